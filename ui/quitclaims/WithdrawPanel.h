#pragma once

#include "core/services/ConsentService.h"

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

/// Taking back a quitclaim, inline: everything unless some purposes are chosen, today unless said otherwise.
/// One press more and it counts (GDPR art. 7(3): as easy as giving).
class WithdrawPanel : public QFrame {
    Q_OBJECT
public:
    WithdrawPanel(Workspace& workspace, const Quitclaim& quitclaim, QWidget* parent = nullptr);

    /// Only this purpose to begin with.
    void choose(const Purpose& purpose);
    void withdraw();
    QPushButton* button() const { return m_withdraw; }

Q_SIGNALS:
    /// SENTENCE tells what it did: photos blocked, faceprints erased.
    void withdrawn(const bk::WithdrawalOutcome& outcome, const QString& sentence);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makePurposes(class QVBoxLayout* layout);
    void makeDetails(class QVBoxLayout* layout);
    void refresh();
    QList<Purpose> chosen() const;

    Workspace& m_workspace;
    Quitclaim m_quitclaim;
    QList<Purpose> m_granted; ///< and not taken back yet
    QRadioButton* m_everything = nullptr;
    QRadioButton* m_some = nullptr;
    QWidget* m_boxes = nullptr;
    QList<QCheckBox*> m_purposes;
    DateField* m_date = nullptr;
    QComboBox* m_channel = nullptr;
    QLineEdit* m_reason = nullptr;
    QLabel* m_error = nullptr;
    QPushButton* m_withdraw = nullptr;
};

/// What a withdrawal did, in one sentence.
QString sentenceFor(const WithdrawalOutcome& outcome, const QString& number);

} // namespace bk::ui
