#include "core/services/PersonMerging.h"

#include "core/services/PersonConsequences.h"
#include "core/services/PersonPapers.h"
#include "core/store/Catalog.h"
#include "core/store/PersonPairStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"

namespace bk {
namespace {

QString withParagraph(const QString& text, const QString& added) {
    if (added.isEmpty()) return text;
    return text.isEmpty() ? added : text + QLatin1Char('\n') + added;
}

/// TEXT without the whole lines ADDED, if they are in it exactly once.
std::optional<QString> withoutParagraph(const QString& text, const QString& added) {
    const QString framed = QLatin1Char('\n') + text + QLatin1Char('\n');
    const QString part = QLatin1Char('\n') + added + QLatin1Char('\n');
    if (added.isEmpty() || framed.count(part) != 1) return std::nullopt;
    QString rest = framed;
    rest.replace(framed.indexOf(part), part.size(), QStringLiteral("\n"));
    return rest.size() < 2 ? QString() : rest.mid(1, rest.size() - 2);
}

const ChangeKinds everything = ChangeKind::Persons | ChangeKind::Faces | ChangeKind::Quitclaims |
                               ChangeKind::Clearance | ChangeKind::Photos | ChangeKind::Publications;

/// Whose it is belongs to what a quitclaim says: a version of its own.
Status keepVersions(Connection& connection, const QList<QuitclaimId>& ids, const Stamp& stamp) {
    QuitclaimStore quitclaims(connection);
    for (const QuitclaimId& id : ids) {
        BK_ASSIGN(const Quitclaim moved, quitclaims.find(id));
        BK_TRY(quitclaims.setState(id, moved.state, stamp));
    }
    return {};
}

} // namespace

Person mergedPerson(const Person& departed, const Person& stays, bool staysIsNumbered) {
    Person merged = stays;
    if (staysIsNumbered) merged.name = departed.name;
    if (!merged.born) merged.born = departed.born;
    merged.notes = withParagraph(merged.notes, departed.notes);
    if (merged.contact.isEmpty())
        merged.contact = departed.contact;
    else if (!departed.contact.isEmpty() && departed.contact != merged.contact)
        merged.notes = withParagraph(merged.notes, departed.name + QStringLiteral(": ") + departed.contact);
    if (!merged.deceased)
        merged.deceased = departed.deceased;
    else if (departed.deceased && *departed.deceased != *merged.deceased)
        merged.notes = withParagraph(merged.notes, departed.name + QStringLiteral(": † ") +
                                                       departed.deceased->toString(Qt::ISODate));
    if (!merged.cover) merged.cover = departed.cover;
    merged.commissioned = merged.commissioned || departed.commissioned;
    return merged;
}

Person unmergedPerson(const Person& now, const PersonMerge& merge, QList<KeptDetail>& kept) {
    Person person = now;
    const auto putBack = [&](auto Person::*field, KeptDetail detail) {
        const auto& before = merge.before.*field;
        const auto& after = merge.after.*field;
        if (before == after) return;
        if (now.*field == after)
            person.*field = before;
        else if (now.*field != before)
            kept << detail;
    };
    putBack(&Person::name, KeptDetail::Name);
    putBack(&Person::born, KeptDetail::Born);
    putBack(&Person::contact, KeptDetail::Contact);
    putBack(&Person::deceased, KeptDetail::Deceased);
    putBack(&Person::cover, KeptDetail::Cover);
    putBack(&Person::commissioned, KeptDetail::Commissioned);
    if (merge.before.notes != merge.after.notes && now.notes != merge.before.notes) {
        // The lines that came with the departed go, also from between others that were written since.
        const qsizetype own = merge.before.notes.isEmpty() ? 0 : merge.before.notes.size() + 1;
        const auto without = withoutParagraph(now.notes, merge.after.notes.mid(own));
        if (now.notes == merge.after.notes)
            person.notes = merge.before.notes;
        else if (without)
            person.notes = *without;
        else
            kept << KeptDetail::Notes;
    }
    return person;
}

Result<MergeCautions> PersonMerging::cautions(const PersonId& one, const PersonId& other) {
    return m_session.catalog().read([&](Connection& connection) -> Result<MergeCautions> {
        PersonPairStore pairs(connection);
        const PersonPair pair(one, other);
        MergeCautions cautions;
        BK_ASSIGN(cautions.photosWithBoth, pairs.photosWithBoth(pair));
        BK_ASSIGN(cautions.facesToldApart, pairs.facesToldApart(pair));
        BK_ASSIGN(const auto answered, pairs.find(pair));
        if (answered && answered->answer == PairAnswer::Two)
            cautions.saidTwo = answered->stamp.at.toLocalTime().date();
        return cautions;
    });
}

Result<PersonMergeId> PersonMerging::merge(const PersonId& departed, const PersonId& into) {
    if (departed == into)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a person cannot be merged into themselves"));
    const QDate today = m_session.today();
    Catalog& catalog = m_session.catalog();
    BK_TRY(catalog.read([&](Connection& connection) -> Status {
        BK_ASSIGN(const Person gone, PersonStore(connection).find(departed));
        BK_ASSIGN(const Person stays, PersonStore(connection).find(into));
        return checkSameLife(gone, stays);
    }));
    auto outcome = catalog.write([&](Connection& connection, ConnectionSet& all) -> Result<PersonMergeId> {
        PersonMergeStore journal(connection);
        PersonMerge merge;
        merge.id = m_session.ids().make<PersonMergeId>();
        BK_ASSIGN(merge.sequence, journal.nextSequence());
        merge.departed.id = departed;
        merge.into = into;
        merge.stamp = m_session.stamp();
        BK_ASSIGN(const FaceprintsHeld held, faceprintsHeld(connection, departed));
        BK_TRY(apply(connection, merge));
        // Their birth date may be another, so all photos of the one who stays are asked about.
        BK_ASSIGN(const auto shown, PhotoStore(connection).showing(into));
        BK_TRY(renewPhotos(m_session, connection, shown, today));
        BK_TRY(m_session.record(connection, "person.merge", "person", into.uuid(), departed.toString()));
        // Faceprints are bound to their person's key: they go, and are made again for the one who stays, if
        // that one permits it.
        BK_TRY(dropFaceprints(m_session, connection, all, held));
        return merge.id;
    });
    if (!outcome) return outcome;
    m_session.changes().notify({everything, {}});
    // The departed too: their key may have been made anew by somebody who was making faceprints.
    BK_TRY(followChange(m_session, {into, departed}));
    return outcome;
}

Status PersonMerging::apply(Connection& connection, PersonMerge merge,
                            const std::optional<QDate>* bornAfter) {
    PersonStore store(connection);
    PersonMergeStore journal(connection);
    const PersonId departed = merge.departed.id;
    BK_ASSIGN(merge.departed, store.find(departed));
    BK_ASSIGN(const PersonOrigin origin, store.origin(departed));
    merge.number = origin.number;
    merge.addedBy = origin.addedBy;
    BK_ASSIGN(merge.before, store.find(merge.into));
    BK_TRY(checkSameLife(merge.departed, merge.before));
    BK_ASSIGN(const bool numbered, store.isNumbered(merge.into));
    BK_ASSIGN(const bool goneNumbered, store.isNumbered(departed));
    const Person merged = mergedPerson(merge.departed, merge.before, numbered && !goneNumbered);
    merge.after = merged;
    if (bornAfter) merge.after.born = *bornAfter;
    BK_ASSIGN(const auto papers, QuitclaimStore(connection).ofPerson(departed));
    QList<QuitclaimId> moved;
    for (const Quitclaim& paper : papers)
        moved << paper.id;
    BK_TRY(journal.insert(merge));
    BK_TRY(journal.move(merge));
    BK_TRY(keepVersions(connection, moved, m_session.stamp()));
    BK_TRY(store.update(merged));
    return store.remove(departed);
}

Result<Unmerged> PersonMerging::revert(Connection& connection, const PersonMerge& merge) {
    PersonStore store(connection);
    PersonMergeStore journal(connection);
    BK_ASSIGN(const Person now, store.find(merge.into));
    Unmerged undone;
    undone.person = merge.departed.id;
    undone.name = merge.departed.name;
    undone.from = merge.into;
    BK_TRY(store.insert(merge.departed, merge.number, Stamp{merge.addedBy, merge.departed.added}));
    BK_ASSIGN(undone.moved, journal.moveBack(merge));
    BK_TRY(keepVersions(connection, undone.moved.movedQuitclaims, m_session.stamp()));
    BK_TRY(store.update(unmergedPerson(now, merge, undone.kept)));
    BK_TRY(journal.remove(merge.id));
    return undone;
}

Result<Unmerged> PersonMerging::unmerge(const PersonMergeId& id) {
    const QDate today = m_session.today();
    Catalog& catalog = m_session.catalog();
    auto outcome = catalog.write([&](Connection& connection, ConnectionSet& all) -> Result<Unmerged> {
        PersonMergeStore journal(connection);
        PhotoStore photos(connection);
        BK_ASSIGN(PersonMerge merge, journal.find(id));
        const PersonId stays = merge.into;
        BK_ASSIGN(const Person asOne, PersonStore(connection).find(stays));
        BK_ASSIGN(const auto shown, photos.showing(stays));
        QSet<PhotoId> touched(shown.begin(), shown.end());
        BK_ASSIGN(const FaceprintsHeld held, faceprintsHeld(connection, stays));

        // Later merges took this one for granted: they are lifted off, and put back on what is left.
        QList<PersonMerge> lifted;
        QSet<PersonMergeId> bornSince; // the birth date was entered or changed after these
        for (;;) {
            BK_ASSIGN(merge, journal.find(id));
            BK_ASSIGN(const auto standing, journal.ofPerson(merge.into));
            const PersonMerge& latest = standing.first();
            BK_ASSIGN(const Person now, PersonStore(connection).find(latest.into));
            if (now.born != latest.after.born) bornSince << latest.id;
            if (latest.id == id) break;
            BK_TRY(revert(connection, latest));
            lifted.prepend(latest);
        }
        BK_ASSIGN(Unmerged undone, revert(connection, merge));
        for (const PersonMerge& one : std::as_const(lifted))
            BK_TRY(apply(connection, one, bornSince.contains(one.id) ? &one.after.born : nullptr));
        undone.from = stays;
        const QDateTime merged = merge.stamp.at;
        BK_ASSIGN(const auto left, papersOfOne(connection, stays, merged));
        BK_ASSIGN(const auto back, papersOfOne(connection, undone.person, merged));
        BK_TRY(checkNotWider(left, back, {merged, asOne.born, !bornSince.isEmpty()}, today));

        for (const PersonId& person : {stays, undone.person}) {
            BK_ASSIGN(const auto now, photos.showing(person));
            touched += QSet<PhotoId>(now.begin(), now.end());
        }
        BK_TRY(renewPhotos(m_session, connection, touched.values(), today));
        BK_TRY(
            m_session.record(connection, "person.unmerge", "person", stays.uuid(), undone.person.toString()));
        BK_TRY(dropFaceprints(m_session, connection, all, held));
        return undone;
    });
    if (!outcome) return outcome;
    m_session.changes().notify({everything, {}});
    BK_TRY(followChange(m_session, {outcome->from, outcome->person}));
    return outcome;
}

} // namespace bk
