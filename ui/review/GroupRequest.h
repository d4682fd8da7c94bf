#pragma once

#include "core/base/Progress.h"
#include "core/services/UnknownGroupService.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace bk::ui {

/// What putting unknown people into groups does, in which collections, and the button that asks for it; while
/// it goes on how far it is, and the way to stop it.
class GroupRequest : public QWidget {
    Q_OBJECT
public:
    explicit GroupRequest(QWidget* parent = nullptr);

    /// COLLECTIONS: those with recognition on. SCOPE is of the one that is chosen.
    void setCollections(const QList<std::pair<CollectionId, QString>>& collections);
    void setScope(const GroupingScope& scope);
    std::optional<CollectionId> collection() const;

    void setRunning(bool running);
    void setProgress(const Progress& progress);
    QString progressWords() const;
    QPushButton* findButton() const { return m_find; }

Q_SIGNALS:
    void collectionChanged();
    void findWanted();
    void stopWanted();

private:
    QLabel* paragraph(const QString& text);

    QComboBox* m_collections = nullptr;
    QLabel* m_scope = nullptr;
    QPushButton* m_find = nullptr;
    QWidget* m_asking = nullptr;
    QWidget* m_running = nullptr;
    QLabel* m_progressWords = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_stop = nullptr;
};

} // namespace bk::ui
