#include "ui/people/DuplicatesView.h"

#include "ui/people/TakeBack.h"
#include "ui/review/FaceWords.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

QString wordsFor(NameLikeness likeness) {
    switch (likeness) {
    case NameLikeness::Same:
        return DuplicatesView::tr("The names are the same but for how they are written.");
    case NameLikeness::Initials:
        return DuplicatesView::tr("One name has letters where the other has names.");
    case NameLikeness::Part:
        return DuplicatesView::tr("One name is part of the other.");
    case NameLikeness::Spelling:
        return DuplicatesView::tr("The names differ by a letter or two.");
    }
    return {};
}

} // namespace

DuplicatesView::DuplicatesView(Workspace& workspace, ImageLoader& images, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_images(images) {
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(16);
    auto* back = new QPushButton(themedIcon(QStringLiteral("go-previous")), tr("All people"), this);
    back->setProperty("role", QStringLiteral("link"));
    back->setToolTip(tr("Esc"));
    connect(back, &QPushButton::clicked, this, &DuplicatesView::closed);
    layout->addWidget(back, 0, Qt::AlignLeft);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* title = new QLabel(tr("Likely duplicates"), this);
    title->setProperty("role", QStringLiteral("title"));
    head->addWidget(title);
    m_count = new QLabel(this);
    m_count->setProperty("role", QStringLiteral("muted"));
    head->addWidget(m_count);
    head->addStretch(1);
    layout->addLayout(head);
    m_empty = new EmptyState(QStringLiteral("user-others"), {}, {}, this);
    connect(m_empty, &EmptyState::triggered, this, &DuplicatesView::closed);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeQuestion());
    layout->addWidget(m_stack, 1);
}

QWidget* DuplicatesView::makeQuestion() {
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto* question = new QWidget(area);
    auto* layout = new QVBoxLayout(question);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    m_reason = new QLabel(question);
    m_reason->setProperty("role", QStringLiteral("heading"));
    m_reason->setWordWrap(true);
    layout->addWidget(m_reason);
    m_cautions = new Banner(question);
    layout->addWidget(m_cautions);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(16);
    for (int i = 0; i < 2; ++i) {
        m_sides[i] = new DuplicateSide(m_images, question);
        sides->addWidget(m_sides[i], 1);
        connect(m_sides[i], &DuplicateSide::chosen, this, [this, i] {
            choose(i);
            setFocus();
        });
        connect(m_sides[i], &DuplicateSide::openWanted, this,
                [this, i] { Q_EMIT m_workspace.personWanted(m_sides[i]->facts().summary.person.id); });
    }
    layout->addLayout(sides);
    makeButtons(layout);
    layout->addStretch(1);
    area->setWidget(question);
    return area;
}

void DuplicatesView::makeButtons(QVBoxLayout* layout) {
    auto* row = new QWidget(this);
    auto* buttons = new FlowLayout(row, 8);
    const auto add = [&](const QString& icon, const QString& text, const QString& hint, auto act) {
        auto* button = new QPushButton(text, row);
        if (!icon.isEmpty()) button->setIcon(themedIcon(icon));
        button->setToolTip(hint);
        button->setFocusPolicy(Qt::TabFocus);
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, act] {
            act();
            setFocus();
        });
        m_buttons << button;
        return button;
    };
    m_yes = add({}, tr("Yes, one person (Y)"), tr("Merge into the one that stays"), [this] { merge(); });
    m_yes->setProperty("role", QStringLiteral("primary"));
    add(QStringLiteral("dialog-cancel"), tr("No, two persons (N)"), tr("Not asked again, also after a merge"),
        [this] { answer(PairAnswer::Two); });
    add(QStringLiteral("question"), tr("Not sure (S)"), tr("Asked again, last"),
        [this] { answer(PairAnswer::NotSure); });
    m_undo =
        add(QStringLiteral("edit-undo"), tr("Undo (U)"), tr("Take the last answer back"), [this] { undo(); });
    layout->addWidget(row);
}

void DuplicatesView::begin() {
    m_answered.clear();
    m_pairs.clear();
    m_busy = true;
    m_painted = false;
    m_count->clear();
    m_empty->setTexts(tr("Comparing…"), {});
    m_empty->setAction({});
    m_stack->setCurrentIndex(0);
    setFocus();
    load();
}

