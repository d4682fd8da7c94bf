#include "ui/widgets/PhotoGridModel.h"

#include "ui/shell/Workspace.h"
#include "ui/widgets/Theme.h"

namespace bk::ui {
namespace {

// 64 windows are 12,800 photos: far more than a screen, little memory.
constexpr int keptWindows = 64;
constexpr int windowsAtOnce = 2;
// Many small commits (an import) become one new question.
constexpr int gatherMilliseconds = 250;

} // namespace

PhotoGridModel::PhotoGridModel(Workspace& workspace, QObject* parent)
    : QAbstractListModel(parent), m_workspace(workspace), m_windows(keptWindows) {
    m_fetchSoon.setSingleShot(true);
    m_fetchSoon.setInterval(0);
    connect(&m_fetchSoon, &QTimer::timeout, this, &PhotoGridModel::fetchWanted);
    m_reloadSoon.setSingleShot(true);
    m_reloadSoon.setInterval(gatherMilliseconds);
    connect(&m_reloadSoon, &QTimer::timeout, this, &PhotoGridModel::reload);
    connect(&workspace, &Workspace::changed, this, &PhotoGridModel::catalogChanged);
    connect(&workspace, &Workspace::purposeChanged, this, [this] {
        markStale();
        // A filter by state is about the purpose chosen.
        if (!m_filter.states.isEmpty()) {
            m_filter.purpose = m_workspace.purpose();
            if (!m_fixedIds) ask();
        }
    });
}

void PhotoGridModel::show(const PhotoFilter& filter, PhotoSort sort) {
    m_filter = filter;
    if (!m_filter.states.isEmpty() && !m_filter.purpose) m_filter.purpose = m_workspace.purpose();
    m_sort = sort;
    m_fixedIds = false;
    ask();
}

void PhotoGridModel::showPhotos(const QList<PhotoId>& ids) {
    ++m_generation;
    m_fixedIds = true;
    m_asking = false;
    take(ids);
}

void PhotoGridModel::reload() {
    m_outdated = false;
    if (m_fixedIds) {
        markStale();
        return;
    }
    ask();
}

void PhotoGridModel::setActive(bool active) {
    m_active = active;
    if (active && m_outdated) reload();
}

void PhotoGridModel::catalogChanged() {
    m_outdated = true;
    if (m_active && !m_reloadSoon.isActive()) m_reloadSoon.start();
}

void PhotoGridModel::ask() {
    m_asking = true;
    m_workspace.ask(
        this,
        [filter = m_filter, sort = m_sort](Services& services) { return services.photos.ids(filter, sort); },
        [this, generation = ++m_generation](Result<QList<PhotoId>> ids) {
            if (generation != m_generation) return;
            m_asking = false;
            if (!ids) {
                Q_EMIT m_workspace.failed(ids.error());
                take({});
                return;
            }
            take(*ids);
        },
        1);
}

void PhotoGridModel::take(const QList<PhotoId>& ids) {
    m_loadedOnce = true;
    if (ids == m_ids) {
        markStale();
    } else {
        beginResetModel();
        m_ids = ids;
        m_windows.clear();
        m_stale.clear();
        m_wanted.clear();
        m_underWay.clear();
        endResetModel();
    }
    Q_EMIT loaded();
}

void PhotoGridModel::markStale() {
    for (const int window : m_windows.keys())
        m_stale.insert(window);
    // What is under way was asked before the change.
    for (const int window : m_underWay)
        m_stale.insert(window);
    if (!m_ids.isEmpty()) Q_EMIT dataChanged(index(0), index(static_cast<int>(m_ids.size()) - 1));
}

const PhotoRow* PhotoGridModel::photoRow(int row) const {
    const int window = row / windowSize;
    const Window* rows = m_windows.object(window);
    if (rows == nullptr || m_stale.contains(window)) want(window);
    if (rows == nullptr) return nullptr;
    const auto found = rows->constFind(m_ids.value(row));
    return found == rows->cend() ? nullptr : &*found;
}

void PhotoGridModel::want(int window) const {
    if (m_underWay.contains(window)) return;
    m_wanted.insert(window);
    if (!m_fetchSoon.isActive()) m_fetchSoon.start();
}

void PhotoGridModel::fetchWanted() {
    while (!m_wanted.isEmpty() && m_underWay.size() < windowsAtOnce) {
        const int window = *m_wanted.cbegin();
        m_wanted.remove(window);
        m_underWay.insert(window);
        m_stale.remove(window);
        const QList<PhotoId> ids = m_ids.mid(qsizetype(window) * windowSize, windowSize);
        m_workspace.ask(
            this,
            [ids, purpose = m_workspace.purpose()](Services& services) {
                return services.photos.rows(ids, purpose);
            },
            [this, window, ids](Result<QList<PhotoRow>> rows) {
                // The list may be another one by now.
                if (ids != m_ids.mid(qsizetype(window) * windowSize, windowSize)) return;
                m_underWay.remove(window);
                auto* kept = new Window;
                if (rows)
                    for (const PhotoRow& row : *rows)
                        kept->insert(row.id, row);
                else
                    Q_EMIT m_workspace.failed(rows.error());
                m_windows.insert(window, kept);
                const int first = window * windowSize;
                Q_EMIT dataChanged(index(first), index(first + static_cast<int>(ids.size()) - 1));
                fetchWanted();
                Q_EMIT windowLoaded(window);
            });
    }
}

int PhotoGridModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant PhotoGridModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_ids.size()) return {};
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole) return {};
    const PhotoRow* row = photoRow(index.row());
    if (row == nullptr) return {};
    if (role == Qt::DisplayRole) return row->fileName;
    QStringList words{row->fileName};
    if (row->state) words << wordsFor(*row->state);
    if (row->openFaces > 0) words << tr("%n unnamed face(s)", nullptr, row->openFaces);
    if (row->missing) words << tr("original not found");
    return words.join(QStringLiteral(", "));
}

} // namespace bk::ui
