#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

class PersonServiceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    QList<PhotoId> m_photos;
    const QDate m_today = QDate(2026, 3, 10);

    PersonService& persons() { return (*m_catalog)->persons; }
    PersonId somebody(const QString& name, const std::optional<QDate>& born = {}) {
        const auto person = persons().add(name, born);
        if (!person) qFatal("%s", qPrintable(person.error().context));
        return person->id;
    }
    QString standing(const PersonId& id) { return toString(persons().summary(id)->standing); }
    Quitclaim form(const PersonId& person) const {
        Quitclaim made;
        made.person = person;
        made.signedOn = m_today.addDays(-100);
        made.openEnded = true;
        made.grants << Grant{purpose("website"), Decision::Granted, {}};
        return made;
    }
    Quitclaim active(const Quitclaim& wanted) {
        const auto added = (*m_catalog)->consent.add(wanted, {TestCatalog::smallScan()});
        if (!added) qFatal("%s", qPrintable(added.error().context));
        return *added;
    }
    QString consentWord(const PersonId& id, const char* key) {
        const auto standings = persons().standings(id);
        if (!standings) return standings.error().context;
        for (const PurposeStanding& one : *standings)
            if (one.purpose == purpose(key))
                return toString(one.state) +
                       (one.date ? one.date->toString(QStringLiteral(" MM-dd")) : QString());
        return QStringLiteral("not told");
    }
    qint64 found(const QString& text) {
        PhotoFilter filter;
        filter.text = text;
        return *(*m_catalog)->photos.count(filter);
    }

