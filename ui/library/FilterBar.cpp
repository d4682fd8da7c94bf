#include "ui/library/FilterBar.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PhotoGridView.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QStyle>
#include <QWidgetAction>

namespace bk::ui {
namespace {

constexpr int personsInMenu = 40;

void setActive(QPushButton* chip, bool active, const QString& words) {
    chip->setText(chip->menu() != nullptr ? words + QStringLiteral(" ▾") : words);
    chip->setAccessibleName(words);
    if (chip->property("active").toBool() == active) return;
    chip->setProperty("active", active);
    chip->style()->unpolish(chip);
    chip->style()->polish(chip);
}

QString toneWords(Tone tone) {
    switch (tone) {
    case Tone::Cleared:
        return FilterBar::tr("Cleared");
    case Tone::Attention:
        return FilterBar::tr("Needs attention");
    case Tone::Blocked:
        return FilterBar::tr("Blocked");
    case Tone::NoPeople:
        return FilterBar::tr("No people");
    case Tone::NotNeeded:
        return FilterBar::tr("Not needed");
    case Tone::Neutral:
        break;
    }
    return {};
}

/// What the filter's states are called: one word when they are just those of one tone, else how many.
QString stateWords(const QList<ClearanceState>& states) {
    if (states.size() == 1) return wordsFor(states.first());
    for (const Tone tone : {Tone::Cleared, Tone::Attention, Tone::Blocked}) {
        const QList<ClearanceState> whole = FilterBar::statesOf(tone);
        if (QSet<ClearanceState>(states.cbegin(), states.cend()) ==
            QSet<ClearanceState>(whole.cbegin(), whole.cend()))
            return toneWords(tone);
    }
    return FilterBar::tr("%n state(s)", nullptr, static_cast<int>(states.size()));
}

} // namespace

QList<ClearanceState> FilterBar::statesOf(Tone tone) {
    QList<ClearanceState> states;
    for (int i = 0; i <= static_cast<int>(ClearanceState::NoPeople); ++i)
        if (toneOf(static_cast<ClearanceState>(i)) == tone) states.append(static_cast<ClearanceState>(i));
    return states;
}

FilterBar::FilterBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("filterBar"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 4);
    layout->setSpacing(8);
    auto* chips = new QWidget(this);
    QSizePolicy growing(QSizePolicy::Expanding, QSizePolicy::Preferred);
    growing.setHeightForWidth(true);
    chips->setSizePolicy(growing);
    auto* flow = new FlowLayout(chips, 4);
    layout->addWidget(chips, 1, Qt::AlignVCenter);

    m_state = makeChip(tr("State"));
    m_unnamed = makeChip(tr("Unnamed faces"));
    m_noPeople = makeChip(tr("No people"));
    m_person = makeChip(tr("Person"));
    m_date = makeChip(tr("Date"));
    m_rating = makeChip(tr("Rating"));
    m_only = makeChip({});
    m_tag = makeChip({});
    m_text = makeChip({});
    m_clear = new QPushButton(tr("Show all"), this);
    m_clear->setProperty("role", QStringLiteral("link"));
    for (auto* chip :
         {m_state, m_unnamed, m_noPeople, m_person, m_date, m_rating, m_only, m_tag, m_text, m_clear})
        flow->addWidget(chip);

    connect(m_unnamed, &QPushButton::clicked, this, [this] {
        change([](PhotoFilter& filter) {
            filter.unnamedFaces = !filter.unnamedFaces;
            if (filter.unnamedFaces) filter.noPeople = false;
        });
    });
    connect(m_noPeople, &QPushButton::clicked, this, [this] {
        change([](PhotoFilter& filter) {
            filter.noPeople = !filter.noPeople;
            if (filter.noPeople) filter.unnamedFaces = false;
        });
    });
    connect(m_only, &QPushButton::clicked, this,
            [this] { change([](PhotoFilter& filter) { filter.only.clear(); }); });
    connect(m_tag, &QPushButton::clicked, this,
            [this] { change([](PhotoFilter& filter) { filter.tag.clear(); }); });
    connect(m_text, &QPushButton::clicked, this,
            [this] { change([](PhotoFilter& filter) { filter.text.clear(); }); });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        change([](PhotoFilter& filter) {
            const auto collection = filter.collection;
            filter = PhotoFilter();
            filter.collection = collection;
        });
    });
    fillStateMenu();
    fillDateMenu();
    fillRatingMenu();
    m_person->setMenu(new QMenu(m_person));
    connect(m_person->menu(), &QMenu::aboutToShow, this, &FilterBar::fillPersonMenu);

    m_sort = new QComboBox(this);
    m_sort->setAccessibleName(tr("Order"));
    m_sort->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_sort->addItems({tr("Newest first"), tr("Oldest first"), tr("Latest added"), tr("By name")});
    layout->addWidget(m_sort, 0, Qt::AlignTop);
    connect(m_sort, &QComboBox::activated, this, [this] { Q_EMIT sortChanged(sort()); });
    m_size = new QSlider(Qt::Horizontal, this);
    m_size->setRange(PhotoGridView::smallestSide, PhotoGridView::largestSide);
    m_size->setSingleStep(8);
    m_size->setPageStep(32);
    m_size->setFixedWidth(scaled(80));
    m_size->setMinimumHeight(m_sort->sizeHint().height());
    m_size->setAccessibleName(tr("Size of the pictures"));
    m_size->setToolTip(tr("Size of the pictures (Ctrl+wheel)"));
    layout->addWidget(m_size, 0, Qt::AlignTop);
    connect(m_size, &QSlider::valueChanged, this, &FilterBar::sideChanged);
    showFilter();
}

