#include "core/services/CheckService.h"

#include "core/jobs/ProgressMeter.h"
#include "core/services/ClearancePass.h"
#include "core/services/DecodingState.h"
#include "core/services/FaceEngines.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FaceprintMarks.h"
#include "core/services/FactsReader.h"
#include "core/store/AuditVerification.h"
#include "core/store/Catalog.h"
#include "core/store/CatalogFiles.h"
#include "core/store/FaceModelStore.h"
#include "core/store/FaceStore.h"
#include "core/store/FaceprintList.h"
#include "core/store/FaceprintStore.h"
#include "core/store/QuitclaimStore.h"

#include <QCryptographicHash>

#include <filesystem>
#include <system_error>

namespace bk {
namespace {

/// Photos whose clearances are looked at between two looks at whether to stop.
constexpr int photosAtATime = 10'000;

/// One check, adding what it finds.
class Checker {
public:
    Checker(Session& session, CheckOutcome& outcome, const JobControl& control)
        : m_session(session), m_outcome(outcome), m_control(control) {}

    Status keyFile();
    Status leftovers();
    Status databases();
    Status vault();
    Status personKeys();
    Status faceprints();
    Status faceModels();
    Status clearance();
    Status audit();

private:
    void find(const QString& what, const QString& detail) {
        m_outcome.findings << CheckFinding{what, detail};
    }
    bool holds(DataKey key) const { return m_session.catalog().keys().has(key); }

