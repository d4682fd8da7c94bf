#include "core/store/QuitclaimStore.h"
#include "core/store/QuitclaimJson.h"
#include "tests/core/store/Outcomes.h"
#include "tests/core/store/TestDatabase.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace bk;
using namespace bk::test;

class QuitclaimStoreTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<TestRows> m_rows;
    Person m_person;

    QuitclaimStore store() { return QuitclaimStore(**m_database); }

    static Purpose purpose(const char* key) { return *Purpose::tryFrom(QLatin1String(key)); }

    Quitclaim plain(const QString& number) {
        Quitclaim quitclaim;
        quitclaim.id = m_rows->id<QuitclaimId>();
        quitclaim.number = number;
        quitclaim.person = m_person.id;
        return quitclaim;
    }

    Attachment scan(char fill) {
        Attachment attachment;
        attachment.id = m_rows->id<AttachmentId>();
        attachment.sha256 = QByteArray(32, fill);
        attachment.size = 5ll << 33;
        attachment.pages = 3;
        attachment.mediaType = QStringLiteral("application/pdf");
        return attachment;
    }

    QList<QJsonObject> versions(const QuitclaimId& id) {
        auto query =
            (*m_database)
                ->prepare("SELECT content FROM quitclaim_versions WHERE quitclaim = ? ORDER BY version");
        if (!query) qFatal("%s", qPrintable(query.error().context));
        query->bind(id);
        QList<QJsonObject> found;
        while (*query->step())
            found << QJsonDocument::fromJson(query->text(0).toUtf8()).object();
        return found;
    }

    /// What is written of ID's versions, as it is written.
    QByteArrayList contents(const QuitclaimId& id) {
        auto query = (*m_database)
                         ->prepare("SELECT version || content || at || hex(by) || why FROM "
                                   "quitclaim_versions WHERE quitclaim = ? ORDER BY version");
        if (!query) qFatal("%s", qPrintable(query.error().context));
        query->bind(id);
        QByteArrayList found;
        while (*query->step())
            found << query->text(0).toUtf8();
        return found;
    }

    /// With something in every field.
    Quitclaim full(const QString& number) {
        Quitclaim wanted = plain(number);
        wanted.state = QuitclaimState::Active;
        wanted.signedOn = QDate(2026, 2, 28);
        wanted.signedAt = QStringLiteral("'s-Hertogenbosch");
        wanted.guardian = Guardian{QStringLiteral("Anna"), QStringLiteral("mother")};
        wanted.secondGuardian = Guardian{QStringLiteral("Bram"), QString()};
        wanted.from = QDate(2026, 3, 1);
        wanted.until = QDate(2028, 2, 29);
        wanted.basis = LegalBasis::PublicTask;
        wanted.territory = QStringLiteral("EU");
        wanted.conditions = QStringLiteral("not with \"name\"");
        wanted.notes = QStringLiteral("\u0645\u0644\u0627\u062d\u0638\u0629\nsecond line");
        wanted.scope = {ScopeKind::Photos, {}, {m_rows->id<PhotoId>(), m_rows->id<PhotoId>()}};
        wanted.grants = {{purpose("print"), Decision::Granted, QDate(2027, 1, 1)},
                         {purpose("website"), Decision::Refused, {}}};
        wanted.scans = {scan('a')};
        return wanted;
    }

