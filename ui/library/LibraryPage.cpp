#include "ui/library/LibraryPage.h"

#include "ui/library/CollectionPanel.h"
#include "ui/library/FilterBar.h"
#include "ui/library/ImportPanel.h"
#include "ui/library/PhotoEdits.h"
#include "ui/library/PhotoInspector.h"
#include "ui/quitclaims/ChosenPhotos.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/PhotoGridView.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int inspectorFrom = 512;
constexpr int collectionsFrom = 400;
constexpr int collectionsWidth = 168;
constexpr int inspectorWidth = 272;
// What a viewer leafs through; a million neighbours would be copied for nothing.
constexpr int neighbourReach = 2000;
constexpr int inspectedAtOnce = 5000;

bool isEmpty(const PhotoFilter& filter) {
    return filter.text.isEmpty() && !filter.collection && !filter.person && filter.states.isEmpty() &&
           !filter.takenFrom && !filter.takenTo && filter.minimumRating == 0 && filter.tag.isEmpty() &&
           !filter.unnamedFaces && !filter.suggestions && !filter.noPeople && filter.only.isEmpty();
}

} // namespace

LibraryPage::LibraryPage(Workspace& workspace, QWidget* parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_images(new ImageLoader(workspace, this))
    , m_edits(new PhotoEdits(workspace, this))
    , m_model(new PhotoGridModel(workspace, this)) {
    m_model->setActive(false);
    setAcceptDrops(workspace.may(Right::ImportPhotos));
    layOut();
    connectParts();
    addShortcuts();
}

LibraryPage::~LibraryPage() = default;

void LibraryPage::layOut() {
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    outer->addWidget(splitter);

    m_collections = new CollectionPanel(splitter);
    m_collections->setMinimumWidth(scaled(136));
    splitter->addWidget(m_collections);

    auto* middle = new QWidget(splitter);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_filters = new FilterBar(middle);
    m_filters->setToday(m_workspace.today());
    m_filters->setPurpose(m_workspace.purpose());
    column->addWidget(m_filters);
    m_import = new ImportPanel(m_workspace, middle);
    auto* importRow = new QHBoxLayout;
    importRow->setContentsMargins(16, 0, 16, 0);
    importRow->addWidget(m_import);
    column->addLayout(importRow);
    m_middle = new QStackedWidget(middle);
    m_grid = new PhotoGridView(*m_images, m_middle);
    m_grid->setPhotos(m_model);
    m_grid->setMargin(16);
    m_filters->setSide(m_grid->side());
    m_middle->addWidget(m_grid);
    m_empty = new EmptyState(QStringLiteral("folder-pictures"), {}, {}, m_middle);
    m_middle->addWidget(m_empty);
    column->addWidget(m_middle, 1);
    splitter->addWidget(middle);

    m_inspector = new PhotoInspector(m_workspace, *m_images, *m_edits, splitter);
    m_inspector->setMinimumWidth(scaled(232));
    splitter->addWidget(m_inspector);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({scaled(collectionsWidth), 1000, scaled(inspectorWidth)});
}

void LibraryPage::connectParts() {
    connect(m_collections, &CollectionPanel::chosen, this,
            [this](const std::optional<CollectionId>& collection) {
                PhotoFilter filter = m_filters->filter();
                filter.collection = collection;
                showFilter(filter);
            });
    connect(m_filters, &FilterBar::filterChanged, this, [this](const PhotoFilter& filter) {
        showFilter(filter);
        Q_EMIT searchChanged(filter.text);
    });
    connect(m_filters, &FilterBar::sortChanged, this, [this] { showFilter(m_filters->filter()); });
    connect(m_filters, &FilterBar::sideChanged, m_grid, &PhotoGridView::setSide);
    connect(m_grid, &PhotoGridView::sideChanged, m_filters, &FilterBar::setSide);
    connect(m_grid, &PhotoGridView::sideChanged, this, &LibraryPage::sideChanged);
    connect(m_grid, &PhotoGridView::selectionMoved, this, [this] {
        const qint64 count = m_grid->selectedCount();
        m_inspector->setPhotos(count <= inspectedAtOnce ? m_grid->selectedPhotos()
                                                        : m_grid->selectedPhotos().mid(0, inspectedAtOnce));
        ChosenPhotos::of(m_workspace)
            .set(count <= ChosenPhotos::most ? m_grid->selectedPhotos() : QList<PhotoId>());
        showStatus();
    });
    const auto open = [this](const PhotoId& photo) {
        const int row = m_model->rowOf(photo);
        if (row >= 0)
            Q_EMIT m_workspace.photoWanted(
                photo, m_model->ids().mid(qMax(0, row - neighbourReach), 2 * neighbourReach));
    };
    connect(m_grid, &PhotoGridView::opened, this, open);
    connect(m_inspector, &PhotoInspector::openWanted, this, [this, open] {
        const QList<PhotoId> selected = m_grid->selectedPhotos();
        if (!selected.isEmpty()) open(selected.first());
    });
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_grid, &QWidget::customContextMenuRequested, this, &LibraryPage::showMenu);
    connect(m_model, &PhotoGridModel::loaded, this, [this] {
        showGridOrEmpty();
        showStatus();
        m_grid->requestVisible();
        tellWhenReady();
    });
    connect(m_model, &PhotoGridModel::windowLoaded, this, [this] {
        m_grid->requestVisible();
        tellWhenReady();
    });
    connect(m_images, &ImageLoader::allReady, this, &LibraryPage::tellWhenReady);
    connect(m_inspector, &PhotoInspector::loaded, this, &LibraryPage::tellWhenReady);
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_catalogEmpty)
            openImport({});
        else
            show(PhotoFilter());
    });
    connect(&m_workspace, &Workspace::purposeChanged, this, [this](const Purpose& purpose) {
        m_filters->setPurpose(purpose);
        m_untold = true;
    });
    connect(&m_workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        m_outdated = true;
        if (changes.kinds & (ChangeKind::Persons | ChangeKind::Quitclaims)) m_personsOutdated = true;
        m_inspector->refresh();
        const ChangeKinds ours = ChangeKind::Collections | ChangeKind::Persons | ChangeKind::Photos;
        if (isVisible() && (changes.kinds & ours)) load();
    });
}

