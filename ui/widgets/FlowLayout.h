#pragma once

#include <QLayout>

namespace bk::ui {

/// Lays its widgets out like words on a page: from left to right (or right to left where that is the way of
/// writing), going on in the next row where the width ends. Rows are as high as their highest widget; widgets
/// are centred in them.
class FlowLayout : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(QWidget* parent = nullptr, int spacing = 8);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    void setGeometry(const QRect& rect) override;

    /// Removes and deletes everything in it.
    void clear();

private:
    int layOut(const QRect& rect, bool apply) const;

    QList<QLayoutItem*> m_items;
};

} // namespace bk::ui
