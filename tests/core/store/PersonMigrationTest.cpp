#include "core/store/PersonMergeStore.h"
#include "core/store/PersonPairStore.h"
#include "core/store/PersonSplitStore.h"
#include "tests/core/store/Outcomes.h"
#include "tests/core/store/TestDatabase.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// A catalog from before merges were written down.
class PersonMigrationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOlderCatalogKeepsItsPersonsAndCanMergeThem() {
        QTemporaryDir folder;
        ASSIGN_OK(const auto opened,
                  Connection::open(FilePath::fromString(folder.filePath(QStringLiteral("catalog.db"))),
                                   SecretBytes::random(32), QByteArray(16, 's'), OpenMode::Create));
        ASSIGN_OK(const auto migrations, Migrator::builtIn(QStringLiteral("catalog")));
        const QString program = QStringLiteral(BK_VERSION);
        VERIFY_OK(Migrator::migrate(*opened, migrations.mid(0, 6), program));
        TestRows rows(*opened);
        const Photo photo = rows.photo(rows.collection(QStringLiteral("C")).id, QStringLiteral("a"));
        const Person noor = rows.person(QStringLiteral("Noor"));
        const Person bo = rows.person(QStringLiteral("Bo"));
        const Face face = rows.face(photo.id, FaceState::Named, noor.id);

        VERIFY_OK(Migrator::migrate(*opened, migrations, program));
        PersonStore persons(*opened);
        QCOMPARE(persons.list()->size(), 2);
        PersonMerge merge;
        merge.id = rows.id<PersonMergeId>();
        merge.departed = noor;
        merge.number = persons.origin(noor.id)->number;
        merge.into = bo.id;
        merge.stamp = rows.stamp;
        PersonMergeStore merges(*opened);
        VERIFY_OK(merges.insert(merge));
        VERIFY_OK(merges.move(merge));
        VERIFY_OK(persons.remove(noor.id));
        QCOMPARE(FaceStore(*opened).find(face.id)->person, std::optional(bo.id));
        // Their number is not given away.
        QCOMPARE(*persons.nextNumber(), 3);
        QCOMPARE(merges.ofPerson(bo.id)->first().departed.name, QStringLiteral("Noor"));
        QCOMPARE(*merges.heirOf(noor.id), bo.id);
        QCOMPARE(*merges.heirOf(bo.id), bo.id);
        QVERIFY(!*PersonPairStore(*opened).find(PersonPair(bo.id, noor.id)));
        QVERIFY(PersonSplitStore(*opened).ofPerson(bo.id)->isEmpty());
    }
};

BK_TEST_MAIN(PersonMigrationTest)
#include "PersonMigrationTest.moc"
