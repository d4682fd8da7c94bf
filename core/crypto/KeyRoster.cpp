#include "core/crypto/KeyRoster.h"

#include "core/crypto/ByteWriter.h"

#include <QSet>

namespace bk {
namespace {

tl::unexpected<Error> damaged(const QString& what) {
    return fail(ErrorCode::Damaged, QStringLiteral("the key file is damaged: ") + what);
}

QByteArray appointmentBytes(const CatalogId& catalog, const KeyFile::Appointment& appointment,
                            const KeyFile::User& user) {
    ByteWriter out;
    out.raw("beeldkluis administrator 1").raw(catalog.toBytes());
    out.raw(appointment.user.toBytes()).raw(appointment.signer.toBytes()).raw(user.fingerprint());
    return out.bytes();
}

QByteArray rosterBytes(const KeyFile& file) {
    ByteWriter out;
    out.raw("beeldkluis roster 1").raw(file.catalog.toBytes());
    out.number(file.roster.serial).raw(file.roster.signer.toBytes());
    out.raw(file.administrator).raw(file.nameKey);
    for (const QByteArray& salt : file.salts)
        out.raw(salt);
    out.number(static_cast<quint16>(file.users.size()));
    for (const KeyFile::User& user : file.users) {
        out.raw(user.id.toBytes()).raw(user.fingerprint());
        out.number(static_cast<quint8>(user.roles.toInt()));
        out.number(static_cast<quint8>(user.recognition ? 1 : 0)).raw(user.nameTag);
    }
    out.number(static_cast<quint16>(file.grants.size()));
    for (const KeyFile::Grant& grant : file.grants)
        out.raw(grant.bytes());
    out.number(static_cast<quint16>(file.appointments.size()));
    for (const KeyFile::Appointment& appointment : file.appointments)
        out.raw(appointment.bytes());
    return out.bytes();
}

bool wasAppointed(const KeyFile& file, const UserId& user) {
    for (const KeyFile::Appointment& appointment : file.appointments)
        if (appointment.user == user) return true;
    return file.firstAdministrator()->id == user;
}

/// Everybody whose appointment leads to the first administrator. Nothing when one of the appointments does
/// not hold, or leads nowhere.
QSet<UserId> appointed(const KeyFile& file) {
    QSet<UserId> found = {file.firstAdministrator()->id};
    // An appointment stands behind that of its signer, who was appointed before, so one round is enough.
    for (const KeyFile::Appointment& appointment : file.appointments) {
        const KeyFile::User* user = file.userById(appointment.user);
        if (!user || found.contains(user->id) || !found.contains(appointment.signer)) return {};
        const KeyFile::User* signer = file.userById(appointment.signer);
        if (!signatureHolds(signer->signPublic, appointmentBytes(file.catalog, appointment, *user),
                            appointment.signature))
            return {};
        found.insert(user->id);
    }
    return found;
}

} // namespace

Status checkRoster(const KeyFile& file) {
    const KeyFile::User* first = file.firstAdministrator();
    if (!first) return damaged(QStringLiteral("no administrator"));
    const UserId signer = file.format == 1 ? first->id : file.roster.signer;
    if (file.format > 1) {
        const QSet<UserId> administrators = appointed(file);
        const KeyFile::User* user = file.userById(signer);
        if (!user || !user->isAdministrator())
            return damaged(QStringLiteral("the list of users is not signed by an administrator"));
        for (const KeyFile::User& other : file.users)
            if (other.isAdministrator() && !administrators.contains(other.id))
                return damaged(QStringLiteral("an administrator whom nobody appointed"));
        if (!signatureHolds(user->signPublic, rosterBytes(file), file.roster.signature))
            return damaged(QStringLiteral("the list of users was changed"));
    }
    for (const KeyFile::Grant& grant : file.grants)
        if (grant.signer != signer || !grantHolds(file, grant))
            return damaged(QStringLiteral("a grant that no administrator signed"));
    return {};
}

DataKeyMarks marksOf(const KeyFile& file) {
    DataKeyMarks marks;
    for (const DataKey key : allDataKeys)
        if (const KeyFile::Grant* grant = file.grantOf(key))
            marks[indexOf(key)] = {grant->keyId, grant->epoch};
    return marks;
}

void issueRoster(KeyFile& file, const DataKeys& keys, const DataKeyMarks& marks, const UserId& signer,
                 const Identity& identity) {
    for (const KeyFile::User& user : file.users) {
        if (!user.isAdministrator() || wasAppointed(file, user.id)) continue;
        KeyFile::Appointment appointment{user.id, signer, {}};
        appointment.signature = signWith(identity, appointmentBytes(file.catalog, appointment, user));
        file.appointments.append(appointment);
    }
    file.grants.clear();
    for (const KeyFile::User& user : file.users)
        for (const DataKey key : dataKeysOf(user.roles, user.recognition))
            file.grants.append(makeGrant(file.catalog, user, key, marks[indexOf(key)], keys[indexOf(key)],
                                         signer, identity));
    ++file.roster.serial;
    file.roster.signer = signer;
    file.roster.signature = signWith(identity, rosterBytes(file));
}

} // namespace bk
