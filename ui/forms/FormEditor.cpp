#include "ui/forms/FormEditor.h"

#include "ui/forms/FormWords.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Theme.h"

#include <QAbstractTextDocumentLayout>
#include <QCheckBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QTimer>
#include <QVBoxLayout>
#include <QtMath>

#include <algorithm>

namespace bk::ui {
namespace {

struct Paragraph {
    const char* name;
    QString FormText::*text;
};

/// In the order of the page.
constexpr Paragraph paragraphs[] = {
    {"title", &FormText::title},         {"controller", &FormText::controller},
    {"data", &FormText::data},           {"withdrawal", &FormText::withdrawal},
    {"retention", &FormText::retention}, {"rights", &FormText::rights},
    {"more", &FormText::more},           {"recognition", &FormText::recognition},
};

QLabel* makeHeading(const QString& words, QWidget* parent) {
    auto* heading = new QLabel(words, parent);
    heading->setProperty("role", QStringLiteral("heading"));
    heading->setWordWrap(true);
    return heading;
}

/// What is only to be read keeps its look: a tick of a disabled box is hard to see.
void setUsable(QCheckBox* box, bool usable) {
    box->setAttribute(Qt::WA_TransparentForMouseEvents, !usable);
    box->setFocusPolicy(usable ? Qt::StrongFocus : Qt::NoFocus);
}

} // namespace

FormEditor::FormEditor(QWidget* parent) : QWidget(parent) {
    m_page = new QVBoxLayout(this);
    m_page->setContentsMargins(0, 0, 0, 0);
    m_page->setSpacing(8);
    m_page->addWidget(makeHeading(tr("Purposes to say yes or no to"), this));
    auto* purposes = new QWidget(this);
    m_purposeFlow = new FlowLayout(purposes, 8);
    m_page->addWidget(purposes);
    m_page->addSpacing(8);
    m_page->addWidget(makeHeading(tr("Words"), this));
    auto* languages = new QWidget(this);
    m_languageFlow = new FlowLayout(languages, 8);
    m_page->addWidget(languages);
    m_addLanguage = new QPushButton(themedIcon(QStringLiteral("list-add")), tr("Add a language"), languages);
    m_addLanguage->setProperty("role", QStringLiteral("link"));
    m_addLanguage->setMenu(new QMenu(m_addLanguage));
    m_removeLanguage = new QPushButton(languages);
    m_removeLanguage->setProperty("role", QStringLiteral("link"));
    connect(m_removeLanguage, &QPushButton::clicked, this, &FormEditor::removeLanguage);
    makeParagraphs();
    m_page->addStretch(1);
}

QPlainTextEdit* FormEditor::addParagraph(const QString& name, const QString& label, const QString& hint) {
    auto* area = new QWidget(this);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    auto* words = new QLabel(label, area);
    words->setWordWrap(true);
    column->addWidget(words);
    auto* edit = new QPlainTextEdit(area);
    edit->setAccessibleName(label);
    edit->setAccessibleDescription(hint);
    edit->setPlaceholderText(hint);
    edit->setTabChangesFocus(true);
    edit->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    words->setBuddy(edit);
    column->addWidget(edit);
    m_page->addWidget(area);
    m_paragraphs.insert(name, edit);
    m_areas.insert(name, area);
    connect(edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            [this, edit] { grow(edit); });
    connect(edit, &QPlainTextEdit::textChanged, this, [this, name, edit] {
        FormText* const to = text();
        if (m_filling || to == nullptr) return;
        const auto known =
            std::find_if(std::begin(paragraphs), std::end(paragraphs),
                         [&](const Paragraph& one) { return name == QLatin1String(one.name); });
        if (known != std::end(paragraphs))
            to->*(known->text) = edit->toPlainText();
        else
            to->purposes[name] = edit->toPlainText();
        Q_EMIT edited();
    });
    return edit;
}

void FormEditor::makeParagraphs() {
    addParagraph(QStringLiteral("title"), tr("Title"), tr("At the head of the page"));
    addParagraph(QStringLiteral("controller"), tr("Who is responsible"),
                 tr("Your organisation and how to reach it, with the data protection officer"));
    addParagraph(QStringLiteral("data"), tr("Which data are kept, and who gets them"),
                 tr("Photos, names, choices; who may see them"));
    addParagraph(QStringLiteral("withdrawal"), tr("Taking a yes back"),
                 tr("At any time, as easily as it was given, and how"));
    addParagraph(QStringLiteral("retention"), tr("For how long"), tr("Until when, and what happens then"));
    addParagraph(QStringLiteral("rights"), tr("Rights"),
                 tr("Access, correction, erasure; complaint to the supervisory authority"));
    addParagraph(QStringLiteral("more"), tr("Good to know"), tr("Whatever else; may stay empty"));
}

void FormEditor::setPurposes(const QList<Purpose>& purposes) {
    if (purposes == m_known) return;
    m_known = purposes;
    m_purposeFlow->clear();
    m_offered.clear();
    for (const QString& name : m_paragraphs.keys()) {
        if (m_areas.value(name) == nullptr || name == QLatin1String("title")) continue;
        const bool fixed =
            std::any_of(std::begin(paragraphs), std::end(paragraphs), [&](const Paragraph& one) {
                return name == QLatin1String(one.name) && name != QLatin1String("recognition");
            });
        if (fixed) continue;
        delete m_areas.take(name);
        m_paragraphs.remove(name);
    }
    // Before the stretch at the end.
    delete m_page->takeAt(m_page->count() - 1);
    for (const Purpose& purpose : std::as_const(m_known)) {
        const QString name = purposeName(purpose);
        auto* box = new QCheckBox(name, this);
        box->setAccessibleName(tr("Offer “%1” on the form").arg(name));
        m_purposeFlow->addWidget(box);
        m_offered.insert(purpose, box);
        connect(box, &QCheckBox::clicked, this, [this, purpose](bool offered) { offer(purpose, offered); });
        addParagraph(purpose.key(),
                     purpose.isRecognition() ? tr("%1, with a tick of its own").arg(name) : name,
                     purpose.isRecognition()
                         ? tr("What faceprints are, and that a no has no consequence")
                         : tr("What a yes allows; the first of several lines becomes the heading"));
    }
    m_page->addStretch(1);
    orderTabs();
    fillParagraphs();
}

void FormEditor::setVersion(const FormVersion& version) {
    m_version = version;
    const bool there = std::any_of(m_version.texts.begin(), m_version.texts.end(),
                                   [&](const FormText& one) { return one.language == m_language; });
    if (!there) m_language = m_version.texts.isEmpty() ? QString() : m_version.texts.first().language;
    makeLanguages();
    fillParagraphs();
    Q_EMIT languageChanged();
}

FormVersion FormEditor::version() const {
    return m_version;
}

void FormEditor::setReadOnly(bool readOnly) {
    m_readOnly = readOnly;
    for (QPlainTextEdit* edit : std::as_const(m_paragraphs))
        edit->setReadOnly(readOnly);
    for (QCheckBox* box : std::as_const(m_offered))
        setUsable(box, !readOnly);
    tidyLanguages();
}

FormText* FormEditor::text() {
    const auto found = std::find_if(m_version.texts.begin(), m_version.texts.end(),
                                    [&](const FormText& one) { return one.language == m_language; });
    return found == m_version.texts.end() ? nullptr : &*found;
}

void FormEditor::fillParagraphs() {
    m_filling = true;
    const FormText* const from = text();
    for (auto it = m_paragraphs.begin(); it != m_paragraphs.end(); ++it) {
        const QString& name = it.key();
        const auto known =
            std::find_if(std::begin(paragraphs), std::end(paragraphs),
                         [&](const Paragraph& one) { return name == QLatin1String(one.name); });
        const QString words = from == nullptr                 ? QString()
                              : known != std::end(paragraphs) ? from->*(known->text)
                                                              : from->purposes.value(name);
        if (it.value()->toPlainText() != words) it.value()->setPlainText(words);
        it.value()->setReadOnly(m_readOnly);
        const auto purpose = std::find_if(m_known.begin(), m_known.end(),
                                          [&](const Purpose& one) { return one.key() == name; });
        m_areas.value(name)->setVisible(from != nullptr &&
                                        (purpose == m_known.end() || m_version.purposes.contains(*purpose)));
    }
    for (auto it = m_offered.begin(); it != m_offered.end(); ++it) {
        it.value()->setChecked(m_version.purposes.contains(it.key()));
        setUsable(it.value(), !m_readOnly);
    }
    m_filling = false;
}

void FormEditor::grow(QPlainTextEdit* edit) {
    // Asking for a block's place lays it out, which tells that the document changed.
    if (m_growing) return;
    m_growing = true;
    QTextDocument* const document = edit->document();
    qreal high = 0;
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next())
        high += document->documentLayout()->blockBoundingRect(block).height();
    const int least = edit == m_paragraphs.value(QStringLiteral("title")) ? 1 : 2;
    edit->setFixedHeight(std::max(qCeil(high), least * edit->fontMetrics().lineSpacing()) + scaled(20));
    m_growing = false;
}

