#include "tests/support/TestCatalog.h"
#include "tests/ui/PrivateBus.h"

#include "ui/settings/SettingsPage.h"
#include "ui/shell/DesktopNotice.h"
#include "ui/shell/TaskNotice.h"
#include "ui/shell/Workspace.h"

#include <QCheckBox>
#include <QElapsedTimer>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusVirtualObject>

using namespace bk;
using namespace bk::ui;

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");

/// A desktop that shows notices; ANSWERS false: one that takes them and says nothing.
class FakeDesktop : public QDBusVirtualObject {
public:
    FakeDesktop(const QString& address, bool answers)
        : m_answers(answers), m_bus(QDBusConnection::connectToBus(address, QStringLiteral("desktop"))) {
        m_bus.registerVirtualObject(QStringLiteral("/org/freedesktop/Notifications"), this);
        m_bus.registerService(service);
    }
    ~FakeDesktop() override {
        m_bus.unregisterObject(QStringLiteral("/org/freedesktop/Notifications"));
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    }
    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection&) override {
        if (message.member() != QLatin1String("Notify")) return false;
        notices << message.arguments();
        signature = message.signature();
        if (m_answers) m_bus.send(message.createReply(QVariant(number++)));
        return true;
    }

    QList<QVariantList> notices;
    QString signature;
    quint32 number = 41;

private:
    bool m_answers;
    QDBusConnection m_bus;
};

Task task(TaskKind kind, Warning warning, int count = 1) {
    Task made;
    made.kind = kind;
    made.warning = warning;
    made.count = count;
    made.personName = QStringLiteral("Noor Bakker");
    made.place = QStringLiteral("www.example.org");
    made.quitclaimNumber = QStringLiteral("Q-2026-00042");
    return made;
}

/// The number that each line begins with; how the words around it are bent is the translation's business.
QString numbersIn(const QString& lines) {
    QStringList numbers;
    for (const QString& line : lines.split(QLatin1Char('\n')))
        numbers << line.section(QLatin1Char(' '), 0, 0);
    return numbers.join(QLatin1Char(' '));
}

Quitclaim ending(const PersonId& person, const QDate& until) {
    Quitclaim made;
    made.person = person;
    made.signedOn = QDate(2026, 1, 1);
    made.until = until;
    made.grants << Grant{*Purpose::tryFrom(QStringLiteral("website")), Decision::Granted, {}};
    return made;
}

} // namespace

/// What is told on the desktop, heard on a bus of this test's own.
class DesktopNoticeTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<test::PrivateBus> m_bus;

    /// A catalog with one permission that ends within 7 days and one within 30.
    std::unique_ptr<Session> catalogWithEnds() {
        auto session = m_desk->makeCatalog(QStringLiteral("Museum"));
        const QDate today = m_desk->clock->today();
        for (const int days : {5, 20}) {
            const auto person =
                PersonService(*session).add(QStringLiteral("Noor Bakker %1").arg(days), std::nullopt);
            if (!person || !ConsentService(*session).add(ending(person->id, today.addDays(days)),
                                                         {test::TestCatalog::smallScan()}))
                qFatal("no quitclaim");
        }
        return session;
    }

