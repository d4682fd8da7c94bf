#pragma once

#include "core/services/PersonService.h"
#include "core/services/PersonSplitService.h"

#include <QHash>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;
class QVBoxLayout;

namespace bk::ui {

class Banner;
class FaceGrid;
class ImageLoader;
class PersonField;
class Workspace;

/// One entry turns out to be two people: one face of each is marked, the rest is divided by likeness where
/// that is permitted, a person moves over what is wrong, and the second set becomes somebody else's in one
/// step that can be taken back. Esc goes a step back.
class SplitView : public QWidget {
    Q_OBJECT
public:
    SplitView(Workspace& workspace, ImageLoader& images, QWidget* parent = nullptr);
    void begin(const PersonSummary& person);

    FaceGrid* seeds() const { return m_seeds; }
    FaceGrid* first() const { return m_first; }
    FaceGrid* second() const { return m_second; }
    QPushButton* divideButton() const { return m_divide; }
    QPushButton* splitButton() const { return m_split; }
    QLineEdit* newName() const { return m_newName; }
    PersonField* field() const { return m_field; }
    Banner* banner() const { return m_banner; }
    /// Whether the two columns are there.
    bool divided() const;

Q_SIGNALS:
    void closed();
    /// The columns were painted-able, or the faces to mark.
    void loaded();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeSeedStep();
    QWidget* makeColumnStep();
    QWidget* makeColumn(QLabel*& heading, FaceGrid*& grid, const QString& name);
    void makeTarget(QVBoxLayout* layout);
    void mark(const FaceId& face);
    void showSeeds();
    void divide();
    void showColumns();
    void moveOver(const FaceId& face);
    void split();
    void back();

    Workspace& m_workspace;
    ImageLoader& m_images;
    PersonSummary m_person;
    QLabel* m_title = nullptr;
    QStackedWidget* m_steps = nullptr;
    FaceGrid* m_seeds = nullptr;
    QPushButton* m_divide = nullptr;
    Banner* m_banner = nullptr;
    QLabel* m_firstHeading = nullptr;
    QLabel* m_secondHeading = nullptr;
    FaceGrid* m_first = nullptr;
    FaceGrid* m_second = nullptr;
    QRadioButton* m_isNew = nullptr;
    QRadioButton* m_isKnown = nullptr;
    QLineEdit* m_newName = nullptr;
    PersonField* m_field = nullptr;
    QLabel* m_papers = nullptr;
    QLabel* m_error = nullptr;
    QPushButton* m_split = nullptr;
    QList<FaceId> m_faces;  ///< of the person
    QList<FaceId> m_marked; ///< at most two, in the order of marking
    SplitProposal m_proposal;
    PersonId m_other;
    QString m_otherName;
    int m_generation = 0;
};

} // namespace bk::ui
