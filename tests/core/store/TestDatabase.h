#pragma once

#include "core/crypto/SecretBytes.h"
#include "core/db/Connection.h"
#include "core/db/Migrator.h"
#include "core/store/CollectionStore.h"
#include "core/store/FaceStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "tests/support/CountingIds.h"

#include <QTemporaryDir>

namespace bk::test {

/// One encrypted database of the schema of that name, in a folder of its own.
class TestDatabase {
public:
    explicit TestDatabase(const char* schema) {
        const QByteArray file = QByteArray(schema) + ".db";
        auto opened = Connection::open(FilePath::fromString(m_folder.filePath(QString::fromUtf8(file))),
                                       SecretBytes::random(32), QByteArray(16, 's'), OpenMode::Create);
        if (!opened) qFatal("%s", qPrintable(opened.error().context));
        m_connection = std::move(*opened);
        const auto migrations = Migrator::builtIn(QString::fromUtf8(schema));
        if (!migrations) qFatal("%s", qPrintable(migrations.error().context));
        if (auto done = Migrator::migrate(*m_connection, *migrations, QStringLiteral(BK_VERSION)); !done)
            qFatal("%s", qPrintable(done.error().context));
    }
    Connection& operator*() { return *m_connection; }
    Connection* operator->() { return m_connection.get(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
};

/// Rows that others refer to.
class TestRows {
public:
    explicit TestRows(Connection& catalog) : m_catalog(catalog) {}

    const Stamp stamp{UserId(QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
                      QDateTime(QDate(2026, 3, 10), QTime(9, 30, 15, 250), Qt::UTC)};

    template <class AnId>
    AnId id() {
        return m_ids.make<AnId>();
    }

    Collection collection(const QString& name, bool recognition = false) {
        Collection made;
        made.id = id<CollectionId>();
        made.name = name;
        made.recognition = recognition;
        made.legalBasis = QStringLiteral("consent");
        made.dpia = QStringLiteral("DPIA");
        must(CollectionStore(m_catalog).insert(made, stamp));
        return made;
    }

    Photo photo(const CollectionId& collection, const QString& name) {
        Photo made = unsaved(collection, name);
        must(PhotoStore(m_catalog).insert(made, stamp));
        return made;
    }

    /// Not inserted yet.
    Photo unsaved(const CollectionId& collection, const QString& name) {
        Photo made;
        made.id = id<PhotoId>();
        made.collection = collection;
        made.path = FilePath::fromString(QStringLiteral("/photos/") + name);
        made.sha256 = QByteArray(16, '\0') + made.id.toBytes();
        made.fileSize = 1234;
        made.fileModified = stamp.at;
        made.mediaType = QStringLiteral("image/jpeg");
        made.size = QSize(800, 600);
        return made;
    }

    Person person(const QString& name) {
        Person made;
        made.id = id<PersonId>();
        made.name = name;
        must(PersonStore(m_catalog).insert(made, ++m_persons, stamp));
        return made;
    }

    Face face(const PhotoId& photo, FaceState state, const std::optional<PersonId>& person = {}) {
        Face made;
        made.id = id<FaceId>();
        made.photo = photo;
        made.box = QRectF(10 * ++m_faces, 20, 30, 40);
        made.state = state;
        made.person = person;
        must(FaceStore(m_catalog).insert(made, std::nullopt));
        return made;
    }

    static void must(const Status& status) {
        if (!status) qFatal("%s", qPrintable(status.error().context));
    }

private:
    Connection& m_catalog;
    CountingIds m_ids;
    int m_faces = 0;
    qint64 m_persons = 0;
};

} // namespace bk::test
