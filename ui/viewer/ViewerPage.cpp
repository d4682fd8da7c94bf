#include "ui/viewer/ViewerPage.h"

#include "core/model/FaceAnswers.h"
#include "ui/people/PersonField.h"
#include "ui/people/Readiness.h"
#include "ui/review/FaceDecider.h"
#include "ui/review/FaceWords.h"
#include "ui/shell/Workspace.h"
#include "ui/viewer/PhotoCanvas.h"
#include "ui/viewer/ViewerPanel.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/StateBadge.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr double keyMove = 64; // pixels of the screen

} // namespace

// The widgets are made in ViewerPageLayout.cpp.

QString ViewerPage::title() const {
    return m_sheet.photo.id.isNull() ? tr("Photo") : m_sheet.photo.path.fileNameDisplay();
}

FaceId ViewerPage::selectedFace() const {
    return m_canvas->selected();
}

void ViewerPage::show(const PhotoId& photo, const QList<PhotoId>& neighbours) {
    m_neighbours = neighbours.contains(photo) ? neighbours : QList<PhotoId>{photo};
    const bool other = photo != m_photo;
    m_photo = photo;
    ++m_generation;
    m_pictureCame = m_sheetCame = false;
    if (other) {
        m_sheet = {};
        m_canvas->setFaces({});
        m_canvas->select({});
    }
    showBar();
    loadPicture();
    loadSheet();
    m_canvas->setFocus();
}

void ViewerPage::activate() {
    m_canvas->setFocus();
    if (!m_photo.isNull()) loadSheet();
}

void ViewerPage::go(int by) {
    const qsizetype index = m_neighbours.indexOf(m_photo) + by;
    if (index < 0 || index >= m_neighbours.size()) return;
    show(m_neighbours.at(index), QList<PhotoId>(m_neighbours));
}

void ViewerPage::loadPicture() {
    if (const QImage* known = m_pictures.object(m_photo)) {
        showPicture(*known);
        prefetch();
        return;
    }
    m_canvas->setPhoto({}, {}, tr("Opening…"));
    m_workspace.ask(
        this, [photo = m_photo](Services& services) { return services.photos.preview(photo); },
        [this, generation = m_generation, photo = m_photo](Result<QImage> picture) {
            if (generation != m_generation) return;
            if (picture) {
                m_pictures.insert(photo, new QImage(*picture));
                showPicture(*picture);
            } else {
                m_canvas->setPhoto({}, {}, sentenceFor(picture.error()));
                m_pictureCame = true;
                m_readiness->begin();
            }
            prefetch();
        },
        3);
}

void ViewerPage::showPicture(const QImage& picture) {
    m_canvas->setPhoto(QPixmap::fromImage(picture), m_sheet.photo.size, {});
    m_originalAsked = {};
    m_note->hide();
    m_pictureCame = true;
    m_readiness->begin();
}

void ViewerPage::loadOriginal() {
    if (!m_canvas->wantsOriginal() || m_originalAsked == m_photo || m_sheet.photo.id != m_photo) return;
    m_originalAsked = m_photo;
    m_note->setText(tr("Opening the original…"));
    m_note->show();
    m_workspace.ask(
        this, [photo = m_photo](Services& services) { return services.photos.original(photo); },
        [this, photo = m_photo](Result<QImage> picture) {
            if (photo != m_photo || m_originalAsked != photo) return;
            m_note->setVisible(!picture);
            if (picture) {
                m_canvas->setOriginal(QPixmap::fromImage(std::move(*picture)));
                return;
            }
            const bool gone =
                picture.error().code == ErrorCode::NotFound || picture.error().code == ErrorCode::Disk;
            m_note->setText(gone ? tr("The original was not found: this is the preview")
                                 : tr("The original cannot be shown: this is the preview"));
            m_note->setToolTip(sentenceFor(picture.error()));
        },
        1);
}

void ViewerPage::prefetch() {
    const qsizetype index = m_neighbours.indexOf(m_photo);
    for (const qsizetype at : {index + 1, index - 1}) {
        if (at < 0 || at >= m_neighbours.size() || m_pictures.contains(m_neighbours.at(at))) continue;
        const PhotoId photo = m_neighbours.at(at);
        m_workspace.ask(
            this, [photo](Services& services) { return services.photos.preview(photo); },
            [this, photo](Result<QImage> picture) {
                if (picture) m_pictures.insert(photo, new QImage(*picture));
            },
            -2);
    }
}

void ViewerPage::loadSheet() {
    m_workspace.ask(
        this,
        [photo = m_photo, purpose = m_workspace.purpose()](Services& services) {
            return readSheet(services, photo, purpose);
        },
        [this, generation = m_generation](Result<PhotoSheet> sheet) {
            if (generation == m_generation) sheetCame(sheet);
        },
        2);
}

void ViewerPage::sheetCame(const Result<PhotoSheet>& sheet) {
    m_sheetCame = true;
    if (!sheet) {
        m_sheet = {};
        m_panel->clear();
        Q_EMIT m_workspace.failed(sheet.error());
        m_readiness->begin();
        return;
    }
    const bool sizeWasUnknown = m_sheet.photo.id != sheet->photo.id;
    m_sheet = *sheet;
    if (sizeWasUnknown && m_pictureCame) {
        if (const QImage* picture = m_pictures.object(m_photo)) showPicture(*picture);
    }
    QList<CanvasFace> boxes;
    for (const FaceView& view : std::as_const(m_sheet.faces)) {
        const FaceLook look = lookOf(view, m_sheet.clearance, m_sheet.names);
        // A box that was found stays where the program saw it; one drawn by hand is whoever's hand it is.
        boxes << CanvasFace{view.face.id,  view.face.box, look.tone,  look.label,
                            look.sentence, look.dashed,   look.quiet, view.face.origin == FaceOrigin::Manual};
    }
    m_canvas->setFaces(boxes);
    const FaceId selected = m_selectWhenLoaded.isNull() ? m_canvas->selected() : m_selectWhenLoaded;
    m_selectWhenLoaded = {};
    m_panel->setSheet(m_sheet);
    selectFace(m_sheet.face(selected) != nullptr ? selected : FaceId());
    showBar();
    loadOriginal();
    m_readiness->begin();
}

