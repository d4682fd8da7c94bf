#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QImage>
#include <QList>

class QPrinter;

namespace bk::ui {

/// Pixels of the longer edge of a page on screen and on paper: small print stays readable at four times.
inline constexpr int renderedEdge = 2400;

/// A page to be printed, small enough that a hundred of them fit in memory. Any thread.
QByteArray compressedPage(const QImage& page);
/// All pages of PDF, which the program made itself, as compressedPage() makes them. Any thread but the
/// window's.
Result<QList<QByteArray>> pagesOfPdf(const QByteArray& pdf);
/// PAGES, as compressedPage() made them, to PRINTER, each as large as its sheet allows. The printer is begun
/// here, so all of them have to be read before: what is begun cannot be taken back with every printer, and a
/// lock would leave half of it in the queue.
Status printPages(const QList<QByteArray>& pages, QPrinter& printer);

} // namespace bk::ui
