#pragma once

#include "ui/people/PersonSheet.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace bk::ui {

class FacePicture;
class FlowLayout;
class ImageLoader;
class StateBadge;

/// The head of a person's page: face, name, what there is, and one shield per purpose.
class PersonHeader : public QWidget {
    Q_OBJECT
public:
    explicit PersonHeader(ImageLoader& images, QWidget* parent = nullptr);
    void setSheet(const PersonSheet& sheet);
    /// Whether what is kept about the person may be changed from here.
    void setMayManage(bool may);

Q_SIGNALS:
    void backWanted();
    void changeWanted();
    void mergeWanted();

private:
    void fillPurposes(const QList<PurposeStanding>& standings);

    FacePicture* m_face = nullptr;
    QPushButton* m_change = nullptr;
    QPushButton* m_merge = nullptr;
    QLabel* m_name = nullptr;
    StateBadge* m_standing = nullptr;
    StateBadge* m_minor = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_notes = nullptr;
    FlowLayout* m_purposes = nullptr;
};

/// What a person allows for one purpose today, with its day.
QString sentenceFor(const PurposeStanding& standing);

} // namespace bk::ui