void ViewerPage::showBar() {
    const bool known = m_sheet.photo.id == m_photo && !m_photo.isNull();
    m_name->setText(known ? m_sheet.photo.path.fileNameDisplay() : QString());
    m_badge->setVisible(known);
    if (known) m_badge->setState(toneOf(m_sheet.clearance.state), wordsFor(m_sheet.clearance.state));
    const qsizetype index = m_neighbours.indexOf(m_photo);
    m_position->setText(tr("%1 of %2").arg(index + 1).arg(m_neighbours.size()));
    m_previous->setEnabled(index > 0);
    m_next->setEnabled(index + 1 < m_neighbours.size());
    m_zoom->setText(tr("%1 %").arg(qRound(m_canvas->zoom() * 100)));
}

void ViewerPage::showPanel(bool shown) {
    m_panel->parentWidget()->setVisible(shown);
    m_panelButton->setChecked(shown);
}

void ViewerPage::sizePanel() {
    // Large text needs a wide panel, but the photo keeps the greater part.
    if (m_panel != nullptr) m_panel->setFixedWidth(qMin(scaled(320), width() * 45 / 100));
}

void ViewerPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    sizePanel();
}

void ViewerPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange) sizePanel();
}

void ViewerPage::selectFace(const FaceId& face) {
    m_canvas->select(face);
    m_panel->select(face);
}

void ViewerPage::nextOpenFace() {
    QList<FaceId> open;
    for (const FaceView& view : std::as_const(m_sheet.faces))
        if (isOpen(view.face)) open << view.face.id;
    if (open.isEmpty()) {
        Q_EMIT m_workspace.message(tr("Every face on this photo is answered."));
        return;
    }
    selectFace(open.at((open.indexOf(selectedFace()) + 1) % open.size()));
}

void ViewerPage::boxAdded(const FaceId& face) {
    m_selectWhenLoaded = face;
    loadSheet();
}

bool ViewerPage::removeBox(const FaceId& face) {
    const FaceView* view = m_sheet.face(face);
    if (view == nullptr || view->face.origin != FaceOrigin::Manual || view->face.person) return false;
    m_decider->remove(face);
    return true;
}

bool ViewerPage::faceKey(QKeyEvent* event) {
    const FaceId face = selectedFace();
    const FaceView* view = m_sheet.face(face);
    const QString typed = event->text();
    const bool letter = typed.size() == 1 && typed.at(0).isLetter();
    const bool capital = letter && typed.at(0).isUpper();
    // A name begins with a capital, so a capital never decides anything.
    if (!capital) {
        switch (event->key()) {
        case Qt::Key_B:
            if (view != nullptr) m_decider->bystander(face);
            return true;
        case Qt::Key_X:
            if (view != nullptr) m_decider->notAFace(face);
            return true;
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            if (view != nullptr && !m_panel->reject(face)) removeBox(face);
            return true;
        case Qt::Key_M:
            if (view == nullptr || view->face.origin != FaceOrigin::Manual) break;
            m_canvas->beginChange();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (view == nullptr)
                nextOpenFace();
            else if (!m_panel->nameTwice(face) && !m_panel->confirm(face) && isOpen(view->face)) {
                showPanel(true);
                m_panel->beginName({});
            }
            return true;
        default:
            break;
        }
    }
    if (letter && view != nullptr) {
        showPanel(true);
        m_panel->beginName(typed);
        return true;
    }
    return false;
}

void ViewerPage::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    if (enter && button != nullptr && button->hasFocus()) {
        button->click();
        return;
    }
    if (event->modifiers() & (Qt::AltModifier | Qt::MetaModifier)) return Page::keyPressEvent(event);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool plain = !control && !event->modifiers().testFlag(Qt::ShiftModifier);
    const bool small = plain && !(event->text().size() == 1 && event->text().at(0).isUpper());
    switch (event->key()) {
    case Qt::Key_Left:
        return control ? m_canvas->moveBy({keyMove, 0}) : go(-1);
    case Qt::Key_Right:
        return control ? m_canvas->moveBy({-keyMove, 0}) : go(1);
    case Qt::Key_Up:
        return m_canvas->moveBy({0, keyMove});
    case Qt::Key_Down:
        return m_canvas->moveBy({0, -keyMove});
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return m_canvas->zoomBy(1.25, QRectF(m_canvas->rect()).center());
    case Qt::Key_Minus:
        return m_canvas->zoomBy(0.8, QRectF(m_canvas->rect()).center());
    case Qt::Key_Insert:
        return m_canvas->beginBox();
    case Qt::Key_Escape:
        if (!m_panel->forgetTwice()) Q_EMIT closed();
        return;
    case Qt::Key_Z:
        if (small) return m_canvas->toggleZoom();
        break;
    case Qt::Key_F:
        if (small) return m_boxes->toggle();
        break;
    case Qt::Key_N:
        if (small) return nextOpenFace();
        break;
    case Qt::Key_I:
        if (small) return showPanel(!m_panelButton->isChecked());
        break;
    default:
        break;
    }
    if (control || event->isAutoRepeat() || !faceKey(event)) Page::keyPressEvent(event);
}

} // namespace bk::ui
