#pragma once

#include "core/base/Result.h"

#include <QBuffer>
#include <QByteArray>
#include <QFont>
#include <QPainter>
#include <QPdfWriter>
#include <QRectF>
#include <QStringList>

#include <functional>

namespace bk {

/// Fills A4 pages of a PDF from the top: words, tables and pictures, a new page where one is full, the title
/// and the page's number at the foot of each. Lengths are in tenths of a millimetre. Any thread that may draw
/// text; needs a QGuiApplication (fonts).
class PaperPages {
public:
    /// TITLE: of the file. FOOT: at the left of every foot, e.g. the organisation and the day; PAGE: "Page
    /// %1".
    PaperPages(const QString& title, const QString& foot, const QString& page);

    /// Disk when nothing can be drawn; to be asked first.
    Status begin(Qt::Orientation orientation = Qt::Vertical);
    /// The PDF, made in memory; nothing can be added then. Disk.
    Result<QByteArray> end();

    qreal width() const { return m_page.width(); }
    void title(const QString& words);
    void heading(const QString& words);
    void paragraph(const QString& words, qreal size = bodySize, bool bold = false);
    void space(qreal height) { m_top += height; }
    /// DRAW gets the rectangle; on a new page where this one has no room for it.
    void picture(qreal height, const std::function<void(QPainter&, const QRectF&)>& draw);

    struct Column {
        QString title;
        qreal share = 1;     ///< of the width
        bool number = false; ///< at the right
    };
    /// The titles again on every page. Cells wrap; EMPHASISED rows are bold.
    void table(const QList<Column>& columns, const QList<QStringList>& rows,
               const std::function<bool(qsizetype row)>& emphasised = {});

    static QFont font(qreal size, bool bold = false);
    static constexpr qreal bodySize = 34;
    static constexpr qreal smallSize = 28;

private:
    bool fits(qreal height) const { return m_top + height <= m_page.height(); }
    void turn();
    void foot();
    qreal heightOf(const QString& words, const QFont& font, qreal width);
    void write(const QString& words, const QFont& font, const QRectF& place, Qt::Alignment alignment);
    void row(const QList<Column>& columns, const QStringList& cells, const QFont& font, qreal height);

    QByteArray m_bytes;
    QBuffer m_buffer{&m_bytes};
    QPdfWriter m_writer{&m_buffer};
    QPainter m_painter;
    QString m_foot;
    QString m_pageWords;
    QRectF m_page; ///< without the foot
    qreal m_top = 0;
    int m_number = 1;
};

} // namespace bk
