#include "core/services/ImportService.h"

#include "core/imaging/PhotoDecoder.h"
#include "core/jobs/ProgressMeter.h"
#include "core/jobs/Workers.h"
#include "core/services/CollectionService.h"
#include "core/services/FactsReader.h"
#include "core/services/FileReader.h"
#include "core/store/Catalog.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"

#include <atomic>
#include <deque>
#include <filesystem>
#include <vector>

namespace bk {
namespace {

/// Photos handed to the writer and not yet committed, per worker: enough to keep it busy, few enough to keep
/// memory flat.
constexpr std::size_t mostInFlight = 8;
constexpr int previewQuality = 85;
constexpr int thumbnailQuality = 82;

struct Found {
    QList<FilePath> files;
    QList<FailedFile> failed;
};

QString firstLine(const std::error_code& error) {
    return QString::fromLocal8Bit(error.message().c_str());
}

void addFailure(Found& found, const FilePath& path, const std::error_code& error) {
    found.failed << FailedFile{path, {ErrorCode::Disk, firstLine(error), error.value()}};
}

/// The photos of a folder and the folders in it, each on its own: one that cannot be read is listed, and its
/// neighbours are walked all the same.
void walk(const FilePath& root, const JobControl& control, Found& found) {
    namespace fs = std::filesystem;
    std::vector<FilePath> waiting{root};
    while (!waiting.empty() && !control.stopRequested()) {
        const FilePath folder = std::move(waiting.back());
        waiting.pop_back();
        std::error_code error;
        fs::directory_iterator entry(folder.toStd(), error);
        // An iterator that fails becomes the end as well, so only ERROR tells whether all was seen.
        for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
            const QByteArray name = QByteArray::fromStdString(entry->path().filename().string());
            std::error_code ignored;
            const bool isFolder = entry->is_directory(ignored);
            if (name.startsWith('.') || (isFolder && name.endsWith(".beeldkluis"))) continue;
            const FilePath path = FilePath::fromBytes(QByteArray::fromStdString(entry->path().string()));
            if (isFolder && !entry->is_symlink(ignored))
                waiting.push_back(path);
            else if (!isFolder && looksLikePhoto(name))
                found.files << path;
        }
        if (error) addFailure(found, folder, error);
    }
}

Found collect(const QList<FilePath>& paths, const JobControl& control) {
    Found found;
    for (const FilePath& path : paths) {
        std::error_code error;
        const auto status = std::filesystem::status(path.toStd(), error);
        if (status.type() == std::filesystem::file_type::none)
            addFailure(found, path, error);
        else if (!std::filesystem::exists(status))
            found.failed << FailedFile{
                path, {ErrorCode::NotFound, QStringLiteral("there is no such file or folder"), ENOENT}};
        else if (std::filesystem::is_directory(status))
            walk(path, control, found);
        else
            found.files << path;
    }
    std::sort(found.files.begin(), found.files.end());
    found.files.erase(std::unique(found.files.begin(), found.files.end()), found.files.end());
    return found;
}

enum class Outcome { Imported, Known, Moved };

/// One run of an import.
class ImportRun {
public:
    ImportRun(Session& session, const CollectionId& collection)
        : m_session(session), m_collection(collection) {}

    /// Reads, decodes and hands over one file; an Error is about this file unless fatal() says otherwise.
    Result<std::optional<QFuture<Result<Outcome>>>> take(const FilePath& path, Outcome& known);
    /// Whether entries that are no part of any Outcome changed.
    bool changedOthers() const { return m_changedOthers; }

private:
    Result<std::optional<KnownPhoto>> knownAt(const FilePath& path) {
        return m_session.catalog().read(
            [&](Connection& connection) { return PhotoStore(connection).knownAtPath(path); });
    }
    Result<std::optional<KnownPhoto>> knownContent(const QByteArray& sha256) {
        return m_session.catalog().read(
            [&](Connection& connection) { return PhotoStore(connection).findBySha256(sha256); });
    }
    Status comeBack(const KnownPhoto& known, const FilePath& path);
    Status lose(const KnownPhoto& known);
    Result<Outcome> follow(const KnownPhoto& known, const FilePath& path, const OriginalFile& content);

