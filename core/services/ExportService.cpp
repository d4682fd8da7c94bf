#include "core/services/ExportService.h"

#include "core/base/AtomicFile.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/jobs/ProgressMeter.h"
#include "core/services/FactsReader.h"
#include "core/services/FileReader.h"
#include "core/store/Catalog.h"
#include "core/store/ExportStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <filesystem>

namespace bk {
namespace {

constexpr int exportQuality = 90;

QString wordFor(ExportPreset preset) {
    return preset == ExportPreset::Original ? QStringLiteral("original") : QStringLiteral("jpeg2048");
}

QByteArray nameFor(const FilePath& original, ExportPreset preset) {
    const QByteArray name = original.fileName();
    if (preset == ExportPreset::Original) return name;
    const qsizetype dot = name.lastIndexOf('.');
    return (dot > 0 ? name.left(dot) : name) + ".jpg";
}

/// NAME, or NAME with a number.
QByteArray numbered(const QByteArray& name, int number) {
    if (number == 1) return name;
    const qsizetype dot = name.lastIndexOf('.');
    const QByteArray suffix = dot > 0 ? name.sliced(dot) : QByteArray();
    return name.chopped(suffix.size()) + '-' + QByteArray::number(number) + suffix;
}

/// A file on its way into a folder, complete on disk under a temporary name.
class PendingFile {
public:
    static Result<PendingFile> write(const FilePath& folder, const QByteArray& name,
                                     const QByteArray& content) {
        PendingFile pending(folder, name, content);
        BK_TRY(pending.prepare());
        return pending;
    }

    /// Takes the first name that is free; nothing that is there is overwritten.
    Result<FilePath> commit() {
        for (;;) {
            const Status done = m_file->commitNew();
            if (done) {
                // What leaves is for others to use; only the catalog's own files are for their owner alone.
                using std::filesystem::perms;
                std::error_code ignored;
                std::filesystem::permissions(
                    place().toStd(),
                    perms::owner_read | perms::owner_write | perms::group_read | perms::others_read, ignored);
                return place();
            }
            if (done.error().code != ErrorCode::Exists) return fail(done.error());
            // Somebody else took the name since it was looked for.
            ++m_number;
            BK_TRY(prepare());
        }
    }

private:
    PendingFile(FilePath folder, QByteArray name, QByteArray content)
        : m_folder(std::move(folder)), m_name(std::move(name)), m_content(std::move(content)) {}

    FilePath place() const { return m_folder.child(numbered(m_name, m_number)); }
    Status prepare() {
        std::error_code error;
        while (std::filesystem::exists(std::filesystem::symlink_status(place().toStd(), error)))
            ++m_number;
        BK_ASSIGN(AtomicFile file, AtomicFile::create(place()));
        BK_TRY(file.write(m_content));
        BK_TRY(file.flush());
        m_file.emplace(std::move(file));
        return {};
    }

    FilePath m_folder;
    QByteArray m_name;
    QByteArray m_content;
    int m_number = 1;
    std::optional<AtomicFile> m_file;
};

Result<QByteArray> contentFor(const Photo& photo, ExportPreset preset) {
    // What was cleared is this content, not whatever lies at the path by now.
    const auto checked = [&photo](const QByteArray& sha256) -> Status {
        if (sha256 == photo.sha256) return {};
        return fail(ErrorCode::BrokenFile,
                    QStringLiteral("the original has changed since it was imported; import it again"));
    };
    if (preset == ExportPreset::Original) {
        BK_ASSIGN(const FileContent original, readOriginal(photo.path));
        BK_TRY(checked(original.sha256));
        BK_ASSIGN(const bool hasMore, holdsMorePictures(original.bytes));
        // Faces were looked for in the first picture only.
        if (hasMore)
            return fail(ErrorCode::UnsupportedFile,
                        QStringLiteral("the original holds more pictures than the one that was checked; "
                                       "export it as JPEG"));
        return original.bytes;
    }
    BK_ASSIGN(const OriginalFile original, openOriginal(photo.path));
    BK_TRY(checked(original.sha256()));
    BK_ASSIGN(const QImage image, decodeUprightFile(original.descriptor(), previewEdge));
    BK_TRY(original.checkUnchanged());
    QByteArray jpeg = encodeJpeg(image, exportQuality);
    if (jpeg.isEmpty()) return fail(ErrorCode::Internal, QStringLiteral("the copy could not be made"));
    return jpeg;
}

/// The catalog's policy: a photo without people needs a person's word first.
bool needsWord(ClearanceState state, const Photo& photo, bool policy) {
    return policy && state == ClearanceState::NoPeople && !photo.reviewed;
}

Result<QStringList> numbersReliedOn(Connection& connection, const Clearance& clearance) {
    QStringList numbers;
    for (const ClearanceReason& reason : clearance.reasons) {
        if (!reason.quitclaim) continue;
        BK_ASSIGN(const Quitclaim quitclaim, QuitclaimStore(connection).find(*reason.quitclaim));
        if (!numbers.contains(quitclaim.number)) numbers << quitclaim.number;
    }
    numbers.sort();
    return numbers;
}

/// A full or vanished disk, or a catalog that cannot be written: the next photo would fare no better.
bool concernsAll(const Error& error) {
    return error.native == ENOSPC || error.native == EDQUOT || error.native == EROFS || error.native == EIO;
}

/// One run of an export.
class ExportRun {
public:
    ExportRun(Session& session, const ExportRequest& request, bool policy, ExportOutcome& outcome)
        : m_session(session), m_request(request), m_policy(policy), m_outcome(outcome) {}

