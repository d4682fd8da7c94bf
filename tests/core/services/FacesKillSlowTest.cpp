#include "core/services/FaceprintKeeper.h"
#include "tests/core/services/FaceFixture.h"
#include "tests/support/TestMain.h"
#include "tests/support/WriteDeaths.h"

#include <QRandomGenerator>

using namespace bk;
using namespace bk::test;

namespace {

const QDate theDay(2026, 3, 10);
const QString nameOfSofie = QStringLiteral("Sofie");
const QString nameOfTwin = QStringLiteral("Twin");

/// What a process that looks at a catalog after a kill found.
enum Found : int { Before = 10, After = 11, Half = 12 };

enum class Act { Merge, Unmerge, Split, Unsplit, Batch };

using Opened = std::unique_ptr<Services>;

Result<Opened> opened(const QString& folder) {
    const CatalogService catalogs(std::make_shared<FixedClock>(theDay), std::make_shared<RandomIdSource>());
    BK_ASSIGN(auto session,
              catalogs.open(FilePath::fromString(folder), QString(), TestCatalog::passphrase()));
    return std::make_unique<Services>(std::move(session));
}

/// Sofie and her twin, who are named on two photos each and permit recognition; the other faces have no name.
struct Maker : FaceFixture {
    int to(const QString& folder) {
        make();
        m_sofie = (*m_catalog)->persons.add(nameOfSofie, {})->id;
        const PersonId twin = (*m_catalog)->persons.add(nameOfTwin, {})->id;
        for (const PersonId& person : {m_sofie, twin})
            m_catalog->grant(person, {QStringLiteral("website"), QStringLiteral("recognition")});
        scan();
        for (const int scene : {11, 14})
            if (!faces().name(faceOf(scene), m_sofie)) return 1;
        for (const int scene : {23, 30})
            if (!faces().name(faceOf(scene), twin)) return 2;
        if (faceprints() != 4) return 3;
        scan();
        m_catalog->close();
        copyFolder(m_catalog->folder(), folder);
        return 0;
    }
};

int act(Services& services, Act what) {
    const auto sofie = services.persons.find(nameOfSofie);
    if (!sofie) return 1;
    FaceFilter filter;
    switch (what) {
    case Act::Merge: {
        const auto twin = services.persons.find(nameOfTwin);
        return twin && services.persons.merge(*twin, *sofie) ? 0 : 2;
    }
    case Act::Unmerge: {
        const auto merges = services.persons.merges(*sofie);
        return merges && merges->size() == 1 && services.persons.unmerge(merges->first().id) ? 0 : 3;
    }
    case Act::Split: {
        filter.person = *sofie;
        const auto faces = services.faces.faces(filter);
        if (!faces || faces->size() < 2) return 4;
        return services.splits.splitNew(*sofie, {faces->first().face.id}, QStringLiteral("Other")) ? 0 : 5;
    }
    case Act::Unsplit: {
        const auto splits = services.splits.splits(*sofie);
        return splits && splits->size() == 1 && services.splits.undo(splits->first().split.id) ? 0 : 6;
    }
    case Act::Batch: {
        filter.open = true;
        const auto faces = services.faces.faces(filter);
        if (!faces || faces->size() < 5) return 7;
        QList<FaceId> ids;
        for (const FaceView& view : *faces)
            ids << view.face.id;
        return services.faces.nameAll(ids, *sofie) ? 0 : 8;
    }
    }
    return 9;
}

/// Who is who, in words that say the same whichever ids were made.
Result<QByteArray> standing(Services& services) {
    QStringList lines;
    QHash<PersonId, QString> names;
    BK_ASSIGN(const auto persons, services.persons.list());
    for (const PersonSummary& one : persons) {
        names.insert(one.person.id, one.person.name);
        BK_ASSIGN(const auto merges, services.persons.merges(one.person.id));
        BK_ASSIGN(const auto splits, services.splits.splits(one.person.id));
        lines << QStringLiteral("%1 photos %2 merges %3 splits %4")
                     .arg(one.person.name)
                     .arg(one.photos)
                     .arg(merges.size())
                     .arg(splits.size());
    }
    BK_ASSIGN(const auto faces, services.faces.faces({}));
    for (const FaceView& view : faces)
        lines << QStringLiteral("%1 %2 %3")
                     .arg(view.face.id.toString(), view.personName)
                     .arg(int(view.face.state));
    BK_ASSIGN(const auto papers, services.consent.list({}));
    for (const QuitclaimView& view : papers)
        lines << view.quitclaim.number + QLatin1Char(' ') + names.value(view.quitclaim.person);
    lines.sort();
    return lines.join(QLatin1Char('\n')).toUtf8();
}

Found look(const QString& folder, const QByteArray& before, const QByteArray& after) {
    const auto complain = [](const QString& what) {
        qWarning("%s", qPrintable(what));
        return Half;
    };
    const auto services = opened(folder);
    if (!services) return complain(services.error().context);
    const auto now = standing(**services);
    if (!now) return complain(now.error().context);
    if (*now != before && *now != after) return complain(QString::fromUtf8(*now));
    // What a crash left of faceprints and keys is put right at the first greeting.
    (*services)->greetDay();
    Session& session = *(*services)->session;
    const auto wanted = FaceprintKeeper(session).countWanted();
    if (!wanted || *wanted != 0)
        return complain(QStringLiteral("%1 faceprints are wanted").arg(wanted.value_or(-1)));
    const auto usable = FaceprintKeeper(session).load();
    if (!usable) return complain(usable.error().context);
    QSet<PersonId> persons;
    for (const PersonSummary& one : (*services)->persons.list().value_or(QList<PersonSummary>()))
        persons << one.person.id;
    for (const PersonId& keyed : session.catalog().keys().personsWithKeys())
        if (!persons.contains(keyed)) return complain(QStringLiteral("a key of somebody who is not there"));
    for (const Faceprint& faceprint : *usable)
        if ((*services)->faces.face(faceprint.face)->face.person != faceprint.person)
            return complain(QStringLiteral("a faceprint of somebody who is not on the face"));
    const auto check = (*services)->checks.check({});
    if (!check) return complain(check.error().context);
    for (const CheckFinding& finding : check->findings)
        return complain(finding.what + QStringLiteral(": ") + finding.detail);
    if ((*services)->clearance.rebuild().value_or(-1) != 0) return complain(QStringLiteral("rebuilt"));
    return *now == before ? Before : After;
}

} // namespace