QPushButton* FilterBar::makeChip(const QString& name) {
    auto* chip = new QPushButton(name, this);
    chip->setProperty("role", QStringLiteral("chip"));
    return chip;
}

void FilterBar::change(const std::function<void(PhotoFilter&)>& edit) {
    edit(m_filter);
    showFilter();
    Q_EMIT filterChanged(m_filter);
}

void FilterBar::fillStateMenu() {
    auto* menu = new QMenu(m_state);
    menu->addAction(tr("Any state"), this, [this] {
        change([](PhotoFilter& filter) {
            filter.states.clear();
            filter.purpose.reset();
        });
    });
    menu->addSeparator();
    for (const Tone tone : {Tone::Cleared, Tone::Attention, Tone::Blocked, Tone::NotNeeded, Tone::NoPeople}) {
        menu->addAction(toneIcon(tone), toneWords(tone), this, [this, tone] {
            change([&](PhotoFilter& filter) {
                filter.states = statesOf(tone);
                filter.purpose = m_purpose;
            });
        });
    }
    menu->addSeparator();
    auto* single = menu->addMenu(tr("One reason"));
    for (const Tone tone : {Tone::Attention, Tone::Blocked}) {
        for (const ClearanceState state : statesOf(tone)) {
            single->addAction(toneIcon(tone), wordsFor(state), this, [this, state] {
                change([&](PhotoFilter& filter) {
                    filter.states = {state};
                    filter.purpose = m_purpose;
                });
            });
        }
    }
    m_state->setMenu(menu);
}

void FilterBar::fillDateMenu() {
    auto* menu = new QMenu(m_date);
    const auto between = [this](const std::function<QDate(QDate)>& from,
                                const std::function<QDate(QDate)>& to) {
        return [this, from, to] {
            const QDate today = m_today.isValid() ? m_today : QDate::currentDate();
            change([&](PhotoFilter& filter) {
                filter.takenFrom = from(today);
                filter.takenTo = to(today);
            });
        };
    };
    menu->addAction(tr("Any time"), this, [this] {
        change([](PhotoFilter& filter) {
            filter.takenFrom.reset();
            filter.takenTo.reset();
        });
    });
    menu->addAction(tr("This year"), this,
                    between([](QDate day) { return QDate(day.year(), 1, 1); },
                            [](QDate day) { return QDate(day.year(), 12, 31); }));
    menu->addAction(tr("Last year"), this,
                    between([](QDate day) { return QDate(day.year() - 1, 1, 1); },
                            [](QDate day) { return QDate(day.year() - 1, 12, 31); }));
    menu->addAction(tr("Last 12 months"), this,
                    between([](QDate day) { return day.addMonths(-12); }, [](QDate day) { return day; }));
    menu->addSeparator();
    auto* range = new QWidget(menu);
    auto* form = new QFormLayout(range);
    form->setContentsMargins(12, 8, 12, 8);
    auto* from = new QDateEdit(QDate::currentDate().addYears(-1), range);
    auto* to = new QDateEdit(QDate::currentDate(), range);
    for (auto* edit : {from, to})
        edit->setCalendarPopup(true);
    form->addRow(tr("From"), from);
    form->addRow(tr("Up to"), to);
    auto* apply = new QPushButton(tr("Show these days"), range);
    form->addRow(apply);
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(range);
    menu->addAction(action);
    connect(apply, &QPushButton::clicked, this, [this, menu, from, to] {
        menu->close();
        change([&](PhotoFilter& filter) {
            filter.takenFrom = qMin(from->date(), to->date());
            filter.takenTo = qMax(from->date(), to->date());
        });
    });
    m_date->setMenu(menu);
}

