#pragma once

#include "core/base/Id.h"

#include <QList>
#include <QObject>

namespace bk::ui {

class Workspace;

/// What is selected in the library now, for a page that lists photos: a note from one page to another, kept
/// beside the workspace. Window's thread.
class ChosenPhotos : public QObject {
    Q_OBJECT
public:
    /// More than this are not for a list on a quitclaim.
    static constexpr int most = 1000;

    static ChosenPhotos& of(Workspace& workspace);
    void set(const QList<PhotoId>& photos) { m_photos = photos.mid(0, most); }
    const QList<PhotoId>& photos() const { return m_photos; }

private:
    explicit ChosenPhotos(Workspace& workspace);
    QList<PhotoId> m_photos;
};

} // namespace bk::ui
