#include "ui/forms/FormsPage.h"

#include "ui/forms/FormEditor.h"
#include "ui/forms/FormPreview.h"
#include "ui/forms/FormWords.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/StateBadge.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bk::ui {
namespace {

bool saysTheSame(const FormVersion& a, const FormVersion& b) {
    return a.purposes == b.purposes && a.texts == b.texts;
}

/// A sentence that leads somewhere, on as many lines as it needs.
class SentenceButton final : public QPushButton {
public:
    SentenceButton(const QString& sentence, QWidget* parent) : QPushButton(parent) {
        setProperty("role", QStringLiteral("link"));
        setAccessibleName(sentence);
        auto* inside = new QVBoxLayout(this);
        inside->setContentsMargins(8, 4, 8, 4);
        auto* words = new QLabel(sentence, this);
        words->setWordWrap(true);
        words->setAttribute(Qt::WA_TransparentForMouseEvents);
        inside->addWidget(words);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    QSize sizeHint() const override { return layout()->totalSizeHint(); }
    QSize minimumSizeHint() const override { return layout()->totalMinimumSize(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return layout()->totalHeightForWidth(width); }
};

} // namespace

// The widgets are made in FormsPageLayout.cpp; FormsPagePapers.cpp writes and prints.

QString FormsPage::title() const {
    return tr("Consent forms");
}

void FormsPage::activate() {
    load();
    m_list->setFocus();
}

void FormsPage::load() {
    struct Answer {
        QList<ConsentForm> forms;
        QList<Purpose> purposes;
    };
    m_workspace.ask(
        this,
        [](Services& services) -> Result<Answer> {
            Answer answer;
            BK_ASSIGN(answer.forms, services.forms.list());
            BK_ASSIGN(answer.purposes, services.consent.purposes());
            return answer;
        },
        [this, generation = ++m_generation](Result<Answer> answer) {
            if (generation != m_generation) return;
            if (!answer) {
                Q_EMIT m_workspace.failed(answer.error());
                return;
            }
            m_loaded = true;
            m_forms = answer->forms;
            m_purposes = answer->purposes;
            const bool newOne = m_chosen.isNull() && m_drafts.contains(TemplateId());
            if (form() == nullptr && !newOne)
                m_chosen = m_forms.isEmpty() ? TemplateId() : m_forms.first().id;
            fillList();
            showForm();
            Q_EMIT ready();
        },
        1);
}

const ConsentForm* FormsPage::form() const {
    const auto found = std::find_if(m_forms.begin(), m_forms.end(),
                                    [this](const ConsentForm& one) { return one.id == m_chosen; });
    return found == m_forms.end() ? nullptr : &*found;
}

FormsPage::Draft* FormsPage::draft() {
    const auto found = m_drafts.find(m_chosen);
    return found == m_drafts.end() ? nullptr : &*found;
}

bool FormsPage::isOld() const {
    const ConsentForm* const of = form();
    return of != nullptr && m_version != 0 && m_version != of->versions.last().version;
}

void FormsPage::fillList() {
    m_filling = true;
    m_list->clear();
    const auto add = [this](const TemplateId& id, const QString& words) {
        auto* item = new QListWidgetItem(words, m_list);
        item->setData(Qt::UserRole, id.toBytes());
        if (id == m_chosen) m_list->setCurrentItem(item);
    };
    for (const ConsentForm& one : std::as_const(m_forms)) {
        QString words = one.name;
        if (one.retired) words = tr("%1 (retired)").arg(words);
        if (m_drafts.contains(one.id)) words = tr("%1 (not saved)").arg(words);
        add(one.id, words);
    }
    if (m_drafts.contains(TemplateId())) {
        const QString name = m_drafts.value(TemplateId()).name.trimmed();
        add(TemplateId(), tr("%1 (not saved)").arg(name.isEmpty() ? tr("New form") : name));
    }
    m_filling = false;
    m_stack->setCurrentIndex(m_list->count() > 0 ? 1 : 0);
    if (m_list->count() == 0 && m_loaded) {
        m_empty->setTexts(
            tr("No consent form yet: begin with the suggestion"),
            tr("It says in Dutch and English what people must be told before they sign. You fill "
               "in what only your organisation knows."));
        m_empty->setAction(m_workspace.may(Right::ManageConsent) ? tr("Begin with the suggestion")
                                                                 : QString());
    }
    Q_EMIT statusChanged(m_loaded ? tr("%n form(s)", nullptr, static_cast<int>(m_forms.size())) : QString());
}

void FormsPage::begin() {
    m_workspace.ask(
        this, [](Services& services) { return services.forms.suggestion(); },
        [this](Result<FormVersion> suggestion) {
            if (!suggestion) {
                Q_EMIT m_workspace.failed(suggestion.error());
                return;
            }
            // One new form at a time: what was begun is gone on with.
            if (!m_drafts.contains(TemplateId())) m_drafts.insert(TemplateId(), {{}, *suggestion});
            m_chosen = TemplateId();
            m_version = 0;
            fillList();
            showForm();
            m_name->setFocus();
        },
        1);
}

void FormsPage::choose(const TemplateId& id) {
    m_chosen = id;
    m_version = 0;
    showForm();
}

void FormsPage::showVersion(int number) {
    m_version = number;
    fillList();
    showForm();
}

void FormsPage::showForm() {
    const ConsentForm* const of = form();
    Draft* const written = draft();
    if (of == nullptr && written == nullptr) return tidy();
    m_filling = true;
    m_versions->clear();
    FormVersion version = written != nullptr ? written->version : of->versions.last();
    if (of != nullptr) {
        for (auto it = of->versions.rbegin(); it != of->versions.rend(); ++it)
            m_versions->addItem(
                tr("Version %1 of %2").arg(it->version).arg(shortDate(it->at.toLocalTime().date())),
                it->version);
        if (isOld())
            for (const FormVersion& one : of->versions)
                if (one.version == m_version) version = one;
        m_versions->setCurrentIndex(std::max(0, m_versions->findData(m_version)));
    }
    m_versions->setVisible(of != nullptr);
    m_name->setText(written != nullptr ? written->name : of->name);
    // Also what is not offered any more, where this version names it.
    QList<Purpose> purposes = m_purposes;
    for (const Purpose& purpose : std::as_const(version.purposes))
        if (!purposes.contains(purpose))
            purposes.insert(std::max<qsizetype>(purposes.size() - 1, 0), purpose);
    m_editor->setPurposes(purposes);
    m_editor->setVersion(version);
    m_filling = false;
    tidy();
}

void FormsPage::edited() {
    if (m_filling) return;
    const ConsentForm* const of = form();
    const FormVersion version = m_editor->version();
    const bool same = of != nullptr && saysTheSame(version, of->versions.last());
    const bool had = m_drafts.contains(m_chosen);
    if (same)
        m_drafts.remove(m_chosen);
    else if (of != nullptr)
        m_drafts.insert(m_chosen, {of->name, version});
    else
        m_drafts.insert(m_chosen, {m_name->text(), version});
    if (had == same || of == nullptr) fillList();
    tidy();
}

void FormsPage::tidy() {
    const ConsentForm* const of = form();
    const bool mayManage = m_workspace.may(Right::ManageConsent);
    const bool dirty = draft() != nullptr;
    const bool retired = of != nullptr && of->retired;
    const bool readOnly = !mayManage || isOld() || retired;
    m_editor->setReadOnly(readOnly);
    m_name->setReadOnly(!mayManage || isOld());
    if (isOld())
        m_banner->say(Tone::Neutral,
                      tr("This is version %1, as it was kept. Versions are never changed.").arg(m_version),
                      mayManage && !retired ? tr("Begin a new version with it") : QString());
    else if (retired)
        m_banner->say(Tone::Neutral, tr("This form is retired. What was signed on it stays."));
    else
        m_banner->clear();
    fillMissing();
    const bool complete = formLacks(m_editor->version()).isEmpty();
    const bool named = !m_name->text().trimmed().isEmpty();
    m_save->setText(of == nullptr ? tr("Save as a form")
                                  : tr("Save as version %1").arg(of->versions.last().version + 1));
    m_save->setEnabled(dirty && complete && named && !readOnly && !m_writing);
    m_save->setToolTip(!dirty      ? tr("Nothing was changed")
                       : !complete ? tr("First what is missing")
                       : !named    ? tr("First a name")
                                   : QString());
    m_discard->setEnabled(dirty && !isOld());
    m_retire->setText(retired ? tr("Offer again") : tr("Retire"));
    m_retire->setToolTip(retired ? QString() : tr("Not offered any more; what was signed on it stays"));
    m_retire->setEnabled(of != nullptr && !m_writing);
    const bool printable = of != nullptr && (!dirty || isOld());
    for (QPushButton* button : {m_pdf, m_print}) {
        button->setEnabled(printable);
        button->setToolTip(printable ? QString() : tr("Save it first: only what is kept is printed"));
    }
    m_preview->show(m_editor->version(), m_editor->language(), m_name->text().trimmed(),
                    printable ? std::optional(of->id) : std::nullopt);
}

void FormsPage::fillMissing() {
    while (QLayoutItem* item = m_missing->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const QList<FormFinding> lacks = formLacks(m_editor->version());
    m_complete->setState(lacks.isEmpty() ? Tone::Cleared : Tone::Attention,
                         lacks.isEmpty() ? tr("Nothing is missing") : tr("Still missing"));
    constexpr qsizetype most = 6;
    for (const FormFinding& finding : lacks.first(std::min(lacks.size(), most))) {
        auto* button = new SentenceButton(wordsFor(finding), m_missing->parentWidget());
        button->setToolTip(tr("Go there"));
        m_missing->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, finding] { m_editor->showFinding(finding); });
    }
    if (lacks.size() > most) {
        auto* more = new QLabel(tr("and %n more", nullptr, static_cast<int>(lacks.size() - most)));
        more->setProperty("role", QStringLiteral("caption"));
        more->setContentsMargins(8, 0, 0, 0);
        m_missing->addWidget(more);
    }
}

QList<QPushButton*> FormsPage::missingButtons() const {
    QList<QPushButton*> buttons;
    for (int i = 0; i < m_missing->count(); ++i)
        if (auto* button = qobject_cast<QPushButton*>(m_missing->itemAt(i)->widget())) buttons << button;
    return buttons;
}

QStringList FormsPage::missing() const {
    QStringList sentences;
    for (const QPushButton* button : missingButtons())
        sentences << button->accessibleName();
    return sentences;
}

void FormsPage::save() {
    const QString name = m_name->text();
    m_writing = true;
    m_save->setEnabled(false);
    m_workspace.ask(
        this,
        [id = m_chosen, name, version = m_editor->version()](Services& services) {
            return id.isNull() ? services.forms.add(name, version) : services.forms.addVersion(id, version);
        },
        [this, id = m_chosen](Result<ConsentForm> kept) {
            m_writing = false;
            if (!kept) {
                Q_EMIT m_workspace.failed(kept.error());
                return tidy();
            }
            m_drafts.remove(id);
            if (m_chosen == id) m_chosen = kept->id;
            m_version = 0;
            Q_EMIT m_workspace.message(
                tr("“%1” is kept as version %2.").arg(kept->name).arg(kept->versions.last().version));
            load();
        },
        1);
}

void FormsPage::rename() {
    const ConsentForm* const of = form();
    const QString name = m_name->text().trimmed();
    if (of == nullptr || m_name->isReadOnly() || name == of->name) return;
    if (name.isEmpty()) {
        m_name->setText(of->name);
        return;
    }
    m_workspace.ask(
        this, [id = of->id, name](Services& services) { return services.forms.rename(id, name); },
        [this, before = of->name](Result<ConsentForm> renamed) {
            if (!renamed) {
                m_name->setText(before);
                Q_EMIT m_workspace.failed(renamed.error());
                return;
            }
            load();
        },
        1);
}

void FormsPage::retire() {
    const ConsentForm* const of = form();
    if (of == nullptr) return;
    m_writing = true;
    m_workspace.ask(
        this,
        [id = of->id, retired = !of->retired](Services& services) {
            return services.forms.setRetired(id, retired);
        },
        [this](Result<ConsentForm> changed) {
            m_writing = false;
            if (!changed) {
                Q_EMIT m_workspace.failed(changed.error());
                return tidy();
            }
            Q_EMIT m_workspace.message(changed->retired
                                           ? tr("“%1” is not offered any more.").arg(changed->name)
                                           : tr("“%1” is offered again.").arg(changed->name));
            load();
        },
        1);
}

void FormsPage::discard() {
    m_drafts.remove(m_chosen);
    if (form() == nullptr) m_chosen = m_forms.isEmpty() ? TemplateId() : m_forms.first().id;
    fillList();
    showForm();
    m_list->setFocus();
}

void FormsPage::keyPressEvent(QKeyEvent* event) {
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && button != nullptr && button->hasFocus()) return button->click();
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT m_workspace.backWanted();
        return;
    }
    if (event->matches(QKeySequence::Print)) {
        if (m_print->isEnabled()) pickPrinter();
        return;
    }
    if (event->matches(QKeySequence::Save)) {
        if (m_save->isEnabled()) save();
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace bk::ui
