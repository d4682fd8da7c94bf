#pragma once

#include "ui/viewer/PhotoSheet.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace bk::ui {

class FaceDecider;
class FaceRow;
class FaceRowList;
class ImageLoader;
class PersonField;
class PublicationList;
class RecentPersons;
class StateBadge;
class TwiceQuestion;
class Workspace;

/// The viewer's side panel: the state for the chosen purpose with its reasons, the faces with what answers
/// them, persons shown without a box, and what the camera wrote. Decides through DECIDER; what the page has
/// to follow it signals.
class ViewerPanel : public QScrollArea {
    Q_OBJECT
public:
    ViewerPanel(Workspace& workspace, ImageLoader& images, FaceDecider& decider, QWidget* parent = nullptr);

    void setSheet(const PhotoSheet& sheet);
    void clear();
    void select(const FaceId& face);
    /// Whether every face has its row.
    bool complete() const;
    /// Opens the line in which the chosen face gets its name, TEXT typed already.
    void beginName(const QString& text);
    PersonField* nameField() const { return m_nameField; }
    PersonField* shownField() const { return m_shownField; }

    // The answers to the chosen face, for keys and buttons alike. False: there is nothing to answer so.
    bool confirm(const FaceId& face);
    /// PERSON is named on another face of the photo already; FACES are told, and given again when wanted.
    void askTwice(const QList<NamedTwice>& faces, const PersonId& person, const QString& name);
    /// Gives the name that was asked about to FACE; false when nothing was asked about it.
    bool nameTwice(const FaceId& face);
    /// False: nothing was asked.
    bool forgetTwice();
    bool reject(const FaceId& face);

Q_SIGNALS:
    void faceChosen(const bk::FaceId& face);
    /// The keyboard is free again for the photo.
    void namingEnded();
    void removeWanted(const bk::FaceId& face);
    void changeWanted(const bk::FaceId& face);

private:
    QWidget* makeNaming();
    QWidget* makeShown();
    void fillState();
    void fillFaces();
    void fillShown();
    void fillCapture();
    void connectRow(FaceRow* row);
    void give(const FaceId& face, const PersonId& person, const QString& name);
    void changeShown(const PersonId& person, const QString& name, bool shown);

    Workspace& m_workspace;
    ImageLoader& m_images;
    FaceDecider& m_decider;
    PhotoSheet m_sheet;
    FaceId m_selected;

    QLabel* m_purpose = nullptr;
    StateBadge* m_badge = nullptr;
    QVBoxLayout* m_reasons = nullptr;
    QLabel* m_facesHeading = nullptr;
    FaceRowList* m_faces = nullptr;
    QLabel* m_noFaces = nullptr;
    QWidget* m_naming = nullptr;
    PersonField* m_nameField = nullptr;
    TwiceQuestion* m_twice = nullptr;
    RecentPersons* m_recent = nullptr;
    /// The name that was asked about, and for which face.
    FaceId m_twiceFace;
    PersonId m_twicePerson;
    QString m_twiceName;
    QVBoxLayout* m_shown = nullptr;
    PersonField* m_shownField = nullptr;
    PublicationList* m_publications = nullptr;
    QVBoxLayout* m_capture = nullptr;
};

} // namespace bk::ui
