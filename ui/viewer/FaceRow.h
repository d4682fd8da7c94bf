#pragma once

#include "core/services/FaceService.h"
#include "ui/review/FaceWords.h"

#include <QFrame>

class QPushButton;

namespace bk::ui {

class FacePicture;
class ImageLoader;

/// One face in the viewer's side panel: cut-out, name or suggestion, why, and the buttons that answer it. The
/// chosen one shows all of them. Focus by Tab; taking focus chooses it. It can be dragged onto a person.
class FaceRow : public QFrame {
    Q_OBJECT
public:
    FaceRow(ImageLoader& images, const FaceView& view, const FaceLook& look, bool chosen,
            QWidget* parent = nullptr);
    const FaceId& face() const { return m_face; }
    /// The chosen one, named: offers to let it stand for its person.
    void offerCover();

Q_SIGNALS:
    void chosen(const bk::FaceId& face);
    void confirmWanted(const bk::FaceId& face);
    void rejectWanted(const bk::FaceId& face);
    void bystanderWanted(const bk::FaceId& face);
    void bystanderBecause(const bk::FaceId& face, const QString& reason);
    /// Of boxes drawn by hand.
    void changeWanted(const bk::FaceId& face);
    void removeWanted(const bk::FaceId& face);
    void notAFaceWanted(const bk::FaceId& face);
    void isAFaceWanted(const bk::FaceId& face);
    void namingWanted(const bk::FaceId& face);
    void personPageWanted(const bk::PersonId& person);
    void coverWanted(const bk::FaceId& face);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void addButtons(const FaceView& view);

    FaceId m_face;
    bool m_chosen = false;
    FacePicture* m_picture = nullptr;
    QPushButton* m_cover = nullptr;
    std::optional<QPoint> m_pressed;
};

} // namespace bk::ui
