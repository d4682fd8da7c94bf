#include "core/base/FilePath.h"

namespace bk {
namespace {

bool isUtf8(const QByteArray& bytes) {
    // There and back, because a decoder does not call a sequence that is cut off at the end an error.
    return QString::fromUtf8(bytes).toUtf8() == bytes;
}

QString shown(const QByteArray& bytes) {
    if (isUtf8(bytes)) return QString::fromUtf8(bytes);
    QString text;
    for (qsizetype i = 0; i < bytes.size();) {
        // The longest valid sequence of at most four bytes, else one byte spelled out.
        qsizetype length = 0;
        for (qsizetype n = 1; n <= 4 && i + n <= bytes.size() && length == 0; ++n)
            if (isUtf8(bytes.mid(i, n))) length = n;
        if (length > 0) {
            text += QString::fromUtf8(bytes.mid(i, length));
            i += length;
        } else {
            text += QStringLiteral("\\x%1").arg(static_cast<uchar>(bytes[i]), 2, 16, QLatin1Char('0'));
            ++i;
        }
    }
    return text;
}

} // namespace

FilePath FilePath::fromBytes(const QByteArray& bytes) {
    if (bytes.isEmpty()) return {};
    std::error_code error;
    const auto absolute = std::filesystem::absolute(std::filesystem::path(bytes.toStdString()), error);
    std::string normal =
        (error ? std::filesystem::path(bytes.toStdString()) : absolute).lexically_normal().string();
    while (normal.size() > 1 && normal.back() == '/')
        normal.pop_back();
    return FilePath(QByteArray::fromStdString(normal));
}

QString FilePath::display() const {
    return shown(m_bytes);
}

QString FilePath::fileNameDisplay() const {
    return shown(fileName());
}

QByteArray FilePath::fileName() const {
    return m_bytes.mid(m_bytes.lastIndexOf('/') + 1);
}

FilePath FilePath::parent() const {
    const qsizetype slash = m_bytes.lastIndexOf('/');
    return FilePath(slash <= 0 ? QByteArray("/") : m_bytes.left(slash));
}

FilePath FilePath::child(const QByteArray& name) const {
    return FilePath(m_bytes.endsWith('/') ? m_bytes + name : m_bytes + '/' + name);
}

} // namespace bk