void FormEditor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange) return;
    for (QPlainTextEdit* edit : std::as_const(m_paragraphs))
        QTimer::singleShot(0, edit, [this, edit] { grow(edit); });
}

void FormEditor::makeLanguages() {
    for (QPushButton* button : std::as_const(m_languages)) {
        m_languageFlow->removeWidget(button);
        button->hide();
        button->deleteLater();
    }
    m_languages.clear();
    m_languageFlow->removeWidget(m_addLanguage);
    m_languageFlow->removeWidget(m_removeLanguage);
    for (const FormText& one : std::as_const(m_version.texts)) {
        if (m_languages.contains(one.language)) continue;
        auto* button = new QPushButton(languageName(one.language), m_languageFlow->parentWidget());
        button->setProperty("role", QStringLiteral("chip"));
        button->setCheckable(true);
        button->setAccessibleName(tr("Words in %1").arg(languageName(one.language)));
        m_languageFlow->addWidget(button);
        button->show();
        m_languages.insert(one.language, button);
        connect(button, &QPushButton::clicked, this,
                [this, language = one.language] { showLanguage(language); });
    }
    m_languageFlow->addWidget(m_addLanguage);
    m_languageFlow->addWidget(m_removeLanguage);
    orderTabs();
    tidyLanguages();
}

