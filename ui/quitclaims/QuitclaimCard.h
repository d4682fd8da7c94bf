#pragma once

#include "core/services/ConsentService.h"
#include "ui/widgets/Card.h"

namespace bk::ui {

class ScanButton;
class ScanPages;
class WithdrawPanel;
class Workspace;

/// One quitclaim on its person's page: first page of the scan, what was said, from when to when, and what can
/// be done with it. Files dropped on a draft become its scans.
class QuitclaimCard : public Card {
    Q_OBJECT
public:
    /// SCOPE in words, empty for all photos; BORN is the person's.
    QuitclaimCard(Workspace& workspace, ScanPages& pages, const QuitclaimView& view, const QString& scope,
                  const std::optional<QDate>& born, QWidget* parent = nullptr);
    const Quitclaim& quitclaim() const { return m_view.quitclaim; }
    /// Opens the panel in which it is taken back; PURPOSE: only that one to begin with.
    WithdrawPanel* beginWithdrawal(const std::optional<Purpose>& purpose = std::nullopt);

Q_SIGNALS:
    void scanWanted(const bk::Quitclaim& quitclaim, const bk::AttachmentId& scan);
    void renewWanted(const bk::Quitclaim& quitclaim);
    void attachWanted(const bk::QuitclaimId& quitclaim, const QList<bk::FilePath>& files);
    void withdrawn(const QString& sentence);
    /// PANEL was opened and shall be in sight.
    void sightWanted(QWidget* panel);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QLayout* makeScan();
    QLayout* makeWords(const QString& scope, const std::optional<QDate>& born);
    QWidget* makeButtons();
    void showPage();

    Workspace& m_workspace;
    ScanPages& m_pages;
    QuitclaimView m_view;
    QDate m_today;
    ScanButton* m_scan = nullptr;
    WithdrawPanel* m_panel = nullptr;
};

} // namespace bk::ui
