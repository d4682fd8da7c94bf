#include "ui/quitclaims/QuitclaimList.h"

#include "ui/forms/FormWords.h"
#include "ui/quitclaims/QuitclaimCard.h"
#include "ui/quitclaims/QuitclaimEditor.h"
#include "ui/quitclaims/QuitclaimPapers.h"
#include "ui/quitclaims/QuitclaimSaving.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/quitclaims/ScanFiles.h"
#include "ui/quitclaims/ScanPages.h"
#include "ui/quitclaims/WithdrawPanel.h"
#include "ui/quitclaims/WithdrawalReport.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bk::ui {
namespace {

/// Whether the cards of both would look the same. Every change of a record is a new version.
bool looksTheSame(const PersonSheet& a, const PersonSheet& b) {
    return a.today == b.today && a.summary.person.id == b.summary.person.id &&
           a.summary.person.born == b.summary.person.born && a.collections == b.collections &&
           a.forms == b.forms &&
           std::equal(a.quitclaims.begin(), a.quitclaims.end(), b.quitclaims.begin(), b.quitclaims.end(),
                      [](const QuitclaimView& one, const QuitclaimView& other) {
                          const Quitclaim& left = one.quitclaim;
                          const Quitclaim& right = other.quitclaim;
                          return left.id == right.id && left.version == right.version &&
                                 left.state == right.state && left.scans.size() == right.scans.size() &&
                                 left.withdrawals.size() == right.withdrawals.size() &&
                                 one.lastDay == other.lastDay;
                      });
}

} // namespace

