#pragma once

#include "ui/people/PersonSheet.h"
#include "ui/widgets/Card.h"

class QLabel;
class QPushButton;

namespace bk::ui {

class StateBadge;

/// Whether this person's faces may be recognised, how many faceprints are kept, and what that means.
class RecognitionCard : public Card {
    Q_OBJECT
public:
    /// MAYRECOGNISE: the user has the key to the faceprints; MAYWITHDRAW: and may take the permission back.
    RecognitionCard(bool mayRecognise, bool mayWithdraw, QWidget* parent = nullptr);
    void setSheet(const PersonSheet& sheet);
    QString sentence() const;

Q_SIGNALS:
    /// Take back recognition in this quitclaim.
    void withdrawWanted(const bk::QuitclaimId& quitclaim);

private:
    bool m_mayRecognise = true;
    bool m_mayWithdraw = true;
    StateBadge* m_badge = nullptr;
    QLabel* m_sentence = nullptr;
    QPushButton* m_withdraw = nullptr;
    QuitclaimId m_quitclaim;
};

} // namespace bk::ui
