#pragma once

#include <QByteArray>
#include <QString>

#include <compare>
#include <filesystem>

namespace bk {

/// An absolute path as the bytes the file system holds. Qt's QString paths lose names that are not UTF-8;
/// photos of twenty years come with such names, so paths travel as bytes and become text only to be shown.
class FilePath {
public:
    FilePath() = default;

    /// From bytes as the system gave them; made absolute against the working folder, "." and ".." resolved
    /// without following links.
    static FilePath fromBytes(const QByteArray& bytes);
    static FilePath fromString(const QString& path) { return fromBytes(path.toUtf8()); }

    bool isEmpty() const { return m_bytes.isEmpty(); }
    const QByteArray& bytes() const { return m_bytes; }
    std::filesystem::path toStd() const { return std::filesystem::path(m_bytes.toStdString()); }

    /// For people and JSON: UTF-8 where it is, else each undecodable byte as \xNN.
    QString display() const;
    QString fileNameDisplay() const;
    /// The last part's bytes, e.g. "a.jpg".
    QByteArray fileName() const;
    FilePath parent() const;
    /// This folder's entry NAME (bytes).
    FilePath child(const QByteArray& name) const;

    friend bool operator==(const FilePath&, const FilePath&) = default;
    friend bool operator<(const FilePath& a, const FilePath& b) { return a.m_bytes < b.m_bytes; }

private:
    explicit FilePath(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    QByteArray m_bytes;
};

} // namespace bk
