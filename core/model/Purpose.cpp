#include "core/model/Purpose.h"

#include <algorithm>

namespace bk {

std::optional<Purpose> Purpose::tryFrom(const QString& key) {
    if (key.isEmpty() || key.size() > 40) return std::nullopt;
    const bool fits = std::all_of(key.begin(), key.end(), [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
               (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('-');
    });
    if (!fits) return std::nullopt;
    return Purpose(key);
}

Purpose Purpose::recognition() {
    return Purpose(QStringLiteral("recognition"));
}

QStringList Purpose::defaultKeys() {
    return {QStringLiteral("internal"), QStringLiteral("website"), QStringLiteral("social"),
            QStringLiteral("print"),    QStringLiteral("press"),   QStringLiteral("advertising")};
}

} // namespace bk
