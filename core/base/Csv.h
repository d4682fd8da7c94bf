#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace bk {

/// In front of a CSV file, so that spreadsheets see that it is UTF-8.
inline const QByteArray csvMark = QByteArrayLiteral("\xEF\xBB\xBF");

/// One line of CSV (RFC 4180), with its end. A cell that a spreadsheet would take for a formula gets an
/// apostrophe in front. Pure.
QByteArray csvLine(const QStringList& cells);

/// A table as CSV for spreadsheets: the mark and the lines. The first of ROWS are the headings. Pure.
QByteArray csvOf(const QList<QStringList>& rows);

} // namespace bk
