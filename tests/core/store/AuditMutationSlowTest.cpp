#include "core/crypto/Sealer.h"
#include "tests/core/store/AuditLogOf600.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

namespace {

constexpr int mutations = 10'000;

} // namespace

/// A log changed in every way that somebody who can write its file, but holds no keys, could think of; each
/// change taken back afterwards.
class AuditMutationSlowTest : public QObject, private AuditLogOf600 {
    Q_OBJECT

    AuditRecord forged(qint64 sequence, const QByteArray& previous) {
        AuditRecord made = record(pick(1, logRows));
        made.sequence = sequence;
        made.detail = "forged";
        made.previous = previous;
        made.hash = auditHash(made);
        return made;
    }

    // Each changes the log and says which row is the first that is not what was written; none when the
    // choice happened to change nothing.

    Bad editColumn() {
        const qint64 row = pick(1, logRows);
        AuditRecord changed = record(row);
        const auto another = [&](QByteArray& bytes) {
            if (bytes.isEmpty() || pick(0, 3) == 0)
                bytes += 'x';
            else if (const qsizetype at = pick(0, bytes.size() - 1); pick(0, 1))
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << pick(0, 7)));
            else
                bytes.remove(at, 1);
        };
        // Texts stay valid UTF-8: the column takes nothing else.
        const auto anotherText = [&](QByteArray& text) { pick(0, 1) ? text.clear() : void(text += "x"); };
        const auto anotherNumber = [&](qint64& value) {
            value = pick(0, 1) ? value + pick(1, 9) : value ^ (1ll << pick(0, 62));
        };
        switch (pick(0, 14)) {
        case 0:
            anotherNumber(changed.at);
            break;
        case 1:
            another(changed.user);
            break;
        case 2:
            anotherNumber(changed.roles);
            break;
        case 3:
            another(changed.session);
            break;
        case 4:
            anotherText(changed.action);
            break;
        case 5:
            anotherText(changed.objectKind);
            break;
        case 6:
            another(changed.object);
            break;
        case 7:
            anotherNumber(changed.outcome);
            break;
        case 8:
            anotherText(changed.detail);
            break;
        case 9:
            another(changed.payload);
            break;
        case 10:
            anotherNumber(changed.checkpoint);
            break;
        case 11:
            another(changed.previous);
            break;
        case 12:
            another(changed.hash);
            break;
        case 13:
            another(changed.signature);
            break;
        default:
            another(changed.mac);
        }
        put(changed);
        return row;
    }
    Bad exchangeTexts() {
        // What one column loses the next one gains.
        const qint64 row = pick(1, logRows);
        AuditRecord changed = record(row);
        changed.objectKind = changed.action.right(3) + changed.objectKind;
        changed.action.chop(3);
        put(changed);
        return row;
    }
    Bad renumber() {
        const qint64 row = pick(1, logRows);
        const qint64 target = pick(0, 1) ? pick(-5, 0) : logRows + pick(1, 50);
        run("UPDATE log SET sequence = " + number(target) + " WHERE sequence = " + number(row));
        return std::min(row, target);
    }
    Bad removeRows() {
        qint64 first = logRows + 1;
        for (qint64 i = pick(1, 5); i > 0; --i) {
            const qint64 row = pick(1, logRows);
            run("DELETE FROM log WHERE sequence = " + number(row));
            first = std::min(first, row);
        }
        return first;
    }
    Bad removeAndCloseUp() {
        const qint64 row = pick(1, logRows);
        run("DELETE FROM log WHERE sequence = " + number(row) +
            "; UPDATE log SET sequence = -sequence WHERE sequence > " + number(row) +
            "; UPDATE log SET sequence = -sequence - 1 WHERE sequence < 0");
        return row;
    }
    Bad swapRows() {
        const qint64 one = pick(1, logRows);
        const qint64 two = pick(1, logRows);
        if (one == two) return {};
        AuditRecord first = record(one);
        AuditRecord second = record(two);
        std::swap(first.sequence, second.sequence);
        put(first);
        put(second);
        return std::min(one, two);
    }
    Bad copyRow() {
        const qint64 from = pick(1, logRows);
        const qint64 to = pick(1, logRows);
        if (from == to) return {};
        AuditRecord copy = record(from);
        copy.sequence = to;
        put(copy);
        return to;
    }
    Bad cutEnd() {
        const qint64 left = pick(0, logRows - 1);
        run("DELETE FROM log WHERE sequence > " + number(left));
        if (pick(0, 1)) run("DELETE FROM checkpoints WHERE sequence > " + number(left));
        return left + 1;
    }
    Bad append() {
        QByteArray previous = record(logRows).hash;
        for (qint64 i = 1, count = pick(1, 4); i <= count; ++i) {
            AuditRecord made = forged(logRows + i, previous);
            made.signature = pick(0, 1) ? record(logRows).signature : noise(64);
            made.mac = keyedBlake2b(SecretBytes::random(32), auditMacInput(made));
            previous = made.hash;
            put(made);
        }
        return logRows + 1;
    }
    Bad cutAndAppend() {
        const qint64 left = pick(1, logRows - 1);
        run("DELETE FROM log WHERE sequence > " + number(left));
        QByteArray previous = record(left).hash;
        for (qint64 row = left + 1; row <= std::min(logRows, left + 3); ++row) {
            AuditRecord made = forged(row, previous);
            made.mac = keyedBlake2b(SecretBytes::random(32), auditMacInput(made));
            previous = made.hash;
            put(made);
        }
        return left + 1;
    }
    /// One row is changed and everything after it is made to follow, with a guessed key of the MAC.
    Bad reseal() {
        const qint64 row = pick(1, logRows);
        const bool keepSignatures = pick(0, 1);
        const bool keepMacs = pick(0, 1);
        EvolvingKey key(SecretBytes::random(32));
        QByteArray previous = record(row).previous;
        for (qint64 i = row; i <= logRows; ++i) {
            AuditRecord changed = record(i);
            if (i == row) changed.detail = "never happened";
            changed.previous = previous;
            changed.hash = previous = auditHash(changed);
            if (!keepSignatures) changed.signature = noise(64);
            const QByteArray mac = key.mac(auditMacInput(changed));
            if (!keepMacs) changed.mac = mac;
            put(changed);
        }
        return row;
    }
    /// The same with a signature and MAC of the first row left out.
    Bad remove256thAndReseal() {
        const qint64 row = m_checkpoints[pick(0, m_checkpoints.size() - 1)];
        QByteArray previous = record(row).hash;
        run("DELETE FROM checkpoints WHERE sequence = " + number(row));
        for (qint64 i = row + 1; i <= logRows; ++i) {
            AuditRecord changed = record(i);
            changed.checkpoint = 0;
            changed.previous = previous;
            changed.hash = previous = auditHash(changed);
            put(changed);
        }
        // That the rows after it were made anew shows first where there are any.
        return row == logRows ? row : row + 1;
    }
    Bad removeCheckpoint() {
        const qint64 row = m_checkpoints[pick(0, m_checkpoints.size() - 1)];
        run("DELETE FROM checkpoints WHERE sequence = " + number(row));
        return row;
    }
    Bad changeCheckpoint() {
        const qint64 row = m_checkpoints[pick(0, m_checkpoints.size() - 1)];
        static const QByteArrayList changes = {"head = zeroblob(32)",
                                               "head = x''",
                                               "rows = rows + 1",
                                               "rows = 0",
                                               "at = at - 1",
                                               "user = zeroblob(16)",
                                               "signature = zeroblob(64)",
                                               "signature = (SELECT signature FROM log WHERE sequence = 1)"};
        run("UPDATE checkpoints SET " + changes[pick(0, changes.size() - 1)] +
            " WHERE sequence = " + number(row));
        return row;
    }
    Bad moveCheckpoint() {
        const qint64 row = m_checkpoints[pick(0, m_checkpoints.size() - 1)];
        const qint64 to = pick(1, logRows);
        if (m_checkpoints.contains(to)) return {};
        run("UPDATE checkpoints SET sequence = " + number(to) + " WHERE sequence = " + number(row));
        return std::min(row, to);
    }
    Bad addCheckpoint() {
        const qint64 row = pick(-3, logRows + 20);
        if (m_checkpoints.contains(row)) return {};
        const qint64 like = m_checkpoints[pick(0, m_checkpoints.size() - 1)];
        run("INSERT INTO checkpoints SELECT " + number(row) +
            ", coalesce((SELECT hash FROM log WHERE sequence = " + number(row) + "), zeroblob(32)), " +
            number(row) + ", at, user, signature FROM checkpoints WHERE sequence = " + number(like));
        return row;
    }
    Bad changeRun() {
        const qint64 second = 301;
        switch (pick(0, 5)) {
        case 0:
            run("DELETE FROM mac_runs WHERE first_sequence = " + number(second));
            return second;
        case 1:
            run("DELETE FROM mac_runs");
            return 1;
        case 2:
            run("UPDATE mac_runs SET sealed = zeroblob(72) WHERE first_sequence = 1");
            return 1;
        case 3: {
            // Another run's key in its place.
            run("UPDATE mac_runs SET sealed = (SELECT sealed FROM mac_runs WHERE first_sequence = 1) WHERE "
                "first_sequence = " +
                number(second));
            return second;
        }
        case 4: {
            const qint64 row = pick(2, logRows);
            if (row == second) return {};
            run("INSERT INTO mac_runs VALUES(" + number(row) + ", x'', x'', zeroblob(32))");
            return row;
        }
        default:
            run("UPDATE mac_runs SET log_key = x'', begun_under = x'', sealed = zeroblob(32) WHERE "
                "first_sequence = " +
                number(second));
            return second;
        }
    }
    Bad addFirstFormat() {
        run("INSERT INTO events SELECT 1, 1, at, user, action, object_kind, object, detail, previous, hash "
            "FROM log "
            "WHERE sequence = 1");
        return 1;
    }

