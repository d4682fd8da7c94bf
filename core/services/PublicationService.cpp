#include "core/services/PublicationService.h"

#include "core/services/Admittance.h"
#include "core/services/ClearanceService.h"
#include "core/services/FactsReader.h"
#include "core/services/NameLength.h"
#include "core/store/Catalog.h"
#include "core/store/ExportStore.h"
#include "core/store/PublicationStore.h"

#include <QMap>

#include <algorithm>

namespace bk {
namespace {

/// The reasons for which a photo has to leave a publication.
QList<ClearanceReason> causes(const Clearance& clearance) {
    QList<ClearanceReason> found;
    if (mayExport(clearance.state)) return found;
    const bool consentCounts =
        std::none_of(clearance.reasons.begin(), clearance.reasons.end(),
                     [](const ClearanceReason& reason) { return reason.kind == ClearanceState::NotNeeded; });
    for (const ClearanceReason& reason : clearance.reasons) {
        const bool saidNo =
            reason.kind == ClearanceState::Withdrawn || reason.kind == ClearanceState::Refused;
        if (reason.kind == ClearanceState::Restricted || (saidNo && consentCounts)) found << reason;
    }
    return found;
}

bool isAnswered(const ClearanceReason& cause, const QList<Takedown>& impossible) {
    return std::any_of(impossible.begin(), impossible.end(), [&](const Takedown& one) {
        return one.state == cause.kind && one.person == cause.person && one.quitclaim == cause.quitclaim;
    });
}

Result<bool> isUsable(const QDate& day, const ShownPhoto& shown, FactsReader& facts) {
    if (shown.state) return mayExport(*shown.state);
    BK_ASSIGN(const Clearance clearance, askRule(facts, shown.photo, shown.purpose, day));
    return mayExport(clearance.state);
}

tl::unexpected<Error> invalid(const QString& sentence) {
    return fail(ErrorCode::InvalidArgument, sentence);
}

/// What add() and update() ask of a record.
Status checkRecord(const Publication& publication) {
    if (publication.place.isEmpty()) return invalid(QStringLiteral("say where the photos were published"));
    BK_TRY(checkLength(QStringLiteral("where it was published"), publication.place, longestPlace));
    if (!publication.publishedOn.isValid())
        return invalid(QStringLiteral("say on which day the photos were published"));
    if (publication.until && !publication.until->isValid())
        return invalid(QStringLiteral("the last day is not a date"));
    if (publication.until && *publication.until < publication.publishedOn)
        return invalid(QStringLiteral("it would end before it was published"));
    return {};
}

Status checkPurpose(Connection& catalog, const Purpose& purpose) {
    if (purpose.isRecognition())
        return invalid(QStringLiteral("recognition is not a purpose to publish for"));
    BK_ASSIGN(const bool known, PublicationStore(catalog).knowsPurpose(purpose));
    if (known) return {};
    return invalid(QStringLiteral("\"%1\" is not a purpose photos are used for").arg(purpose.key()));
}

QString dayWord(const std::optional<QDate>& day) {
    return day ? day->toString(Qt::ISODate) : QStringLiteral("-");
}

/// What BEFORE said where AFTER says something else, for the log.
QString whatItWas(const Publication& before, const Publication& after) {
    QStringList parts;
    if (before.place != after.place) parts << QStringLiteral("place: %1").arg(before.place);
    if (before.kind != after.kind) parts << QStringLiteral("kind: %1").arg(toString(before.kind));
    if (before.until != after.until) parts << QStringLiteral("until: %1").arg(dayWord(before.until));
    if (before.notes != after.notes) parts << QStringLiteral("notes: %1").arg(before.notes);
    return parts.join(QStringLiteral("; "));
}

} // namespace

Result<int> openTakedowns(const Session& session, Connection& catalog, const QList<PhotoId>& photos,
                          const QDate& day) {
    PublicationStore store(catalog);
    BK_ASSIGN(const auto shown, store.notCleared(day, photos));
    FactsReader facts(catalog);
    QMap<PublicationId, int> opened;
    const Stamp stamp = session.stamp();
    for (const ShownPhoto& one : shown) {
        if (one.takedownOpen) continue;
        Clearance clearance;
        if (one.state) {
            clearance.state = *one.state;
            clearance.reasons = one.reasons;
        } else {
            BK_ASSIGN(clearance, askRule(facts, one.photo, one.purpose, day));
        }
        const auto found = causes(clearance);
        if (found.isEmpty()) continue;
        QList<Takedown> impossible;
        if (one.answered) {
            BK_ASSIGN(impossible, store.impossible(one.publication, one.photo));
        }
        const auto cause = std::find_if(found.begin(), found.end(), [&](const ClearanceReason& reason) {
            return !isAnswered(reason, impossible);
        });
        if (cause == found.end()) continue;
        Takedown takedown;
        takedown.publication = one.publication;
        takedown.photo = one.photo;
        takedown.openedOn = day;
        takedown.state = cause->kind;
        takedown.person = cause->person;
        takedown.quitclaim = cause->quitclaim;
        BK_TRY(store.openTakedown(takedown, stamp));
        ++opened[one.publication];
    }
    for (auto count = opened.begin(); count != opened.end(); ++count)
        BK_TRY(session.record(catalog, "takedown.open", "publication", count.key().uuid(),
                              QString::number(count.value())));
    return static_cast<int>(opened.size());
}

PublicationService::PublicationService(Session& session) : m_session(session), m_reads(session) {}

Result<QList<PublicationView>> PublicationService::list(const PublicationFilter& filter) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    BK_TRY(m_reads.noteSearch({}, filter.person));
    return views(filter);
}

