#include "ui/review/BatchPanel.h"

#include "ui/people/FacePicture.h"
#include "ui/review/FaceChip.h"
#include "ui/review/FaceDecider.h"
#include "ui/review/FaceWords.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FlowLayout.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace bk::ui {
namespace {

constexpr int mostReferences = 3;
constexpr int referenceSide = 96; // at normal text size

} // namespace

BatchPanel::BatchPanel(Workspace& workspace, ImageLoader& images, FaceDecider& decider, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_images(images), m_decider(decider) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeHead());
    m_banner = new Banner(this);
    layout->addWidget(m_banner);
    connect(m_banner, &Banner::triggered, this, &BatchPanel::keep);

    m_area = new QScrollArea(this);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(m_area);
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 8, 0, 8);
    rows->setSpacing(8);
    auto* sure = new QWidget(content);
    m_sure = new FlowLayout(sure, 8);
    m_sure->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(sure);
    m_line = new QWidget(content);
    auto* line = new QVBoxLayout(m_line);
    line->setContentsMargins(0, 8, 0, 0);
    line->setSpacing(8);
    line->addWidget(makeLine(Qt::Horizontal, m_line));
    m_lineWords = new QLabel(m_line);
    m_lineWords->setProperty("role", QStringLiteral("muted"));
    m_lineWords->setWordWrap(true);
    line->addWidget(m_lineWords);
    rows->addWidget(m_line);
    auto* weak = new QWidget(content);
    m_weak = new FlowLayout(weak, 8);
    m_weak->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(weak);
    rows->addStretch(1);
    m_area->setWidget(content);
    layout->addWidget(m_area, 1);
    layout->addWidget(makeFoot());

    connect(&m_decider, &FaceDecider::namedTwice, this,
            [this](const QList<NamedTwice>& faces) { namedTwice(faces); });
    connect(&m_decider, &FaceDecider::decidedAll, this, [this] { m_underWay = false; });
    connect(&m_decider, &FaceDecider::refused, this, [this] {
        m_underWay = false;
        showSummary();
    });
}

QWidget* BatchPanel::makeHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    m_question = new QLabel(head);
    m_question->setProperty("role", QStringLiteral("title"));
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    words->addWidget(m_question);
    m_help = new QLabel(head);
    m_help->setProperty("role", QStringLiteral("muted"));
    m_help->setTextFormat(Qt::PlainText);
    m_help->setWordWrap(true);
    words->addWidget(m_help);
    auto* back = new QPushButton(tr("One by one  (Esc)"), head);
    back->setProperty("role", QStringLiteral("link"));
    back->setAccessibleName(tr("One by one"));
    connect(back, &QPushButton::clicked, this, &BatchPanel::closed);
    words->addWidget(back, 0, Qt::AlignLeft);
    words->addStretch(1);
    row->addLayout(words, 1);
    for (int i = 0; i < mostReferences; ++i) {
        auto* picture = new FacePicture(m_images, referenceSide, head);
        picture->hide();
        m_references << picture;
        row->addWidget(picture, 0, Qt::AlignTop);
    }
    return head;
}

