#pragma once

#include "core/store/ConsentFormStore.h"
#include "tests/core/services/ServiceChecks.h"

/// What tests of records need.
namespace bk::test {

/// Every version of every record as it is written, by "record version".
inline QMap<QByteArray, QByteArray> versionRows(TestCatalog& catalog) {
    QMap<QByteArray, QByteArray> rows;
    const auto read = catalog->session->catalog().read([&](Connection& connection) -> Status {
        auto query = connection.prepare("SELECT hex(quitclaim), version, content, at, hex(by), why FROM "
                                        "quitclaim_versions");
        if (!query) return fail(query.error());
        for (;;) {
            BK_ASSIGN(const bool row, query->step());
            if (!row) return {};
            const QByteArray key =
                query->text(0).toUtf8() + ' ' + QByteArray::number(query->integer(1)).rightJustified(5, '0');
            rows.insert(key, query->text(2).toUtf8() + '|' + QByteArray::number(query->integer(3)) + '|' +
                                 query->text(4).toUtf8() + '|' + query->text(5).toUtf8());
        }
    });
    if (!read) qFatal("%s", qPrintable(read.error().context));
    return rows;
}

/// Keys of BEFORE that are gone or other in AFTER: nothing may ever be.
inline QByteArrayList overwritten(const QMap<QByteArray, QByteArray>& before,
                                  const QMap<QByteArray, QByteArray>& after) {
    QByteArrayList found;
    for (auto it = before.begin(); it != before.end(); ++it)
        if (!after.contains(it.key()) || after.value(it.key()) != it.value()) found << it.key();
    return found;
}

/// A consent form with two versions, the first in Dutch only, the second in Dutch and English.
inline TemplateId addForm(TestCatalog& catalog, const QString& name) {
    const TemplateId id(QUuid::createUuid());
    FormVersion version;
    version.purposes = {purpose("website")};
    version.texts = {
        FormText{QStringLiteral("nl"), QStringLiteral("Toestemming"), {}, {}, {}, {}, {}, {}, {}, {}}};
    const auto written =
        catalog->session->catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
            ConsentFormStore store(connection);
            BK_TRY(store.insert(id, name, version, catalog->session->stamp()));
            version.texts << FormText{
                QStringLiteral("en"), QStringLiteral("Permission"), {}, {}, {}, {}, {}, {}, {}, {}};
            BK_TRY(store.addVersion(id, version, catalog->session->stamp()));
            return {};
        });
    if (!written) qFatal("%s", qPrintable(written.error().context));
    return id;
}

/// One person at a time, on the first two of three photos, and what is recorded about them.
class RecordFixture {
protected:
    std::unique_ptr<TestCatalog> m_catalog;
    QList<PhotoId> m_photos;
    PersonId m_person;
    int m_persons = 0;
    const QDate m_today = QDate(2026, 3, 10);

    void makeCatalog() {
        m_catalog = std::make_unique<TestCatalog>(m_today);
        m_photos = importPictures(*m_catalog, 3);
    }
    /// Somebody new on the first two photos, nobody else on any.
    void beginPerson() {
        PhotoService& photos = (*m_catalog)->photos;
        if (!m_person.isNull())
            for (const PhotoId& photo : std::as_const(m_photos))
                need(photos.removePerson(photo, m_person));
        m_person =
            need((*m_catalog)->persons.add(QStringLiteral("Noor %1").arg(++m_persons), QDate(1980, 5, 5))).id;
        need(photos.addPerson(m_photos[0], m_person));
        need(photos.addPerson(m_photos[1], m_person));
    }

    ConsentService& consent() { return (*m_catalog)->consent; }
    QString stateOf(int photo, const char* forPurpose = "website") {
        return state(*m_catalog, m_photos[photo], forPurpose);
    }
    Quitclaim form(const char* granted, int signedDaysAgo = 10, const char* refused = "") const {
        Quitclaim made;
        made.person = m_person;
        made.signedOn = m_today.addDays(-signedDaysAgo);
        made.openEnded = true;
        const auto decide = [&](const char* purposes, Decision decision) {
            for (const QString& key :
                 QString::fromLatin1(purposes).split(QLatin1Char(' '), Qt::SkipEmptyParts))
                made.grants << Grant{*Purpose::tryFrom(key), decision, {}};
        };
        decide(granted, Decision::Granted);
        decide(refused, Decision::Refused);
        return made;
    }
    Quitclaim active(const Quitclaim& wanted) {
        return need(consent().add(wanted, {TestCatalog::smallScan()}));
    }
    Withdrawal withdrawal(const QList<Purpose>& purposes = {}, int daysAgo = 0) const {
        Withdrawal made;
        made.date = m_today.addDays(-daysAgo);
        made.purposes = purposes;
        made.channel = QStringLiteral("letter");
        made.reason = QStringLiteral("moved");
        return made;
    }

    static void need(const Status& done) {
        if (!done) qFatal("%s", qPrintable(done.error().context));
    }
    template <class T>
    static T need(const Result<T>& made) {
        if (!made) qFatal("%s", qPrintable(made.error().context));
        return *made;
    }
};

} // namespace bk::test
