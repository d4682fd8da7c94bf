#include "core/services/QuitclaimHistory.h"

#include "core/store/CollectionStore.h"
#include "core/store/ConsentFormStore.h"
#include "core/store/PersonStore.h"
#include "core/store/QuitclaimStore.h"

#include <algorithm>

namespace bk {
namespace {

QString words(const std::optional<QDate>& day) {
    return day ? day->toString(Qt::ISODate) : QString();
}

QString end(const Quitclaim& quitclaim) {
    return quitclaim.openEnded ? QStringLiteral("open-ended") : words(quitclaim.until);
}

QString words(const std::optional<FormSigned>& form, const RecordNames& names) {
    if (!form) return {};
    return QStringLiteral("%1, version %2, %3")
        .arg(names.forms.value(form->form, form->form.toString()))
        .arg(form->version)
        .arg(form->language);
}

QString words(const QuitclaimScope& scope, const RecordNames& names) {
    switch (scope.kind) {
    case ScopeKind::AllPhotos:
        return QStringLiteral("all photos");
    case ScopeKind::Collection:
        return names.collections.value(scope.collection, scope.collection.toString());
    case ScopeKind::Photos:
        return scope.photos.size() == 1 ? QStringLiteral("1 listed photo")
                                        : QStringLiteral("%1 listed photos").arg(scope.photos.size());
    }
    return {};
}

/// Which of two lists of photos holds what the other does not: without it, two of one length look the same.
QString addedAndLeft(const QList<PhotoId>& before, const QList<PhotoId>& after) {
    const auto missingIn = [](const QList<PhotoId>& all, const QList<PhotoId>& some) {
        return std::count_if(some.begin(), some.end(),
                             [&](const PhotoId& photo) { return !all.contains(photo); });
    };
    return QStringLiteral("%1 added, %2 taken out")
        .arg(missingIn(before, after))
        .arg(missingIn(after, before));
}

QString words(const Grant& grant) {
    const QString decision =
        grant.decision == Decision::Granted ? QStringLiteral("granted") : QStringLiteral("refused");
    return grant.until
               ? QStringLiteral("%1 %2 until %3").arg(grant.purpose.key(), decision, words(grant.until))
               : QStringLiteral("%1 %2").arg(grant.purpose.key(), decision);
}

/// Those of GRANTS that are not just so among OTHERS.
QString decisionsBeside(const QList<Grant>& grants, const QList<Grant>& others) {
    QStringList list;
    for (const Grant& grant : grants)
        if (!others.contains(grant)) list << words(grant);
    return list.join(QStringLiteral(", "));
}

QString words(const Withdrawal& withdrawal) {
    QStringList purposes;
    for (const Purpose& purpose : withdrawal.purposes)
        purposes << purpose.key();
    QString text = QStringLiteral("%1 on %2")
                       .arg(purposes.isEmpty() ? QStringLiteral("all") : purposes.join(QStringLiteral(", ")),
                            words(withdrawal.date));
    if (!withdrawal.channel.isEmpty()) text += QStringLiteral(", by %1").arg(withdrawal.channel);
    if (!withdrawal.reason.isEmpty()) text += QStringLiteral(": %1").arg(withdrawal.reason);
    return text;
}

QString withdrawalsAfter(const QList<Withdrawal>& withdrawals, qsizetype first) {
    QStringList list;
    for (const Withdrawal& withdrawal : withdrawals.mid(first))
        list << words(withdrawal);
    return list.join(QStringLiteral("; "));
}

QString scansBeside(const QList<Attachment>& scans, const QList<Attachment>& others) {
    QStringList list;
    for (const Attachment& scan : scans)
        if (std::none_of(others.begin(), others.end(), [&](const auto& one) { return one.id == scan.id; }))
            list << QString::fromLatin1(scan.sha256.toHex());
    return list.join(QStringLiteral(", "));
}

QString words(const std::optional<QuitclaimId>& id, const RecordNames& names) {
    return id ? names.quitclaims.value(*id, id->toString()) : QString();
}

/// Gathers what differs.
class Differences {
public:
    void add(const char* field, const QString& before, const QString& after) {
        if (before != after) m_list << QuitclaimDifference{QString::fromLatin1(field), before, after};
    }
    QList<QuitclaimDifference> list() const { return m_list; }

private:
    QList<QuitclaimDifference> m_list;
};

void addPerson(const Quitclaim& before, const Quitclaim& after, const RecordNames& names,
               Differences& differences) {
    const QString old = names.persons.value(before.person, before.person.toString());
    const QString now = names.persons.value(after.person, after.person.toString());
    // Two who are called the same are two all the same.
    const bool alike = old == now;
    differences.add("person", alike ? before.person.toString() : old, alike ? after.person.toString() : now);
}

void addGuardian(const char* name, const char* relation, const std::optional<Guardian>& before,
                 const std::optional<Guardian>& after, Differences& differences) {
    const Guardian nobody;
    differences.add(name, before.value_or(nobody).name, after.value_or(nobody).name);
    differences.add(relation, before.value_or(nobody).relation, after.value_or(nobody).relation);
}

void addScope(const Quitclaim& before, const Quitclaim& after, const RecordNames& names,
              Differences& differences) {
    const QString old = words(before.scope, names);
    QString now = words(after.scope, names);
    if (before.scope.kind == ScopeKind::Photos && after.scope.kind == ScopeKind::Photos &&
        before.scope.photos != after.scope.photos)
        now += QStringLiteral(" (%1)").arg(addedAndLeft(before.scope.photos, after.scope.photos));
    differences.add("scope", old, now);
}

/// Names for what versions of records are about.
Result<RecordNames> namesFor(Connection& catalog) {
    RecordNames names;
    BK_ASSIGN(names.persons, PersonStore(catalog).names());
    BK_ASSIGN(names.quitclaims, QuitclaimStore(catalog).numbers());
    BK_ASSIGN(const auto collections, CollectionStore(catalog).list());
    for (const Collection& collection : collections)
        names.collections.insert(collection.id, collection.name);
    BK_ASSIGN(const auto forms, ConsentFormStore(catalog).list());
    for (const ConsentForm& form : forms)
        names.forms.insert(form.id, form.name);
    return names;
}

} // namespace

QList<QuitclaimDifference> differencesBetween(const Quitclaim& before, const Quitclaim& after,
                                              const RecordNames& names) {
    Differences differences;
    differences.add("state", toString(before.state), toString(after.state));
    addPerson(before, after, names, differences);
    differences.add("signed", words(before.signedOn), words(after.signedOn));
    differences.add("place", before.signedAt, after.signedAt);
    addGuardian("guardian", "guardian_relation", before.guardian, after.guardian, differences);
    addGuardian("second_guardian", "second_guardian_relation", before.secondGuardian, after.secondGuardian,
                differences);
    differences.add("from", words(before.from), words(after.from));
    differences.add("until", end(before), end(after));
    differences.add("basis", toString(before.basis), toString(after.basis));
    differences.add("form", words(before.form, names), words(after.form, names));
    addScope(before, after, names, differences);
    differences.add("territory", before.territory, after.territory);
    differences.add("conditions", before.conditions, after.conditions);
    differences.add("notes", before.notes, after.notes);
    differences.add("grants", decisionsBeside(before.grants, after.grants),
                    decisionsBeside(after.grants, before.grants));
    differences.add("scans", scansBeside(before.scans, after.scans), scansBeside(after.scans, before.scans));
    differences.add("withdrawals", {}, withdrawalsAfter(after.withdrawals, before.withdrawals.size()));
    differences.add("supersedes", words(before.supersedes, names), words(after.supersedes, names));
    return differences.list();
}

Result<QList<QuitclaimVersion>> versionsOf(Connection& catalog, const QuitclaimId& id,
                                           const QHash<UserId, QString>& users) {
    QuitclaimStore store(catalog);
    BK_TRY(store.find(id));
    BK_ASSIGN(const auto stored, store.versions(id));
    BK_ASSIGN(const RecordNames names, namesFor(catalog));
    QList<QuitclaimVersion> versions;
    for (const StoredVersion& one : stored) {
        QuitclaimVersion version;
        version.version = one.version;
        version.at = one.at;
        version.by = users.value(one.by);
        version.why = one.why;
        version.state = one.record.state;
        if (!versions.isEmpty())
            version.differences = differencesBetween(versions.last().record, one.record, names);
        version.record = one.record;
        versions << version;
    }
    return versions;
}

} // namespace bk
