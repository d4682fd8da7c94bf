#include "core/base/AtomicFile.h"
#include "core/crypto/KeyRingSecrets.h"

namespace bk {
namespace {

/// What is wrong with OLDER beside CURRENT.
QStringList findingsIn(const KeyFile& older, const KeyFile& current) {
    if (older.catalog != current.catalog) return {QStringLiteral("is of another catalog")};
    QStringList findings;
    if (older.generation > current.generation)
        findings << QStringLiteral("is newer than the key file in use");
    for (auto person = older.persons.begin(); person != older.persons.end(); ++person)
        if (!current.persons.contains(person.key())) {
            findings << QStringLiteral("holds the key of a person that was destroyed since");
            break;
        }
    for (const KeyFile::User& user : older.users) {
        const KeyFile::User* now = current.userById(user.id);
        for (const KeyFile::Slot& slot : user.slots)
            if (!now || !now->slots.contains(slot)) {
                findings << QStringLiteral("opens for user %1 with what was changed or taken away since")
                                .arg(user.id.toString());
                break;
            }
    }
    return findings;
}

} // namespace

Status KeyRing::writeInCurrentFormat() {
    const std::scoped_lock lock(m_secrets->mutex);
    if (!m_secrets->outdated) return {};
    return m_secrets->save(m_secrets->file, Secrets::Older::Keep);
}

Status KeyRing::verifyFile() const {
    const std::scoped_lock lock(m_secrets->mutex);
    BK_ASSIGN(const LoadedKeyFile loaded, loadKeyFile(m_secrets->path).map_error([](Error error) {
        if (error.code == ErrorCode::NotFound)
            error = {ErrorCode::Damaged, QStringLiteral("the key file is missing"), error.native};
        return error;
    }));
    if (loaded.bytes != m_secrets->written)
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is not the one that was opened"));
    return m_secrets->confirm();
}

QList<KeyRing::OlderFileFinding> KeyRing::verifyOlderFiles() const {
    // With the lock: nothing is written while they are compared.
    const std::scoped_lock lock(m_secrets->mutex);
    QList<OlderFileFinding> findings;
    for (const int age : {1, 2}) {
        const FilePath path = olderVersion(m_secrets->path, age);
        const auto bytes = readWhole(path, KeyFile::sizeLimit);
        if (!bytes && bytes.error().code == ErrorCode::NotFound) continue;
        const auto older = bytes ? KeyFile::parse(*bytes) : fail(bytes.error());
        const QStringList found =
            older ? findingsIn(*older, m_secrets->file) : QStringList{older.error().context};
        for (const QString& what : found)
            findings << OlderFileFinding{path.fileNameDisplay(), what};
    }
    return findings;
}

} // namespace bk
