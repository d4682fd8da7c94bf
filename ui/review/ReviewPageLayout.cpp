// How the review page is put together; what it does is in ReviewPage.cpp.
#include "ui/people/FacePicture.h"
#include "ui/people/PersonField.h"
#include "ui/people/Readiness.h"
#include "ui/review/BatchPanel.h"
#include "ui/review/CandidateList.h"
#include "ui/review/FaceCloseUp.h"
#include "ui/review/FaceDecider.h"
#include "ui/review/FaceWords.h"
#include "ui/review/KeyButton.h"
#include "ui/review/ReviewPage.h"
#include "ui/review/TwiceQuestion.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/Theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bk::ui {

ReviewPage::ReviewPage(Workspace& workspace, QWidget* parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_images(new ImageLoader(workspace, this))
    , m_decider(new FaceDecider(workspace, this)) {
    setObjectName(QStringLiteral("page"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title());
    m_filter.open = true;

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    auto* heading = new QLabel(title(), this);
    heading->setProperty("role", QStringLiteral("title"));
    head->addWidget(heading);
    head->addStretch(1);
    auto* groups = new QPushButton(tr("Unknown people"), this);
    groups->setProperty("role", QStringLiteral("link"));
    groups->setToolTip(tr("Faces without a name, in groups of the same person"));
    connect(groups, &QPushButton::clicked, &workspace, &Workspace::unknownPeopleWanted);
    head->addWidget(groups);
    m_all = new QPushButton(tr("Only some faces: show all"), this);
    m_all->setProperty("role", QStringLiteral("link"));
    m_all->hide();
    connect(m_all, &QPushButton::clicked, this, [this] { show(FaceFilter()); });
    head->addWidget(m_all);
    m_stack = new QStackedWidget(this);
    m_position = new QLabel(this);
    m_position->setProperty("role", QStringLiteral("muted"));
    head->addWidget(m_position);
    layout->addLayout(head);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->setAccessibleName(tr("Faces answered"));
    layout->addWidget(m_progress);
    layout->addWidget(makeKinds());
    m_trouble = new Banner(this);
    connect(m_trouble, &Banner::triggered, &workspace, &Workspace::faceModelsWanted);
    layout->addWidget(m_trouble);
    layout->addWidget(m_stack, 1);

    m_empty = new EmptyState(QStringLiteral("dialog-ok-apply"), {}, {}, m_stack);
    m_stack->addWidget(m_empty);
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_queue.skipped() == 0) {
            if (!m_all->isHidden())
                show(FaceFilter());
            else
                Q_EMIT m_workspace.scanWanted(std::nullopt);
            return;
        }
        m_queue.startAgain();
        setFocus();
        showCurrent();
    });
    connect(m_stack, &QStackedWidget::currentChanged, this, [this](int index) {
        m_position->setVisible(index != 0);
        m_progress->setVisible(index != 0);
    });

    auto* area = new QScrollArea(m_stack);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(area);
    auto* columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 16, 0, 16);
    columns->setSpacing(32);
    columns->addStretch(1);
    columns->addWidget(makeFaceColumn(), 0, Qt::AlignTop);
    columns->addWidget(makeAnswerColumn(), 4, Qt::AlignTop);
    columns->addStretch(1);
    area->setWidget(content);
    m_stack->addWidget(area);
    m_batch = new BatchPanel(workspace, *m_images, *m_decider, m_stack);
    m_stack->addWidget(m_batch);
    m_stack->setCurrentIndex(0);
    m_position->hide();
    m_progress->hide();
    showEmpty();

    m_readiness = new Readiness(
        this,
        [this] {
            const bool answered =
                showsBatch() || face().isNull() || m_cases.value(face()).candidates.has_value();
            return answered && m_images->idle();
        },
        [this] { Q_EMIT ready(); });
    connect(m_images, &ImageLoader::thumbnailReady, this, [this](const PhotoId& photo) {
        const FaceView* view = m_queue.current();
        if (view != nullptr && view->face.photo == photo) showContext(*view);
    });
    connectAnswers();
}

