#pragma once

#include "core/services/ConsentService.h"
#include "ui/widgets/Theme.h"

#include <QWidget>

class QPushButton;

namespace bk::ui {

class Banner;
class QuitclaimPapers;
class Workspace;

/// What was done just now, in one sentence, and after a withdrawal what can be done next: the publications to
/// take down, the letter and the receipt to take home. Hidden while there is nothing to tell.
class WithdrawalReport : public QWidget {
    Q_OBJECT
public:
    WithdrawalReport(Workspace& workspace, QuitclaimPapers& papers, QWidget* parent = nullptr);

    Banner* banner() const { return m_banner; }
    void say(Tone tone, const QString& sentence);
    /// NUMBERS of the quitclaims of OUTCOME, as they are in it.
    void sayWithdrawn(const WithdrawalOutcome& outcome, const QStringList& numbers, const QString& sentence);
    void clear();
    QPushButton* letterButton() const { return m_letter; }
    QPushButton* receiptButton() const { return m_receipt; }
    QPushButton* takedownsButton() const { return m_takedowns; }

private:
    Workspace& m_workspace;
    QuitclaimPapers& m_papers;
    Banner* m_banner = nullptr;
    QWidget* m_next = nullptr;
    QPushButton* m_takedowns = nullptr;
    QPushButton* m_letter = nullptr;
    QPushButton* m_receipt = nullptr;
};

} // namespace bk::ui