QuitclaimList::QuitclaimList(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_pages(new ScanPages(workspace, this))
    , m_papers(new QuitclaimPapers(workspace, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    makeHead(layout);
    m_report = new WithdrawalReport(workspace, *m_papers, this);
    layout->addWidget(m_report);
    m_withdrawAll = new Card(this);
    m_withdrawAll->hide();
    layout->addWidget(m_withdrawAll);
    m_editor = new QuitclaimEditor(workspace, this);
    layout->addWidget(m_editor);
    m_empty =
        new QLabel(m_workspace.may(Right::ManageConsent)
                       ? tr("None yet: nothing may be published. Drop the scan of the signed form on this "
                            "page, or fill in a new quitclaim.")
                       : tr("None yet: nothing may be published. A consent officer records the signed form "
                            "here."),
                   this);
    m_empty->setProperty("role", QStringLiteral("muted"));
    m_empty->setWordWrap(true);
    layout->addWidget(m_empty);
    m_cards = new QVBoxLayout;
    m_cards->setSpacing(8);
    layout->addLayout(m_cards);
    m_fold = new QPushButton(this);
    m_fold->setProperty("role", QStringLiteral("link"));
    m_fold->hide();
    layout->addWidget(m_fold, 0, Qt::AlignLeft);
    connect(m_fold, &QPushButton::clicked, this, [this] {
        m_unfolded = !m_unfolded;
        makeCards();
        m_fold->setFocus();
    });
    connectEditor();
}

void QuitclaimList::makeHead(QVBoxLayout* layout) {
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* heading = new QLabel(tr("Quitclaims"), this);
    heading->setProperty("role", QStringLiteral("title"));
    head->addWidget(heading);
    head->addStretch(1);
    m_refused = new QPushButton(tr("The person said no…"), this);
    m_refused->setToolTip(tr("Records a refusal of every purpose, recognition, too"));
    head->addWidget(m_refused);
    m_add = new QPushButton(tr("New quitclaim"), this);
    m_add->setProperty("role", QStringLiteral("primary"));
    head->addWidget(m_add);
    for (QPushButton* button : {m_refused, m_add})
        button->setVisible(m_workspace.may(Right::ManageConsent));
    layout->addLayout(head);
    connect(m_add, &QPushButton::clicked, this, &QuitclaimList::beginNew);
    connect(m_refused, &QPushButton::clicked, this, &QuitclaimList::beginRefusal);
}

void QuitclaimList::connectEditor() {
    connect(m_editor, &QuitclaimEditor::opened, this, [this] { Q_EMIT sightWanted(m_editor); });
    connect(m_editor, &QuitclaimEditor::cancelled, this, [this] {
        m_editor->hide();
        m_add->setFocus();
    });
    connect(m_editor, &QuitclaimEditor::saved, this, [this](const Quitclaim& quitclaim) {
        const bool draft = quitclaim.state == QuitclaimState::Draft;
        m_report->say(
            draft ? Tone::Attention : Tone::Cleared,
            draft ? tr("%1 is kept as a draft; it counts once its scan is here.").arg(quitclaim.number)
                  : tr("%1 is kept and counts from now on.").arg(quitclaim.number));
        Q_EMIT sightWanted(m_report);
    });
    connect(m_editor, &QuitclaimEditor::corrected, this, [this](const Quitclaim& quitclaim) {
        m_report->say(Tone::Cleared,
                      tr("%1 is put right; its history tells what was before.").arg(quitclaim.number));
        Q_EMIT sightWanted(m_report);
    });
    connect(m_editor, &QuitclaimEditor::savedInPart, this, [this](const QString& sentence) {
        m_report->say(Tone::Attention, sentence);
        Q_EMIT sightWanted(m_report);
    });
}

Banner* QuitclaimList::outcome() const {
    return m_report->banner();
}

void QuitclaimList::clear() {
    m_editor->hide();
    m_report->clear();
    m_pages->forget();
    m_unfolded = false;
    m_waiting.reset();
    closeWithdrawAll();
    takeSheet({});
}

bool QuitclaimList::isBusy() const {
    return (m_withdrawPanel != nullptr && m_withdrawPanel->isBusy()) ||
           std::any_of(m_shown.begin(), m_shown.end(),
                       [](const QuitclaimCard* card) { return card->isBusy(); });
}

void QuitclaimList::showWaiting() {
    if (const auto sheet = std::exchange(m_waiting, std::nullopt)) setSheet(*sheet);
}

void QuitclaimList::setSheet(const PersonSheet& sheet) {
    // The catalog tells of a change before the panel that made it has its answer.
    if (isBusy()) {
        m_waiting = sheet;
        return;
    }
    takeSheet(sheet);
}

void QuitclaimList::takeSheet(const PersonSheet& sheet) {
    // Panels that are open stay open while something else of the catalog changes.
    const bool same = looksTheSame(sheet, m_sheet) && !m_shown.isEmpty();
    m_sheet = sheet;
    m_editor->setKnown(sheet.quitclaims);
    m_empty->setVisible(sheet.quitclaims.isEmpty());
    if (!same) makeCards();
    if (!mayWithdraw()) closeWithdrawAll();
}

int QuitclaimList::shownAtFirst() const {
    const int all = static_cast<int>(m_sheet.quitclaims.size());
    const auto counts = [this](const QuitclaimView& view) {
        return PersonSheet::rank(view, m_sheet.today) < PersonSheet::firstEarlierRank;
    };
    const auto now =
        static_cast<int>(std::count_if(m_sheet.quitclaims.begin(), m_sheet.quitclaims.end(), counts));
    const int shown = qBound(1, now, mostAtFirst);
    // A fold for one alone saves nothing.
    return all - shown <= 1 ? all : shown;
}

void QuitclaimList::makeCards() {
    for (QuitclaimCard* card : std::as_const(m_shown)) {
        card->hide();
        card->deleteLater();
    }
    m_shown.clear();
    const int all = static_cast<int>(m_sheet.quitclaims.size());
    const int first = shownAtFirst();
    const int shown = m_unfolded ? all : first;
    for (const QuitclaimView& view : m_sheet.quitclaims.mid(0, shown))
        addCard(view);
    m_fold->setVisible(first < all);
    m_fold->setIcon(themedIcon(m_unfolded ? QStringLiteral("arrow-up") : QStringLiteral("arrow-down")));
    m_fold->setText(m_unfolded ? tr("Fold the earlier ones away") : tr("%n earlier", nullptr, all - first));
    m_fold->setAccessibleName(m_unfolded ? m_fold->text()
                                         : tr("Show %n earlier quitclaim(s)", nullptr, all - first));
}

void QuitclaimList::addCard(const QuitclaimView& view) {
    auto* card = new QuitclaimCard(m_workspace, *m_pages, *m_papers, view, scopeOf(view.quitclaim),
                                   formOf(view.quitclaim), this);
    connect(card, &QuitclaimCard::scanWanted, this, &QuitclaimList::scanWanted);
    connect(card, &QuitclaimCard::sightWanted, this, &QuitclaimList::sightWanted);
    connect(card, &QuitclaimCard::renewWanted, this,
            [this](const Quitclaim& quitclaim) { renew(quitclaim.id); });
    connect(card, &QuitclaimCard::correctWanted, this, &QuitclaimList::correct);
    connect(card, &QuitclaimCard::attachWanted, this, &QuitclaimList::attach);
    connect(card, &QuitclaimCard::withdrawn, this, &QuitclaimList::sayWithdrawn);
    connect(card, &QuitclaimCard::settled, this, &QuitclaimList::showWaiting);
    m_cards->addWidget(card);
    m_shown << card;
}

void QuitclaimList::sayWithdrawn(const WithdrawalOutcome& outcome, const QString& sentence) {
    QStringList numbers;
    for (const QuitclaimId& id : outcome.quitclaims) {
        QString number;
        for (const QuitclaimView& view : std::as_const(m_sheet.quitclaims))
            if (view.quitclaim.id == id) number = view.quitclaim.number;
        numbers << number;
    }
    m_report->sayWithdrawn(outcome, numbers, sentence);
    Q_EMIT m_workspace.message(sentence);
    Q_EMIT sightWanted(m_report);
}

QString QuitclaimList::scopeOf(const Quitclaim& quitclaim) const {
    switch (quitclaim.scope.kind) {
    case ScopeKind::AllPhotos:
        break;
    case ScopeKind::Collection:
        return tr("only the collection “%1”").arg(m_sheet.collections.value(quitclaim.scope.collection));
    case ScopeKind::Photos:
        return tr("only %n photo(s)", nullptr, static_cast<int>(quitclaim.scope.photos.size()));
    }
    return {};
}

QString QuitclaimList::formOf(const Quitclaim& quitclaim) const {
    if (!quitclaim.form) return {};
    return tr("on “%1”, version %2, %3")
        .arg(m_sheet.forms.value(quitclaim.form->form, tr("a form")),
             QString::number(quitclaim.form->version), languageName(quitclaim.form->language));
}

QuitclaimCard* QuitclaimList::card(const QuitclaimId& quitclaim) const {
    for (QuitclaimCard* one : m_shown)
        if (one->quitclaim().id == quitclaim) return one;
    return nullptr;
}

QuitclaimCard* QuitclaimList::reveal(const QuitclaimId& quitclaim) {
    if (QuitclaimCard* known = card(quitclaim)) return known;
    const bool folded =
        std::any_of(m_sheet.quitclaims.begin(), m_sheet.quitclaims.end(),
                    [&](const QuitclaimView& view) { return view.quitclaim.id == quitclaim; });
    if (!folded || m_unfolded) return nullptr;
    m_unfolded = true;
    makeCards();
    return card(quitclaim);
}

void QuitclaimList::beginNew() {
    m_report->clear();
    m_editor->beginNew(m_sheet.summary.person);
}

void QuitclaimList::beginRefusal() {
    m_report->clear();
    m_editor->beginRefusal(m_sheet.summary.person);
}

void QuitclaimList::renew(const QuitclaimId& quitclaim) {
    for (const QuitclaimView& view : std::as_const(m_sheet.quitclaims)) {
        if (view.quitclaim.id != quitclaim) continue;
        m_report->clear();
        m_editor->beginRenewal(m_sheet.summary.person, view.quitclaim);
        return;
    }
    beginNew();
}

void QuitclaimList::correct(const Quitclaim& quitclaim) {
    m_report->clear();
    m_editor->beginCorrection(m_sheet.summary.person, quitclaim);
}

bool QuitclaimList::mayWithdraw() const {
    return m_workspace.may(Right::ManageConsent) &&
           std::any_of(m_sheet.quitclaims.begin(), m_sheet.quitclaims.end(),
                       [](const QuitclaimView& view) { return isWithdrawable(view.quitclaim); });
}

WithdrawPanel* QuitclaimList::beginWithdrawAll() {
    if (!mayWithdraw()) return nullptr;
    if (m_withdrawPanel == nullptr) {
        m_report->clear();
        m_withdrawPanel = new WithdrawPanel(m_workspace, m_sheet.summary, m_sheet.quitclaims, m_withdrawAll);
        m_withdrawPanel->standAlone();
        m_withdrawAll->body()->addWidget(m_withdrawPanel);
        m_withdrawAll->show();
        connect(m_withdrawPanel, &WithdrawPanel::cancelled, this, [this] {
            closeWithdrawAll();
            m_add->setFocus();
        });
        connect(m_withdrawPanel, &WithdrawPanel::withdrawn, this,
                [this](const WithdrawalOutcome& outcome, const QString& sentence) {
                    closeWithdrawAll();
                    sayWithdrawn(outcome, sentence);
                });
        connect(m_withdrawPanel, &WithdrawPanel::settled, this, &QuitclaimList::showWaiting);
    }
    m_withdrawPanel->button()->setFocus();
    Q_EMIT sightWanted(m_withdrawAll);
    return m_withdrawPanel;
}

void QuitclaimList::closeWithdrawAll() {
    if (m_withdrawPanel == nullptr) return;
    m_withdrawPanel->hide();
    m_withdrawPanel->deleteLater();
    m_withdrawPanel = nullptr;
    m_withdrawAll->hide();
}

void QuitclaimList::withdrawRecognition(const QuitclaimId& quitclaim) {
    if (QuitclaimCard* one = reveal(quitclaim)) one->beginWithdrawal(Purpose::recognition());
}

void QuitclaimList::drop(const QList<FilePath>& files) {
    if (files.isEmpty() || m_sheet.summary.person.id.isNull()) return;
    if (!m_workspace.may(Right::ManageConsent)) return;
    if (m_editor->isVisible()) {
        m_editor->addScans(files);
        return;
    }
    for (const QuitclaimView& view : std::as_const(m_sheet.quitclaims)) {
        if (view.quitclaim.state != QuitclaimState::Draft) continue;
        attach(view.quitclaim.id, files);
        return;
    }
    m_report->clear();
    m_editor->beginNew(m_sheet.summary.person, files);
}

void QuitclaimList::attach(const QuitclaimId& quitclaim, const QList<FilePath>& files) {
    m_workspace.ask(
        this,
        [quitclaim, files](Services& services) {
            QList<QByteArray> scans;
            for (const FilePath& file : files) {
                const auto bytes = readScanFile(file);
                if (!bytes) return SavedQuitclaim{{}, 0, bytes.error()};
                scans << *bytes;
            }
            Quitclaim record;
            record.id = quitclaim;
            return saveCorrection(services, record, false, {}, scans);
        },
        [this](const SavedQuitclaim& outcome) {
            const QString number = outcome.record ? outcome.record->number : QString();
            const bool active = outcome.record && outcome.record->state == QuitclaimState::Active;
            QStringList sentences;
            if (!number.isEmpty())
                sentences << (active ? tr("%n scan(s) kept; %1 counts.", nullptr, outcome.scans).arg(number)
                                     : tr("%n scan(s) of %1 kept.", nullptr, outcome.scans).arg(number));
            if (outcome.error) sentences << sentenceFor(*outcome.error);
            m_report->say(active && !outcome.error ? Tone::Cleared : Tone::Attention,
                          sentences.join(QLatin1Char(' ')));
            Q_EMIT sightWanted(m_report);
        },
        2);
}

} // namespace bk::ui