void DuplicatesView::load(const std::optional<LikelyPair>& first) {
    m_workspace.ask(
        this, [](Services& services) { return services.pairs.likely(); },
        [this, first, generation = ++m_generation](Result<QList<LikelyPair>> pairs) {
            if (generation != m_generation) return;
            m_busy = false;
            if (!pairs) {
                Q_EMIT m_workspace.failed(pairs.error());
                Q_EMIT closed();
                return;
            }
            m_pairs = *pairs;
            if (first) {
                m_pairs.removeIf([&](const LikelyPair& pair) {
                    return PersonPair(pair.one, pair.other) == PersonPair(first->one, first->other);
                });
                m_pairs.prepend(*first);
            }
            showPair();
        },
        1);
}

const LikelyPair* DuplicatesView::pair() const {
    return m_pairs.isEmpty() ? nullptr : &m_pairs.first();
}

QString DuplicatesView::reason() const {
    return m_reason->text();
}

void DuplicatesView::showPair() {
    m_painted = false;
    m_undo->setEnabled(!m_answered.isEmpty());
    const LikelyPair* now = pair();
    if (now == nullptr) {
        m_count->clear();
        const bool worked = !m_answered.isEmpty();
        m_empty->setTexts(worked ? tr("All answered") : tr("No likely duplicates"),
                          worked ? tr("U takes the last answer back. Pairs nobody was sure about are asked "
                                      "again when you come back.")
                                 : tr("Nobody here looks like somebody else by name, nor by face among those "
                                      "who permit recognition."));
        m_empty->setAction(tr("All people"));
        m_stack->setCurrentIndex(0);
        Q_EMIT shown();
        return;
    }
    m_count->setText(tr("%n pair(s) left", nullptr, left()));
    m_busy = true;
    m_workspace.ask(
        this,
        [one = now->one, other = now->other](Services& services) -> Result<Facts> {
            Facts facts;
            const PersonId ids[2] = {one, other};
            for (int i = 0; i < 2; ++i) {
                BK_ASSIGN(facts.sides[i].summary, services.persons.summary(ids[i]));
                QuitclaimFilter filter;
                filter.person = ids[i];
                BK_ASSIGN(facts.sides[i].quitclaims, services.consent.list(filter));
            }
            BK_ASSIGN(facts.cautions, services.persons.mergeCautions(one, other));
            return facts;
        },
        [this, generation = ++m_generation](Result<Facts> facts) {
            if (generation != m_generation) return;
            m_busy = false;
            const bool isGone = !facts && facts.error().code == ErrorCode::NotFound;
            if (isGone || (facts && facts->cautions.saidTwo)) {
                // Merged, erased or answered meanwhile.
                m_pairs.removeFirst();
                showPair();
            } else if (facts) {
                factsCame(*facts);
            } else {
                Q_EMIT m_workspace.failed(facts.error());
            }
        },
        2);
}

void DuplicatesView::factsCame(const Facts& facts) {
    for (int i = 0; i < 2; ++i)
        m_sides[i]->setFacts(facts.sides[i]);
    say(*pair(), facts.cautions);
    // Whoever is on more photos stays, unless told otherwise.
    choose(facts.sides[1].summary.photos > facts.sides[0].summary.photos ? 1 : 0);
    m_stack->setCurrentIndex(1);
    m_stack->currentWidget()->update();
    update();
    Q_EMIT shown();
}

void DuplicatesView::say(const LikelyPair& pair, const MergeCautions& cautions) {
    QStringList why;
    if (pair.names) why << wordsFor(*pair.names);
    if (pair.faces) why << tr("Their faces look alike: %1.").arg(likenessWords(pair.likeness));
    if (pair.notSure) why << tr("Somebody was not sure before.");
    m_reason->setText(why.join(QLatin1Char(' ')));
    QStringList against;
    if (cautions.photosWithBoth > 0)
        against << tr("Both are on %n photo(s), each with a face of their own.", nullptr,
                      cautions.photosWithBoth);
    if (cautions.facesToldApart > 0)
        against << tr("Of %n face(s) somebody said: the one and not the other.", nullptr,
                      cautions.facesToldApart);
    if (against.isEmpty())
        m_cautions->clear();
    else
        m_cautions->say(Tone::Attention, against.join(QLatin1Char(' ')));
}

void DuplicatesView::choose(int index) {
    m_stays = index;
    for (int i = 0; i < 2; ++i)
        m_sides[i]->setStays(i == index);
}

