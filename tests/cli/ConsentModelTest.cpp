#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

#include <QMap>

using namespace bk;
using test::CliAnswer;
using test::CliDriver;

/// Each row of both tables of the consent model by the command line alone: what somebody's records say for a
/// purpose on a day, and what a photo's state is for it, with the reasons for that.
class ConsentModelTest : public QObject {
    Q_OBJECT

    CliDriver m_driver; // on 2026-06-15
    QByteArray m_nobody;
    QByteArray m_single;
    QByteArray m_pair;
    QByteArray m_never; ///< faces were never looked for
    int m_people = 0;

    struct Told {
        QString state;
        QString until;
        QStringList reasons; ///< "Withdrawn Noor Q-2026-00001 2026-06-10"
    };

    Told told(const QByteArray& photo, const QByteArray& purpose = "website", const QByteArray& day = {}) {
        QByteArrayList words{"clearance", "CATALOG", "--purpose", purpose};
        if (!day.isEmpty()) words << "--on" << day;
        const CliAnswer answer = m_driver.run(words);
        for (const QJsonValue& one : answer.json[QStringLiteral("photos")].toArray()) {
            if (one[QStringLiteral("path")].toString().toUtf8() != photo) continue;
            Told told{one[QStringLiteral("state")].toString(), one[QStringLiteral("until")].toString(), {}};
            for (const QJsonValue& reason : one[QStringLiteral("reasons")].toArray()) {
                QStringList parts{reason[QStringLiteral("reason")].toString()};
                for (const char* key : {"name", "number", "date"})
                    if (reason[QLatin1String(key)].isString()) parts << reason[QLatin1String(key)].toString();
                told.reasons << parts.join(QLatin1Char(' '));
            }
            return told;
        }
        return {QString::fromUtf8(answer.err), {}, {}};
    }

    /// Somebody new on m_single, alone.
    QByteArray somebody(const QByteArray& born = {}) {
        const QByteArray name = "Person " + QByteArray(1, static_cast<char>('A' + m_people++));
        QByteArrayList words{"person", "add", "CATALOG", name};
        if (!born.isEmpty()) words << "--born" << born;
        if (m_driver.run(words).exit != 0) qFatal("nobody was added");
        shown(m_single, name);
        return name;
    }

    /// The only face of PHOTO is NAME's.
    void shown(const QByteArray& photo, const QByteArray& name) {
        const auto faces = facesOf(photo);
        if (faces.isEmpty()) qFatal("there is no face");
        const CliAnswer answer = m_driver.run({"face", "name", "CATALOG", faces.first(), name});
        if (answer.exit != 0) qFatal("%s", answer.err.constData());
    }

    QByteArrayList facesOf(const QByteArray& photo) {
        QByteArrayList ids;
        for (const QJsonValue& face : m_driver.run({"face", "list", "CATALOG", "--photo", photo})
                                          .json[QStringLiteral("faces")]
                                          .toArray())
            ids << face[QStringLiteral("face")].toString().toUtf8();
        return ids;
    }