private Q_SLOTS:
    void init() {
        m_desk = std::make_unique<test::Desk>();
        m_bus = std::make_unique<test::PrivateBus>();
        if (!m_bus->start()) QSKIP("dbus-daemon is not installed");
    }
    void cleanup() {
        m_bus.reset();
        m_desk.reset();
    }

    void aNoticeTakesThePlaceOfTheOneBefore() {
        FakeDesktop desktop(m_bus->address(), true);
        DesktopNotice notice(nullptr, m_bus->address());
        QSignalSpy said(&notice, &DesktopNotice::said);
        notice.say(QStringLiteral("Title"), QStringLiteral("3 < 4"));
        QVERIFY(said.wait(test::patience));
        QCOMPARE(said.takeFirst(), QVariantList{true});
        QCOMPARE(desktop.signature, QStringLiteral("susssasa{sv}i"));
        QCOMPARE(desktop.notices[0][1].toUInt(), 0U);
        QCOMPARE(desktop.notices[0][3].toString(), QStringLiteral("Title"));
        QCOMPARE(desktop.notices[0][4].toString(), QStringLiteral("3 &lt; 4"));
        notice.say(QStringLiteral("Title"), QStringLiteral("again"));
        QVERIFY(said.wait(test::patience));
        QCOMPARE(desktop.notices[1][1].toUInt(), 41U);
    }

    void withoutADesktopNothingHappens() {
        DesktopNotice nobody(nullptr, m_bus->address());
        QSignalSpy said(&nobody, &DesktopNotice::said);
        nobody.say(QStringLiteral("Title"), QStringLiteral("text"));
        QVERIFY(said.wait(test::patience));
        QCOMPARE(said.takeFirst(), QVariantList{false});
        DesktopNotice nowhere(nullptr, QStringLiteral("unix:path=/nowhere/bus"));
        QSignalSpy saidNowhere(&nowhere, &DesktopNotice::said);
        nowhere.say(QStringLiteral("Title"), QStringLiteral("text"));
        QVERIFY(saidNowhere.wait(test::patience));
        QCOMPARE(saidNowhere.takeFirst(), QVariantList{false});
    }

    void noBusIsStarted() {
        const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", m_desk->folder.path().toUtf8());
        DesktopNotice notice;
        QSignalSpy said(&notice, &DesktopNotice::said);
        notice.say(QStringLiteral("Title"), QStringLiteral("text"));
        const bool answered = said.wait(test::patience);
        if (!address.isNull()) qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        if (runtime.isNull())
            qunsetenv("XDG_RUNTIME_DIR");
        else
            qputenv("XDG_RUNTIME_DIR", runtime);
        QVERIFY(answered);
        QCOMPARE(said.takeFirst(), QVariantList{false});
        QVERIFY(QDir(m_desk->folder.path()).entryList({QStringLiteral("*bus*")}).isEmpty());
    }

    void aDesktopThatDoesNotAnswerHoldsNobodyUp() {
        FakeDesktop desktop(m_bus->address(), false);
        auto notice = std::make_unique<DesktopNotice>(nullptr, m_bus->address());
        QElapsedTimer timer;
        timer.start();
        notice->say(QStringLiteral("Title"), QStringLiteral("text"));
        notice.reset();
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QTRY_COMPARE_WITH_TIMEOUT(desktop.notices.size(), 1, test::patience);
    }

    void numbersOnly() {
        QCOMPARE(urgentInNumbers({}), QString());
        QCOMPARE(urgentInNumbers({task(TaskKind::Expiring, Warning::Days30),
                                  task(TaskKind::Draft, Warning::Past), task(TaskKind::Minor, Warning::Today),
                                  task(TaskKind::Unresolved, Warning::None, 9)}),
                 QString());
        const QString all = urgentInNumbers(
            {task(TaskKind::Expiring, Warning::Days7), task(TaskKind::Expiring, Warning::Today),
             task(TaskKind::Expired, Warning::Past), task(TaskKind::Takedown, Warning::Past, 4),
             task(TaskKind::StillPublished, Warning::Past, 3),
             task(TaskKind::RetentionDue, Warning::Today, 12)});
        QCOMPARE(numbersIn(all), QStringLiteral("4 3 1 2 12"));
        QVERIFY(!all.contains(QStringLiteral("Noor")) && !all.contains(QStringLiteral("Q-2026")));
    }

    void whatIsUrgentIsToldAtUnlockAndOnANewDay() {
        FakeDesktop desktop(m_bus->address(), true);
        DesktopNotice notice(nullptr, m_bus->address());
        QSignalSpy said(&notice, &DesktopNotice::said);
        MainWindow window(m_desk->program, m_desk->preferences);
        window.tellOn(notice);
        window.show();
        window.open(catalogWithEnds());
        QVERIFY(said.count() > 0 || said.wait(test::patience));
        QCOMPARE(desktop.notices.size(), 1);
        QCOMPARE(numbersIn(desktop.notices[0][4].toString()), QStringLiteral("1"));
        QVERIFY(!desktop.notices[0][4].toString().contains(QStringLiteral("Noor")));
        auto* tasks = window.shell()->findChild<TaskNotice*>();
        QVERIFY(tasks != nullptr);
        tasks->look();
        m_desk->clock->setDay(m_desk->clock->today().addDays(14));
        tasks->look();
        QTRY_COMPARE_WITH_TIMEOUT(said.count(), 2, test::patience);
        QCOMPARE(desktop.notices.size(), 2);
        QCOMPARE(numbersIn(desktop.notices[1][4].toString()), QStringLiteral("1 1"));
        QVERIFY(test::lockAndWait(window));
        QVERIFY(window.findChild<TaskNotice*>() == nullptr);
    }

    void itCanBeSwitchedOff() {
        QVERIFY(m_desk->preferences.tellsOnDesktop());
        FakeDesktop desktop(m_bus->address(), true);
        DesktopNotice notice(nullptr, m_bus->address());
        QSignalSpy said(&notice, &DesktopNotice::said);
        MainWindow window(m_desk->program, m_desk->preferences);
        window.tellOn(notice);
        window.show();
        m_desk->preferences.setTellsOnDesktop(false);
        window.open(catalogWithEnds());
        QVERIFY(test::visit(*window.shell(), Shell::Room::Settings));
        QCOMPARE(said.count(), 0);
        auto* settings = static_cast<SettingsPage*>(window.shell()->page(Shell::Room::Settings));
        QVERIFY(!settings->tellsOnDesktop()->isChecked());
        settings->tellsOnDesktop()->click();
        QVERIFY(m_desk->preferences.tellsOnDesktop());
        window.shell()->findChild<TaskNotice*>()->look();
        QVERIFY(said.wait(test::patience));
        QCOMPARE(desktop.notices.size(), 1);
        QVERIFY(test::lockAndWait(window));
    }
};

BK_UI_TEST_MAIN(DesktopNoticeTest)
#include "DesktopNoticeTest.moc"
