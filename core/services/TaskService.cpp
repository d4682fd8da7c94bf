#include "core/services/TaskService.h"

#include "core/consent/ConsentRule.h"
#include "core/services/FactsReader.h"
#include "core/services/SettledRead.h"
#include "core/store/FaceStore.h"
#include "core/store/PublicationStore.h"
#include "core/store/SettingStore.h"
#include "core/store/TaskFacts.h"
#include "core/store/TaskSnoozeStore.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace bk {
namespace {

constexpr int warningDays = 90;
/// Days before the 16th birthday from which the person's own signature is asked for.
constexpr int minorDays = 60;
/// Days after which a draft has waited too long.
constexpr int draftDays = 14;

/// What a photo that is to be seen somewhere should not be in. Who said no is told as a takedown; that one is
/// missing is told here rather than nowhere.
QList<ClearanceState> endedStates() {
    return {ClearanceState::Restricted,  ClearanceState::Embargoed, ClearanceState::AssetExpired,
            ClearanceState::Withdrawn,   ClearanceState::Refused,   ClearanceState::Expired,
            ClearanceState::NotYetValid, ClearanceState::Missing};
}

TaskKey keyOf(const Task& task) {
    return {toString(task.kind), objectOf(task), task.due};
}

/// When the grants of QUITCLAIM that decide for somebody end, by day: those of purposes that another record
/// does not carry on.
QMap<QDate, QList<Purpose>> endsOf(const Quitclaim& quitclaim, const PersonFacts& facts, const QDate& today) {
    QMap<QDate, QList<Purpose>> ends;
    for (const Grant& grant : quitclaim.grants) {
        if (grant.decision != Decision::Granted) continue;
        std::optional<QDate> end = quitclaim.until;
        if (grant.until && (!end || *grant.until < *end)) end = grant.until;
        if (!end || *end > today.addDays(warningDays)) continue;
        // Asked for the day after the end and on a photo of the quitclaim's own scope: is there still a yes,
        // or a later decision?
        const QDate asked = std::max(today, end->addDays(1));
        const PhotoId photo = quitclaim.scope.photos.isEmpty() ? PhotoId() : quitclaim.scope.photos.first();
        const PersonConsent consent =
            consentOf(facts, grant.purpose, photo, quitclaim.scope.collection, asked);
        if (consent.state == ConsentState::Expired && consent.quitclaim == quitclaim.id)
            ends[*end] << grant.purpose;
    }
    return ends;
}

/// The last day of what has expired, the photo itself or a permission.
std::optional<QDate> lastDayIn(const Clearance& clearance) {
    const bool ended =
        clearance.state == ClearanceState::Expired || clearance.state == ClearanceState::AssetExpired;
    // The first reason decides.
    return ended && !clearance.reasons.isEmpty() ? clearance.reasons.first().date : std::nullopt;
}

/// Reads the tasks of each kind on one connection.
class TaskReader {
public:
    TaskReader(const Session& session, Connection& connection, const QDate& today)
        : m_session(session)
        , m_connection(connection)
        , m_facts(connection, !session.may(Right::SeeRestricted))
        , m_today(today) {}

    Result<QList<Task>> read() {
        BK_TRY(readEnds());
        BK_TRY(readDrafts());
        // A 16th birthday gives the birth date away.
        if (m_session.may(Right::ManagePersons)) BK_TRY(readMinors());
        BK_TRY(readTakedowns());
        BK_TRY(readPublished());
        BK_TRY(readRetention());
        BK_TRY(readFaces());
        return std::move(m_tasks);
    }

private:
    Task& add(TaskKind kind, const std::optional<QDate>& due = {}) {
        Task task;
        task.kind = kind;
        task.due = due;
        if (due) task.warning = warningOf(*due, m_today);
        m_tasks << task;
        return m_tasks.last();
    }

