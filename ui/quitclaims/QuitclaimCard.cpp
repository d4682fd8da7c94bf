#include "ui/quitclaims/QuitclaimCard.h"

#include "ui/quitclaims/HistoryPanel.h"
#include "ui/quitclaims/QuitclaimPapers.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/quitclaims/ScanButton.h"
#include "ui/quitclaims/ScanFiles.h"
#include "ui/quitclaims/ScanPages.h"
#include "ui/quitclaims/WithdrawPanel.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/RoleWords.h"
#include "ui/widgets/StateBadge.h"
#include "ui/widgets/WordLabel.h"

#include <QDragEnterEvent>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int pageHeight = 200;

} // namespace

QKeySequence withdrawKeys() {
    return QKeySequence(Qt::SHIFT | Qt::Key_Delete);
}

QuitclaimCard::QuitclaimCard(Workspace& workspace, ScanPages& pages, QuitclaimPapers& papers,
                             const QuitclaimView& view, const QString& scope, const QString& form,
                             QWidget* parent)
    : Card(parent)
    , m_workspace(workspace)
    , m_pages(pages)
    , m_papers(papers)
    , m_view(view)
    , m_today(workspace.today()) {
    setAcceptDrops(workspace.may(Right::ManageConsent) && workspace.may(Right::OpenScans));
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addLayout(makeScan());
    row->addLayout(makeWords(scope, form), 1);
    body()->addLayout(row);
    if (m_scan->isSealed() || !m_scan->isEnabled()) return;
    connect(&pages, &ScanPages::pageReady, this, [this](const AttachmentId& scan) {
        if (!quitclaim().scans.isEmpty() && quitclaim().scans.first().id == scan) showPage();
    });
    showPage();
}

QLayout* QuitclaimCard::makeScan() {
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    m_scan = new ScanButton(pageHeight, this);
    column->addWidget(m_scan);
    int pageCount = 0;
    for (const Attachment& scan : quitclaim().scans)
        pageCount += scan.pages;
    const int scans = static_cast<int>(quitclaim().scans.size());
    QString told = tr("%n page(s)", nullptr, pageCount);
    if (scans > 1) told += tr(", %n scan(s)", nullptr, scans);
    if (quitclaim().scans.isEmpty() && !m_workspace.may(Right::ManageConsent)) {
        m_scan->setWord(tr("No scan yet"));
        m_scan->setEnabled(false);
        m_scan->setAccessibleName(tr("%1 has no scan yet").arg(quitclaim().number));
    } else if (!quitclaim().scans.isEmpty() && !m_workspace.may(Right::OpenScans)) {
        m_scan->seal(reasonWithout(Right::OpenScans));
        m_scan->setAccessibleName(tr("The scan of %1 is sealed").arg(quitclaim().number));
        column->addWidget(makeLabel(told, "caption", this));
    } else if (quitclaim().scans.isEmpty()) {
        m_scan->setWord(tr("Add the scan"));
        m_scan->setAccessibleName(tr("Add the scan of %1").arg(quitclaim().number));
        connect(m_scan, &ScanButton::clicked, this, &QuitclaimCard::pickScans);
    } else {
        m_scan->setAccessibleName(tr("Open the scan of %1").arg(quitclaim().number));
        m_scan->setToolTip(tr("Open the scan"));
        connect(m_scan, &ScanButton::clicked, this,
                [this] { Q_EMIT scanWanted(quitclaim(), quitclaim().scans.first().id); });
        column->addWidget(makeLabel(told, "caption", this));
    }
    column->addStretch(1);
    return column;
}

void QuitclaimCard::pickScans() {
    pickScanFiles(this, [this](const QList<FilePath>& files) { Q_EMIT attachWanted(quitclaim().id, files); });
}

void QuitclaimCard::showPage() {
    if (quitclaim().scans.isEmpty()) return;
    const AttachmentId scan = quitclaim().scans.first().id;
    m_scan->setPage(m_pages.firstPage(quitclaim().id, scan));
    m_scan->setWord(m_pages.problem(scan).isEmpty() ? tr("Opening…") : tr("Cannot be shown"));
    if (!m_pages.problem(scan).isEmpty()) m_scan->setToolTip(m_pages.problem(scan));
}

