#pragma once

#include "ui/widgets/Theme.h"

#include <QWidget>

namespace bk::ui {

/// Parts of a whole as a ring, with the share of the first part in the middle.
class RingChart : public QWidget {
    Q_OBJECT
public:
    struct Part {
        Tone tone = Tone::Neutral;
        int amount = 0;
    };

    explicit RingChart(QWidget* parent = nullptr);
    /// WORDS say the same for screen readers.
    void setParts(const QList<Part>& parts, const QString& words);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<Part> m_parts;
};

} // namespace bk::ui