    /// A signed record; its number.
    QString record(const QByteArray& person, const QByteArray& signedOn, const QByteArrayList& more,
                   bool draft = false) {
        QByteArrayList words =
            QByteArrayList{"quitclaim", "add", "CATALOG", "--person", person, "--signed", signedOn} + more;
        if (!words.contains("--until")) words << "--open-ended";
        if (!draft) words << "--scan" << m_driver.paper("paper.png");
        const CliAnswer answer = m_driver.run(words);
        if (answer.exit != 0) qFatal("%s", answer.err.constData());
        return answer.json[QStringLiteral("number")].toString();
    }
    void withdraw(const QString& number, const QByteArrayList& more = {}) {
        const CliAnswer answer =
            m_driver.run(QByteArrayList{"quitclaim", "withdraw", "CATALOG", number.toUtf8()} + more);
        if (answer.exit != 0) qFatal("%s", answer.err.constData());
    }
    QString consentOf(const QByteArray& person, const char* purpose = "website") {
        for (const QJsonValue& one :
             m_driver.run({"person", "show", "CATALOG", person}).json[QStringLiteral("purposes")].toArray())
            if (one[QStringLiteral("purpose")].toString() == QLatin1String(purpose))
                return (one[QStringLiteral("state")].toString() + QLatin1Char(' ') +
                        one[QStringLiteral("date")].toString())
                    .trimmed();
        return {};
    }
    void set(const QByteArray& photo, const QByteArrayList& more) {
        const CliAnswer answer = m_driver.run(QByteArrayList{"photo", "set", "CATALOG", photo} + more);
        if (answer.exit != 0) qFatal("%s", answer.err.constData());
    }

/// The state, and all reasons; the first of them is the one that decides, those of one kind come in any
/// order.
#define BK_TOLD(actual, wantedState, ...)                                                                    \
    do {                                                                                                     \
        Told bkTold = (actual);                                                                              \
        QCOMPARE(bkTold.state, QStringLiteral(wantedState));                                                 \
        QVERIFY(bkTold.reasons.isEmpty() || bkTold.reasons.first().startsWith(bkTold.state));                \
        QStringList bkWanted{__VA_ARGS__};                                                                   \
        bkTold.reasons.sort();                                                                               \
        bkWanted.sort();                                                                                     \
        QCOMPARE(bkTold.reasons, bkWanted);                                                                  \
    } while (false)

private Q_SLOTS:
    void initTestCase() {
        BK_EXIT(m_driver.create(), 0);
        QVERIFY(QDir().mkpath(QString::fromUtf8(m_driver.path("in"))));
        // 1: nobody. 2: one person. 3: two persons.
        m_nobody = m_driver.photo(1, "in/nobody.jpg");
        m_single = m_driver.photo(2, "in/single.jpg");
        m_pair = m_driver.photo(3, "in/pair.jpg");
        BK_EXIT(m_driver.run({"import", "CATALOG", m_driver.path("in"), "--collection", "Open day"}), 0);
        BK_EXIT(m_driver.run({"scan", "CATALOG"}), 0);
        m_never = m_driver.photo(15, "never.jpg");
        BK_EXIT(m_driver.run({"import", "CATALOG", m_never, "--collection", "Later"}), 0);
        QCOMPARE(facesOf(m_single).size(), 1);
        QCOMPARE(facesOf(m_pair).size(), 2);
    }

    // Consent of a person for a purpose on a photo on a day.

    /// 1: grants, refusals and withdrawals are decisions, dated on the signing or the withdrawal; a
    /// withdrawal is about all of the record's purposes unless it names some.
    void decisionsAreGrantsRefusalsAndWithdrawals() {
        const QByteArray who = somebody();
        const QString name = QString::fromUtf8(who);
        BK_TOLD(told(m_single), "Missing", QStringLiteral("Missing %1").arg(name));
        const QString number = record(who, "2026-06-01", {"--grant", "website,print", "--refuse", "social"});
        BK_TOLD(told(m_single), "Cleared", QStringLiteral("Cleared %1 %2").arg(name, number));
        BK_TOLD(told(m_single, "social"), "Refused",
                QStringLiteral("Refused %1 %2 2026-06-01").arg(name, number));
        BK_TOLD(told(m_single, "press"), "Missing", QStringLiteral("Missing %1").arg(name));
        withdraw(number, {"--purposes", "website", "--date", "2026-06-10"});
        BK_TOLD(told(m_single), "Withdrawn", QStringLiteral("Withdrawn %1 %2 2026-06-10").arg(name, number));
        BK_TOLD(told(m_single, "print"), "Cleared", QStringLiteral("Cleared %1 %2").arg(name, number));
        withdraw(number, {"--date", "2026-06-12"});
        BK_TOLD(told(m_single, "print"), "Withdrawn",
                QStringLiteral("Withdrawn %1 %2 2026-06-12").arg(name, number));
        // What was refused stays refused: a withdrawal takes back what was granted.
        BK_TOLD(told(m_single, "social"), "Refused",
                QStringLiteral("Refused %1 %2 2026-06-01").arg(name, number));
    }

    /// 2: the latest decision dated on or before the day decides.
    void theLatestDecisionDecides() {
        const QByteArray who = somebody();
        const QString name = QString::fromUtf8(who);
        const QString refused = record(who, "2026-06-05", {"--refuse", "website"});
        const QString granted = record(who, "2026-06-10", {"--grant", "website"});
        // Recorded later, signed earlier.
        record(who, "2026-06-01", {"--refuse", "website"});
        BK_TOLD(told(m_single), "Cleared", QStringLiteral("Cleared %1 %2").arg(name, granted));
        // Records dated later change nothing about a day before them.
        BK_TOLD(told(m_single, "website", "2026-06-09"), "Refused",
                QStringLiteral("Refused %1 %2 2026-06-05").arg(name, refused));
        BK_TOLD(told(m_single, "website", "2026-05-31"), "Missing", QStringLiteral("Missing %1").arg(name));
    }

