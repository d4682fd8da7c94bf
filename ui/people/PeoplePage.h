#pragma once

#include "core/services/PersonService.h"
#include "ui/shell/Page.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;

namespace bk::ui {

class DuplicatesView;
class EmptyState;
class FlowLayout;
class ImageLoader;
class PersonFilterModel;
class PersonForm;
class PersonListModel;
class Readiness;
class Workspace;
enum class PersonTrait;

/// Everybody portrayed, as cards, with a search line and chips for those who need attention. Enter opens the
/// person's page. Beside it the queue of those who are probably one.
class PeoplePage : public Page {
    Q_OBJECT
public:
    explicit PeoplePage(Workspace& workspace, QWidget* parent = nullptr);
    QString title() const override;
    void activate() override;

    QListView* list() const { return m_list; }
    QLineEdit* search() const { return m_search; }
    PersonForm* form() const { return m_form; }
    DuplicatesView* duplicates() const { return m_duplicates; }
    QPushButton* duplicatesButton() const { return m_likely; }
    bool showsDuplicates() const;

private:
    QWidget* makeList();
    void makeHead(class QVBoxLayout* layout);
    void showDuplicates(bool show);
    void addChip(FlowLayout* chips, const QString& text, PersonTrait trait);
    void load();
    void showWhatIsThere();
    void open(const QModelIndex& index);

    Workspace& m_workspace;
    ImageLoader* m_images = nullptr;
    PersonListModel* m_persons = nullptr;
    PersonFilterModel* m_filter = nullptr;
    QLabel* m_count = nullptr;
    QLineEdit* m_search = nullptr;
    PersonForm* m_form = nullptr;
    QStackedWidget* m_views = nullptr; ///< everybody, likely duplicates
    DuplicatesView* m_duplicates = nullptr;
    QPushButton* m_likely = nullptr;
    QStackedWidget* m_stack = nullptr;
    QListView* m_list = nullptr;
    EmptyState* m_empty = nullptr;
    QList<QPushButton*> m_chips;
    Readiness* m_readiness = nullptr;
    QTimer m_reloadSoon;
    bool m_loaded = false;
    bool m_outdated = false;
    int m_generation = 0;
    PersonId m_selectWhenLoaded;
};

} // namespace bk::ui
