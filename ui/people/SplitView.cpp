#include "ui/people/SplitView.h"

#include "ui/people/FaceGrid.h"
#include "ui/people/PersonField.h"
#include "ui/people/TakeBack.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

/// Below this lead a face might be either's: the difference of two cosines of one model.
constexpr double sureLead = 0.08;

QString sentenceFor(SplitObstacle obstacle) {
    switch (obstacle) {
    case SplitObstacle::None:
        return {};
    case SplitObstacle::NotPermitted:
        return SplitView::tr("Recognition is not permitted for this person on these photos, so nothing was "
                             "compared. Move the faces over by hand.");
    case SplitObstacle::NotForUser:
        return SplitView::tr("You may not use recognition, so nothing was compared. Move the faces over by "
                             "hand.");
    case SplitObstacle::TooUnclear:
        return SplitView::tr(
            "One of the two faces is too unclear to compare. Move the faces over by hand, or "
            "go back and mark a clearer one.");
    }
    return {};
}

} // namespace

SplitView::SplitView(Workspace& workspace, ImageLoader& images, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_images(images) {
    setObjectName(QStringLiteral("page"));
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(16);
    auto* back = new QPushButton(themedIcon(QStringLiteral("go-previous")), tr("Back"), this);
    back->setProperty("role", QStringLiteral("link"));
    back->setToolTip(tr("Esc"));
    connect(back, &QPushButton::clicked, this, &SplitView::back);
    layout->addWidget(back, 0, Qt::AlignLeft);
    m_title = new QLabel(this);
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    layout->addWidget(m_title);
    m_steps = new QStackedWidget(this);
    m_steps->addWidget(makeSeedStep());
    m_steps->addWidget(makeColumnStep());
    layout->addWidget(m_steps, 1);
}

QWidget* SplitView::makeSeedStep() {
    auto* step = new QWidget(this);
    auto* layout = new QVBoxLayout(step);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    auto* advice = new QLabel(tr("Mark one face of each of the two people. The other faces are divided by "
                                 "likeness where that is permitted; then you move over what is wrong."),
                              step);
    advice->setWordWrap(true);
    layout->addWidget(advice);
    m_divide = new QPushButton(tr("Divide the faces"), step);
    m_divide->setProperty("role", QStringLiteral("primary"));
    layout->addWidget(m_divide, 0, Qt::AlignLeft);
    m_seeds = new FaceGrid(m_images, tr("Faces of this person"), step);
    layout->addWidget(m_seeds, 1);
    connect(m_seeds, &FaceGrid::chosen, this, &SplitView::mark);
    connect(m_divide, &QPushButton::clicked, this, &SplitView::divide);
    return step;
}

QWidget* SplitView::makeColumn(QLabel*& heading, FaceGrid*& grid, const QString& name) {
    auto* card = new Card(this);
    heading = new QLabel(card);
    heading->setProperty("role", QStringLiteral("heading"));
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    card->body()->addWidget(heading);
    grid = new FaceGrid(m_images, name, card);
    card->body()->addWidget(grid, 1);
    connect(grid, &FaceGrid::chosen, this, &SplitView::moveOver);
    return card;
}

QWidget* SplitView::makeColumnStep() {
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto* step = new QWidget(area);
    auto* layout = new QVBoxLayout(step);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    m_banner = new Banner(step);
    layout->addWidget(m_banner);
    auto* advice = new QLabel(tr("Click a face, or press Enter on it, to move it to the other side."), step);
    advice->setProperty("role", QStringLiteral("muted"));
    advice->setWordWrap(true);
    layout->addWidget(advice);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(makeColumn(m_firstHeading, m_first, tr("Faces that stay")), 1);
    columns->addWidget(makeColumn(m_secondHeading, m_second, tr("Faces of the other person")), 1);
    layout->addLayout(columns, 1);
    makeTarget(layout);
    area->setWidget(step);
    return area;
}

void SplitView::makeTarget(QVBoxLayout* layout) {
    auto* who = new QHBoxLayout;
    who->setSpacing(16);
    auto* newSide = new QVBoxLayout;
    newSide->setSpacing(4);
    m_isNew = new QRadioButton(tr("The other is somebody new"), this);
    m_newName = new QLineEdit(this);
    m_newName->setMaxLength(200);
    m_newName->setAccessibleName(tr("Name of the new person"));
    m_newName->setPlaceholderText(tr("Name; empty: by a number only"));
    newSide->addWidget(m_isNew);
    newSide->addWidget(m_newName);
    newSide->addStretch(1);
    who->addLayout(newSide, 1);
    auto* knownSide = new QVBoxLayout;
    knownSide->setSpacing(4);
    m_isKnown = new QRadioButton(tr("The other is here already"), this);
    m_field = new PersonField(m_workspace, tr("The other person"), tr("Name of the other person"), this);
    m_field->setOffersNew(false);
    knownSide->addWidget(m_isKnown);
    knownSide->addWidget(m_field);
    knownSide->addStretch(1);
    who->addLayout(knownSide, 1);
    layout->addLayout(who);
    m_papers = new QLabel(this);
    m_papers->setTextFormat(Qt::PlainText);
    m_papers->setWordWrap(true);
    layout->addWidget(m_papers);
    m_error = new QLabel(this);
    m_error->setProperty("role", QStringLiteral("error"));
    m_error->setWordWrap(true);
    layout->addWidget(m_error);
    m_split = new QPushButton(this);
    m_split->setProperty("role", QStringLiteral("primary"));
    layout->addWidget(m_split, 0, Qt::AlignLeft);
    connect(m_split, &QPushButton::clicked, this, &SplitView::split);
    connect(m_isNew, &QRadioButton::toggled, this, &SplitView::showColumns);
    connect(m_newName, &QLineEdit::textEdited, m_isNew, [this] { m_isNew->setChecked(true); });
    connect(m_field->edit(), &QLineEdit::textEdited, m_isKnown, [this] {
        m_isKnown->setChecked(true);
        m_other = {};
        showColumns();
    });
    connect(m_isKnown, &QRadioButton::clicked, this, [this] { m_field->begin(m_field->edit()->text()); });
    connect(m_field, &PersonField::chosen, this, [this](const PersonId& other, const QString& name) {
        m_other = other;
        m_otherName = name;
        m_field->edit()->setText(name);
        m_field->choices()->hide();
        m_isKnown->setChecked(true);
        showColumns();
        m_split->setFocus();
    });
    connect(m_field, &PersonField::cancelled, this, &SplitView::back);
}

bool SplitView::divided() const {
    return m_steps->currentIndex() == 1;
}

void SplitView::begin(const PersonSummary& person) {
    m_person = person;
    m_faces.clear();
    m_marked.clear();
    m_proposal = {};
    m_other = {};
    m_newName->clear();
    m_field->clear();
    m_field->leaveOut(person.person.id);
    m_isNew->setChecked(true);
    m_error->hide();
    m_steps->setCurrentIndex(0);
    m_title->setText(tr("%1 is two people").arg(person.person.name));
    m_papers->setText(tr("Quitclaims stay with %1: a paper belongs to whoever signed it. Photos of the other "
                         "person need their own.")
                          .arg(person.person.name));
    showSeeds();
    m_workspace.ask(
        this,
        [id = person.person.id](Services& services) {
            FaceFilter filter;
            filter.person = id;
            return services.faces.faces(filter);
        },
        [this, generation = ++m_generation](Result<QList<FaceView>> faces) {
            if (generation != m_generation) return;
            if (!faces) {
                Q_EMIT m_workspace.failed(faces.error());
                return;
            }
            for (const FaceView& view : *faces)
                m_faces << view.face.id;
            showSeeds();
            m_seeds->setFocus();
            if (!m_faces.isEmpty()) m_seeds->setCurrent(m_faces.first());
            Q_EMIT loaded();
        },
        1);
}

void SplitView::mark(const FaceId& face) {
    if (!m_marked.removeOne(face)) m_marked << face;
    if (m_marked.size() > 2) m_marked.removeFirst();
    showSeeds();
}

void SplitView::showSeeds() {
    QList<GridFace> grid;
    for (const FaceId& face : std::as_const(m_faces)) {
        const bool marked = m_marked.contains(face);
        grid << GridFace{face,
                         !marked                    ? QString()
                         : m_marked.first() == face ? tr("the one")
                                                    : tr("the other"),
                         marked};
    }
    m_seeds->setFaces(grid);
    m_divide->setEnabled(m_marked.size() == 2);
}

void SplitView::divide() {
    if (m_marked.size() != 2) return;
    m_divide->setEnabled(false);
    m_workspace.ask(
        this,
        [person = m_person.person.id, one = m_marked[0], other = m_marked[1]](Services& services) {
            return services.splits.propose(person, one, other);
        },
        [this, generation = ++m_generation](Result<SplitProposal> proposal) {
            if (generation != m_generation) return;
            m_divide->setEnabled(true);
            if (!proposal) {
                Q_EMIT m_workspace.failed(proposal.error());
                return;
            }
            m_proposal = *proposal;
            const QString obstacle = sentenceFor(m_proposal.obstacle);
            if (obstacle.isEmpty())
                m_banner->clear();
            else
                m_banner->say(Tone::Attention, obstacle);
            m_steps->setCurrentIndex(1);
            showColumns();
            m_second->setFocus();
            Q_EMIT loaded();
        },
        2);
}

void SplitView::showColumns() {
    QList<GridFace> sides[2];
    for (const SplitFace& face : std::as_const(m_proposal.faces)) {
        QString words;
        if (m_marked.contains(face.face))
            words = tr("marked");
        else if (m_proposal.obstacle == SplitObstacle::None)
            words = !face.compared ? tr("not compared") : face.lead < sureLead ? tr("not sure") : QString();
        sides[face.second ? 1 : 0] << GridFace{face.face, words, false};
    }
    m_first->setFaces(sides[0]);
    m_second->setFaces(sides[1]);
    // The step scrolls rather than squeezes them.
    for (FaceGrid* grid : {m_first, m_second})
        grid->setMinimumHeight(grid->heightFor(grid->width(), 1));
    const int moving = static_cast<int>(sides[1].size());
    const bool known = m_isKnown->isChecked() && !m_other.isNull();
    m_firstHeading->setText(
        tr("Stay with %1: %n face(s)", nullptr, static_cast<int>(sides[0].size())).arg(m_person.person.name));
    m_secondHeading->setText(known ? tr("Become %1: %n face(s)", nullptr, moving).arg(m_otherName)
                                   : tr("Somebody else: %n face(s)", nullptr, moving));
    m_split->setText(tr("Split off %n face(s)", nullptr, moving));
    m_split->setEnabled(moving > 0 && !sides[0].isEmpty() && (known || m_isNew->isChecked()));
}

void SplitView::moveOver(const FaceId& face) {
    for (SplitFace& one : m_proposal.faces)
        if (one.face == face) one.second = !one.second;
    showColumns();
}

void SplitView::split() {
    QList<FaceId> moving;
    for (const SplitFace& face : std::as_const(m_proposal.faces))
        if (face.second) moving << face.face;
    m_split->setEnabled(false);
    m_error->hide();
    const bool known = m_isKnown->isChecked();
    const QString name = known ? m_otherName : m_newName->text().simplified();
    m_workspace.ask(
        this,
        [person = m_person.person.id, moving, known, other = m_other, name](Services& services) {
            return known ? services.splits.split(person, moving, other)
                         : services.splits.splitNew(person, moving, name);
        },
        [this, count = static_cast<int>(moving.size()), name](Result<SplitOutcome> outcome) {
            if (!outcome) {
                m_error->setText(sentenceFor(outcome.error()));
                m_error->show();
                m_split->setEnabled(true);
                return;
            }
            const QString sentence = name.isEmpty()
                                         ? tr("%n face(s) are somebody else's now.", nullptr, count)
                                         : tr("%n face(s) are those of %1 now.", nullptr, count).arg(name);
            const int twice = static_cast<int>(outcome->twice.size());
            const QString warning =
                twice > 0
                    ? QLatin1Char(' ') +
                          tr("On the photos of %n face(s) this person has another face too; look at them.",
                             nullptr, twice)
                    : QString();
            TakeBack::offerSplit(m_workspace, sentence + warning, outcome->id);
            Q_EMIT closed();
        },
        2);
}

void SplitView::back() {
    if (!divided()) {
        Q_EMIT closed();
        return;
    }
    m_steps->setCurrentIndex(0);
    showSeeds();
    m_seeds->setFocus();
}

void SplitView::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* button = qobject_cast<QPushButton*>(focusWidget());
    if (enter && button != nullptr && button->hasFocus()) return button->click();
    if (event->key() == Qt::Key_Escape) return back();
    QWidget::keyPressEvent(event);
}

} // namespace bk::ui
