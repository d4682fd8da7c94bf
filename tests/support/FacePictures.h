#pragma once

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPainterPath>
#include <QtTest>

#include <random>

/// Pictures with faces that are hard to see, made from the shipped photos of people who do not exist.
namespace bk::test {

/// A shipped photo and the boxes of its faces.
struct Scene {
    QImage image;
    QList<QRectF> faces;
    QStringList persons; ///< beside the faces
};

inline Scene sceneOf(int number) {
    const QString name = QStringLiteral("scene_%1.jpg").arg(number, 4, 10, QLatin1Char('0'));
    QFile file(QStringLiteral(":/demo/manifest.json"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no manifest");
    Scene scene{QImage(QStringLiteral(":/demo/") + name).convertToFormat(QImage::Format_RGB32), {}, {}};
    for (const QJsonValue& photo :
         QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("photos")).toArray()) {
        if (photo[QLatin1String("file")].toString() != name) continue;
        for (const QJsonValue& face : photo[QLatin1String("faces")].toArray()) {
            const QJsonArray box = face[QLatin1String("box")].toArray();
            scene.faces << QRectF(box[0].toDouble(), box[1].toDouble(), box[2].toDouble(), box[3].toDouble());
            scene.persons << face[QLatin1String("person")].toString();
        }
    }
    if (scene.image.isNull()) qFatal("no %s", qPrintable(name));
    return scene;
}

/// Part of the FACE box, in fractions of it.
inline QRectF partOf(const QRectF& face, double x, double y, double width, double height) {
    return {face.x() + x * face.width(), face.y() + y * face.height(), width * face.width(),
            height * face.height()};
}

inline void drawMask(QImage& image, const QRectF& face) {
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath mask;
    const QRectF area = partOf(face, 0.06, 0.52, 0.88, 0.5);
    mask.moveTo(area.topLeft());
    mask.quadTo(QPointF(area.center().x(), area.top() - 0.12 * face.height()), area.topRight());
    mask.lineTo(area.right() - 0.08 * face.width(), area.bottom() - 0.18 * face.height());
    mask.quadTo(QPointF(area.center().x(), area.bottom() + 0.12 * face.height()),
                QPointF(area.left() + 0.08 * face.width(), area.bottom() - 0.18 * face.height()));
    mask.closeSubpath();
    painter.fillPath(mask, QColor(196, 214, 226));
    painter.setPen(QPen(QColor(160, 180, 195), std::max(1.0, face.width() / 60)));
    for (const double at : {0.66, 0.76, 0.86})
        painter.drawLine(partOf(face, 0.15, at, 0.7, 0).topLeft(), partOf(face, 0.15, at, 0.7, 0).topRight());
}

inline void drawSunglasses(QImage& image, const QRectF& face) {
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(18, 18, 22));
    for (const double x : {0.1, 0.53})
        painter.drawRoundedRect(partOf(face, x, 0.3, 0.37, 0.2), face.width() * 0.08, face.width() * 0.08);
    painter.drawRect(partOf(face, 0.02, 0.34, 0.96, 0.04));
}

/// The surroundings of FACE, REACH times its size, as a picture of its own.
inline QImage cutOut(const QImage& image, const QRectF& face, double reach) {
    QRectF area(0, 0, face.width() * reach, face.height() * reach);
    area.moveCenter(face.center());
    return image.copy(area.toAlignedRect().intersected(image.rect()));
}

/// PICTURE on something that is no face, at FRACTION of the width.
inline QImage onAWall(const QImage& picture, double fraction, int number = 1) {
    QImage wall = sceneOf(number).image;
    const QImage small = picture.scaledToWidth(int(wall.width() * fraction), Qt::SmoothTransformation);
    QPainter painter(&wall);
    const QPoint at((wall.width() - small.width()) / 2, (wall.height() - small.height()) / 3);
    painter.fillRect(QRect(at, small.size()).adjusted(-6, -6, 6, 6), QColor(245, 245, 240));
    painter.drawImage(at, small);
    return wall;
}

/// COLUMNS x ROWS people, each SIDE pixels, of all shipped photos in turn.
inline QImage crowdOf(int columns, int rows, int side) {
    QList<QImage> people;
    for (int number = 0; number < 48 && people.size() < columns * rows; ++number) {
        const Scene scene = sceneOf(number);
        for (const QRectF& face : scene.faces)
            people << cutOut(scene.image, face, 1.7)
                          .scaled(side, side * 5 / 4, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    QImage crowd(columns * side, rows * side * 5 / 4, QImage::Format_RGB32);
    crowd.fill(QColor(90, 100, 110));
    QPainter painter(&crowd);
    for (int i = 0; i < columns * rows; ++i) {
        QImage one = people[i % people.size()];
        if (i / people.size() % 2 == 1) one = one.mirrored(true, false);
        painter.drawImage(i % columns * side, i / columns * (side * 5 / 4), one);
    }
    return crowd;
}

/// The head turned away: one half of the face is pressed to a sliver, the other runs on into the hair.
inline QImage turned(const QImage& image, const QRectF& face, double sliver) {
    QImage result = image;
    QPainter painter(&result);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF left = partOf(face, -0.1, -0.1, 0.62, 1.2);
    const QRectF right = partOf(face, 0.52, -0.1, 0.58, 1.2);
    const double seam = left.left() + left.width() * sliver;
    // What is beside the head where the sliver leaves room.
    const QRectF head = partOf(face, -0.1, -0.1, 1.2, 1.2);
    const double away = 1.4 * face.width();
    painter.drawImage(head, image, head.translated(head.right() + away < image.width() ? away : -away, 0));
    painter.drawImage(QRectF(left.left(), left.top(), left.width() * sliver, left.height()), image, left);
    painter.drawImage(QRectF(seam, right.top(), right.width(), right.height()), image, right);
    return result;
}

/// Light and sharpness as a bad photo has them.
inline QImage worsened(const QImage& image, double light, int blurredTo, quint32 noise = 0) {
    QImage small = image;
    if (blurredTo > 0)
        small = image.scaledToWidth(blurredTo, Qt::SmoothTransformation)
                    .scaled(image.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QImage result = small.convertToFormat(QImage::Format_RGB32);
    std::mt19937 random(7);
    for (int y = 0; y < result.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        for (int x = 0; x < result.width(); ++x) {
            const auto shaken = [&](int value) {
                const int by = noise > 0 ? int(random() % (2 * noise + 1)) - int(noise) : 0;
                return qBound(0, int(value * light) + by, 255);
            };
            line[x] = qRgb(shaken(qRed(line[x])), shaken(qGreen(line[x])), shaken(qBlue(line[x])));
        }
    }
    return result;
}

inline QImage rotated(const QImage& image, double degrees) {
    QTransform transform;
    transform.rotate(degrees);
    const QImage inside = image.transformed(transform, Qt::SmoothTransformation);
    QImage result(inside.size(), QImage::Format_RGB32);
    result.fill(QColor(110, 115, 120));
    QPainter(&result).drawImage(0, 0, inside);
    return result;
}

} // namespace bk::test
