#pragma once

#include "ui/widgets/Theme.h"

#include <QWidget>

namespace bk::ui {

/// A pill with shield and word on a quiet fill: the way a state is told everywhere. As wide as its word.
class StateBadge : public QWidget {
    Q_OBJECT
public:
    explicit StateBadge(QWidget* parent = nullptr);
    StateBadge(Tone tone, const QString& words, QWidget* parent = nullptr);

    void setState(Tone tone, const QString& words);
    Tone tone() const { return m_tone; }
    QString words() const { return m_words; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// The same, for delegates: paints the pill with its left centre at WHERE (at most MAXWIDTH wide, the
    /// word elided) and returns the rectangle used.
    static QRect paint(QPainter* painter, const QPoint& where, int maxWidth, Tone tone, const QString& words);
    static QSize sizeFor(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Neutral;
    QString m_words;
};

} // namespace bk::ui