private Q_SLOTS:
    void initTestCase() { make(); }
    void cleanupTestCase() { m_log.reset(); }

    void everyChangeIsFound() {
        using Mutation = Bad (AuditMutationSlowTest::*)();
        struct Kind {
            const char* name;
            Mutation apply;
            int weight;
        };
        const QList<Kind> kinds = {
            {"edit a column", &AuditMutationSlowTest::editColumn, 30},
            {"exchange texts", &AuditMutationSlowTest::exchangeTexts, 3},
            {"renumber", &AuditMutationSlowTest::renumber, 5},
            {"remove rows", &AuditMutationSlowTest::removeRows, 8},
            {"remove and close up", &AuditMutationSlowTest::removeAndCloseUp, 2},
            {"swap", &AuditMutationSlowTest::swapRows, 8},
            {"copy", &AuditMutationSlowTest::copyRow, 5},
            {"cut the end", &AuditMutationSlowTest::cutEnd, 4},
            {"append", &AuditMutationSlowTest::append, 8},
            {"cut and append", &AuditMutationSlowTest::cutAndAppend, 3},
            {"re-seal", &AuditMutationSlowTest::reseal, 3},
            {"re-seal without a checkpoint", &AuditMutationSlowTest::remove256thAndReseal, 2},
            {"remove a checkpoint", &AuditMutationSlowTest::removeCheckpoint, 4},
            {"change a checkpoint", &AuditMutationSlowTest::changeCheckpoint, 6},
            {"move a checkpoint", &AuditMutationSlowTest::moveCheckpoint, 3},
            {"add a checkpoint", &AuditMutationSlowTest::addCheckpoint, 3},
            {"change a run", &AuditMutationSlowTest::changeRun, 3},
            {"add to the first format", &AuditMutationSlowTest::addFirstFormat, 1}};
        QList<int> lots;
        for (int kind = 0; kind < kinds.size(); ++kind)
            lots += QList<int>(kinds[kind].weight, kind);
        run("BEGIN; DROP TRIGGER log_no_update; DROP TRIGGER log_no_delete; DROP TRIGGER "
            "checkpoints_no_update; "
            "DROP TRIGGER checkpoints_no_delete; DROP TRIGGER mac_runs_no_update; DROP TRIGGER "
            "mac_runs_no_delete; "
            "DROP INDEX log_user; DROP INDEX log_action; DROP INDEX log_object");
        int done = 0;
        QSet<int> used;
        while (done < mutations) {
            const int kind = lots[pick(0, lots.size() - 1)];
            run("SAVEPOINT mutation");
            const Bad expected = (this->*kinds[kind].apply)();
            if (expected) {
                const AuditVerdict verdict = verify(*m_log->admin);
                QVERIFY2(verdict.firstBad == expected,
                         qPrintable(QStringLiteral("%1: number %2, row %3 expected, %4 found: %5")
                                        .arg(QLatin1String(kinds[kind].name))
                                        .arg(done)
                                        .arg(*expected)
                                        .arg(verdict.firstBad.value_or(0))
                                        .arg(verdict.why)));
                QVERIFY(!verdict.why.isEmpty());
                ++done;
                used << kind;
            }
            m_log->audit().resetCached();
            run("ROLLBACK TO mutation; RELEASE mutation");
            if (done % 500 == 0) {
                const AuditVerdict verdict = verify(*m_log->admin, m_kept);
                QVERIFY2(verdict.ok(), qPrintable(verdict.why));
            }
        }
        QCOMPARE(used.size(), kinds.size());
        run("ROLLBACK");
        QVERIFY(verify(*m_log->admin, m_kept).ok());
    }
};

BK_TEST_MAIN(AuditMutationSlowTest)
#include "AuditMutationSlowTest.moc"
