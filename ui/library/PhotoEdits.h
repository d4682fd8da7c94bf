#pragma once

#include "core/model/Photo.h"

#include <QObject>

namespace bk::ui {

class Workspace;

/// Changes to one or many photos, each with a sentence and the way back in the bar at the bottom. Window's
/// thread.
class PhotoEdits : public QObject {
    Q_OBJECT
public:
    explicit PhotoEdits(Workspace& workspace, QObject* parent = nullptr);

    void setRating(const QList<PhotoId>& photos, int rating);
    void setReviewed(const QList<PhotoId>& photos, bool reviewed);
    void setOverride(const QList<PhotoId>& photos, OverrideReason reason, const QString& note,
                     const std::optional<QDate>& until);
    void clearOverride(const QList<PhotoId>& photos);
    void setTags(const PhotoId& photo, const QStringList& tags);
    void setCaption(const PhotoId& photo, const QString& caption);
    void setLimits(const PhotoId& photo, const std::optional<QDate>& embargo,
                   const std::optional<QDate>& expires, bool restricted);

private:
    void edit(const QList<PhotoId>& photos, const QString& sentence, std::function<void(Photo&)> change);

    Workspace& m_workspace;
};

QString overrideReasonName(OverrideReason reason);

} // namespace bk::ui
