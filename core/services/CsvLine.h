#pragma once

#include <QByteArray>
#include <QStringList>

namespace bk {

/// In front of a CSV file, so that spreadsheets see that it is UTF-8.
inline const QByteArray csvMark = QByteArrayLiteral("\xEF\xBB\xBF");

/// One line of CSV (RFC 4180). What a spreadsheet would take for a formula is disarmed. Pure.
QByteArray csvLine(const QStringList& cells);

} // namespace bk
