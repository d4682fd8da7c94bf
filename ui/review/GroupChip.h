#pragma once

#include "core/services/UnknownGroupService.h"

#include <QAbstractButton>

namespace bk::ui {

class ImageLoader;

/// One face of a group, as a button: a click or Space takes it out, or back in. Knows whether its picture has
/// been on the screen.
class GroupChip : public QAbstractButton {
    Q_OBJECT
public:
    GroupChip(ImageLoader& images, const GroupedFace& face, QWidget* parent = nullptr);

    const GroupedFace& face() const { return m_face; }
    bool isOut() const { return m_out; }
    void setOut(bool out);
    bool seen() const { return m_seen; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void outChanged();
    void focused();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void tellWords();

    ImageLoader& m_images;
    GroupedFace m_face;
    bool m_out = false;
    bool m_seen = false;
};

} // namespace bk::ui
