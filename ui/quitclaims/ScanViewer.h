#pragma once

#include "core/base/Result.h"
#include "core/model/Quitclaim.h"

#include <QPixmap>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QPrinter;
class QScrollArea;
class QToolButton;

namespace bk::ui {

class Workspace;

/// The scans of one quitclaim, page by page, inside the program and in memory only: gone when it closes.
/// Page Up and Page Down turn, Ctrl+wheel, + and - zoom, Z fits, Ctrl+P prints, Esc closes.
class ScanViewer : public QWidget {
    Q_OBJECT
public:
    explicit ScanViewer(Workspace& workspace, QWidget* parent = nullptr);
    ~ScanViewer() override;

    void open(const Quitclaim& quitclaim, const AttachmentId& scan);
    int page() const { return m_page; } ///< from 0, over all scans
    int pages() const { return static_cast<int>(m_pages.size()); }
    bool hasPicture() const { return !m_picture.isNull(); }
    double zoom() const { return m_zoom; }
    QToolButton* printButton() const { return m_print; }
    /// Drops the page that is shown and all that is known of the scan.
    void forget();
    /// The pages that PRINTER's settings ask for (all, or a range from 1), straight to it: nothing is written
    /// to a file here. All of them, once they are read, or none. printed() when it is done.
    void printTo(std::shared_ptr<QPrinter> printer);

Q_SIGNALS:
    void closed();
    void pageShown();
    /// One more of those to be printed.
    void pageRead();
    /// How many pages.
    void printed(int pages);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
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
    struct Printing;
    void print();
    void readNext();
    void finishPrinting(const std::optional<Error>& error);

    Workspace& m_workspace;
    QLabel* m_title = nullptr;
    QLabel* m_position = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_print = nullptr;
    QScrollArea* m_area = nullptr;
    QLabel* m_sheet = nullptr;

    QuitclaimId m_quitclaim;
    QList<Place> m_pages;
    int m_page = 0;
    double m_zoom = 1; ///< 1: the whole page is seen
    QPixmap m_picture;
    int m_generation = 0;
    std::unique_ptr<Printing> m_printing;
};

} // namespace bk::ui
