#include "ui/viewer/FaceRow.h"

#include "core/model/FaceAnswers.h"
#include "ui/people/FacePicture.h"
#include "ui/viewer/FaceDrag.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/IconLabel.h"

#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {

FaceRow::FaceRow(ImageLoader& images, const FaceView& view, const FaceLook& look, bool chosen,
                 QWidget* parent)
    : QFrame(parent), m_face(view.face.id), m_chosen(chosen) {
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(look.label);
    setAccessibleDescription(look.sentence);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);

    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    m_picture = new FacePicture(images, 48, this);
    m_picture->setFace(view.face.id);
    top->addWidget(m_picture, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* name = new QHBoxLayout;
    name->setSpacing(4);
    name->addWidget(new IconLabel(toneIcon(look.tone), 16, this));
    auto* label = new ElidedLabel(look.label, this);
    label->setProperty("role", QStringLiteral("heading"));
    name->addWidget(label, 1);
    words->addLayout(name);
    // The name stands right above.
    const QString prefix = view.personName + QStringLiteral(": ");
    QString why = look.sentence;
    if (!view.personName.isEmpty() && why.startsWith(prefix)) why.remove(0, prefix.size());
    auto* sentence = new QLabel(why, this);
    sentence->setProperty("role", QStringLiteral("caption"));
    sentence->setWordWrap(true);
    words->addWidget(sentence);
    words->addStretch(1);
    top->addLayout(words, 1);
    layout->addLayout(top);
    if (chosen || view.face.suggestion) addButtons(view);
}

void FaceRow::addButtons(const FaceView& view) {
    auto* buttons = new FlowLayout(nullptr, 4);
    const auto button = [&](const QString& text, const QString& name, const QString& key, auto signal) {
        auto* made = new QPushButton(text, this);
        made->setProperty("role", QStringLiteral("chip"));
        made->setAccessibleName(name);
        if (!key.isEmpty()) made->setToolTip(tr("Key: %1").arg(key));
        connect(made, &QPushButton::clicked, this, [this, signal] { Q_EMIT(this->*signal)(m_face); });
        buttons->addWidget(made);
        return made;
    };
    const Face& face = view.face;
    if (isOpen(face) && face.suggestion) {
        QPushButton* yes = button(tr("Yes"), tr("Yes, this is %1").arg(view.suggestionName), tr("Enter"),
                                  &FaceRow::confirmWanted);
        yes->setIcon(themedIcon(QStringLiteral("dialog-ok-apply")));
        button(tr("No"), tr("No, this is not %1").arg(view.suggestionName), tr("Delete"),
               &FaceRow::rejectWanted)
            ->setIcon(themedIcon(QStringLiteral("dialog-cancel")));
    }
    if (m_chosen) {
        const QString name = tr("This face");
        if (isOpen(face)) button(tr("Name…"), tr("%1: type a name").arg(name), {}, &FaceRow::namingWanted);
        if (face.state == FaceState::Possible)
            button(tr("It is a face"), tr("%1: it is a face").arg(name), {}, &FaceRow::isAFaceWanted);
        if (face.state == FaceState::Named) {
            button(tr("Not %1").arg(view.personName), tr("%1 is not %2").arg(name, view.personName),
                   tr("Delete"), &FaceRow::rejectWanted);
            auto* page = new QPushButton(tr("Open page"), this);
            page->setProperty("role", QStringLiteral("chip"));
            page->setAccessibleName(tr("Open the page of %1").arg(view.personName));
            connect(page, &QPushButton::clicked, this,
                    [this, person = *face.person] { Q_EMIT personPageWanted(person); });
            buttons->addWidget(page);
            m_cover = button(tr("Use as their face"), tr("%1 stands for %2").arg(name, view.personName), {},
                             &FaceRow::coverWanted);
            m_cover->hide();
        }
        if (face.state == FaceState::Bystander || face.state == FaceState::NotAFace)
            button(tr("Take back"), tr("%1: take back what was decided").arg(name), {},
                   &FaceRow::isAFaceWanted);
        if (face.state != FaceState::Bystander) {
            button(tr("Bystander"), tr("%1: bystander, cannot be recognised").arg(name), tr("B"),
                   &FaceRow::bystanderWanted);
            auto* because = new QPushButton(tr("Bystander because…"), this);
            because->setProperty("role", QStringLiteral("chip"));
            auto* reasons = new QMenu(because);
            for (const QString& reason : bystanderReasons())
                reasons->addAction(reason, this, [this, reason] { Q_EMIT bystanderBecause(m_face, reason); });
            because->setMenu(reasons);
            buttons->addWidget(because);
        }
        if (face.state != FaceState::NotAFace)
            button(tr("Not a face"), tr("%1: not a face").arg(name), tr("X"), &FaceRow::notAFaceWanted);
        if (face.origin == FaceOrigin::Manual) {
            button(tr("Change the box"), tr("%1: move or resize the box").arg(name), tr("M"),
                   &FaceRow::changeWanted);
            if (!face.person)
                button(tr("Remove the box"), tr("%1: remove the box").arg(name), tr("Delete"),
                       &FaceRow::removeWanted);
        }
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(buttons);
}

void FaceRow::offerCover() {
    if (m_cover != nullptr) m_cover->show();
}

void FaceRow::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) m_pressed = event->pos();
}

void FaceRow::mouseMoveEvent(QMouseEvent* event) {
    if (!m_pressed || (event->pos() - *m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_pressed.reset();
    auto* drag = new QDrag(this);
    drag->setMimeData(faceToDrag(m_face).release());
    drag->setPixmap(m_picture->grab());
    drag->exec(Qt::LinkAction);
}

void FaceRow::mouseReleaseEvent(QMouseEvent* event) {
    // Not at the press: choosing makes the rows anew, and a drag needs the one that was pressed.
    if (event->button() == Qt::LeftButton && m_pressed) Q_EMIT chosen(m_face);
    m_pressed.reset();
}

void FaceRow::focusInEvent(QFocusEvent* event) {
    QFrame::focusInEvent(event);
    update();
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        Q_EMIT chosen(m_face);
}

void FaceRow::focusOutEvent(QFocusEvent* event) {
    QFrame::focusOutEvent(event);
    update();
}

void FaceRow::paintEvent(QPaintEvent*) {
    if (!m_chosen && !hasFocus()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(ink(Ink::Accent), 2) : Qt::NoPen);
    painter.setBrush(m_chosen ? QBrush(ink(Ink::AccentSoft)) : Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

} // namespace bk::ui
