#include "ui/people/RecognitionCard.h"

#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/widgets/StateBadge.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {

RecognitionCard::RecognitionCard(bool mayRecognise, bool mayWithdraw, QWidget* parent)
    : Card(parent), m_mayRecognise(mayRecognise), m_mayWithdraw(mayWithdraw) {
    m_badge = new StateBadge(this);
    body()->addWidget(m_badge);
    m_sentence = new QLabel(this);
    m_sentence->setWordWrap(true);
    body()->addWidget(m_sentence);
    m_withdraw = new QPushButton(tr("Withdraw recognition…"), this);
    body()->addWidget(m_withdraw, 0, Qt::AlignLeft);
    connect(m_withdraw, &QPushButton::clicked, this, [this] { Q_EMIT withdrawWanted(m_quitclaim); });
}

QString RecognitionCard::sentence() const {
    return m_sentence->text();
}

void RecognitionCard::setSheet(const PersonSheet& sheet) {
    const PersonSummary& summary = sheet.summary;
    PurposeStanding standing;
    for (const PurposeStanding& one : sheet.standings)
        if (one.purpose.isRecognition()) standing = one;
    m_badge->setState(toneOf(standing.state), wordsFor(standing.state));
    m_quitclaim = {};
    for (const QuitclaimView& view : sheet.quitclaims) {
        const bool grants = purposesOf(view.quitclaim, Decision::Granted).contains(Purpose::recognition()) &&
                            !withdrawnOf(view.quitclaim).contains(Purpose::recognition());
        if (view.quitclaim.state == QuitclaimState::Active && grants && m_quitclaim.isNull())
            m_quitclaim = view.quitclaim.id;
    }
    m_withdraw->setVisible(m_mayWithdraw && summary.recognition && !m_quitclaim.isNull());
    if (summary.recognition && !m_mayRecognise)
        m_sentence->setText(tr("This person allows recognition. How many faceprints are kept is not for your "
                               "eyes; taking the permission back destroys their key at once."));
    else if (summary.recognition)
        m_sentence->setText(tr(
            "%n faceprint(s) kept under this person's own key, to suggest the name on other photos; taking "
            "the permission back destroys that key at once.",
            nullptr, summary.faceprints));
    else
        m_sentence->setText(
            tr("No faceprint of this person is kept, and the name is never suggested; faces are "
               "named by hand all the same."));
}

} // namespace bk::ui