void ReviewPage::connectAnswers() {
    connect(m_decider, &FaceDecider::undone, this, &ReviewPage::bringBackAll);
    connect(m_decider, &FaceDecider::refused, this, [this](const FaceId& face) {
        if (face.isNull())
            renew();
        else
            bringBack(face);
    });
    connect(m_decider, &FaceDecider::namedTwice, this,
            [this](const QList<NamedTwice>& faces, const PersonId& person, const QString& name) {
                if (showsBatch()) return;
                // Named elsewhere in between: the face comes back with the question.
                m_named.remove(faces.first().face);
                m_queue.goBackTo(faces.first().face);
                showCurrent();
                askTwice(person, name);
            });
    connect(m_decider, &FaceDecider::decidedAll, this, [this] {
        ++m_decisions;
        renew();
    });
    connect(m_decider, &FaceDecider::decided, this, [this] {
        if (m_renewWanted && m_decider->idle()) renew();
    });
    connect(m_batch, &BatchPanel::closed, this, &ReviewPage::leaveBatch);
    connect(&m_workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        // Another model: those that could not be compared are asked for again.
        if (changes.kinds.testFlag(ChangeKind::Settings) && !m_trouble->sentence().isEmpty()) {
            m_trouble->clear();
            m_cases.clear();
            showCurrent();
        }
        // Its own decisions are known here; what is told without photos is of many.
        if (isVisible() && m_loaded && changes.kinds.testFlag(ChangeKind::Faces) && changes.photos.isEmpty())
            renew();
    });
}

QWidget* ReviewPage::makeKinds() {
    auto* box = new QWidget(this);
    auto* layout = new FlowLayout(box, 8);
    layout->setContentsMargins(0, 8, 0, 0);
    box->hide();
    for (const auto kind :
         {ReviewQueue::Kind::Suggested, ReviewQueue::Kind::Unnamed, ReviewQueue::Kind::Possible}) {
        auto* button = new QPushButton(box);
        button->setProperty("role", QStringLiteral("chip"));
        button->setFocusPolicy(Qt::TabFocus);
        button->hide();
        connect(button, &QPushButton::clicked, this, [this, kind] {
            leaveBatch();
            if (m_queue.goTo(kind)) showCurrent();
            setFocus();
        });
        m_kinds[static_cast<std::size_t>(kind)] = button;
        layout->addWidget(button);
    }
    return box;
}

QWidget* ReviewPage::makeFaceColumn() {
    auto* column = new QWidget(this);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_closeUp = new FaceCloseUp(column);
    layout->addWidget(m_closeUp);
    m_context = new PhotoContext(column);
    layout->addWidget(m_context);
    m_photoName = new QLabel(column);
    m_photoName->setProperty("role", QStringLiteral("caption"));
    m_photoName->setTextFormat(Qt::PlainText);
    m_photoName->setWordWrap(true);
    layout->addWidget(m_photoName);
    auto* open = new QPushButton(tr("Open the photo"), column);
    open->setProperty("role", QStringLiteral("link"));
    connect(open, &QPushButton::clicked, this, [this] {
        if (const FaceView* view = m_queue.current())
            Q_EMIT m_workspace.photoWanted(view->face.photo, {view->face.photo});
    });
    layout->addWidget(open, 0, Qt::AlignLeft);
    return column;
}

