#include "tests/bench/CatalogMaker.h"

#include "core/services/CatalogService.h"
#include "core/store/Catalog.h"
#include "core/store/ClearanceStore.h"
#include "core/store/CollectionStore.h"
#include "core/store/FaceStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"

#include <array>

namespace bk::bench {
namespace {

constexpr int photosOfAnEvent = 60;
constexpr int guestsOfAnEvent = 8;
/// Of somebody who comes to many events, on each.
constexpr int photosInARow = 20;
constexpr int photosInOneWrite = 20'000;

constexpr std::array firstNames = {
    "Noor",  "Daan", "Emma",   "Sem",   "Yara",  "Bram",   "Fatima", "Lotte",   "Thijs",  "Aylin",
    "Ruben", "Sara", "Mees",   "Imane", "Joris", "Sanne",  "Ravi",   "Maartje", "Mehmet", "Floor",
    "Kwame", "Iris", "Pieter", "Wen",   "Hanna", "Tjeerd", "Amira",  "Gijs",    "Oksana", "Luuk"};
constexpr std::array lastNames = {"de Vries", "Jansen",      "van den Berg", "Bakker",   "Yılmaz", "Visser",
                                  "Smit",     "Meijer",      "El Amrani",    "de Boer",  "Mulder", "de Groot",
                                  "Bos",      "Vos",         "Hendriks",     "Kowalska", "Dekker", "Brouwer",
                                  "Nguyen",   "van Leeuwen", "Singh",        "Dijkstra", "Peters", "Kok"};
constexpr std::array places = {"Opening", "Museum night", "School visit", "Restoration", "Concert",
                               "Lecture", "Family day",   "Volunteers",   "Workshop",    "Guided tour"};
constexpr std::array cameras = {"Canon EOS R6", "NIKON Z 6", "SONY ILCE-7M3", "FUJIFILM X-T4", ""};

QString word(const char* utf8) {
    return QString::fromUtf8(utf8);
}

QList<Purpose> purposesForPhotos() {
    QList<Purpose> purposes;
    for (const QString& key : Purpose::defaultKeys())
        purposes << *Purpose::tryFrom(key);
    return purposes;
}

} // namespace

QString passphraseOfPlans() {
    return QStringLiteral("made up and measured");
}

CatalogMaker::CatalogMaker(const CatalogPlan& plan) : m_plan(plan), m_chance(plan.seed), m_ids(plan.seed) {}

Result<std::unique_ptr<Session>> CatalogMaker::make(std::shared_ptr<const Clock> clock,
                                                    const std::function<void(int)>& told) {
    NewCatalog wanted;
    wanted.folder = m_plan.folder;
    wanted.organisation = QStringLiteral("Made-up Museum");
    wanted.administrator = QStringLiteral("Ilse");
    wanted.passphrase = passphraseOfPlans();
    wanted.cost = KdfCost::floor();
    BK_ASSIGN(auto created,
              CatalogService(std::move(clock), std::make_shared<RandomIdSource>()).create(wanted));
    Session& session = *created.session;
    m_stamp = {session.user(), QDateTime(m_plan.today, QTime(9, 0), Qt::UTC)};

    const auto write = [&](const std::function<Status(Connection&)>& part) {
        return session.catalog().write(
            [&](Connection& connection, ConnectionSet&) { return part(connection); });
    };
    BK_TRY(write([&](Connection& connection) -> Status {
        BK_TRY(addCollections(connection));
        return addPersons(connection);
    }));
    for (int first = 0; first < m_plan.photos; first += photosInOneWrite) {
        const int count = std::min(photosInOneWrite, m_plan.photos - first);
        BK_TRY(write([&](Connection& connection) { return addPhotos(connection, first, count); }));
        if (told) told(first + count);
    }
    BK_TRY(write([&](Connection& connection) -> Status {
        BK_TRY(addQuitclaims(connection));
        return addPublications(connection);
    }));
    BK_TRY(
        write([&](Connection& connection) { return ClearanceStore(connection).beginWhole(m_plan.today); }));
    return std::move(created.session);
}

QDate CatalogMaker::around(int daysBefore, int daysAfter) {
    return m_plan.today.addDays(m_chance.below(daysBefore + daysAfter + 1) - daysBefore);
}

std::optional<QDate> CatalogMaker::perhapsAround(int percent, int daysBefore, int daysAfter) {
    return m_chance.percent(percent) ? std::optional(around(daysBefore, daysAfter)) : std::nullopt;
}

Status CatalogMaker::addCollections(Connection& catalog) {
    const int count = std::clamp(m_plan.photos / 5000, 3, 60);
    CollectionStore store(catalog);
    for (int i = 0; i < count; ++i) {
        Collection collection;
        collection.id = m_ids.make<CollectionId>();
        collection.name = QStringLiteral("%1 %2").arg(word(m_chance.of(places))).arg(i + 1);
        if (i % 4 == 1) {
            collection.recognition = true;
            collection.legalBasis = QStringLiteral("consent");
            collection.dpia = QStringLiteral("DPIA %1").arg(i);
        }
        if (i % 7 == 2) collection.retainUntil = around(30, 2000);
        BK_TRY(store.insert(collection, m_stamp));
        m_collections << collection.id;
    }
    return {};
}

Status CatalogMaker::addPersons(Connection& catalog) {
    PersonStore store(catalog);
    for (int i = 0; i < m_plan.persons; ++i) {
        Person person;
        person.id = m_ids.make<PersonId>();
        person.name = m_chance.percent(3) ? QStringLiteral("Person %1").arg(i + 1)
                                          : QStringLiteral("%1 %2").arg(word(m_chance.of(firstNames)),
                                                                        word(m_chance.of(lastNames)));
        if (m_chance.percent(15))
            person.born = m_plan.today.addDays(-m_chance.below(18 * 365));
        else if (m_chance.percent(30))
            person.born = m_plan.today.addDays(-18 * 365 - m_chance.below(60 * 365));
        if (m_chance.percent(30)) person.contact = QStringLiteral("+31 6 %1").arg(m_chance.below(90'000'000));
        person.commissioned = m_chance.percent(2);
        BK_TRY(store.insert(person, i + 1, m_stamp));
        m_persons << person.id;
        m_births << person.born.value_or(QDate());
    }
    return {};
}

Status CatalogMaker::addPhotos(Connection& catalog, int first, int count) {
    for (int number = first; number < first + count; ++number)
        BK_TRY(addPhoto(catalog, number));
    return {};
}

int CatalogMaker::eventOf(int photo) const {
    return photo / photosOfAnEvent;
}

/// The same few persons are on all photos of an event.
const PersonId& CatalogMaker::guestOf(int event) {
    Chance guests(m_plan.seed ^ (static_cast<quint64>(event) << 20) ^
                  static_cast<quint64>(m_chance.below(guestsOfAnEvent)));
    return guests.of(m_persons);
}

bool CatalogMaker::isOn(int sitter, int photo) const {
    const int every = std::max(1, m_plan.photos / std::max(1, m_plan.sitterPhotos));
    const int place = sitter < m_plan.spreadSitters ? photo : photo / photosInARow;
    return place % every == sitter % every;
}

Status CatalogMaker::addPhoto(Connection& catalog, int number) {
    const int event = eventOf(number);
    Chance ofEvent(m_plan.seed + static_cast<quint64>(event) * 977);
    const QDate day = m_plan.today.addDays(-ofEvent.below(7000));
    const QString what = word(ofEvent.of(places));
    const CollectionId collection = m_collections[static_cast<qsizetype>(event) * m_collections.size() /
                                                  (m_plan.photos / photosOfAnEvent + 1)];
    const auto id = m_ids.make<PhotoId>();
    const QString path = QStringLiteral("/srv/photos/%1/%2 %3/IMG_%4.jpg")
                             .arg(day.toString(QStringLiteral("yyyy")), day.toString(Qt::ISODate), what)
                             .arg(number, 7, 10, QLatin1Char('0'));
    const bool upright = m_chance.percent(30);
    const bool overridden = m_chance.percent(2);
    const QString keywords = m_chance.percent(40) ? what.toLower() + QStringLiteral("\nmuseum") : QString();
    BK_TRY(catalog.run(
        "INSERT INTO photos(id, collection, path, sha256, file_size, file_modified, media_type, width, "
        "height, "
        "perceptual_hash, orientation, taken, camera, caption, keywords, rating, reviewed, restricted, "
        "embargo, "
        "expires, override_reason, override_note, override_at, override_by, override_until, scanned_by, "
        "added_at, added_by) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        id, collection, path.toUtf8(), m_chance.bytes(32), 2'000'000 + m_chance.below(9'000'000), m_stamp.at,
        QStringLiteral("image/jpeg"), upright ? 4000 : 6000, upright ? 6000 : 4000, m_chance.next(), 1,
        QDateTime(day, QTime(10 + number % 10, number % 60), Qt::UTC), word(m_chance.of(cameras)),
        m_chance.percent(30) ? QStringLiteral("%1, %2").arg(what, day.toString(Qt::ISODate)) : QString(),
        keywords, m_chance.percent(20) ? 1 + m_chance.below(5) : 0, m_chance.percent(40),
        m_chance.below(400) == 0, perhapsAround(1, 60, 60), perhapsAround(2, 200, 900),
        overridden ? 1 + m_chance.below(5) : 0, overridden ? QStringLiteral("seen from behind") : QString(),
        overridden ? std::optional(m_stamp.at) : std::nullopt,
        overridden ? std::optional(m_stamp.by) : std::nullopt,
        overridden ? perhapsAround(50, 100, 700) : std::nullopt,
        m_chance.percent(97) ? QStringLiteral("yunet-1") : QString(), m_stamp.at, m_stamp.by));
    m_photos << id;
    BK_TRY(addFaces(catalog, id, number));
    return PhotoStore(catalog).renewWords(id);
}

Status CatalogMaker::addFaces(Connection& catalog, const PhotoId& photo, int number) {
    int place = 0;
    for (int sitter = 0; sitter < m_plan.sitters; ++sitter)
        if (isOn(sitter, number))
            BK_TRY(addFace(catalog, photo, place++, FaceState::Named, m_persons[sitter]));
    constexpr std::array facesOnPhotos = {0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 5};
    const int faces = m_chance.of(facesOnPhotos);
    for (int i = 0; i < faces; ++i) {
        const int roll = m_chance.below(100);
        const FaceState state = roll < 86   ? FaceState::Named
                                : roll < 92 ? FaceState::Unnamed
                                : roll < 94 ? FaceState::Possible
                                : roll < 98 ? FaceState::Bystander
                                            : FaceState::NotAFace;
        const auto person =
            state == FaceState::Named ? std::optional(guestOf(eventOf(number))) : std::nullopt;
        BK_TRY(addFace(catalog, photo, place++, state, person));
    }
    if (m_chance.percent(4))
        BK_TRY(catalog.run("INSERT OR IGNORE INTO photo_persons VALUES(?,?,?,?)", photo,
                           guestOf(eventOf(number)), m_stamp.at, m_stamp.by));
    return {};
}

Status CatalogMaker::addFace(Connection& catalog, const PhotoId& photo, int place, FaceState state,
                             const std::optional<PersonId>& person) {
    Face face;
    face.id = m_ids.make<FaceId>();
    face.photo = photo;
    face.box = QRectF(100 + place * 500, 200 + m_chance.below(1500), 300 + m_chance.below(100), 400);
    face.landmarks = Landmarks();
    for (QPointF& point : *face.landmarks)
        point = face.box.center() + QPointF(m_chance.below(120) - 60, m_chance.below(160) - 80);
    face.state = state;
    face.person = person;
    face.confidence = 0.5 + m_chance.below(50) / 100.0;
    face.quality = m_chance.below(100) / 100.0;
    face.detector = QStringLiteral("yunet-1");
    if (state == FaceState::Bystander) face.reason = QStringLiteral("turned away");
    const bool decided = state != FaceState::Unnamed && state != FaceState::Possible;
    return FaceStore(catalog).insert(face, decided ? std::optional(m_stamp) : std::nullopt);
}

Status CatalogMaker::addQuitclaims(Connection& catalog) {
    if (m_persons.isEmpty()) return {};
    for (int sitter = 0; sitter < std::min<int>(m_plan.sitters, static_cast<int>(m_persons.size())); ++sitter)
        BK_TRY(addSittersQuitclaim(catalog, m_persons[sitter]));
    for (int i = 0; i < m_plan.quitclaims; ++i)
        BK_TRY(addQuitclaim(catalog));
    return {};
}

Status CatalogMaker::giveNumberAndStore(Connection& catalog, Quitclaim& quitclaim) {
    quitclaim.id = m_ids.make<QuitclaimId>();
    const int year = quitclaim.signedOn->year();
    quitclaim.number = QStringLiteral("Q-%1-%2").arg(year).arg(++m_numbers[year], 5, 10, QLatin1Char('0'));
    return QuitclaimStore(catalog).insert(quitclaim, m_stamp);
}

Status CatalogMaker::addSittersQuitclaim(Connection& catalog, const PersonId& person) {
    Quitclaim quitclaim;
    quitclaim.person = person;
    quitclaim.state = QuitclaimState::Active;
    quitclaim.signedOn = m_plan.today.addYears(-1);
    quitclaim.guardian = Guardian{QStringLiteral("A. de Vries"), QStringLiteral("mother")};
    quitclaim.until = m_plan.today.addYears(4);
    for (const Purpose& purpose : purposesForPhotos())
        quitclaim.grants << Grant{purpose, Decision::Granted, {}};
    return giveNumberAndStore(catalog, quitclaim);
}

Status CatalogMaker::addQuitclaim(Connection& catalog) {
    // The first ones have said what they say already.
    const int skipped = std::min<int>(m_plan.sitters, static_cast<int>(m_persons.size()) - 1);
    const int index = skipped + m_chance.below(static_cast<int>(m_persons.size()) - skipped);
    Quitclaim quitclaim;
    quitclaim.person = m_persons[index];
    quitclaim.state = m_chance.percent(94) ? QuitclaimState::Active : QuitclaimState::Draft;
    quitclaim.signedOn = around(1500, 0);
    quitclaim.signedAt = QStringLiteral("Amsterdam");
    if (m_births[index].isValid() && m_births[index].addYears(16) > *quitclaim.signedOn &&
        m_chance.percent(85))
        quitclaim.guardian = Guardian{QStringLiteral("A. de Vries"), QStringLiteral("mother")};
    if (m_chance.percent(20)) quitclaim.from = quitclaim.signedOn->addDays(m_chance.below(60));
    quitclaim.openEnded = m_chance.percent(40);
    if (!quitclaim.openEnded) quitclaim.until = quitclaim.signedOn->addDays(200 + m_chance.below(2200));
    quitclaim.territory = QStringLiteral("European Union");
    if (m_chance.percent(10)) quitclaim.conditions = QStringLiteral("not with name");
    for (const Purpose& purpose : purposesForPhotos())
        if (m_chance.percent(75))
            quitclaim.grants << Grant{
                purpose, m_chance.percent(90) ? Decision::Granted : Decision::Refused,
                m_chance.percent(10) ? std::optional(quitclaim.signedOn->addDays(100 + m_chance.below(1500)))
                                     : std::nullopt};
    if (quitclaim.grants.isEmpty() || m_chance.percent(30))
        quitclaim.grants << Grant{Purpose::recognition(), Decision::Granted, {}};
    const int scope = m_chance.below(100);
    if (scope < 12)
        quitclaim.scope = {ScopeKind::Collection, m_chance.of(m_collections), {}};
    else if (scope < 20 && !m_photos.isEmpty())
        for (int i = 0; i < 20; ++i) {
            quitclaim.scope.kind = ScopeKind::Photos;
            quitclaim.scope.photos << m_chance.of(m_photos);
        }
    const auto older = m_latest.constFind(quitclaim.person);
    const bool follows =
        older != m_latest.constEnd() && quitclaim.state == QuitclaimState::Active && m_chance.percent(40);
    if (follows) quitclaim.supersedes = *older;
    BK_TRY(giveNumberAndStore(catalog, quitclaim));
    QuitclaimStore store(catalog);
    if (follows) BK_TRY(store.setState(*older, QuitclaimState::Superseded, m_stamp));
    if (quitclaim.state != QuitclaimState::Active) return {};
    m_latest.insert(quitclaim.person, quitclaim.id);
    if (!m_chance.percent(7)) return {};
    Withdrawal withdrawal;
    withdrawal.date = quitclaim.signedOn->addDays(
        m_chance.below(static_cast<int>(quitclaim.signedOn->daysTo(m_plan.today)) + 1));
    withdrawal.channel = QStringLiteral("letter");
    BK_TRY(store.addWithdrawal(quitclaim.id, withdrawal, m_stamp));
    m_latest.remove(quitclaim.person);
    return store.setState(quitclaim.id, QuitclaimState::Withdrawn, m_stamp);
}

Status CatalogMaker::addPublications(Connection& catalog) {
    if (m_photos.isEmpty()) return {};
    const QList<Purpose> purposes = purposesForPhotos();
    for (int i = 0; i < m_plan.photos / 1000; ++i) {
        const auto id = m_ids.make<PublicationId>();
        const QDate on = around(900, 0);
        BK_TRY(
            catalog.run("INSERT INTO publications(id, purpose, kind, place, published_on, until, notes, "
                        "added_at, added_by) "
                        "VALUES(?,?,?,?,?,?,?,?,?)",
                        id, m_chance.of(purposes).key(), m_chance.below(6),
                        QStringLiteral("Issue %1 of the annual").arg(i + 1), on,
                        m_chance.percent(50) ? std::optional(on.addDays(m_chance.below(1200))) : std::nullopt,
                        QString(), m_stamp.at, m_stamp.by));
        for (int photo = 0; photo < 12; ++photo)
            BK_TRY(catalog.run("INSERT OR IGNORE INTO publication_photos VALUES(?,?)", id,
                               m_chance.of(m_photos)));
    }
    return {};
}

} // namespace bk::bench
