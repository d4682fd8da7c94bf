#include "core/model/Role.h"

namespace bk {

QString toString(Role role) {
    switch (role) {
    case Role::Administrator:
        return QStringLiteral("administrator");
    case Role::Editor:
        return QStringLiteral("editor");
    case Role::ConsentOfficer:
        return QStringLiteral("consent-officer");
    case Role::FaceOperator:
        return QStringLiteral("face-operator");
    case Role::Auditor:
        return QStringLiteral("auditor");
    }
    return {};
}

std::optional<Role> roleFrom(QStringView word) {
    QString wanted = word.trimmed().toString().toLower();
    wanted.replace(QLatin1Char(' '), QLatin1Char('-')).replace(QLatin1Char('_'), QLatin1Char('-'));
    for (const Role role : allRoles)
        if (wanted == toString(role)) return role;
    if (wanted == QLatin1String("admin")) return Role::Administrator;
    if (wanted == QLatin1String("consent")) return Role::ConsentOfficer;
    if (wanted == QLatin1String("face") || wanted == QLatin1String("faces")) return Role::FaceOperator;
    return {};
}

QStringList toStrings(Roles roles) {
    QStringList words;
    for (const Role role : allRoles)
        if (roles.testFlag(role)) words << toString(role);
    return words;
}

QString toString(Right right) {
    switch (right) {
    case Right::SeePhotos:
        return QStringLiteral("see-photos");
    case Right::SeePersons:
        return QStringLiteral("see-persons");
    case Right::ImportPhotos:
        return QStringLiteral("import-photos");
    case Right::DescribePhotos:
        return QStringLiteral("describe-photos");
    case Right::NameFaces:
        return QStringLiteral("name-faces");
    case Right::Recognise:
        return QStringLiteral("recognise");
    case Right::ManagePersons:
        return QStringLiteral("manage-persons");
    case Right::ManageConsent:
        return QStringLiteral("manage-consent");
    case Right::OpenScans:
        return QStringLiteral("open-scans");
    case Right::SeeRestricted:
        return QStringLiteral("see-restricted");
    case Right::ExportPhotos:
        return QStringLiteral("export-photos");
    case Right::SeeReports:
        return QStringLiteral("see-reports");
    case Right::SeeTasks:
        return QStringLiteral("see-tasks");
    case Right::ReadAudit:
        return QStringLiteral("read-audit");
    case Right::ManageSettings:
        return QStringLiteral("manage-settings");
    case Right::ManageUsers:
        return QStringLiteral("manage-users");
    case Right::Publish:
        return QStringLiteral("publish");
    }
    return {};
}

Roles rolesWith(Right right) {
    const Roles administrator = Role::Administrator;
    switch (right) {
    case Right::SeePhotos:
    case Right::SeePersons:
    case Right::NameFaces:
    case Right::SeeTasks:
        return administrator | Role::Editor | Role::ConsentOfficer | Role::FaceOperator;
    case Right::ImportPhotos:
    case Right::DescribePhotos:
    case Right::ExportPhotos:
        return administrator | Role::Editor;
    case Right::Recognise:
        return administrator | Role::FaceOperator;
    case Right::ManagePersons:
    case Right::ManageConsent:
    case Right::OpenScans:
    case Right::SeeRestricted:
        return administrator | Role::ConsentOfficer;
    case Right::Publish:
        return administrator | Role::Editor | Role::ConsentOfficer;
    case Right::SeeReports:
        return administrator | Role::Editor | Role::ConsentOfficer | Role::Auditor;
    case Right::ReadAudit:
        return administrator | Role::Auditor;
    case Right::ManageSettings:
    case Right::ManageUsers:
        return administrator;
    }
    return administrator;
}

QString missingRole(Right right) {
    QStringList words = toStrings(rolesWith(right) & ~Roles(Role::Administrator));
    words << toString(Role::Administrator);
    for (QString& word : words)
        word.replace(QLatin1Char('-'), QLatin1Char(' '));
    const QString last = words.takeLast();
    return QStringLiteral("this needs the role %1")
        .arg(words.isEmpty() ? last : words.join(QStringLiteral(", ")) + QStringLiteral(" or ") + last);
}

} // namespace bk
