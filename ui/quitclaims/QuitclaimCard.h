#pragma once

#include "core/services/ConsentService.h"
#include "ui/widgets/Card.h"

class QMenu;

namespace bk::ui {

class HistoryPanel;
class QuitclaimPapers;
class ScanButton;
class ScanPages;
class WithdrawPanel;
class Workspace;

/// One quitclaim on its person's page: first page of the scan, what was said, from when to when, and what can
/// be done with it. Files dropped on it become its scans.
class QuitclaimCard : public Card {
    Q_OBJECT
public:
    /// SCOPE in words, empty for all photos; FORM, the consent form it was signed on, too; BORN is the
    /// person's.
    QuitclaimCard(Workspace& workspace, ScanPages& pages, QuitclaimPapers& papers, const QuitclaimView& view,
                  const QString& scope, const QString& form, QWidget* parent = nullptr);
    const Quitclaim& quitclaim() const { return m_view.quitclaim; }
    bool mayBeWithdrawn() const;
    /// Opens the panel in which it is taken back; PURPOSE: only that one to begin with. Null: there is
    /// nothing to take back.
    WithdrawPanel* beginWithdrawal(const std::optional<Purpose>& purpose = std::nullopt);
    HistoryPanel* showHistory();
    /// A withdrawal is being done.
    bool isBusy() const;

Q_SIGNALS:
    void scanWanted(const bk::Quitclaim& quitclaim, const bk::AttachmentId& scan);
    void renewWanted(const bk::Quitclaim& quitclaim);
    void correctWanted(const bk::Quitclaim& quitclaim);
    void attachWanted(const bk::QuitclaimId& quitclaim, const QList<bk::FilePath>& files);
    void withdrawn(const bk::WithdrawalOutcome& outcome, const QString& sentence);
    /// See WithdrawPanel.
    void settled();
    /// PANEL was opened and shall be in sight.
    void sightWanted(QWidget* panel);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QLayout* makeScan();
    QLayout* makeWords(const QString& scope, const QString& form);
    QStringList moreWords(const QString& scope, const QString& form) const;
    QWidget* makeButtons();
    QMenu* makeMore(QWidget* parent);
    void pickScans();
    void showPage();

    Workspace& m_workspace;
    ScanPages& m_pages;
    QuitclaimPapers& m_papers;
    QuitclaimView m_view;
    QDate m_today;
    ScanButton* m_scan = nullptr;
    WithdrawPanel* m_panel = nullptr;
    HistoryPanel* m_history = nullptr;
};

/// The keys that begin a withdrawal wherever a quitclaim or a person is.
QKeySequence withdrawKeys();

} // namespace bk::ui
