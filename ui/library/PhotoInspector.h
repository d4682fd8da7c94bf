#pragma once

#include "core/model/Photo.h"
#include "core/services/ClearanceService.h"

#include <QTimer>
#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace bk::ui {

class ElidedLabel;
class ImageLoader;
class LimitsForm;
class OverrideForm;
class PhotoEdits;
class PublicationList;
class RatingBar;
class ReasonList;
class StateBadge;
class Workspace;

/// At the right of the grid: what is known of the photo selected and what may be done with it; of several,
/// what can be done to all of them.
class PhotoInspector : public QWidget {
    Q_OBJECT
public:
    PhotoInspector(Workspace& workspace, ImageLoader& images, PhotoEdits& edits, QWidget* parent = nullptr);

    void setPhotos(const QList<PhotoId>& photos);
    /// Reads the same photos again.
    void refresh();
    bool idle() const;

Q_SIGNALS:
    void loaded();
    void openWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Details {
        Photo photo;
        QString collection;
        Clearance clearance;
        ReasonNames names;
    };
    QWidget* makeOne();
    QWidget* makeMany();
    void load();
    void showDetails(const Details& details);
    void showPicture();
    /// With a warning where portraits of somebody shown were commissioned.
    void openOverride(OverrideForm* form);
    void addFact(const QString& name, const QString& value);

    Workspace& m_workspace;
    ImageLoader& m_images;
    PhotoEdits& m_edits;
    QList<PhotoId> m_photos;
    std::optional<Details> m_details;
    QTimer m_soon;
    int m_underWay = 0;
    int m_generation = 0;

    QStackedWidget* m_stack = nullptr;
    QLabel* m_picture = nullptr;
    ElidedLabel* m_name = nullptr;
    StateBadge* m_badge = nullptr;
    ReasonList* m_reasons = nullptr;
    RatingBar* m_rating = nullptr;
    QLineEdit* m_caption = nullptr;
    QLineEdit* m_tags = nullptr;
    QFormLayout* m_facts = nullptr;
    PublicationList* m_publications = nullptr;
    QPushButton* m_reviewed = nullptr;
    QPushButton* m_override = nullptr;
    QPushButton* m_limits = nullptr;
    OverrideForm* m_overrideForm = nullptr;
    LimitsForm* m_limitsForm = nullptr;
    QLabel* m_manyTitle = nullptr;
    RatingBar* m_manyRating = nullptr;
    OverrideForm* m_manyOverrideForm = nullptr;
};

} // namespace bk::ui
