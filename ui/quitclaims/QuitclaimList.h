#pragma once

#include "ui/people/PersonSheet.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace bk::ui {

class Banner;
class Card;
class QuitclaimCard;
class QuitclaimEditor;
class QuitclaimPapers;
class ScanPages;
class WithdrawPanel;
class WithdrawalReport;
class Workspace;

/// The quitclaims of one person with the form for a new one: cards, drop, renewal, correction, withdrawal and
/// what it did. Those that count come first; older ones are folded away under their number.
class QuitclaimList : public QWidget {
    Q_OBJECT
public:
    /// Cards before the fold: who compares more than these, unfolds.
    static constexpr int mostAtFirst = 5;

    explicit QuitclaimList(Workspace& workspace, QWidget* parent = nullptr);

    void setSheet(const PersonSheet& sheet);
    /// Another person comes: nothing of the one before stays.
    void clear();
    /// FILES become scans of the form that is open, else of the newest draft, else of a new quitclaim.
    void drop(const QList<FilePath>& files);
    void beginNew();
    void beginRefusal();
    void renew(const QuitclaimId& quitclaim);
    void correct(const Quitclaim& quitclaim);
    /// The panel in which all that the person granted is taken back; null: there is nothing, or this user may
    /// not.
    WithdrawPanel* beginWithdrawAll();
    void withdrawRecognition(const QuitclaimId& quitclaim);
    bool mayWithdraw() const;
    /// None: there is none, or it is folded away.
    QuitclaimCard* card(const QuitclaimId& quitclaim) const;
    /// As card(), unfolded for it.
    QuitclaimCard* reveal(const QuitclaimId& quitclaim);
    QuitclaimEditor* editor() const { return m_editor; }
    Banner* outcome() const;
    WithdrawalReport* report() const { return m_report; }
    ScanPages* pages() const { return m_pages; }
    QuitclaimPapers* papers() const { return m_papers; }
    QPushButton* foldButton() const { return m_fold; }
    QPushButton* newButton() const { return m_add; }
    QPushButton* refusedButton() const { return m_refused; }

Q_SIGNALS:
    void scanWanted(const bk::Quitclaim& quitclaim, const bk::AttachmentId& scan);
    /// WIDGET shall be in sight.
    void sightWanted(QWidget* widget);

private:
    void makeHead(QVBoxLayout* layout);
    void connectEditor();
    void attach(const QuitclaimId& quitclaim, const QList<FilePath>& files);
    void makeCards();
    void addCard(const QuitclaimView& view);
    int shownAtFirst() const;
    bool isBusy() const;
    void showWaiting();
    void takeSheet(const PersonSheet& sheet);
    void closeWithdrawAll();
    void sayWithdrawn(const WithdrawalOutcome& outcome, const QString& sentence);
    QString scopeOf(const Quitclaim& quitclaim) const;
    QString formOf(const Quitclaim& quitclaim) const;

    Workspace& m_workspace;
    ScanPages* m_pages = nullptr;
    QuitclaimPapers* m_papers = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_refused = nullptr;
    QuitclaimEditor* m_editor = nullptr;
    WithdrawalReport* m_report = nullptr;
    Card* m_withdrawAll = nullptr;
    WithdrawPanel* m_withdrawPanel = nullptr;
    QLabel* m_empty = nullptr;
    QVBoxLayout* m_cards = nullptr;
    QPushButton* m_fold = nullptr;
    QList<QuitclaimCard*> m_shown;
    PersonSheet m_sheet;
    std::optional<PersonSheet> m_waiting; ///< came while a withdrawal was being done
    bool m_unfolded = false;
};

} // namespace bk::ui