    /// 2: on one date a refusal or withdrawal outweighs a grant.
    void onOneDateTheNoOutweighsTheYes() {
        const QByteArray who = somebody();
        const QString name = QString::fromUtf8(who);
        const QString refused = record(who, "2026-06-10", {"--refuse", "website"});
        record(who, "2026-06-10", {"--grant", "website"});
        BK_TOLD(told(m_single), "Refused", QStringLiteral("Refused %1 %2 2026-06-10").arg(name, refused));
        const QString granted = record(who, "2026-06-12", {"--grant", "website"});
        withdraw(granted, {"--date", "2026-06-12"});
        BK_TOLD(told(m_single), "Withdrawn", QStringLiteral("Withdrawn %1 %2 2026-06-12").arg(name, granted));
    }

    /// 3: NotYetValid before its from-date, Expired after its until-date, which itself still counts.
    void aGrantHasItsDays() {
        const QByteArray who = somebody();
        const QString name = QString::fromUtf8(who);
        const QString number =
            record(who, "2026-06-01",
                   {"--grant", "website,print:2026-06-25", "--from", "2026-06-20", "--until", "2026-06-30"});
        BK_TOLD(told(m_single), "NotYetValid",
                QStringLiteral("NotYetValid %1 %2 2026-06-20").arg(name, number));
        QCOMPARE(told(m_single).until, QStringLiteral("2026-06-19"));
        BK_TOLD(told(m_single, "website", "2026-06-19"), "NotYetValid",
                QStringLiteral("NotYetValid %1 %2 2026-06-20").arg(name, number));
        BK_TOLD(told(m_single, "website", "2026-06-20"), "Cleared",
                QStringLiteral("Cleared %1 %2 2026-06-30").arg(name, number));
        BK_TOLD(told(m_single, "website", "2026-06-30"), "Cleared",
                QStringLiteral("Cleared %1 %2 2026-06-30").arg(name, number));
        BK_TOLD(told(m_single, "website", "2026-07-01"), "Expired",
                QStringLiteral("Expired %1 %2 2026-06-30").arg(name, number));
        // An end of its own.
        BK_TOLD(told(m_single, "print", "2026-06-25"), "Cleared",
                QStringLiteral("Cleared %1 %2 2026-06-25").arg(name, number));
        BK_TOLD(told(m_single, "print", "2026-06-26"), "Expired",
                QStringLiteral("Expired %1 %2 2026-06-25").arg(name, number));
    }

    /// 3: an earlier grant that is valid carries what the latest does not, unless somebody said no in
    /// between.
    void anEarlierGrantCarries() {
        const QByteArray who = somebody();
        const QString name = QString::fromUtf8(who);
        const QString first = record(who, "2026-05-01", {"--grant", "website"});
        record(who, "2026-05-10", {"--grant", "website", "--until", "2026-05-20"});
        record(who, "2026-05-11", {"--grant", "website", "--from", "2026-08-01", "--until", "2026-08-31"});
        BK_TOLD(told(m_single), "Cleared", QStringLiteral("Cleared %1 %2").arg(name, first));
        record(who, "2026-05-05", {"--refuse", "website"});
        QCOMPARE(told(m_single).state, QStringLiteral("NotYetValid"));
        QCOMPARE(told(m_single, "website", "2026-05-15").state, QStringLiteral("Cleared"));
    }

    /// 3: an earlier grant that another record took the place of carries nothing any more.
    void aSupersededGrantCarriesNothing() {
        const QByteArray who = somebody();
        const QString name = QString::fromUtf8(who);
        const QString first = record(who, "2026-05-01", {"--grant", "website"});
        const QString second =
            record(who, "2026-05-10",
                   {"--grant", "website", "--until", "2026-05-20", "--supersedes", first.toUtf8()});
        BK_TOLD(told(m_single), "Expired", QStringLiteral("Expired %1 %2 2026-05-20").arg(name, second));
    }

