#pragma once

#include "core/base/Id.h"

#include <QListView>

namespace bk::ui {

class ImageLoader;

/// A face in a grid.
struct GridFace {
    FaceId face;
    QString words;       ///< below it and for screen readers; may be empty
    bool marked = false; ///< framed and ticked
};

/// Faces to choose from. A click, Enter or the space bar chooses. Only what is on the screen is fetched.
class FaceGrid : public QListView {
    Q_OBJECT
public:
    FaceGrid(ImageLoader& images, const QString& name, QWidget* parent = nullptr);

    /// The one that has the keyboard keeps it where it is still there.
    void setFaces(const QList<GridFace>& faces);
    const QList<GridFace>& faces() const { return m_list; }
    FaceId current() const;
    /// Of all faces at this WIDTH, but for at most MOSTROWS rows of them.
    int heightFor(int width, int mostRows) const;
    void setCurrent(const FaceId& face);

Q_SIGNALS:
    void chosen(const bk::FaceId& face);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Model;
    class Delegate;

    ImageLoader& m_images;
    QList<GridFace> m_list;
    Model* m_model = nullptr;
};

} // namespace bk::ui
