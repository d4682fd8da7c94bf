#include "tests/support/TestCatalog.h"

#include "core/store/Catalog.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>

namespace bk::test {

TestCatalog::TestCatalog(const QDate& day) : m_clock(std::make_shared<FixedClock>(day)) {
    NewCatalog wanted;
    wanted.folder = path();
    wanted.organisation = QStringLiteral("Museum");
    wanted.administrator = QStringLiteral("Ilse");
    wanted.passphrase = passphrase();
    wanted.cost = KdfCost::floor();
    auto created = CatalogService(m_clock, m_ids).create(wanted);
    if (!created) qFatal("the test catalog could not be made: %s", qPrintable(created.error().context));
    m_recoveryKey = created->recoveryKey;
    m_services = std::make_unique<Services>(std::move(created->session));
}

void TestCatalog::close() {
    m_services.reset();
}

Result<void> TestCatalog::reopen() {
    return reopenAs(QString());
}

Result<void> TestCatalog::reopenAs(const QString& user) {
    m_services.reset();
    BK_ASSIGN(auto session, CatalogService(m_clock, m_ids).open(path(), user, passphrase()));
    m_services = std::make_unique<Services>(std::move(session));
    return {};
}

UserId TestCatalog::addUser(const QString& name, Roles roles, bool recognition) {
    const UserId id = m_ids->make<UserId>();
    const auto added = m_services->session->catalog().keys().addUser(
        id, name, roles, recognition, SecretBytes::fromPassphrase(passphrase()));
    if (!added) qFatal("the user could not be added: %s", qPrintable(added.error().context));
    return id;
}

QList<PhotoId> TestCatalog::importDemo(const QList<int>& numbers, const QString& collection) {
    QDir().mkpath(file(QStringLiteral("photos")));
    QList<FilePath> paths;
    for (const int number : numbers) {
        const QString name = QStringLiteral("scene_%1.jpg").arg(number, 4, 10, QLatin1Char('0'));
        const QString target = file(QStringLiteral("photos/")) + name;
        if (!QFile::exists(target)) QFile::copy(QStringLiteral(":/demo/") + name, target);
        paths << FilePath::fromString(target);
    }
    const auto summary = m_services->imports.import(paths, collection, {});
    if (!summary) qFatal("the example photos could not be imported: %s", qPrintable(summary.error().context));
    QList<PhotoId> ids;
    for (const FilePath& path : paths)
        ids << m_services->photos.findByPath(path).value_or(PhotoId());
    return ids;
}

void TestCatalog::allowRecognition(const QString& collection) {
    CollectionChange change;
    change.recognition = true;
    change.legalBasis = QStringLiteral("consent");
    change.dpia = QStringLiteral("DPIA 1");
    if (auto set = m_services->collections.set(collection, change); !set)
        qFatal("%s", qPrintable(set.error().context));
}

Quitclaim TestCatalog::grant(const PersonId& person, const QStringList& purposes,
                             const QStringList& refused) {
    Quitclaim wanted;
    wanted.person = person;
    wanted.signedOn = m_clock->today().addDays(-10);
    wanted.openEnded = true;
    for (const QString& key : purposes)
        wanted.grants << Grant{*Purpose::tryFrom(key), Decision::Granted, {}};
    for (const QString& key : refused)
        wanted.grants << Grant{*Purpose::tryFrom(key), Decision::Refused, {}};
    auto added = m_services->consent.add(wanted, {smallScan()});
    if (!added) qFatal("the quitclaim could not be recorded: %s", qPrintable(added.error().context));
    return *added;
}

QByteArray TestCatalog::smallScan() {
    QImage image(60, 80, QImage::Format_RGB32);
    image.fill(Qt::white);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace bk::test
