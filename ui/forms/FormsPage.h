#pragma once

#include "core/services/ConsentFormService.h"
#include "ui/shell/Page.h"

#include <QMap>

#include <memory>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPrinter;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace bk::ui {

class Banner;
class EmptyState;
class FormEditor;
class FormPreview;
class StateBadge;
class Workspace;

/// The consent forms: all of them at the left, the words of one with its purposes and languages in the
/// middle, at the right what it still lacks and how it is printed. What was typed is kept for each form until
/// it is saved as a new version or thrown away. A page that covers others.
class FormsPage : public Page {
    Q_OBJECT
public:
    explicit FormsPage(Workspace& workspace, QWidget* parent = nullptr);
    ~FormsPage() override;

    QString title() const override;
    void activate() override;

    QListWidget* list() const { return m_list; }
    FormEditor* editor() const { return m_editor; }
    FormPreview* preview() const { return m_preview; }
    QLineEdit* nameField() const { return m_name; }
    QComboBox* versions() const { return m_versions; }
    QPushButton* newButton() const { return m_new; }
    QPushButton* saveButton() const { return m_save; }
    QPushButton* discardButton() const { return m_discard; }
    QPushButton* retireButton() const { return m_retire; }
    QPushButton* pdfButton() const { return m_pdf; }
    QPushButton* printButton() const { return m_print; }
    Banner* banner() const { return m_banner; }
    EmptyState* empty() const { return m_empty; }
    /// The sentences under "Still missing".
    QStringList missing() const;
    QList<QPushButton*> missingButtons() const;

    /// Begins a form with the suggestion.
    void begin();
    void saveTo(const QString& path);
    void printTo(std::shared_ptr<QPrinter> printer);

Q_SIGNALS:
    void saved(const QString& path);
    void printed(int pages);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// What is being written: a form that is kept (ID), or a new one.
    struct Draft {
        QString name;
        FormVersion version;
    };

    void makeHead(QVBoxLayout* layout);
    QWidget* makeList();
    QWidget* makeMiddle();
    QWidget* makeSide();
    void connectParts();
    void sizeParts();

    void load();
    void fillList();
    void choose(const TemplateId& id);
    void showVersion(int number);
    void showForm();
    const ConsentForm* form() const;
    /// The draft of what is chosen; null: it is as it was kept.
    Draft* draft();
    bool isOld() const;
    void edited();
    void tidy();
    void fillMissing();
    void save();
    void rename();
    void retire();
    void discard();
    void pickFile();
    void pickPrinter();

    Workspace& m_workspace;
    QList<ConsentForm> m_forms;
    QList<Purpose> m_purposes;
    QMap<TemplateId, Draft> m_drafts; ///< under the null id: a new form
    TemplateId m_chosen;              ///< null: the new form, or none
    int m_version = 0;                ///< of the chosen form that is looked at; 0: the last
    bool m_loaded = false;
    bool m_filling = false;
    bool m_writing = false;
    int m_generation = 0;

    QStackedWidget* m_stack = nullptr;
    QWidget* m_listArea = nullptr;
    QWidget* m_side = nullptr;
    EmptyState* m_empty = nullptr;
    QListWidget* m_list = nullptr;
    QPushButton* m_new = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_versions = nullptr;
    Banner* m_banner = nullptr;
    QScrollArea* m_scroll = nullptr;
    FormEditor* m_editor = nullptr;
    StateBadge* m_complete = nullptr;
    QVBoxLayout* m_missing = nullptr;
    FormPreview* m_preview = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_discard = nullptr;
    QPushButton* m_retire = nullptr;
    QPushButton* m_pdf = nullptr;
    QPushButton* m_print = nullptr;
};

} // namespace bk::ui
