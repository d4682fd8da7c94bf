#pragma once

#include "core/services/ModelService.h"
#include "ui/shell/Page.h"

class QFileDialog;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace bk::ui {

class Banner;
class Card;
class ModelPanel;
class ScrolledColumn;
class Workspace;

/// The models that find and compare faces: what is known about each, and for an administrator installing from
/// a file, choosing and removing. What is left to do after a change is shown with its progress, and goes on
/// from where it stopped. A page that covers others.
class FaceModelsPage : public Page {
    Q_OBJECT
public:
    explicit FaceModelsPage(Workspace& workspace, QWidget* parent = nullptr);

    QString title() const override { return tr("Face models"); }
    void activate() override;

    QPushButton* installButton() const { return m_install; } ///< null without the right
    QPushButton* makeButton() const { return m_make; }
    Banner* outcome() const { return m_outcome; }
    const QList<ModelPanel*>& panels() const { return m_panels; }
    ModelPanel* panelOf(const QString& id) const;
    /// What is left to do, or how far it is.
    QString workWords() const;

    void install(const FilePath& file);

Q_SIGNALS:
    /// Making faceprints ended, well or not.
    void madeEnded();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Known {
        QList<FaceModelView> models;
        ModelWork work;
    };
    void makeContent(QWidget* column, QVBoxLayout* layout);
    void makeWork(QVBoxLayout* layout);
    void load();
    void show(const Known& known);
    void showWork();
    void showProgress(const Progress& progress);
    void showModels(const QList<FaceModelView>& models);
    void addSection(const QString& title, const QList<FaceModelView>& models, ModelKind kind);
    void pickFile();
    void askMeaning(ModelPanel* panel);
    void use(const QString& id);
    void remove(const QString& id);
    void makeFaceprints();
    void setBusy(bool busy);
    void bringIntoSight(QWidget* widget);

    Workspace& m_workspace;
    ScrolledColumn* m_area = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_install = nullptr;
    Banner* m_outcome = nullptr;
    Card* m_workCard = nullptr;
    QLabel* m_workWords = nullptr;
    QProgressBar* m_bar = nullptr;
    QWidget* m_workButtons = nullptr;
    QPushButton* m_make = nullptr;
    QPushButton* m_search = nullptr;
    QPushButton* m_stop = nullptr;
    QVBoxLayout* m_list = nullptr;
    QList<ModelPanel*> m_panels;
    QList<FaceModelView> m_shown; ///< beside m_panels
    ModelWork m_work;
    bool m_making = false;
    int m_generation = 0;
};

} // namespace bk::ui
