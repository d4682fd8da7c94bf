#pragma once

#include "core/model/Quitclaim.h"

#include <QPixmap>
#include <QWidget>

class QLabel;
class QScrollArea;
class QToolButton;

namespace bk::ui {

class Workspace;

/// The scans of one quitclaim, page by page, inside the program and in memory only. Page Up and Page Down
/// turn,
/// + and - zoom, Z fits, Esc closes.
class ScanViewer : public QWidget {
    Q_OBJECT
public:
    explicit ScanViewer(Workspace& workspace, QWidget* parent = nullptr);

    void open(const Quitclaim& quitclaim, const AttachmentId& scan);
    int page() const { return m_page; } ///< from 0, over all scans
    int pages() const { return static_cast<int>(m_pages.size()); }
    bool hasPicture() const { return !m_picture.isNull(); }
    double zoom() const { return m_zoom; }

Q_SIGNALS:
    void closed();
    void pageShown();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Place {
        AttachmentId scan;
        int page = 0;
    };
    QToolButton* makeTool(const QString& icon, const QString& name, const QString& key);
    void turn(int by);
    void zoomBy(double factor);
    void load();
    void showPicture();

    Workspace& m_workspace;
    QLabel* m_title = nullptr;
    QLabel* m_position = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QScrollArea* m_area = nullptr;
    QLabel* m_sheet = nullptr;

    QuitclaimId m_quitclaim;
    QList<Place> m_pages;
    int m_page = 0;
    double m_zoom = 1; ///< 1: the whole page is seen
    QPixmap m_picture;
    int m_generation = 0;
};

} // namespace bk::ui
