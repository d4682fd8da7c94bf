#pragma once

#include "core/services/PersonService.h"

#include <QAbstractListModel>
#include <QFlags>
#include <QSortFilterProxyModel>

namespace bk::ui {

/// All persons, one per row.
class PersonListModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void setPersons(const QList<PersonSummary>& persons);
    const PersonSummary& person(int row) const { return m_persons.at(row); }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<PersonSummary> m_persons;
};

/// What the chips of the page of persons stand for.
enum class PersonTrait {
    NoQuitclaim = 1,
    Expiring = 2,
    Expired = 4,
    Withdrawn = 8,
    Minor = 16,
    Recognition = 32
};
Q_DECLARE_FLAGS(PersonTraits, PersonTrait)
Q_DECLARE_OPERATORS_FOR_FLAGS(PersonTraits)

PersonTraits traitsOf(const PersonSummary& person);

/// Those whose name holds the text and who have one of the wanted traits, by name.
class PersonFilterModel : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit PersonFilterModel(PersonListModel* persons, QObject* parent = nullptr);
    void setText(const QString& text);
    void setTraits(PersonTraits traits);
    PersonTraits traits() const { return m_traits; }
    const PersonSummary& person(const QModelIndex& index) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    PersonListModel* m_persons = nullptr;
    QString m_text;
    PersonTraits m_traits;
};

} // namespace bk::ui
