#pragma once

#include "app/cli/Cli.h"
#include "resources/Resources.h"
#include "tests/support/CountingIds.h"
#include "tests/support/FixedClock.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

namespace bk::test {

struct CliAnswer {
    int exit = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject json;         ///< the one object on standard output, with --json
    QList<QJsonObject> lines; ///< of a batch
};

/// Runs command lines in process: a clock that stands still, ids that repeat, key derivation at its floor,
/// own folder.
class CliDriver {
public:
    explicit CliDriver(const QDate& day = QDate(2026, 6, 15)) : m_clock(std::make_shared<FixedClock>(day)) {
        m_settings.clock = m_clock;
        m_settings.ids = std::make_shared<CountingIds>();
        m_settings.kdf = KdfCost::floor();
        m_settings.askPassphrase = [this](const QString&) -> Result<QString> {
            ++asked;
            return passphrase;
        };
    }

    /// Qt's own clearing away passes over names that are not UTF-8.
    ~CliDriver() {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder.path().toStdString(), ignored);
    }

    cli::CliSettings& settings() { return m_settings; }
    FixedClock& clock() { return *m_clock; }
    QByteArray folder() const { return m_folder.path().toUtf8(); }
    QByteArray path(const QByteArray& name) const { return folder() + '/' + name; }
    QByteArray catalog() const { return path("Test.beeldkluis"); }

    /// Exactly these words.
    CliAnswer raw(const QList<QByteArray>& words, const QByteArray& input = {}) {
        QBuffer in, out, err;
        in.setData(input);
        in.open(QIODevice::ReadOnly);
        out.open(QIODevice::WriteOnly);
        err.open(QIODevice::WriteOnly);
        CliAnswer answer;
        answer.exit = cli::runCli(words, {in, out, err}, m_settings);
        answer.out = out.data();
        answer.err = err.data();
        return answer;
    }

    /// With --json; the words "CATALOG" become the catalog's path.
    CliAnswer run(QList<QByteArray> words, const QByteArray& input = {}) {
        if (const qsizetype at = words.indexOf("CATALOG"); at >= 0) words[at] = catalog();
        words.prepend("--json");
        CliAnswer answer = raw(words, input);
        for (const QByteArray& line : answer.out.split('\n'))
            if (!line.isEmpty()) answer.lines.append(QJsonDocument::fromJson(line).object());
        if (answer.lines.size() == 1) answer.json = answer.lines.first();
        return answer;
    }

    /// One line in a session of its own, without CATALOG.
    QList<QJsonObject> batch(const QList<QStringList>& commands) {
        QByteArray input;
        for (const QStringList& words : commands)
            input += QJsonDocument(QJsonArray::fromStringList(words)).toJson(QJsonDocument::Compact) + '\n';
        return run({"batch", "CATALOG"}, input).lines;
    }

    CliAnswer create() {
        return run({"create", "CATALOG", "--admin", "Ada", "--organisation", "Museum De Vaart"});
    }

    /// Copies example photo NUMBER to NAME (bytes) in the folder; its path.
    QByteArray photo(int number, const QByteArray& name) {
        initResources();
        QFile source(QStringLiteral(":/demo/scene_%1.jpg").arg(number, 4, 10, QLatin1Char('0')));
        return source.open(QIODevice::ReadOnly) ? file(name, source.readAll()) : QByteArray();
    }

    /// A signed paper: a PNG with lines on it.
    QByteArray paper(const QByteArray& name) {
        QImage image(420, 594, QImage::Format_RGB32);
        image.fill(Qt::white);
        for (int y = 60; y < 500; y += 24)
            for (int x = 40; x < 380; ++x)
                image.setPixelColor(x, y, QColor(static_cast<int>(qHash(name) % 120), 40, 40));
        QBuffer bytes;
        bytes.open(QIODevice::WriteOnly);
        image.save(&bytes, "PNG");
        return file(name, bytes.data());
    }

    /// A file whose name need not be UTF-8.
    QByteArray file(const QByteArray& name, const QByteArray& bytes) {
        const QByteArray full = path(name);
        const int descriptor = ::open(full.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        const bool written = descriptor >= 0 && ::write(descriptor, bytes.constData(),
                                                        static_cast<size_t>(bytes.size())) == bytes.size();
        if (descriptor >= 0) ::close(descriptor);
        return written ? full : QByteArray();
    }

    QString passphrase = QStringLiteral("correct horse battery");
    int asked = 0;

private:
    std::shared_ptr<FixedClock> m_clock;
    QTemporaryDir m_folder;
    cli::CliSettings m_settings;
};

/// The keys of OBJECT, sorted.
inline QStringList keys(const QJsonObject& object) {
    return object.keys();
}

} // namespace bk::test

/// Ends the test with the error text when ANSWER's exit code is another.
#define BK_EXIT(answer, code)                                                                                \
    do {                                                                                                     \
        const bk::test::CliAnswer bkAnswer = (answer);                                                       \
        QVERIFY2(bkAnswer.exit == (code),                                                                    \
                 (QByteArray::number(bkAnswer.exit) + ' ' + bkAnswer.err + bkAnswer.out).constData());       \
    } while (false)