void DuplicatesView::merge() {
    if (!isReady() || pair() == nullptr) return;
    m_busy = true;
    const LikelyPair now = *pair();
    const PersonSummary& stays = m_sides[m_stays]->facts().summary;
    const PersonSummary& goes = m_sides[1 - m_stays]->facts().summary;
    const QString sentence = tr("%1 is now part of %2.").arg(goes.person.name, stays.person.name);
    m_workspace.ask(
        this,
        [goes = goes.person.id, stays = stays.person.id](Services& services) {
            return services.persons.merge(goes, stays);
        },
        [this, now, sentence](Result<PersonMergeId> merge) {
            m_busy = false;
            if (!merge) {
                Q_EMIT m_workspace.failed(merge.error());
                return;
            }
            const QPointer<DuplicatesView> here(this);
            const QPointer<Workspace> workspace(&m_workspace);
            Q_EMIT m_workspace.message(sentence, [here, workspace, id = *merge] {
                if (here && here->isVisible())
                    here->undo();
                else if (workspace)
                    TakeBack::merge(*workspace, id);
            });
            nowPartOf(m_sides[1 - m_stays]->facts().summary.person.id,
                      m_sides[m_stays]->facts().summary.person);
            goOn({now, std::nullopt, *merge});
        },
        2);
}

void DuplicatesView::answer(PairAnswer answer) {
    if (!isReady() || pair() == nullptr) return;
    m_busy = true;
    const LikelyPair now = *pair();
    m_workspace.ask(
        this, [now, answer](Services& services) { return services.pairs.answer(now.one, now.other, answer); },
        [this, now, answer](Result<std::optional<PairAnswer>> before) {
            m_busy = false;
            if (!before) {
                Q_EMIT m_workspace.failed(before.error());
                return;
            }
            const QPointer<DuplicatesView> here(this);
            Q_EMIT m_workspace.message(answer == PairAnswer::Two
                                           ? tr("%1 and %2 are two persons.").arg(now.oneName, now.otherName)
                                           : tr("Not sure about %1 and %2.").arg(now.oneName, now.otherName),
                                       [here] {
                                           if (here) here->undo();
                                       });
            goOn({now, *before, std::nullopt});
        },
        2);
}

void DuplicatesView::goOn(const Answered& answered) {
    m_answered << answered;
    m_pairs.removeIf([&](const LikelyPair& pair) {
        return PersonPair(pair.one, pair.other) == PersonPair(answered.pair.one, answered.pair.other);
    });
    showPair();
}

/// What was to be asked about the departed is asked about the one who stays.
void DuplicatesView::nowPartOf(const PersonId& departed, const Person& stays) {
    QList<LikelyPair> pairs;
    QSet<PersonPair> seen;
    for (LikelyPair pair : std::as_const(m_pairs)) {
        if (pair.one == departed) {
            pair.one = stays.id;
            pair.oneName = stays.name;
        } else if (pair.other == departed) {
            pair.other = stays.id;
            pair.otherName = stays.name;
        }
        const PersonPair ids(pair.one, pair.other);
        if (pair.one == pair.other || seen.contains(ids)) continue;
        seen << ids;
        pairs << pair;
    }
    m_pairs = pairs;
}

void DuplicatesView::undo() {
    if (m_busy || m_answered.isEmpty()) return;
    m_busy = true;
    const Answered last = m_answered.takeLast();
    m_workspace.ask(
        this,
        [last](Services& services) -> Result<QString> {
            if (last.merge) {
                BK_ASSIGN(const Unmerged undone, services.persons.unmerge(*last.merge));
                return TakeBack::sentenceFor(undone);
            }
            BK_TRY(services.pairs.answer(last.pair.one, last.pair.other, last.before));
            return QString();
        },
        [this, last](Result<QString> sentence) {
            m_busy = false;
            if (!sentence) {
                Q_EMIT m_workspace.failed(sentence.error());
                showPair();
                return;
            }
            Q_EMIT m_workspace.message(sentence->isEmpty() ? tr("Taken back.") : *sentence);
            if (last.merge) {
                // Pairs of the one who is there again are to be asked about, too.
                m_busy = true;
                load(last.pair);
                return;
            }
            m_pairs.prepend(last.pair);
            showPair();
        },
        2);
}

void DuplicatesView::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* button = qobject_cast<QPushButton*>(focusWidget());
    if (enter && button != nullptr && button->hasFocus()) return button->click();
    // A key that is held down answers one question, not all of them.
    if (event->isAutoRepeat()) return;
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT closed();
        return;
    case Qt::Key_Left:
        return choose(0);
    case Qt::Key_Right:
        return choose(1);
    case Qt::Key_Y:
        return merge();
    case Qt::Key_N:
        return answer(PairAnswer::Two);
    case Qt::Key_S:
        return answer(PairAnswer::NotSure);
    case Qt::Key_U:
        return undo();
    default:
        QWidget::keyPressEvent(event);
    }
}

bool DuplicatesView::event(QEvent* event) {
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::Paint && !m_busy && pair() != nullptr) m_painted = true;
    return done;
}

} // namespace bk::ui