private Q_SLOTS:
    void init() {
        m_database = std::make_unique<TestDatabase>("catalog");
        m_rows = std::make_unique<TestRows>(**m_database);
        m_person = m_rows->person(QStringLiteral("Noor"));
    }
    void cleanup() {
        m_rows.reset();
        m_database.reset();
    }

    void everythingComesBack() {
        const Collection collection = m_rows->collection(QStringLiteral("C"));
        const Quitclaim older = plain(QStringLiteral("Q-2025-00001"));
        VERIFY_OK(store().insert(older, m_rows->stamp));
        Quitclaim wanted = plain(QStringLiteral("Q-2026-00001"));
        wanted.state = QuitclaimState::Active;
        wanted.signedOn = QDate(2026, 2, 28);
        wanted.signedAt = QStringLiteral("'s-Hertogenbosch");
        wanted.guardian = Guardian{QStringLiteral("Anna"), QStringLiteral("mother")};
        wanted.secondGuardian = Guardian{QStringLiteral("Bram"), QString()};
        wanted.from = QDate(2026, 3, 1);
        wanted.until = QDate(2028, 2, 29);
        wanted.openEnded = true;
        wanted.basis = LegalBasis::Journalistic;
        wanted.territory = QStringLiteral("EU");
        wanted.conditions = QStringLiteral("not with name");
        wanted.notes = QStringLiteral("\u0645\u0644\u0627\u062d\u0638\u0629");
        wanted.scope = {ScopeKind::Collection, collection.id, {}};
        wanted.grants = {{purpose("print"), Decision::Granted, QDate(2027, 1, 1)},
                         {purpose("website"), Decision::Refused, {}}};
        wanted.scans = {scan('a')};
        wanted.supersedes = older.id;
        VERIFY_OK(store().insert(wanted, m_rows->stamp));
        ASSIGN_OK(const Quitclaim is, store().find(wanted.id));
        QCOMPARE(is.id, wanted.id);
        QCOMPARE(is.number, wanted.number);
        QCOMPARE(is.person, wanted.person);
        QCOMPARE(is.version, 1);
        QVERIFY(is.state == wanted.state);
        QCOMPARE(is.signedOn, wanted.signedOn);
        QCOMPARE(is.signedAt, wanted.signedAt);
        QCOMPARE(is.guardian, wanted.guardian);
        QCOMPARE(is.secondGuardian, wanted.secondGuardian);
        QCOMPARE(is.from, wanted.from);
        QCOMPARE(is.until, wanted.until);
        QCOMPARE(is.openEnded, wanted.openEnded);
        QVERIFY(is.basis == wanted.basis);
        QCOMPARE(is.territory, wanted.territory);
        QCOMPARE(is.conditions, wanted.conditions);
        QCOMPARE(is.notes, wanted.notes);
        QCOMPARE(is.scope, wanted.scope);
        QCOMPARE(is.grants, wanted.grants);
        QCOMPARE(is.supersedes, wanted.supersedes);
        QCOMPARE(is.added, m_rows->stamp.at);
        QVERIFY(is.withdrawals.isEmpty());
        QCOMPARE(is.scans.size(), 1);
        QCOMPARE(is.scans.first().id, wanted.scans.first().id);
        QCOMPARE(is.scans.first().sha256, wanted.scans.first().sha256);
        QCOMPARE(is.scans.first().size, wanted.scans.first().size);
        QCOMPARE(is.scans.first().pages, 3);
        QCOMPARE(is.scans.first().mediaType, wanted.scans.first().mediaType);
        QCOMPARE(is.scans.first().added, m_rows->stamp.at);
        QCOMPARE(is.scans.first().addedBy, m_rows->stamp.by);
        ASSIGN_OK(const Quitclaim empty, store().find(older.id));
        QVERIFY(!empty.signedOn && !empty.guardian && !empty.secondGuardian && !empty.from && !empty.until &&
                !empty.supersedes && !empty.openEnded);
        QCOMPARE(empty.scope, QuitclaimScope());
    }

    void listedPhotosComeBack() {
        Quitclaim wanted = plain(QStringLiteral("Q-2026-00001"));
        wanted.scope = {ScopeKind::Photos, {}, {m_rows->id<PhotoId>(), m_rows->id<PhotoId>()}};
        VERIFY_OK(store().insert(wanted, m_rows->stamp));
        QCOMPARE(store().find(wanted.id)->scope, wanted.scope);
    }

    void numbersCountPerYear() {
        QCOMPARE(*store().nextNumber(2026), QStringLiteral("Q-2026-00001"));
        VERIFY_OK(store().insert(plain(QStringLiteral("Q-2026-00001")), m_rows->stamp));
        VERIFY_OK(store().insert(plain(QStringLiteral("Q-2026-00009")), m_rows->stamp));
        QCOMPARE(*store().nextNumber(2026), QStringLiteral("Q-2026-00010"));
        QCOMPARE(*store().nextNumber(2025), QStringLiteral("Q-2025-00001"));
        VERIFY_OK(store().insert(plain(QStringLiteral("Q-2026-99999")), m_rows->stamp));
        QCOMPARE(*store().nextNumber(2026), QStringLiteral("Q-2026-100000"));
        VERIFY_OK(store().insert(plain(QStringLiteral("Q-2026-100000")), m_rows->stamp));
        QCOMPARE(*store().nextNumber(2026), QStringLiteral("Q-2026-100001"));
        // One number is never given twice.
        QVERIFY(!store().insert(plain(QStringLiteral("Q-2026-00009")), m_rows->stamp));
    }

    void theyAreFoundByNumberAndPerson() {
        const Person other = m_rows->person(QStringLiteral("Bo"));
        const Quitclaim second = plain(QStringLiteral("Q-2026-00002"));
        const Quitclaim first = plain(QStringLiteral("Q-2026-00001"));
        Quitclaim ofOther = plain(QStringLiteral("Q-2026-00003"));
        ofOther.person = other.id;
        for (const Quitclaim& quitclaim : {second, first, ofOther})
            VERIFY_OK(store().insert(quitclaim, m_rows->stamp));
        QCOMPARE(*store().findByNumber(first.number), first.id);
        VERIFY_ERROR(ErrorCode::NotFound, store().findByNumber(QStringLiteral("Q-2026-0000")));
        VERIFY_ERROR(ErrorCode::NotFound, store().find(m_rows->id<QuitclaimId>()));
        QStringList numbers;
        ASSIGN_OK(const auto all, store().list({}));
        for (const Quitclaim& quitclaim : all)
            numbers << quitclaim.number.right(1);
        QCOMPARE(numbers.join(QString()), QStringLiteral("123"));
        QCOMPARE(store().ofPerson(other.id)->size(), 1);
        QCOMPARE(store().list(m_person.id)->size(), 2);
        QCOMPARE(store().numbers()->value(second.id), second.number);
    }

    void everyChangeIsANewVersion() {
        Quitclaim wanted = plain(QStringLiteral("Q-2026-00001"));
        wanted.grants = {{purpose("print"), Decision::Granted, {}}};
        VERIFY_OK(store().insert(wanted, m_rows->stamp));
        VERIFY_OK(store().addScan(wanted.id, scan('a'), m_rows->stamp));
        VERIFY_OK(store().setState(wanted.id, QuitclaimState::Active, m_rows->stamp));
        Withdrawal withdrawal;
        withdrawal.date = QDate(2026, 3, 9);
        withdrawal.purposes = {purpose("print"), purpose("website")};
        withdrawal.channel = QStringLiteral("e-mail");
        withdrawal.reason = QStringLiteral("moved");
        VERIFY_OK(store().addWithdrawal(wanted.id, withdrawal, m_rows->stamp));
        Withdrawal whole;
        whole.date = QDate(2026, 3, 10);
        VERIFY_OK(store().addWithdrawal(wanted.id, whole, m_rows->stamp));

        ASSIGN_OK(const Quitclaim now, store().find(wanted.id));
        QCOMPARE(now.version, 5);
        QVERIFY(now.state == QuitclaimState::Active);
        QCOMPARE(now.withdrawals.size(), 2);
        QCOMPARE(now.withdrawals[0].date, withdrawal.date);
        QCOMPARE(now.withdrawals[0].purposes, withdrawal.purposes);
        QCOMPARE(now.withdrawals[0].channel, withdrawal.channel);
        QCOMPARE(now.withdrawals[0].reason, withdrawal.reason);
        QCOMPARE(now.withdrawals[0].by, m_rows->stamp.by);
        QCOMPARE(now.withdrawals[0].at, m_rows->stamp.at);
        QVERIFY(now.withdrawals[1].purposes.isEmpty());
        QCOMPARE(store().attachments()->size(), 1);

        const auto kept = versions(wanted.id);
        QCOMPARE(kept.size(), 5);
        const auto at = [&](int version, const char* key) {
            return kept[version - 1].value(QLatin1String(key));
        };
        QCOMPARE(at(1, "scans").toArray().size(), 0);
        QCOMPARE(at(2, "scans").toArray().size(), 1);
        QCOMPARE(at(2, "state").toString(), QStringLiteral("draft"));
        QCOMPARE(at(3, "state").toString(), QStringLiteral("active"));
        QCOMPARE(at(3, "withdrawals").toArray().size(), 0);
        QCOMPARE(at(5, "withdrawals").toArray().size(), 2);
        QCOMPARE(at(5, "number").toString(), wanted.number);
    }

    void aCorrectionIsAVersionBesideTheOthers() {
        const Quitclaim wanted = full(QStringLiteral("Q-2026-00001"));
        VERIFY_OK(store().insert(wanted, m_rows->stamp));
        Withdrawal withdrawal;
        withdrawal.date = QDate(2026, 3, 9);
        withdrawal.purposes = {purpose("print")};
        VERIFY_OK(store().addWithdrawal(wanted.id, withdrawal, m_rows->stamp));
        const QByteArrayList before = contents(wanted.id);
        QCOMPARE(before.size(), 2);

        Quitclaim changed = plain(QStringLiteral("Q-9999-00009"));
        changed.id = wanted.id;
        changed.person = m_rows->person(QStringLiteral("Bo")).id;
        changed.signedOn = QDate(2026, 2, 27);
        changed.openEnded = true;
        changed.basis = LegalBasis::Contract;
        changed.grants = {{purpose("press"), Decision::Refused, {}},
                          {purpose("print"), Decision::Granted, {}}};
        VERIFY_OK(store().correct(changed, QStringLiteral("read \"print\" for 'press'"), m_rows->stamp));
        ASSIGN_OK(const Quitclaim now, store().find(wanted.id));
        QCOMPARE(now.version, 3);
        // What a record is given, or gets by being added to, is not for correcting.
        QCOMPARE(now.number, wanted.number);
        QCOMPARE(now.person, m_person.id);
        QVERIFY(now.state == QuitclaimState::Active);
        QCOMPARE(now.scans.size(), 1);
        QCOMPARE(now.withdrawals.size(), 1);
        QCOMPARE(now.signedOn, changed.signedOn);
        QVERIFY(now.signedAt.isEmpty() && !now.guardian && !now.secondGuardian && !now.from && !now.until);
        QVERIFY(now.openEnded && now.basis == LegalBasis::Contract);
        QVERIFY(now.territory.isEmpty() && now.conditions.isEmpty() && now.notes.isEmpty());
        QCOMPARE(now.scope, QuitclaimScope());
        QCOMPARE(now.grants, changed.grants);

        const QByteArrayList after = contents(wanted.id);
        QCOMPARE(after.size(), 3);
        QCOMPARE(after.first(2), before);
        ASSIGN_OK(const auto kept, store().versions(wanted.id));
        QCOMPARE(kept.size(), 3);
        QCOMPARE(kept[0].why, QString());
        QCOMPARE(kept[2].why, QStringLiteral("read \"print\" for 'press'"));
        QCOMPARE(kept[2].version, 3);
        QCOMPARE(kept[2].by, m_rows->stamp.by);
        QCOMPARE(kept[2].at, m_rows->stamp.at);
    }

    void aVersionReadsBackAsItWasWritten() {
        Quitclaim wanted = full(QStringLiteral("Q-2026-00001"));
        wanted.supersedes = plain(QString()).id;
        wanted.form = FormSigned{m_rows->id<TemplateId>(), 3, QStringLiteral("nl")};
        Withdrawal withdrawal;
        withdrawal.date = QDate(2026, 3, 9);
        withdrawal.purposes = {purpose("print"), purpose("website")};
        withdrawal.channel = QStringLiteral("e-mail");
        withdrawal.reason = QStringLiteral("moved");
        wanted.withdrawals = {withdrawal};
        Quitclaim collection = wanted;
        collection.scope = {ScopeKind::Collection, m_rows->id<CollectionId>(), {}};
        for (const Quitclaim& one : {wanted, collection, plain(QStringLiteral("Q-2026-00002"))}) {
            const QJsonObject json = toJson(one);
            ASSIGN_OK(const Quitclaim back, quitclaimFrom(json));
            QCOMPARE(toJson(back), json);
            QCOMPARE(back.scope, one.scope);
            QCOMPARE(back.form, one.form);
        }
        // The first programs knew no forms.
        QJsonObject older = toJson(wanted);
        older.remove(QStringLiteral("form"));
        QVERIFY(!quitclaimFrom(older)->form);
    }

    void whatIsNoVersionIsDamaged() {
        const QJsonObject sound = toJson(full(QStringLiteral("Q-2026-00001")));
        VERIFY_OK(quitclaimFrom(sound));
        for (const QString& key : sound.keys()) {
            if (key == QLatin1String("form")) continue;
            QJsonObject without = sound;
            without.remove(key);
            // Null is a word for "nothing" of these, and so is their absence.
            const bool mayLack =
                QStringList{QStringLiteral("signed"),          QStringLiteral("from"),
                            QStringLiteral("until"),           QStringLiteral("supersedes"),
                            QStringLiteral("guardian"),        QStringLiteral("second_guardian"),
                            QStringLiteral("scope_collection")}
                    .contains(key);
            if (!mayLack) VERIFY_ERROR(ErrorCode::Damaged, quitclaimFrom(without));
            QJsonObject other = sound;
            other[key] = QJsonArray{QStringLiteral("x")};
            VERIFY_ERROR(ErrorCode::Damaged, quitclaimFrom(other));
        }
        QJsonObject other = sound;
        other[QStringLiteral("state")] = QStringLiteral("lost");
        VERIFY_ERROR(ErrorCode::Damaged, quitclaimFrom(other));
        const Quitclaim wanted = full(QStringLiteral("Q-2026-00001"));
        VERIFY_OK(store().insert(wanted, m_rows->stamp));
        VERIFY_OK((*m_database)->execute("UPDATE quitclaim_versions SET content = '{}'"));
        VERIFY_ERROR(ErrorCode::Damaged, store().versions(wanted.id));
    }
};

BK_TEST_MAIN(QuitclaimStoreTest)
#include "QuitclaimStoreTest.moc"
