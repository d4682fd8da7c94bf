#include "ui/quitclaims/QuitclaimsPage.h"

#include "ui/people/Readiness.h"
#include "ui/quitclaims/QuitclaimCard.h"
#include "ui/quitclaims/QuitclaimExport.h"
#include "ui/quitclaims/QuitclaimFocus.h"
#include "ui/quitclaims/QuitclaimListModel.h"
#include "ui/quitclaims/QuitclaimPapers.h"
#include "ui/quitclaims/QuitclaimPrint.h"
#include "ui/quitclaims/WithdrawPanel.h"
#include "ui/quitclaims/WithdrawalReport.h"
#include "ui/shell/SaveAndPrint.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

namespace bk::ui {
// The widgets are made in QuitclaimsPageLayout.cpp.

void QuitclaimsPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_table != nullptr) sizeTable();
}

QString QuitclaimsPage::title() const {
    return tr("Quitclaims");
}

QPushButton* QuitclaimsPage::chip(QuitclaimStanding standing) const {
    return m_chips.value(static_cast<int>(standing));
}

void QuitclaimsPage::show(const QuitclaimFilter& filter) {
    m_filter = filter;
    m_narrow->setVisible(filter.expiringWithinDays || filter.person);
    if (filter.expiringWithinDays)
        m_narrow->setText(tr("Ending within %n day(s)", nullptr, *filter.expiringWithinDays));
    else
        m_narrow->setText(tr("Of one person"));
    closeWithdrawal();
    m_report->clear();
    m_narrow->setAccessibleName(tr("%1: show all again").arg(m_narrow->text()));
    load();
}

void QuitclaimsPage::showOnly(const QuitclaimFilter& filter, std::optional<QuitclaimStanding> standing) {
    m_search->clear();
    for (auto chip = m_chips.cbegin(); chip != m_chips.cend(); ++chip)
        chip.value()->setChecked(standing && static_cast<int>(*standing) == chip.key());
    m_purpose->setCurrentIndex(0);
    m_ends->setCurrentIndex(0);
    show(filter);
}

void QuitclaimsPage::activate() {
    load();
    m_table->setFocus();
}

void QuitclaimsPage::load() {
    struct Answer {
        QList<QuitclaimView> quitclaims;
        QList<Purpose> purposes;
    };
    m_workspace.ask(
        this,
        [filter = m_filter](Services& services) -> Result<Answer> {
            Answer answer;
            BK_ASSIGN(answer.quitclaims, services.consent.list(filter));
            BK_ASSIGN(answer.purposes, services.consent.purposes());
            return answer;
        },
        [this, generation = ++m_generation](Result<Answer> answer) {
            if (generation != m_generation) return;
            m_loaded = true;
            if (!answer) {
                Q_EMIT m_workspace.failed(answer.error());
            } else {
                const QModelIndex before = m_table->currentIndex();
                const QuitclaimId current =
                    before.isValid() ? m_shown->view(before).quitclaim.id : QuitclaimId();
                fillPurposes(answer->purposes);
                m_quitclaims->setQuitclaims(answer->quitclaims, m_workspace.today());
                for (int row = 0; row < m_shown->rowCount(); ++row)
                    if (m_shown->view(m_shown->index(row, 0)).quitclaim.id == current)
                        m_table->setCurrentIndex(m_shown->index(row, 0));
                if (!m_table->currentIndex().isValid() && m_shown->rowCount() > 0)
                    m_table->setCurrentIndex(m_shown->index(0, 0));
            }
            showWhatIsThere();
            m_readiness->begin();
        },
        1);
}

bool QuitclaimsPage::isNarrowed() const {
    return m_filter.expiringWithinDays || m_filter.person;
}

void QuitclaimsPage::showAll() {
    m_search->clear();
    for (QPushButton* chip : std::as_const(m_chips))
        chip->setChecked(false);
    m_purpose->setCurrentIndex(0);
    m_ends->setCurrentIndex(0);
    if (isNarrowed()) show(QuitclaimFilter());
}

void QuitclaimsPage::showWhatIsThere() {
    const int all = m_quitclaims->rowCount();
    const int shown = m_shown->rowCount();
    m_count->setText(!m_loaded      ? QString()
                     : shown == all ? tr("%n quitclaim(s)", nullptr, all)
                                    : tr("%1 of %2").arg(shown).arg(all));
    Q_EMIT statusChanged(m_count->text());
    m_save->setEnabled(shown > 0);
    m_stack->setCurrentIndex(shown > 0 ? 1 : 0);
    currentMoved();
    if (!m_loaded) {
        m_empty->setTexts(tr("Reading…"), {});
        m_empty->setAction({});
    } else if (all == 0 && !isNarrowed()) {
        m_empty->setTexts(tr("No quitclaims yet"),
                          tr("Open the page of a person and drop the scan of the signed form on it."));
        m_empty->setAction(tr("Go to people"));
    } else {
        m_empty->setTexts(tr("None fits"),
                          tr("No quitclaim is all that the search and the filters above ask for."));
        m_empty->setAction(tr("Show all"));
    }
}

