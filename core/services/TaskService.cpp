#include "core/services/TaskService.h"

#include "core/consent/ConsentRule.h"
#include "core/services/Admittance.h"
#include "core/services/ConsentService.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"

namespace bk {
namespace {

constexpr int warningDays = 90;
/// Days before the 16th birthday from which the person's own signature is asked for.
constexpr int minorDays = 60;

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

} // namespace

TaskService::TaskService(Session& session) : m_session(session), m_reads(session) {}

Result<QList<Task>> TaskService::tasks() const {
    BK_TRY(m_session.require(Right::SeeTasks));
    BK_TRY(m_reads.note("task.list", "catalog", {}));
    const QDate today = m_session.today();
    BK_ASSIGN(auto tasks, m_session.catalog().read([&](Connection& connection) -> Result<QList<Task>> {
        QList<Task> found;
        BK_ASSIGN(const auto persons, PersonStore(connection).list());
        FactsReader reader(connection);
        for (const Person& person : persons) {
            BK_ASSIGN(const PersonFacts facts, reader.person(person.id));
            for (const Quitclaim& quitclaim : facts.quitclaims) {
                Task task;
                task.person = person.id;
                task.personName = person.name;
                task.quitclaim = quitclaim.id;
                task.quitclaimNumber = quitclaim.number;
                if (quitclaim.state == QuitclaimState::Draft) {
                    task.kind = TaskKind::Draft;
                    found << task;
                } else if (quitclaim.state == QuitclaimState::Active) {
                    const auto ends = endsOf(quitclaim, facts, today);
                    for (auto end = ends.begin(); end != ends.end(); ++end) {
                        task.kind = end.key() < today ? TaskKind::Expired : TaskKind::Expiring;
                        task.due = end.key();
                        task.purposes = end.value();
                        found << task;
                    }
                }
            }
            if (person.born) {
                const QDate birthday = firstDayOfOwnConsent(*person.born);
                const bool guarded = std::any_of(
                    facts.quitclaims.begin(), facts.quitclaims.end(), [](const Quitclaim& quitclaim) {
                        return quitclaim.state == QuitclaimState::Active && quitclaim.guardian.has_value();
                    });
                const bool own = std::any_of(facts.quitclaims.begin(), facts.quitclaims.end(),
                                             [&](const Quitclaim& quitclaim) {
                                                 return quitclaim.state == QuitclaimState::Active &&
                                                        quitclaim.signedOn && *quitclaim.signedOn >= birthday;
                                             });
                if (guarded && !own && today >= birthday.addDays(-minorDays)) {
                    Task task;
                    task.kind = TaskKind::Minor;
                    task.due = birthday;
                    task.person = person.id;
                    task.personName = person.name;
                    found << task;
                }
            }
        }
        BK_ASSIGN(const qint64 toReview,
                  FaceStore(connection)
                      .countToReview(!m_session.may(Right::SeeRestricted), !m_session.may(Right::Recognise)));
        if (toReview > 0) {
            Task task;
            task.kind = TaskKind::ReviewFaces;
            task.count = static_cast<int>(toReview);
            found << task;
        }
        PhotoFilter open = admitted(m_session, {});
        open.unnamedFaces = true;
        BK_ASSIGN(const qint64 unresolved, PhotoStore(connection).count(open));
        if (unresolved > 0) {
            Task task;
            task.kind = TaskKind::Unresolved;
            task.count = static_cast<int>(unresolved);
            found << task;
        }
        return found;
    }));
    std::stable_sort(tasks.begin(), tasks.end(), [](const Task& a, const Task& b) {
        if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
        return a.due && b.due && *a.due < *b.due;
    });
    return tasks;
}

QString describe(const Task& task) {
    QStringList keys;
    for (const Purpose& purpose : task.purposes)
        keys << purpose.key();
    const QString purposes = keys.join(QStringLiteral(", "));
    const QString due = task.due ? task.due->toString(Qt::ISODate) : QString();
    switch (task.kind) {
    case TaskKind::Expiring:
        return QStringLiteral("%1 of %2 ends on %3 (%4)")
            .arg(task.quitclaimNumber, task.personName, due, purposes);
    case TaskKind::Expired:
        return QStringLiteral("%1 of %2 ended on %3 (%4)")
            .arg(task.quitclaimNumber, task.personName, due, purposes);
    case TaskKind::Draft:
        return QStringLiteral("%1 of %2 is a draft: it waits for its scan")
            .arg(task.quitclaimNumber, task.personName);
    case TaskKind::ReviewFaces:
        return QStringLiteral("%1 faces to review").arg(task.count);
    case TaskKind::Unresolved:
        return QStringLiteral("%1 photos with faces that nobody has named").arg(task.count);
    case TaskKind::Minor:
        return QStringLiteral("%1 turns 16 on %2: ask for their own signature").arg(task.personName, due);
    }
    return {};
}

} // namespace bk
