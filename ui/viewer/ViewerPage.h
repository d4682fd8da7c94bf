#pragma once

#include "ui/shell/Page.h"
#include "ui/viewer/PhotoSheet.h"

#include <QCache>
#include <QImage>

class QLabel;
class QToolButton;

namespace bk::ui {

class ElidedLabel;
class FaceDecider;
class ImageLoader;
class PhotoCanvas;
class Readiness;
class StateBadge;
class ViewerPanel;
class Workspace;

/// One whole photo: look closely, see whose face is whose and why the photo is cleared or not, and answer the
/// faces. Keys: arrows go to the neighbours, Z whole or 100 %, F boxes, N next unnamed face, Enter takes a
/// suggestion (or opens the name), Delete rejects, B bystander, X not a face, any other letter or a capital
/// begins a name, I side panel, Esc back; dragging with Ctrl or Insert draws a box; M changes a box drawn by
/// hand, Delete removes it while it has no name. Enlarged beyond the preview, the original is shown.
class ViewerPage : public Page {
    Q_OBJECT
public:
    explicit ViewerPage(Workspace& workspace, QWidget* parent = nullptr);

    /// NEIGHBOURS is the order in which the arrows go; empty: this photo alone.
    void show(const PhotoId& photo, const QList<PhotoId>& neighbours);
    using QWidget::show;
    QString title() const override;
    void activate() override;

    PhotoCanvas* canvas() const { return m_canvas; }
    ViewerPanel* panel() const { return m_panel; }
    const PhotoId& photo() const { return m_photo; }
    FaceId selectedFace() const;

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeBar();
    QToolButton* makeTool(const QString& icon, const QString& name, const QString& key);
    void go(int by);
    void loadPicture();
    void loadSheet();
    void showPicture(const QImage& picture);
    void prefetch();
    void loadOriginal();
    void sheetCame(const Result<PhotoSheet>& sheet);
    void showBar();
    void showPanel(bool shown);
    void sizePanel();
    void selectFace(const FaceId& face);
    void nextOpenFace();
    void boxAdded(const FaceId& face);
    bool removeBox(const FaceId& face);
    bool faceKey(QKeyEvent* event);

    Workspace& m_workspace;
    ImageLoader* m_images = nullptr;
    FaceDecider* m_decider = nullptr;
    PhotoCanvas* m_canvas = nullptr;
    ViewerPanel* m_panel = nullptr;
    ElidedLabel* m_name = nullptr;
    QLabel* m_position = nullptr;
    StateBadge* m_badge = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_boxes = nullptr;
    QToolButton* m_zoom = nullptr;
    QToolButton* m_panelButton = nullptr;
    QLabel* m_note = nullptr; ///< what is shown in place of the original
    QLabel* m_keys = nullptr;

    Readiness* m_readiness = nullptr;
    PhotoId m_photo;
    QList<PhotoId> m_neighbours;
    PhotoSheet m_sheet;
    QCache<PhotoId, QImage> m_pictures; ///< this one and those next to it
    int m_generation = 0;               ///< answers about an earlier photo are dropped
    PhotoId m_originalAsked;
    bool m_pictureCame = false;
    bool m_sheetCame = false;
    FaceId m_selectWhenLoaded;
};

} // namespace bk::ui
