#include "ui/people/PersonListModel.h"

#include "ui/people/PersonField.h"
#include "ui/widgets/Theme.h"

namespace bk::ui {

void PersonListModel::setPersons(const QList<PersonSummary>& persons) {
    beginResetModel();
    m_persons = persons;
    endResetModel();
}

int PersonListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_persons.size());
}

QVariant PersonListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const PersonSummary& summary = m_persons.at(index.row());
    if (role == Qt::DisplayRole) return summary.person.name;
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) {
        QStringList words{summary.person.name, wordsFor(summary.standing),
                          tr("%n photo(s)", nullptr, summary.photos)};
        if (summary.minor) words << tr("under 16");
        if (summary.recognition) words << tr("recognition on");
        return words.join(QStringLiteral(", "));
    }
    return {};
}

PersonTraits traitsOf(const PersonSummary& person) {
    PersonTraits traits;
    traits.setFlag(PersonTrait::NoQuitclaim, person.standing == PersonStanding::NoQuitclaim);
    traits.setFlag(PersonTrait::Expiring, person.standing == PersonStanding::Expiring);
    traits.setFlag(PersonTrait::Expired, person.standing == PersonStanding::Expired);
    traits.setFlag(PersonTrait::Withdrawn, person.standing == PersonStanding::Withdrawn);
    traits.setFlag(PersonTrait::Minor, person.minor);
    traits.setFlag(PersonTrait::Recognition, person.recognition);
    return traits;
}

PersonFilterModel::PersonFilterModel(PersonListModel* persons, QObject* parent)
    : QSortFilterProxyModel(parent), m_persons(persons) {
    setSourceModel(persons);
    sort(0);
}

void PersonFilterModel::setText(const QString& text) {
    m_text = foldedName(text);
    invalidateFilter();
}

void PersonFilterModel::setTraits(PersonTraits traits) {
    m_traits = traits;
    invalidateFilter();
}

const PersonSummary& PersonFilterModel::person(const QModelIndex& index) const {
    return m_persons->person(mapToSource(index).row());
}

bool PersonFilterModel::filterAcceptsRow(int row, const QModelIndex&) const {
    const PersonSummary& summary = m_persons->person(row);
    if (m_traits && !(traitsOf(summary) & m_traits)) return false;
    return m_text.isEmpty() || foldedName(summary.person.name).contains(m_text);
}

bool PersonFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    return QString::localeAwareCompare(m_persons->person(left.row()).person.name,
                                       m_persons->person(right.row()).person.name) < 0;
}

} // namespace bk::ui
