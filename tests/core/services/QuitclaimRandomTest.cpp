#include "core/store/QuitclaimJson.h"
#include "core/store/QuitclaimStore.h"
#include "tests/core/services/RecordSupport.h"
#include "tests/support/TestMain.h"

#include <random>

using namespace bk;
using namespace bk::test;

/// Records are written, put right, taken back and renewed in any order; whatever happens, nothing that was
/// written before is touched, and the versions tell the whole story.
class QuitclaimRandomTest : public QObject {
    Q_OBJECT

    struct Step {
        QString name;
        bool done = false;
    };

    std::unique_ptr<TestCatalog> m_catalog;
    QList<PhotoId> m_photos;
    QList<PersonId> m_persons;
    std::mt19937_64 m_random;
    QList<Purpose> m_purposes;

    ConsentService& consent() { return (*m_catalog)->consent; }
    QDate today() { return (*m_catalog)->session->today(); }

    int below(int limit) { return static_cast<int>(m_random() % static_cast<quint64>(limit)); }
    bool chance(int percent) { return below(100) < percent; }
    template <class Value>
    const Value& oneOf(const QList<Value>& values) {
        return values[below(static_cast<int>(values.size()))];
    }
    QDate dayAround(int before, int after) { return today().addDays(below(before + after + 1) - before); }

    QList<Quitclaim> records() {
        const auto all = (*m_catalog)->session->catalog().read([](Connection& connection) {
            return QuitclaimStore(connection).list({});
        });
        if (!all) qFatal("%s", qPrintable(all.error().context));
        return *all;
    }

    QList<Grant> decisions() {
        QList<Grant> made;
        for (const Purpose& purpose : std::as_const(m_purposes)) {
            if (chance(50)) continue;
            Grant grant{purpose, chance(70) ? Decision::Granted : Decision::Refused, {}};
            if (chance(20)) grant.until = dayAround(5, 60);
            made << grant;
        }
        return made;
    }

    void edit(Quitclaim& record) {
        switch (below(9)) {
        case 0:
            record.signedOn = dayAround(60, 2);
            break;
        case 1:
            record.grants = decisions();
            break;
        case 2:
            record.from = chance(50) ? std::optional(dayAround(30, 30)) : std::nullopt;
            break;
        case 3:
            record.openEnded = chance(50);
            record.until = record.openEnded ? std::nullopt : std::optional(dayAround(20, 90));
            break;
        case 4:
            record.notes = QStringLiteral("note %1").arg(below(3));
            break;
        case 5:
            record.scope =
                chance(50) ? QuitclaimScope() : QuitclaimScope{ScopeKind::Photos, {}, {oneOf(m_photos)}};
            break;
        case 6:
            record.guardian = chance(50) ? std::optional(Guardian{QStringLiteral("Anna"), {}}) : std::nullopt;
            break;
        case 7:
            record.basis = static_cast<LegalBasis>(below(5));
            break;
        default:
            record.conditions = QStringLiteral("condition %1").arg(below(2));
        }
    }

    Quitclaim newRecord() {
        Quitclaim made;
        made.person = oneOf(m_persons);
        made.signedOn = dayAround(60, 1);
        made.openEnded = true;
        made.grants = decisions();
        for (int i = below(3); i > 0; --i)
            edit(made);
        return made;
    }

    Withdrawal withdrawal() {
        Withdrawal made;
        made.date = dayAround(10, 1);
        made.reason = QStringLiteral("reason %1").arg(below(9));
        return made;
    }

    QList<QByteArray> scans() { return chance(70) ? QList{TestCatalog::smallScan()} : QList<QByteArray>(); }

    Step change() {
        const auto all = records();
        if (all.isEmpty() || chance(25))
            return {QStringLiteral("add"), bool(consent().add(newRecord(), scans()))};
        Quitclaim record = oneOf(all);
        switch (below(6)) {
        case 0: {
            Withdrawal made = withdrawal();
            for (const Grant& grant : record.grants)
                if (chance(40)) made.purposes << grant.purpose;
            return {QStringLiteral("withdraw"), bool(consent().withdraw(record.id, made))};
        }
        case 1: {
            const auto next = consent().renewal(record.id);
            if (!next) return {QStringLiteral("renew"), false};
            Quitclaim wanted = *next;
            wanted.signedOn = dayAround(3, 0);
            wanted.openEnded = true;
            wanted.grants = decisions();
            return {QStringLiteral("renew"), bool(consent().add(wanted, scans()))};
        }
        case 2:
            return {QStringLiteral("attach"),
                    bool(consent().attachScan(record.id, TestCatalog::smallScan()))};
        case 3: {
            if (!chance(30)) return {QStringLiteral("nothing"), false};
            const PersonId person = oneOf(m_persons);
            const bool done = bool(consent().withdrawAll(person, withdrawal()));
            return {QStringLiteral("withdraw all"), done};
        }
        default: {
            for (int i = 1 + below(2); i > 0; --i)
                edit(record);
            const QString why = chance(80) ? QStringLiteral("why %1").arg(below(9)) : QString();
            return {QStringLiteral("correct"), bool(consent().correct(record, why))};
        }
        }
    }

