#include "ui/shell/Preferences.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace bk::ui {
namespace {

constexpr int recentLimit = 8;
constexpr int defaultLockMinutes = 5;
constexpr int defaultGridSide = 176;

QString keyringKey(const CatalogId& catalog) {
    return QStringLiteral("keyring/") + catalog.toString();
}

QString scanKey(const CatalogId& catalog) {
    return QStringLiteral("scan/") + catalog.toString();
}

QByteArray markOf(const CatalogId& catalog, const UserId& user) {
    return QCryptographicHash::hash(catalog.toBytes() + user.toBytes(), QCryptographicHash::Blake2b_160)
        .toHex();
}

} // namespace

Preferences::Preferences(const QString& file)
    : m_settings(file.isEmpty()
                     ? std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                                   QStringLiteral("Beeldkluis"), QStringLiteral("beeldkluis"))
                     : std::make_unique<QSettings>(file, QSettings::IniFormat)) {}

ThemeChoice Preferences::theme() const {
    const QString word = m_settings->value(QStringLiteral("theme")).toString();
    if (word == QLatin1String("light")) return ThemeChoice::Light;
    if (word == QLatin1String("dark")) return ThemeChoice::Dark;
    return ThemeChoice::FollowDesktop;
}

void Preferences::setTheme(ThemeChoice choice) {
    const QString word = choice == ThemeChoice::Light  ? QStringLiteral("light")
                         : choice == ThemeChoice::Dark ? QStringLiteral("dark")
                                                       : QStringLiteral("desktop");
    m_settings->setValue(QStringLiteral("theme"), word);
}

double Preferences::textScale() const {
    return qBound(1.0, m_settings->value(QStringLiteral("textScale"), 1.0).toDouble(), 2.0);
}

void Preferences::setTextScale(double scale) {
    m_settings->setValue(QStringLiteral("textScale"), scale);
}

int Preferences::lockAfterMinutes() const {
    const int minutes = m_settings->value(QStringLiteral("lockAfterMinutes"), defaultLockMinutes).toInt();
    return minutes < 1 ? longestLockMinutes : qMin(minutes, longestLockMinutes);
}

void Preferences::setLockAfterMinutes(int minutes) {
    m_settings->setValue(QStringLiteral("lockAfterMinutes"), minutes);
}

bool Preferences::tellsOnDesktop() const {
    return m_settings->value(QStringLiteral("tellOnDesktop"), true).toBool();
}

void Preferences::setTellsOnDesktop(bool tells) {
    m_settings->setValue(QStringLiteral("tellOnDesktop"), tells);
}

int Preferences::gridSide() const {
    return m_settings->value(QStringLiteral("gridSide"), defaultGridSide).toInt();
}

void Preferences::setGridSide(int side) {
    m_settings->setValue(QStringLiteral("gridSide"), side);
}

QByteArray Preferences::windowGeometry() const {
    return m_settings->value(QStringLiteral("windowGeometry")).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray& geometry) {
    m_settings->setValue(QStringLiteral("windowGeometry"), geometry);
}

QList<FilePath> Preferences::recentCatalogs() const {
    QList<FilePath> folders;
    const QVariantList stored = m_settings->value(QStringLiteral("recentCatalogs")).toList();
    for (const QVariant& entry : stored) {
        const FilePath folder = FilePath::fromBytes(entry.toByteArray());
        if (QFileInfo::exists(folder.display())) folders.append(folder);
    }
    return folders;
}

void Preferences::rememberCatalog(const FilePath& folder) {
    QList<FilePath> folders = recentCatalogs();
    folders.removeAll(folder);
    folders.prepend(folder);
    QVariantList stored;
    for (const FilePath& entry : folders.mid(0, recentLimit))
        stored.append(entry.bytes());
    m_settings->setValue(QStringLiteral("recentCatalogs"), stored);
}

bool Preferences::inKeyring(const CatalogId& catalog) const {
    return m_settings->contains(keyringKey(catalog));
}

bool Preferences::inKeyring(const CatalogId& catalog, const UserId& user) const {
    return m_settings->value(keyringKey(catalog)).toByteArray() == markOf(catalog, user);
}

void Preferences::setInKeyring(const CatalogId& catalog, const UserId& user, bool inKeyring) {
    if (inKeyring)
        m_settings->setValue(keyringKey(catalog), markOf(catalog, user));
    else if (this->inKeyring(catalog, user))
        m_settings->remove(keyringKey(catalog));
}

Preferences::Scan Preferences::scan(const CatalogId& catalog, const UserId& user) const {
    const QStringList kept = m_settings->value(scanKey(catalog)).toStringList();
    if (kept.value(0).toLatin1() != markOf(catalog, user)) return Scan::None;
    return kept.value(1) == QLatin1String("paused") ? Scan::Paused : Scan::Running;
}

void Preferences::setScan(const CatalogId& catalog, const UserId& user, Scan scan) {
    if (scan != Scan::None)
        m_settings->setValue(scanKey(catalog), QStringList{QString::fromLatin1(markOf(catalog, user)),
                                                           scan == Scan::Paused ? QStringLiteral("paused")
                                                                                : QStringLiteral("running")});
    else if (this->scan(catalog, user) != Scan::None)
        m_settings->remove(scanKey(catalog));
}

} // namespace bk::ui
