#include "ui/audit/AuditListModel.h"

#include "ui/audit/AuditWords.h"
#include "ui/people/PersonField.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/RoleWords.h"

#include <QLocale>

namespace bk::ui {

QString localTime(const QDateTime& utc) {
    return QLocale().toString(utc.toLocalTime(), QStringLiteral("d MMM yyyy HH:mm:ss"));
}

AuditListModel::AuditListModel(Workspace& workspace, QObject* parent)
    : QAbstractTableModel(parent), m_workspace(workspace) {}

void AuditListModel::show(const AuditFilter& filter) {
    m_filter = filter;
    m_filter.limit = pageSize;
    ++m_generation;
    ask(filter.before);
}

void AuditListModel::ask(qint64 before) {
    m_asking = true;
    AuditFilter filter = m_filter;
    filter.before = before;
    m_workspace.ask(
        this, [filter](Services& services) { return services.audit.list(filter); },
        [this, generation = m_generation, first = before == m_filter.before](Result<bk::AuditPage> page) {
            if (generation != m_generation) return;
            m_asking = false;
            if (page) {
                take(*page, first);
            } else {
                // Asking again and again would fail again and again.
                m_more = false;
                Q_EMIT failed(page.error());
                if (first) take({}, true);
            }
        },
        1);
}

void AuditListModel::take(const bk::AuditPage& page, bool first) {
    m_loadedOnce = true;
    m_more = page.more && !page.rows.isEmpty();
    if (first) {
        beginResetModel();
        m_rows.clear();
        m_users.insert(page.users);
        m_objects = page.objects;
        m_rows = page.rows;
        endResetModel();
        Q_EMIT loaded();
        return;
    }
    m_users.insert(page.users);
    m_objects.insert(page.objects);
    if (!page.rows.isEmpty()) {
        const int begin = static_cast<int>(m_rows.size());
        beginInsertRows({}, begin, begin + static_cast<int>(page.rows.size()) - 1);
        m_rows << page.rows;
        endInsertRows();
    }
    Q_EMIT grown();
}

bool AuditListModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_more && !m_asking && !m_rows.isEmpty();
}

void AuditListModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent)) ask(m_rows.last().sequence);
}

int AuditListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AuditListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString AuditListModel::userName(const AuditEvent& event) const {
    const QString name = m_users.value(event.user);
    return name.isEmpty() ? event.user.toString() : name;
}

QString AuditListModel::objectName(const AuditEvent& event) const {
    if (event.object.isNull()) return {};
    const QString name = m_objects.value(event.object);
    return name.isEmpty() ? event.object.toString(QUuid::WithoutBraces) : name;
}

QUuid AuditListModel::objectNamed(const QString& text) const {
    const QString wanted = foldedName(text);
    for (auto object = m_objects.cbegin(); object != m_objects.cend(); ++object)
        if (foldedName(object.value()) == wanted) return object.key();
    return {};
}

bool AuditListModel::opens(const AuditEvent& event) const {
    if (event.object.isNull()) return false;
    const QString& kind = event.objectKind;
    if (kind == QLatin1String("person") || kind == QLatin1String("quitclaim"))
        return m_workspace.may(Right::SeePersons);
    if (kind == QLatin1String("photo") || kind == QLatin1String("face") ||
        kind == QLatin1String("collection"))
        return m_workspace.may(Right::SeePhotos);
    return false;
}

QString AuditListModel::text(const AuditRow& row, int column) const {
    const AuditEvent& event = row.event;
    switch (column) {
    case Row:
        return QLocale().toString(row.sequence);
    case Time:
        return localTime(event.at);
    case User:
        return userName(event);
    case UserRoles:
        return wordsFor(event.roles);
    case Action:
        return wordsForAction(event.action);
    case Object: {
        const QString name = objectName(event);
        return name.isEmpty() ? QString() : tr("%1: %2").arg(wordsForKind(event.objectKind), name);
    }
    case Outcome:
        return wordsFor(event.outcome);
    case Detail:
        return wordsForDetail(event);
    default:
        return {};
    }
}

QVariant AuditListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const AuditRow& row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        switch (index.column()) {
        case Time:
            return tr("%1 UTC").arg(row.event.at.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")));
        case Action:
            return row.event.action;
        case Object:
            return row.event.object.isNull() ? QString() : row.event.object.toString(QUuid::WithoutBraces);
        case Row:
        case Outcome:
            return {};
        default:
            return text(row, index.column());
        }
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(row, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (index.column() == Row ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::DecorationRole:
        return index.column() == Outcome ? QVariant(iconFor(row.event.outcome)) : QVariant();
    case Qt::ForegroundRole:
        if (index.column() == Outcome && row.event.outcome != AuditOutcome::Done)
            return toneColor(toneOf(row.event.outcome));
        if (index.column() == Object && opens(row.event)) return ink(Ink::Accent);
        if (index.column() == Row || index.column() == UserRoles) return ink(Ink::Muted);
        return {};
    default:
        return {};
    }
}

QVariant AuditListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section == Row ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Row:
        return tr("Row");
    case Time:
        return tr("Time");
    case User:
        return tr("User");
    case UserRoles:
        return tr("Roles");
    case Action:
        return tr("What");
    case Object:
        return tr("About");
    case Outcome:
        return tr("Outcome");
    case Detail:
        return tr("Detail");
    default:
        return {};
    }
}

} // namespace bk::ui
