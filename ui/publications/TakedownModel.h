#pragma once

#include "core/services/PublicationService.h"

#include <QAbstractTableModel>

namespace bk::ui {

class ImageLoader;

/// Photos that have to leave a publication, one per row, the oldest first.
class TakedownModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Photo, Why, Where, Since };
    static constexpr int columns = 4;
    static constexpr int pictureSide = 40;

    explicit TakedownModel(ImageLoader& images, QObject* parent = nullptr);
    void setTakedowns(const QList<TakedownView>& takedowns);
    const TakedownView& view(int row) const { return m_views.at(row); }
    const QList<TakedownView>& views() const { return m_views; }
    /// -1 when it is not among them.
    int rowOf(const PublicationId& publication, const PhotoId& photo) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const TakedownView& view, int column) const;

    ImageLoader& m_images;
    QList<TakedownView> m_views;
};

} // namespace bk::ui