    Status begin();
    /// An Error is about the catalog or the disk, and all that follows would fail the same way.
    Status take(const PhotoClearance& photo);
    void writeManifest();

private:
    struct Asked {
        Clearance clearance;
        QStringList numbers;
    };
    Result<Asked> askAgain(const PhotoClearance& photo, const QByteArray& fileSha256, const QDate& today);
    Status block(const PhotoClearance& photo, const Clearance& now);
    void failed(const PhotoClearance& photo, const Error& error) {
        m_outcome.failed << FailedFile{photo.path, error};
    }

    Session& m_session;
    const ExportRequest& m_request;
    bool m_policy;
    ExportOutcome& m_outcome;
    QDate m_begun;
    QJsonArray m_manifest;
};

Status ExportRun::begin() {
    m_begun = m_session.today();
    m_outcome.id = m_session.ids().make<ExportId>();
    return m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        BK_TRY(ExportStore(connection)
                   .insert(m_outcome.id, m_request.purpose, m_begun, wordFor(m_request.preset),
                           m_session.stamp()));
        return m_session.record(connection, "export.start", "export", m_outcome.id.uuid(),
                                m_request.purpose.key());
    });
}

/// The rule is asked once more in the very transaction that logs the file: a withdrawal in between wins.
Result<ExportRun::Asked> ExportRun::askAgain(const PhotoClearance& photo, const QByteArray& fileSha256,
                                             const QDate& today) {
    return m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<Asked> {
        FactsReader facts(connection);
        Asked asked;
        BK_ASSIGN(asked.clearance, askRule(facts, photo.photo, m_request.purpose, today));
        BK_ASSIGN(const Photo record, PhotoStore(connection).find(photo.photo));
        if (needsWord(asked.clearance.state, record, m_policy))
            asked.clearance.state = ClearanceState::Unreviewed;
        if (!mayExport(asked.clearance.state)) return asked;
        BK_ASSIGN(asked.numbers, numbersReliedOn(connection, asked.clearance));
        BK_TRY(ExportStore(connection).addPhoto(m_outcome.id, photo.photo, fileSha256, asked.numbers));
        BK_TRY(m_session.record(connection, "export.photo", "photo", photo.photo.uuid(),
                                m_outcome.id.toString()));
        return asked;
    });
}

Status ExportRun::block(const PhotoClearance& photo, const Clearance& now) {
    m_outcome.blocked << PhotoClearance{photo.photo, photo.path, now};
    BK_ASSIGN(const ReasonNames names, m_session.catalog().read([&](Connection& connection) {
        return reasonNames(connection, now.reasons);
    }));
    m_outcome.names.persons.insert(names.persons);
    m_outcome.names.quitclaims.insert(names.quitclaims);
    return {};
}

Status ExportRun::take(const PhotoClearance& photo) {
    const auto record = m_session.catalog().read(
        [&](Connection& connection) { return PhotoStore(connection).find(photo.photo); });
    if (!record && record.error().code != ErrorCode::NotFound) return fail(record.error());
    const auto content =
        record ? contentFor(*record, m_request.preset) : Result<QByteArray>(fail(record.error()));
    if (!content) {
        failed(photo, content.error());
        return {};
    }
    auto pending = PendingFile::write(m_request.folder, nameFor(record->path, m_request.preset), *content);
    if (!pending) {
        if (concernsAll(pending.error())) return fail(pending.error());
        failed(photo, pending.error());
        return {};
    }
    const QByteArray fileSha256 = QCryptographicHash::hash(*content, QCryptographicHash::Sha256);
    // The day may have changed since the last photo.
    const QDate today = m_session.today();
    const auto asked = askAgain(photo, fileSha256, today);
    if (!asked) return fail(asked.error());
    if (!mayExport(asked->clearance.state)) return block(photo, asked->clearance);

    const auto place = pending->commit();
    if (!place) {
        // It was recorded and did not come about.
        const auto undone = m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
            BK_TRY(ExportStore(connection).removePhoto(m_outcome.id, photo.photo));
            return m_session.record(connection, "export.failed", "photo", photo.photo.uuid(),
                                    m_outcome.id.toString());
        });
        if (!undone) return undone;
        if (concernsAll(place.error())) return fail(place.error());
        failed(photo, place.error());
        return {};
    }
    m_outcome.exported << ExportedPhoto{photo.photo, record->path, *place, fileSha256};
    m_manifest << QJsonObject{{QStringLiteral("photo"), photo.photo.toString()},
                              {QStringLiteral("file"), place->fileNameDisplay()},
                              {QStringLiteral("day"), today.toString(Qt::ISODate)},
                              {QStringLiteral("source_sha256"), QString::fromLatin1(record->sha256.toHex())},
                              {QStringLiteral("file_sha256"), QString::fromLatin1(fileSha256.toHex())},
                              {QStringLiteral("state"), toString(asked->clearance.state)},
                              {QStringLiteral("quitclaims"), QJsonArray::fromStringList(asked->numbers)}};
    return {};
}