void LibraryPage::addShortcuts() {
    for (int stars = 0; stars <= 5 && m_workspace.may(Right::DescribePhotos); ++stars) {
        auto* key = new QShortcut(QKeySequence(Qt::Key_0 + stars), m_grid);
        key->setContext(Qt::WidgetShortcut);
        connect(key, &QShortcut::activated, this, [this, stars] {
            if (m_grid->selectedCount() > 0) m_edits->setRating(m_grid->selectedPhotos(), stars);
        });
    }
    if (!m_workspace.may(Right::NameFaces)) return;
    auto* reviewed = new QShortcut(QKeySequence(Qt::Key_R), m_grid);
    reviewed->setContext(Qt::WidgetShortcut);
    connect(reviewed, &QShortcut::activated, this, [this] {
        if (m_grid->selectedCount() > 0) m_edits->setReviewed(m_grid->selectedPhotos(), true);
    });
}

void LibraryPage::showMenu(const QPoint& where) {
    const QList<PhotoId> photos = m_grid->selectedPhotos();
    if (photos.isEmpty()) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(themedIcon(QStringLiteral("zoom-fit-best")), tr("Open"), this,
                    [this, photos] { Q_EMIT m_grid->opened(photos.first()); });
    if (m_workspace.may(Right::ExportPhotos))
        menu->addAction(themedIcon(QStringLiteral("document-export")), tr("Export what is cleared…"), this,
                        [this, photos] { Q_EMIT m_workspace.exportWanted(photos); });
    if (m_workspace.may(Right::Publish))
        menu->addAction(themedIcon(QStringLiteral("globe")), tr("Record a publication…"), this,
                        [this, photos] { Q_EMIT m_workspace.recordPublicationWanted(photos); });
    menu->popup(m_grid->viewport()->mapToGlobal(where));
}

void LibraryPage::activate() {
    m_untold = true;
    m_model->setActive(true);
    if (!m_model->loadedOnce()) m_model->show(m_filters->filter(), m_filters->sort());
    if (m_outdated)
        load();
    else
        tellWhenReady();
    showStatus();
    m_grid->setFocus();
}

void LibraryPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    // With large text in a small window the photos keep their place; what stands beside them gives way.
    m_inspector->setVisible(width() >= scaled(inspectorFrom));
    m_collections->setVisible(width() >= scaled(collectionsFrom));
}

void LibraryPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    m_model->setActive(false);
}