QWidget* BatchPanel::makeFoot() {
    auto* foot = new QWidget(this);
    auto* rows = new QVBoxLayout(foot);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addWidget(makeLine(Qt::Horizontal, foot));
    m_choice = new QWidget(foot);
    auto* choice = new FlowLayout(m_choice, 16);
    choice->setContentsMargins(0, 0, 0, 0);
    m_choiceWords = new QLabel(m_choice);
    choice->addWidget(m_choiceWords);
    m_areNot = new QRadioButton(m_choice);
    m_areNot->setChecked(true);
    choice->addWidget(m_areNot);
    m_stayOpen = new QRadioButton(tr("stay open"), m_choice);
    choice->addWidget(m_stayOpen);
    rows->addWidget(m_choice);
    connect(m_areNot, &QRadioButton::toggled, this, &BatchPanel::showSummary);
    auto* last = new QHBoxLayout;
    last->setSpacing(16);
    m_summary = new QLabel(foot);
    m_summary->setProperty("role", QStringLiteral("muted"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    last->addWidget(m_summary, 1);
    m_keep = new QPushButton(foot);
    m_keep->setProperty("role", QStringLiteral("primary"));
    connect(m_keep, &QPushButton::clicked, this, &BatchPanel::keep);
    last->addWidget(m_keep);
    rows->addLayout(last);
    return foot;
}

void BatchPanel::clear() {
    m_person = {};
    m_chips.clear();
    m_sure->clear();
    m_weak->clear();
    m_banner->clear();
    m_underWay = false;
}

void BatchPanel::setFaces(const PersonId& person, const QString& name, const QList<FaceView>& faces) {
    QHash<FaceId, int> answers;
    FaceId focused;
    const bool same = person == m_person;
    for (FaceChip* chip : std::as_const(m_chips)) {
        if (same) answers.insert(chip->face(), static_cast<int>(chip->answer()));
        if (chip->hasFocus()) focused = chip->face();
    }
    clear();
    m_person = person;
    m_name = name;
    m_twiceAsked = false;
    if (!same) {
        m_areNot->setChecked(true);
        loadReferences();
    }
    m_question->setText(tr("Are these all %1?").arg(name));
    m_help->setText(
        tr("Take out who is not %1: with a click, or with the arrows and Space. Decide by looking "
           "at the known faces beside.")
            .arg(name));
    m_areNot->setText(tr("are not %1").arg(name));

    QList<FaceView> sorted = faces;
    std::stable_sort(sorted.begin(), sorted.end(), [](const FaceView& a, const FaceView& b) {
        return a.face.suggestion->score > b.face.suggestion->score;
    });
    m_rest = qMax(0, static_cast<int>(sorted.size()) - most);
    sorted = sorted.mid(0, most);
    const auto line = std::find_if(sorted.begin(), sorted.end(), [](const FaceView& view) {
        return view.likeness != Likeness::VeryLikely;
    });
    const qsizetype sure = line - sorted.begin();
    addChips(m_sure, sorted.mid(0, sure), true, answers);
    addChips(m_weak, sorted.mid(sure), false, answers);
    m_line->setVisible(sure < sorted.size());
    m_lineWords->setText(
        tr("Less sure: these are left open unless you say yes. Look closely, at hair and age too."));
    FaceChip* first = m_chips.isEmpty() ? nullptr : m_chips.first();
    for (FaceChip* chip : std::as_const(m_chips))
        if (chip->face() == focused) first = chip;
    if (first != nullptr) first->setFocus();
    showSummary();
}

void BatchPanel::addChips(FlowLayout* into, const QList<FaceView>& faces, bool sure,
                          const QHash<FaceId, int>& answers) {
    for (const FaceView& view : faces) {
        auto* chip = new FaceChip(m_images, view, sure, into->parentWidget());
        if (answers.contains(view.face.id))
            chip->setAnswer(static_cast<FaceChip::Answer>(answers.value(view.face.id)));
        connect(chip, &FaceChip::answerChanged, this, [this] {
            m_twiceAsked = false;
            m_banner->clear();
            for (FaceChip* one : std::as_const(m_chips))
                one->setTwice(false);
            showSummary();
        });
        connect(chip, &FaceChip::nowSeen, this, &BatchPanel::showSummary);
        connect(chip, &FaceChip::neighbourWanted, this, &BatchPanel::go);
        into->addWidget(chip);
        chip->show();
        m_chips << chip;
    }
}

void BatchPanel::loadReferences() {
    for (FacePicture* picture : std::as_const(m_references))
        picture->hide();
    FaceFilter filter;
    filter.person = m_person;
    m_workspace.ask(
        this, [filter](Services& services) { return services.faces.faces(filter); },
        [this, person = m_person](Result<QList<FaceView>> faces) {
            // Without them names are still names.
            if (!faces || person != m_person) return;
            std::stable_sort(faces->begin(), faces->end(), [](const FaceView& a, const FaceView& b) {
                return a.face.quality > b.face.quality;
            });
            for (int i = 0; i < m_references.size(); ++i) {
                m_references.at(i)->setVisible(i < faces->size());
                if (i < faces->size()) m_references.at(i)->setFace(faces->at(i).face.id);
            }
        },
        1);
}

int BatchPanel::count(int answer) const {
    return static_cast<int>(std::count_if(m_chips.begin(), m_chips.end(), [&](const FaceChip* chip) {
        return static_cast<int>(chip->answer()) == answer;
    }));
}

void BatchPanel::showSummary() {
    const int yes = count(static_cast<int>(FaceChip::Answer::Yes));
    const int no = count(static_cast<int>(FaceChip::Answer::No));
    const int open = count(static_cast<int>(FaceChip::Answer::Open));
    m_choice->setVisible(no > 0);
    m_choiceWords->setText(tr("Taken out: %1, who").arg(no));
    QStringList words;
    words << tr("%1 yes").arg(yes);
    if (no > 0)
        words << (m_areNot->isChecked() ? tr("%1 not %2").arg(no).arg(m_name) : tr("%1 taken out").arg(no));
    if (open > 0) words << tr("%1 left open").arg(open);
    QString sentence = words.join(QStringLiteral(" · "));
    if (m_rest > 0) sentence += QLatin1Char('\n') + tr("Weaker ones that follow after these: %1").arg(m_rest);
    m_summary->setText(sentence);
    const auto unseen = std::count_if(m_chips.begin(), m_chips.end(), [](const FaceChip* chip) {
        return chip->answer() == FaceChip::Answer::Yes && !chip->seen();
    });
    if (unseen > 0)
        m_keep->setText(tr("Look at %1 more  (Enter)").arg(unseen));
    else if (yes > 0)
        m_keep->setText(tr("Yes to %1  (Enter)").arg(yes));
    else
        m_keep->setText(tr("Keep these answers  (Enter)"));
    m_keep->setAccessibleName(m_keep->text().section(QStringLiteral("  ("), 0, 0));
    const bool something = yes > 0 || (no > 0 && m_areNot->isChecked());
    m_keep->setEnabled(something && !m_underWay);
}

bool BatchPanel::showUnseen() {
    for (FaceChip* chip : std::as_const(m_chips)) {
        if (chip->answer() != FaceChip::Answer::Yes || chip->seen()) continue;
        m_area->ensureWidgetVisible(chip, 0, qMax(16, m_area->viewport()->height() - chip->height() - 16));
        chip->setFocus();
        return true;
    }
    return false;
}

void BatchPanel::keep() {
    if (m_underWay || m_person.isNull() || showUnseen()) return;
    QList<FaceAnswer> answers;
    for (const FaceChip* chip : std::as_const(m_chips)) {
        if (chip->answer() == FaceChip::Answer::Yes)
            answers << FaceAnswer{chip->face(), FaceAnswer::Kind::Name, m_person};
        else if (chip->answer() == FaceChip::Answer::No && m_areNot->isChecked())
            answers << FaceAnswer{chip->face(), FaceAnswer::Kind::Reject, m_person};
    }
    if (answers.isEmpty()) return;
    m_underWay = true;
    m_keep->setEnabled(false);
    m_decider.answerAll(answers, m_person, m_name,
                        m_twiceAsked ? FaceDecider::Twice::Allow : FaceDecider::Twice::Ask);
}

void BatchPanel::namedTwice(const QList<NamedTwice>& faces) {
    if (!m_underWay) return;
    m_underWay = false;
    m_twiceAsked = true;
    FaceChip* first = nullptr;
    for (FaceChip* chip : std::as_const(m_chips)) {
        const bool twice = std::any_of(faces.begin(), faces.end(), [&](const NamedTwice& one) {
            return one.face == chip->face() || one.other == chip->face();
        });
        chip->setTwice(twice);
        if (twice && first == nullptr) first = chip;
    }
    m_banner->say(
        Tone::Attention,
        tr("%1 would be named more than once on a photo. Take out one of the marked faces, or press "
           "Enter again to name them all.")
            .arg(m_name),
        tr("Name them all"));
    if (first != nullptr) {
        first->setFocus();
        m_area->ensureWidgetVisible(first, 0, 16);
    }
    showSummary();
}

void BatchPanel::go(int key) {
    FaceChip* from = nullptr;
    for (FaceChip* chip : std::as_const(m_chips))
        if (chip->hasFocus()) from = chip;
    if (from == nullptr) {
        if (!m_chips.isEmpty()) m_chips.first()->setFocus();
        return;
    }
    const qsizetype at = m_chips.indexOf(from);
    FaceChip* to = nullptr;
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        const qsizetype next = at + (key == Qt::Key_Right ? 1 : -1);
        if (next >= 0 && next < m_chips.size()) to = m_chips.at(next);
    } else {
        // The nearest of the next row, also across the line.
        const QWidget* content = m_area->widget();
        const QPoint here = from->mapTo(content, QPoint());
        int best = std::numeric_limits<int>::max();
        for (FaceChip* chip : std::as_const(m_chips)) {
            const QPoint there = chip->mapTo(content, QPoint());
            const int down = key == Qt::Key_Down ? there.y() - here.y() : here.y() - there.y();
            if (down <= 0) continue;
            const int distance = down * 16 + qAbs(there.x() - here.x());
            if (distance >= best) continue;
            best = distance;
            to = chip;
        }
    }
    if (to == nullptr) return;
    to->setFocus();
    m_area->ensureWidgetVisible(to, 0, 16);
}

void BatchPanel::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!event->isAutoRepeat()) keep();
        return;
    case Qt::Key_Escape:
        Q_EMIT closed();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        return go(event->key());
    case Qt::Key_U:
        if (!event->isAutoRepeat()) m_decider.undo();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace bk::ui
