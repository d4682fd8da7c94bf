#include "ui/forms/FormWords.h"

#include "ui/widgets/Theme.h"

#include <QCoreApplication>

namespace bk::ui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::FormWords)
};

} // namespace

QString languageName(const QString& language) {
    if (language == QLatin1String("nl")) return Texts::tr("Dutch");
    if (language == QLatin1String("en")) return Texts::tr("English");
    if (language == QLatin1String("de")) return Texts::tr("German");
    if (language == QLatin1String("fr")) return Texts::tr("French");
    return language;
}

QString wordsFor(const FormFinding& finding) {
    const QString language = languageName(finding.language);
    switch (finding.lack) {
    case FormLack::NoLanguage:
        return Texts::tr("There is no text in any language.");
    case FormLack::NoPurpose:
        return Texts::tr("No purpose is offered.");
    case FormLack::LanguageTwice:
        return Texts::tr("%1 is there twice.").arg(language);
    case FormLack::Title:
        return Texts::tr("%1: the title.").arg(language);
    case FormLack::Controller:
        return Texts::tr("%1: who is responsible and how to reach them.").arg(language);
    case FormLack::PurposeText:
        return Texts::tr("%1: what “%2” means.")
            .arg(language, finding.purpose ? purposeName(*finding.purpose) : QString());
    case FormLack::Data:
        return Texts::tr("%1: which data are kept and who gets them.").arg(language);
    case FormLack::Withdrawal:
        return Texts::tr("%1: that a yes can be taken back, and how.").arg(language);
    case FormLack::Retention:
        return Texts::tr("%1: how long the data are kept.").arg(language);
    case FormLack::Rights:
        return Texts::tr("%1: rights, and where to complain.").arg(language);
    case FormLack::Recognition:
        return Texts::tr("%1: what recognition is, and that a no has no consequence.").arg(language);
    case FormLack::Unfinished:
        return Texts::tr("%1: a place marked “[…” is still to be filled in.").arg(language);
    }
    return {};
}

} // namespace bk::ui
