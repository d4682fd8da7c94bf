#pragma once

#include <QIODevice>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

namespace bk::cli {

/// Text for people on a terminal. Control characters in names and paths are shown, not obeyed.
class TextOut {
public:
    explicit TextOut(QIODevice& device) : m_device(device) {}

    void line(const QString& text);
    /// Left-aligned columns; a line says so when there is no row.
    void table(const QStringList& headers, const QList<QStringList>& rows);
    /// False once something could not be written.
    bool isWritten() const { return m_written; }

private:
    QIODevice& m_device;
    bool m_written = true;
};

/// A value of an answer as a cell: nothing for null, yes or no for a flag.
QString cell(const QJsonValue& value);
/// "1 photo", "3 photos".
QString counted(qint64 count, const QString& one, const QString& many = {});
/// TEXT with control characters replaced.
QString harmless(QString text);

} // namespace bk::cli
