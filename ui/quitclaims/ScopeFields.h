#pragma once

#include "core/model/Collection.h"
#include "core/model/Quitclaim.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace bk::ui {

class ImageLoader;
class PhotoGridModel;
class PhotoGridView;
class Workspace;

/// Which photos a quitclaim is about: all, one collection, or some that are picked from the person's photos
/// and from what is selected in the library.
class ScopeFields : public QWidget {
    Q_OBJECT
public:
    explicit ScopeFields(Workspace& workspace, QWidget* parent = nullptr);

    /// Begins anew with SCOPE, for PERSON.
    void begin(const PersonId& person, const QList<Collection>& collections, const QuitclaimScope& scope);
    QuitclaimScope scope() const;
    QString summary() const;
    QComboBox* kind() const { return m_kind; }
    /// The photos to pick from, while some are picked.
    PhotoGridView* grid() const { return m_grid; }
    void choosePhotos();

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void follow();
    void loadPhotos();
    void offer(const QList<PhotoId>& photos);
    void pick(const QList<PhotoId>& photos);
    void sizeGrid();

    Workspace& m_workspace;
    QComboBox* m_kind = nullptr;
    QWidget* m_picking = nullptr;
    QLabel* m_picked = nullptr;
    ImageLoader* m_images = nullptr;
    PhotoGridModel* m_model = nullptr;
    PhotoGridView* m_grid = nullptr;
    PersonId m_person;
    QList<PhotoId> m_listed; ///< picked, as far as the grid has not come yet
    bool m_offered = false;
    int m_generation = 0;
};

} // namespace bk::ui