    Status readEnds() {
        BK_ASSIGN(const auto ending, m_facts.endingBy(m_today.addDays(warningDays)));
        for (const EndingFacts& one : ending)
            for (const Quitclaim& quitclaim : one.facts.quitclaims) {
                if (quitclaim.state != QuitclaimState::Active) continue;
                const auto ends = endsOf(quitclaim, one.facts, m_today);
                for (auto end = ends.begin(); end != ends.end(); ++end) {
                    Task& task = add(end.key() < m_today ? TaskKind::Expired : TaskKind::Expiring, end.key());
                    task.person = one.facts.id;
                    task.personName = one.name;
                    task.quitclaim = quitclaim.id;
                    task.quitclaimNumber = quitclaim.number;
                    task.purposes = end.value();
                }
            }
        return {};
    }

    Status readDrafts() {
        BK_ASSIGN(const auto drafts, m_facts.drafts());
        for (const DraftFacts& draft : drafts) {
            Task& task = add(TaskKind::Draft);
            task.person = draft.person;
            task.personName = draft.name;
            task.quitclaim = draft.quitclaim;
            task.quitclaimNumber = draft.number;
            if (draft.added.toLocalTime().date().daysTo(m_today) > draftDays) task.warning = Warning::Past;
        }
        return {};
    }

    Status readMinors() {
        // One day more: of those born on 29 February the birthday may be on 1 March.
        const QDate bornBy = m_today.addDays(minorDays + 1).addYears(-ageOfConsent);
        BK_ASSIGN(const auto guarded, m_facts.guarded(bornBy, m_today));
        for (const GuardedFacts& one : guarded) {
            const QDate birthday = firstDayOfOwnConsent(one.born);
            if (m_today < birthday.addDays(-minorDays)) continue;
            if (one.lastSigned && *one.lastSigned >= birthday) continue;
            Task& task = add(TaskKind::Minor, birthday);
            task.person = one.person;
            task.personName = one.name;
        }
        return {};
    }

    Status readTakedowns() {
        BK_ASSIGN(const auto takedowns, m_facts.takedowns());
        for (const TakedownFacts& one : takedowns) {
            Task& task = add(TaskKind::Takedown, one.since);
            task.person = one.person;
            task.personName = one.name;
            BK_TRY(fillPublication(task, one.publication, one.place, one.purpose, one.photos, one.one));
        }
        return {};
    }

    Status readPublished() {
        const QList<ClearanceState> wanted = endedStates() << ClearanceState::Unresolved;
        BK_ASSIGN(auto published, m_facts.published(m_today, wanted));
        BK_TRY(addRetired(wanted, published));
        QHash<PublicationId, QDate> ends;
        for (const PublishedFacts& one : std::as_const(published)) {
            QDate& end = ends[one.publication];
            if (one.ended.isValid() && (!end.isValid() || one.ended < end)) end = one.ended;
        }
        // One task for a publication, whatever the states are.
        QHash<PublicationId, qsizetype> told;
        for (const PublishedFacts& one : published) {
            if (one.state == ClearanceState::Unresolved) {
                Task& task = add(TaskKind::UnresolvedPublished);
                BK_TRY(fillPublication(task, one.publication, one.place, one.purpose, one.photos, one.one));
                continue;
            }
            if (const auto before = told.constFind(one.publication); before != told.cend()) {
                Task& task = m_tasks[*before];
                task.count += one.photos;
                task.photo.reset();
                task.fileName.clear();
                continue;
            }
            const QDate end = ends.value(one.publication);
            Task& task = add(TaskKind::StillPublished, end.isValid() ? std::optional(end) : std::nullopt);
            task.warning = Warning::Past;
            told.insert(one.publication, m_tasks.size() - 1);
            BK_TRY(fillPublication(task, one.publication, one.place, one.purpose, one.photos, one.one));
        }
        return {};
    }