Result<PublicationView> PublicationService::publication(const PublicationId& id) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    PublicationFilter filter;
    filter.only = id;
    BK_ASSIGN(const auto found, views(filter));
    if (found.isEmpty()) return fail(ErrorCode::NotFound, QStringLiteral("no such publication"));
    return found.first();
}

Result<QList<PublicationView>> PublicationService::views(const PublicationFilter& filter) const {
    // Of photos whose stored clearances are stale the rule is asked.
    BK_TRY(ClearanceService(m_session).settleDay());
    const QDate today = m_session.today();
    const bool hidden = !m_session.may(Right::SeeRestricted);
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<PublicationView>> {
        if (filter.photo) BK_TRY(requireVisible(m_session, connection, *filter.photo));
        PublicationStore store(connection);
        BK_ASSIGN(const auto publications, store.list(filter, today, hidden));
        FactsReader facts(connection);
        QList<PublicationView> found;
        for (const Publication& one : publications) {
            PublicationView view;
            view.publication = one;
            BK_ASSIGN(view.photos, store.photoCount(one.id, hidden));
            BK_ASSIGN(view.openTakedowns, store.openTakedownCount(one.id, hidden));
            BK_ASSIGN(const auto shown, store.notCleared(today, one.id, hidden));
            for (const ShownPhoto& photo : shown) {
                BK_ASSIGN(const bool usable, isUsable(today, photo, facts));
                if (!usable) ++view.notCleared;
            }
            found << view;
        }
        return found;
    });
}

Result<QList<PhotoId>> PublicationService::photosOf(const PublicationId& id) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<PhotoId>> {
        PublicationStore store(connection);
        BK_TRY(store.find(id));
        return store.photos(id, !m_session.may(Right::SeeRestricted));
    });
}

