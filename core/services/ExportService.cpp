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

/// NAME, or NAME with a number, so that nothing that is there is overwritten.
FilePath freePlace(const FilePath& folder, const QByteArray& name, const QSet<QByteArray>& taken) {
    const qsizetype dot = name.lastIndexOf('.');
    const QByteArray stem = dot > 0 ? name.left(dot) : name;
    const QByteArray suffix = dot > 0 ? name.mid(dot) : QByteArray();
    for (int number = 1;; ++number) {
        const QByteArray candidate = number == 1 ? name : stem + '-' + QByteArray::number(number) + suffix;
        const FilePath place = folder.child(candidate);
        std::error_code error;
        if (!taken.contains(candidate) &&
            !std::filesystem::exists(std::filesystem::symlink_status(place.toStd(), error)))
            return place;
    }
}

Result<QByteArray> contentFor(const Photo& photo, ExportPreset preset) {
    BK_ASSIGN(FileContent original, readOriginal(photo.path));
    // What was cleared is this content, not whatever lies at the path by now.
    if (original.sha256 != photo.sha256)
        return fail(ErrorCode::BrokenFile,
                    QStringLiteral("the original has changed since it was imported; import it again"));
    if (preset == ExportPreset::Original) return original.bytes;
    BK_ASSIGN(const QImage image, decodeUpright(original.bytes, previewEdge));
    QByteArray jpeg = encodeJpeg(image, exportQuality);
    if (jpeg.isEmpty()) return fail(ErrorCode::Internal, QStringLiteral("the copy could not be made"));
    return jpeg;
}

QStringList numbersReliedOn(const Clearance& clearance, const ReasonNames& names) {
    QStringList numbers;
    for (const ClearanceReason& reason : clearance.reasons) {
        if (!reason.quitclaim) continue;
        const QString number = names.quitclaims.value(*reason.quitclaim);
        if (!number.isEmpty() && !numbers.contains(number)) numbers << number;
    }
    numbers.sort();
    return numbers;
}

} // namespace

ExportService::ExportService(Session& session) : m_session(session) {}

Result<ClearanceReport> ExportService::plan(const ExportRequest& request) const {
    BK_ASSIGN(auto report, ClearanceService(m_session).report(request.purpose, request.filter, std::nullopt));
    BK_ASSIGN(const bool needsReview, ClearanceService(m_session).noPeopleNeedsReview());
    if (!needsReview) return report;
    // The catalog's policy: a photo without people needs a person's word first.
    for (PhotoClearance& photo : report.photos) {
        if (photo.clearance.state != ClearanceState::NoPeople) continue;
        BK_ASSIGN(const Photo record, m_session.catalog().read([&](Connection& connection) {
            return PhotoStore(connection).find(photo.photo);
        }));
        if (record.reviewed) continue;
        photo.clearance.state = ClearanceState::Unreviewed;
        --report.counts[ClearanceState::NoPeople];
        ++report.counts[ClearanceState::Unreviewed];
    }
    return report;
}

Result<ExportOutcome> ExportService::run(const ExportRequest& request, const JobControl& control) {
    if (request.purpose.isRecognition())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("recognition is not a purpose to export for"));
    BK_ASSIGN(const ClearanceReport report, plan(request));

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
    std::filesystem::create_directories(request.folder.toStd(), error);
    if (error)
        return fail(ErrorCode::Disk,
                    QStringLiteral("%1 cannot be made: %2")
                        .arg(request.folder.display(), QString::fromLocal8Bit(error.message().c_str())),
                    error.value());

    const QDate today = m_session.today();
    outcome.id = m_session.ids().make<ExportId>();
    BK_TRY(m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        BK_TRY(ExportStore(connection)
                   .insert(outcome.id, request.purpose, today, wordFor(request.preset), m_session.stamp()));
        return m_session.record(connection, "export.start", "export", outcome.id.uuid(),
                                request.purpose.key());
    }));

    ProgressMeter meter(control, cleared.size());
    QJsonArray manifestPhotos;
    QSet<QByteArray> taken;
    for (const PhotoClearance& photo : std::as_const(cleared)) {
        if (control.stopRequested()) {
            outcome.stopped = true;
            break;
        }
        BK_ASSIGN(const Photo record, m_session.catalog().read([&](Connection& connection) {
            return PhotoStore(connection).find(photo.photo);
        }));
        auto content = contentFor(record, request.preset);
        if (!content) {
            outcome.failed << FailedFile{record.path, content.error()};
            meter.advance();
            continue;
        }
        const QByteArray fileSha256 = QCryptographicHash::hash(*content, QCryptographicHash::Sha256);
        const QStringList numbers = numbersReliedOn(photo.clearance, report.names);
        // The rule is asked once more in the very transaction that logs the file: a withdrawal in between
        // wins.
        const auto allowed =
            m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<Clearance> {
                FactsReader facts(connection);
                BK_ASSIGN(const Clearance now, askRule(facts, photo.photo, request.purpose, today));
                if (mayExport(now.state)) {
                    BK_TRY(ExportStore(connection).addPhoto(outcome.id, photo.photo, fileSha256, numbers));
                    BK_TRY(m_session.record(connection, "export.photo", "photo", photo.photo.uuid(),
                                            outcome.id.toString()));
                }
                return now;
            });
        if (!allowed) return fail(allowed.error());
        if (!mayExport(allowed->state)) {
            outcome.blocked << PhotoClearance{photo.photo, photo.path, *allowed};
            meter.advance();
            continue;
        }
        const FilePath place = freePlace(request.folder, nameFor(record.path, request.preset), taken);
        if (auto written = writeAtomically(place, *content); !written) {
            outcome.failed << FailedFile{record.path, written.error()};
            // A full disk would fail for all that follow as well; what is there stays and is in the manifest.
            if (written.error().native == ENOSPC) break;
            meter.advance();
            continue;
        }
        taken << place.fileName();
        outcome.exported << ExportedPhoto{photo.photo, record.path, place, fileSha256};
        QJsonArray relied;
        for (const QString& number : numbers)
            relied << number;
        manifestPhotos << QJsonObject{
            {QStringLiteral("photo"), photo.photo.toString()},
            {QStringLiteral("file"), place.fileNameDisplay()},
            {QStringLiteral("source_sha256"), QString::fromLatin1(record.sha256.toHex())},
            {QStringLiteral("file_sha256"), QString::fromLatin1(fileSha256.toHex())},
            {QStringLiteral("state"), toString(allowed->state)},
            {QStringLiteral("quitclaims"), relied}};
        meter.advance();
    }
    meter.finish();

    const QJsonObject manifest{{QStringLiteral("export"), outcome.id.toString()},
                               {QStringLiteral("program"), QStringLiteral("Beeldkluis " BK_VERSION)},
                               {QStringLiteral("purpose"), request.purpose.key()},
                               {QStringLiteral("day"), today.toString(Qt::ISODate)},
                               {QStringLiteral("preset"), wordFor(request.preset)},
                               {QStringLiteral("photos"), manifestPhotos}};
    outcome.manifest = freePlace(request.folder, "manifest.json", taken);
    BK_TRY(writeAtomically(outcome.manifest, QJsonDocument(manifest).toJson()));
    return outcome;
}

} // namespace bk
