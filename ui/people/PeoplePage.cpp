#include "ui/people/PeoplePage.h"

#include "ui/people/DuplicatesView.h"
#include "ui/people/PersonDelegate.h"
#include "ui/people/PersonForm.h"
#include "ui/people/PersonListModel.h"
#include "ui/people/Readiness.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/PageHead.h"
#include "ui/widgets/Theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int gatherMilliseconds = 250; // many small commits become one new question

} // namespace

PeoplePage::PeoplePage(Workspace& workspace, QWidget* parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_images(new ImageLoader(workspace, this))
    , m_persons(new PersonListModel(this))
    , m_filter(new PersonFilterModel(m_persons, this)) {
    setObjectName(QStringLiteral("page"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_views = new QStackedWidget(this);
    layout->addWidget(m_views);
    m_views->addWidget(makeList());
    m_duplicates = new DuplicatesView(workspace, *m_images, m_views);
    m_views->addWidget(m_duplicates);
    connect(m_likely, &QPushButton::clicked, this, [this] { showDuplicates(true); });
    connect(m_duplicates, &DuplicatesView::closed, this, [this] { showDuplicates(false); });
    connect(m_duplicates, &DuplicatesView::shown, this, [this] { m_readiness->begin(); });
    showWhatIsThere();
    m_readiness = new Readiness(
        this, [this] { return m_images->idle(); }, [this] { Q_EMIT ready(); });

    m_reloadSoon.setSingleShot(true);
    m_reloadSoon.setInterval(gatherMilliseconds);
    connect(&m_reloadSoon, &QTimer::timeout, this, &PeoplePage::load);
    connect(&workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (!(changes.kinds & (ChangeKind::Persons | ChangeKind::Quitclaims | ChangeKind::Faces))) return;
        m_outdated = true;
        if (isVisible() && !showsDuplicates() && !m_reloadSoon.isActive()) m_reloadSoon.start();
    });
}

bool PeoplePage::showsDuplicates() const {
    return m_views->currentWidget() == m_duplicates;
}

void PeoplePage::showDuplicates(bool show) {
    m_views->setCurrentIndex(show ? 1 : 0);
    if (show)
        m_duplicates->begin();
    else
        activate();
}

QWidget* PeoplePage::makeList() {
    auto* everybody = new QWidget(this);
    auto* layout = new QVBoxLayout(everybody);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(16);
    makeHead(layout);

    m_list = new QListView(this);
    m_list->setProperty("role", QStringLiteral("bare"));
    m_list->setAccessibleName(title());
    m_list->setViewMode(QListView::IconMode);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMovement(QListView::Static);
    m_list->setUniformItemSizes(true);
    m_list->setWordWrap(false);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setModel(m_filter);
    m_list->setItemDelegate(new PersonDelegate(*m_images, m_list));
    connect(m_list, &QListView::activated, this, &PeoplePage::open);
    connect(m_images, &ImageLoader::faceReady, m_list->viewport(), qOverload<>(&QWidget::update));

    m_empty = new EmptyState(QStringLiteral("user-others"), {}, {}, this);
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_persons->rowCount() == 0) {
            m_form->beginNew();
            return;
        }
        m_search->clear();
        for (QPushButton* chip : std::as_const(m_chips))
            chip->setChecked(false);
    });
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    layout->addWidget(m_stack, 1);
    return everybody;
}