Result<QList<TakedownView>> PublicationService::takedowns(bool openOnly,
                                                          const std::optional<PublicationId>& of) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    const bool withNames = m_session.may(Right::SeePersons);
    if (withNames) BK_TRY(m_reads.note("takedown.list", "catalog", {}));
    // Of photos whose stored clearances are stale the rule is asked.
    BK_TRY(ClearanceService(m_session).settleDay());
    const QDate today = m_session.today();
    const bool hidden = !m_session.may(Right::SeeRestricted);
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<TakedownView>> {
        PublicationStore store(connection);
        BK_ASSIGN(const auto rows, store.takedowns(openOnly, today, of, hidden));
        FactsReader facts(connection);
        QHash<PublicationId, Publication> publications;
        QList<TakedownView> found;
        for (const TakedownRow& row : rows) {
            TakedownView view;
            view.takedown = row.takedown;
            const PublicationId id = row.takedown.publication;
            if (!publications.contains(id)) {
                BK_ASSIGN(const Publication publication, store.find(id));
                publications.insert(id, publication);
            }
            view.publication = publications.value(id);
            view.path = row.path;
            view.fileName = row.path.fileNameDisplay();
            if (withNames)
                view.personName = row.person;
            else
                view.takedown.person.reset();
            if (row.takedown.outcome == TakedownOutcome::Open) {
                const ShownPhoto shown{id, row.purpose, row.takedown.photo, row.state, {}, true, false};
                BK_ASSIGN(view.lawfulAgain, isUsable(today, shown, facts));
            }
            found << view;
        }
        return found;
    });
}

Result<Publication> PublicationService::add(const Publication& wanted, const QList<PhotoId>& photos) {
    BK_TRY(m_session.require(Right::Publish));
    Publication made = wanted;
    made.id = m_session.ids().make<PublicationId>();
    made.place = wanted.place.simplified();
    made.notes = wanted.notes.trimmed();
    made.endedOn.reset();
    BK_TRY(checkRecord(made));
    if (photos.isEmpty()) return invalid(QStringLiteral("say which photos were published"));
    const QDate today = m_session.today();
    auto outcome =
        m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<Publication> {
            BK_TRY(checkPurpose(connection, made.purpose));
            for (const PhotoId& photo : photos)
                BK_TRY(requireVisible(m_session, connection, photo));
            if (made.exported) {
                BK_ASSIGN(const auto exported, ExportStore(connection).photos(*made.exported));
                const QSet<PhotoId> known(exported.begin(), exported.end());
                for (const PhotoId& photo : photos)
                    if (!known.contains(photo))
                        return invalid(QStringLiteral("one of the photos is not in that export"));
            }
            PublicationStore store(connection);
            BK_TRY(store.insert(made, photos, m_session.stamp()));
            BK_ASSIGN(const int kept, store.photoCount(made.id));
            BK_TRY(m_session.record(connection, "publication.add", "publication", made.id.uuid(),
                                    QString::number(kept)));
            BK_TRY(openTakedowns(m_session, connection, photos, today));
            return store.find(made.id);
        });
    if (outcome) m_session.changes().notify({ChangeKind::Publications, {}});
    return outcome;
}

Result<Publication> PublicationService::addExport(const Publication& wanted) {
    BK_TRY(m_session.require(Right::Publish));
    if (!wanted.exported) return invalid(QStringLiteral("say which export was published"));
    Publication publication = wanted;
    QList<PhotoId> photos;
    BK_TRY(m_session.catalog().read([&](Connection& connection) -> Status {
        ExportStore exports(connection);
        BK_ASSIGN(const Purpose purpose, exports.purpose(*wanted.exported));
        if (publication.purpose.isNull()) publication.purpose = purpose;
        BK_ASSIGN(const auto all, exports.photos(*wanted.exported));
        for (const PhotoId& photo : all)
            if (requireVisible(m_session, connection, photo)) photos << photo;
        return {};
    }));
    return add(publication, photos);
}

Result<Purpose> PublicationService::exportedFor(const ExportId& id) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    return m_session.catalog().read(
        [&](Connection& connection) { return ExportStore(connection).purpose(id); });
}

