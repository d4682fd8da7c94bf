// How the page of unknown people is put together; what it does is in GroupsPage.cpp.
#include "ui/people/PersonField.h"
#include "ui/people/Readiness.h"
#include "ui/review/FaceCloseUp.h"
#include "ui/review/GroupChip.h"
#include "ui/review/GroupList.h"
#include "ui/review/GroupRequest.h"
#include "ui/review/GroupsPage.h"
#include "ui/review/KeyButton.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/Theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

/// Its keys are the page's: it scrolls with the face that has the focus.
class FaceArea : public QScrollArea {
public:
    using QScrollArea::QScrollArea;

protected:
    void keyPressEvent(QKeyEvent* event) override { event->ignore(); }
};

} // namespace

GroupsPage::GroupsPage(Workspace& workspace, QWidget* parent)
    : Page(parent), m_workspace(workspace), m_images(new ImageLoader(workspace, this)) {
    setObjectName(QStringLiteral("page"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    auto* heading = new QLabel(title(), this);
    heading->setProperty("role", QStringLiteral("title"));
    head->addWidget(heading);
    head->addStretch(1);
    m_position = new QLabel(this);
    m_position->setProperty("role", QStringLiteral("muted"));
    head->addWidget(m_position);
    auto* back = new QPushButton(tr("Back  (Esc)"), this);
    back->setProperty("role", QStringLiteral("link"));
    back->setAccessibleName(tr("Back"));
    connect(back, &QPushButton::clicked, &workspace, &Workspace::backWanted);
    head->addWidget(back);
    layout->addLayout(head);

    m_stack = new QStackedWidget(this);
    layout->addWidget(m_stack, 1);
    auto* area = new QScrollArea(m_stack);
    area->setWidgetResizable(true);
    m_request = new GroupRequest(area);
    area->setWidget(m_request);
    m_stack->insertWidget(Request, area);
    m_stack->insertWidget(Groups, makeGroups());
    m_empty = new EmptyState(QStringLiteral("system-users"), {}, {}, m_stack);
    m_stack->insertWidget(Empty, m_empty);

    m_readiness = new Readiness(
        this, [this] { return m_images->idle(); }, [this] { Q_EMIT ready(); });
    connect(m_request, &GroupRequest::collectionChanged, this, &GroupsPage::askScope);
    connect(m_request, &GroupRequest::findWanted, this, &GroupsPage::find);
    connect(m_request, &GroupRequest::stopWanted, this, [this] { m_workspace.cancelJob(jobTitle()); });
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_emptyAct) m_emptyAct();
    });
    connect(m_images, &ImageLoader::thumbnailReady, this, &GroupsPage::showPhoto);
    connect(&workspace, &Workspace::jobProgress, this, [this](const QString& job, const Progress& done) {
        if (job == jobTitle()) progress(done);
    });
    connect(&workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (changes.kinds.testFlag(ChangeKind::Collections) && isVisible()) collectionsChanged();
    });
}

QWidget* GroupsPage::makeGroups() {
    auto* groups = new QWidget(m_stack);
    auto* layout = new QHBoxLayout(groups);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    m_list = new GroupList(*m_images, groups);
    connect(m_list, &GroupList::chosen, this, [this](int index) {
        if (m_underWay) return m_list->setGroups(m_queue.groups(), m_queue.current());
        m_queue.go(index);
        showGroup();
        m_list->setFocus();
    });
    layout->addWidget(m_list);
    auto* column = new QVBoxLayout;
    column->setSpacing(8);
    column->addWidget(makeFaces(), 1);
    column->addWidget(makeAnswers());
    layout->addLayout(column, 1);
    return groups;
}

QWidget* GroupsPage::makeFaces() {
    auto* faces = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(faces);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_heading = new QLabel(faces);
    m_heading->setProperty("role", QStringLiteral("heading"));
    m_heading->setWordWrap(true);
    layout->addWidget(m_heading);
    m_help = new QLabel(faces);
    m_help->setProperty("role", QStringLiteral("muted"));
    m_help->setWordWrap(true);
    layout->addWidget(m_help);
    m_banner = new Banner(faces);
    layout->addWidget(m_banner);
    m_area = new FaceArea(faces);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto* chips = new QWidget(m_area);
    m_flow = new FlowLayout(chips, 8);
    m_flow->setContentsMargins(0, 0, 0, 0);
    m_area->setWidget(chips);
    layout->addWidget(m_area, 1);
    return faces;
}

QWidget* GroupsPage::makeAnswers() {
    auto* answers = new QWidget(m_stack);
    auto* layout = new QHBoxLayout(answers);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(16);
    auto* column = new QVBoxLayout;
    column->setSpacing(8);
    auto* who = new QLabel(tr("Who is this?"), answers);
    who->setProperty("role", QStringLiteral("heading"));
    column->addWidget(who);
    m_nameField = new PersonField(m_workspace, tr("Name of this person"),
                                  tr("Type a name, beginning with a capital"), answers);
    who->setBuddy(m_nameField->edit());
    connect(m_nameField, &PersonField::cancelled, this, [this] { setFocus(); });
    connect(m_nameField, &PersonField::chosen, this, [this](const PersonId& person, const QString& words) {
        setFocus();
        name(person, words);
    });
    column->addWidget(m_nameField);
    column->addWidget(makeButtons());
    column->addStretch(1);
    layout->addLayout(column, 1);

    auto* photo = new QVBoxLayout;
    photo->setSpacing(4);
    m_context = new PhotoContext(answers);
    photo->addWidget(m_context);
    m_photoName = new ElidedLabel({}, answers);
    m_photoName->setProperty("role", QStringLiteral("caption"));
    photo->addWidget(m_photoName);
    photo->addStretch(1);
    layout->addLayout(photo);
    return answers;
}

QWidget* GroupsPage::makeButtons() {
    auto* box = new QWidget(this);
    auto* layout = new FlowLayout(box, 8);
    layout->setContentsMargins(0, 8, 0, 0);
    const auto button = [&](const QString& text, const QString& key, const QString& help, auto act) {
        auto* made = new KeyButton(text, key, help, box);
        connect(made, &QPushButton::clicked, this, act);
        layout->addWidget(made);
        return made;
    };
    button(tr("Bystanders"), QStringLiteral("B"), tr("Nobody can be recognised in them"),
           [this] { bystanders(); });
    button(tr("Not faces"), QStringLiteral("X"), tr("The program was wrong"), [this] { notFaces(); });
    m_part = button(tr("Split off"), QStringLiteral("G"),
                    tr("Those taken out become a group of their own, the next one"), [this] { part(); });
    button(tr("Skip"), QStringLiteral("S"), tr("The next group; this one stays in the list"),
           [this] { next(1); });
    button(tr("Undo"), QStringLiteral("U"), tr("Take back the last answer"), [this] { undo(); });
    return box;
}

} // namespace bk::ui