void PeoplePage::makeHead(QVBoxLayout* layout) {
    auto* head = makePageHead(title(), m_count, this);
    head->addStretch(1);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search by name"));
    m_search->setAccessibleName(tr("Search persons by name"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(scaled(260));
    m_search->setMinimumWidth(scaled(80));
    head->addWidget(m_search, 1);
    m_likely = new QPushButton(themedIcon(QStringLiteral("merge")), tr("Likely duplicates…"), this);
    m_likely->setToolTip(tr("Entries that are probably one person"));
    m_likely->setVisible(m_workspace.may(Right::ManagePersons));
    head->addWidget(m_likely);
    auto* add = new QPushButton(themedIcon(QStringLiteral("list-add")), tr("Add person"), this);
    head->addWidget(add);
    layout->addLayout(head);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setText(text);
        showWhatIsThere();
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_filter->rowCount() == 0) return;
        m_list->setFocus();
        m_list->setCurrentIndex(m_filter->index(0, 0));
    });

    auto* chips = new FlowLayout(nullptr, 8);
    addChip(chips, tr("No quitclaim"), PersonTrait::NoQuitclaim);
    addChip(chips, tr("Expires soon"), PersonTrait::Expiring);
    addChip(chips, tr("Expired"), PersonTrait::Expired);
    addChip(chips, tr("Withdrawn"), PersonTrait::Withdrawn);
    addChip(chips, tr("Under 16"), PersonTrait::Minor);
    addChip(chips, tr("Recognition on"), PersonTrait::Recognition);
    layout->addLayout(chips);

    m_form = new PersonForm(m_workspace, this);
    layout->addWidget(m_form);
    connect(add, &QPushButton::clicked, m_form, &PersonForm::beginNew);
    connect(m_form, &PersonForm::cancelled, this, [this] {
        m_form->hide();
        m_list->setFocus();
    });
    connect(m_form, &PersonForm::saved, this, [this](const PersonId& person) {
        m_selectWhenLoaded = person;
        load();
    });
}

void PeoplePage::addChip(FlowLayout* chips, const QString& text, PersonTrait trait) {
    auto* chip = new QPushButton(text, this);
    chip->setProperty("role", QStringLiteral("chip"));
    chip->setCheckable(true);
    chips->addWidget(chip);
    m_chips << chip;
    connect(chip, &QPushButton::toggled, this, [this, trait](bool on) {
        PersonTraits traits = m_filter->traits();
        traits.setFlag(trait, on);
        m_filter->setTraits(traits);
        showWhatIsThere();
    });
}

QString PeoplePage::title() const {
    return tr("People");
}

void PeoplePage::activate() {
    if (showsDuplicates()) return m_duplicates->setFocus();
    if (!m_loaded || m_outdated)
        load();
    else
        m_readiness->begin();
    if (!m_form->isVisible()) m_list->setFocus();
}

void PeoplePage::load() {
    m_outdated = false;
    m_workspace.ask(
        this, [](Services& services) { return services.persons.list(); },
        [this, generation = ++m_generation](Result<QList<PersonSummary>> persons) {
            if (generation != m_generation) return;
            m_loaded = true;
            if (!persons) {
                Q_EMIT m_workspace.failed(persons.error());
                m_readiness->begin();
                return;
            }
            const QModelIndex before = m_list->currentIndex();
            const PersonId current = !m_selectWhenLoaded.isNull() ? std::exchange(m_selectWhenLoaded, {})
                                     : before.isValid()           ? m_filter->person(before).person.id
                                                                  : PersonId();
            m_persons->setPersons(*persons);
            for (int row = 0; row < m_filter->rowCount(); ++row) {
                const QModelIndex index = m_filter->index(row, 0);
                if (m_filter->person(index).person.id == current) m_list->setCurrentIndex(index);
            }
            showWhatIsThere();
            m_readiness->begin();
        },
        1);
}

void PeoplePage::showWhatIsThere() {
    const int all = m_persons->rowCount();
    const int shown = m_filter->rowCount();
    m_count->setText(!m_loaded      ? QString()
                     : shown == all ? tr("%n person(s)", nullptr, all)
                                    : tr("%1 of %2").arg(shown).arg(all));
    Q_EMIT statusChanged(m_count->text());
    m_stack->setCurrentIndex(shown > 0 ? 1 : 0);
    if (!m_loaded) {
        m_empty->setTexts(tr("Reading…"), {});
        m_empty->setAction({});
    } else if (all == 0) {
        m_empty->setTexts(tr("Nobody here yet"),
                          tr("Add the persons on your photos, then attach the quitclaims they signed. "
                             "Naming a face adds its person as well."));
        m_empty->setAction(tr("Add person"));
    } else {
        m_empty->setTexts(tr("Nobody fits"),
                          tr("No person has this name and any of what the chips ask for."));
        m_empty->setAction(tr("Show everybody"));
    }
}

void PeoplePage::open(const QModelIndex& index) {
    if (index.isValid()) Q_EMIT m_workspace.personWanted(m_filter->person(index).person.id);
}

} // namespace bk::ui
