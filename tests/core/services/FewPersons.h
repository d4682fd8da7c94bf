#pragma once

#include "core/store/FaceStore.h"
#include "core/store/PersonPairStore.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/Must.h"

namespace bk::test {

/// A catalog with a picture for each of a few faces, and whoever a test adds by hand.
struct FewPersons {
    PersonService& persons() { return catalog->persons; }
    PersonId somebody(const QString& name, const std::optional<QDate>& born = {}) {
        return must(persons().add(name, born)).id;
    }
    /// Whoever is merged into the other, and the other.
    std::pair<PersonId, PersonId> goneAndStays() {
        const PersonId gone = somebody(QStringLiteral("Gone"));
        return {gone, somebody(QStringLiteral("Stays"))};
    }
    FaceId face(int photo, const std::optional<PersonId>& person) {
        return must(catalog->faces.add(photos[photo], QRectF(1, 1, 20, 20), person));
    }
    std::optional<PersonId> named(const FaceId& face) { return must(catalog->faces.face(face)).face.person; }
    bool rejected(const FaceId& face, const PersonId& person) {
        return must(catalog->session->catalog().read(
                        [&](Connection& connection) { return FaceStore(connection).rejected(face); }))
            .contains(person);
    }
    std::optional<PairAnswer> answer(const PersonId& one, const PersonId& other) {
        const auto found = must(catalog->session->catalog().read([&](Connection& connection) {
            return PersonPairStore(connection).find(PersonPair(one, other));
        }));
        return found ? std::optional(found->answer) : std::nullopt;
    }
    /// Of all purposes, today.
    Withdrawal withdrawal() {
        Withdrawal all;
        all.date = catalog.clock().today();
        return all;
    }
    void nextDay() { catalog.clock().setDay(catalog.clock().today().addDays(1)); }
    qint64 found(const QString& text) {
        PhotoFilter filter;
        filter.text = text;
        return must(catalog->photos.count(filter));
    }

    TestCatalog catalog{QDate(2026, 3, 10)};
    QList<PhotoId> photos = importPictures(catalog, 4);
};

} // namespace bk::test