QLayout* QuitclaimCard::makeWords(const QString& scope, const QString& form) {
    const Quitclaim& record = quitclaim();
    const QuitclaimStanding standing = standingOf(m_view, m_today);
    auto* column = new QVBoxLayout;
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(makeLabel(record.number, "heading", this));
    head->addWidget(new StateBadge(toneOf(standing), wordsFor(standing), this));
    head->addStretch(1);
    column->addLayout(head);

    const auto said = [&](Tone tone, const QString& words, const QString& purposes) {
        if (purposes.isEmpty()) return;
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        line->addWidget(new IconLabel(toneIcon(tone), 16, this), 0, Qt::AlignTop);
        line->addWidget(makeLabel(words.arg(purposes), nullptr, this), 1);
        column->addLayout(line);
    };
    const QList<Purpose> granted = withdrawableOf(record);
    // A yes that does not count is not shown as one.
    const bool counts = standing == QuitclaimStanding::Active || standing == QuitclaimStanding::Expiring;
    said(counts ? Tone::Cleared : Tone::NoPeople, tr("Yes: %1"), listWithEnds(record, granted));
    said(Tone::Blocked, tr("No: %1"), listOf(purposesOf(record, Decision::Refused)));
    said(Tone::Blocked, tr("Withdrawn: %1"), listOf(withdrawnOf(record)));

    QStringList dates;
    if (record.signedOn)
        dates << (record.signedAt.isEmpty()
                      ? tr("signed %1").arg(shortDate(*record.signedOn))
                      : tr("signed %1 at %2").arg(shortDate(*record.signedOn), record.signedAt));
    if (record.from) dates << tr("from %1").arg(shortDate(*record.from));
    dates << (record.until ? tr("until %1").arg(shortDate(*record.until)) : tr("open-ended"));
    if (const auto days = daysLeft(m_view, m_today)) dates << daysLeftWords(*days);
    column->addWidget(makeLabel(dates.join(QStringLiteral(" · ")), "muted", this));
    const QStringList more = moreWords(scope, form);
    if (!more.isEmpty()) column->addWidget(makeLabel(more.join(QStringLiteral(" · ")), "caption", this));
    if (record.state == QuitclaimState::Draft)
        column->addWidget(makeLabel(missingFrom(record), nullptr, this));
    if (m_view.lacksGuardian && !granted.isEmpty())
        column->addWidget(
            makeLabel(tr("What it grants does not count: under 16 on the day of signing, and no "
                         "guardian signed."),
                      "error", this));
    if (m_scan->isSealed())
        column->addWidget(makeLabel(tr("The scan itself is sealed. %1").arg(reasonWithout(Right::OpenScans)),
                                    "caption", this));
    column->addWidget(makeButtons());
    column->addStretch(1);
    return column;
}

QStringList QuitclaimCard::moreWords(const QString& scope, const QString& form) const {
    const Quitclaim& record = quitclaim();
    QStringList more;
    for (const auto& guardian : {record.guardian, record.secondGuardian}) {
        if (!guardian) continue;
        more << (guardian->relation.isEmpty()
                     ? tr("signed by %1").arg(guardian->name)
                     : tr("signed by %1 (%2)").arg(guardian->name, guardian->relation));
    }
    if (!scope.isEmpty()) more << scope;
    if (record.basis != LegalBasis::Consent) more << wordsFor(record.basis);
    if (!record.territory.isEmpty()) more << record.territory;
    if (!record.conditions.isEmpty()) more << tr("on condition: %1").arg(record.conditions);
    if (!form.isEmpty()) more << form;
    if (!record.notes.isEmpty()) more << record.notes;
    for (const Withdrawal& one : record.withdrawals)
        more << (one.channel.isEmpty() ? tr("withdrawn %1").arg(shortDate(one.date))
                                       : tr("withdrawn %1 %2").arg(shortDate(one.date), one.channel));
    return more;
}

bool QuitclaimCard::mayBeWithdrawn() const {
    return m_workspace.may(Right::ManageConsent) && isWithdrawable(quitclaim());
}

