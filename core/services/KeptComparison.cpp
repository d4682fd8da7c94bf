#include "core/services/KeptComparison.h"

#include "core/services/FaceEngines.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/FaceprintList.h"

namespace bk {
namespace {

Result<QByteArray> digestOf(Session& session) {
    return session.catalog().read([](Connection& connection) { return FaceprintList(connection).digest(); });
}

/// Whether CHANGES may concern somebody's permission. The faces of some photos alone do not: what they change
/// is in the list of faceprints.
bool maySayNo(const ChangeSet& changes) {
    if (changes.kinds & (ChangeKind::Quitclaims | ChangeKind::Collections | ChangeKind::Settings))
        return true;
    return changes.kinds.testFlag(ChangeKind::Persons) && changes.photos.isEmpty();
}

} // namespace

KeptComparison::KeptComparison(std::chrono::milliseconds idle) : m_idle(idle) {}

KeptComparison::~KeptComparison() {
    QObject::disconnect(m_listening);
}

void KeptComparison::forget() {
    std::optional<Held> held; // wiped outside the lock
    const std::lock_guard lock(m_mutex);
    ++m_forgotten;
    held.swap(m_held);
}

bool KeptComparison::isHeld() const {
    const std::lock_guard lock(m_mutex);
    return m_held.has_value();
}

void KeptComparison::listenTo(Session& session) {
    const std::lock_guard lock(m_mutex);
    if (m_listening) return;
    m_listening =
        QObject::connect(&session.changes(), &ChangeNotifier::changed, [this](const ChangeSet& changes) {
            if (maySayNo(changes)) forget();
        });
}

void KeptComparison::watch(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        if (!m_held) {
            m_asked.wait(lock, stop, [&] { return m_held.has_value(); });
            continue;
        }
        const auto until = m_until;
        if (m_asked.wait_until(lock, stop, until, [&] { return !m_held || m_until != until; })) continue;
        if (!stop.stop_requested()) m_held.reset();
    }
}

Result<std::shared_ptr<const FaceComparison>> KeptComparison::comparison(Session& session) {
    listenTo(session);
    quint64 forgotten = 0;
    BK_ASSIGN(const QByteArray faceprints, digestOf(session));
    BK_ASSIGN(const ModelRegistry* const models, session.engines().registry());
    const QDate day = session.today();
    {
        const std::lock_guard lock(m_mutex);
        forgotten = m_forgotten;
        if (m_held && m_held->faceprints == faceprints && m_held->day == day && m_held->models == models) {
            m_until = std::chrono::steady_clock::now() + m_idle;
            m_asked.notify_all();
            return m_held->comparison;
        }
    }
    // Not both in memory.
    {
        const std::lock_guard lock(m_mutex);
        m_held.reset();
    }
    BK_ASSIGN(FaceComparison loaded, FaceComparison::load(session));
    auto comparison = std::make_shared<const FaceComparison>(std::move(loaded));
    // What was loaded may be of before a change that came in between.
    BK_ASSIGN(const QByteArray still, digestOf(session));
    const std::lock_guard lock(m_mutex);
    if (still != faceprints || m_forgotten != forgotten) return comparison;
    m_held = Held{comparison, faceprints, day, models};
    m_until = std::chrono::steady_clock::now() + m_idle;
    if (!m_watch.joinable()) m_watch = std::jthread([this](const std::stop_token& stop) { watch(stop); });
    m_asked.notify_all();
    return comparison;
}

Result<QList<FaceMatch>> KeptComparison::candidates(Session& session, const Face& face, int limit) {
    BK_ASSIGN(const auto loaded, comparison(session));
    BK_ASSIGN(const QList<FaceMatch> matches, loaded->candidates(face, limit));
    const QDate today = session.today();
    return session.catalog().read([&](Connection& connection) -> Result<QList<FaceMatch>> {
        FactsReader facts(connection);
        FaceprintList list(connection);
        BK_ASSIGN(const FacePlace place, FaceStore(connection).place(face.id));
        QList<FaceMatch> allowed;
        for (const FaceMatch& match : matches) {
            BK_ASSIGN(const auto listed, list.find(match.reference));
            if (!listed || listed->person != match.person) continue;
            BK_ASSIGN(const bool may, mayCompare(facts, place, match.person, today));
            if (may) allowed << match;
        }
        return allowed;
    });
}

} // namespace bk
