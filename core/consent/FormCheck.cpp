#include "core/consent/FormCheck.h"

#include <QSet>

#include <algorithm>

namespace bk {
namespace {

const QString placeToFill = QStringLiteral("[…");

bool isBlank(const QString& text) {
    return text.trimmed().isEmpty();
}

/// Whether one of the paragraphs that are printed has a place left open.
bool isUnfinished(const FormText& text, const QList<Purpose>& offered) {
    QStringList printed{text.title,     text.controller, text.data, text.withdrawal,
                        text.retention, text.rights,     text.more};
    for (const Purpose& purpose : offered)
        printed << (purpose.isRecognition() ? text.recognition : text.purposes.value(purpose.key()));
    return std::any_of(printed.begin(), printed.end(),
                       [](const QString& paragraph) { return paragraph.contains(placeToFill); });
}

void checkText(const FormText& text, const QList<Purpose>& offered, QList<FormFinding>& lacks) {
    const auto need = [&](const QString& paragraph, FormLack lack) {
        if (isBlank(paragraph)) lacks << FormFinding{lack, text.language, {}};
    };
    need(text.title, FormLack::Title);
    need(text.controller, FormLack::Controller);
    for (const Purpose& purpose : offered)
        if (!purpose.isRecognition() && isBlank(text.purposes.value(purpose.key())))
            lacks << FormFinding{FormLack::PurposeText, text.language, purpose};
    need(text.data, FormLack::Data);
    need(text.withdrawal, FormLack::Withdrawal);
    need(text.retention, FormLack::Retention);
    need(text.rights, FormLack::Rights);
    if (offered.contains(Purpose::recognition())) need(text.recognition, FormLack::Recognition);
    if (isUnfinished(text, offered)) lacks << FormFinding{FormLack::Unfinished, text.language, {}};
}

} // namespace

QList<FormFinding> formLacks(const FormVersion& version) {
    QList<FormFinding> lacks;
    if (version.texts.isEmpty()) lacks << FormFinding{FormLack::NoLanguage, {}, {}};
    if (version.purposes.isEmpty()) lacks << FormFinding{FormLack::NoPurpose, {}, {}};
    QSet<QString> seen;
    QSet<QString> told;
    for (const FormText& text : version.texts) {
        if (seen.contains(text.language) && !told.contains(text.language)) {
            lacks << FormFinding{FormLack::LanguageTwice, text.language, {}};
            told << text.language;
        }
        seen << text.language;
        checkText(text, version.purposes, lacks);
    }
    return lacks;
}

QString describe(const FormFinding& finding) {
    const auto inLanguage = [&](const char* sentence) {
        return QStringLiteral("%1: %2").arg(finding.language, QString::fromUtf8(sentence));
    };
    switch (finding.lack) {
    case FormLack::NoLanguage:
        return QStringLiteral("it has no text in any language");
    case FormLack::NoPurpose:
        return QStringLiteral("it offers no purpose to say yes or no to");
    case FormLack::LanguageTwice:
        return inLanguage("there are two texts in this language");
    case FormLack::Title:
        return inLanguage("has no title");
    case FormLack::Controller:
        return inLanguage("does not say who is responsible and how to reach them");
    case FormLack::PurposeText:
        return QStringLiteral("%1: does not explain the purpose \"%2\"")
            .arg(finding.language, finding.purpose ? finding.purpose->key() : QString());
    case FormLack::Data:
        return inLanguage("does not say which data are kept and who gets them");
    case FormLack::Withdrawal:
        return inLanguage("does not say that a yes can be taken back, and how");
    case FormLack::Retention:
        return inLanguage("says nothing about how long the data are kept");
    case FormLack::Rights:
        return inLanguage("does not tell the person's rights and where to complain");
    case FormLack::Recognition:
        return inLanguage("offers recognition without a paragraph of its own about it");
    case FormLack::Unfinished:
        return inLanguage("has a place that is still to be filled in: \"[…\"");
    }
    return {};
}

} // namespace bk
