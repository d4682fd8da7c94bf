#include "ui/library/CollectionPanel.h"

#include "ui/widgets/Theme.h"

#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int idRole = Qt::UserRole;
constexpr int countRole = Qt::UserRole + 1;
constexpr int captionRole = Qt::UserRole + 2;

/// Name at the left, count at the right, a caption below.
class CollectionDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        const bool caption = !index.data(captionRole).toString().isEmpty();
        const int name = QFontMetrics(QGuiApplication::font()).height();
        return {0, 16 + name + (caption ? QFontMetrics(captionFont()).height() : 0)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool focused = selected && option.widget != nullptr && option.widget->hasFocus();
        if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(focused ? QPen(ink(Ink::Accent), 2) : QPen(Qt::NoPen));
            painter->setBrush(selected ? ink(Ink::AccentSoft) : ink(Ink::Hover));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6);
        }
        QRect inside = option.rect.adjusted(8, 8, -8, -8);
        const QFont bodyFont = QGuiApplication::font();
        const QFontMetrics metrics(bodyFont);
        QRect line(inside.left(), inside.top(), inside.width(), metrics.height());
        const QString count = QLocale().toString(index.data(countRole).toInt());
        painter->setFont(captionFont());
        painter->setPen(ink(Ink::Muted));
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, count);
        painter->setFont(bodyFont);
        painter->setPen(ink(Ink::Text));
        const int room = line.width() - QFontMetrics(captionFont()).horizontalAdvance(count) - 8;
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, room));
        const QString caption = index.data(captionRole).toString();
        if (!caption.isEmpty()) {
            painter->setFont(captionFont());
            painter->setPen(ink(Ink::Muted));
            const QRect below(inside.left(), line.bottom() + 1, inside.width(),
                              QFontMetrics(captionFont()).height());
            painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                              QFontMetrics(captionFont()).elidedText(caption, Qt::ElideRight, below.width()));
        }
        painter->restore();
    }
};

} // namespace

CollectionPanel::CollectionPanel(QWidget* parent) : QWidget(parent), m_list(new QListWidget(this)) {
    setObjectName(QStringLiteral("sidePanel"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 16, 8, 8);
    layout->setSpacing(8);
    auto* title = new QLabel(tr("Collections"), this);
    title->setProperty("role", QStringLiteral("heading"));
    title->setIndent(8);
    layout->addWidget(title);
    m_list->setProperty("role", QStringLiteral("panel"));
    m_list->setAccessibleName(tr("Collections"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new CollectionDelegate(m_list));
    m_list->setMouseTracking(true);
    layout->addWidget(m_list, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        m_current = row > 0 && row <= m_collections.size() ? std::optional(m_collections.at(row - 1).id)
                                                           : std::nullopt;
        if (row >= 0) Q_EMIT chosen(m_current);
    });
}

void CollectionPanel::setCollections(const QList<Collection>& collections) {
    const QSignalBlocker blocker(m_list);
    m_collections = collections;
    m_list->clear();
    int total = 0;
    for (const Collection& collection : collections)
        total += collection.photos;
    const auto add = [this](const QString& name, int count, const QString& caption) {
        auto* item = new QListWidgetItem(name, m_list);
        item->setData(countRole, count);
        item->setData(captionRole, caption);
        item->setData(
            Qt::AccessibleTextRole,
            QStringList{name, tr("%n photo(s)", nullptr, count), caption}.join(QStringLiteral(", ")));
        item->setToolTip(name);
    };
    add(tr("All photos"), total, {});
    for (const Collection& collection : collections)
        add(collection.name, collection.photos,
            collection.recognition ? tr("Recognition on") : tr("Recognition off"));
    setCurrent(m_current);
}

void CollectionPanel::setCurrent(const std::optional<CollectionId>& collection) {
    const QSignalBlocker blocker(m_list);
    m_current = collection;
    int row = 0;
    for (int i = 0; i < m_collections.size(); ++i)
        if (collection && m_collections.at(i).id == *collection) row = i + 1;
    m_list->setCurrentRow(row);
}

} // namespace bk::ui
