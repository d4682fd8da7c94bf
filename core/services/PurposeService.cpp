#include "core/services/PurposeService.h"

#include "core/services/FactsReader.h"
#include "core/services/NameLength.h"
#include "core/store/Catalog.h"
#include "core/store/ClearanceStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/SettingStore.h"

#include <algorithm>

namespace bk {
namespace {

const char* const purposeKind = "purpose";
constexpr qsizetype longestKey = 40;

/// "Été & Year book" becomes "ete-year-book".
QString keyFrom(const QString& name) {
    QString key;
    const QString plain = name.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar letter : plain) {
        if ((letter >= QLatin1Char('a') && letter <= QLatin1Char('z')) ||
            (letter >= QLatin1Char('0') && letter <= QLatin1Char('9')))
            key += letter;
        else if (!letter.isMark() && !key.isEmpty() && !key.endsWith(QLatin1Char('-')))
            key += QLatin1Char('-');
    }
    key.truncate(longestKey);
    while (key.endsWith(QLatin1Char('-')))
        key.chop(1);
    return key;
}

/// KEY, or with the first number that makes it one of its own.
QString freeKey(const QString& key, const QList<PurposeRow>& rows) {
    const auto taken = [&](const QString& wanted) {
        return std::any_of(rows.begin(), rows.end(),
                           [&](const PurposeRow& row) { return row.purpose.key() == wanted; });
    };
    QString wanted = key;
    for (int number = 2; taken(wanted); ++number) {
        const QString ending = QStringLiteral("-%1").arg(number);
        wanted = key.left(longestKey - ending.size()) + ending;
    }
    return wanted;
}

/// How a purpose is called as far as the catalog knows.
QString calledName(const PurposeRow& row) {
    if (!row.name.isEmpty()) return row.name;
    return QString(row.purpose.key()).replace(QLatin1Char('-'), QLatin1Char(' '));
}

/// The name without superfluous spaces, or why it cannot be one. BUT: the purpose that may have it already.
Result<QString> acceptable(const QString& name, const QList<PurposeRow>& rows, const Purpose& but) {
    const QString simple = name.simplified();
    if (simple.isEmpty()) return fail(ErrorCode::InvalidArgument, QStringLiteral("a purpose needs a name"));
    BK_TRY(checkLength(QStringLiteral("a purpose's name"), simple, PurposeService::longestName));
    for (const PurposeRow& row : rows)
        if (row.purpose != but && calledName(row).compare(simple, Qt::CaseInsensitive) == 0)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("there is a purpose \"%1\" already").arg(calledName(row)));
    if (simple.compare(Purpose::recognition().key(), Qt::CaseInsensitive) == 0)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("recognition is a purpose apart, which every catalog has"));
    return simple;
}

/// CHANGE of the list of purposes, with what is stored of the rule's answers whole afterwards where it was so
/// before. ASKANEW: a purpose came that has none yet.
template <class Change>
Status withClearances(Connection& connection, const QDate& today, bool askAnew, Change change) {
    SettingStore settings(connection);
    ClearanceStore clearances(connection);
    BK_ASSIGN(const auto before, settings.purposes());
    BK_ASSIGN(const bool whole, clearances.isWhole(today, before));
    BK_TRY(change());
    if (askAnew) {
        BK_ASSIGN(const auto photos, PhotoStore(connection).ids({}, PhotoSort::AddedNewest));
        BK_TRY(recomputeClearance(connection, photos, today));
    }
    if (!whole) return {};
    BK_ASSIGN(const auto after, settings.purposes());
    return clearances.setWhole(after);
}

Result<PurposeView> viewOf(SettingStore& store, const PurposeRow& row) {
    BK_ASSIGN(const int uses, store.purposeUses(row.purpose));
    return PurposeView{row.purpose, row.name, row.retired, uses};
}

} // namespace

PurposeService::PurposeService(Session& session) : m_session(session) {}

Result<QList<PurposeView>> PurposeService::list() const {
    return m_session.catalog().read([](Connection& connection) -> Result<QList<PurposeView>> {
        SettingStore store(connection);
        BK_ASSIGN(const auto rows, store.allPurposes());
        QList<PurposeView> views;
        for (const PurposeRow& row : rows) {
            BK_ASSIGN(const PurposeView view, viewOf(store, row));
            views << view;
        }
        return views;
    });
}

Result<QMap<Purpose, QString>> PurposeService::names() const {
    return m_session.catalog().read([](Connection& connection) -> Result<QMap<Purpose, QString>> {
        BK_ASSIGN(const auto rows, SettingStore(connection).allPurposes());
        QMap<Purpose, QString> names;
        for (const PurposeRow& row : rows)
            if (!row.name.isEmpty()) names.insert(row.purpose, row.name);
        return names;
    });
}

Result<QList<PurposeVersion>> PurposeService::history(const Purpose& purpose) const {
    QHash<UserId, QString> users;
    for (const KeyRing::User& user : m_session.catalog().keys().users())
        users.insert(user.id, user.name);
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<PurposeVersion>> {
        SettingStore store(connection);
        BK_TRY(store.purposeRow(purpose));
        BK_ASSIGN(const auto rows, store.purposeVersions(purpose));
        QList<PurposeVersion> versions;
        if (rows.isEmpty() || rows.first().version > 1) versions << PurposeVersion{};
        for (const PurposeVersionRow& row : rows)
            versions << PurposeVersion{row.version, row.name, row.retired, row.stamp.at,
                                       users.value(row.stamp.by)};
        return versions;
    });
}

