#pragma once

#include "core/services/Session.h"
#include "tests/bench/Chance.h"

#include "core/model/Face.h"
#include "core/model/Photo.h"
#include "core/model/Quitclaim.h"

#include <QList>

#include <functional>
#include <memory>

namespace bk::bench {

/// What a made-up catalog is to hold. The same plan gives the same content, whatever the machine.
struct CatalogPlan {
    FilePath folder; ///< must not be there yet
    int photos = 10'000;
    int persons = 200;
    int quitclaims = 300;
    quint64 seed = 1;
    QDate today; ///< around which the dates lie
    /// So many persons, the first ones, are on SITTERPHOTOS photos each and grant all purposes for all
    /// photos.
    int sitters = 0;
    int sitterPhotos = 10'000;
    /// So many of them, the first ones, are on one photo here and one there, which is hardest to keep up
    /// with; the others come to many events and are on some photos of each, as people are.
    int spreadSitters = 1;
};

/// The passphrase of every made-up catalog.
QString passphraseOfPlans();

/// Writes a catalog of plausible names, faces, quitclaims, collections, publications and exceptions, straight
/// into its tables and without image files or scans. Its clearances are not computed yet.
class CatalogMaker {
public:
    explicit CatalogMaker(const CatalogPlan& plan);
    /// CLOCK: the session's. TOLD is called now and then with the photos written.
    Result<std::unique_ptr<Session>> make(std::shared_ptr<const Clock> clock,
                                          const std::function<void(int photos)>& told = {});

    const QList<PersonId>& persons() const { return m_persons; }

private:
    Status addCollections(Connection& catalog);
    Status addPersons(Connection& catalog);
    Status addPhotos(Connection& catalog, int first, int count);
    Status addPhoto(Connection& catalog, int number);
    Status addFaces(Connection& catalog, const PhotoId& photo, int number);
    Status addFace(Connection& catalog, const PhotoId& photo, int place, FaceState state,
                   const std::optional<PersonId>& person);
    Status addQuitclaims(Connection& catalog);
    Status addSittersQuitclaim(Connection& catalog, const PersonId& person);
    Status addQuitclaim(Connection& catalog);
    Status giveNumberAndStore(Connection& catalog, Quitclaim& quitclaim);
    Status addPublications(Connection& catalog);

    QDate around(int daysBefore, int daysAfter);
    std::optional<QDate> perhapsAround(int percent, int daysBefore, int daysAfter);
    bool isOn(int sitter, int photo) const;
    int eventOf(int photo) const;
    const PersonId& guestOf(int event);

    CatalogPlan m_plan;
    Chance m_chance;
    SeededIds m_ids;
    Stamp m_stamp;
    QList<CollectionId> m_collections;
    QList<PersonId> m_persons;
    QList<QDate> m_births; ///< of the persons; null: not known
    QList<PhotoId> m_photos;
    QHash<PersonId, QuitclaimId> m_latest; ///< quitclaim of a person
    QHash<int, int> m_numbers;             ///< quitclaims of a year so far
};

} // namespace bk::bench
