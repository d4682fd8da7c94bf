#include "ui/widgets/TintedIconEngine.h"

#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace bk::ui {

TintedIconEngine::TintedIconEngine(QByteArray svg, std::optional<Tone> tone, bool marked)
    : m_svg(std::move(svg)), m_tone(tone), m_marked(marked) {}

QImage TintedIconEngine::render(const QSize& size, QIcon::Mode mode) const {
    QColor color = !m_tone ? ink(Ink::Text) : m_marked ? toneFill(*m_tone) : toneColor(*m_tone);
    if (mode == QIcon::Disabled) color = ink(Ink::StrongBorder);

    QByteArray svg = m_svg;
    if (m_marked) {
        svg.replace("#111111", color.name().toLatin1());
        svg.replace("#eeeeee", ink(Ink::Surface).name().toLatin1());
    }
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QSvgRenderer renderer(svg);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
    if (!m_marked) {
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), color);
    }
    return image;
}

QPixmap TintedIconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) {
    if (m_svg.isEmpty() || size.isEmpty()) return {};
    const QString key = QStringLiteral("bk-%1-%2x%3-%4-%5-%6")
                            .arg(qHash(m_svg), 0, 16)
                            .arg(size.width())
                            .arg(size.height())
                            .arg(mode == QIcon::Disabled)
                            .arg(m_tone ? static_cast<int>(*m_tone) : -1)
                            .arg(darkTheme());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = QPixmap::fromImage(render(size, mode));
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void TintedIconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) {
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
    QPixmap picture = pixmap(rect.size() * ratio, mode, state);
    picture.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect.topLeft(), picture);
}

QIconEngine* TintedIconEngine::clone() const {
    return new TintedIconEngine(*this);
}

} // namespace bk::ui
