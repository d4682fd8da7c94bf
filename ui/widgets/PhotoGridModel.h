#pragma once

#include "core/base/Result.h"
#include "core/model/PhotoFilter.h"

#include <QAbstractListModel>
#include <QCache>
#include <QHash>
#include <QSet>
#include <QTimer>

namespace bk::ui {

class Workspace;

/// Photos in the order asked. Holds all their ids (16 bytes each) and fetches what is shown of them by
/// windows in the background, for the purpose chosen in the tool bar. Follows changes of the catalog while it
/// is active. Window's thread.
class PhotoGridModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int windowSize = 200; ///< rows

    explicit PhotoGridModel(Workspace& workspace, QObject* parent = nullptr);

    /// Asks for the ids of FILTER; loaded() when they came.
    void show(const PhotoFilter& filter, PhotoSort sort);
    /// These, in this order.
    void showPhotos(const QList<PhotoId>& ids);
    /// The same question again; rows stay as they are until the new ones come.
    void reload();
    /// While inactive, changes of the catalog are only remembered.
    void setActive(bool active);

    const PhotoFilter& filter() const { return m_filter; }
    PhotoSort sort() const { return m_sort; }
    const QList<PhotoId>& ids() const { return m_ids; }
    PhotoId idAt(int row) const { return m_ids.value(row); }
    /// -1 when it is not among them.
    int rowOf(const PhotoId& id) const { return static_cast<int>(m_ids.indexOf(id)); }
    /// What is known of this row now; null: being fetched.
    const PhotoRow* photoRow(int row) const;
    bool loadedOnce() const { return m_loadedOnce; }
    /// Whether nothing is being fetched.
    bool idle() const { return m_underWay.isEmpty() && m_wanted.isEmpty() && !m_asking; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    /// The ids have come; what is selected may be put back.
    void loaded();
    void windowLoaded(int window);

private:
    using Window = QHash<PhotoId, PhotoRow>;

    void take(const QList<PhotoId>& ids);
    void ask();
    void want(int window) const;
    void fetchWanted();
    void catalogChanged();
    void markStale();

    Workspace& m_workspace;
    PhotoFilter m_filter;
    PhotoSort m_sort = PhotoSort::TakenNewest;
    QList<PhotoId> m_ids;
    bool m_fixedIds = false;
    bool m_active = true;
    bool m_outdated = false;
    bool m_asking = false;
    bool m_loadedOnce = false;
    int m_generation = 0;

    mutable QCache<int, Window> m_windows;
    QSet<int> m_stale;
    mutable QSet<int> m_wanted;
    QSet<int> m_underWay;
    mutable QTimer m_fetchSoon;
    QTimer m_reloadSoon;
};

} // namespace bk::ui