    /// 4: a draft never counts.
    void aDraftNeverCounts() {
        const QByteArray who = somebody();
        const QString name = QString::fromUtf8(who);
        const QString number = record(who, "2026-06-01", {"--grant", "website"}, true);
        BK_TOLD(told(m_single), "Missing", QStringLiteral("Missing %1").arg(name));
        BK_EXIT(m_driver.run({"quitclaim", "attach", "CATALOG", number.toUtf8(), "--scan",
                              m_driver.paper("late.png")}),
                0);
        BK_TOLD(told(m_single), "Cleared", QStringLiteral("Cleared %1 %2").arg(name, number));
    }

    /// 4: a minor's own signature without a guardian: Missing.
    void aMinorNeedsAGuardian() {
        const QByteArray who = somebody("2010-06-10"); // 16 on 2026-06-10
        const QString name = QString::fromUtf8(who);
        const CliAnswer alone = m_driver.run({"quitclaim", "add", "CATALOG", "--person", who, "--signed",
                                              "2026-06-09", "--grant", "website", "--refuse", "print",
                                              "--open-ended", "--scan", m_driver.paper("alone.png")});
        BK_EXIT(alone, 0);
        QVERIFY(alone.json[QStringLiteral("note")].toString().contains(name));
        BK_TOLD(told(m_single), "Missing", QStringLiteral("Missing %1").arg(name));
        // Saying no needs nobody.
        QCOMPARE(told(m_single, "print").state, QStringLiteral("Refused"));
        const QString guarded = record(
            who, "2026-06-09",
            {"--grant", "website", "--guardian", "Jan", "--relation", "father", "--until", "2026-12-31"});
        BK_TOLD(told(m_single), "Cleared", QStringLiteral("Cleared %1 %2 2026-12-31").arg(name, guarded));
        // From the 16th birthday on it is their own to give, and the guardian's runs on.
        const QString own = record(who, "2026-06-10", {"--grant", "social"});
        BK_TOLD(told(m_single, "social"), "Cleared", QStringLiteral("Cleared %1 %2").arg(name, own));
        QCOMPARE(told(m_single).state, QStringLiteral("Cleared"));
    }

    /// Only records whose scope covers the photo are looked at.
    void theScopeHasToCoverThePhoto() {
        const QByteArray who = somebody();
        const QString name = QString::fromUtf8(who);
        record(who, "2026-06-01", {"--grant", "website", "--scope", "collection:Later"});
        record(who, "2026-06-01", {"--grant", "website", "--scope", "photo:" + m_pair});
        BK_TOLD(told(m_single), "Missing", QStringLiteral("Missing %1").arg(name));
        const QString here =
            record(who, "2026-06-01", {"--grant", "website", "--scope", "collection:Open day"});
        BK_TOLD(told(m_single), "Cleared", QStringLiteral("Cleared %1 %2").arg(name, here));
        QCOMPARE(consentOf(who), QStringLiteral("Missing"));
        const QString listed =
            record(who, "2026-06-02", {"--refuse", "website", "--scope", "photo:" + m_single});
        BK_TOLD(told(m_single), "Refused", QStringLiteral("Refused %1 %2 2026-06-02").arg(name, listed));
    }

    // Clearance of a photo for a purpose on a day: the rows of the table, the first that applies wins.

