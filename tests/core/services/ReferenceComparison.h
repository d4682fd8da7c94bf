#pragma once

#include "core/store/ClearanceStore.h"
#include "core/store/CollectionStore.h"
#include "core/store/FaceStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"
#include "tests/core/consent/ConsentCases.h"
#include "tests/core/consent/ReferenceRule.h"
#include "tests/core/services/ServiceChecks.h"

#include <map>

namespace bk::test {

/// The clearances that a catalog stores and tells, held against the reference rule, for some photos and all
/// purposes that a catalog begins with. Answers with nothing, or with what differs first. The catalog's clock
/// is the caller's; RANDOM chooses what is asked one by one.
class ReferenceComparison {
public:
    ReferenceComparison(TestCatalog& catalog, const QList<PhotoId>& photos, Random& random)
        : m_catalog(catalog), m_photos(photos), m_random(random) {}

    /// What is stored on TODAY: first the rows that count, and then all once they are up to date.
    QString compareToday(const QDate& today) {
        m_today = today;
        loadFacts();
        if (const QString wrong = compareWhatCounts(); !wrong.isEmpty()) return wrong;
        return compareDay(today);
    }
    /// The same on a DAY that came without any change since daysAhead() or compareToday().
    QString compareDay(const QDate& day) {
        m_today = day;
        // Asked for before anything is brought up to date, a stale row must not be what is told.
        if (const QString wrong = askSome(); !wrong.isEmpty()) return wrong;
        if (const auto settled = m_catalog->clearance.settle(); !settled) return settled.error().context;
        return compareStored();
    }
    /// The ten days before and after every date that lies ahead of TODAY.
    QList<QDate> daysAhead(const QDate& today) {
        m_today = today;
        loadFacts();
        QSet<QDate> days;
        for (const QDate& date : std::as_const(m_dates))
            for (int off = -10; off <= 10; ++off)
                if (date.addDays(off) >= today) days << date.addDays(off);
        QList<QDate> ordered(days.begin(), days.end());
        std::sort(ordered.begin(), ordered.end());
        return ordered;
    }
    /// What the reference says on TODAY.
    QHash<std::pair<PhotoId, QString>, ClearanceState> states(const QDate& today) {
        m_today = today;
        loadFacts();
        QHash<std::pair<PhotoId, QString>, ClearanceState> states;
        for (const PhotoId& photo : m_photos)
            for (const QString& key : Purpose::defaultKeys())
                states.insert({photo, key}, wanted(photo, *Purpose::tryFrom(key)).state);
        return states;
    }
    /// Photos that were stale when compareToday() looked.
    int staleSeen() const { return m_staleSeen; }

private:
    struct Segment {
        std::unique_ptr<ReferencePhoto> reference;
        Clearance answer;
    };

    // Read by the stores one by one, not by what reads for the cache.
    void loadFacts() {
        m_references.clear();
        m_photoFacts.clear();
        m_personFacts.clear();
        m_dates.clear();
        const auto read = m_catalog->session->catalog().read([&](Connection& connection) -> Status {
            PhotoStore photos(connection);
            QHash<CollectionId, std::optional<QDate>> retention;
            BK_ASSIGN(const auto collections, CollectionStore(connection).list());
            for (const Collection& one : collections) {
                retention.insert(one.id, one.retainUntil);
                note(one.retainUntil);
            }
            for (const PhotoId& id : m_photos) {
                BK_ASSIGN(const Photo photo, photos.find(id));
                PhotoFacts facts;
                facts.id = id;
                facts.collection = photo.collection;
                facts.scanned = !photo.scannedBy.isEmpty();
                facts.reviewed = photo.reviewed;
                facts.restricted = photo.restricted;
                facts.embargo = photo.embargo;
                facts.expires = photo.expires;
                facts.override = photo.override;
                facts.collectionRetainUntil = retention.value(photo.collection);
                BK_ASSIGN(facts.faces, FaceStore(connection).ofPhoto(id));
                BK_ASSIGN(facts.alsoShown, photos.alsoShown(id));
                note(facts.embargo);
                note(facts.expires);
                note(facts.override.until);
                m_photoFacts.insert(id, facts);
            }
            BK_ASSIGN(const auto persons, PersonStore(connection).list());
            for (const Person& person : persons) {
                PersonFacts facts{person.id, person.born, {}};
                BK_ASSIGN(facts.quitclaims, QuitclaimStore(connection).ofPerson(person.id));
                for (const Quitclaim& quitclaim : std::as_const(facts.quitclaims)) {
                    note(quitclaim.signedOn);
                    note(quitclaim.from);
                    note(quitclaim.until);
                    for (const Grant& grant : quitclaim.grants)
                        note(grant.until);
                    for (const Withdrawal& one : quitclaim.withdrawals)
                        note(one.date);
                }
                m_personFacts.insert(person.id, facts);
            }
            return {};
        });
        if (!read) qFatal("%s", qPrintable(read.error().context));
    }
    void note(const std::optional<QDate>& date) {
        if (date) m_dates << *date;
    }

