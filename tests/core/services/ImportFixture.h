#pragma once

#include "tests/core/services/ServiceChecks.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bk::test {

/// One catalog for all functions; each has a folder of its own to import from.
class ImportFixture {
protected:
    /// Before each function.
    void begin() {
        m_root = m_catalog->file(QStringLiteral("root%1").arg(++m_roots));
        QVERIFY(QDir().mkpath(m_root));
    }
    /// Qt cannot delete names that are not UTF-8.
    void end() { std::filesystem::remove_all(m_root.toStdString()); }

    FilePath path(const QByteArray& name) const { return FilePath::fromBytes(m_root.toUtf8() + '/' + name); }

    /// Writes a file of that name (bytes, with folders) below the root.
    void place(const QByteArray& name, const QByteArray& content) {
        const FilePath file = path(name);
        std::filesystem::create_directories(file.parent().toStd());
        const int descriptor =
            ::open(file.bytes().constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
        if (descriptor < 0 ||
            ::write(descriptor, content.constData(), static_cast<size_t>(content.size())) != content.size())
            qFatal("%s cannot be written", name.constData());
        // Two contents in a row may get the same time from the system's coarse clock.
        const timespec time{1'600'000'000 + ++m_placed, 0};
        const timespec times[2] = {time, time};
        ::futimens(descriptor, times);
        ::close(descriptor);
    }
    QByteArray placePicture(const QByteArray& name, const char* format = "PNG") {
        const QByteArray content = picture(++m_seed, format);
        place(name, content);
        return content;
    }
    Result<ImportSummary> import(const QList<FilePath>& paths, const JobControl& control = {}) {
        return (*m_catalog)->imports.import(paths, QStringLiteral("Photos"), control);
    }
    Result<ImportSummary> importAll() { return import({path("")}); }

    /// Names below the root of all photos in the catalog, sorted.
    QList<QByteArray> names() {
        QList<QByteArray> found;
        const auto ids = (*m_catalog)->photos.ids({}, PhotoSort::Name);
        if (!ids) qFatal("%s", qPrintable(ids.error().context));
        for (const PhotoId& id : *ids) {
            const QByteArray bytes = (*m_catalog)->photos.photo(id)->path.bytes();
            if (bytes.startsWith(m_root.toUtf8() + '/')) found << bytes.mid(m_root.toUtf8().size() + 1);
        }
        return found;
    }
    static QHash<QByteArray, ErrorCode> failures(const ImportSummary& summary) {
        QHash<QByteArray, ErrorCode> codes;
        for (const FailedFile& failed : summary.failed)
            codes.insert(failed.path.fileName(), failed.error.code);
        return codes;
    }

    std::unique_ptr<TestCatalog> m_catalog;
    QString m_root;
    uint m_seed = 1000;
    int m_placed = 0;
    int m_roots = 0;
};

} // namespace bk::test
