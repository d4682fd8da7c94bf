#pragma once

#include <QIcon>
#include <QWidget>

namespace bk::ui {

/// An icon of a fixed size that follows the theme. Only for the eye: the word stands beside it.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    /// SIDE in pixels at normal text size.
    IconLabel(const QIcon& icon, int side, QWidget* parent = nullptr);
    void setIcon(const QIcon& icon);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QIcon m_icon;
    int m_side = 16;
};

} // namespace bk::ui
