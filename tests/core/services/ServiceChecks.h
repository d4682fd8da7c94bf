#pragma once

#include "core/base/AtomicFile.h"
#include "core/store/Catalog.h"
#include "tests/core/store/Outcomes.h"
#include "tests/support/TestCatalog.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <filesystem>

/// What several tests of services need.
namespace bk::test {

inline Purpose purpose(const char* key) {
    return *Purpose::tryFrom(QLatin1String(key));
}

inline void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("%s", qPrintable(path));
}

/// Leaves BYTES as NAME beside the pictures of the window, where those are asked for.
inline void keepToLookAt(const QString& name, const QByteArray& bytes) {
    const QString folder = qEnvironmentVariable("BK_SCREENSHOTS");
    if (folder.isEmpty()) return;
    QDir().mkpath(folder);
    write(QDir(folder).filePath(name), bytes);
}

inline QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void copyFolder(const QString& from, const QString& to) {
    std::filesystem::copy(from.toStdString(), to.toStdString(), std::filesystem::copy_options::recursive);
}

/// A small picture that no other SEED makes.
inline QByteArray picture(uint seed, const char* format = "PNG", const QSize& size = QSize(64, 48)) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(static_cast<int>(seed * 37 % 360), 200, 200));
    for (int i = 0; i < 32; ++i)
        if ((seed >> i) & 1u) image.setPixelColor(i % size.width(), i / size.width(), Qt::black);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, format)) qFatal("no writer for %s", format);
    return bytes;
}

inline qint64 countIn(TestCatalog& catalog, DatabaseFile file, const QByteArray& sql) {
    // Events of the log follow what they record a little later; when nothing is under way they are there.
    (void)catalog->session->catalog().maintain([](ConnectionSet&) { return Status(); });
    const auto count = catalog->session->catalog().readFrom(
        file, [&](Connection& connection) { return connection.integer(sql); });
    if (!count) qFatal("%s", qPrintable(count.error().context));
    return *count;
}

/// Changes a database behind the services' back.
inline void change(TestCatalog& catalog, DatabaseFile file, const QByteArray& sql) {
    const auto done = catalog->session->catalog().maintain([&](ConnectionSet& all) -> Status {
        BK_ASSIGN(Connection* const connection, all.of(file));
        return connection->execute(sql);
    });
    if (!done) qFatal("%s", qPrintable(done.error().context));
}

inline QByteArray hex(const QByteArray& bytes) {
    return "x'" + bytes.toHex() + "'";
}

inline QStringList findings(TestCatalog& catalog) {
    const auto outcome = catalog->checks.check({});
    if (!outcome) return {outcome.error().context};
    QStringList found;
    for (const CheckFinding& finding : outcome->findings)
        found << finding.what + QStringLiteral(": ") + finding.detail;
    return found;
}

/// The word for the state of PHOTO for PURPOSE today, as the service tells it.
inline QString state(TestCatalog& catalog, const PhotoId& photo, const char* forPurpose = "website") {
    const auto clearance = catalog->clearance.of(photo, purpose(forPurpose));
    return clearance ? toString(clearance->state) : clearance.error().context;
}

/// Small pictures without anybody, imported and looked at by the detector as far as the catalog knows.
inline QList<PhotoId> importPictures(TestCatalog& catalog, int count,
                                     const QString& collection = QStringLiteral("Photos"), uint first = 1) {
    QDir().mkpath(catalog.file(QStringLiteral("pictures")));
    QList<PhotoId> ids;
    QList<FilePath> paths;
    for (int i = 0; i < count; ++i) {
        const QString path =
            catalog.file(QStringLiteral("pictures/p%1.png").arg(first + static_cast<uint>(i)));
        write(path, picture(first + static_cast<uint>(i)));
        paths << FilePath::fromString(path);
    }
    const auto summary = catalog->imports.import(paths, collection, {});
    if (!summary || !summary->failed.isEmpty()) qFatal("the pictures could not be imported");
    for (const FilePath& path : paths) {
        const auto id = catalog->photos.findByPath(path);
        if (!id || !catalog->photos.setReviewed(*id, true)) qFatal("a picture is missing");
        ids << *id;
    }
    return ids;
}

} // namespace bk::test