void ExportRun::writeManifest() {
    const QJsonObject manifest{{QStringLiteral("export"), m_outcome.id.toString()},
                               {QStringLiteral("program"), QStringLiteral("Beeldkluis " BK_VERSION)},
                               {QStringLiteral("purpose"), m_request.purpose.key()},
                               {QStringLiteral("day"), m_begun.toString(Qt::ISODate)},
                               {QStringLiteral("preset"), wordFor(m_request.preset)},
                               {QStringLiteral("photos"), m_manifest}};
    const QByteArray name("manifest.json");
    auto pending = PendingFile::write(m_request.folder, name, QJsonDocument(manifest).toJson());
    const auto place = pending ? pending->commit() : Result<FilePath>(fail(pending.error()));
    if (place)
        m_outcome.manifest = *place;
    else
        m_outcome.failed << FailedFile{m_request.folder.child(name), place.error()};
}

} // namespace

ExportService::ExportService(Session& session) : m_session(session), m_reads(session) {}

Result<ClearanceReport> ExportService::plan(const ExportRequest& request) const {
    BK_TRY(m_session.require(Right::ExportPhotos));
    BK_TRY(m_reads.note("clearance.report", "catalog", {}, request.purpose.key(), request.filter.text));
    return planned(request);
}

Result<ClearanceReport> ExportService::planned(const ExportRequest& request) const {
    BK_ASSIGN(auto report, clearanceReport(m_session, request.purpose, request.filter, std::nullopt));
    BK_ASSIGN(const bool needsReview, ClearanceService(m_session).noPeopleNeedsReview());
    if (!needsReview) return report;
    for (PhotoClearance& photo : report.photos) {
        if (photo.clearance.state != ClearanceState::NoPeople) continue;
        BK_ASSIGN(const Photo record, m_session.catalog().read([&](Connection& connection) {
            return PhotoStore(connection).find(photo.photo);
        }));
        if (!needsWord(photo.clearance.state, record, needsReview)) continue;
        photo.clearance.state = ClearanceState::Unreviewed;
        --report.counts[ClearanceState::NoPeople];
        ++report.counts[ClearanceState::Unreviewed];
    }
    return report;
}

Result<ExportOutcome> ExportService::run(const ExportRequest& request, const JobControl& control) {
    BK_TRY(m_session.require(Right::ExportPhotos));
    if (request.purpose.isRecognition())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("recognition is not a purpose to export for"));
    BK_ASSIGN(const ClearanceReport report, planned(request));
    BK_ASSIGN(const bool policy, ClearanceService(m_session).noPeopleNeedsReview());

    ExportOutcome outcome;
    outcome.names = report.names;
    QList<PhotoClearance> cleared;
    for (const PhotoClearance& photo : report.photos)
        (mayExport(photo.clearance.state) ? cleared : outcome.blocked) << photo;
    if (cleared.isEmpty())
        return fail(ErrorCode::ConsentRefused,
                    report.photos.isEmpty()
                        ? QStringLiteral("there is no such photo to export")
                        : QStringLiteral("none of the %1 photos is cleared for %2; nothing was exported")
                              .arg(report.photos.size())
                              .arg(request.purpose.key()));
    std::error_code error;
    if (std::filesystem::create_directories(request.folder.toStd(), error)) {
        using std::filesystem::perms;
        std::error_code ignored;
        std::filesystem::permissions(request.folder.toStd(),
                                     perms::owner_all | perms::group_read | perms::group_exec |
                                         perms::others_read | perms::others_exec,
                                     ignored);
    }
    if (error)
        return fail(ErrorCode::Disk,
                    QStringLiteral("%1 cannot be made: %2")
                        .arg(request.folder.display(), QString::fromLocal8Bit(error.message().c_str())),
                    error.value());

    ExportRun run(m_session, request, policy, outcome);
    BK_TRY(run.begin());
    ProgressMeter meter(control, cleared.size());
    for (qsizetype i = 0; i < cleared.size(); ++i) {
        if (control.stopRequested()) {
            outcome.stopped = true;
            break;
        }
        if (const Status taken = run.take(cleared[i]); !taken) {
            // What is there stays and is in the manifest; nothing else is passed over in silence.
            for (; i < cleared.size(); ++i)
                outcome.failed << FailedFile{cleared[i].path, taken.error()};
            break;
        }
        meter.advance();
    }
    meter.finish();
    run.writeManifest();
    return outcome;
}

} // namespace bk
