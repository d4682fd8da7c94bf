#include "core/services/CsvLine.h"

#include <algorithm>

namespace bk {
namespace {

bool isNumber(const QString& text) {
    bool number = false;
    text.toDouble(&number);
    return number;
}

QString cell(QString text) {
    static const QString formula = QStringLiteral("=+-@\t\r");
    if (!text.isEmpty() && formula.contains(text.at(0)) && !isNumber(text)) text.prepend(QLatin1Char('\''));
    static const QString special = QStringLiteral(",;\"\n\r");
    if (std::none_of(text.begin(), text.end(), [](QChar one) { return special.contains(one); })) return text;
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

} // namespace bk