    void rowsAboutThePhotoItself() {
        const QByteArray who = somebody();
        const QString name = QString::fromUtf8(who);
        const QString number = record(who, "2026-06-01", {"--refuse", "website"});
        const QString refused = QStringLiteral("Refused %1 %2 2026-06-01").arg(name, number);
        BK_TOLD(told(m_single), "Refused", refused);
        // NotNeeded: a valid override, through its last day.
        set(m_single, {"--not-needed", "public-event", "--until", "2026-06-20", "--note", "opening"});
        BK_TOLD(told(m_single), "NotNeeded", QStringLiteral("NotNeeded 2026-06-20"), refused);
        BK_TOLD(told(m_single, "website", "2026-06-21"), "Refused", refused);
        // AssetExpired: after the photo's own last day, or its collection's.
        set(m_single, {"--expires", "2026-06-14"});
        BK_TOLD(told(m_single), "AssetExpired", QStringLiteral("AssetExpired 2026-06-14"),
                QStringLiteral("NotNeeded 2026-06-20"), refused);
        set(m_single, {"--expires", "2026-06-15"});
        QCOMPARE(told(m_single).state, QStringLiteral("NotNeeded"));
        set(m_single, {"--expires", "none"});
        BK_EXIT(m_driver.run({"collection", "set", "CATALOG", "Open day", "--retain-until", "2026-06-14"}),
                0);
        BK_TOLD(told(m_single), "AssetExpired", QStringLiteral("AssetExpired 2026-06-14"),
                QStringLiteral("NotNeeded 2026-06-20"), refused);
        // Embargoed: before the day on which it may be used.
        set(m_single, {"--embargo", "2026-06-16"});
        BK_TOLD(told(m_single), "Embargoed", QStringLiteral("Embargoed 2026-06-16"),
                QStringLiteral("AssetExpired 2026-06-14"), QStringLiteral("NotNeeded 2026-06-20"), refused);
        set(m_single, {"--embargo", "2026-06-15"});
        QCOMPARE(told(m_single).state, QStringLiteral("AssetExpired"));
        set(m_single, {"--embargo", "2026-06-16"});
        // Restricted, before all others.
        set(m_single, {"--restrict", "on"});
        BK_TOLD(told(m_single), "Restricted", QStringLiteral("Restricted"),
                QStringLiteral("Embargoed 2026-06-16"), QStringLiteral("AssetExpired 2026-06-14"),
                QStringLiteral("NotNeeded 2026-06-20"), refused);
        set(m_single, {"--restrict", "off", "--embargo", "none", "--not-needed", "none"});
        BK_EXIT(m_driver.run({"collection", "set", "CATALOG", "Open day", "--retain-until", "none"}), 0);
        BK_TOLD(told(m_single), "Refused", refused);
    }

    void unreviewedUntilSomebodyLooked() {
        BK_TOLD(told(m_never), "Unreviewed", QStringLiteral("Unreviewed"));
        set(m_never, {"--reviewed"});
        BK_TOLD(told(m_never), "NoPeople");
    }

    void rowsAboutThePeopleShown() {
        // One is named, of the other nobody knows yet who it is.
        const QByteArrayList faces = facesOf(m_pair);
        BK_TOLD(told(m_pair), "Unresolved", QStringLiteral("Unresolved"), QStringLiteral("Unresolved"));
        const QByteArray first = somebody();
        const QByteArray second = somebody();
        BK_EXIT(m_driver.run({"face", "name", "CATALOG", faces[0], first}), 0);
        const QString one = QString::fromUtf8(first);
        const QString two = QString::fromUtf8(second);
        BK_TOLD(told(m_pair), "Missing", QStringLiteral("Missing %1").arg(one), QStringLiteral("Unresolved"));
        QString number = record(first, "2026-06-01", {"--grant", "website"});
        const QString cleared = QStringLiteral("Cleared %1 %2").arg(one, number);
        BK_TOLD(told(m_pair), "Unresolved", QStringLiteral("Unresolved"), cleared);
        // Each worse row of the other wins over the yes of the one.
        BK_EXIT(m_driver.run({"face", "name", "CATALOG", faces[1], second}), 0);
        BK_TOLD(told(m_pair), "Missing", QStringLiteral("Missing %1").arg(two), cleared);
        number = record(second, "2026-06-02",
                        {"--grant", "website", "--from", "2026-07-01", "--until", "2026-07-31"});
        BK_TOLD(told(m_pair), "NotYetValid", QStringLiteral("NotYetValid %1 %2 2026-07-01").arg(two, number),
                cleared);
        BK_TOLD(told(m_pair, "website", "2026-07-01"), "Cleared", cleared,
                QStringLiteral("Cleared %1 %2 2026-07-31").arg(two, number));
        BK_TOLD(told(m_pair, "website", "2026-08-01"), "Expired",
                QStringLiteral("Expired %1 %2 2026-07-31").arg(two, number), cleared);
        number = record(second, "2026-06-03", {"--refuse", "website"});
        BK_TOLD(told(m_pair), "Refused", QStringLiteral("Refused %1 %2 2026-06-03").arg(two, number),
                cleared);
        number = record(second, "2026-06-04", {"--grant", "website"});
        withdraw(number, {"--date", "2026-06-05"});
        BK_TOLD(told(m_pair), "Withdrawn", QStringLiteral("Withdrawn %1 %2 2026-06-05").arg(two, number),
                cleared);
        // Who cannot be recognised, and what is no face, do not count.
        BK_EXIT(m_driver.run({"face", "bystander", "CATALOG", faces[1], "--reason", "from behind"}), 0);
        BK_TOLD(told(m_pair), "Cleared", cleared);
        BK_EXIT(m_driver.run({"face", "not-a-face", "CATALOG", faces[0]}), 0);
        BK_TOLD(told(m_pair), "NoPeople");
        BK_TOLD(told(m_nobody), "NoPeople");
    }

