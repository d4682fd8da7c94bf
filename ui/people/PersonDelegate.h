#pragma once

#include <QStyledItemDelegate>

namespace bk::ui {

class ImageLoader;

/// Paints a person of a PersonFilterModel as a card: face, name, pill, photos and next expiry.
class PersonDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    PersonDelegate(ImageLoader& images, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    ImageLoader& m_images;
};

} // namespace bk::ui
