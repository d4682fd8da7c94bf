#pragma once

#include "core/services/ModelService.h"
#include "ui/widgets/Card.h"

class QLabel;
class QPushButton;

namespace bk::ui {

/// One face model: what it does, whose it is, how well it did, and for an administrator what can be done with
/// it. Says what a change means before it is done.
class ModelPanel : public Card {
    Q_OBJECT
public:
    /// MAYCHANGE: an administrator.
    ModelPanel(const FaceModelView& model, bool mayChange, QWidget* parent = nullptr);

    const FaceModelView& model() const { return m_model; }
    QPushButton* useButton() const { return m_use; }         ///< null where it cannot be chosen
    QPushButton* removeButton() const { return m_remove; }   ///< null where it cannot be removed
    QPushButton* confirmButton() const { return m_confirm; } ///< null while nothing is asked
    QPushButton* cancelButton() const { return m_cancel; }
    /// What is asked, in words.
    QString question() const;

    /// The answer to meaningWanted().
    void askToUse(int faceprints, qint64 photos);
    void closeQuestion();
    void setBusy(bool busy);

Q_SIGNALS:
    /// It is about to be chosen: how much would have to be made anew?
    void meaningWanted();
    void useWanted(const QString& id);
    void removeWanted(const QString& id);
    /// Something opened that has to be seen.
    void sightWanted(QWidget* widget);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addHead();
    void addFacts();
    void addFact(const QString& name, const QString& words);
    void addButtons();
    void ask(const QString& heading, const QString& words, const QString& confirm, const char* role,
             const std::function<void()>& act);

    FaceModelView m_model;
    bool m_mayChange = false;
    QWidget* m_question = nullptr;
    QLabel* m_words = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_confirm = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace bk::ui