/// Killed for real in the middle of merging, taking a merge back, splitting, taking that back, and of a batch
/// of names, before or within calls that write; BK_KILLS times each (6 unless told), seeded by BK_SEED. Each
/// is whole or not there at all, and faceprints and keys follow.
class FacesKillSlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_kills = 6;
    quint32 m_seed = 0;

    QString copyOf(const QString& example, int number) {
        const QString folder = m_dir.filePath(QStringLiteral("%1.beeldkluis").arg(number));
        QDir(folder).removeRecursively();
        copyFolder(example, folder);
        return folder;
    }
    QByteArray standingOf(const QString& folder) {
        const QString file = m_dir.filePath(QStringLiteral("standing"));
        const int ended = inChild([&] {
            auto services = opened(folder);
            if (!services) return 1;
            const auto now = standing(**services);
            services->reset();
            if (!now) return 2;
            bk::test::write(file, *now);
            return 0;
        });
        return ended == 0 ? contentOf(file) : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() {
        if (qEnvironmentVariableIsSet("BK_KILLS")) m_kills = qEnvironmentVariableIntValue("BK_KILLS");
        m_seed = qEnvironmentVariableIsSet("BK_SEED")
                     ? static_cast<quint32>(qEnvironmentVariableIntValue("BK_SEED"))
                     : QRandomGenerator::system()->generate();
        const QString start = m_dir.filePath(QStringLiteral("start"));
        QCOMPARE(inChild([&] { return Maker().to(start); }), 0);
        const auto begun = [&](const char* name, Act what) {
            copyFolder(start, m_dir.filePath(QLatin1String(name)));
            QCOMPARE(inChild([&] {
                         auto services = opened(m_dir.filePath(QLatin1String(name)));
                         return services ? act(**services, what) : 1;
                     }),
                     0);
        };
        begun("merged", Act::Merge);
        begun("split", Act::Split);
    }

    void itIsWholeOrNotThere_data() {
        QTest::addColumn<QString>("example");
        QTest::addColumn<int>("what");
        QTest::newRow("merge") << QStringLiteral("start") << int(Act::Merge);
        QTest::newRow("unmerge") << QStringLiteral("merged") << int(Act::Unmerge);
        QTest::newRow("split") << QStringLiteral("start") << int(Act::Split);
        QTest::newRow("unsplit") << QStringLiteral("split") << int(Act::Unsplit);
        QTest::newRow("batch") << QStringLiteral("start") << int(Act::Batch);
    }
    void itIsWholeOrNotThere() {
        QFETCH(QString, example);
        QFETCH(int, what);
        const QString from = m_dir.filePath(example);
        const QString whole = copyOf(from, 0);
        const QByteArray before = standingOf(whole);
        QVERIFY(!before.isEmpty());
        const QString told = m_dir.filePath(QStringLiteral("calls"));
        QCOMPARE(inChild([&] {
                     auto services = opened(whole);
                     if (!services) return 1;
                     const int first = callsMade;
                     if (const int wrong = act(**services, Act(what)); wrong != 0) return wrong;
                     services->reset();
                     bk::test::write(told, QByteArray::number(callsMade - first));
                     return 0;
                 }),
                 0);
        const int calls = contentOf(told).toInt();
        QVERIFY(calls > 10);
        const QByteArray after = standingOf(whole);
        QVERIFY(!after.isEmpty() && after != before);
        QCOMPARE(inChild([&] { return look(whole, before, after); }), int(After));

        QRandomGenerator chance(m_seed);
        int killed = 0;
        for (int i = 0; i < m_kills; ++i) {
            const int call = (i * calls + chance.bounded(calls)) / m_kills;
            const QString folder = copyOf(from, 1);
            const int ended = inChild([&] {
                auto services = opened(folder);
                if (!services) return 1;
                callsLeft = call;
                const int wrong = act(**services, Act(what));
                services->reset();
                return wrong;
            });
            if (ended == -1) ++killed;
            const int found = inChild([&] { return look(folder, before, after); });
            QVERIFY2(found == Before || found == After,
                     qPrintable(QStringLiteral("seed %1, call %2 of %3").arg(m_seed).arg(call).arg(calls)));
        }
        QVERIFY(killed >= m_kills - 2);
    }
};

BK_TEST_MAIN(FacesKillSlowTest)
#include "FacesKillSlowTest.moc"