void LibraryPage::load() {
    m_outdated = false;
    m_workspace.ask(
        this, [](Services& services) { return services.collections.list(); },
        [this](const Result<QList<Collection>>& collections) {
            if (!collections) {
                Q_EMIT m_workspace.failed(collections.error());
                return;
            }
            m_collections->setCollections(*collections);
            QStringList names;
            int photos = 0;
            for (const Collection& collection : *collections) {
                names << collection.name;
                photos += collection.photos;
            }
            m_import->setCollections(names);
            m_catalogEmpty = photos == 0;
            showGridOrEmpty();
        });
    loadPersons();
}

void LibraryPage::loadPersons() {
    // Dear in a large catalog, and only the filter's menu waits for it.
    if (!m_personsOutdated || m_personsUnderWay || !m_workspace.may(Right::SeePersons)) return;
    m_personsOutdated = false;
    m_personsUnderWay = true;
    m_workspace.ask(
        this, [](Services& services) { return services.persons.list(); },
        [this](const Result<QList<PersonSummary>>& persons) {
            m_personsUnderWay = false;
            if (persons)
                m_filters->setPersons(*persons);
            else
                Q_EMIT m_workspace.failed(persons.error());
            if (isVisible()) loadPersons();
        },
        -3);
}

void LibraryPage::show(const PhotoFilter& filter) {
    m_filters->setFilter(filter);
    m_collections->setCurrent(filter.collection);
    Q_EMIT searchChanged(filter.text);
    showFilter(filter);
}

void LibraryPage::setSearch(const QString& text) {
    PhotoFilter filter = m_filters->filter();
    if (filter.text == text.simplified()) return;
    filter.text = text.simplified();
    showFilter(filter);
}

void LibraryPage::showFilter(const PhotoFilter& filter) {
    m_untold = true;
    m_filters->setFilter(filter);
    m_model->show(filter, m_filters->sort());
    m_grid->scrollToTop();
}

const PhotoFilter& LibraryPage::filter() const {
    return m_filters->filter();
}

QList<PhotoId> LibraryPage::selectedPhotos() const {
    return m_grid->selectedPhotos();
}

void LibraryPage::openImport(const QList<FilePath>& paths) {
    m_import->open(paths);
}

void LibraryPage::setSide(int side) {
    m_grid->setSide(side);
}

void LibraryPage::showGridOrEmpty() {
    if (!m_model->loadedOnce() || m_model->rowCount() > 0) {
        m_middle->setCurrentWidget(m_grid);
        return;
    }
    if (m_catalogEmpty && isEmpty(m_filters->filter())) {
        const bool may = m_workspace.may(Right::ImportPhotos);
        m_empty->setTexts(tr("No photos yet"),
                          may ? tr("Drop a folder here, or import one. The originals stay where they are.")
                              : tr("An editor imports them; then they are seen here."));
        m_empty->setAction(may ? tr("Import…") : QString());
    } else {
        m_empty->setTexts(tr("No photo is like that"),
                          tr("Take a filter away, or search for something else."));
        m_empty->setAction(isEmpty(m_filters->filter()) ? QString() : tr("Show all photos"));
    }
    m_middle->setCurrentWidget(m_empty);
}

void LibraryPage::showStatus() {
    const QLocale locale;
    const int count = m_model->rowCount();
    QString words = tr("%n photo(s)", nullptr, count);
    words.replace(QString::number(count), locale.toString(count));
    const qint64 selected = m_grid->selectedCount();
    if (selected > 0) words += tr(", %1 selected").arg(locale.toString(selected));
    Q_EMIT statusChanged(words);
}

void LibraryPage::tellWhenReady() {
    if (!m_untold || !m_model->loadedOnce() || !m_model->idle() || !m_images->idle() || !m_inspector->idle())
        return;
    m_untold = false;
    Q_EMIT ready();
}

void LibraryPage::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl& url : urls)
        if (url.isLocalFile()) event->acceptProposedAction();
}

void LibraryPage::dropEvent(QDropEvent* event) {
    QList<FilePath> paths;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl& url : urls)
        if (url.isLocalFile())
            // As bytes: names that are not UTF-8 are among photos of twenty years.
            paths.append(FilePath::fromBytes(
                QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1())));
    if (paths.isEmpty()) return;
    event->acceptProposedAction();
    Q_EMIT m_workspace.importWanted(paths);
}

} // namespace bk::ui
