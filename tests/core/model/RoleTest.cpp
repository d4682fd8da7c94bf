#include "core/model/Role.h"

#include "tests/support/TestMain.h"

#include <QSet>

using namespace bk;

namespace {

/// The table of product and security, written down once more: what each role may, one letter a role
/// (Administrator, Editor, Consent officer, Face operator, aUditor).
struct Row {
    Right right;
    const char* word;
    const char* roles;
    const char* missing;
};
const QList<Row> table = {
    {Right::SeePhotos, "see-photos", "AECF", "editor, consent officer, face operator or administrator"},
    {Right::SeePersons, "see-persons", "AECF", "editor, consent officer, face operator or administrator"},
    {Right::ImportPhotos, "import-photos", "AE", "editor or administrator"},
    {Right::DescribePhotos, "describe-photos", "AE", "editor or administrator"},
    {Right::NameFaces, "name-faces", "AECF", "editor, consent officer, face operator or administrator"},
    {Right::Recognise, "recognise", "AF", "face operator or administrator"},
    {Right::ManagePersons, "manage-persons", "AC", "consent officer or administrator"},
    {Right::ManageConsent, "manage-consent", "AC", "consent officer or administrator"},
    {Right::OpenScans, "open-scans", "AC", "consent officer or administrator"},
    {Right::SeeRestricted, "see-restricted", "AC", "consent officer or administrator"},
    {Right::ExportPhotos, "export-photos", "AE", "editor or administrator"},
    {Right::SeeReports, "see-reports", "AECU", "editor, consent officer, auditor or administrator"},
    {Right::SeeTasks, "see-tasks", "AECF", "editor, consent officer, face operator or administrator"},
    {Right::ReadAudit, "read-audit", "AU", "auditor or administrator"},
    {Right::ManageSettings, "manage-settings", "A", "administrator"},
    {Right::ManageUsers, "manage-users", "A", "administrator"},
    {Right::Publish, "publish", "AEC", "editor, consent officer or administrator"},
};

char letterOf(Role role) {
    return "AECFU"[std::distance(allRoles.begin(), std::find(allRoles.begin(), allRoles.end(), role))];
}

} // namespace

class RoleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRightIsHeldByTheRolesWrittenDown() {
        QCOMPARE(table.size(), rights);
        QSet<int> seen;
        for (const Row& row : table) {
            seen.insert(static_cast<int>(row.right));
            for (const Role role : allRoles) {
                const bool expected = QByteArray(row.roles).contains(letterOf(role));
                QVERIFY2(allows(role, row.right) == expected,
                         qPrintable(toString(role) + QLatin1Char(' ') + toString(row.right)));
                QCOMPARE(rolesWith(row.right).testFlag(role), expected);
            }
            QVERIFY(!allows(Roles(), row.right));
        }
        for (int right = 0; right < rights; ++right)
            QVERIFY(seen.contains(right));
    }

    void severalRolesAllowWhatOneOfThemAllows() {
        for (int mask = 0; mask < 32; ++mask)
            for (const Row& row : table) {
                bool expected = false;
                for (const Role role : allRoles)
                    if ((mask & static_cast<int>(role)) != 0 &&
                        QByteArray(row.roles).contains(letterOf(role)))
                        expected = true;
                QCOMPARE(allows(Roles(mask), row.right), expected);
            }
    }

    void theNumbersAreThoseOfTheKeyFile() {
        QCOMPARE(static_cast<int>(Role::Administrator), 1);
        QCOMPARE(static_cast<int>(Role::Editor), 2);
        QCOMPARE(static_cast<int>(Role::ConsentOfficer), 4);
        QCOMPARE(static_cast<int>(Role::FaceOperator), 8);
        QCOMPARE(static_cast<int>(Role::Auditor), 16);
        QCOMPARE(allRoles.size(), std::size_t(5));
    }

    void wordsAreStableAndReadBack() {
        const QList<std::pair<Role, const char*>> words = {{Role::Administrator, "administrator"},
                                                           {Role::Editor, "editor"},
                                                           {Role::ConsentOfficer, "consent-officer"},
                                                           {Role::FaceOperator, "face-operator"},
                                                           {Role::Auditor, "auditor"}};
        for (const auto& [role, word] : words) {
            const QString text = QString::fromLatin1(word);
            QCOMPARE(toString(role), text);
            QVERIFY(roleFrom(text) == role);
            QVERIFY(roleFrom(QLatin1Char(' ') + text.toUpper().replace(QLatin1Char('-'), QLatin1Char(' '))) ==
                    role);
            QVERIFY(roleFrom(QString(text).replace(QLatin1Char('-'), QLatin1Char('_'))) == role);
        }
        QVERIFY(roleFrom(u"admin") == Role::Administrator);
        QVERIFY(roleFrom(u"consent") == Role::ConsentOfficer);
        QVERIFY(roleFrom(u"Faces") == Role::FaceOperator);
        for (const char16_t* none : {u"", u"edit", u"editors", u"owner", u"consentofficer"})
            QVERIFY(!roleFrom(none));
        QCOMPARE(toStrings(Role::Auditor | Role::Editor),
                 (QStringList{QStringLiteral("editor"), QStringLiteral("auditor")}));
        QVERIFY(toStrings(Roles()).isEmpty());
        QCOMPARE(toStrings(Roles(31)).size(), 5);
    }

    void whatIsMissingIsSaidInWords() {
        for (const Row& row : table) {
            QCOMPARE(toString(row.right), QString::fromLatin1(row.word));
            QCOMPARE(missingRole(row.right),
                     QStringLiteral("this needs the role ") + QString::fromLatin1(row.missing));
        }
    }
};

BK_TEST_MAIN(RoleTest)
#include "RoleTest.moc"
