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

} // namespace bk::test
