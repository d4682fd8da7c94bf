#include "ui/review/FaceChip.h"

#include "ui/people/FacePicture.h"
#include "ui/review/FaceWords.h"
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

FaceChip::FaceChip(ImageLoader& images, const FaceView& view, bool sure, QWidget* parent)
    : QAbstractButton(parent)
    , m_images(images)
    , m_view(view)
    , m_sure(sure)
    , m_answer(sure ? Answer::Yes : Answer::Open) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(view.photoPath.fileNameDisplay());
    connect(&images, &ImageLoader::faceReady, this, [this](const FaceId& face) {
        if (face == m_view.face.id) update();
    });
    connect(this, &QAbstractButton::clicked, this, [this] {
        // What was preselected is taken out or not; what is doubtful can be left open again.
        switch (m_answer) {
        case Answer::Yes:
            return setAnswer(Answer::No);
        case Answer::No:
            return setAnswer(m_sure ? Answer::Yes : Answer::Open);
        case Answer::Open:
            return setAnswer(Answer::Yes);
        }
    });
    tellWords();
}

void FaceChip::setAnswer(Answer answer) {
    if (answer == m_answer) return;
    m_answer = answer;
    tellWords();
    update();
    Q_EMIT answerChanged();
}

void FaceChip::setTwice(bool twice) {
    m_twice = twice;
    tellWords();
    update();
}

QString FaceChip::words() const {
    switch (m_answer) {
    case Answer::Yes:
        return m_twice ? tr("Twice here") : tr("Yes");
    case Answer::No:
        return tr("No");
    case Answer::Open:
        break;
    }
    return tr("Left open");
}

void FaceChip::tellWords() {
    setAccessibleName(
        tr("%1, %2: %3").arg(m_view.photoPath.fileNameDisplay(), likenessWords(m_view.likeness), words()));
}

QSize FaceChip::sizeHint() const {
    const int side = scaled(pictureSide);
    return {side + 2 * inset, side + 2 * inset + 4 + qMax(fontMetrics().height(), scaled(iconSide))};
}

void FaceChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool yes = m_answer == Answer::Yes;
    const bool no = m_answer == Answer::No;
    painter.setPen(QPen(ink(yes ? Ink::Accent : Ink::Border), yes ? 2 : 1));
    painter.setBrush(yes ? ink(Ink::AccentSoft) : ink(Ink::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);

    const int side = scaled(pictureSide);
    const QPixmap picture = m_images.face(m_view.face.id);
    if (no) painter.setOpacity(0.35);
    FacePicture::paint(&painter, QRect(inset, inset, side, side), picture);
    painter.setOpacity(1);

    const int line = qMax(fontMetrics().height(), scaled(iconSide));
    const QRect foot(inset, inset + side + 4, side, line);
    const Tone tone = m_twice && yes ? Tone::Attention
                      : yes          ? Tone::Cleared
                      : no           ? Tone::Blocked
                                     : Tone::Neutral;
    const QIcon icon = m_twice && yes ? toneIcon(Tone::Attention)
                       : yes          ? themedIcon(QStringLiteral("dialog-ok-apply"), tone)
                       : no           ? themedIcon(QStringLiteral("dialog-cancel"), tone)
                                      : QIcon();
    QString text = words();
    int left = foot.left();
    if (!icon.isNull()) {
        const int mark = scaled(iconSide);
        icon.paint(&painter, QRect(left, foot.center().y() - mark / 2, mark, mark));
        left += mark + 4;
    }
    painter.setPen(m_answer == Answer::Open ? ink(Ink::Muted) : toneColor(tone));
    const QRect place(left, foot.top(), foot.right() - left + 1, foot.height());
    painter.drawText(place, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
                     fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ink(Ink::Text), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
    if (m_seen || picture.isNull()) return;
    m_seen = true;
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT nowSeen(); }, Qt::QueuedConnection);
}

void FaceChip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        setAnswer(Answer::No);
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        // Not left to those around it: a scroll area would take it.
        Q_EMIT neighbourWanted(event->key());
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace bk::ui
