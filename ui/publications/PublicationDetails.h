#pragma once

#include "core/services/PublicationService.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTextEdit;

namespace bk::ui {

class DateField;
class EmptyState;
class ImageLoader;
class PhotoGridModel;
class PhotoGridView;
class PublicationForm;
class StateBadge;
class Workspace;

/// One publication: what was written down of it, what became of its takedowns, its photos, and what can be
/// changed.
class PublicationDetails : public QWidget {
    Q_OBJECT
public:
    PublicationDetails(Workspace& workspace, ImageLoader& images, QWidget* parent = nullptr);

    /// None: says that one is to be chosen.
    void show(const std::optional<PublicationView>& view);
    using QWidget::show;
    bool idle() const { return m_underWay == 0; }
    PhotoGridModel& photos() const { return *m_photos; }
    PublicationForm* form() const { return m_form; }
    QPushButton* changeButton() const { return m_change; }
    QPushButton* endButton() const { return m_end; }
    QPushButton* saveButton() const { return m_save; }

Q_SIGNALS:
    void loaded();

private:
    QWidget* makeHead();
    QWidget* makeEditing();
    void read();
    void showFacts();
    void beginChange();
    void beginEnd();
    void closeEditing();
    void save();

    Workspace& m_workspace;
    std::optional<PublicationView> m_view;
    QStackedWidget* m_stack = nullptr;
    QTextEdit* m_place = nullptr;
    StateBadge* m_badge = nullptr;
    QLabel* m_facts = nullptr;
    QLabel* m_answers = nullptr;
    QWidget* m_buttons = nullptr;
    QPushButton* m_change = nullptr;
    QPushButton* m_end = nullptr;
    QWidget* m_editing = nullptr;
    QLabel* m_editingHeading = nullptr;
    PublicationForm* m_form = nullptr;
    QWidget* m_ending = nullptr;
    DateField* m_endDay = nullptr;
    QLineEdit* m_endReason = nullptr;
    QPushButton* m_save = nullptr;
    PhotoGridModel* m_photos = nullptr;
    PhotoGridView* m_grid = nullptr;
    int m_underWay = 0;
    int m_generation = 0;
};

} // namespace bk::ui