Result<PurposeView> PurposeService::add(const QString& name) {
    BK_TRY(m_session.require(Right::ManageSettings));
    const QDate today = m_session.today();
    auto added =
        m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<PurposeView> {
            SettingStore store(connection);
            BK_ASSIGN(const auto rows, store.allPurposes());
            BK_ASSIGN(const QString accepted, acceptable(name, rows, {}));
            const auto purpose = Purpose::tryFrom(freeKey(keyFrom(accepted), rows));
            if (!purpose)
                return fail(ErrorCode::InvalidArgument,
                            QStringLiteral("a purpose's name needs a letter from a to z or a digit"));
            const PurposeRow row{*purpose, accepted, false};
            BK_ASSIGN(const auto inUse, store.purposes());
            BK_TRY(withClearances(connection, today, true, [&]() -> Status {
                BK_TRY(store.addPurpose(*purpose, 0));
                BK_TRY(store.arrangePurposes(inUse + QList{*purpose}));
                return store.changePurpose(row, m_session.stamp(), 1);
            }));
            BK_TRY(m_session.record(connection, "purpose.add", purposeKind, {}, purpose->key()));
            return viewOf(store, row);
        });
    if (added)
        m_session.changes().notify({ChangeKind::Settings | ChangeKind::Clearance | ChangeKind::Photos, {}});
    return added;
}

Result<PurposeView> PurposeService::rename(const Purpose& purpose, const QString& name) {
    BK_TRY(m_session.require(Right::ManageSettings));
    auto renamed =
        m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<PurposeView> {
            SettingStore store(connection);
            BK_ASSIGN(PurposeRow row, store.purposeRow(purpose));
            QString accepted;
            if (!name.simplified().isEmpty()) {
                BK_ASSIGN(const auto rows, store.allPurposes());
                BK_ASSIGN(accepted, acceptable(name, rows, purpose));
            }
            if (accepted == row.name) return viewOf(store, row);
            row.name = accepted;
            BK_TRY(store.changePurpose(row, m_session.stamp()));
            BK_TRY(m_session.record(connection, "purpose.rename", purposeKind, {}, purpose.key()));
            return viewOf(store, row);
        });
    if (renamed) m_session.changes().notify({ChangeKind::Settings, {}});
    return renamed;
}

Result<PurposeView> PurposeService::setRetired(const Purpose& purpose, bool retired) {
    BK_TRY(m_session.require(Right::ManageSettings));
    const QDate today = m_session.today();
    auto changed =
        m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<PurposeView> {
            SettingStore store(connection);
            BK_ASSIGN(PurposeRow row, store.purposeRow(purpose));
            if (row.retired == retired) return viewOf(store, row);
            BK_ASSIGN(auto inUse, store.purposes());
            if (retired && inUse.size() == 1)
                return fail(ErrorCode::InvalidArgument,
                            QStringLiteral("this is the last purpose in use; add another one first"));
            row.retired = retired;
            BK_TRY(withClearances(connection, today, !retired, [&]() -> Status {
                BK_TRY(store.changePurpose(row, m_session.stamp()));
                return retired ? store.dropClearance(purpose) : store.arrangePurposes(inUse << purpose);
            }));
            BK_TRY(m_session.record(connection, retired ? "purpose.retire" : "purpose.restore", purposeKind,
                                    {}, purpose.key()));
            return viewOf(store, row);
        });
    if (changed)
        m_session.changes().notify({ChangeKind::Settings | ChangeKind::Clearance | ChangeKind::Photos, {}});
    return changed;
}

Result<PurposeView> PurposeService::move(const Purpose& purpose, int position) {
    BK_TRY(m_session.require(Right::ManageSettings));
    auto moved =
        m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<PurposeView> {
            SettingStore store(connection);
            BK_ASSIGN(const PurposeRow row, store.purposeRow(purpose));
            if (row.retired)
                return fail(ErrorCode::InvalidArgument,
                            QStringLiteral("a retired purpose has no place among those in use"));
            BK_ASSIGN(auto order, store.purposes());
            const qsizetype from = order.indexOf(purpose);
            const qsizetype to = std::clamp<qsizetype>(position, 0, order.size() - 1);
            if (from == to) return viewOf(store, row);
            order.move(from, to);
            BK_TRY(store.arrangePurposes(order));
            BK_TRY(m_session.record(connection, "purpose.move", purposeKind, {},
                                    QStringLiteral("%1 to %2").arg(purpose.key()).arg(to + 1)));
            return viewOf(store, row);
        });
    if (moved) m_session.changes().notify({ChangeKind::Settings, {}});
    return moved;
}

Status PurposeService::remove(const Purpose& purpose) {
    BK_TRY(m_session.require(Right::ManageSettings));
    const QDate today = m_session.today();
    const auto removed = m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        SettingStore store(connection);
        BK_ASSIGN(const PurposeRow row, store.purposeRow(purpose));
        BK_ASSIGN(const int uses, store.purposeUses(purpose));
        if (uses > 0)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("the purpose \"%1\" is named by %2 records; retire it instead")
                            .arg(calledName(row))
                            .arg(uses));
        BK_ASSIGN(const auto inUse, store.purposes());
        if (!row.retired && inUse.size() == 1)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("this is the last purpose in use; add another one first"));
        BK_TRY(withClearances(connection, today, false, [&] { return store.removePurpose(purpose); }));
        return m_session.record(connection, "purpose.remove", purposeKind, {}, purpose.key());
    });
    if (removed)
        m_session.changes().notify({ChangeKind::Settings | ChangeKind::Clearance | ChangeKind::Photos, {}});
    return removed;
}

} // namespace bk