    Session& m_session;
    CollectionId m_collection;
    std::atomic<bool> m_changedOthers = false;
};

/// Whether the content of this hash is surely no longer at the place where KNOWN had it: nothing is there, or
/// something else. A disk that is not mounted properly or a folder that may not be read proves nothing.
bool isGone(const KnownPhoto& known, const QByteArray& sha256) {
    const auto status = statusOf(known.path);
    if (!status)
        return status.error().code == ErrorCode::NotFound ||
               status.error().code == ErrorCode::UnsupportedFile;
    if (status->size != known.fileSize) return true;
    if (status->modified == known.fileModified) return false;
    const auto there = openOriginal(known.path);
    return there ? there->sha256() != sha256 : there.error().code == ErrorCode::NotFound;
}

/// The content known for this place is there again, after another one was.
Status ImportRun::comeBack(const KnownPhoto& known, const FilePath& path) {
    if (!known.missing) return {};
    m_changedOthers = true;
    return m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        return PhotoStore(connection).takePath(known.id, path);
    });
}

/// Its place holds other content now.
Status ImportRun::lose(const KnownPhoto& known) {
    if (known.missing) return {};
    BK_ASSIGN(const bool news, m_session.catalog().write([&](Connection& connection, ConnectionSet&) {
        return PhotoStore(connection).losePath(known.id, known.path);
    }));
    if (news) m_changedOthers = true;
    return {};
}

/// The same content at another place: when it is gone from the old one it has moved.
Result<Outcome> ImportRun::follow(const KnownPhoto& known, const FilePath& path,
                                  const OriginalFile& content) {
    if (known.path == path) {
        BK_TRY(comeBack(known, path));
        return Outcome::Known;
    }
    if (!isGone(known, content.sha256())) return Outcome::Known;
    return m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<Outcome> {
        PhotoStore store(connection);
        BK_ASSIGN(Photo photo, store.find(known.id));
        // Another copy was quicker.
        if (photo.path != known.path) return Outcome::Known;
        photo.path = path;
        photo.fileModified = content.modified();
        photo.missing = false;
        BK_TRY(store.update(photo));
        BK_TRY(store.takePath(known.id, path));
        BK_TRY(m_session.record(connection, "photo.moved", "photo", known.id.uuid()));
        return Outcome::Moved;
    });
}

Result<std::optional<QFuture<Result<Outcome>>>> ImportRun::take(const FilePath& path, Outcome& outcome) {
    outcome = Outcome::Known;
    BK_ASSIGN(const auto here, knownAt(path));
    if (here && !here->missing) {
        const auto status = statusOf(path);
        if (status && status->size == here->fileSize && status->modified == here->fileModified)
            return std::nullopt;
    }
    auto read = openOriginal(path);
    if (!read) {
        // A disk that fails does not say that the original is gone.
        if (here && read.error().code != ErrorCode::Disk) BK_TRY(lose(*here));
        return fail(read.error());
    }
    const OriginalFile content = std::move(*read);
    BK_ASSIGN(const auto same, knownContent(content.sha256()));
    // Whatever is here now and whether it can be read as a picture.
    if (here && !(same && same->id == here->id)) BK_TRY(lose(*here));
    if (same) {
        BK_ASSIGN(outcome, follow(*same, path, content));
        return std::nullopt;
    }
    BK_ASSIGN(const DecodedPhoto decoded, decodePhotoFile(content.descriptor()));
    // What was decoded is what was hashed.
    BK_TRY(content.checkUnchanged());
    Photo photo;
    photo.id = m_session.ids().make<PhotoId>();
    photo.collection = m_collection;
    photo.path = path;
    photo.sha256 = content.sha256();
    photo.fileSize = content.size();
    photo.fileModified = content.modified();
    photo.mediaType = decoded.mediaType;
    photo.size = decoded.size;
    photo.perceptualHash = decoded.perceptualHash;
    photo.metadata = decoded.metadata;
    const QByteArray thumbnail = encodeJpeg(decoded.thumbnail, thumbnailQuality);
    const QByteArray preview = encodeJpeg(decoded.preview, previewQuality);

    // Not asked once for all: an import may go on past midnight.
    const QDate today = m_session.today();
    return m_session.catalog().submit([this, photo, thumbnail, preview,
                                       today](Connection& connection, ConnectionSet& all) -> Result<Outcome> {
        PhotoStore store(connection);
        // The same content twice in one import meets here.
        BK_ASSIGN(const auto already, store.findBySha256(photo.sha256));
        if (already) return Outcome::Known;
        BK_ASSIGN(Connection* const previews, all.of(DatabaseFile::Previews));
        BK_TRY(PreviewStore(*previews).insert(photo.id, thumbnail, preview));
        BK_TRY(store.insert(photo, m_session.stamp()));
        BK_TRY(store.takePath(photo.id, photo.path));
        BK_TRY(recomputeClearance(connection, {photo.id}, today));
        return Outcome::Imported;
    });
}

