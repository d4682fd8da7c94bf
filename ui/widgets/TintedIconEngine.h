#pragma once

#include "ui/widgets/Theme.h"

#include <QByteArray>
#include <QIconEngine>

#include <optional>

namespace bk::ui {

/// Paints a one-colour SVG in the theme's colours at the moment of painting, so that icons follow a change of
/// theme. Own pictures mark the tone with #111111 and what lies on it with #eeeeee; any other picture is
/// tinted as a whole.
class TintedIconEngine final : public QIconEngine {
public:
    TintedIconEngine(QByteArray svg, std::optional<Tone> tone, bool marked);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine* clone() const override;
    bool isNull() override { return m_svg.isEmpty(); }

private:
    QImage render(const QSize& size, QIcon::Mode mode) const;

    QByteArray m_svg;
    std::optional<Tone> m_tone;
    bool m_marked = false;
};

} // namespace bk::ui
