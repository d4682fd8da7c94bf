#pragma once

#include <QFlags>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace bk {

/// What a user may be; one user may hold several. The numbers are stored in the key file.
enum class Role : quint8 {
    Administrator = 1,
    Editor = 2,
    ConsentOfficer = 4,
    FaceOperator = 8,
    Auditor = 16
};
Q_DECLARE_FLAGS(Roles, Role)
Q_DECLARE_OPERATORS_FOR_FLAGS(Roles)

inline constexpr std::array allRoles = {Role::Administrator, Role::Editor, Role::ConsentOfficer,
                                        Role::FaceOperator, Role::Auditor};

/// The stable word: administrator, editor, consent-officer, face-operator, auditor.
QString toString(Role role);
std::optional<Role> roleFrom(QStringView word);
/// In the order of allRoles.
QStringList toStrings(Roles roles);

/// What the services ask before they do anything. One right is held by one or more roles; see rolesWith().
enum class Right : quint8 {
    SeePhotos,      ///< list, search and look at photos, faces, clearance
    SeePersons,     ///< list and open persons and quitclaims (not the scans)
    ImportPhotos,   ///< import, make a collection by it, look for faces (without comparing)
    DescribePhotos, ///< tags, rating, caption, embargo and last day
    NameFaces,      ///< name, reject, bystander, not a face, draw boxes; a new person for a name
    Recognise,      ///< compare faces, see and confirm suggestions, faceprints
    ManagePersons,  ///< rename, merge, birth date, notes
    ManageConsent,  ///< record and withdraw quitclaims, overrides, restriction
    OpenScans,      ///< decrypt a scan
    SeeRestricted,  ///< photos whose use a person has asked to restrict
    ExportPhotos,   ///< let cleared photos leave
    SeeReports,     ///< coverage
    SeeTasks,       ///< what needs a person
    ReadAudit,      ///< list and verify the log, take checkpoints; names of users
    ManageSettings, ///< policies of collections, the DPIA gate, rebuild
    ManageUsers,    ///< add, change and remove users, a new recovery key
    Publish         ///< say where photos were used, and that they were taken down
};
inline constexpr int rights = 17;

/// A stable word: see-photos, open-scans ...
QString toString(Right right);
/// Pure; every right is held by the administrator.
Roles rolesWith(Right right);
inline bool allows(Roles roles, Right right) {
    return (roles & rolesWith(right)).toInt() != 0;
}
/// A sentence naming what is missing: "this needs the role consent officer or administrator".
QString missingRole(Right right);

} // namespace bk
