#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

/// The program as it is started from the desktop, with the example catalog open: what it lets others see of
/// it, and what it leaves behind.
class DesktopProgramTest : public QObject {
    Q_OBJECT

    static constexpr int patience = 120000; // milliseconds

    QTemporaryDir m_home;
    QProcess m_program;

    static QString program() {
        return QDir::cleanPath(QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/beeldkluis"));
    }

    QString folder(const char* name) const { return m_home.filePath(QString::fromLatin1(name)); }

    /// Everything below the home, but for what belongs to the example catalog.
    QStringList left() const {
        QStringList files;
        QDirIterator all(m_home.path(), QDir::Files | QDir::Hidden | QDir::System,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString file = QDir(m_home.path()).relativeFilePath(all.next());
            if (!file.contains(QStringLiteral("/example/"))) files << file;
        }
        return files;
    }

    QByteArray procFile(const char* name) const {
        QFile file(QStringLiteral("/proc/%1/%2").arg(m_program.processId()).arg(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() {
        if (!QFileInfo::exists(program())) QSKIP("the program is not built");
        QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                 "XDG_STATE_HOME", "TMPDIR"}) {
            QVERIFY(QDir().mkpath(folder(name)));
            QVERIFY(QFile::setPermissions(folder(name), QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                            QFileDevice::ExeOwner));
            surroundings.insert(QString::fromLatin1(name), folder(name));
        }
        surroundings.insert(QStringLiteral("HOME"), m_home.path());
        surroundings.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        surroundings.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        surroundings.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        m_program.setProcessEnvironment(surroundings);
        m_program.setProcessChannelMode(QProcess::MergedChannels);
        m_program.start(program(), {QStringLiteral("--example")});
        QVERIFY(m_program.waitForStarted());
        // The stamp is written when the example is there.
        const auto built = [this] {
            QDirIterator all(m_home.path(), {QStringLiteral("example-built-on")}, QDir::Files,
                             QDirIterator::Subdirectories);
            return all.hasNext();
        };
        QTRY_VERIFY_WITH_TIMEOUT(built(), patience);
    }

    void cleanupTestCase() {
        m_program.terminate();
        if (!m_program.waitForFinished(patience)) m_program.kill();
    }

    void noCoreIsDumped() {
        for (const QByteArray& line : procFile("limits").split('\n'))
            if (line.startsWith("Max core file size"))
                QCOMPARE(line.simplified(), QByteArray("Max core file size 0 0 bytes"));
        QVERIFY(procFile("limits").contains("Max core file size"));
    }

    void othersCannotReadItsMemory() {
        if (::getuid() == 0) QSKIP("the administrator of the computer can read everything");
#ifdef __SANITIZE_ADDRESS__
        QSKIP("the sanitizer's leak check needs to read it");
#endif
        // What may not be dumped belongs to the system.
        const QFileInfo memory(QStringLiteral("/proc/%1/mem").arg(m_program.processId()));
        QCOMPARE(memory.ownerId(), 0u);
        QVERIFY(procFile("environ").isEmpty());
    }

    void itLeavesItsSettingsAndNothingElse() {
        QStringList files = left();
        files.removeIf([](const QString& file) {
            // The system's list of its fonts, which is written whenever that of the computer is not up to
            // date.
            return file.startsWith(QStringLiteral("XDG_CONFIG_HOME/Beeldkluis/")) ||
                   file.startsWith(QStringLiteral("XDG_CACHE_HOME/fontconfig/"));
        });
        QVERIFY2(files.isEmpty(), qPrintable(files.join(QLatin1Char('\n'))));
    }

    void itSaysNothing() {
        (void)m_program.waitForReadyRead(0);
        const QByteArray said = m_program.readAll();
        QVERIFY2(!said.contains("example") && !said.contains(".jpg") && !said.contains("/"),
                 said.constData());
    }
};

QTEST_GUILESS_MAIN(DesktopProgramTest)
#include "DesktopProgramTest.moc"
