#include "ui/widgets/RoleWords.h"

#include <QCoreApplication>

namespace bk::ui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::RoleWords)
};

} // namespace

QString wordsFor(Role role) {
    switch (role) {
    case Role::Administrator:
        return Texts::tr("Administrator");
    case Role::Editor:
        return Texts::tr("Editor");
    case Role::ConsentOfficer:
        return Texts::tr("Consent officer");
    case Role::FaceOperator:
        return Texts::tr("Face operator");
    case Role::Auditor:
        return Texts::tr("Auditor");
    }
    return {};
}

QString meaningOf(Role role) {
    switch (role) {
    case Role::Administrator:
        return Texts::tr("May do everything: users and roles, settings, scans, recognition and the log.");
    case Role::Editor:
        return Texts::tr("Imports, describes, searches and exports what is cleared, and names faces by hand. "
                         "Opens no scans and uses no recognition.");
    case Role::ConsentOfficer:
        return Texts::tr("Keeps persons and quitclaims, opens scans, records withdrawals and decides where "
                         "consent is not needed. Manages no users.");
    case Role::FaceOperator:
        return Texts::tr("Lets faces be compared and answers the suggestions. Opens no scans.");
    case Role::Auditor:
        return Texts::tr("Reads and verifies the log and the reports. Sees no photos and no people.");
    }
    return {};
}

QString wordsFor(Roles roles) {
    QStringList words;
    for (const Role role : allRoles)
        if (roles.testFlag(role)) words << wordsFor(role);
    return words.isEmpty() ? QStringLiteral("–") : words.join(QStringLiteral(", "));
}

QString reasonWithout(Right right) {
    QStringList words;
    const Roles holders = rolesWith(right);
    for (const Role role : allRoles)
        if (role != Role::Administrator && holders.testFlag(role)) words << wordsFor(role).toLower();
    words << wordsFor(Role::Administrator).toLower();
    const QString last = words.takeLast();
    return Texts::tr("This needs the role %1.")
        .arg(words.isEmpty() ? last : Texts::tr("%1 or %2").arg(words.join(QStringLiteral(", ")), last));
}

} // namespace bk::ui