    Session& m_session;
    CheckOutcome& m_outcome;
    const JobControl& m_control;
};

Status Checker::keyFile() {
    const KeyRing& keys = m_session.catalog().keys();
    if (const auto sound = keys.verifyFile(); !sound)
        find(QStringLiteral("catalog.keys"), sound.error().context);
    for (const KeyRing::OlderFileFinding& finding : keys.verifyOlderFiles())
        find(finding.file, finding.what);
    return {};
}

/// Opening ends or undoes an interrupted change; what is there later belongs to nothing.
Status Checker::leftovers() {
    // On the writing thread: a change of keys that goes on there has such files, and they belong to it.
    return m_session.catalog().maintain([&](ConnectionSet&) -> Status {
        std::error_code trouble;
        std::filesystem::directory_iterator entry(m_session.folder().toStd(), trouble);
        for (; !trouble && entry != std::filesystem::directory_iterator(); entry.increment(trouble)) {
            const QByteArray name = QByteArray::fromStdString(entry->path().filename().string());
            if (name.endsWith(".next") || name.endsWith(".old") || name.contains(".next-") ||
                name.contains(".old-"))
                find(QString::fromUtf8(name), QStringLiteral("was left by an interrupted change"));
        }
        if (trouble) return fail(ErrorCode::Disk, QString::fromStdString(trouble.message()), trouble.value());
        return {};
    });
}

Status Checker::databases() {
    for (const DatabaseFile file : allDatabases) {
        const QString name = QString::fromUtf8(Catalog::fileName(file));
        if (!holds(dataKeyOf(file))) {
            m_outcome.notChecked << QStringLiteral("%1: you hold no key for it").arg(name);
            continue;
        }
        // On the writing thread, so that all pages are in the file and nothing moves meanwhile.
        const auto verified = m_session.catalog().maintain([&](ConnectionSet& all) -> Status {
            auto connection = all.of(file);
            if (!connection) return fail(connection.error());
            BK_TRY((*connection)->truncateWal());
            auto findings = (*connection)->verify();
            if (!findings) return fail(findings.error());
            for (const QString& finding : *findings)
                find(name, finding);
            return {};
        });
        if (!verified) find(name, verified.error().context);
        if (m_control.stopRequested())
            return fail(ErrorCode::Cancelled, QStringLiteral("the check was stopped"));
    }
    return {};
}

Status Checker::vault() {
    BK_ASSIGN(const auto attachments, m_session.catalog().read([](Connection& connection) {
        return QuitclaimStore(connection).attachments();
    }));
    QSet<AttachmentId> known;
    for (const Attachment& scan : attachments) {
        if (m_control.stopRequested())
            return fail(ErrorCode::Cancelled, QStringLiteral("the check was stopped"));
        known << scan.id;
        if (!holds(DataKey::Vault)) continue;
        const auto bytes = m_session.catalog().vault().load(scan.id);
        if (!bytes)
            find(QStringLiteral("scan %1").arg(scan.id.toString()), bytes.error().context);
        else if (QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256) != scan.sha256)
            find(QStringLiteral("scan %1").arg(scan.id.toString()),
                 QStringLiteral("is not what was attached"));
    }
    m_outcome.scans = attachments.size();
    BK_ASSIGN(const auto files, m_session.catalog().vault().list());
    for (const AttachmentId& file : files)
        if (!known.remove(file))
            find(QStringLiteral("vault file %1").arg(file.toString()),
                 QStringLiteral("belongs to no quitclaim"));
    if (holds(DataKey::Vault)) return {};
    // Who cannot open them can still see that they are there.
    for (const AttachmentId& missing : known)
        find(QStringLiteral("scan %1").arg(missing.toString()), QStringLiteral("is missing"));
    if (!attachments.isEmpty())
        m_outcome.notChecked << QStringLiteral("what is in the scans: you hold no key for them");
    return {};
}

Status Checker::personKeys() {
    const QDate today = m_session.today();
    return m_session.catalog().read([&](Connection& connection) -> Status {
        FactsReader facts(connection);
        for (const PersonId& id : m_session.catalog().keys().personsWithKeys()) {
            const auto person = facts.person(id);
            if (!person || !recognitionGranted(*person, today))
                find(
                    QStringLiteral("catalog.keys"),
                    QStringLiteral("a key of person %1, who does not permit recognition").arg(id.toString()));
        }
        return {};
    });
}

Status Checker::faceprints() {
    if (!holds(DataKey::Face)) return {};
    const QDate today = m_session.today();
    const auto loaded = FaceprintKeeper(m_session).load();
    if (!loaded) find(QStringLiteral("faces.db"), loaded.error().context);
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    FaceprintMarks marks;
    QList<FaceId> others;
    BK_TRY(m_session.catalog().readFrom(DatabaseFile::Faces, [&](Connection& faces) -> Status {
        BK_ASSIGN(marks, FaceprintStore(faces).marks());
        BK_ASSIGN(others, FaceprintStore(faces).ofOtherModels(models->embedderCard().id));
        return {};
    }));
    const auto keyed = m_session.catalog().keys().personsWithKeys();
    m_outcome.faceprints = marks.size();
    return m_session.catalog().read([&](Connection& connection) -> Status {
        FactsReader facts(connection);
        FaceStore faces(connection);
        BK_ASSIGN(const auto listed, FaceprintList(connection).all());
        const auto tell = [&](const PersonId& person, const char* why) {
            find(QStringLiteral("faceprints"),
                 QStringLiteral("one of person %1, %2").arg(person.toString(), QLatin1String(why)));
        };
        for (auto row = marks.begin(); row != marks.end(); ++row) {
            const PersonId person = row->person;
            const auto place = faces.place(row.key());
            if (!place || place->person != person) {
                tell(person, "of a face that is not named so");
                continue;
            }
            BK_ASSIGN(const bool allowed, mayCompare(facts, *place, person, today));
            if (!allowed)
                tell(person, "on a photo where recognition is not permitted");
            else if (!keyed.contains(person))
                tell(person, "without its key");
            else if (others.contains(row.key()))
                tell(person, "of a face model that is not in use");
            else if (loaded && listed.value(row.key()) != *row)
                tell(person, "that is not the one in the list of those that count");
        }
        for (auto row = listed.begin(); row != listed.end(); ++row)
            if (!marks.contains(row.key())) tell(row->person, "that is listed and is not there");
        return {};
    });
}

Status Checker::faceModels() {
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    QStringList known;
    for (const ModelCard& card : models->cards()) {
        known << card.id;
        if (const Status sound = models->verify(card.id); !sound)
            find(QStringLiteral("face model"), sound.error().context);
    }
    for (const QString& used : {models->detectorCard().id, models->embedderCard().id})
        if (!known.contains(used)) find(QStringLiteral("face model"), models->verify(used).error().context);
    return m_session.catalog().read([&](Connection& connection) -> Status {
        BK_ASSIGN(const auto rows, FaceModelStore(connection).list());
        for (const FaceModelRow& row : rows)
            if (!known.contains(row.id))
                find(QStringLiteral("face model"),
                     QStringLiteral("the card of %1 does not hold").arg(row.id));
        return {};
    });
}

Status Checker::clearance() {
    const QDate today = m_session.today();
    return m_session.catalog().read([&](Connection& connection) -> Status {
        ClearancePass pass(connection, today);
        const auto tell = [&](const PhotoId& photo, const Purpose& purpose, const Clearance& asked,
                              const std::optional<ClearanceState>& stored) {
            find(QStringLiteral("clearance"),
                 stored ? QStringLiteral("photo %1 for %2: stored %3, the rule says %4")
                              .arg(photo.toString(), purpose.key(), toString(*stored), toString(asked.state))
                        : QStringLiteral("photo %1 has no valid row for %2")
                              .arg(photo.toString(), purpose.key()));
        };
        for (PhotoId last;;) {
            if (m_control.stopRequested())
                return fail(ErrorCode::Cancelled, QStringLiteral("the check was stopped"));
            BK_ASSIGN(const ClearanceTally tally, pass.compareAfter(last, photosAtATime, tell));
            if (tally.photos == 0) return {};
            m_outcome.photos += tally.photos;
            last = tally.last;
        }
    });
}

Status Checker::audit() {
    BK_ASSIGN(const AuditVerdict verdict, verifyWholeLog(m_session.catalog(), std::nullopt, m_control));
    m_outcome.auditRows = verdict.rows;
    if (!verdict.ok()) find(QStringLiteral("audit.db"), verdict.why);
    if (!verdict.macsChecked)
        m_outcome.notChecked << QStringLiteral("the seals of the log's rows: you hold no key for them");
    return {};
}

QString counts(const CheckOutcome& outcome) {
    return QStringLiteral("%1 findings, %2 not checked; %3 photos, %4 scans, %5 faceprints, %6 rows")
        .arg(outcome.findings.size())
        .arg(outcome.notChecked.size())
        .arg(outcome.photos)
        .arg(outcome.scans)
        .arg(outcome.faceprints)
        .arg(outcome.auditRows);
}

} // namespace

CheckService::CheckService(Session& session) : m_session(session) {}

Result<CheckOutcome> CheckService::check(const JobControl& control) const {
    CheckOutcome outcome;
    outcome.decoderWarning = warningOf(decodingState());
    Checker checker(m_session, outcome, control);
    const QList<Status (Checker::*)()> steps = {
        &Checker::keyFile,    &Checker::leftovers,  &Checker::databases,
        &Checker::vault,      &Checker::personKeys, &Checker::faceprints,
        &Checker::faceModels, &Checker::clearance,  &Checker::audit};
    ProgressMeter meter(control, steps.size());
    for (const auto step : steps) {
        if (auto done = (checker.*step)(); !done) {
            if (done.error().code == ErrorCode::Cancelled) return fail(done.error());
            outcome.findings << CheckFinding{QStringLiteral("catalog"), done.error().context};
        }
        meter.advance();
    }
    const Status logged = m_session.recordRead("catalog.check", "catalog", {}, counts(outcome),
                                               outcome.ok() ? AuditOutcome::Done : AuditOutcome::Failed);
    // What was found is told even where nothing can be written.
    if (!logged && outcome.ok()) return fail(logged.error());
    return outcome;
}

} // namespace bk
