#include "app/cli/TextOut.h"

#include <QJsonArray>

#include <algorithm>

namespace bk::cli {

QString harmless(QString text) {
    for (QChar& c : text)
        if (c.category() == QChar::Other_Control ||
            (c.category() == QChar::Other_Format && c != QChar(0x200d)))
            c = QChar::ReplacementCharacter;
    return text;
}

void TextOut::line(const QString& text) {
    const QByteArray bytes = harmless(text).toUtf8() + '\n';
    if (m_written) m_written = m_device.write(bytes) == bytes.size();
}

void TextOut::table(const QStringList& headers, const QList<QStringList>& rows) {
    if (rows.isEmpty()) {
        line(QStringLiteral("(none)"));
        return;
    }
    QList<qsizetype> widths;
    for (const QString& header : headers)
        widths.append(header.size());
    for (const QStringList& row : rows)
        for (qsizetype i = 0; i < row.size() && i < widths.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());

    const auto write = [&](const QStringList& row) {
        QString text;
        for (qsizetype i = 0; i < row.size(); ++i) {
            text += i + 1 < row.size() ? row[i].leftJustified(widths.value(i) + 2) : row[i];
        }
        line(text);
    };
    write(headers);
    for (const QStringList& row : rows)
        write(row);
}

QString cell(const QJsonValue& value) {
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    case QJsonValue::Double:
        return value.toVariant().toString();
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue& part : value.toArray())
            parts.append(cell(part));
        return parts.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QString counted(qint64 count, const QString& one, const QString& many) {
    const QString plural = many.isEmpty() ? one + QLatin1Char('s') : many;
    return QStringLiteral("%1 %2").arg(count).arg(count == 1 ? one : plural);
}

} // namespace bk::cli
