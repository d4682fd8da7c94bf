#include "tests/support/TinyModel.h"
#include "tests/ui/PageSupport.h"
#include "ui/models/FaceModelsPage.h"
#include "ui/models/ModelPanel.h"
#include "ui/models/ModelWords.h"
#include "ui/settings/SettingsPage.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/Banner.h"

#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace bk;
using namespace bk::ui;

/// The page about face models: what is told of each, and installing, choosing and removing.
class FaceModelsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    FaceModelsPage* m_page = nullptr;

    static QString embedder() { return QStringLiteral("bk-embedder-1"); }
    static QString detector() { return QStringLiteral("bk-detector-1"); }
    static QString tiny() { return QStringLiteral("tiny-1"); }

    void open(const QSize& size = QSize(1180, 1000)) {
        m_page = new FaceModelsPage(*m_desk->workspace);
        m_desk->showPage(m_page, size);
        QSignalSpy ready(m_page, &Page::ready);
        m_page->activate();
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
        m_desk->settle();
    }
    FilePath pack() {
        const QByteArray network = test::tinyNetwork(112);
        return FilePath::fromString(test::writePack(m_desk->path(QStringLiteral(".")),
                                                    test::tinyCard(tiny(), 112, network), network));
    }
    void install() {
        if (m_page->panelOf(tiny()) != nullptr) return;
        m_page->install(pack());
        QVERIFY(QTest::qWaitFor([this] { return m_page->panelOf(tiny()) != nullptr; }, test::patience));
        m_desk->settle();
    }
    void choose(const QString& id) {
        QVERIFY2(m_page->panelOf(id) != nullptr && m_page->panelOf(id)->useButton() != nullptr,
                 qPrintable(id));
        m_page->panelOf(id)->useButton()->click();
        QVERIFY(
            QTest::qWaitFor([&] { return m_page->panelOf(id)->confirmButton() != nullptr; }, test::patience));
    }
    bool inUse(const QString& id) {
        const ModelPanel* const panel = m_page->panelOf(id);
        return panel != nullptr && panel->model().inUse;
    }
    void top() {
        m_page->findChild<QScrollArea*>()->verticalScrollBar()->setValue(0);
        QCoreApplication::sendPostedEvents();
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::PageDesk>(QStringList{QStringLiteral("0018")});
        m_desk->addUser(QStringLiteral("Eva"), Role::Editor);
        m_desk->addUser(QStringLiteral("Boss"), Role::Administrator, false);
        const Person noor = m_desk->addPerson(QStringLiteral("Noor Bakker"));
        m_desk->keep(noor, test::PageDesk::record(noor, {QStringLiteral("recognition")}));
        QVERIFY(
            m_desk->services().faces.name(m_desk->faces(QStringLiteral("0018")).first().face.id, noor.id));
        QCOMPARE(test::PageDesk::must(m_desk->services().models.faceprints()), 1);
    }

    void cleanup() { m_desk->window.reset(); }

    void whatIsKnownOfTheBuiltInOnes() {
        open();
        QCOMPARE(m_page->panels().size(), 2);
        QVERIFY(inUse(embedder()) && inUse(detector()));
        for (const ModelPanel* panel : m_page->panels()) {
            QVERIFY2(panel->useButton() == nullptr && panel->removeButton() == nullptr,
                     "what is built in and in use can only be looked at");
            QString words;
            for (const QLabel* label : panel->findChildren<QLabel*>())
                words += label->text() + QLatin1Char('\n');
            const ModelCard& card = panel->model().card;
            for (const QString& part :
                 {card.id, card.licence, card.provenance, QString::fromLatin1(card.sha256.toHex().left(8))})
                QVERIFY2(words.contains(part), qPrintable(part));
        }
        QCOMPARE(m_page->workWords(), QString());
        QCOMPARE(m_desk->picture(QStringLiteral("face-models")), QString());
    }

    void figuresAreToldInWords() {
        const auto views = test::PageDesk::must(m_desk->services().models.list());
        const QString found = measuredLines(views.first().card).join(QLatin1Char('\n'));
        QVERIFY2(found.contains(QStringLiteral("missed: 0")), qPrintable(found));
        QVERIFY2(found.contains(QStringLiteral("about one face in 9")), qPrintable(found));
        const QString compared = measuredLines(views.last().card).join(QLatin1Char('\n'));
        QVERIFY2(compared.contains(QStringLiteral("97.5 %")), qPrintable(compared));
        QVERIFY2(compared.contains(QStringLiteral("Good at telling people apart")), qPrintable(compared));
        QVERIFY2(!compared.contains(QLatin1Char('_')) && !found.contains(QLatin1Char('_')),
                 qPrintable(compared + found));
        QCOMPARE(measuredLines({}).size(), 1);
    }

    void installedChosenAndGoneBackFrom() {
        open();
        install();
        QVERIFY(m_page->outcome()->tone() == Tone::Cleared);
        QVERIFY(!inUse(tiny()));
        choose(tiny());
        if (QTest::currentTestFailed()) return;
        ModelPanel* const panel = m_page->panelOf(tiny());
        QVERIFY2(panel->question().contains(QStringLiteral("1 faceprint")), qPrintable(panel->question()));
        QVERIFY2(panel->cancelButton()->hasFocus(), "Enter alone must not change it");
        m_desk->settle();
        QCOMPARE(m_desk->picture(QStringLiteral("face-models-question")), QString());
        QTest::keyClick(panel, Qt::Key_Escape);
        QVERIFY(panel->confirmButton() == nullptr && !inUse(tiny()));

        choose(tiny());
        if (QTest::currentTestFailed()) return;
        QSignalSpy ended(m_page, &FaceModelsPage::madeEnded);
        m_page->panelOf(tiny())->confirmButton()->click();
        QVERIFY(ended.wait(test::patience));
        QVERIFY(QTest::qWaitFor(
            [this] { return inUse(tiny()) && !inUse(embedder()) && m_page->workWords().isEmpty(); },
            test::patience));
        QCOMPARE(test::PageDesk::must(m_desk->services().models.faceprints()), 1);
        top();
        QCOMPARE(m_desk->picture(QStringLiteral("face-models-installed")), QString());

        choose(embedder());
        if (QTest::currentTestFailed()) return;
        ended.clear();
        m_page->panelOf(embedder())->confirmButton()->click();
        QVERIFY(ended.wait(test::patience));
        QVERIFY(QTest::qWaitFor([this] { return inUse(embedder()) && !inUse(tiny()); }, test::patience));
        m_page->panelOf(tiny())->removeButton()->click();
        m_page->panelOf(tiny())->confirmButton()->click();
        QVERIFY(QTest::qWaitFor([this] { return m_page->panelOf(tiny()) == nullptr; }, test::patience));
    }

    void whatCannotBeInstalledIsSaid() {
        open();
        const FilePath file = pack();
        QVERIFY(QFile::remove(m_desk->path(QStringLiteral("tiny-1.card.json"))));
        m_page->install(file);
        QVERIFY(
            QTest::qWaitFor([this] { return m_page->outcome()->tone() == Tone::Attention; }, test::patience));
        QVERIFY2(m_page->outcome()->sentence().contains(QStringLiteral(".card.json")),
                 qPrintable(m_page->outcome()->sentence()));
        m_desk->settle();
        QCOMPARE(m_desk->picture(QStringLiteral("face-models-no-card")), QString());
    }

    void whatEndsItsProcessIsSaidAndWhatIsMisspeltIsTold() {
        open();
        const FilePath file = pack();
        // A program that gives up at once stands for a network that does so.
        qputenv("BK_NETWORK", "/bin/true");
        m_page->install(file);
        QVERIFY(
            QTest::qWaitFor([this] { return m_page->outcome()->tone() == Tone::Attention; }, test::patience));
        qunsetenv("BK_NETWORK");
        QVERIFY2(m_page->outcome()->sentence().contains(QStringLiteral("beeldkluis-network")),
                 qPrintable(m_page->outcome()->sentence()));
        QVERIFY(m_page->panelOf(tiny()) == nullptr);

        const QString beside = m_desk->path(QStringLiteral("tiny-1.card.json"));
        QFile card(beside);
        QVERIFY(card.open(QIODevice::ReadOnly));
        QJsonObject json = QJsonDocument::fromJson(card.readAll()).object();
        card.close();
        const auto write = [&] {
            return card.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                   card.write(QJsonDocument(json).toJson()) > 0;
        };
        const QJsonValue input = json[QStringLiteral("input")];
        json[QStringLiteral("input")] = QJsonObject{{QStringLiteral("shape"), QJsonArray{1, 3, 128, 128}}};
        QVERIFY(write());
        card.close();
        m_page->install(file);
        const auto says = [this](const char* words) {
            return m_page->outcome()->sentence().contains(QLatin1String(words));
        };
        QVERIFY(QTest::qWaitFor([&] { return says("1 x 3 x 112 x 112"); }, test::patience));
        m_desk->settle();
        QCOMPARE(m_desk->picture(QStringLiteral("face-models-misfit")), QString());

        json[QStringLiteral("input")] = input;
        json[QStringLiteral("licens")] = QStringLiteral("CC0");
        QVERIFY(write());
        card.close();
        m_page->install(file);
        QVERIFY(QTest::qWaitFor([&] { return says("misspelt: licens"); }, test::patience));
        QVERIFY(QTest::qWaitFor([this] { return m_page->panelOf(tiny()) != nullptr; }, test::patience));
        m_desk->settle();
        QCOMPARE(m_desk->picture(QStringLiteral("face-models-misspelt")), QString());
        QVERIFY(m_desk->services().models.remove(tiny()));
    }

    void whatIsLeftToDoWaitsForWhoMayDoIt() {
        open();
        install();
        m_desk->become(QStringLiteral("Boss"));
        open();
        choose(tiny());
        if (QTest::currentTestFailed()) return;
        m_page->panelOf(tiny())->confirmButton()->click();
        QVERIFY(QTest::qWaitFor([this] { return inUse(tiny()); }, test::patience));
        m_desk->settle();
        QVERIFY2(m_page->workWords().contains(QStringLiteral("1 faceprint")),
                 qPrintable(m_page->workWords()));
        QVERIFY(!m_page->makeButton()->isVisible());
        top();
        QCOMPARE(m_desk->picture(QStringLiteral("face-models-left")), QString());
    }

    void whoMayOnlyLookLooks() {
        m_desk->become(QStringLiteral("Eva"));
        open();
        QCOMPARE(m_page->panels().size(), 3);
        QVERIFY(m_page->installButton() == nullptr);
        for (const ModelPanel* panel : m_page->panels())
            QVERIFY(panel->useButton() == nullptr && panel->removeButton() == nullptr);
        QVERIFY(!m_page->makeButton()->isVisible());
        QCOMPARE(m_desk->picture(QStringLiteral("face-models-looking")), QString());
    }

    void aMissingFileIsToldAndALargerTextFits() {
        m_desk->become(QStringLiteral("Anna"));
        const auto views = test::PageDesk::must(m_desk->services().models.list());
        QVERIFY(QFile::remove(m_desk->path(QStringLiteral("Pages.beeldkluis/models/")) +
                              QString::fromLatin1(views.last().card.sha256.toHex())));
        open();
        QVERIFY(!m_page->panelOf(tiny())->model().trouble.isEmpty());
        auto* const area = m_page->findChild<QScrollArea*>();
        area->ensureWidgetVisible(m_page->panelOf(tiny()));
        QCOMPARE(m_desk->picture(QStringLiteral("face-models-missing")), QString());
        area->verticalScrollBar()->setValue(0);
        QCOMPARE(m_desk->largePicture(QStringLiteral("face-models")), QString());
    }

    void theSettingsLeadThere() {
        SettingsPage* settings =
            new SettingsPage(*m_desk->workspace, m_desk->desk().preferences, m_desk->desk().program);
        m_desk->showPage(settings);
        QSignalSpy wanted(m_desk->workspace.get(), &Workspace::faceModelsWanted);
        settings->faceModelsButton()->click();
        QCOMPARE(wanted.count(), 1);
    }
};

BK_UI_TEST_MAIN(FaceModelsTest)
#include "FaceModelsTest.moc"
