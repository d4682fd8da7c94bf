#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace bk {

/// A table as CSV for spreadsheets: RFC 4180, UTF-8 with a byte order mark so that they see it, CRLF. A cell
/// that a spreadsheet would take for a formula gets an apostrophe in front. The first of ROWS are the
/// headings. Pure.
QByteArray csvOf(const QList<QStringList>& rows);

} // namespace bk
