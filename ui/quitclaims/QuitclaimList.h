#pragma once

#include "ui/people/PersonSheet.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace bk::ui {

class Banner;
class QuitclaimCard;
class QuitclaimEditor;
class ScanPages;
class Workspace;

/// The quitclaims of one person with the form for a new one: cards, drop, renewal, withdrawal and what it
/// did.
class QuitclaimList : public QWidget {
    Q_OBJECT
public:
    explicit QuitclaimList(Workspace& workspace, QWidget* parent = nullptr);

    void setSheet(const PersonSheet& sheet);
    /// Another person comes: nothing of the one before stays.
    void clear();
    /// FILES become scans of the form that is open, else of the newest draft, else of a new quitclaim.
    void drop(const QList<FilePath>& files);
    void beginNew();
    void renew(const Quitclaim& quitclaim);
    void withdrawRecognition(const QuitclaimId& quitclaim);
    QuitclaimCard* card(const QuitclaimId& quitclaim) const;
    QuitclaimEditor* editor() const { return m_editor; }
    Banner* outcome() const { return m_outcome; }
    ScanPages* pages() const { return m_pages; }

Q_SIGNALS:
    void scanWanted(const bk::Quitclaim& quitclaim, const bk::AttachmentId& scan);
    /// WIDGET shall be in sight.
    void sightWanted(QWidget* widget);

private:
    void attach(const QuitclaimId& quitclaim, const QList<FilePath>& files);
    QString scopeOf(const Quitclaim& quitclaim) const;

    Workspace& m_workspace;
    ScanPages* m_pages = nullptr;
    QuitclaimEditor* m_editor = nullptr;
    Banner* m_outcome = nullptr;
    QLabel* m_empty = nullptr;
    QVBoxLayout* m_cards = nullptr;
    QList<QuitclaimCard*> m_shown;
    PersonSheet m_sheet;
};

} // namespace bk::ui
