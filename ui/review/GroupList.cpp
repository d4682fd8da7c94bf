#include "ui/review/GroupList.h"

#include "ui/people/FacePicture.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/Theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace bk::ui {
namespace {

constexpr int faceRole = Qt::UserRole;
constexpr int pictureSide = 48; // at normal text size
constexpr int inset = 8;

class GroupDelegate : public QStyledItemDelegate {
public:
    GroupDelegate(ImageLoader& images, QObject* parent) : QStyledItemDelegate(parent), m_images(images) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {scaled(pictureSide + 2 * inset), scaled(pictureSide) + 2 * inset};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool current = (option.state & QStyle::State_Selected) != 0;
        const bool hover = (option.state & QStyle::State_MouseOver) != 0;
        const QRectF frame = QRectF(option.rect).adjusted(1, 1, -1, -1);
        painter->setPen((option.state & QStyle::State_HasFocus) != 0 ? QPen(ink(Ink::Accent), 2)
                                                                     : QPen(Qt::NoPen));
        painter->setBrush(current ? QBrush(ink(Ink::AccentSoft))
                          : hover ? QBrush(ink(Ink::Hover))
                                  : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(frame, 6, 6);
        const int side = scaled(pictureSide);
        const QRect picture(option.rect.left() + inset, option.rect.top() + inset, side, side);
        const FaceId face = FaceId::fromBytes(index.data(faceRole).toByteArray());
        FacePicture::paint(painter, picture, m_images.face(face));
        painter->setPen(ink(Ink::Text));
        const QRect words = option.rect.adjusted(2 * inset + side + 4, 0, -inset, 0);
        painter->drawText(
            words, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
        painter->restore();
    }

private:
    ImageLoader& m_images;
};

} // namespace

GroupList::GroupList(ImageLoader& images, QWidget* parent) : QListWidget(parent) {
    setAccessibleName(tr("Groups"));
    setItemDelegate(new GroupDelegate(images, this));
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(&images, &ImageLoader::faceReady, this, [this] { viewport()->update(); });
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!m_setting && row >= 0) Q_EMIT chosen(row);
    });
}

void GroupList::setGroups(const QList<UnknownGroup>& groups, int current) {
    m_setting = true;
    while (count() > groups.size())
        delete takeItem(count() - 1);
    while (count() < groups.size())
        addItem(new QListWidgetItem);
    for (int i = 0; i < groups.size(); ++i) {
        item(i)->setText(tr("%n face(s)", nullptr, static_cast<int>(groups[i].size())));
        item(i)->setData(faceRole, groups[i].first().face.toBytes());
    }
    setCurrentRow(groups.isEmpty() ? -1 : current);
    if (currentItem() != nullptr) scrollToItem(currentItem());
    m_setting = false;
}

void GroupList::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
        QListWidget::keyPressEvent(event);
        return;
    default:
        event->ignore();
    }
}

QSize GroupList::sizeHint() const {
    return {scaled(176), scaled(240)};
}

QSize GroupList::minimumSizeHint() const {
    return {scaled(176), scaled(80)};
}

} // namespace bk::ui
