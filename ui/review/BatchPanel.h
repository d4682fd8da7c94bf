#pragma once

#include "core/services/FaceService.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QRadioButton;
class QScrollArea;

namespace bk::ui {

class Banner;
class FaceChip;
class FaceDecider;
class FacePicture;
class FlowLayout;
class ImageLoader;
class Workspace;

/// The open suggestions of one person at once, beside faces that are known to be theirs: all yes except those
/// taken out. Very likely ones begin with a yes, weaker ones below a line are left open. Keys: arrows go from
/// face to face, Space changes its answer, Delete says no, Enter keeps all answers in one step, Esc goes back
/// to one by one. Enter counts only once every face with a yes has been on the screen.
class BatchPanel : public QWidget {
    Q_OBJECT
public:
    /// At a time; the surest first.
    static constexpr int most = 120;

    BatchPanel(Workspace& workspace, ImageLoader& images, FaceDecider& decider, QWidget* parent = nullptr);

    /// FACES with a suggestion of this person. Answers given to faces that are still among them stay.
    void setFaces(const PersonId& person, const QString& name, const QList<FaceView>& faces);
    void clear();
    /// Null while nothing is shown.
    PersonId person() const { return m_person; }
    const QList<FaceChip*>& chips() const { return m_chips; }
    /// Keeps the answers.
    void keep();

Q_SIGNALS:
    /// One by one again.
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeFoot();
    void loadReferences();
    void showSummary();
    void addChips(FlowLayout* into, const QList<FaceView>& faces, bool sure,
                  const QHash<FaceId, int>& answers);
    bool showUnseen();
    void go(int key);
    void namedTwice(const QList<NamedTwice>& faces);
    int count(int answer) const;

    Workspace& m_workspace;
    ImageLoader& m_images;
    FaceDecider& m_decider;
    PersonId m_person;
    QString m_name;
    int m_rest = 0; ///< more than fit
    bool m_twiceAsked = false;
    bool m_underWay = false;
    QList<FaceChip*> m_chips;
    QLabel* m_question = nullptr;
    QLabel* m_help = nullptr;
    QList<FacePicture*> m_references;
    Banner* m_banner = nullptr;
    QScrollArea* m_area = nullptr;
    FlowLayout* m_sure = nullptr;
    QWidget* m_line = nullptr;
    QLabel* m_lineWords = nullptr;
    FlowLayout* m_weak = nullptr;
    QLabel* m_summary = nullptr;
    QWidget* m_choice = nullptr;
    QLabel* m_choiceWords = nullptr;
    QRadioButton* m_areNot = nullptr;
    QRadioButton* m_stayOpen = nullptr;
    QPushButton* m_keep = nullptr;
};

} // namespace bk::ui