    /// Which of the states let a photo leave.
    void whatMayBeExported() {
        const QByteArray who = somebody();
        const auto exported = [&] {
            static int times = 0;
            const CliAnswer answer = m_driver.run({"export", "CATALOG", "--purpose", "advertising", "--to",
                                                   m_driver.path("out " + QByteArray::number(++times))});
            for (const QJsonValue& photo : answer.json[QStringLiteral("exported")].toArray())
                if (photo[QStringLiteral("path")].toString().toUtf8() == m_single) return true;
            return false;
        };
        QVERIFY(!exported()); // Missing
        set(m_single, {"--not-needed", "crowd"});
        QVERIFY(exported()); // NotNeeded
        set(m_single, {"--not-needed", "none"});
        const QString number = record(who, "2026-06-01", {"--grant", "advertising"});
        QVERIFY(exported()); // Cleared
        withdraw(number);
        QVERIFY(!exported()); // Withdrawn
        BK_EXIT(m_driver.run({"face", "not-a-face", "CATALOG", facesOf(m_single).first()}), 0);
        QVERIFY(exported()); // NoPeople
        // Unless the catalog's policy asks for a person's word first.
        BK_EXIT(m_driver.run({"policy", "CATALOG", "--no-people-review", "on"}), 0);
        QVERIFY(!exported());
        set(m_single, {"--reviewed"});
        QVERIFY(exported());
        BK_EXIT(m_driver.run({"policy", "CATALOG", "--no-people-review", "off"}), 0);
        for (const QByteArrayList& limit :
             {QByteArrayList{"--embargo", "2026-06-16"}, QByteArrayList{"--expires", "2026-06-14"},
              QByteArrayList{"--restrict", "on"}}) {
            set(m_single, limit);
            QVERIFY2(!exported(), limit.first().constData());
            set(m_single, {"--embargo", "none", "--expires", "none", "--restrict", "off"});
            QVERIFY(exported());
        }
        BK_EXIT(m_driver.run({"check", "CATALOG"}), 0);
    }

    /// The states of persons under which their photo stays.
    void whatOfPersonsMayNotBeExported() {
        const CliAnswer added = m_driver.run({"face", "add", "CATALOG", m_single, "4,4,40,40"});
        BK_EXIT(added, 0);
        const QByteArray face = added.json[QStringLiteral("face")].toString().toUtf8();
        const auto blocked = [&]() -> QString {
            static int times = 0;
            const CliAnswer answer = m_driver.run({"export", "CATALOG", "--purpose", "press", "--to",
                                                   m_driver.path("kept " + QByteArray::number(++times))});
            for (const QJsonValue& photo : answer.json[QStringLiteral("blocked")].toArray())
                if (photo[QStringLiteral("path")].toString().toUtf8() == m_single)
                    return photo[QStringLiteral("state")].toString();
            return {};
        };
        QCOMPARE(blocked(), QStringLiteral("Unresolved"));
        const QList<std::pair<const char*, QByteArrayList>> records{
            {"NotYetValid", {"--grant", "press", "--from", "2026-07-01", "--until", "2026-07-31"}},
            {"Expired", {"--grant", "press", "--until", "2026-06-10"}},
            {"Refused", {"--refuse", "press"}}};
        for (const auto& [state, words] : records) {
            const QByteArray who = "Person of " + QByteArray(state);
            BK_EXIT(m_driver.run({"person", "add", "CATALOG", who}), 0);
            BK_EXIT(m_driver.run({"face", "name", "CATALOG", face, who}), 0);
            record(who, "2026-06-01", words);
            QCOMPARE(blocked(), QLatin1String(state));
        }
    }
};

BK_TEST_MAIN(ConsentModelTest)
#include "ConsentModelTest.moc"
