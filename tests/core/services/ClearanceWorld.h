#pragma once

#include "core/services/FactsReader.h"
#include "core/store/FaceStore.h"
#include "core/store/PhotoStore.h"
#include "tests/core/services/ReferenceComparison.h"

namespace bk::test {

struct WorldSize {
    int photos = 0;
    int persons = 0;
    int quitclaims = 0;
};

/// A catalog of made-up photos, persons and quitclaims that is changed at random through the services, and
/// whose stored clearances are held against the reference rule, day after day. Days lie around 29 February.
class ClearanceWorld {
public:
    ClearanceWorld(const WorldSize& size, quint64 seed)
        : m_size(size), m_random(seed), m_today(2028, 2, 1), m_catalog(m_today) {}

    /// Nothing, or what went wrong.
    QString build() {
        for (int i = 0; i < 4; ++i) {
            const auto made = m_catalog->collections.set(QStringLiteral("Collection %1").arg(i), {});
            if (!made) return made.error().context;
            m_collections << made->id;
        }
        for (int i = 0; i < m_size.persons; ++i) {
            const auto person = m_catalog->persons.add(QStringLiteral("Person of number %1").arg(i), birth());
            if (!person) return person.error().context;
            m_persons << person->id;
        }
        const Status written = m_catalog->session->catalog().write(
            [&](Connection& connection, ConnectionSet&) { return addPhotos(connection); });
        if (!written) return written.error().context;
        for (int i = 0; i < m_size.quitclaims; ++i)
            if (const Status added = addQuitclaim(); !added) return added.error().context;
        return {};
    }

    /// One change through a service. What is refused (a withdrawal of nothing, a correction that changes
    /// nothing) is no failure.
    void edit() {
        const int before = m_done;
        while (m_done == before)
            if (tryEdit()) ++m_done;
    }
    const QMap<QString, int>& kindsOfEdits() const { return m_kinds; }

    /// The stored rows of today against the reference; what went wrong with a withdrawal before comes first.
    QString compareToday() { return m_wrong.isEmpty() ? m_reference.compareToday(m_today) : m_wrong; }
    /// Photos that were stale when compareToday() looked.
    int staleSeen() const { return m_reference.staleSeen(); }
    /// What is told of each withdrawal is held against the reference too, which takes its time.
    void countWithdrawals() { m_countsWithdrawals = true; }
    int withdrawalsCounted() const { return m_withdrawalsCounted; }

    /// The same on the ten days before and after every date that lies ahead; days pass by it.
    QString compareDaysAhead(int& daysCompared) {
        const QList<QDate> days = m_reference.daysAhead(m_today);
        for (const QDate& day : days) {
            m_today = day;
            m_catalog.clock().setDay(day);
            if (const QString wrong = m_reference.compareDay(day); !wrong.isEmpty()) return wrong;
            ++daysCompared;
        }
        return {};
    }

    TestCatalog& catalog() { return m_catalog; }

private:
    int below(int limit) { return m_random.below(limit); }
    template <class List>
    auto any(const List& list) {
        return list[below(static_cast<int>(list.size()))];
    }
    QDate near(int before, int after) { return m_today.addDays(below(before + after + 1) - before); }
    std::optional<QDate> perhaps(int percent, int before, int after) {
        return m_random.chance(percent) ? std::optional(near(before, after)) : std::nullopt;
    }
    /// Mostly of age; some turn 16 in these days, some on a 29 February.
    std::optional<QDate> birth() {
        const int roll = below(10);
        if (roll < 3) return m_today.addYears(-16).addDays(below(60) - 30);
        if (roll < 4) return QDate(2012, 2, 29);
        return roll < 6 ? std::optional(QDate(1980, 5, 1)) : std::nullopt;
    }

    Status addPhotos(Connection& connection) {
        PhotoStore store(connection);
        for (int i = 0; i < m_size.photos; ++i) {
            Photo photo;
            photo.id = m_catalog->session->ids().make<PhotoId>();
            photo.collection = any(m_collections);
            photo.path = FilePath::fromString(QStringLiteral("/photos/%1.jpg").arg(i));
            photo.sha256 = QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Sha256);
            photo.mediaType = QStringLiteral("image/jpeg");
            photo.size = QSize(600, 400);
            BK_TRY(store.insert(photo, m_catalog->session->stamp()));
            if (m_random.chance(90)) BK_TRY(store.setScannedBy(photo.id, QStringLiteral("detector")));
            m_photos << photo.id;
            BK_TRY(addFaces(connection, photo.id));
        }
        return recomputeClearance(connection, m_photos, m_today);
    }