void QuitclaimsPage::pickExport(const QString& ending) {
    const bool calendar = ending == QStringLiteral("ics");
    pickFileToSave(this,
                   calendar ? tr("Save the ends for a calendar (without names)")
                            : tr("Save the list (with names; whoever has the file can "
                                 "read them)"),
                   calendar                          ? tr("Calendar (*.ics)")
                   : ending == QStringLiteral("pdf") ? tr("PDF (*.pdf)")
                                                     : tr("Spreadsheet (*.csv)"),
                   QStringLiteral("quitclaims.") + ending, [this](const QString& path) { exportTo(path); });
}

void QuitclaimsPage::exportTo(const QString& path) {
    saveFile(
        m_workspace, this, path,
        [path, views = m_shown->views(), today = m_quitclaims->today(),
         organisation = m_workspace.organisation()](Services&) -> Result<QByteArray> {
            if (path.endsWith(QStringLiteral(".ics"), Qt::CaseInsensitive))
                return quitclaimsAsCalendar(views, QDateTime::currentDateTimeUtc());
            if (!path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive))
                return quitclaimsAsCsv(views, today);
            return quitclaimsAsPdf(views, organisation, today);
        },
        [this, path] { Q_EMIT m_workspace.message(tr("Saved as %1.").arg(path)); });
}

void QuitclaimsPage::print() {
    if (!m_save->isEnabled()) return;
    pickPrinter(
        this, [this](std::shared_ptr<QPrinter> printer) { printTo(std::move(printer)); },
        QPageLayout::Landscape);
}

void QuitclaimsPage::printTo(std::shared_ptr<QPrinter> printer) {
    printPdf(
        m_workspace, this, std::move(printer),
        [views = m_shown->views(), today = m_quitclaims->today(), organisation = m_workspace.organisation()](
            Services&) { return quitclaimsAsPdf(views, organisation, today); },
        [this](int pages) {
            Q_EMIT m_workspace.message(tr("%n page(s) went to the printer.", nullptr, pages));
            Q_EMIT printed(pages);
        });
}

void QuitclaimsPage::currentMoved() {
    const QModelIndex current = m_table->currentIndex();
    m_withdraw->setEnabled(m_stack->currentWidget() == m_table && current.isValid() &&
                           isWithdrawable(m_shown->view(current).quitclaim));
}

void QuitclaimsPage::showMenu(const QPoint& where) {
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid()) return;
    const Quitclaim quitclaim = m_shown->view(current).quitclaim;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open the person's page at it"), this, [this] { open(m_table->currentIndex()); });
    menu->addAction(tr("Only of this person"), this, [this, person = quitclaim.person] {
        QuitclaimFilter filter;
        filter.person = person;
        show(filter);
    });
    if (m_workspace.may(Right::ManageConsent)) {
        menu->addSeparator();
        QAction* withdraw =
            menu->addAction(tr("Withdraw…"), withdrawKeys(), this, &QuitclaimsPage::beginWithdrawal);
        withdraw->setEnabled(isWithdrawable(quitclaim));
        menu->addSeparator();
        m_papers->addReceipt(menu, quitclaim.id, quitclaim.number);
        if (!quitclaim.withdrawals.isEmpty()) m_papers->addLetter(menu, quitclaim.id, quitclaim.number);
    }
    menu->popup(m_table->viewport()->mapToGlobal(where));
}

WithdrawPanel* QuitclaimsPage::beginWithdrawal() {
    const QModelIndex current = m_table->currentIndex();
    if (!m_workspace.may(Right::ManageConsent) || !current.isValid()) return nullptr;
    const QuitclaimView view = m_shown->view(current);
    if (!isWithdrawable(view.quitclaim)) return nullptr;
    closeWithdrawal();
    m_report->clear();
    m_panel = new WithdrawPanel(m_workspace, view.quitclaim, m_withdrawal);
    m_panel->standAlone();
    m_withdrawal->body()->addWidget(m_panel);
    m_withdrawal->show();
    m_panel->button()->setFocus();
    connect(m_panel, &WithdrawPanel::cancelled, this, &QuitclaimsPage::closeWithdrawal);
    connect(
        m_panel, &WithdrawPanel::withdrawn, this,
        [this, number = view.quitclaim.number](const WithdrawalOutcome& outcome, const QString& sentence) {
            closeWithdrawal();
            m_report->sayWithdrawn(outcome, {number}, sentence);
            Q_EMIT m_workspace.message(sentence);
        });
    return m_panel;
}

void QuitclaimsPage::closeWithdrawal() {
    if (m_panel == nullptr) return;
    m_panel->hide();
    m_panel->deleteLater();
    m_panel = nullptr;
    m_withdrawal->hide();
    m_table->setFocus();
}

void QuitclaimsPage::keyPressEvent(QKeyEvent* event) {
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && button != nullptr && button->hasFocus()) return button->click();
    if (QKeySequence(event->keyCombination()) == withdrawKeys()) {
        beginWithdrawal();
        return;
    }
    if (event->matches(QKeySequence::Print)) return print();
    Page::keyPressEvent(event);
}

void QuitclaimsPage::open(const QModelIndex& index) {
    if (!index.isValid()) return;
    const Quitclaim& quitclaim = m_shown->view(index).quitclaim;
    QuitclaimFocus::of(m_workspace).set(quitclaim.person, quitclaim.id);
    Q_EMIT m_workspace.personWanted(quitclaim.person);
}

} // namespace bk::ui
