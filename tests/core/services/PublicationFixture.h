#pragma once

#include "core/services/FactsReader.h"
#include "tests/core/services/ServiceChecks.h"

namespace bk::test {

/// One catalog for all functions; each has four photos and two persons of its own. Photos 0 to 2 show Noor,
/// who granted the website; nobody is on photo 3.
class PublicationFixture {
protected:
    void beginAll() {
        m_catalog = std::make_unique<TestCatalog>();
        m_catalog->addUser(QStringLiteral("editor"), Role::Editor);
    }
    /// Before each function.
    void begin() {
        VERIFY_OK(m_catalog->reopen());
        m_photos = importPictures(*m_catalog, 4, QStringLiteral("Photos"), m_seed);
        m_seed += 4;
        m_noor = services().persons.add(QStringLiteral("Noor"), {})->id;
        m_sam = services().persons.add(QStringLiteral("Sam"), {})->id;
        m_quitclaim = grant(m_noor);
        for (int i = 0; i < 3; ++i)
            VERIFY_OK(services().photos.addPerson(m_photos[i], m_noor));
        QCOMPARE(takedowns().size(), 0);
    }
    /// After each function: no takedown is left to the next.
    void end() {
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(findings(*m_catalog), QStringList());
        for (const TakedownView& one : takedowns())
            VERIFY_OK(
                publications().close(one.publication.id, one.takedown.photo, TakedownOutcome::Done, {}));
    }

    Services& services() { return **m_catalog; }
    PublicationService& publications() { return services().publications; }
    QDate today() { return services().session->today(); }

    Publication wanted(const char* place = "https://example.org/open-day") {
        Publication made;
        made.purpose = purpose("website");
        made.place = QString::fromLatin1(place);
        made.publishedOn = today();
        return made;
    }
    Publication published(const QList<PhotoId>& photos, const char* place = "https://example.org/open-day") {
        const auto made = publications().add(wanted(place), photos);
        if (!made) qFatal("%s", qPrintable(made.error().context));
        return *made;
    }
    Status withdraw(const Quitclaim& quitclaim) {
        Withdrawal withdrawal;
        withdrawal.date = today();
        const auto done = services().consent.withdraw(quitclaim.id, withdrawal);
        return done ? Status() : Status(fail(done.error()));
    }
    Quitclaim grant(const PersonId& person) { return m_catalog->grant(person, {QStringLiteral("website")}); }
    /// What a change elsewhere does in its own transaction.
    int openFor(const QList<PhotoId>& photos) {
        const QDate day = today();
        const auto opened =
            services().session->catalog().write([&](Connection& connection, ConnectionSet&) -> Result<int> {
                BK_TRY(recomputeClearance(connection, photos, day));
                return openTakedowns(*services().session, connection, photos, day);
            });
        if (!opened) qFatal("%s", qPrintable(opened.error().context));
        return *opened;
    }
    QList<TakedownView> takedowns(bool openOnly = true) {
        const auto found = publications().takedowns(openOnly);
        if (!found) qFatal("%s", qPrintable(found.error().context));
        return *found;
    }
    qint64 events(const char* action, const QByteArray& also = {}) {
        return countIn(*m_catalog, DatabaseFile::Audit,
                       "SELECT count(*) FROM log WHERE action = '" + QByteArray(action) + "'" + also);
    }

    std::unique_ptr<TestCatalog> m_catalog;
    QList<PhotoId> m_photos;
    PersonId m_noor;
    PersonId m_sam;
    Quitclaim m_quitclaim;
    uint m_seed = 1;
};

} // namespace bk::test
