#include "ui/people/PersonDelegate.h"

#include "ui/people/FacePicture.h"
#include "ui/people/PersonListModel.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/StateBadge.h"

#include <QApplication>
#include <QPainter>

namespace bk::ui {
namespace {

constexpr int faceSide = 72;
constexpr int padding = 16;
constexpr int gap = 8; // between cards

QString captionFor(const PersonSummary& summary) {
    QStringList words;
    if (summary.minor) words << PersonDelegate::tr("under 16");
    words << PersonDelegate::tr("%n photo(s)", nullptr, summary.photos);
    const PersonStanding standing = summary.standing;
    if (summary.nextExpiry && standing == PersonStanding::Expired)
        words << PersonDelegate::tr("ended %1").arg(shortDate(*summary.nextExpiry));
    else if (summary.nextExpiry &&
             (standing == PersonStanding::Active || standing == PersonStanding::Expiring))
        words << PersonDelegate::tr("until %1").arg(shortDate(*summary.nextExpiry));
    return words.join(QStringLiteral(" · "));
}

} // namespace

PersonDelegate::PersonDelegate(ImageLoader& images, QObject* parent)
    : QStyledItemDelegate(parent), m_images(images) {}

QSize PersonDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {scaled(320) + gap, scaled(faceSide) + 2 * padding + gap};
}

void PersonDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const auto* model = static_cast<const PersonFilterModel*>(index.model());
    const PersonSummary& summary = model->person(index);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect card = option.rect.adjusted(0, 0, -gap, -gap);
    painter->setPen(focused ? QPen(ink(Ink::Accent), 2) : QPen(ink(Ink::Border), 1));
    painter->setBrush(ink(selected ? Ink::AccentSoft : hovered ? Ink::Hover : Ink::Surface));
    painter->drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 6, 6);

    const int side = scaled(faceSide);
    const QRect face(card.left() + padding, card.top() + padding, side, side);
    FacePicture::paint(painter, face, m_images.face(summary.cover));

    const QRect words = card.adjusted(padding + side + 12, padding, -padding, -padding);
    QFont name = QApplication::font();
    name.setWeight(QFont::DemiBold);
    const int nameHeight = QFontMetrics(name).height();
    const int captionHeight = QFontMetrics(captionFont()).height();
    const QSize pill = StateBadge::sizeFor(wordsFor(summary.standing));
    const int spacing = qMax(2, (words.height() - nameHeight - captionHeight - pill.height()) / 2);
    painter->setFont(name);
    painter->setPen(ink(Ink::Text));
    painter->drawText(QRect(words.left(), words.top(), words.width(), nameHeight),
                      Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(name).elidedText(summary.person.name, Qt::ElideRight, words.width()));
    const int pillMiddle = words.top() + nameHeight + spacing + pill.height() / 2;
    StateBadge::paint(painter, QPoint(words.left(), pillMiddle), words.width(), toneOf(summary.standing),
                      wordsFor(summary.standing));
    painter->setFont(captionFont());
    painter->setPen(ink(Ink::Muted));
    painter->drawText(
        QRect(words.left(), words.bottom() - captionHeight + 1, words.width(), captionHeight),
        Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(captionFont()).elidedText(captionFor(summary), Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace bk::ui
