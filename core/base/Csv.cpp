#include "core/base/Csv.h"

namespace bk {
namespace {

/// Whether a spreadsheet would take TEXT for a formula; some pass over space in front, and over full-width
/// signs as if they were the usual ones.
bool isFormula(const QString& text) {
    static const QString before = QStringLiteral(" \t\r\n\u00a0\u3000");
    static const QString signs = QStringLiteral("=+-@\uff1d\uff0b\uff0d\uff20");
    for (const QChar one : text) {
        if (one == QLatin1Char('\t') || one == QLatin1Char('\r')) return true;
        if (!before.contains(one)) return signs.contains(one);
    }
    return false;
}

QString cell(QString text) {
    if (isFormula(text)) text.prepend(QLatin1Char('\''));
    const bool plain = !text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char(';')) &&
                       !text.contains(QLatin1Char('"')) && !text.contains(QLatin1Char('\n')) &&
                       !text.contains(QLatin1Char('\r'));
    if (plain) return text;
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

} // namespace

QByteArray csvLine(const QStringList& cells) {
    QStringList safe;
    for (const QString& one : cells)
        safe << cell(one);
    return safe.join(QLatin1Char(',')).toUtf8() + QByteArrayLiteral("\r\n");
}

QByteArray csvOf(const QList<QStringList>& rows) {
    QByteArray csv = csvMark;
    for (const QStringList& row : rows)
        csv += csvLine(row);
    return csv;
}

} // namespace bk
