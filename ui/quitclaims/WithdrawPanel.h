#pragma once

#include "core/services/ConsentService.h"
#include "core/services/PersonService.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace bk::ui {

class DateField;
class FlowLayout;
class Workspace;

/// Taking back, inline: a quitclaim (everything unless some purposes are chosen), or all that a person
/// granted. Today unless said otherwise. One press more and it counts (GDPR art. 7(3): as easy as giving).
class WithdrawPanel : public QFrame {
    Q_OBJECT
public:
    WithdrawPanel(Workspace& workspace, const Quitclaim& quitclaim, QWidget* parent = nullptr);
    /// Everything of PERSON, whose records are QUITCLAIMS.
    WithdrawPanel(Workspace& workspace, const PersonSummary& person, const QList<QuitclaimView>& quitclaims,
                  QWidget* parent = nullptr);

    /// Not below something else: without the line at its head.
    void standAlone();
    /// Only this purpose to begin with.
    void choose(const Purpose& purpose);
    void withdraw();
    QPushButton* button() const { return m_withdraw; }
    /// Being done now: it has to stay until it is settled, or nobody would be told what was done.
    bool isBusy() const { return m_busy; }
    /// What it will do, with the numbers.
    QString meaning() const;

Q_SIGNALS:
    /// SENTENCE tells what it did: photos blocked, faceprints erased.
    void withdrawn(const bk::WithdrawalOutcome& outcome, const QString& sentence);
    void cancelled();
    /// Done, and told, or failed.
    void settled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    explicit WithdrawPanel(Workspace& workspace, QWidget* parent);
    void begin(const QString& heading, const QString& meaning, const QString& press);
    void makePurposes(class QVBoxLayout* layout);
    void makeDetails(class QVBoxLayout* layout);
    void refresh();
    QList<Purpose> chosen() const;
    bool ofPerson() const { return !m_person.isNull(); }

    Workspace& m_workspace;
    QuitclaimId m_quitclaim;
    PersonId m_person;        ///< null: of one quitclaim
    QString m_number;         ///< of the quitclaim
    int m_records = 0;        ///< of the person, that are taken back
    QList<Purpose> m_granted; ///< and not taken back yet
    QFrame* m_line = nullptr;
    QLabel* m_meaning = nullptr;
    QRadioButton* m_everything = nullptr; ///< none of these where all of a person is taken back
    QRadioButton* m_some = nullptr;
    QWidget* m_boxes = nullptr;
    QList<QCheckBox*> m_purposes;
    DateField* m_date = nullptr;
    QComboBox* m_channel = nullptr;
    QLineEdit* m_reason = nullptr;
    QLabel* m_error = nullptr;
    QPushButton* m_withdraw = nullptr;
    bool m_busy = false;
};

} // namespace bk::ui