    /// What was published for a purpose that was retired since is to be seen all the same, but no clearances
    /// are stored for it.
    Status addRetired(const QList<ClearanceState>& wanted, QList<PublishedFacts>& published) {
        BK_ASSIGN(auto purposes, SettingStore(m_connection).allPurposes());
        purposes.removeIf([](const PurposeRow& row) { return !row.retired; });
        if (purposes.isEmpty()) return {};
        QSet<Purpose> retired;
        for (const PurposeRow& row : std::as_const(purposes))
            retired << row.purpose;
        const bool hidden = !m_session.may(Right::SeeRestricted);
        PublicationStore store(m_connection);
        FactsReader facts(m_connection);
        PublicationFilter open;
        open.openOnly = true;
        BK_ASSIGN(const auto publications, store.list(open, m_today, hidden));
        for (const Publication& publication : publications) {
            if (!retired.contains(publication.purpose) || publication.publishedOn > m_today) continue;
            BK_ASSIGN(const auto photos, store.notCleared(m_today, publication.id, hidden));
            QMap<ClearanceState, PublishedFacts> found;
            for (const ShownPhoto& photo : photos) {
                if (photo.takedownOpen) continue;
                BK_ASSIGN(const Clearance clearance,
                          askRule(facts, photo.photo, publication.purpose, m_today));
                if (!wanted.contains(clearance.state)) continue;
                const auto last = lastDayIn(clearance);
                if (photo.answered) {
                    BK_ASSIGN(const auto answers, store.impossible(publication.id, photo.photo));
                    if (!last || std::any_of(answers.begin(), answers.end(),
                                             [&](const Takedown& answer) { return answer.openedOn > *last; }))
                        continue;
                }
                PublishedFacts& one = found[clearance.state];
                if (one.photos++ == 0) one.one = photo.photo;
                one.state = clearance.state;
                if (last && (!one.ended.isValid() || *last < one.ended)) one.ended = *last;
            }
            for (PublishedFacts& one : found) {
                one.publication = publication.id;
                one.place = publication.place;
                one.purpose = publication.purpose;
                published << one;
            }
        }
        return {};
    }

    Status readRetention() {
        const QDate last = m_today.addDays(warningDays);
        BK_ASSIGN(const auto collections, m_facts.collectionsKeptTo(last));
        for (const LastDayFacts& one : collections) {
            Task& task = add(TaskKind::RetentionDue, one.day);
            task.collection = one.collection;
            task.collectionName = one.name;
            task.count = one.photos;
        }
        // By the day: of those with the same warning the first one is told, and how many there are.
        BK_ASSIGN(const auto photos, m_facts.photosKeptTo(last));
        QHash<std::pair<CollectionId, int>, qsizetype> told;
        for (const LastDayFacts& one : photos) {
            const std::pair key(one.collection, static_cast<int>(warningOf(one.day, m_today)));
            if (const auto before = told.constFind(key); before != told.cend()) {
                Task& task = m_tasks[*before];
                task.count += one.photos;
                task.photo.reset();
                task.fileName.clear();
                continue;
            }
            Task& task = add(TaskKind::RetentionDue, one.day);
            told.insert(key, m_tasks.size() - 1);
            task.collection = one.collection;
            task.collectionName = one.name;
            task.count = one.photos;
            BK_TRY(fillPhoto(task, one.one));
        }
        return {};
    }

    Status readFaces() {
        BK_ASSIGN(const qint64 toReview,
                  FaceStore(m_connection)
                      .countToReview(!m_session.may(Right::SeeRestricted), !m_session.may(Right::Recognise)));
        if (toReview > 0) add(TaskKind::ReviewFaces).count = static_cast<int>(toReview);
        BK_ASSIGN(const qint64 unresolved, m_facts.photosWithOpenFaces());
        if (unresolved > 0) add(TaskKind::Unresolved).count = static_cast<int>(unresolved);
        return {};
    }

    Status fillPublication(Task& task, const PublicationId& publication, const QString& place,
                           const Purpose& purpose, int photos, const PhotoId& one) {
        task.publication = publication;
        task.place = place;
        task.purposes = {purpose};
        task.count = photos;
        return fillPhoto(task, one);
    }

