#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>
#include <QUuid>

#include <compare>
#include <optional>

namespace bk {

/// An identifier that cannot be mixed up with one of another kind. 16 bytes, UUID version 7 (RFC 9562), so
/// ids sort by the time they were made. A default-made id is null and names nothing.
template <class Tag>
class Id {
public:
    Id() = default;
    explicit Id(const QUuid& uuid) : m_uuid(uuid) {}

    static std::optional<Id> tryFrom(const QString& text) {
        const QUuid uuid(text);
        if (uuid.isNull()) return std::nullopt;
        return Id(uuid);
    }
    /// From the 16 bytes stored in a database column; anything else gives the null id.
    static Id fromBytes(const QByteArray& bytes) {
        return bytes.size() == 16 ? Id(QUuid::fromRfc4122(bytes)) : Id();
    }

    bool isNull() const { return m_uuid.isNull(); }
    QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }
    QByteArray toBytes() const { return m_uuid.toRfc4122(); }
    QUuid uuid() const { return m_uuid; }

    friend bool operator==(const Id& a, const Id& b) { return a.m_uuid == b.m_uuid; }
    friend bool operator<(const Id& a, const Id& b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const Id& id, size_t seed = 0) { return ::qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

struct CatalogTag;
struct UserTag;
struct PhotoTag;
struct CollectionTag;
struct FaceTag;
struct PersonTag;
struct QuitclaimTag;
struct AttachmentTag;
struct ExportTag;
struct TemplateTag;
struct PublicationTag;

using CatalogId = Id<CatalogTag>;
using UserId = Id<UserTag>;
using PhotoId = Id<PhotoTag>;
using CollectionId = Id<CollectionTag>;
using FaceId = Id<FaceTag>;
using PersonId = Id<PersonTag>;
using QuitclaimId = Id<QuitclaimTag>;
using AttachmentId = Id<AttachmentTag>;
using ExportId = Id<ExportTag>;
using TemplateId = Id<TemplateTag>;
using PublicationId = Id<PublicationTag>;

/// Makes ids. Thread-safe. Tests use one that counts.
class IdSource {
public:
    virtual ~IdSource() = default;
    virtual QUuid next() = 0;

    template <class AnId>
    AnId make() {
        return AnId(next());
    }
};

/// UUID version 7: 48 bits of milliseconds, then random bits from the system's generator.
class RandomIdSource final : public IdSource {
public:
    QUuid next() override;
};

} // namespace bk

template <class Tag>
struct std::hash<bk::Id<Tag>> {
    size_t operator()(const bk::Id<Tag>& id) const noexcept { return qHash(id, 0); }
};