Result<Publication> PublicationService::update(const Publication& changed) {
    BK_TRY(m_session.require(Right::Publish));
    const QDate today = m_session.today();
    bool different = false;
    auto outcome =
        m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<Publication> {
            PublicationStore store(connection);
            BK_ASSIGN(const Publication before, store.find(changed.id));
            Publication after = before;
            after.kind = changed.kind;
            after.place = changed.place.simplified();
            after.until = changed.until;
            after.notes = changed.notes.trimmed();
            BK_TRY(checkRecord(after));
            const QString was = whatItWas(before, after);
            if (was.isEmpty()) return before;
            different = true;
            BK_TRY(store.update(after));
            BK_TRY(m_session.record(connection, "publication.update", "publication", after.id.uuid(), was));
            // A later last day may open it again.
            BK_ASSIGN(const auto photos, store.photos(after.id));
            BK_TRY(openTakedowns(m_session, connection, photos, today));
            return after;
        });
    if (outcome && different) m_session.changes().notify({ChangeKind::Publications, {}});
    return outcome;
}

Result<Publication> PublicationService::end(const PublicationId& id, const QDate& day,
                                            const QString& reason) {
    BK_TRY(m_session.require(Right::Publish));
    const QDate today = m_session.today();
    if (!day.isValid() || day > today)
        return invalid(QStringLiteral("it was taken down today or on an earlier day"));
    auto outcome =
        m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<Publication> {
            PublicationStore store(connection);
            BK_ASSIGN(Publication publication, store.find(id));
            if (publication.endedOn)
                return invalid(QStringLiteral("it was taken down on %1 already")
                                   .arg(publication.endedOn->toString(Qt::ISODate)));
            if (day < publication.publishedOn)
                return invalid(QStringLiteral("it was published on %1, so it cannot have ended before")
                                   .arg(publication.publishedOn.toString(Qt::ISODate)));
            publication.endedOn = day;
            if (!reason.trimmed().isEmpty()) {
                if (!publication.notes.isEmpty()) publication.notes += QLatin1Char('\n');
                publication.notes += reason.trimmed();
            }
            BK_TRY(store.update(publication));
            BK_ASSIGN(const int closed, store.closeTakedowns(id, {}, TakedownOutcome::Done, reason.trimmed(),
                                                             m_session.stamp()));
            BK_TRY(m_session.record(connection, "publication.end", "publication", id.uuid(),
                                    QString::number(closed)));
            return publication;
        });
    if (outcome) m_session.changes().notify({ChangeKind::Publications, {}});
    return outcome;
}

Status PublicationService::close(const PublicationId& publication, const PhotoId& photo,
                                 TakedownOutcome outcome, const QString& reason) {
    BK_TRY(m_session.require(Right::Publish));
    Takedown takedown;
    takedown.publication = publication;
    takedown.photo = photo;
    BK_ASSIGN(const int closed, closeAll({takedown}, outcome, reason));
    if (closed > 0) return {};
    return fail(ErrorCode::NotFound, QStringLiteral("that photo has nothing to be taken down there"));
}

Result<int> PublicationService::closeAll(const QList<Takedown>& takedowns, TakedownOutcome outcome,
                                         const QString& reason) {
    BK_TRY(m_session.require(Right::Publish));
    if (outcome == TakedownOutcome::Open)
        return invalid(QStringLiteral("a takedown is closed as done or as impossible"));
    if (outcome == TakedownOutcome::Impossible && reason.trimmed().isEmpty())
        return invalid(QStringLiteral("say why it cannot be taken down"));
    const char* const action = outcome == TakedownOutcome::Done ? "takedown.done" : "takedown.impossible";
    auto closed = m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<int> {
        PublicationStore store(connection);
        int count = 0;
        for (const Takedown& one : takedowns) {
            BK_TRY(requireVisible(m_session, connection, one.photo));
            BK_ASSIGN(const int rows, store.closeTakedowns(one.publication, one.photo, outcome,
                                                           reason.trimmed(), m_session.stamp()));
            if (rows == 0) continue;
            BK_TRY(
                m_session.record(connection, action, "photo", one.photo.uuid(), one.publication.toString()));
            ++count;
        }
        return count;
    });
    if (closed && *closed > 0) m_session.changes().notify({ChangeKind::Publications, {}});
    return closed;
}

} // namespace bk