/// What is wrong with the catalog or its disk ends the import; what is wrong with one file does not.
bool isFatal(const Error& error, bool whileWriting) {
    return whileWriting || error.code == ErrorCode::Internal || error.code == ErrorCode::InUse ||
           error.code == ErrorCode::Damaged || error.code == ErrorCode::NotAvailable;
}

} // namespace

ImportService::ImportService(Session& session) : m_session(session) {}

Result<ImportSummary> ImportService::import(const QList<FilePath>& paths, const QString& collection,
                                            const JobControl& control) {
    BK_TRY(m_session.require(Right::ImportPhotos));
    const QString name =
        collection.trimmed().isEmpty() ? CollectionService::defaultName() : collection.trimmed();
    const Found found = collect(paths, control);

    // A mistyped path leaves no empty collection behind.
    CollectionId target;
    if (!found.files.isEmpty()) {
        BK_ASSIGN(const Collection made, CollectionService(m_session).forImport(name));
        target = made.id;
        // A run that is killed has told that it was there.
        BK_TRY(m_session.recordRead("photos.import.start", "collection", target.uuid(),
                                    QString::number(found.files.size())));
    }
    ImportSummary summary;
    summary.failed = found.failed;
    ProgressMeter meter(control, found.files.size());
    ImportRun run(m_session, target);
    std::mutex mutex;
    std::optional<Error> fatal;

    const auto count = [&](const FilePath& path, const Result<Outcome>& outcome, bool whileWriting) {
        const std::lock_guard lock(mutex);
        if (!outcome) {
            if (isFatal(outcome.error(), whileWriting)) {
                if (!fatal) fatal = outcome.error();
            } else {
                summary.failed << FailedFile{path, outcome.error()};
            }
        } else if (*outcome == Outcome::Imported) {
            ++summary.imported;
        } else {
            ++summary.known;
            if (*outcome == Outcome::Moved) ++summary.moved;
        }
    };
    const auto ended = [&] {
        const std::lock_guard lock(mutex);
        return fatal.has_value();
    };

    // One stretch of files per turn, so that each worker has a few writes under way and memory stays flat.
    constexpr qint64 stretch = 32;
    const qint64 stretches = (found.files.size() + stretch - 1) / stretch;
    forEachParallel(stretches, [&](qint64 turn) {
        std::deque<std::pair<FilePath, QFuture<Result<Outcome>>>> underWay;
        const auto settleOldest = [&] {
            auto [path, future] = std::move(underWay.front());
            underWay.pop_front();
            future.waitForFinished();
            count(path, future.takeResult(), true);
            meter.advance();
        };
        const qint64 end = std::min<qint64>((turn + 1) * stretch, found.files.size());
        for (qint64 i = turn * stretch; i < end && control.mayGoOn() && !ended(); ++i) {
            Outcome outcome = Outcome::Known;
            auto handed = run.take(found.files[i], outcome);
            if (handed && *handed) {
                underWay.emplace_back(found.files[i], std::move(**handed));
                if (underWay.size() >= mostInFlight) settleOldest();
                continue;
            }
            count(found.files[i], handed ? Result<Outcome>(outcome) : Result<Outcome>(fail(handed.error())),
                  false);
            meter.advance();
        }
        while (!underWay.empty())
            settleOldest();
        return !control.stopRequested() && !ended();
    });

    meter.finish();
    summary.seconds = meter.seconds();
    summary.stopped = control.stopRequested();
    std::sort(summary.failed.begin(), summary.failed.end(),
              [](const FailedFile& a, const FailedFile& b) { return a.path < b.path; });
    if (summary.imported + summary.moved > 0 || run.changedOthers()) {
        m_session.changes().notify(
            {ChangeKind::Photos | ChangeKind::Collections | ChangeKind::Clearance, {}});
    }
    const Status told =
        m_session.recordRead("photos.import", found.files.isEmpty() ? "catalog" : "collection", target.uuid(),
                             QString::number(summary.imported));
    if (fatal) return fail(*fatal);
    BK_TRY(told);
    return summary;
}

} // namespace bk