QWidget* QuitclaimCard::makeButtons() {
    const Quitclaim& record = quitclaim();
    auto* box = new QWidget(this);
    auto* buttons = new FlowLayout(box, 8);
    const auto button = [&](const QString& text, const QString& name, auto act) {
        auto* made = new QPushButton(text, box);
        made->setAccessibleName(name);
        connect(made, &QPushButton::clicked, this, act);
        buttons->addWidget(made);
        return made;
    };
    const bool manages = m_workspace.may(Right::ManageConsent);
    if (manages && record.state == QuitclaimState::Draft)
        button(tr("Add the scan…"), tr("Add the scan of %1").arg(record.number), [this] { pickScans(); });
    if (manages && record.state == QuitclaimState::Active && isWithdrawable(record))
        button(tr("Renew…"), tr("Renew %1").arg(record.number), [this] { Q_EMIT renewWanted(quitclaim()); });
    if (manages && record.state != QuitclaimState::Superseded)
        button(tr("Correct…"), tr("Correct %1").arg(record.number), [this] {
            Q_EMIT correctWanted(quitclaim());
        })->setToolTip(tr("Put right what was written down wrongly; the history keeps what was before"));
    if (mayBeWithdrawn())
        button(tr("Withdraw…"), tr("Withdraw %1").arg(record.number), [this] {
            beginWithdrawal();
        })->setToolTip(withdrawKeys().toString(QKeySequence::NativeText));
    button(tr("History"), tr("History of %1").arg(record.number), [this] { showHistory(); });
    if (manages) {
        QPushButton* more = button(tr("More"), tr("More to do with %1").arg(record.number), [] {});
        more->setProperty("hasMenu", true);
        more->setMenu(makeMore(more));
    }
    return box;
}

QMenu* QuitclaimCard::makeMore(QWidget* parent) {
    auto* menu = new QMenu(parent);
    if (m_workspace.may(Right::OpenScans)) {
        menu->addAction(tr("Add scans…"), this, &QuitclaimCard::pickScans);
        menu->addSeparator();
    }
    m_papers.addReceipt(menu, quitclaim().id, quitclaim().number);
    if (!quitclaim().withdrawals.isEmpty()) {
        menu->addSeparator();
        m_papers.addLetter(menu, quitclaim().id, quitclaim().number);
    }
    return menu;
}

WithdrawPanel* QuitclaimCard::beginWithdrawal(const std::optional<Purpose>& purpose) {
    if (!mayBeWithdrawn()) return nullptr;
    if (m_panel == nullptr) {
        m_panel = new WithdrawPanel(m_workspace, quitclaim(), this);
        body()->addWidget(m_panel);
        const auto close = [this] {
            m_panel->deleteLater();
            m_panel = nullptr;
            setFocus();
        };
        connect(m_panel, &WithdrawPanel::cancelled, this, close);
        connect(m_panel, &WithdrawPanel::withdrawn, this,
                [this, close](const WithdrawalOutcome& outcome, const QString& sentence) {
                    close();
                    Q_EMIT withdrawn(outcome, sentence);
                });
        connect(m_panel, &WithdrawPanel::settled, this, &QuitclaimCard::settled);
    }
    if (purpose) m_panel->choose(*purpose);
    m_panel->show();
    m_panel->button()->setFocus();
    Q_EMIT sightWanted(m_panel);
    return m_panel;
}

bool QuitclaimCard::isBusy() const {
    return m_panel != nullptr && m_panel->isBusy();
}

HistoryPanel* QuitclaimCard::showHistory() {
    if (m_history == nullptr) {
        m_history = new HistoryPanel(m_workspace, quitclaim(), this);
        body()->addWidget(m_history);
        connect(m_history, &HistoryPanel::closed, this, [this] {
            m_history->deleteLater();
            m_history = nullptr;
            setFocus();
        });
        connect(m_history, &HistoryPanel::shown, this, [this] { Q_EMIT sightWanted(m_history); });
    }
    m_history->setFocus();
    Q_EMIT sightWanted(m_history);
    return m_history;
}

void QuitclaimCard::dragEnterEvent(QDragEnterEvent* event) {
    if (!scanFilesIn(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void QuitclaimCard::dropEvent(QDropEvent* event) {
    Q_EMIT attachWanted(quitclaim().id, scanFilesIn(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace bk::ui
