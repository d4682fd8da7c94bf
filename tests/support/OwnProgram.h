#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/// This program, started once more to play another part.
namespace bk::test {

/// Under a name that tells it what to do; the link lies in FOLDER.
inline QByteArray ownProgramAs(const QTemporaryDir& folder, const QByteArray& name) {
    const QString path = folder.filePath(QString::fromLatin1(name));
    QFile::link(QCoreApplication::applicationFilePath(), path);
    return path.toUtf8();
}

/// As what whoever was started with "--orphan" does last: tells the process id of its WORKER, and is gone
/// without a word to it.
inline void leaveBehind(qint64 worker) {
    const QByteArray id = QByteArray::number(worker);
    [[maybe_unused]] const ssize_t sent = write(STDOUT_FILENO, id.constData(), size_t(id.size()));
    kill(getpid(), SIGKILL);
}

/// Waits for the end of the worker that was left behind.
inline void verifyThatWorkersEndWithTheProgram() {
    QCOMPARE(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--orphan")});
    QVERIFY(program.waitForFinished());
    const pid_t worker = program.readAllStandardOutput().toInt();
    QVERIFY(worker > 0);
    int status = 0;
    QCOMPARE(waitpid(worker, &status, 0), worker);
    prctl(PR_SET_CHILD_SUBREAPER, 0);
}

} // namespace bk::test
