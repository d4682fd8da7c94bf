#pragma once

#include "core/services/FaceService.h"
#include "ui/review/GroupQueue.h"
#include "ui/shell/Page.h"

#include <functional>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace bk {
struct Progress;
struct Services;
} // namespace bk

namespace bk::ui {

class Banner;
class ElidedLabel;
class EmptyState;
class FlowLayout;
class GroupChip;
class GroupList;
class GroupRequest;
class ImageLoader;
class PersonField;
class PhotoContext;
class Readiness;
class Workspace;

/// Unknown people: the groups of faces that are probably the same person's, made on request, one at a time to
/// be named. All yes except those taken out. Keys: arrows go from face to face, Space takes one out, Enter or
/// a capital letter types the name, B bystanders, X not faces, G those taken out are a group of their own, S
/// or Page Down the next group, Page Up the one before, U takes the last answer back. Nothing counts before
/// every face it is about has been on the screen. All groups are forgotten when the page is left or hidden,
/// and with the workspace.
class GroupsPage : public Page {
    Q_OBJECT
public:
    explicit GroupsPage(Workspace& workspace, QWidget* parent = nullptr);

    QString title() const override;
    void activate() override;

    /// Makes the groups anew.
    void find();
    const GroupQueue& queue() const { return m_queue; }
    const QList<GroupChip*>& chips() const { return m_chips; }
    GroupRequest* request() const { return m_request; }
    PersonField* nameField() const { return m_nameField; }
    EmptyState* emptyState() const { return m_empty; }
    Banner* banner() const { return m_banner; }
    /// Those of the current group that are not taken out, and the others.
    QList<FaceId> chosen() const;
    QSet<FaceId> takenOut() const;

protected:
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum View { Request, Groups, Empty };
    struct Outcome {
        int changed = 0;
        QList<NamedTwice> twice; ///< then nothing was changed
        PersonId person = {};    ///< who is named twice
    };
    using Answer = std::function<Result<Outcome>(Services&, const QList<FaceId>&)>;

    static QString jobTitle();
    QWidget* makeGroups();
    QWidget* makeFaces();
    QWidget* makeAnswers();
    QWidget* makeButtons();
    void ask();
    void askScope();
    /// Recognition may be off where it was on when the groups were made.
    void collectionsChanged();
    void failed(const Error& error);
    void progress(const Progress& progress);
    void came(const UnknownGroups& found);
    void forget();
    void showGroup();
    void showPhoto();
    void showHeading();
    void showEmpty(const QString& heading, const QString& advice, const QString& action,
                   std::function<void()> act);
    void showDone();
    bool allSeen();
    void name(const PersonId& person, const QString& personName);
    void answer(const Answer& work, const QString& sentence);
    void answered(const Outcome& outcome, const QList<FaceId>& faces, const QString& sentence);
    void takeOutTwice(const Outcome& outcome);
    void bystanders();
    void notFaces();
    void part();
    void next(int by);
    void undo();
    void goToChip(int key);
    int focusedChip() const;

    Workspace& m_workspace;
    ImageLoader* m_images = nullptr;
    Readiness* m_readiness = nullptr;
    QStackedWidget* m_stack = nullptr;
    GroupRequest* m_request = nullptr;
    EmptyState* m_empty = nullptr;
    std::function<void()> m_emptyAct;
    QLabel* m_position = nullptr;
    GroupList* m_list = nullptr;
    QLabel* m_heading = nullptr;
    QLabel* m_help = nullptr;
    Banner* m_banner = nullptr;
    QScrollArea* m_area = nullptr;
    FlowLayout* m_flow = nullptr;
    PersonField* m_nameField = nullptr;
    PhotoContext* m_context = nullptr;
    ElidedLabel* m_photoName = nullptr;
    QPushButton* m_part = nullptr;

    QSet<CollectionId> m_open; ///< with recognition on when last looked
    GroupQueue m_queue;
    QList<GroupChip*> m_chips;
    FaceId m_shown; ///< whose photo is shown
    int m_alone = 0;
    bool m_running = false;
    bool m_ending = false;                ///< one that was left is coming to its end
    bool m_underWay = false;              ///< an answer that is not kept yet
    std::optional<PersonId> m_allowTwice; ///< was told about; the next time it is meant
    int m_generation = 0;                 ///< what was asked before forget() is dropped when it comes
};

} // namespace bk::ui
