#include "core/services/QuitclaimForm.h"

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QRandomGenerator>

namespace bk {
namespace {

/// A4 at 110 dots per inch: readable, and a scan of some 200 kB.
constexpr int pageWidth = 910;
constexpr int pageHeight = 1287;
constexpr int margin = 90;

void drawSignature(QPainter& painter, const QRectF& place, QRandomGenerator& random) {
    QPainterPath path;
    double x = place.left();
    const double middle = place.center().y();
    path.moveTo(x, middle);
    while (x < place.right()) {
        const double step = 12 + random.bounded(22.0);
        const double up = middle - random.bounded(place.height() / 2);
        const double down = middle + random.bounded(place.height() / 2.5);
        path.cubicTo(x + step * 0.2, up, x + step * 0.7, down, x + step, middle + random.bounded(8.0) - 4);
        x += step;
    }
    painter.setPen(QPen(QColor(28, 42, 110), 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

void drawBox(QPainter& painter, const QPointF& corner, bool ticked, QRandomGenerator& random) {
    painter.setPen(QPen(Qt::black, 1.4));
    painter.drawRect(QRectF(corner, QSizeF(15, 15)));
    if (!ticked) return;
    painter.setPen(QPen(QColor(28, 42, 110), 2.4, Qt::SolidLine, Qt::RoundCap));
    const double shake = random.bounded(3.0);
    painter.drawLine(corner + QPointF(1 - shake, -1), corner + QPointF(15, 16 + shake));
    painter.drawLine(corner + QPointF(15 + shake, -2), corner + QPointF(0, 16));
}

QString purposeWords(const Purpose& purpose) {
    static const QHash<QString, QString> words = {
        {QStringLiteral("internal"), QStringLiteral("Internal use (newsletter, intranet)")},
        {QStringLiteral("website"), QStringLiteral("Our website")},
        {QStringLiteral("social"), QStringLiteral("Social media")},
        {QStringLiteral("print"), QStringLiteral("Printed matter")},
        {QStringLiteral("press"), QStringLiteral("Press")},
        {QStringLiteral("advertising"), QStringLiteral("Advertising")},
        {QStringLiteral("recognition"),
         QStringLiteral("Recognising my face on our own computer to find my photos (apart from the above)")},
    };
    return words.value(purpose.key(), purpose.key());
}

QImage drawForm(const Person& person, const Quitclaim& quitclaim, const QString& organisation,
                QRandomGenerator& random) {
    QImage page(pageWidth, pageHeight, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const auto font = [](int pixels, bool bold = false) {
        QFont made(QStringLiteral("DejaVu Sans"));
        made.setPixelSize(pixels);
        made.setBold(bold);
        return made;
    };
    double y = 100;
    const auto line = [&](const QString& text, int pixels, bool bold, double after) {
        painter.setFont(font(pixels, bold));
        painter.setPen(Qt::black);
        const QRectF place(margin, y, pageWidth - 2 * margin, 400);
        const QRectF used = painter.boundingRect(place, Qt::TextWordWrap, text);
        painter.drawText(place, Qt::TextWordWrap, text);
        y += used.height() + after;
    };
    const auto field = [&](const QString& label, const QString& value) {
        painter.setFont(font(15));
        painter.setPen(QColor(90, 90, 90));
        painter.drawText(QPointF(margin, y + 16), label);
        QFont hand = font(18);
        hand.setItalic(true);
        painter.setFont(hand);
        painter.setPen(QColor(28, 42, 110));
        painter.drawText(QPointF(margin + 230 + random.bounded(6.0), y + 15 + random.bounded(3.0)), value);
        painter.setPen(QPen(QColor(160, 160, 160), 1));
        painter.drawLine(QPointF(margin + 225, y + 21), QPointF(pageWidth - margin, y + 21));
        y += 36;
    };

    line(organisation, 17, false, 6);
    line(QStringLiteral("Quitclaim: permission to use photographs"), 27, true, 22);
    field(QStringLiteral("Name"), person.name);
    if (person.born) field(QStringLiteral("Born"), person.born->toString(QStringLiteral("d MMMM yyyy")));
    if (quitclaim.guardian)
        field(QStringLiteral("Guardian"), quitclaim.guardian->name + QStringLiteral(" (") +
                                              quitclaim.guardian->relation + QLatin1Char(')'));
    y += 10;
    line(QStringLiteral("I permit the use of photographs that show me for the purposes ticked \"yes\" below. "
                        "I can withdraw this permission at any time, "
                        "as easily as I give it; uses that were made before remain lawful."),
         15, false, 22);
    painter.setFont(font(14, true));
    painter.drawText(QPointF(pageWidth - margin - 150, y), QStringLiteral("yes"));
    painter.drawText(QPointF(pageWidth - margin - 80, y), QStringLiteral("no"));
    y += 12;
    for (const Grant& grant : quitclaim.grants) {
        painter.setFont(font(15));
        painter.setPen(Qt::black);
        const QRectF place(margin, y, 500, 60);
        const QRectF used = painter.boundingRect(place, Qt::TextWordWrap, purposeWords(grant.purpose));
        painter.drawText(place, Qt::TextWordWrap, purposeWords(grant.purpose));
        drawBox(painter, QPointF(pageWidth - margin - 148, y + 2), grant.decision == Decision::Granted,
                random);
        drawBox(painter, QPointF(pageWidth - margin - 78, y + 2), grant.decision == Decision::Refused,
                random);
        y += used.height() + 14;
    }
    y += 14;
    field(QStringLiteral("Valid until"), quitclaim.until
                                             ? quitclaim.until->toString(QStringLiteral("d MMMM yyyy"))
                                             : QStringLiteral("withdrawn by me"));
    field(QStringLiteral("Place and date"),
          quitclaim.signedAt + QStringLiteral(", ") +
              (quitclaim.signedOn ? quitclaim.signedOn->toString(QStringLiteral("d MMMM yyyy")) : QString()));
    y += 20;
    painter.setFont(font(15));
    painter.setPen(QColor(90, 90, 90));
    painter.drawText(QPointF(margin, y + 40), quitclaim.guardian ? QStringLiteral("Signature of guardian")
                                                                 : QStringLiteral("Signature"));
    drawSignature(painter, QRectF(margin + 240, y, 260, 70), random);
    painter.end();
    return page;
}

/// Paper, a slight turn and grain, as a flat-bed scanner leaves them.
QImage scanned(const QImage& form, QRandomGenerator& random) {
    QImage page(form.size(), QImage::Format_RGB32);
    page.fill(QColor(247, 245, 239));
    QPainter painter(&page);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setCompositionMode(QPainter::CompositionMode_Multiply);
    painter.translate(page.width() / 2.0, page.height() / 2.0);
    painter.rotate(random.bounded(1.6) - 0.8);
    painter.drawImage(QPointF(-page.width() / 2.0, -page.height() / 2.0), form);
    painter.end();
    for (int row = 0; row < page.height(); ++row) {
        auto* pixels = reinterpret_cast<QRgb*>(page.scanLine(row));
        for (int column = 0; column < page.width(); ++column) {
            const int grain = static_cast<int>(random.bounded(9)) - 6;
            const QRgb pixel = pixels[column];
            pixels[column] =
                qRgb(std::clamp(qRed(pixel) + grain, 0, 255), std::clamp(qGreen(pixel) + grain, 0, 255),
                     std::clamp(qBlue(pixel) + grain, 0, 255));
        }
    }
    return page;
}

} // namespace

QByteArray scannedLookingQuitclaim(const Person& person, const Quitclaim& quitclaim,
                                   const QString& organisation, quint32 seed) {
    QRandomGenerator random(seed);
    const QImage page = scanned(drawForm(person, quitclaim, organisation, random), random);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setResolution(110);
        QPainter painter(&writer);
        painter.drawImage(QRectF(0, 0, writer.width(), writer.height()), page);
    }
    return bytes;
}

} // namespace bk
