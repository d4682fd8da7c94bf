#include "core/services/Session.h"

#include "core/services/FaceEngines.h"
#include "core/store/Catalog.h"
#include "core/store/SettingStore.h"

namespace bk {
namespace {

const QString latestDayKey = QStringLiteral("latest_day");

} // namespace

Session::Session(std::unique_ptr<Catalog> catalog, std::shared_ptr<const Clock> clock,
                 std::shared_ptr<IdSource> ids)
    : m_engines(std::make_unique<FaceEngines>())
    , m_catalog(std::move(catalog))
    , m_clock(std::move(clock))
    , m_ids(std::move(ids)) {
    qRegisterMetaType<bk::ChangeSet>();
    const auto read = m_catalog->read([](Connection& connection) -> Result<std::pair<QString, QString>> {
        SettingStore settings(connection);
        BK_ASSIGN(const QString organisation, settings.value(QStringLiteral("organisation")));
        BK_ASSIGN(const QString latest, settings.value(latestDayKey));
        return std::pair(organisation, latest);
    });
    if (read) {
        m_organisation = read->first;
        if (const QDate latest = QDate::fromString(read->second, Qt::ISODate); latest.isValid())
            m_latestDay = latest.toJulianDay();
    }
}

Session::~Session() = default;

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

QDate Session::today() const {
    const qint64 now = m_clock->today().toJulianDay();
    const qint64 latest = m_latestDay;
    if (now > latest) {
        m_latestDay = now;
        // Remembered in the catalog, so that a clock turned back is noticed at the next opening too.
        const QString day = QDate::fromJulianDay(now).toString(Qt::ISODate);
        (void)m_catalog->write([day](Connection& connection, ConnectionSet&) -> Status {
            return SettingStore(connection).setValue(latestDayKey, day);
        });
        return QDate::fromJulianDay(now);
    }
    return QDate::fromJulianDay(latest);
}

bool Session::clockTurnedBack() const {
    return m_clock->today().toJulianDay() < m_latestDay;
}

QDate Session::settledDay() const {
    const qint64 day = m_settledDay;
    return day == 0 ? QDate() : QDate::fromJulianDay(day);
}

Stamp Session::stamp() const {
    return {user(), m_clock->now()};
}

Status Session::record(Connection& catalog, const char* action, const char* objectKind, const QUuid& object,
                       const QString& detail) const {
    return AuditLog::record(
        catalog, {m_clock->now(), user(), QLatin1String(action), QLatin1String(objectKind), object, detail});
}

Status Session::recordRead(const char* action, const char* objectKind, const QUuid& object,
                           const QString& detail) {
    return m_catalog->write([&](Connection& catalog, ConnectionSet&) -> Status {
        return record(catalog, action, objectKind, object, detail);
    });
}

} // namespace bk
