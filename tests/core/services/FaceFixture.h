#pragma once

#include "core/services/FaceprintKeeper.h"
#include "tests/core/services/ServiceChecks.h"

#include <QtTest>

namespace bk::test {

/// The example photos that are used, and where they go. P004 is on all but the empty one.
inline const QList<int> openScenes{11, 14, 23, 30, 1};
inline const QList<int> secondScenes{31};
inline const QList<int> closedScenes{19};
inline const QString sofie = QStringLiteral("P004");

/// One catalog with example photos for all functions; each begins with no names, no answers and no
/// permissions.
class FaceFixture {
protected:
    FaceService& faces() { return (*m_catalog)->faces; }

    /// The face of that person of the manifest on SCENE.
    FaceId faceOf(int scene, const QString& key = sofie) {
        FaceFilter filter;
        filter.photo = m_photos[scene];
        const auto views = faces().faces(filter);
        if (!views) qFatal("%s", qPrintable(views.error().context));
        for (const auto& [person, box] : m_manifest[scene])
            for (const FaceView& view : *views)
                if (person == key && box.contains(view.face.box.center())) return view.face.id;
        qFatal("%s was not found on %d", qPrintable(key), scene);
        return {};
    }
    Face face(const FaceId& id) { return faces().face(id)->face; }
    std::optional<PersonId> suggestedOn(const FaceId& id) {
        const Face found = face(id);
        return found.suggestion ? std::optional(found.suggestion->person) : std::nullopt;
    }
    ScanSummary scan() {
        const auto summary = faces().scan(std::nullopt, {});
        if (!summary) qFatal("%s", qPrintable(summary.error().context));
        return *summary;
    }
    qint64 faceprints() {
        return countIn(*m_catalog, DatabaseFile::Faces, "SELECT count(*) FROM faceprints");
    }
    qint64 suggestions() {
        return countIn(*m_catalog, DatabaseFile::Catalog,
                       "SELECT count(*) FROM faces WHERE suggested_person IS NOT NULL");
    }
    bool hasKey(const PersonId& person) {
        return (*m_catalog)->session->catalog().keys().personsWithKeys().contains(person);
    }

    qint64 logged(const char* action) {
        return countIn(*m_catalog, DatabaseFile::Audit,
                       QByteArray("SELECT count(*) FROM log WHERE action = '") + action + "'");
    }
    /// No row of ACTION can be written to the log while this is there.
    void refuseToLog(const char* action) {
        change(*m_catalog, DatabaseFile::Catalog,
               QByteArray("CREATE TRIGGER refused BEFORE INSERT ON audit_outbox WHEN NEW.action = '") +
                   action + "' BEGIN SELECT RAISE(ABORT, 'refused'); END");
    }
    void logAgain() { change(*m_catalog, DatabaseFile::Catalog, "DROP TRIGGER refused"); }

    PersonId somebody() {
        return (*m_catalog)->persons.add(QStringLiteral("Person %1").arg(++m_persons), std::nullopt)->id;
    }
    Quitclaim recognition(Decision decision, int signedDaysAgo, const QuitclaimScope& scope = {}) {
        Quitclaim wanted;
        wanted.person = m_sofie;
        wanted.signedOn = m_today.addDays(-signedDaysAgo);
        wanted.openEnded = true;
        wanted.scope = scope;
        wanted.grants << Grant{Purpose::recognition(), decision, {}};
        const auto added = (*m_catalog)->consent.add(wanted, {TestCatalog::smallScan()});
        if (!added) qFatal("%s", qPrintable(added.error().context));
        return *added;
    }
    QuitclaimScope scopeOf(const char* collection) {
        return {ScopeKind::Collection, (*m_catalog)->collections.byName(QLatin1String(collection))->id, {}};
    }
    WithdrawalOutcome withdraw(const Quitclaim& quitclaim) {
        Withdrawal withdrawal;
        withdrawal.date = m_today;
        const auto outcome = (*m_catalog)->consent.withdraw(quitclaim.id, withdrawal);
        if (!outcome) qFatal("%s", qPrintable(outcome.error().context));
        return *outcome;
    }
    /// Sofie named on two photos and permitting recognition; suggestions made.
    Quitclaim recogniseSofie() {
        const Quitclaim quitclaim = recognition(Decision::Granted, 10);
        for (const int scene : {11, 14})
            if (auto named = faces().name(faceOf(scene), m_sofie); !named)
                qFatal("%s", qPrintable(named.error().context));
        scan();
        return quitclaim;
    }
    /// As if a new detector had come.
    void forgetScans() {
        change(*m_catalog, DatabaseFile::Catalog, "UPDATE photos SET scanned_by = '', compared_with = ''");
    }

    /// As a test's first function.
    void make() {
        const QJsonArray all = QJsonDocument::fromJson(contentOf(QStringLiteral(":/demo/manifest.json")))
                                   .object()
                                   .value(QLatin1String("photos"))
                                   .toArray();
        for (const QJsonValue& value : all) {
            const int scene = value.toObject().value(QLatin1String("file")).toString().mid(6, 4).toInt();
            for (const QJsonValue& one : value.toObject().value(QLatin1String("faces")).toArray()) {
                const QJsonArray box = one.toObject().value(QLatin1String("box")).toArray();
                m_manifest[scene] << std::pair(one.toObject().value(QLatin1String("person")).toString(),
                                               QRectF(box.at(0).toDouble(), box.at(1).toDouble(),
                                                      box.at(2).toDouble(), box.at(3).toDouble()));
            }
        }
        m_catalog = std::make_unique<TestCatalog>(m_today);
        const auto import = [&](const QList<int>& scenes, const char* collection) {
            const auto ids = m_catalog->importDemo(scenes, QLatin1String(collection));
            for (qsizetype i = 0; i < scenes.size(); ++i)
                m_photos.insert(scenes[i], ids[i]);
        };
        import(openScenes, "Open");
        import(secondScenes, "Second");
        import(closedScenes, "Closed");
        m_catalog->allowRecognition(QStringLiteral("Open"));
        m_catalog->allowRecognition(QStringLiteral("Second"));
    }

    /// Before each function.
    void begin() {
        m_catalog->clock().setDay(m_today);
        change(*m_catalog, DatabaseFile::Catalog,
               "DELETE FROM faces WHERE origin = 1; DELETE FROM face_rejections;"
               "UPDATE faces SET person = NULL, state = 1, reason = '', suggested_person = NULL, "
               "suggested_score = NULL, decided_at = NULL, decided_by = NULL;"
               "UPDATE photos SET compared_with = ''");
        (void)FaceprintKeeper(*(*m_catalog)->session).eraseEnded({});
        if (!m_sofie.isNull())
            for (const QuitclaimView& view :
                 (*m_catalog)->consent.list({m_sofie, {}}).value_or(QList<QuitclaimView>()))
                if (view.quitclaim.state == QuitclaimState::Active) (void)withdraw(view.quitclaim);
        m_sofie = somebody();
        VERIFY_OK((*m_catalog)->clearance.rebuild());
        QCOMPARE(faceprints(), 0);
    }
    /// After each function.
    void end() { QCOMPARE(findings(*m_catalog), QStringList()); }

    std::unique_ptr<TestCatalog> m_catalog;
    QHash<int, PhotoId> m_photos;
    QHash<int, QList<std::pair<QString, QRectF>>> m_manifest;
    PersonId m_sofie;
    int m_persons = 0;
    QDate m_today = QDate(2026, 3, 10);
};

} // namespace bk::test