    Status fillPhoto(Task& task, const PhotoId& one) {
        if (task.count != 1) return {};
        task.photo = one;
        BK_ASSIGN(task.fileName, m_facts.fileName(one));
        return {};
    }

    const Session& m_session;
    Connection& m_connection;
    TaskFacts m_facts;
    QDate m_today;
    QList<Task> m_tasks;
};

} // namespace

TaskService::TaskService(Session& session) : m_session(session), m_reads(session) {}

Result<QList<Task>> TaskService::read(bool withSnoozed) const {
    const QDate today = m_session.today();
    BK_ASSIGN(auto tasks, readSettled(m_session, [&](Connection& connection) -> Result<QList<Task>> {
                  BK_ASSIGN(QList<Task> found, TaskReader(m_session, connection, today).read());
                  BK_ASSIGN(const auto snoozes, TaskSnoozeStore(connection).on(today));
                  QHash<TaskKey, TaskSnooze> putOff;
                  for (const TaskSnooze& snooze : snoozes)
                      putOff.insert(snooze.task, snooze);
                  for (Task& task : found) {
                      const auto snooze = putOff.constFind(keyOf(task));
                      if (snooze == putOff.cend() || !maySnooze(task.kind)) continue;
                      task.snoozedUntil = snooze->until;
                      task.snoozeReason = snooze->reason;
                  }
                  return found;
              }));
    if (!withSnoozed) tasks.removeIf([](const Task& task) { return task.snoozedUntil.has_value(); });
    std::stable_sort(tasks.begin(), tasks.end(), [](const Task& a, const Task& b) {
        if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
        return a.due && b.due && *a.due < *b.due;
    });
    return tasks;
}

Result<QList<Task>> TaskService::tasks(bool withSnoozed) const {
    BK_TRY(m_session.require(Right::SeeTasks));
    BK_TRY(m_reads.note("task.list", "catalog", {}));
    return read(withSnoozed);
}

Result<QList<Task>> TaskService::forFile(const QString& format, bool withNames) {
    BK_TRY(m_session.require(Right::SeeTasks));
    BK_ASSIGN(auto tasks, read(false));
    BK_TRY(m_session.recordRead(
        "task.export", "catalog", {},
        format + (withNames ? QStringLiteral(", with names") : QStringLiteral(", without names"))));
    if (!withNames) std::transform(tasks.begin(), tasks.end(), tasks.begin(), withoutNames);
    return tasks;
}

Status TaskService::snooze(const Task& task, const QDate& until, const QString& reason) {
    BK_TRY(m_session.require(Right::ManageConsent));
    if (!maySnooze(task.kind))
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("a photo that should not be seen any more cannot be put off"));
    const QDate today = m_session.today();
    if (!until.isValid() || until <= today || until > today.addDays(longestSnoozeDays))
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("a task is put off until a later day, at most %1 days ahead")
                        .arg(longestSnoozeDays));
    const QString why = reason.simplified();
    if (why.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("putting a task off needs a reason"));
    const Stamp stamp = m_session.stamp();
    BK_TRY(m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        TaskSnoozeStore store(connection);
        BK_TRY(store.forgetPassed(today));
        BK_TRY(store.put({keyOf(task), until, why}, stamp));
        return m_session.record(
            connection, "task.snooze", objectKindOf(task), objectOf(task),
            QStringLiteral("%1 until %2: %3").arg(toString(task.kind), until.toString(Qt::ISODate), why));
    }));
    m_session.changes().notify({ChangeKind::Tasks, {}});
    return {};
}

Status TaskService::wake(const Task& task) {
    BK_TRY(m_session.require(Right::ManageConsent));
    BK_TRY(m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        BK_ASSIGN(const bool was, TaskSnoozeStore(connection).remove(keyOf(task)));
        if (!was) return fail(ErrorCode::NotFound, QStringLiteral("this task was not put off"));
        return m_session.record(connection, "task.wake", objectKindOf(task), objectOf(task),
                                toString(task.kind));
    }));
    m_session.changes().notify({ChangeKind::Tasks, {}});
    return {};
}

} // namespace bk
