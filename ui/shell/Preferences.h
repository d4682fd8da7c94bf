#pragma once

#include "core/base/FilePath.h"
#include "core/base/Id.h"
#include "ui/widgets/Theme.h"

#include <QSettings>

#include <memory>

namespace bk::ui {

/// What the program remembers between runs, outside any catalog: looks, where catalogs lie, which of them
/// this computer's keyring opens, and in which a search for faces was broken off. Nothing about persons,
/// photos or users. Window's thread.
class Preferences {
public:
    /// FILE empty: the user's own settings.
    explicit Preferences(const QString& file = {});

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    double textScale() const;
    void setTextScale(double scale);
    static constexpr int longestLockMinutes = 60;
    /// Minutes without a key or click after which the window locks: 1 to 60, at first 5. 0, "never" in older
    /// settings, is the longest.
    int lockAfterMinutes() const;
    void setLockAfterMinutes(int minutes);
    /// What is urgent, in numbers, on the desktop (TaskNotice); at first yes.
    bool tellsOnDesktop() const;
    void setTellsOnDesktop(bool tells);
    int gridSide() const;
    void setGridSide(int side);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

    /// The latest first; those that are not there any more are passed over.
    QList<FilePath> recentCatalogs() const;
    void rememberCatalog(const FilePath& folder);

    /// Whether the keyring was given what opens CATALOG, for anybody; or for USER, of whom only a digest is
    /// kept.
    bool inKeyring(const CatalogId& catalog) const;
    bool inKeyring(const CatalogId& catalog, const UserId& user) const;
    void setInKeyring(const CatalogId& catalog, const UserId& user, bool inKeyring);

    /// What became of the search for faces that USER began in CATALOG on this computer; of the user a digest
    /// is kept.
    enum class Scan { None, Running, Paused };
    Scan scan(const CatalogId& catalog, const UserId& user) const;
    void setScan(const CatalogId& catalog, const UserId& user, Scan scan);

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace bk::ui
