#pragma once

#include "ui/people/PersonSheet.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace bk::ui {

class ElidedLabel;
class FacePicture;
class FlowLayout;
class ImageLoader;
class StateBadge;

/// The head of a person's page: face, name, age state, what there is, and one shield per purpose.
class PersonHeader : public QWidget {
    Q_OBJECT
public:
    explicit PersonHeader(ImageLoader& images, QWidget* parent = nullptr);
    void setSheet(const PersonSheet& sheet);
    /// Whether what is kept about the person may be changed from here, and the days of their life be read.
    void setMayManage(bool may);
    /// Whether there is something to take back, and this user may.
    void setMayWithdraw(bool may);
    ElidedLabel* name() const { return m_name; }
    /// What is said about the person's age; empty: nothing.
    QString age() const;
    QPushButton* withdrawButton() const { return m_withdraw; }
    QPushButton* coverButton() const { return m_cover; }
    QPushButton* splitButton() const { return m_split; }

Q_SIGNALS:
    void changeWanted();
    void mergeWanted();
    /// Choose the face that stands for the person.
    void coverWanted();
    /// This entry is two people.
    void splitWanted();
    /// Take back everything.
    void withdrawWanted();

private:
    void makeButtons(class QVBoxLayout* layout);
    void fillAge(const PersonSheet& sheet);
    void fillPurposes(const QList<PurposeStanding>& standings);

    bool m_mayManage = true;
    FacePicture* m_face = nullptr;
    QWidget* m_buttons = nullptr;
    QPushButton* m_change = nullptr;
    QPushButton* m_merge = nullptr;
    QPushButton* m_cover = nullptr;
    QPushButton* m_split = nullptr;
    QPushButton* m_withdraw = nullptr;
    ElidedLabel* m_name = nullptr;
    StateBadge* m_standing = nullptr;
    StateBadge* m_minor = nullptr;
    StateBadge* m_commissioned = nullptr;
    QLabel* m_age = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_notes = nullptr;
    FlowLayout* m_purposes = nullptr;
};

/// What a person allows for one purpose today, with its day.
QString sentenceFor(const PurposeStanding& standing);

} // namespace bk::ui