    Status addFaces(Connection& connection, const PhotoId& photo) {
        const int count = below(4);
        for (int i = 0; i < count; ++i) {
            Face face;
            face.id = m_catalog->session->ids().make<FaceId>();
            face.photo = photo;
            face.box = QRectF(10 + 100 * i, 10, 80, 80);
            face.state = m_random.chance(85)   ? FaceState::Named
                         : m_random.chance(50) ? FaceState::Unnamed
                                               : FaceState::Possible;
            if (face.state == FaceState::Named) face.person = any(m_persons);
            BK_TRY(FaceStore(connection).insert(face, std::nullopt));
            m_faces << face.id;
        }
        return {};
    }

    /// None ends before BEGIN.
    QList<Grant> grants(const QDate& begin) {
        QList<Grant> grants;
        QStringList keys = Purpose::defaultKeys();
        keys << QStringLiteral("recognition");
        for (const QString& key : std::as_const(keys))
            if (m_random.chance(55))
                grants << Grant{
                    *Purpose::tryFrom(key), m_random.chance(80) ? Decision::Granted : Decision::Refused,
                    m_random.chance(15) ? std::optional(std::max(begin, near(20, 40))) : std::nullopt};
        if (grants.isEmpty())
            grants << Grant{*Purpose::tryFrom(QStringLiteral("website")), Decision::Granted, {}};
        return grants;
    }

    Status addQuitclaim() {
        Quitclaim wanted;
        wanted.person = any(m_persons);
        wanted.signedOn = near(30, 0);
        wanted.from = perhaps(25, 20, 25);
        wanted.openEnded = m_random.chance(35);
        if (!wanted.openEnded) wanted.until = std::max(wanted.from.value_or(*wanted.signedOn), near(20, 40));
        if (m_random.chance(40)) wanted.guardian = Guardian{QStringLiteral("G"), QStringLiteral("father")};
        wanted.grants = grants(wanted.from.value_or(*wanted.signedOn));
        if (m_random.chance(15)) wanted.scope = {ScopeKind::Collection, any(m_collections), {}};
        if (m_random.chance(15))
            wanted.scope = {ScopeKind::Photos, {}, {any(m_photos), any(m_photos), any(m_photos)}};
        const auto older = m_latest.constFind(wanted.person);
        if (older != m_latest.constEnd() && m_random.chance(30)) wanted.supersedes = *older;
        QList<QByteArray> scans;
        if (m_random.chance(85)) scans << m_scan;
        BK_ASSIGN(const Quitclaim made, m_catalog->consent.add(wanted, scans));
        m_latest.insert(made.person, made.id);
        m_quitclaims << made.id;
        return {};
    }

    Withdrawal withdrawal() {
        Withdrawal made;
        made.date = near(5, 0);
        if (m_random.chance(30)) made.purposes << *Purpose::tryFrom(any(Purpose::defaultKeys()));
        return made;
    }

    bool counted(const char* kind, bool done) {
        if (done) ++m_kinds[QLatin1String(kind)];
        return done;
    }

