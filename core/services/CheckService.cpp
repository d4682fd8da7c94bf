#include "core/services/CheckService.h"

#include "core/jobs/ProgressMeter.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/ClearanceStore.h"
#include "core/store/FaceStore.h"
#include "core/store/FaceprintStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"
#include "core/store/SettingStore.h"

#include <QCryptographicHash>

namespace bk {
namespace {

/// One check, adding what it finds.
class Checker {
public:
    Checker(Session& session, CheckOutcome& outcome, const JobControl& control)
        : m_session(session), m_outcome(outcome), m_control(control) {}

    Status databases();
    Status vault();
    Status faceprints();
    Status clearance();
    Status audit();

private:
    void find(const QString& what, const QString& detail) {
        m_outcome.findings << CheckFinding{what, detail};
    }
    Session& m_session;
    CheckOutcome& m_outcome;
    const JobControl& m_control;
};

Status Checker::databases() {
    for (const DatabaseFile file :
         {DatabaseFile::Catalog, DatabaseFile::Faces, DatabaseFile::Previews, DatabaseFile::Audit}) {
        const QString name = QString::fromUtf8(Catalog::fileName(file));
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
        if (!known.contains(file))
            find(QStringLiteral("vault file %1").arg(file.toString()),
                 QStringLiteral("belongs to no quitclaim"));
    return {};
}

Status Checker::faceprints() {
    const QDate today = m_session.today();
    const auto loaded = FaceprintKeeper(m_session).load();
    if (!loaded) find(QStringLiteral("faces.db"), loaded.error().context);
    BK_ASSIGN(const auto owners, m_session.catalog().readFrom(DatabaseFile::Faces, [](Connection& faces) {
        return FaceprintStore(faces).owners();
    }));
    const auto keyed = m_session.catalog().keys().personsWithKeys();
    m_outcome.faceprints = owners.size();
    return m_session.catalog().read([&](Connection& connection) -> Status {
        FactsReader facts(connection);
        FaceStore faces(connection);
        for (auto row = owners.begin(); row != owners.end(); ++row) {
            const auto place = faces.place(row.key());
            const auto tell = [&](const QString& why) {
                find(QStringLiteral("faceprints"),
                     QStringLiteral("one of person %1, %2").arg(row.value().toString(), why));
            };
            if (!place || place->person != row.value()) {
                tell(QStringLiteral("of a face that is not named so"));
                continue;
            }
            BK_ASSIGN(const bool allowed, mayCompare(facts, *place, row.value(), today));
            if (!allowed)
                tell(QStringLiteral("on a photo where recognition is not permitted"));
            else if (!keyed.contains(row.value()))
                tell(QStringLiteral("without its key"));
        }
        for (const PersonId& id : keyed) {
            const auto person = facts.person(id);
            if (!person || !recognitionGranted(*person, today))
                find(
                    QStringLiteral("catalog.keys"),
                    QStringLiteral("a key of person %1, who does not permit recognition").arg(id.toString()));
        }
        return {};
    });
}

Status Checker::clearance() {
    const QDate today = m_session.today();
    return m_session.catalog().read([&](Connection& connection) -> Status {
        BK_ASSIGN(const auto photos, PhotoStore(connection).ids({}, PhotoSort::AddedNewest));
        BK_ASSIGN(const auto purposes, SettingStore(connection).purposes());
        FactsReader facts(connection);
        ClearanceStore store(connection);
        m_outcome.photos = photos.size();
        for (const PhotoId& id : photos) {
            if (m_control.stopRequested())
                return fail(ErrorCode::Cancelled, QStringLiteral("the check was stopped"));
            BK_ASSIGN(const PhotoFacts photo, facts.photo(id));
            for (const Purpose& purpose : purposes) {
                BK_ASSIGN(const auto cached, store.validOn(today, id, purpose));
                const Clearance asked = clearanceOf(photo, facts.persons(), purpose, today);
                if (!cached)
                    find(
                        QStringLiteral("clearance"),
                        QStringLiteral("photo %1 has no valid row for %2").arg(id.toString(), purpose.key()));
                else if (cached->state != asked.state || cached->reasons != asked.reasons)
                    find(QStringLiteral("clearance"),
                         QStringLiteral("photo %1 for %2: stored %3, the rule says %4")
                             .arg(id.toString(), purpose.key(), toString(cached->state),
                                  toString(asked.state)));
            }
        }
        return {};
    });
}

Status Checker::audit() {
    return m_session.catalog().readFrom(DatabaseFile::Audit, [&](Connection& connection) -> Status {
        AuditLog log(connection);
        BK_ASSIGN(m_outcome.auditRows, log.rows());
        BK_ASSIGN(const auto bad, log.firstBadRow());
        if (bad)
            find(QStringLiteral("audit.db"),
                 QStringLiteral("row %1 does not follow from the one before").arg(*bad));
        return {};
    });
}

} // namespace

CheckService::CheckService(Session& session) : m_session(session) {}

Result<CheckOutcome> CheckService::check(const JobControl& control) const {
    CheckOutcome outcome;
    Checker checker(m_session, outcome, control);
    ProgressMeter meter(control, 5);
    for (const auto step :
         {&Checker::databases, &Checker::vault, &Checker::faceprints, &Checker::clearance, &Checker::audit}) {
        if (auto done = (checker.*step)(); !done) {
            if (done.error().code == ErrorCode::Cancelled) return fail(done.error());
            outcome.findings << CheckFinding{QStringLiteral("catalog"), done.error().context};
        }
        meter.advance();
    }
    return outcome;
}

} // namespace bk
