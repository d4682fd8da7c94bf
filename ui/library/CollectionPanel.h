#pragma once

#include "core/model/Collection.h"

#include <QListView>
#include <QWidget>

class QListWidget;

namespace bk::ui {

/// The collections at the left of the grid, with counts and whether faces are compared in them.
class CollectionPanel : public QWidget {
    Q_OBJECT
public:
    explicit CollectionPanel(QWidget* parent = nullptr);

    void setCollections(const QList<Collection>& collections);
    void setCurrent(const std::optional<CollectionId>& collection);
    QListWidget* list() const { return m_list; }

Q_SIGNALS:
    void chosen(const std::optional<bk::CollectionId>& collection);

private:
    QListWidget* m_list = nullptr;
    QList<Collection> m_collections;
    std::optional<CollectionId> m_current;
};

} // namespace bk::ui
