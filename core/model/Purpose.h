#pragma once

#include <QString>
#include <QStringList>

#include <compare>
#include <optional>

namespace bk {

/// What a permission is for, by its stable key ("website"). The list of a catalog is editable; `recognition`
/// is a purpose apart: it is never one that photos are exported for.
class Purpose {
public:
    Purpose() = default;
    /// Lower-case letters, digits and hyphens, 1 to 40 of them; nothing else is a purpose.
    static std::optional<Purpose> tryFrom(const QString& key);
    static Purpose recognition();
    /// The purposes a new catalog starts with, without recognition.
    static QStringList defaultKeys();

    const QString& key() const { return m_key; }
    bool isRecognition() const { return m_key == QLatin1String("recognition"); }
    bool isNull() const { return m_key.isEmpty(); }

    friend bool operator==(const Purpose&, const Purpose&) = default;
    friend bool operator<(const Purpose& a, const Purpose& b) { return a.m_key < b.m_key; }
    friend size_t qHash(const Purpose& purpose, size_t seed = 0) { return ::qHash(purpose.m_key, seed); }

private:
    explicit Purpose(QString key) : m_key(std::move(key)) {}
    QString m_key;
};

} // namespace bk