    /// Whether WITHDRAW was done, and told of as many photos as the reference says otherwise about now.
    template <class Withdraw>
    bool toldTruly(Withdraw withdraw) {
        QHash<std::pair<PhotoId, QString>, ClearanceState> before;
        if (m_countsWithdrawals) before = m_reference.states(m_today);
        const auto outcome = withdraw();
        if (!outcome || !m_countsWithdrawals) return outcome.has_value();
        const auto after = m_reference.states(m_today);
        QSet<PhotoId> changed;
        for (auto one = after.begin(); one != after.end(); ++one)
            if (before.value(one.key()) != *one) changed << one.key().first;
        if (changed.size() != outcome->photosAffected)
            m_wrong = QStringLiteral("told of %1 photos, %2 changed")
                          .arg(outcome->photosAffected)
                          .arg(changed.size());
        ++m_withdrawalsCounted;
        return true;
    }
    bool tryEdit() {
        Services& services = *m_catalog;
        const PhotoId photo = any(m_photos);
        const PersonId person = any(m_persons);
        const FaceId face = any(m_faces);
        switch (below(26)) {
        case 0:
        case 1:
            return counted("name", services.faces.name(face, person).has_value());
        case 2:
            return counted("unname", services.faces.unname(face).has_value());
        case 3:
            return counted("bystander", services.faces.bystander(face, QStringLiteral("far")).has_value());
        case 4:
            return counted("not a face", services.faces.notAFace(face, QStringLiteral("statue")).has_value());
        case 5:
            return counted("undo", services.faces.undo().has_value());
        case 6: {
            const auto added = services.faces.add(photo, QRectF(below(500), below(300), 50, 50),
                                                  m_random.chance(50) ? std::optional(person) : std::nullopt);
            if (added) m_faces << *added;
            return counted("box", added.has_value());
        }
        case 7:
            return counted("also shown", services.photos.addPerson(photo, person).has_value());
        case 8:
            return counted("not also shown", services.photos.removePerson(photo, person).has_value());
        case 9:
        case 10:
        case 11:
            return counted("quitclaim", addQuitclaim().has_value());
        case 12:
        case 13:
            return counted("withdraw", toldTruly([&] {
                               return services.consent.withdraw(any(m_quitclaims), withdrawal());
                           }));
        case 14: {
            Withdrawal all = withdrawal();
            all.purposes.clear();
            return counted("withdraw all",
                           toldTruly([&] { return services.consent.withdrawAll(person, all); }));
        }
        case 15:
            return counted("scan", services.consent.attachScan(any(m_quitclaims), m_scan).has_value());
        case 16:
            return counted("correct", correct());
        case 17:
            return counted("override",
                           services.photos.setOverride(photo, OverrideReason::Crowd, {}, perhaps(60, 2, 30))
                               .has_value());
        case 18:
            return counted("no override", services.photos.clearOverride(photo).has_value());
        case 19:
            return counted("embargo", services.photos.setEmbargo(photo, perhaps(70, 5, 30)).has_value());
        case 20:
            return counted("expires", services.photos.setExpires(photo, perhaps(70, 5, 30)).has_value());
        case 21:
            return counted("restricted",
                           services.photos.setRestricted(photo, m_random.chance(50)).has_value());
        case 22:
            return counted("reviewed", services.photos.setReviewed(photo, m_random.chance(50)).has_value());
        case 23: {
            CollectionChange change;
            change.retainUntil = perhaps(60, 1, 40);
            return counted(
                "retention",
                services.collections.set(QStringLiteral("Collection %1").arg(below(4)), change).has_value());
        }
        case 24:
            return m_random.chance(30) ? counted("merge", merge(person))
                                       : counted("born", changeBirth(person));
        default:
            if (m_random.chance(80)) return false;
            m_today = m_today.addDays(1 + below(2));
            m_catalog.clock().setDay(m_today);
            return counted("day", services.clearance.settle().has_value());
        }
    }

    bool correct() {
        auto record = m_catalog->consent.quitclaim(any(m_quitclaims));
        if (!record) return false;
        if (m_random.chance(50)) {
            record->grants = grants(record->from.value_or(*record->signedOn));
        } else {
            record->openEnded = false;
            record->until = std::max(record->from.value_or(*record->signedOn), near(10, 40));
        }
        return m_catalog->consent.correct(*record, QStringLiteral("misread")).has_value();
    }

    bool merge(const PersonId& person) {
        const PersonId into = any(m_persons);
        if (m_persons.size() < 5 || into == person) return false;
        if (!m_catalog->persons.merge(person, into)) return false;
        m_persons.removeOne(person);
        m_latest.remove(person);
        return true;
    }

    bool changeBirth(const PersonId& person) {
        auto known = m_catalog->persons.summary(person);
        if (!known) return false;
        known->person.born = birth();
        return m_catalog->persons.update(known->person).has_value();
    }

    WorldSize m_size;
    Random m_random;
    QDate m_today;
    TestCatalog m_catalog;
    QByteArray m_scan = TestCatalog::smallScan();
    QList<CollectionId> m_collections;
    QList<PersonId> m_persons;
    QList<PhotoId> m_photos;
    QList<FaceId> m_faces;
    QList<QuitclaimId> m_quitclaims;
    QHash<PersonId, QuitclaimId> m_latest;
    QMap<QString, int> m_kinds;
    int m_done = 0;
    bool m_countsWithdrawals = false;
    int m_withdrawalsCounted = 0;
    QString m_wrong;
    ReferenceComparison m_reference{m_catalog, m_photos, m_random};
};

} // namespace bk::test
