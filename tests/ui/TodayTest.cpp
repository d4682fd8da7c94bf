#include "core/store/Catalog.h"
#include "tests/ui/PageSupport.h"
#include "ui/quitclaims/DateField.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/today/PutOffDialog.h"
#include "ui/today/TaskCard.h"
#include "ui/today/TaskFiles.h"
#include "ui/today/TaskLine.h"
#include "ui/today/TodayPage.h"
#include "ui/today/TodayTasks.h"

#include <QLineEdit>
#include <QPushButton>

using namespace bk;
using namespace bk::ui;

/// The page of today: what waits, put off and told again, and the files of it.
class TodayTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    TodayPage* m_page = nullptr;
    const QDate m_today = test::PageDesk::today;

    void openPage(const QSize& size = QSize(1180, 900)) {
        m_page = new TodayPage(*m_desk->workspace);
        m_desk->showPage(m_page, size);
        QSignalSpy ready(m_page, &Page::ready);
        m_page->activate();
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
        m_desk->settle();
    }
    void reload() {
        QSignalSpy ready(m_page, &Page::ready);
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
        m_desk->settle();
    }
    Person ending(const QString& name, std::optional<int> days, bool scanned = true) {
        const Person person = m_desk->addPerson(name);
        Quitclaim record = test::PageDesk::record(person, {QStringLiteral("website")});
        record.openEnded = !days;
        if (days) record.until = m_today.addDays(*days);
        m_desk->keep(person, record, scanned);
        return person;
    }
    void change(const QByteArray& sql) {
        const auto done = m_desk->services().session->catalog().maintain([&](ConnectionSet& all) -> Status {
            BK_ASSIGN(Connection* const connection, all.of(DatabaseFile::Catalog));
            return connection->execute(sql);
        });
        if (!done) qFatal("%s", qPrintable(done.error().context));
    }
    static QByteArray hex(const QByteArray& bytes) { return "x'" + bytes.toHex() + "'"; }
    PublicationId publish(const PhotoId& photo, const QByteArray& place) {
        const PublicationId id(QUuid::createUuid());
        const QByteArray who = hex(m_desk->services().session->user().toBytes());
        change("INSERT INTO publications(id, purpose, kind, place, published_on, notes, added_at, added_by) "
               "VALUES(" +
               hex(id.toBytes()) + ", 'website', 0, '" + place + "', " +
               QByteArray::number(m_today.addDays(-40).toJulianDay()) + ", '', 0, " + who + ")");
        change("INSERT INTO publication_photos VALUES(" + hex(id.toBytes()) + ", " + hex(photo.toBytes()) +
               ")");
        return id;
    }
    void openTakedown(const PublicationId& publication, const PhotoId& photo, const PersonId& person) {
        change("INSERT INTO takedowns(publication, photo, opened_on, state, person, opened_at, opened_by) "
               "VALUES(" +
               hex(publication.toBytes()) + ", " + hex(photo.toBytes()) + ", " +
               QByteArray::number(m_today.addDays(-2).toJulianDay()) + ", 5, " + hex(person.toBytes()) +
               ", 1, " + hex(m_desk->services().session->user().toBytes()) + ")");
    }
    TaskCard* card(TaskGroup group) const {
        for (TaskCard* one : m_page->findChildren<TaskCard*>())
            if (one->isVisible() && one->group() == group) return one;
        return nullptr;
    }
    QList<TaskGroup> groups() const {
        QList<std::pair<QPoint, TaskGroup>> cards;
        for (TaskCard* one : m_page->findChildren<TaskCard*>())
            if (one->isVisible()) cards.append({one->mapTo(m_page, QPoint()), one->group()});
        std::sort(cards.begin(), cards.end(), [](const auto& a, const auto& b) {
            return std::pair(a.first.y(), a.first.x()) < std::pair(b.first.y(), b.first.x());
        });
        QList<TaskGroup> found;
        for (const auto& one : std::as_const(cards))
            found << one.second;
        return found;
    }
    static int linesOn(const QWidget* card) {
        int lines = 0;
        for (const TaskLine* line : card->findChildren<TaskLine*>())
            if (line->isVisible()) ++lines;
        return lines;
    }
    PutOffDialog* dialog() const { return m_page->findChild<PutOffDialog*>(); }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<test::PageDesk>(QStringList{QStringLiteral("0018")}); }
    void cleanup() { m_desk.reset(); }

    void whatIsUrgentComesFirst() {
        const PhotoId photo = m_desk->photo(QStringLiteral("0018"));
        const Person noor = ending(QStringLiteral("Noor Bakker"), -3);
        openTakedown(publish(photo, "www.museum.example/open-day"), photo, noor.id);
        for (const int days : {0, 5, 20, 80})
            ending(QStringLiteral("Somebody %1").arg(days), days);
        ending(QStringLiteral("Anna Visser"), {}, false);
        const Person minor =
            m_desk->addPerson(QStringLiteral("Sam de Wit"), m_today.addDays(30).addYears(-16));
        Quitclaim guarded = test::PageDesk::record(minor, {QStringLiteral("website")});
        guarded.guardian = Guardian{QStringLiteral("Anna"), QStringLiteral("mother")};
        m_desk->keep(minor, guarded);
        QVERIFY(m_desk->services().photos.setExpires(photo, m_today.addDays(12)).has_value());
        openPage();
        QCOMPARE(groups().mid(0, 9),
                 (QList<TaskGroup>{TaskGroup::TakeDown, TaskGroup::Expired, TaskGroup::EndsToday,
                                   TaskGroup::EndsIn7Days, TaskGroup::EndsIn30Days, TaskGroup::EndsIn90Days,
                                   TaskGroup::Drafts, TaskGroup::Minors, TaskGroup::Retention}));
        QVERIFY(card(TaskGroup::Unresolved) != nullptr);
        QCOMPARE(m_desk->picture(QStringLiteral("today-tasks")), QString());
        QCOMPARE(m_desk->largePicture(QStringLiteral("today-tasks")), QString());
        setTextScale(2.0);
        applyTheme(*qobject_cast<QApplication*>(qApp), ThemeChoice::Light);
        m_desk->settle();
        for (const ElidedLink* link : m_page->findChildren<ElidedLink*>())
            if (link->isVisible())
                QVERIFY2(link->height() >= link->fontMetrics().height() + 8, qPrintable(link->text()));
        setTextScale(1.0);
        applyTheme(*qobject_cast<QApplication*>(qApp), ThemeChoice::Light);
    }

    void cardsAndLinesLeadToTheirLists() {
        const PhotoId photo = m_desk->photo(QStringLiteral("0018"));
        const Person noor = ending(QStringLiteral("Noor Bakker"), 5);
        const PublicationId place = publish(photo, "www.museum.example");
        openTakedown(place, photo, noor.id);
        openPage();
        QSignalSpy quitclaims(m_desk->workspace.get(), &Workspace::quitclaimsWanted);
        QSignalSpy publications(m_desk->workspace.get(), &Workspace::publicationsWanted);
        QSignalSpy person(m_desk->workspace.get(), &Workspace::personWanted);
        QTest::keyClick(card(TaskGroup::EndsIn7Days), Qt::Key_Return);
        QCOMPARE(quitclaims.count(), 1);
        QCOMPARE(quitclaims.first().first().value<QuitclaimFilter>().expiringWithinDays, std::optional(7));
        card(TaskGroup::EndsIn7Days)->findChild<TaskLine*>()->link()->click();
        QCOMPARE(person.first().first().value<PersonId>(), noor.id);
        QTest::mouseClick(card(TaskGroup::TakeDown), Qt::LeftButton, {}, QPoint(4, 4));
        QCOMPARE(publications.first().first().value<PublicationId>(), place);
        // What should not be seen any more cannot be put off.
        QVERIFY(card(TaskGroup::TakeDown)->findChild<TaskLine*>()->offer() == nullptr);
    }

    void putOffWithTheKeyboardAndToldAgain() {
        ending(QStringLiteral("Noor Bakker"), 5);
        openPage();
        QVERIFY(test::buttonNamed(m_page, QStringLiteral("Put off (1)")) == nullptr);
        QPushButton* offer = card(TaskGroup::EndsIn7Days)->findChild<TaskLine*>()->offer();
        QVERIFY(offer->accessibleName().startsWith(QStringLiteral("Put off: Q-2025-00001 of Noor Bakker")));
        offer->setFocus();
        QTest::keyClick(offer, Qt::Key_Space);
        QVERIFY(dialog() != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
        QTRY_VERIFY(dialog()->reason()->hasFocus());
        QTest::keyClick(dialog()->reason(), Qt::Key_Return);
        QVERIFY(dialog()->problem().contains(QStringLiteral("Say why")));
        QTest::keyClicks(dialog()->reason(), QStringLiteral("the form was sent"));
        dialog()->until()->setDate(m_today.addDays(91));
        QTest::keyClick(dialog()->reason(), Qt::Key_Return);
        QVERIFY(dialog()->problem().contains(QStringLiteral("Choose a day")));
        dialog()->until()->setDate(m_today.addDays(10));
        {
            std::unique_ptr<QWidget> page = std::move(m_desk->window);
            m_desk->window.reset(dialog());
            const QString cut = m_desk->picture(QStringLiteral("today-put-off"));
            (void)m_desk->window.release();
            m_desk->window = std::move(page);
            QCOMPARE(cut, QString());
        }
        QTest::keyClick(dialog()->reason(), Qt::Key_Return);
        reload();
        QTRY_VERIFY(dialog() == nullptr);
        QVERIFY(card(TaskGroup::EndsIn7Days) == nullptr);
        auto* shown = qobject_cast<QPushButton*>(test::buttonNamed(m_page, QStringLiteral("Put off (1)")));
        QVERIFY(shown != nullptr);
        shown->click();
        QCOMPARE(m_desk->picture(QStringLiteral("today-put-off-shown")), QString());
        QAbstractButton* again = nullptr;
        for (QAbstractButton* button : m_page->findChildren<QAbstractButton*>())
            if (button->isVisible() && button->text() == QLatin1String("Tell again")) again = button;
        QVERIFY(again != nullptr);
        again->click();
        reload();
        QVERIFY(card(TaskGroup::EndsIn7Days) != nullptr);
        QVERIFY(!shown->isVisible());
    }

    void sixtyTasksAreCalm() {
        for (int i = 0; i < 60; ++i)
            ending(i == 0 ? QStringLiteral("Wilhelmina Hendrika Adriana van Oudenaarden-Schimmelpenninck van "
                                           "der Oye tot Nijenbeek & Zn")
                          : QStringLiteral("Person with permission %1").arg(i),
                   i - 10);
        openPage();
        QCOMPARE(linesOn(card(TaskGroup::EndsIn30Days)), TaskCard::linesFolded);
        QCOMPARE(m_desk->picture(QStringLiteral("today-sixty")), QString());
        QAbstractButton* fold =
            test::buttonNamed(card(TaskGroup::EndsIn30Days), QStringLiteral("Show all 23"));
        QVERIFY(fold != nullptr);
        fold->click();
        QCOMPARE(linesOn(card(TaskGroup::EndsIn30Days)), 23);
        QCOMPARE(m_desk->picture(QStringLiteral("today-sixty-unfolded")), QString());
        // It stays so when the page is read again.
        ending(QStringLiteral("One more"), 20);
        reload();
        QCOMPARE(linesOn(card(TaskGroup::EndsIn30Days)), 24);
        test::buttonNamed(card(TaskGroup::EndsIn30Days), QStringLiteral("Show fewer"))->click();
        QCOMPARE(linesOn(card(TaskGroup::EndsIn30Days)), TaskCard::linesFolded);
    }

    void nothingNeedsYou() {
        const QList<FaceView> faces = m_desk->faces(QStringLiteral("0018"));
        for (const FaceView& face : faces)
            QVERIFY(m_desk->services().faces.bystander(face.face.id, {}).has_value());
        openPage();
        QCOMPARE(groups(), QList<TaskGroup>());
        bool said = false;
        for (const QLabel* label : m_page->findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text() == QLatin1String("Nothing needs you today"));
        QVERIFY(said);
        QCOMPARE(m_desk->picture(QStringLiteral("today-nothing")), QString());
    }

    void filesHoldNamesOnlyWhereAsked() {
        ending(QStringLiteral("Noor Bakker"), 5);
        openPage();
        const auto written = [&](TaskFile kind, bool names, const char* name) {
            const QString path = m_desk->path(QString::fromLatin1(name));
            QSignalSpy message(m_desk->workspace.get(), &Workspace::message);
            saveTasksTo(*m_desk->workspace, kind, names, path, m_page);
            if (!message.wait(test::patience)) return QByteArray();
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray plain = written(TaskFile::Calendar, false, "tasks.ics");
        QVERIFY(plain.startsWith("BEGIN:VCALENDAR\r\n"));
        QVERIFY(plain.contains("Q-2025-00001 ends on") && !plain.contains("Noor"));
        QVERIFY(written(TaskFile::Calendar, true, "named.ics").contains("Noor Bakker"));
        QVERIFY(written(TaskFile::Spreadsheet, true, "tasks.csv").contains("Noor Bakker"));
        QVERIFY(written(TaskFile::Pages, true, "tasks.pdf").startsWith("%PDF"));
        AuditFilter filter;
        filter.action = QStringLiteral("task.export");
        QCOMPARE(test::PageDesk::must(m_desk->services().audit.list(filter)).rows.size(), 4);
    }

    void whoMayNotChangeConsentPutsNothingOff() {
        ending(QStringLiteral("Noor Bakker"), 5);
        m_desk->addUser(QStringLiteral("Ed"), Role::Editor);
        m_desk->become(QStringLiteral("Ed"));
        openPage();
        QVERIFY(card(TaskGroup::EndsIn7Days) != nullptr);
        QVERIFY(card(TaskGroup::EndsIn7Days)->findChild<TaskLine*>()->offer() == nullptr);
    }
};

BK_UI_TEST_MAIN(TodayTest)
#include "TodayTest.moc"
