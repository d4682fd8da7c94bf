#pragma once

#include "tests/core/store/Outcomes.h"
#include "tests/core/store/ResealExample.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bk::test {

inline constexpr std::array databases = {DatabaseFile::Catalog, DatabaseFile::Faces, DatabaseFile::Previews,
                                         DatabaseFile::Audit};

inline DataKey keyOf(DatabaseFile file) {
    return file == DatabaseFile::Faces ? DataKey::Face : DataKey::Main;
}

inline FilePath pathOf(const FilePath& folder, DatabaseFile file) {
    return folder.child(Catalog::fileName(file));
}

inline ino_t numberOf(const FilePath& file) {
    struct stat info = {};
    return ::stat(file.bytes().constData(), &info) == 0 ? info.st_ino : 0;
}

/// WORK in a process of its own; its exit code, or -1.
template <class Work>
int inChild(Work work) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    if (::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
}

inline constexpr int finished = 0;
inline constexpr int failed = 2;
inline constexpr int killed = 7;

/// Ends the process at step number KILLAT, from 1, without any farewell.
inline ResealHooks killAtStep(int killAt) {
    return {[count = 0, killAt](const char*) mutable {
                if (++count == killAt) ::_exit(killed);
            },
            {}};
}

inline ResealHooks killAtName(const char* name) {
    return {[wanted = QByteArray(name)](const char* step) {
                if (wanted == step) ::_exit(killed);
            },
            {}};
}

/// A catalog from which Bob's access is withdrawn, whole or interrupted.
class ResealFixture {
protected:
    /// As a test's first function.
    void make() {
        m_example = std::make_unique<ResealExample>(Role::Administrator | Role::FaceOperator);
        ASSIGN_OK(const auto catalog, m_example->open(m_example->folder()));
        m_content = ResealExample::contentOf(*catalog);
        QVERIFY(!m_content.isEmpty());
    }

    /// Bob's access withdrawn from the catalog in FOLDER by a process that HOOKS may end.
    int withdrawInChild(const FilePath& folder, const ResealHooks& hooks) {
        return inChild([&] {
            auto catalog = m_example->open(folder);
            if (!catalog) return failed;
            (*catalog)->observeReseal(hooks);
            // Somebody reads, so what was written last is still in the old files' logs when they go.
            auto lease = (*catalog)->snapshot();
            for (const DatabaseFile file : databases)
                if (const auto read = lease.of(file);
                    !read || !(*read)->integer("SELECT count(*) FROM sqlite_master"))
                    return failed;
            const Status written = (*catalog)->write([](Connection&, ConnectionSet& all) -> Status {
                for (const DatabaseFile file : databases) {
                    BK_ASSIGN(Connection* const connection, all.of(file));
                    BK_TRY(connection->execute(
                        "CREATE TABLE passing(a); INSERT INTO passing VALUES(zeroblob(9000)); "
                        "DROP TABLE passing"));
                }
                return {};
            });
            return written && m_example->change(**catalog, {}) ? finished : failed;
        });
    }
    /// Opens, with the old keys or the new, has all that was in it and nothing that should not be there.
    bool isWhole(const FilePath& folder, bool* withdrawn = nullptr) {
        const auto catalog = m_example->open(folder);
        if (!catalog) {
            qWarning("%s", qPrintable(catalog.error().context));
            return false;
        }
        if (withdrawn) *withdrawn = !(*catalog)->keys().users().last().active();
        for (const DatabaseFile file : databases) {
            QFile raw(pathOf(folder, file).display());
            if (!raw.open(QIODevice::ReadOnly) || raw.read(16) != (*catalog)->keys().salt(file)) return false;
            const auto findings = (*catalog)->readFrom(file, [](Connection& c) { return c.verify(); });
            if (!findings || !findings->isEmpty()) return false;
        }
        return ResealExample::contentOf(**catalog) == m_content && ResealExample::leftovers(folder).isEmpty();
    }

    /// Page NUMBER from 0, or the last one, of the file as it is on disk.
    static void spoilPage(const FilePath& database, int number) {
        constexpr qint64 pageSize = 4096;
        QFile file(database.display());
        if (!file.open(QIODevice::ReadWrite)) qFatal("no such file");
        const qint64 page = number < 0 ? file.size() / pageSize - 1 : number;
        if (!file.seek(page * pageSize + 700) || file.write("spoilt") != 6) qFatal("not written");
    }

    std::unique_ptr<ResealExample> m_example;
    QByteArray m_content;
};

} // namespace bk::test
