#include "core/services/Session.h"

#include "core/services/FaceEngines.h"
#include "core/services/ReadLog.h"
#include "core/store/Catalog.h"
#include "core/store/SettingStore.h"

namespace bk {
namespace {

const QString latestDayKey = QStringLiteral("latest_day");
const QString doubtedDayKey = QStringLiteral("doubted_day");
/// A clock that is further ahead of the latest day than this is doubted until it is seen again on a later
/// day.
constexpr qint64 doubtfulJump = 5 * 366;

} // namespace

Session::Session(std::unique_ptr<Catalog> catalog, std::shared_ptr<const Clock> clock,
                 std::shared_ptr<IdSource> ids)
    : m_engines(std::make_unique<FaceEngines>(*catalog))
    , m_readMemory(std::make_unique<ReadMemory>())
    , m_catalog(std::move(catalog))
    , m_clock(std::move(clock))
    , m_ids(std::move(ids))
    , m_id(m_ids->next()) {
    qRegisterMetaType<bk::ChangeSet>();
    const auto read = m_catalog->read([](Connection& connection) -> Result<QStringList> {
        SettingStore settings(connection);
        BK_ASSIGN(const QString organisation, settings.value(QStringLiteral("organisation")));
        BK_ASSIGN(const QString latest, settings.value(latestDayKey));
        BK_ASSIGN(const QString doubted, settings.value(doubtedDayKey));
        return QStringList{organisation, latest, doubted};
    });
    if (read) {
        m_organisation = read->at(0);
        if (const QDate latest = QDate::fromString(read->at(1), Qt::ISODate); latest.isValid())
            m_latestDay = latest.toJulianDay();
        if (const QDate doubted = QDate::fromString(read->at(2), Qt::ISODate); doubted.isValid())
            m_doubtedDay = doubted.toJulianDay();
    }
}

Session::~Session() {
    if (!m_catalog) return;
    // Nothing keeps a session from closing; the next one makes the checkpoint of these rows.
    (void)m_catalog->maintain([&](ConnectionSet& all) -> Status {
        BK_TRY(AuditLog::checkpoint(all, m_catalog->keys(), m_clock->now()));
        return {};
    });
}

FilePath Session::folder() const {
    return m_catalog->folder();
}

QString Session::organisation() const {
    return m_organisation;
}

UserId Session::user() const {
    return m_catalog->keys().userId();
}

QString Session::userName() const {
    return m_catalog->keys().userName();
}

Roles Session::roles() const {
    return m_catalog->keys().roles();
}

bool Session::may(Right right) const {
    const KeyRing& keys = m_catalog->keys();
    if (!allows(keys.roles(), right)) return false;
    if (right == Right::Recognise) return keys.recognition() && keys.has(DataKey::Face);
    if (right == Right::OpenScans) return keys.has(DataKey::Vault);
    return true;
}

Status Session::require(Right right) const {
    if (may(right)) return {};
    const bool switchedOff = right == Right::Recognise && allows(roles(), right);
    (void)m_catalog->write([&](Connection& catalog, ConnectionSet&) -> Status {
        AuditEvent event = eventNow("access.refused", "right", {}, toString(right));
        event.outcome = AuditOutcome::Refused;
        return AuditLog::record(catalog, event, m_catalog->keys());
    });
    return fail(ErrorCode::RoleMissing,
                switchedOff ? QStringLiteral("recognition is switched off for you") : missingRole(right));
}

QDate Session::today() const {
    const qint64 now = m_clock->today().toJulianDay();
    const qint64 latest = m_latestDay;
    if (now > latest) {
        // Remembered in the catalog, so that a clock turned back is noticed at the next opening too. But one
        // opening with a clock that is years ahead must not make those years count for ever.
        const qint64 doubted = m_doubtedDay;
        const bool jump = latest > 0 && now - latest > doubtfulJump;
        const bool seenBefore = doubted > 0 && now > doubted && now - doubted <= doubtfulJump;
        const bool believed = !jump || seenBefore;
        if (believed)
            m_latestDay = now;
        else if (doubted == now)
            return QDate::fromJulianDay(now);
        else
            m_doubtedDay = now;
        const QString day = QDate::fromJulianDay(now).toString(Qt::ISODate);
        (void)m_catalog->write([&](Connection& connection, ConnectionSet&) -> Status {
            return SettingStore(connection).setValue(believed ? latestDayKey : doubtedDayKey, day);
        });
        return QDate::fromJulianDay(now);
    }
    return QDate::fromJulianDay(latest);
}

bool Session::clockTurnedBack() const {
    return m_clock->today().toJulianDay() < m_latestDay;
}

bool Session::clockDoubtful() const {
    return m_latestDay > 0 && m_clock->today().toJulianDay() - m_latestDay > doubtfulJump;
}

QDate Session::settledDay() const {
    const qint64 day = m_settledDay;
    return day == 0 ? QDate() : QDate::fromJulianDay(day);
}

Stamp Session::stamp() const {
    return {user(), m_clock->now()};
}

Status Session::record(Connection& catalog, const char* action, const char* objectKind, const QUuid& object,
                       const QString& detail, AuditOutcome outcome) const {
    AuditEvent event = eventNow(action, objectKind, object, detail);
    event.outcome = outcome;
    return AuditLog::record(catalog, event, m_catalog->keys());
}

Status Session::record(Connection& catalog, const char* action, const char* objectKind, const QUuid& object,
                       const QString& detail, const QByteArray& payload) const {
    AuditEvent event = eventNow(action, objectKind, object, detail);
    event.payload = payload;
    return AuditLog::record(catalog, event, m_catalog->keys());
}

AuditEvent Session::eventNow(const char* action, const char* objectKind, const QUuid& object,
                             const QString& detail) const {
    AuditEvent event;
    event.at = m_clock->now();
    event.user = user();
    event.roles = roles();
    event.session = m_id;
    event.action = QLatin1String(action);
    event.objectKind = QLatin1String(objectKind);
    event.object = object;
    event.detail = detail;
    return event;
}

Status Session::recordRead(const char* action, const char* objectKind, const QUuid& object,
                           const QString& detail, AuditOutcome outcome) {
    return m_catalog->write([&](Connection& catalog, ConnectionSet&) -> Status {
        return record(catalog, action, objectKind, object, detail, outcome);
    });
}

} // namespace bk
