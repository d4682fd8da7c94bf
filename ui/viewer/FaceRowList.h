#pragma once

#include "ui/review/FaceWords.h"
#include "ui/viewer/PhotoSheet.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace bk::ui {

class FaceRow;
class ImageLoader;

/// The rows of all faces of one photo. Of a crowd, the first and the chosen one are there at once and the
/// others come a few in each turn, so that the window never waits for two hundred of them; a row that says
/// the same as before stays. Window's thread.
class FaceRowList : public QWidget {
    Q_OBJECT
public:
    /// CONNECT is called for every row that is made.
    FaceRowList(ImageLoader& images, std::function<void(FaceRow*)> connect, QWidget* parent = nullptr);

    void setSheet(const PhotoSheet& sheet, const FaceId& chosen);
    void select(const FaceId& face);
    bool complete() const { return !m_soon.isActive(); }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// The row of the chosen face is another one than before.
    void chosenMade(bk::ui::FaceRow* row);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Entry {
        FaceView view;
        FaceLook look;
        bool chosen = false;
        FaceRow* row = nullptr;
        bool stale = true;       ///< ROW says something else, or there is none
        mutable int height = -1; ///< of ROW in the width there is; -1: not known
    };
    void makeSome();
    void make(const QList<int>& places);
    void chainInOrder();
    void place();
    void forgetHeights();
    void discard(QWidget* old);
    void clearAway();

    ImageLoader& m_images;
    std::function<void(FaceRow*)> m_connect;
    PhotoId m_photo;
    QList<Entry> m_entries;
    QWidget* m_box = nullptr; ///< what holds the rows; another one for another photo
    int m_measuredFor = -1;   ///< the width
    QList<QPointer<QWidget>> m_discarded;
    QTimer m_soon;
    QTimer m_clearing;
};

} // namespace bk::ui