private Q_SLOTS:
    void initTestCase() {
        m_catalog = std::make_unique<TestCatalog>(m_today);
        m_photos = importPictures(*m_catalog, 4);
    }
    void cleanup() { QCOMPARE(findings(*m_catalog), QStringList()); }
    void cleanupTestCase() { m_catalog.reset(); }

    void peopleHaveANameOrANumber() {
        ASSIGN_OK(const Person named, persons().add(QStringLiteral("  Noor   de Vries "), QDate(1990, 1, 1)));
        QCOMPARE(named.name, QStringLiteral("Noor de Vries"));
        QCOMPARE(named.born, std::optional(QDate(1990, 1, 1)));
        ASSIGN_OK(const Person numbered, persons().add(QString(), {}));
        QVERIFY2(numbered.name.startsWith(QStringLiteral("Person ")), qPrintable(numbered.name));
        ASSIGN_OK(const Person next, persons().add(QStringLiteral(" "), {}));
        QVERIFY(next.name != numbered.name);
        VERIFY_ERROR(ErrorCode::InvalidArgument, persons().add(QStringLiteral("Unborn"), m_today.addDays(1)));
        VERIFY_OK(persons().add(QStringLiteral("Newborn"), m_today));
    }

    void someoneIsFoundByIdOrUnambiguousName() {
        const PersonId one = somebody(QStringLiteral("Zo\u00eb Bakker"));
        QCOMPARE(*persons().find(QStringLiteral(" ZO\u00cb bakker")), one);
        QCOMPARE(*persons().find(one.toString()), one);
        VERIFY_ERROR(ErrorCode::NotFound, persons().find(QStringLiteral("Zo\u00eb")));
        VERIFY_ERROR(ErrorCode::NotFound, persons().find(QUuid::createUuid().toString()));
        const PersonId two = somebody(QStringLiteral("zo\u00eb bakker"));
        const auto ambiguous = persons().find(QStringLiteral("Zo\u00eb Bakker"));
        VERIFY_ERROR(ErrorCode::Ambiguous, ambiguous);
        QVERIFY(ambiguous.error().context.contains(one.toString()));
        QVERIFY(ambiguous.error().context.contains(two.toString()));
        QCOMPARE(*persons().find(two.toString()), two);
    }

    void aNewNameIsSearchedBy() {
        const PersonId id = somebody(QStringLiteral("Willemijn"));
        VERIFY_OK((*m_catalog)->photos.addPerson(m_photos[0], id));
        QCOMPARE(found(QStringLiteral("willemijn")), 1);
        VERIFY_OK(persons().rename(id, QStringLiteral(" Katrien  Smit ")));
        QCOMPARE(persons().summary(id)->person.name, QStringLiteral("Katrien Smit"));
        QCOMPARE(found(QStringLiteral("willemijn")), 0);
        QCOMPARE(found(QStringLiteral("katrien")), 1);
        // Without a name somebody is known by their number, everywhere.
        VERIFY_OK(persons().rename(id, QStringLiteral("  ")));
        const QString numbered = persons().summary(id)->person.name;
        QVERIFY2(numbered.startsWith(QStringLiteral("Person ")), qPrintable(numbered));
        QCOMPARE(found(QStringLiteral("katrien")), 0);
        QCOMPARE(found(numbered), 1);
        VERIFY_OK(persons().rename(id, QStringLiteral("Katrien Smit")));
        VERIFY_ERROR(ErrorCode::NotFound,
                     persons().rename(PersonId(QUuid::createUuid()), QStringLiteral("X")));
    }

    void whatIsKnownCanBeChanged() {
        const PersonId id = somebody(QStringLiteral("Change"));
        Person wanted = persons().summary(id)->person;
        wanted.name = QStringLiteral("only rename() renames");
        wanted.contact = QStringLiteral(" mail ");
        wanted.notes = QStringLiteral("notes");
        wanted.deceased = QDate(2025, 1, 1);
        VERIFY_OK(persons().update(wanted));
        ASSIGN_OK(const PersonSummary is, persons().summary(id));
        QCOMPARE(is.person.name, QStringLiteral("Change"));
        QCOMPARE(is.person.contact, QStringLiteral("mail"));
        QCOMPARE(is.person.notes, QStringLiteral("notes"));
        QCOMPARE(is.person.deceased, wanted.deceased);
        wanted.born = m_today.addDays(1);
        VERIFY_ERROR(ErrorCode::InvalidArgument, persons().update(wanted));
    }

    void aBirthDateDecidesWhetherTheSignatureCounts() {
        const PersonId id = somebody(QStringLiteral("Young"));
        VERIFY_OK((*m_catalog)->photos.addPerson(m_photos[1], id));
        active(form(id));
        QCOMPARE(state(*m_catalog, m_photos[1]), QStringLiteral("Cleared"));
        Person person = persons().summary(id)->person;
        person.born = m_today.addYears(-15);
        VERIFY_OK(persons().update(person));
        QCOMPARE(state(*m_catalog, m_photos[1]), QStringLiteral("Missing"));
        QVERIFY(persons().summary(id)->minor);
        person.born = m_today.addYears(-16);
        VERIFY_OK(persons().update(person));
        QVERIFY(!persons().summary(id)->minor);
        // 16 today, but younger on the day of signing.
        QCOMPARE(state(*m_catalog, m_photos[1]), QStringLiteral("Missing"));
        person.born = m_today.addYears(-17);
        VERIFY_OK(persons().update(person));
        QCOMPARE(state(*m_catalog, m_photos[1]), QStringLiteral("Cleared"));
        VERIFY_OK((*m_catalog)->photos.removePerson(m_photos[1], id));
    }

    void standingsAtAGlance() {
        const PersonId none = somebody(QStringLiteral("S none"));
        QCOMPARE(standing(none), QStringLiteral("no-quitclaim"));

        const PersonId draft = somebody(QStringLiteral("S draft"));
        VERIFY_OK((*m_catalog)->consent.add(form(draft), {}));
        QCOMPARE(standing(draft), QStringLiteral("draft"));

        const PersonId good = somebody(QStringLiteral("S active"));
        active(form(good));
        QCOMPARE(standing(good), QStringLiteral("active"));
        QVERIFY(!persons().summary(good)->nextExpiry);

        const auto until = [&](const char* name, int days) {
            const PersonId id = somebody(QLatin1String(name));
            Quitclaim ends = form(id);
            ends.openEnded = false;
            ends.until = m_today.addDays(days);
            active(ends);
            return id;
        };
        const PersonId far = until("S far", 91);
        QCOMPARE(standing(far), QStringLiteral("active"));
        QCOMPARE(persons().summary(far)->nextExpiry, std::optional(m_today.addDays(91)));
        QCOMPARE(standing(until("S soon", 90)), QStringLiteral("expiring"));
        QCOMPARE(standing(until("S last day", 0)), QStringLiteral("expiring"));
        const PersonId over = until("S over", -1);
        QCOMPARE(standing(over), QStringLiteral("expired"));
        QCOMPARE(persons().summary(over)->nextExpiry, std::optional(m_today.addDays(-1)));

        const PersonId later = somebody(QStringLiteral("S later"));
        Quitclaim begins = form(later);
        begins.from = m_today.addDays(1);
        active(begins);
        QCOMPARE(standing(later), QStringLiteral("not-yet-valid"));

        const PersonId refused = somebody(QStringLiteral("S refused"));
        Quitclaim no = form(refused);
        no.grants.first().decision = Decision::Refused;
        active(no);
        QCOMPARE(standing(refused), QStringLiteral("refused"));

        const PersonId taken = somebody(QStringLiteral("S withdrawn"));
        Withdrawal withdrawal;
        withdrawal.date = m_today;
        VERIFY_OK((*m_catalog)->consent.withdraw(active(form(taken)).id, withdrawal));
        QCOMPARE(standing(taken), QStringLiteral("withdrawn"));

        const auto scoped = [&](const char* name, const std::function<void(Quitclaim&)>& edit) {
            const PersonId id = somebody(QLatin1String(name));
            Quitclaim narrow = form(id);
            narrow.scope = {ScopeKind::Photos, {}, {m_photos[0]}};
            edit(narrow);
            active(narrow);
            return standing(id);
        };
        QCOMPARE(scoped("S one photo", [](Quitclaim&) {}), QStringLiteral("active"));
        QCOMPARE(scoped("S one photo later", [&](Quitclaim& one) { one.from = m_today.addDays(3); }),
                 QStringLiteral("not-yet-valid"));
        QVERIFY(scoped("S one photo refused", [](Quitclaim& one) {
                    one.grants.first().decision = Decision::Refused;
                }) != QStringLiteral("active"));
    }

    void standingsPerPurpose() {
        const PersonId id = somebody(QStringLiteral("P"));
        Quitclaim wanted = form(id);
        wanted.openEnded = false;
        wanted.until = QDate(2026, 12, 24);
        wanted.grants << Grant{purpose("print"), Decision::Granted, QDate(2026, 2, 1)}
                      << Grant{purpose("press"), Decision::Refused, {}}
                      << Grant{purpose("recognition"), Decision::Granted, {}};
        active(wanted);
        QCOMPARE(consentWord(id, "website"), QStringLiteral("Granted 12-24"));
        QCOMPARE(consentWord(id, "print"), QStringLiteral("Expired 02-01"));
        QVERIFY(consentWord(id, "press").startsWith(QStringLiteral("Refused")));
        QCOMPARE(consentWord(id, "internal"), QStringLiteral("Missing"));
        QCOMPARE(consentWord(id, "recognition"), QStringLiteral("Granted 12-24"));
        QVERIFY(persons().summary(id)->recognition);
        QCOMPARE(persons().standings(id)->last().purpose, Purpose::recognition());
        VERIFY_ERROR(ErrorCode::NotFound, persons().standings(PersonId(QUuid::createUuid())));
        VERIFY_ERROR(ErrorCode::NotFound, persons().summary(PersonId(QUuid::createUuid())));
    }

    void whoWasBornOnTwoDaysIsNotMerged() {
        // Else a child's own signature would count, by the birth date of somebody of age.
        const PersonId child = somebody(QStringLiteral("Merge Child"), QDate(2018, 5, 5));
        const PersonId adult = somebody(QStringLiteral("Merge Adult"), QDate(1980, 5, 5));
        active(form(child));
        QCOMPARE(consentWord(child, "website"), QStringLiteral("Missing"));
        VERIFY_ERROR(ErrorCode::InvalidArgument, persons().merge(child, adult));
        VERIFY_ERROR(ErrorCode::InvalidArgument, persons().merge(adult, child));
        QCOMPARE(persons().summary(child)->person.born, std::optional(QDate(2018, 5, 5)));
        QCOMPARE(consentWord(child, "website"), QStringLiteral("Missing"));
        QCOMPARE(consentWord(adult, "website"), QStringLiteral("Missing"));
    }

    void mergingKeepsAllOfBoth() {
        const PersonId gone = somebody(QStringLiteral("Merge Gone"), QDate(1970, 1, 1));
        const PersonId kept = somebody(QStringLiteral("Merge Kept"));
        Person details = persons().summary(gone)->person;
        details.notes = QStringLiteral("from gone");
        details.contact = QStringLiteral("gone@example.org");
        VERIFY_OK(persons().update(details));
        Person own = persons().summary(kept)->person;
        own.notes = QStringLiteral("from kept");
        VERIFY_OK(persons().update(own));
        VERIFY_OK((*m_catalog)->photos.addPerson(m_photos[2], gone));
        VERIFY_OK((*m_catalog)->photos.addPerson(m_photos[3], kept));
        const Quitclaim yes = active(form(gone));
        ASSIGN_OK(const FaceId face, (*m_catalog)->faces.add(m_photos[3], QRectF(1, 1, 20, 20), gone));
        QCOMPARE(state(*m_catalog, m_photos[3]), QStringLiteral("Missing"));

        VERIFY_OK(persons().merge(gone, kept));
        VERIFY_ERROR(ErrorCode::NotFound, persons().summary(gone));
        VERIFY_ERROR(ErrorCode::NotFound, persons().find(QStringLiteral("Merge Gone")));
        ASSIGN_OK(const PersonSummary merged, persons().summary(kept));
        QCOMPARE(merged.person.name, QStringLiteral("Merge Kept"));
        QCOMPARE(merged.person.born, std::optional(QDate(1970, 1, 1)));
        QCOMPARE(merged.person.notes, QStringLiteral("from kept\nfrom gone"));
        QCOMPARE(merged.person.contact, QStringLiteral("gone@example.org"));
        QCOMPARE(merged.photos, 2);
        QCOMPARE((*m_catalog)->faces.face(face)->face.person, std::optional(kept));
        ASSIGN_OK(const Quitclaim moved, (*m_catalog)->consent.quitclaim(yes.id));
        QCOMPARE(moved.person, kept);
        QVERIFY(moved.version > yes.version);
        QCOMPARE(state(*m_catalog, m_photos[2]), QStringLiteral("Cleared"));
        QCOMPARE(state(*m_catalog, m_photos[3]), QStringLiteral("Cleared"));
        QCOMPARE(found(QStringLiteral("merge kept")), 2);
        QCOMPARE(found(QStringLiteral("merge gone")), 0);

        VERIFY_ERROR(ErrorCode::InvalidArgument, persons().merge(kept, kept));
        VERIFY_ERROR(ErrorCode::NotFound, persons().merge(gone, kept));
        VERIFY_ERROR(ErrorCode::NotFound, persons().merge(kept, gone));
        QCOMPARE(persons().summary(kept)->photos, 2);
    }

    void theFaceThatStandsForSomebody() {
        const PersonId id = somebody(QStringLiteral("Cover"));
        const PersonId other = somebody(QStringLiteral("Other cover"));
        const auto cover = [&](const PersonId& person) {
            const auto all = persons().list();
            for (const PersonSummary& one : all.value_or(QList<PersonSummary>()))
                if (one.person.id == person && one.cover == persons().summary(person)->cover)
                    return one.cover;
            return FaceId(QUuid::createUuid());
        };
        QCOMPARE(cover(id), FaceId());
        FaceService& faces = (*m_catalog)->faces;
        ASSIGN_OK(const FaceId poor, faces.add(m_photos[0], QRectF(1, 1, 20, 20), id));
        QCOMPARE(cover(id), poor);
        ASSIGN_OK(const FaceId good, faces.add(m_photos[1], QRectF(1, 1, 20, 20), id));
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE faces SET quality = 0.9 WHERE id = " + hex(good.toBytes()));
        QCOMPARE(cover(id), good);
        Person chosen = persons().summary(id)->person;
        chosen.cover = poor;
        VERIFY_OK(persons().update(chosen));
        QCOMPARE(cover(id), poor);
        // The chosen one stands for nobody any more once it is another's.
        VERIFY_OK(faces.name(poor, other));
        QCOMPARE(cover(id), good);
        QCOMPARE(cover(other), poor);
        // Nothing of that was a search.
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit,
                         "SELECT count(*) FROM log WHERE action = 'person.search' AND object = " +
                             hex(id.toBytes())),
                 0);
        VERIFY_OK(faces.unname(good));
        VERIFY_OK(faces.unname(poor));
    }

    void openingAPageIsLogged() {
        const PersonId id = somebody(QStringLiteral("Logged"));
        VERIFY_OK(persons().logOpened(id));
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit,
                         "SELECT count(*) FROM log WHERE action = 'person.open' AND object = " +
                             hex(id.toBytes())),
                 1);
    }

    void whatIsKeptAboutSomebody() {
        const PersonId id = somebody(QStringLiteral("Kept"), QDate(1950, 1, 2));
        Person wanted = persons().summary(id)->person;
        wanted.contact = QStringLiteral(" kept@example.org ");
        wanted.notes = QStringLiteral("knows the baker");
        wanted.deceased = QDate(2026, 3, 1);
        wanted.commissioned = true;
        VERIFY_OK(persons().update(wanted));
        const Person now = persons().summary(id)->person;
        QCOMPARE(now.contact, QStringLiteral("kept@example.org"));
        QCOMPARE(now.notes, wanted.notes);
        QCOMPARE(now.deceased, wanted.deceased);
        QVERIFY(now.commissioned);
        QCOMPARE(now.born, wanted.born);

        const auto refused = [&](const std::optional<QDate>& born, const std::optional<QDate>& deceased) {
            Person other = wanted;
            other.born = born;
            other.deceased = deceased;
            const auto outcome = persons().update(other);
            return !outcome && outcome.error().code == ErrorCode::InvalidArgument;
        };
        QVERIFY(refused(m_today.addDays(1), {}));
        QVERIFY(refused({}, m_today.addDays(1)));
        QVERIFY(refused(QDate(2000, 1, 2), QDate(2000, 1, 1)));
        QVERIFY(refused(QDate(), {}));
        QVERIFY(refused({}, QDate()));
        QVERIFY(!refused(QDate(2000, 1, 2), QDate(2000, 1, 2)));

        // Whoever stays is whoever one of the two was.
        const PersonId stays = somebody(QStringLiteral("Stays"));
        VERIFY_OK(persons().merge(id, stays));
        QVERIFY(persons().summary(stays)->person.commissioned);
        QCOMPARE(persons().summary(stays)->person.deceased, std::optional(QDate(2000, 1, 2)));
    }

    void aBirthDateIsForThoseWhoNeedIt() {
        const PersonId id = somebody(QStringLiteral("Young"), m_today.addYears(-15));
        VERIFY_OK((*m_catalog)->photos.addPerson(m_photos[3], id));
        active(form(id));
        m_catalog->addUser(QStringLiteral("Cees"), Role::ConsentOfficer);
        m_catalog->addUser(QStringLiteral("Eva"), Role::Editor);
        m_catalog->addUser(QStringLiteral("Fatma"), Role::FaceOperator);
        const auto told = [&] {
            QStringList words;
            const auto everybody = persons().list();
            for (const PersonSummary& one : *everybody)
                if (one.person.id == id) words << (one.person.born ? QStringLiteral("born") : QString());
            const PersonSummary one = *persons().summary(id);
            words << (one.person.born ? QStringLiteral("born") : QString())
                  << (one.minor ? QStringLiteral("minor") : QString()) << consentWord(id, "website")
                  << state(*m_catalog, m_photos[3]);
            return words.join(QLatin1Char(','));
        };
        const QString all = QStringLiteral("born,born,minor,Missing,Missing");
        const QString less = QStringLiteral(",,minor,Missing,Missing");
        QCOMPARE(told(), all);
        const QList<std::pair<QString, QString>> users = {
            {QStringLiteral("Cees"), all}, {QStringLiteral("Eva"), less}, {QStringLiteral("Fatma"), less}};
        for (const auto& [user, words] : users) {
            VERIFY_OK(m_catalog->reopenAs(user));
            QCOMPARE(told(), words);
            // The rule knows it whoever asks: everything computed anew says the same.
            ASSIGN_OK(const Person added, persons().add(QStringLiteral("By ") + user, QDate(2020, 1, 1)));
            QCOMPARE(added.born.has_value(), words == all);
            QVERIFY(persons().summary(added.id)->minor);
            VERIFY_OK((*m_catalog)->photos.removePerson(m_photos[3], id));
            VERIFY_OK((*m_catalog)->photos.addPerson(m_photos[3], id));
            QCOMPARE(told(), words);
        }
        VERIFY_OK(m_catalog->reopenAs({}));
        QCOMPARE(told(), all);
        VERIFY_OK((*m_catalog)->photos.removePerson(m_photos[3], id));
    }
};

BK_TEST_MAIN(PersonServiceTest)
#include "PersonServiceTest.moc"
