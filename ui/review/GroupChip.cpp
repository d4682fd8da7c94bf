#include "ui/review/GroupChip.h"

#include "ui/people/FacePicture.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/Theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace bk::ui {
namespace {

constexpr int pictureSide = 112; // at normal text size
constexpr int inset = 8;
constexpr int iconSide = 16;

} // namespace

GroupChip::GroupChip(ImageLoader& images, const GroupedFace& face, QWidget* parent)
    : QAbstractButton(parent), m_images(images), m_face(face) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(face.photoPath.fileNameDisplay());
    connect(&images, &ImageLoader::faceReady, this, [this](const FaceId& ready) {
        if (ready == m_face.face) update();
    });
    connect(this, &QAbstractButton::clicked, this, [this] { setOut(!m_out); });
    tellWords();
}

void GroupChip::setOut(bool out) {
    if (out == m_out) return;
    m_out = out;
    tellWords();
    update();
    Q_EMIT outChanged();
}

void GroupChip::tellWords() {
    const QString photo = m_face.photoPath.fileNameDisplay();
    if (m_out)
        setAccessibleName(tr("%1: taken out").arg(photo));
    else if (m_face.possible)
        setAccessibleName(tr("%1: in the group, perhaps a face").arg(photo));
    else
        setAccessibleName(tr("%1: in the group").arg(photo));
}

QSize GroupChip::sizeHint() const {
    const int side = scaled(pictureSide);
    return {side + 2 * inset, side + 2 * inset + 4 + qMax(fontMetrics().height(), scaled(iconSide))};
}

void GroupChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(ink(m_out ? Ink::Border : Ink::Accent), m_out ? 1 : 2));
    painter.setBrush(ink(m_out ? Ink::Surface : Ink::AccentSoft));
    painter.drawRoundedRect(frame, 6, 6);

    const int side = scaled(pictureSide);
    const QPixmap picture = m_images.face(m_face.face);
    if (m_out) painter.setOpacity(0.35);
    FacePicture::paint(&painter, QRect(inset, inset, side, side), picture);
    painter.setOpacity(1);

    const int line = qMax(fontMetrics().height(), scaled(iconSide));
    const int mark = scaled(iconSide);
    const QRect foot(inset, inset + side + 4, side, line);
    Tone tone = Tone::Cleared;
    QString icon = QStringLiteral("dialog-ok-apply");
    QString words = tr("This person");
    if (m_out) {
        tone = Tone::Neutral;
        icon = QStringLiteral("dialog-cancel");
        words = tr("Taken out");
    } else if (m_face.possible) {
        tone = Tone::Attention;
        icon = QStringLiteral("dialog-question");
        words = tr("Perhaps a face");
    }
    themedIcon(icon, tone).paint(&painter, QRect(foot.left(), foot.center().y() - mark / 2, mark, mark));
    painter.setPen(m_out ? ink(Ink::Muted) : toneColor(tone));
    const QRect place = foot.adjusted(mark + 4, 0, 0, 0);
    painter.drawText(place, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
                     fontMetrics().elidedText(words, Qt::ElideRight, place.width()));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ink(Ink::Text), 2));
        painter.drawRoundedRect(frame, 6, 6);
    }
    if (!picture.isNull()) m_seen = true;
}

void GroupChip::keyPressEvent(QKeyEvent* event) {
    // The page knows where its neighbours are.
    if (event->key() == Qt::Key_Space)
        QAbstractButton::keyPressEvent(event);
    else
        event->ignore();
}

void GroupChip::focusInEvent(QFocusEvent* event) {
    QAbstractButton::focusInEvent(event);
    Q_EMIT focused();
}

} // namespace bk::ui