    Clearance wanted(const PhotoId& photo, const Purpose& purpose) {
        Segment& segment = m_references[{photo, purpose.key()}];
        if (!segment.reference) {
            const PhotoFacts& facts = *m_photoFacts.constFind(photo);
            QHash<PersonId, PersonFacts> shown;
            const auto add = [&](const PersonId& person) {
                shown.insert(person, m_personFacts.value(person));
            };
            for (const Face& face : facts.faces)
                if (face.person) add(*face.person);
            for (const PersonId& person : facts.alsoShown)
                add(person);
            const auto [first, last] = std::minmax_element(m_dates.begin(), m_dates.end());
            segment.reference =
                std::make_unique<ReferencePhoto>(facts, shown, purpose, std::min(*first, m_today).addDays(-1),
                                                 std::max(*last, m_today).addDays(12));
            segment.answer = segment.reference->answer(m_today);
        } else if (segment.answer.lastDay.isValid() && segment.answer.lastDay < m_today) {
            segment.answer = segment.reference->answer(m_today);
        }
        return segment.answer;
    }

    static bool agree(const Clearance& is, const Clearance& must) {
        return is.state == must.state && is.reasons == must.reasons && is.lastDay == must.lastDay;
    }
    QString told(const PhotoId& photo, const Purpose& purpose, const Clearance& is,
                 const Clearance& must) const {
        const auto inWords = [](const Clearance& one) {
            QString text =
                toString(one.state) + QStringLiteral(" until ") + one.lastDay.toString(Qt::ISODate);
            for (const ClearanceReason& reason : one.reasons)
                text += QStringLiteral(", ") + toString(reason.kind) + QLatin1Char(' ') +
                        reason.date.value_or(QDate()).toString(Qt::ISODate);
            return text;
        };
        return QStringLiteral("%1, photo %2 for %3: %4, wanted %5")
            .arg(m_today.toString(Qt::ISODate), photo.toString(), purpose.key(), inWords(is), inWords(must));
    }

    QString askSome() {
        const QStringList keys = Purpose::defaultKeys();
        for (int i = 0; i < 20; ++i) {
            const PhotoId photo = m_photos[m_random.below(static_cast<int>(m_photos.size()))];
            const Purpose purpose = *Purpose::tryFrom(keys[m_random.below(static_cast<int>(keys.size()))]);
            const auto is = m_catalog->clearance.of(photo, purpose);
            const Clearance must = wanted(photo, purpose);
            if (!is) return is.error().context;
            if (!agree(*is, must)) return QStringLiteral("asked on ") + told(photo, purpose, *is, must);
        }
        return {};
    }

    QString compareWhatCounts() {
        QString wrong;
        const auto read = m_catalog->session->catalog().read([&](Connection& connection) -> Status {
            ClearanceStore store(connection);
            BK_ASSIGN(const auto stale, store.staleAmong(m_photos));
            m_staleSeen += static_cast<int>(stale.size());
            for (const PhotoId& photo : m_photos)
                for (const QString& key : Purpose::defaultKeys()) {
                    const Purpose purpose = *Purpose::tryFrom(key);
                    BK_ASSIGN(const auto is, store.validOn(m_today, photo, purpose));
                    const Clearance must = wanted(photo, purpose);
                    if (is && agree(*is, must)) continue;
                    if (!is && stale.contains(photo)) continue;
                    wrong = is ? told(photo, purpose, *is, must)
                               : QStringLiteral("nothing is stored for ") + photo.toString();
                    return {};
                }
            return {};
        });
        return read ? wrong : read.error().context;
    }

    QString compareStored() {
        QString wrong;
        int rows = 0;
        const auto read = m_catalog->session->catalog().read([&](Connection& connection) -> Status {
            ClearanceStore store(connection);
            for (const PhotoId& photo : m_photos)
                for (const QString& key : Purpose::defaultKeys()) {
                    const Purpose purpose = *Purpose::tryFrom(key);
                    BK_ASSIGN(const auto is, store.stored(photo, purpose));
                    const Clearance must = wanted(photo, purpose);
                    ++rows;
                    if (is && agree(*is, must) && is->firstDay <= m_today) continue;
                    wrong = is ? told(photo, purpose, *is, must)
                               : QStringLiteral("nothing is stored for ") + photo.toString();
                    return {};
                }
            return {};
        });
        if (!read) return read.error().context;
        if (wrong.isEmpty() && rows != m_photos.size() * Purpose::defaultKeys().size())
            return QStringLiteral("only %1 rows").arg(rows);
        return wrong;
    }

    TestCatalog& m_catalog;
    const QList<PhotoId>& m_photos;
    Random& m_random;
    QDate m_today;
    int m_staleSeen = 0;
    QHash<PhotoId, PhotoFacts> m_photoFacts;
    QHash<PersonId, PersonFacts> m_personFacts;
    QSet<QDate> m_dates;
    /// One for each photo and purpose, with the answer that was last asked for.
    std::map<std::pair<PhotoId, QString>, Segment> m_references;
};

} // namespace bk::test
