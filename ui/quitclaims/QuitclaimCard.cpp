#include "ui/quitclaims/QuitclaimCard.h"

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

#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int pageHeight = 200;

QLabel* makeLabel(const QString& text, const char* role, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    if (role != nullptr) label->setProperty("role", QString::fromLatin1(role));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

QuitclaimCard::QuitclaimCard(Workspace& workspace, ScanPages& pages, const QuitclaimView& view,
                             const QString& scope, const std::optional<QDate>& born, QWidget* parent)
    : Card(parent), m_workspace(workspace), m_pages(pages), m_view(view), m_today(workspace.today()) {
    setAcceptDrops(view.quitclaim.state == QuitclaimState::Draft && workspace.may(Right::ManageConsent));
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addLayout(makeScan());
    row->addLayout(makeWords(scope, born), 1);
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
    if (quitclaim().scans.isEmpty() && !m_workspace.may(Right::ManageConsent)) {
        m_scan->setWord(tr("No scan yet"));
        m_scan->setEnabled(false);
        m_scan->setAccessibleName(tr("%1 has no scan yet").arg(quitclaim().number));
    } else if (!quitclaim().scans.isEmpty() && !m_workspace.may(Right::OpenScans)) {
        m_scan->seal(reasonWithout(Right::OpenScans));
        m_scan->setAccessibleName(tr("The scan of %1 is sealed").arg(quitclaim().number));
        column->addWidget(makeLabel(tr("%n page(s)", nullptr, pageCount), "caption", this));
    } else if (quitclaim().scans.isEmpty()) {
        m_scan->setWord(tr("Add the scan"));
        m_scan->setAccessibleName(tr("Add the scan of %1").arg(quitclaim().number));
        connect(m_scan, &ScanButton::clicked, this, [this] {
            pickScanFiles(
                this, [this](const QList<FilePath>& files) { Q_EMIT attachWanted(quitclaim().id, files); });
        });
    } else {
        m_scan->setAccessibleName(tr("Open the scan of %1").arg(quitclaim().number));
        m_scan->setToolTip(tr("Open the scan"));
        connect(m_scan, &ScanButton::clicked, this,
                [this] { Q_EMIT scanWanted(quitclaim(), quitclaim().scans.first().id); });
        column->addWidget(makeLabel(tr("%n page(s)", nullptr, pageCount), "caption", this));
    }
    column->addStretch(1);
    return column;
}

void QuitclaimCard::showPage() {
    if (quitclaim().scans.isEmpty()) return;
    const AttachmentId scan = quitclaim().scans.first().id;
    m_scan->setPage(m_pages.firstPage(quitclaim().id, scan));
    m_scan->setWord(m_pages.problem(scan).isEmpty() ? tr("Opening…") : tr("Cannot be shown"));
    if (!m_pages.problem(scan).isEmpty()) m_scan->setToolTip(m_pages.problem(scan));
}

QLayout* QuitclaimCard::makeWords(const QString& scope, const std::optional<QDate>& born) {
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

    const auto said = [&](Tone tone, const QString& words, const QList<Purpose>& purposes) {
        if (purposes.isEmpty()) return;
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        line->addWidget(new IconLabel(toneIcon(tone), 16, this), 0, Qt::AlignTop);
        line->addWidget(makeLabel(words.arg(listOf(purposes)), nullptr, this), 1);
        column->addLayout(line);
    };
    const QList<Purpose> gone = withdrawnOf(record);
    QList<Purpose> granted;
    for (const Purpose& purpose : purposesOf(record, Decision::Granted))
        if (!gone.contains(purpose)) granted << purpose;
    // A yes that does not count is not shown as one.
    const bool young = record.signedOn && under16(born, *record.signedOn) && !record.guardian;
    const bool counts = standing == QuitclaimStanding::Active || standing == QuitclaimStanding::Expiring;
    said(counts && !young ? Tone::Cleared : Tone::NoPeople, tr("Yes: %1"), granted);
    said(Tone::Blocked, tr("No: %1"), purposesOf(record, Decision::Refused));
    said(Tone::Blocked, tr("Withdrawn: %1"), gone);

    QStringList dates;
    if (record.signedOn)
        dates << (record.signedAt.isEmpty()
                      ? tr("signed %1").arg(shortDate(*record.signedOn))
                      : tr("signed %1 at %2").arg(shortDate(*record.signedOn), record.signedAt));
    if (record.from) dates << tr("from %1").arg(shortDate(*record.from));
    dates << (record.until ? tr("until %1").arg(shortDate(*record.until)) : tr("open-ended"));
    if (const auto days = daysLeft(m_view, m_today)) dates << daysLeftWords(*days);
    column->addWidget(makeLabel(dates.join(QStringLiteral(" · ")), "muted", this));
    QStringList more;
    if (record.guardian)
        more << tr("signed by %1 (%2)").arg(record.guardian->name, record.guardian->relation);
    if (!scope.isEmpty()) more << scope;
    if (record.basis != LegalBasis::Consent) more << wordsFor(record.basis);
    if (!record.territory.isEmpty()) more << record.territory;
    if (!record.conditions.isEmpty()) more << tr("on condition: %1").arg(record.conditions);
    if (!record.notes.isEmpty()) more << record.notes;
    for (const Withdrawal& one : record.withdrawals)
        more << (one.channel.isEmpty() ? tr("withdrawn %1").arg(shortDate(one.date))
                                       : tr("withdrawn %1 %2").arg(shortDate(one.date), one.channel));
    if (!more.isEmpty()) column->addWidget(makeLabel(more.join(QStringLiteral(" · ")), "caption", this));
    if (record.state == QuitclaimState::Draft)
        column->addWidget(makeLabel(missingFrom(record), nullptr, this));
    if (young && !granted.isEmpty())
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

QWidget* QuitclaimCard::makeButtons() {
    const Quitclaim& record = quitclaim();
    auto* box = new QWidget(this);
    auto* buttons = new FlowLayout(box, 8);
    const auto button = [&](const QString& text, const QString& name, auto act) {
        auto* made = new QPushButton(text, box);
        made->setAccessibleName(name);
        connect(made, &QPushButton::clicked, this, act);
        buttons->addWidget(made);
    };
    if (!m_workspace.may(Right::ManageConsent)) {
        box->hide();
        return box;
    }
    const bool grants = withdrawnOf(record).size() < purposesOf(record, Decision::Granted).size();
    if (record.state == QuitclaimState::Draft)
        button(tr("Add the scan…"), tr("Add the scan of %1").arg(record.number), [this] { m_scan->click(); });
    if (record.state == QuitclaimState::Active && grants) {
        button(tr("Renew…"), tr("Renew %1").arg(record.number), [this] { Q_EMIT renewWanted(quitclaim()); });
        button(tr("Withdraw…"), tr("Withdraw %1").arg(record.number), [this] { beginWithdrawal(); });
    }
    box->setVisible(buttons->count() > 0);
    return box;
}

WithdrawPanel* QuitclaimCard::beginWithdrawal(const std::optional<Purpose>& purpose) {
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
                [this, close](const WithdrawalOutcome&, const QString& sentence) {
                    close();
                    Q_EMIT withdrawn(sentence);
                });
    }
    if (purpose) m_panel->choose(*purpose);
    m_panel->show();
    m_panel->button()->setFocus();
    Q_EMIT sightWanted(m_panel);
    return m_panel;
}

void QuitclaimCard::dragEnterEvent(QDragEnterEvent* event) {
    if (!scanFilesIn(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void QuitclaimCard::dropEvent(QDropEvent* event) {
    Q_EMIT attachWanted(quitclaim().id, scanFilesIn(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace bk::ui