QWidget* ReviewPage::makeAnswerColumn() {
    auto* column = new QWidget(this);
    column->setMinimumWidth(280);
    column->setMaximumWidth(scaled(520));
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_question = new QLabel(column);
    m_question->setProperty("role", QStringLiteral("title"));
    m_question->setWordWrap(true);
    m_question->setTextFormat(Qt::PlainText);
    layout->addWidget(m_question);

    m_suggestion = new QWidget(column);
    auto* suggestion = new QHBoxLayout(m_suggestion);
    suggestion->setContentsMargins(0, 8, 0, 8);
    suggestion->setSpacing(16);
    m_reference = new FacePicture(*m_images, 160, m_suggestion);
    suggestion->addWidget(m_reference, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(8);
    m_score = new QLabel(m_suggestion);
    m_score->setProperty("role", QStringLiteral("heading"));
    words->addWidget(m_score);
    m_advice = new QLabel(m_suggestion);
    m_advice->setProperty("role", QStringLiteral("muted"));
    m_advice->setWordWrap(true);
    m_advice->setTextFormat(Qt::PlainText);
    words->addWidget(m_advice);
    words->addStretch(1);
    suggestion->addLayout(words, 1);
    layout->addWidget(m_suggestion);

    auto* answers = new FlowLayout(nullptr, 8);
    m_yes = new QPushButton(tr("Yes  (Enter)"), column);
    m_yes->setProperty("role", QStringLiteral("primary"));
    m_yes->setAccessibleName(tr("Yes"));
    connect(m_yes, &QPushButton::clicked, this, &ReviewPage::yes);
    answers->addWidget(m_yes);
    m_no = new QPushButton(tr("No  (Delete)"), column);
    m_no->setAccessibleName(tr("No"));
    connect(m_no, &QPushButton::clicked, this, &ReviewPage::no);
    answers->addWidget(m_no);
    m_together = new QPushButton(column);
    m_together->setProperty("role", QStringLiteral("link"));
    connect(m_together, &QPushButton::clicked, this, [this] {
        if (const FaceView* view = m_queue.current(); view != nullptr && view->face.suggestion)
            showBatch(view->face.suggestion->person);
    });
    answers->addWidget(m_together);
    layout->addLayout(answers);
    m_twice = new TwiceQuestion(*m_images, column);
    layout->addWidget(m_twice);
    connect(m_twice, &TwiceQuestion::confirmed, this, [this] {
        if (m_sure) give(PersonId(*m_sure), QString(m_sureName));
    });

    m_othersHeading = new QLabel(column);
    m_othersHeading->setProperty("role", QStringLiteral("heading"));
    layout->addSpacing(8);
    layout->addWidget(m_othersHeading);
    m_others = new CandidateList(*m_images, column);
    connect(m_others, &CandidateList::picked, this, &ReviewPage::pick);
    layout->addWidget(m_others);

    layout->addSpacing(8);
    auto* nameHeading = new QLabel(tr("Name"), column);
    nameHeading->setProperty("role", QStringLiteral("heading"));
    layout->addWidget(nameHeading);
    m_nameField = new PersonField(m_workspace, tr("Name of this face"),
                                  tr("Type a name, beginning with a capital"), column);
    nameHeading->setBuddy(m_nameField->edit());
    connect(m_nameField, &PersonField::cancelled, this, [this] { setFocus(); });
    connect(m_nameField, &PersonField::chosen, this,
            [this](const PersonId& person, const QString& name) { give(person, name); });
    layout->addWidget(m_nameField);
    layout->addSpacing(8);
    layout->addWidget(makeLine(Qt::Horizontal, column));
    layout->addWidget(makeButtons());
    layout->addStretch(1);
    return column;
}

QWidget* ReviewPage::makeButtons() {
    auto* box = new QWidget(this);
    auto* layout = new FlowLayout(box, 8);
    layout->setContentsMargins(0, 8, 0, 0);
    const auto button = [&](const QString& text, const QString& key, const QString& help, auto slot) {
        auto* made = new KeyButton(text, key, help, box);
        connect(made, &QPushButton::clicked, this, slot);
        layout->addWidget(made);
        return made;
    };
    m_isAFace = button(tr("It is a face"), QStringLiteral("F"), tr("Keep it as a face without a name"),
                       &ReviewPage::isAFace);
    button(tr("Bystander"), QStringLiteral("B"), tr("Nobody can be recognised in it"),
           [this] { bystander(bystanderReason()); });
    auto* because = new QPushButton(tr("Bystander because…"), box);
    because->setProperty("role", QStringLiteral("chip"));
    auto* reasons = new QMenu(because);
    for (const QString& reason : bystanderReasons())
        reasons->addAction(reason, this, [this, reason] { bystander(reason); });
    because->setMenu(reasons);
    layout->addWidget(because);
    button(tr("Not a face"), QStringLiteral("X"), tr("The program was wrong"), &ReviewPage::notAFace);
    button(tr("Skip"), QStringLiteral("S"), tr("Answer it another time"), &ReviewPage::skip);
    button(tr("Undo"), QStringLiteral("U"), tr("Take back the last decision"), &ReviewPage::undo);
    return box;
}

} // namespace bk::ui