void FilterBar::fillRatingMenu() {
    auto* menu = new QMenu(m_rating);
    menu->addAction(tr("Any rating"), this,
                    [this] { change([](PhotoFilter& filter) { filter.minimumRating = 0; }); });
    for (int stars = 1; stars <= 5; ++stars) {
        const QString words = stars == 5 ? tr("5 stars") : tr("%n star(s) or more", nullptr, stars);
        menu->addAction(words, this, [this, stars] {
            change([&](PhotoFilter& filter) { filter.minimumRating = stars; });
        });
    }
    m_rating->setMenu(menu);
}

void FilterBar::fillPersonMenu() {
    QMenu* menu = m_person->menu();
    menu->clear();
    menu->addAction(tr("Anybody"), this,
                    [this] { change([](PhotoFilter& filter) { filter.person.reset(); }); });
    menu->addSeparator();
    for (const PersonSummary& summary : m_persons.mid(0, personsInMenu)) {
        menu->addAction(
            toneIcon(toneOf(summary.standing)), summary.person.name, this,
            [this, id = summary.person.id] { change([&](PhotoFilter& filter) { filter.person = id; }); });
    }
    if (m_persons.isEmpty()) menu->addAction(tr("Nobody is in the catalog yet"))->setEnabled(false);
    if (m_persons.size() > personsInMenu)
        menu->addAction(tr("For others, type the name in the search field"))->setEnabled(false);
}

void FilterBar::setFilter(const PhotoFilter& filter) {
    m_filter = filter;
    showFilter();
}

void FilterBar::setPersons(const QList<PersonSummary>& persons) {
    m_persons = persons;
    showFilter();
}

void FilterBar::setPurpose(const Purpose& purpose) {
    m_purpose = purpose;
    if (m_filter.purpose) m_filter.purpose = purpose;
}

PhotoSort FilterBar::sort() const {
    switch (m_sort->currentIndex()) {
    case 1:
        return PhotoSort::TakenOldest;
    case 2:
        return PhotoSort::AddedNewest;
    case 3:
        return PhotoSort::Name;
    default:
        return PhotoSort::TakenNewest;
    }
}

void FilterBar::setSide(int side) {
    const QSignalBlocker blocker(m_size);
    m_size->setValue(side);
}

void FilterBar::showFilter() {
    const QString cross = QStringLiteral("  ×");
    setActive(m_state, !m_filter.states.isEmpty(),
              m_filter.states.isEmpty() ? tr("State") : tr("State: %1").arg(stateWords(m_filter.states)));
    setActive(m_unnamed, m_filter.unnamedFaces,
              tr("Unnamed faces") + (m_filter.unnamedFaces ? cross : QString()));
    setActive(m_noPeople, true, tr("No people") + cross);
    m_noPeople->setVisible(m_filter.noPeople);

    QString person = tr("Person");
    if (m_filter.person) {
        person = tr("One person");
        for (const PersonSummary& summary : m_persons)
            if (summary.person.id == *m_filter.person) person = summary.person.name;
    }
    setActive(m_person, m_filter.person.has_value(), person);

    QString date = tr("Date");
    if (m_filter.takenFrom && m_filter.takenTo)
        date = tr("%1 – %2").arg(shortDate(*m_filter.takenFrom), shortDate(*m_filter.takenTo));
    else if (m_filter.takenFrom)
        date = tr("From %1").arg(shortDate(*m_filter.takenFrom));
    else if (m_filter.takenTo)
        date = tr("Up to %1").arg(shortDate(*m_filter.takenTo));
    setActive(m_date, m_filter.takenFrom || m_filter.takenTo, date);
    setActive(m_rating, m_filter.minimumRating > 0,
              m_filter.minimumRating > 0 ? tr("%n star(s) or more", nullptr, m_filter.minimumRating)
                                         : tr("Rating"));

    setActive(m_only, true,
              tr("%n chosen photo(s)", nullptr, static_cast<int>(m_filter.only.size())) + cross);
    m_only->setVisible(!m_filter.only.isEmpty());
    setActive(m_tag, true, tr("Tag: %1").arg(m_filter.tag) + cross);
    m_tag->setVisible(!m_filter.tag.isEmpty());
    setActive(m_text, true, tr("“%1”").arg(m_filter.text) + cross);
    m_text->setVisible(!m_filter.text.isEmpty());
    m_clear->setVisible(!m_filter.states.isEmpty() || m_filter.unnamedFaces || m_filter.noPeople ||
                        m_filter.person || m_filter.takenFrom || m_filter.takenTo ||
                        m_filter.minimumRating > 0 || !m_filter.only.isEmpty() || !m_filter.tag.isEmpty() ||
                        !m_filter.text.isEmpty() || m_filter.suggestions);
    updateGeometry();
}

} // namespace bk::ui
