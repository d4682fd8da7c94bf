#include "ui/quitclaims/ScopeFields.h"

#include "ui/quitclaims/ChosenPhotos.h"
#include "ui/quitclaims/FormRows.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/PhotoGridView.h"
#include "ui/widgets/Theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace bk::ui {
namespace {

constexpr int photoSide = 112;
constexpr int gridHeight = 368; // two lines in sight and the beginning of a third

} // namespace

ScopeFields::ScopeFields(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_images(new ImageLoader(workspace, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* form = makeFormRows();
    m_kind = new QComboBox(this);
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(20);
    m_kind->setMaximumWidth(scaled(440));
    m_kind->setAccessibleName(tr("Photos it is for"));
    addFormRow(form, tr("Photos"), m_kind);
    layout->addLayout(form);

    m_picking = new QWidget(this);
    auto* picking = new QVBoxLayout(m_picking);
    picking->setContentsMargins(0, 0, 0, 0);
    picking->setSpacing(8);
    auto* buttons = new QWidget(m_picking);
    auto* row = new FlowLayout(buttons, 8);
    m_picked = new QLabel(buttons);
    m_picked->setProperty("role", QStringLiteral("heading"));
    row->addWidget(m_picked);
    auto* all = new QPushButton(tr("All of these"), buttons);
    auto* none = new QPushButton(tr("None"), buttons);
    row->addWidget(all);
    row->addWidget(none);
    picking->addWidget(buttons);
    picking->addWidget(makeFormCaption(
        tr("Press a photo, or Space, to take it in or out. Offered are this person's photos and those that "
           "are selected in the library."),
        m_picking));
    m_model = new PhotoGridModel(workspace, this);
    m_model->setActive(false);
    m_grid = new PhotoGridView(*m_images, m_picking);
    m_grid->setSelectionMode(QAbstractItemView::MultiSelection);
    m_grid->setAccessibleName(tr("Photos it is for"));
    m_grid->setSide(photoSide);
    m_grid->setPhotos(m_model);
    sizeGrid();
    picking->addWidget(m_grid);
    layout->addWidget(m_picking);

    connect(m_kind, &QComboBox::currentIndexChanged, this, &ScopeFields::follow);
    connect(all, &QPushButton::clicked, m_grid, &QAbstractItemView::selectAll);
    connect(none, &QPushButton::clicked, m_grid, &QAbstractItemView::clearSelection);
    connect(m_grid->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_offered) return;
        m_listed = m_grid->selectedPhotos();
        follow();
    });
    follow();
}

void ScopeFields::begin(const PersonId& person, const QList<Collection>& collections,
                        const QuitclaimScope& scope) {
    ++m_generation;
    m_person = person;
    m_offered = false;
    m_listed = scope.kind == ScopeKind::Photos ? scope.photos : QList<PhotoId>();
    m_model->showPhotos({});
    {
        const QSignalBlocker quiet(m_kind);
        m_kind->clear();
        m_kind->addItem(tr("All photos"));
        m_kind->addItem(tr("Only the photos picked here"), QByteArrayLiteral("photos"));
        for (const Collection& collection : collections)
            m_kind->addItem(tr("Only the collection “%1”").arg(collection.name), collection.id.toBytes());
        if (scope.kind == ScopeKind::Photos) m_kind->setCurrentIndex(1);
        if (scope.kind == ScopeKind::Collection)
            m_kind->setCurrentIndex(qMax(0, m_kind->findData(scope.collection.toBytes())));
    }
    follow();
}

void ScopeFields::choosePhotos() {
    m_kind->setCurrentIndex(1);
}

QuitclaimScope ScopeFields::scope() const {
    QuitclaimScope scope;
    const QByteArray chosen = m_kind->currentData().toByteArray();
    if (chosen == QByteArrayLiteral("photos")) {
        scope.kind = ScopeKind::Photos;
        scope.photos = m_listed;
    } else if (!chosen.isEmpty()) {
        scope.kind = ScopeKind::Collection;
        scope.collection = CollectionId::fromBytes(chosen);
    }
    return scope;
}

QString ScopeFields::summary() const {
    if (m_kind->currentData().toByteArray() == QByteArrayLiteral("photos"))
        return tr("%n photo(s) picked", nullptr, static_cast<int>(m_listed.size()));
    return m_kind->currentText();
}

void ScopeFields::follow() {
    const bool picking = m_kind->currentData().toByteArray() == QByteArrayLiteral("photos");
    m_picking->setVisible(picking);
    m_model->setActive(picking && isVisible());
    if (picking && !m_offered) loadPhotos();
    m_picked->setText(tr("%1 of %2 picked")
                          .arg(m_listed.size())
                          .arg(qMax(m_model->rowCount(), static_cast<int>(m_listed.size()))));
    Q_EMIT changed();
}

void ScopeFields::loadPhotos() {
    PhotoFilter filter;
    filter.person = m_person;
    m_workspace.ask(
        this, [filter](Services& services) { return services.photos.ids(filter, PhotoSort::TakenNewest); },
        [this, generation = ++m_generation](Result<QList<PhotoId>> photos) {
            if (generation != m_generation) return;
            if (!photos) {
                Q_EMIT m_workspace.failed(photos.error());
                return;
            }
            offer(*photos);
        },
        1);
}

void ScopeFields::offer(const QList<PhotoId>& photos) {
    QList<PhotoId> offered = photos;
    QSet<PhotoId> known(photos.cbegin(), photos.cend());
    for (const QList<PhotoId>& more : {ChosenPhotos::of(m_workspace).photos(), m_listed})
        for (const PhotoId& photo : more)
            if (!known.contains(photo)) {
                known << photo;
                offered << photo;
            }
    m_model->showPhotos(offered);
    pick(m_listed);
    m_offered = true;
    sizeGrid();
    follow();
}

void ScopeFields::pick(const QList<PhotoId>& photos) {
    QItemSelection selection;
    for (const PhotoId& photo : photos) {
        const int row = m_model->rowOf(photo);
        if (row >= 0) selection.select(m_model->index(row), m_model->index(row));
    }
    m_grid->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

/// As high as what it holds, up to where it scrolls.
void ScopeFields::sizeGrid() {
    const int wanted = m_grid->heightFor(m_grid->viewport()->width()) + 2 * m_grid->frameWidth();
    m_grid->setFixedHeight(qBound(scaled(photoSide), wanted, scaled(gridHeight)));
}

void ScopeFields::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // The grid gets its width only after this.
    QMetaObject::invokeMethod(this, &ScopeFields::sizeGrid, Qt::QueuedConnection);
}

} // namespace bk::ui
