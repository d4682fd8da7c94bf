#pragma once

#include "core/services/PublicationService.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace bk::ui {

class Workspace;

/// Where one photo, or photos of one person, were published: a short list for a panel, each with a way to it.
/// Follows the catalog. Says so when there are none.
class PublicationList : public QWidget {
    Q_OBJECT
public:
    explicit PublicationList(Workspace& workspace, QWidget* parent = nullptr);

    void showPhoto(const PhotoId& photo);
    void showPerson(const PersonId& person);
    /// Of nothing.
    void clear();
    bool idle() const { return m_underWay == 0 && !m_reloadSoon.isActive(); }

Q_SIGNALS:
    void loaded(int publications);

private:
    void ask();
    void fill(const QList<PublicationView>& views);
    void addRow(const PublicationView& view);

    Workspace& m_workspace;
    std::optional<PhotoId> m_photo;
    std::optional<PersonId> m_person;
    QVBoxLayout* m_rows = nullptr;
    QLabel* m_none = nullptr;
    QTimer m_reloadSoon;
    int m_generation = 0;
    int m_underWay = 0;
};

} // namespace bk::ui
