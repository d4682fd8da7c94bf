#pragma once

#include "core/services/FactsReader.h"
#include "core/store/ClearanceStore.h"
#include "core/store/FaceStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"
#include "tests/core/consent/ConsentCases.h"
#include "tests/core/consent/ReferenceRule.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/Must.h"

namespace bk::test {

/// A catalog of small pictures with persons, faces, rejections, papers, publications and answers at random,
/// made and changed through the services.
class PersonWorld {
public:
    PersonWorld(quint64 seed, int persons, int pictures) : m_random(seed), m_catalog(m_today) {
        m_photos = importPictures(m_catalog, pictures);
        for (int i = 0; i < persons; ++i) {
            const QString name =
                m_random.chance(20) ? QString() : QStringLiteral("World %1").arg(QChar(u'A' + i));
            const std::optional<QDate> born =
                m_random.chance(40) ? std::optional(m_born[m_random.below(2)]) : std::nullopt;
            m_persons << must(m_catalog->persons.add(name, born)).id;
        }
        for (int i = 0; i < pictures * 6; ++i)
            change();
    }

    Services& services() { return *m_catalog; }
    TestCatalog& catalog() { return m_catalog; }
    Random& random() { return m_random; }
    QList<PersonId> persons() {
        QList<PersonId> ids;
        for (const PersonSummary& one : must(m_catalog->persons.list()))
            ids << one.person.id;
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    PersonId anybody() {
        const auto all = persons();
        return all[m_random.below(static_cast<int>(all.size()))];
    }

    /// So that what comes later is told from what was there before: the clock stands still all day.
    void nextDay() {
        m_today = m_today.addDays(1);
        m_catalog.clock().setDay(m_today);
        (void)m_catalog->clearance.settle();
    }

    /// Something about somebody changes; what the services refuse is no change.
    void change() {
        const PersonId person = anybody();
        const PhotoId photo = m_photos[m_random.below(static_cast<int>(m_photos.size()))];
        const FaceId face =
            m_faces.isEmpty() ? FaceId() : m_faces[m_random.below(static_cast<int>(m_faces.size()))];
        switch (m_random.below(13)) {
        case 0:
        case 1:
        case 2:
            if (const auto added = m_catalog->faces.add(
                    photo, QRectF(1 + m_random.below(30), 1 + m_random.below(20), 12, 12), person))
                m_faces << *added;
            return;
        case 3:
            if (const auto added = m_catalog->faces.add(photo, QRectF(40, 30, 10, 10), std::nullopt))
                m_faces << *added;
            return;
        case 4:
        case 5:
            if (!face.isNull()) (void)m_catalog->faces.reject(face, person);
            return;
        case 6:
            if (!face.isNull()) (void)m_catalog->faces.name(face, person);
            return;
        case 7:
            (void)m_catalog->photos.addPerson(photo, person);
            return;
        case 8:
            paper(person);
            return;
        case 9:
            (void)m_catalog->pairs.answer(person, anybody(),
                                          m_random.chance(50) ? PairAnswer::Two : PairAnswer::NotSure);
            return;
        case 10: {
            Person details = must(m_catalog->persons.summary(person)).person;
            const QString word = QStringLiteral("%1").arg(m_random.below(1000));
            if (m_random.chance(40)) details.notes = QStringLiteral("notes ") + word;
            if (m_random.chance(40)) details.contact = QStringLiteral("mail ") + word;
            if (m_random.chance(20)) details.deceased = m_today.addDays(-m_random.below(40));
            if (m_random.chance(20)) details.commissioned = !details.commissioned;
            if (m_random.chance(30) && !face.isNull()) details.cover = face;
            (void)m_catalog->persons.update(details);
            return;
        }
        case 11: {
            Publication publication;
            publication.purpose = purpose("website");
            publication.place = QStringLiteral("here");
            publication.publishedOn = m_today;
            (void)m_catalog->publications.add(publication, {photo});
            return;
        }
        default: {
            Withdrawal withdrawal;
            withdrawal.date = m_today;
            (void)m_catalog->consent.withdrawAll(person, withdrawal);
        }
        }
    }

    void paper(const PersonId& person) {
        Quitclaim wanted;
        wanted.person = person;
        wanted.signedOn = m_today.addDays(-m_random.below(60));
        wanted.openEnded = true;
        for (const char* key : {"website", "press", "print"})
            if (m_random.chance(60))
                wanted.grants << Grant{
                    purpose(key), m_random.chance(75) ? Decision::Granted : Decision::Refused, {}};
        if (wanted.grants.isEmpty()) wanted.grants << Grant{purpose("social"), Decision::Granted, {}};
        (void)m_catalog->consent.add(wanted, m_random.chance(80) ? QList<QByteArray>{TestCatalog::smallScan()}
                                                                 : QList<QByteArray>());
    }

    const QList<PhotoId>& photos() const { return m_photos; }
    QList<Quitclaim> papers() {
        return must(m_catalog->session->catalog().read(
            [](Connection& connection) { return QuitclaimStore(connection).list(std::nullopt); }));
    }
    PersonFacts facts(const PersonId& person) {
        return must(m_catalog->session->catalog().read(
            [&](Connection& connection) { return FactsReader(connection).person(person); }));
    }

    /// Every row that is about somebody, by table. Not what a return leaves behind on purpose: versions of
    /// papers, the log; nor what is only a note of what was compared.
    QMap<QString, QStringList> rows() {
        const QList<std::pair<const char*, const char*>> tables{
            {"persons",
             "id, number, name, name_key, born, contact, notes, deceased, cover, added_at, added_by, "
             "commissioned"},
            {"faces", "id, photo, x, y, width, height, origin, state, person, confidence, quality, reason, "
                      "suggested_person, decided_at, decided_by"},
            {"face_rejections", "face, person, at, by"},
            {"photo_persons", "photo, person, at, by"},
            {"quitclaims",
             "id, number, person, state, signed_on, valid_from, valid_until, open_ended, added_at"},
            {"grants", "quitclaim, purpose, decision, until"},
            {"withdrawals", "sequence, quitclaim, date, purposes"},
            {"attachments", "id, quitclaim"},
            {"takedowns", "publication, photo, opened_on, state, person, quitclaim, outcome, opened_at"},
            {"person_pairs", "low, high, answer, at, by"},
            {"person_merges", "id, sequence, person, number, into_person, record, merged_at"},
            {"person_merge_items", "merge, kind, item, at, by, value"},
            {"person_splits", "id, person, other, made, paired, split_at, split_by"},
            {"person_split_faces", "split, face, decided_at, decided_by, rejected, gone_at, gone_by"},
            {"clearance", "photo, purpose, state, reasons, last_day"}};
        QMap<QString, QStringList> all;
        const auto read = m_catalog->session->catalog().read([&](Connection& connection) -> Status {
            for (const auto& [table, columns] : tables) {
                QStringList quoted;
                for (const QString& column : QString::fromLatin1(columns).split(QStringLiteral(", ")))
                    quoted << QStringLiteral("quote(%1)").arg(column);
                BK_ASSIGN(Statement query, connection.prepare(QStringLiteral("SELECT %1 FROM %2 ORDER BY 1")
                                                                  .arg(quoted.join(QStringLiteral("||','||")),
                                                                       QLatin1String(table))
                                                                  .toUtf8()));
                QStringList lines;
                for (;;) {
                    BK_ASSIGN(const bool row, query.step());
                    if (!row) break;
                    lines << query.text(0);
                }
                all.insert(QLatin1String(table), lines);
            }
            return {};
        });
        if (!read) qFatal("%s", qPrintable(read.error().context));
        for (const PersonSummary& one : must(m_catalog->persons.list())) {
            PhotoFilter filter;
            filter.text = one.person.name;
            all[QStringLiteral("search")]
                << QStringLiteral("%1: %2").arg(one.person.name).arg(must(m_catalog->photos.count(filter)));
        }
        all[QStringLiteral("search")].sort();
        return all;
    }

    /// The stored clearances against the slow rule, from the records as they are.
    QString compareWithTheRule() {
        QString wrong;
        const auto read = m_catalog->session->catalog().read([&](Connection& connection) -> Status {
            PhotoStore photos(connection);
            ClearanceStore stored(connection);
            for (const PhotoId& id : std::as_const(m_photos)) {
                BK_ASSIGN(const Photo photo, photos.find(id));
                PhotoFacts facts;
                facts.id = id;
                facts.collection = photo.collection;
                facts.scanned = !photo.scannedBy.isEmpty();
                facts.reviewed = photo.reviewed;
                BK_ASSIGN(facts.faces, FaceStore(connection).ofPhoto(id));
                BK_ASSIGN(facts.alsoShown, photos.alsoShown(id));
                QHash<PersonId, PersonFacts> shown;
                const auto add = [&](const PersonId& person) -> Status {
                    BK_ASSIGN(const Person known, PersonStore(connection).find(person));
                    PersonFacts signedBy{person, known.born, {}};
                    BK_ASSIGN(signedBy.quitclaims, QuitclaimStore(connection).ofPerson(person));
                    shown.insert(person, signedBy);
                    return {};
                };
                for (const Face& face : std::as_const(facts.faces))
                    if (face.person) BK_TRY(add(*face.person));
                for (const PersonId& person : std::as_const(facts.alsoShown))
                    BK_TRY(add(person));
                for (const QString& key : Purpose::defaultKeys()) {
                    const Purpose purpose = *Purpose::tryFrom(key);
                    const Clearance must =
                        ReferencePhoto(facts, shown, purpose, m_today.addDays(-120), m_today.addDays(2))
                            .answer(m_today);
                    BK_ASSIGN(const auto is, stored.stored(id, purpose));
                    if (!is || is->state != must.state || is->reasons != must.reasons)
                        wrong = QStringLiteral("%1 for %2: %3, wanted %4")
                                    .arg(id.toString(), key, is ? toString(is->state) : QString(),
                                         toString(must.state));
                }
            }
            return {};
        });
        return read ? wrong : read.error().context;
    }

private:
    QDate m_today = QDate(2026, 3, 10);
    const QList<QDate> m_born{QDate(1980, 1, 2), QDate(2015, 3, 4)};
    Random m_random;
    TestCatalog m_catalog;
    QList<PhotoId> m_photos;
    QList<PersonId> m_persons;
    QList<FaceId> m_faces;
};

/// Where two sets of rows differ, in words; empty: nowhere.
inline QString difference(const QMap<QString, QStringList>& before, const QMap<QString, QStringList>& after,
                          const QStringList& without = {}) {
    QStringList found;
    for (auto table = before.cbegin(); table != before.cend(); ++table) {
        if (without.contains(table.key())) continue;
        const QStringList now = after.value(table.key());
        for (const QString& row : *table)
            if (!now.contains(row)) found << QStringLiteral("- %1 %2").arg(table.key(), row);
        for (const QString& row : now)
            if (!table->contains(row)) found << QStringLiteral("+ %1 %2").arg(table.key(), row);
        if (now.size() != table->size())
            found << QStringLiteral("%1: %2 rows, %3 before")
                         .arg(table.key())
                         .arg(now.size())
                         .arg(table->size());
    }
    return found.join(QLatin1Char('\n'));
}

} // namespace bk::test
