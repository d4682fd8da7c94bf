#pragma once

#include <QWidget>

namespace bk::ui {

/// Nought to five stars, set by click, arrows or the keys 0 to 5. A click on the last star set takes it away.
class RatingBar : public QWidget {
    Q_OBJECT
public:
    explicit RatingBar(QWidget* parent = nullptr);
    void setRating(int rating); ///< without ratingChosen
    int rating() const { return m_rating; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void ratingChosen(int rating);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(int rating);
    int m_rating = 0;
};

} // namespace bk::ui
