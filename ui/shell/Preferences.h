#pragma once

#include "core/base/FilePath.h"
#include "ui/widgets/Theme.h"

#include <QSettings>

#include <memory>

namespace bk::ui {

/// What the program remembers between runs, outside any catalog: looks, and where catalogs lie. Nothing about
/// persons, photos or users. Window's thread.
class Preferences {
public:
    /// FILE empty: the user's own settings.
    explicit Preferences(const QString& file = {});

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    double textScale() const;
    void setTextScale(double scale);
    /// Minutes without a key or click after which the window locks; 0: never.
    int lockAfterMinutes() const;
    void setLockAfterMinutes(int minutes);
    int gridSide() const;
    void setGridSide(int side);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

    /// The latest first; those that are not there any more are passed over.
    QList<FilePath> recentCatalogs() const;
    void rememberCatalog(const FilePath& folder);

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace bk::ui