void FormEditor::orderTabs() {
    QList<QWidget*> order;
    for (const Purpose& purpose : std::as_const(m_known))
        order << m_offered.value(purpose);
    for (const FormText& one : std::as_const(m_version.texts))
        order << m_languages.value(one.language);
    order << m_addLanguage << m_removeLanguage;
    for (const Paragraph& one : paragraphs)
        if (one.text != &FormText::recognition) order << m_paragraphs.value(QLatin1String(one.name));
    for (const Purpose& purpose : std::as_const(m_known))
        order << m_paragraphs.value(purpose.key());
    order.removeAll(nullptr);
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void FormEditor::tidyLanguages() {
    for (auto it = m_languages.begin(); it != m_languages.end(); ++it)
        it.value()->setChecked(it.key() == m_language);
    QMenu* const menu = m_addLanguage->menu();
    menu->clear();
    for (const QString& language : formLanguages())
        if (!m_languages.contains(language))
            menu->addAction(languageName(language), this, [this, language] { addLanguage(language); });
    m_addLanguage->setVisible(!m_readOnly && !menu->isEmpty());
    m_removeLanguage->setText(tr("Leave out %1").arg(languageName(m_language)));
    m_removeLanguage->setVisible(!m_readOnly && m_version.texts.size() > 1);
}

void FormEditor::showLanguage(const QString& language) {
    m_language = language;
    tidyLanguages();
    fillParagraphs();
    Q_EMIT languageChanged();
}

void FormEditor::addLanguage(const QString& language) {
    FormText added;
    added.language = language;
    m_version.texts << added;
    m_language = language;
    makeLanguages();
    fillParagraphs();
    Q_EMIT languageChanged();
    Q_EMIT edited();
    m_paragraphs.value(QStringLiteral("title"))->setFocus();
}

void FormEditor::removeLanguage() {
    m_version.texts.removeIf([&](const FormText& one) { return one.language == m_language; });
    m_language = m_version.texts.isEmpty() ? QString() : m_version.texts.first().language;
    makeLanguages();
    fillParagraphs();
    Q_EMIT languageChanged();
    Q_EMIT edited();
}

void FormEditor::offer(const Purpose& purpose, bool offered) {
    if (m_readOnly) return fillParagraphs();
    QList<Purpose> purposes;
    for (const Purpose& one : std::as_const(m_known))
        if (one == purpose ? offered : m_version.purposes.contains(one)) purposes << one;
    m_version.purposes = purposes;
    fillParagraphs();
    Q_EMIT edited();
}

void FormEditor::showFinding(const FormFinding& finding) {
    if (!finding.language.isEmpty() && finding.language != m_language) showLanguage(finding.language);
    const auto place = [&]() -> QWidget* {
        switch (finding.lack) {
        case FormLack::NoLanguage:
            return m_addLanguage;
        case FormLack::NoPurpose:
            return m_known.isEmpty() ? nullptr : m_offered.value(m_known.first());
        case FormLack::LanguageTwice:
            return m_removeLanguage;
        case FormLack::Title:
            return paragraph(QStringLiteral("title"));
        case FormLack::Controller:
            return paragraph(QStringLiteral("controller"));
        case FormLack::PurposeText:
            return finding.purpose ? paragraph(finding.purpose->key()) : nullptr;
        case FormLack::Data:
            return paragraph(QStringLiteral("data"));
        case FormLack::Withdrawal:
            return paragraph(QStringLiteral("withdrawal"));
        case FormLack::Retention:
            return paragraph(QStringLiteral("retention"));
        case FormLack::Rights:
            return paragraph(QStringLiteral("rights"));
        case FormLack::Recognition:
            return paragraph(QStringLiteral("recognition"));
        case FormLack::Unfinished:
            break;
        }
        // The first place that is open, marked.
        for (QPlainTextEdit* edit : findChildren<QPlainTextEdit*>()) {
            const qsizetype at = edit->toPlainText().indexOf(QStringLiteral("[…"));
            if (at < 0 || edit->isHidden() || edit->parentWidget()->isHidden()) continue;
            const qsizetype end = edit->toPlainText().indexOf(QLatin1Char(']'), at);
            QTextCursor cursor = edit->textCursor();
            cursor.setPosition(static_cast<int>(at));
            cursor.setPosition(static_cast<int>(end < 0 ? at + 2 : end + 1), QTextCursor::KeepAnchor);
            edit->setTextCursor(cursor);
            return edit;
        }
        return nullptr;
    }();
    if (place != nullptr) place->setFocus(Qt::OtherFocusReason);
}

} // namespace bk::ui