    /// Empty, or what is wrong with the versions of RECORD.
    QString checkVersions(const Quitclaim& record) {
        const auto versions = consent().history(record.id);
        if (!versions) return versions.error().context;
        if (versions->isEmpty() || versions->last().version != record.version)
            return QStringLiteral("the last version is another");
        for (qsizetype i = 0; i < versions->size(); ++i) {
            const QuitclaimVersion& version = versions->at(i);
            if (version.version != i + 1) return QStringLiteral("a version is not there");
            if (version.by.isEmpty() || !version.at.isValid()) return QStringLiteral("nobody wrote it");
            if (i > 0 && version.differences.isEmpty())
                return QStringLiteral("version %1 changed nothing").arg(i + 1);
            QSet<QString> fields;
            for (const QuitclaimDifference& difference : version.differences) {
                if (difference.before == difference.after || fields.contains(difference.field))
                    return QStringLiteral("%1 is told wrongly").arg(difference.field);
                fields << difference.field;
            }
            // What was taken back, and the papers, only become more.
            if (i > 0) {
                const Quitclaim& before = versions->at(i - 1).record;
                if (version.record.withdrawals.size() < before.withdrawals.size() ||
                    version.record.scans.size() < before.scans.size() ||
                    version.record.number != before.number)
                    return QStringLiteral("something was taken out of version %1").arg(i + 1);
            }
        }
        if (toJson(versions->last().record) != toJson(record))
            return QStringLiteral("the last version says something else than the record");
        return {};
    }

    /// Everything PERSON ever granted and did not take back.
    int standing(const PersonId& person) {
        int count = 0;
        for (const Quitclaim& record : records()) {
            if (record.person != person || record.state == QuitclaimState::Superseded) continue;
            for (const Grant& grant : record.grants) {
                const auto covers = [&](const Withdrawal& withdrawal) {
                    return withdrawal.purposes.isEmpty() || withdrawal.purposes.contains(grant.purpose);
                };
                if (grant.decision == Decision::Granted &&
                    std::none_of(record.withdrawals.begin(), record.withdrawals.end(), covers))
                    ++count;
            }
        }
        return count;
    }

private Q_SLOTS:
    void anythingInAnyOrder_data() {
        QTest::addColumn<quint64>("seed");
        for (const quint64 seed : {1, 2, 3, 4})
            QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
        const quint64 fresh = std::random_device()();
        QTest::addRow("seed %llu", static_cast<unsigned long long>(fresh)) << fresh;
    }
    void anythingInAnyOrder() {
        QFETCH(quint64, seed);
        m_random.seed(seed);
        m_catalog = std::make_unique<TestCatalog>(QDate(2026, 3, 10));
        m_photos = importPictures(*m_catalog, 4);
        m_purposes = {purpose("website"), purpose("print"), purpose("social"), Purpose::recognition()};
        m_persons = {(*m_catalog)->persons.add(QStringLiteral("Noor"), QDate(1980, 5, 5))->id,
                     (*m_catalog)->persons.add(QStringLiteral("Sem"), QDate(2011, 5, 5))->id,
                     (*m_catalog)->persons.add(QStringLiteral("Bo"), {})->id};
        for (int i = 0; i < 4; ++i)
            for (int j = 0; j < 3; ++j)
                if (i == j || chance(40))
                    VERIFY_OK((*m_catalog)->photos.addPerson(m_photos[i], m_persons[j]));

        auto before = versionRows(*m_catalog);
        QMap<QString, int> done;
        for (int i = 0; i < 120; ++i) {
            const Step step = change();
            const auto after = versionRows(*m_catalog);
            const QByteArray where = QStringLiteral("step %1: %2").arg(i).arg(step.name).toUtf8();
            QVERIFY2(overwritten(before, after).isEmpty(), where.constData());
            QVERIFY2(step.done ? after.size() > before.size() : after == before, where.constData());
            if (step.done) ++done[step.name];
            before = after;
            if (chance(10)) m_catalog->clock().setDay(m_catalog->clock().today().addDays(1 + below(9)));
        }
        const auto all = records();
        for (const Quitclaim& record : all) {
            const QString wrong = checkVersions(record);
            QVERIFY2(wrong.isEmpty(), qPrintable(record.number + QStringLiteral(": ") + wrong));
        }
        for (const char* name : {"add", "correct", "withdraw", "attach"})
            QVERIFY2(done.value(QLatin1String(name)) > 0, name);
        // What is stored of the rule's answers is what the rule says.
        QCOMPARE(findings(*m_catalog), QStringList());

        // Everything taken back: nothing of anybody's is usable, by whichever record it was.
        for (const PersonId& person : std::as_const(m_persons)) {
            if (standing(person) == 0) continue;
            Withdrawal everything;
            everything.date = today();
            VERIFY_OK(consent().withdrawAll(person, everything));
            QCOMPARE(standing(person), 0);
        }
        for (const PhotoId& photo : std::as_const(m_photos))
            for (const char* key : {"website", "print", "social"})
                QVERIFY(state(*m_catalog, photo, key) != QLatin1String("Cleared"));
        QCOMPARE(overwritten(before, versionRows(*m_catalog)), QByteArrayList());
        QCOMPARE(findings(*m_catalog), QStringList());
        m_catalog.reset();
    }
};

BK_TEST_MAIN(QuitclaimRandomTest)
#include "QuitclaimRandomTest.moc"
