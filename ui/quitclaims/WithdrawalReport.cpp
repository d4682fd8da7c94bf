#include "ui/quitclaims/WithdrawalReport.h"

#include "ui/quitclaims/QuitclaimPapers.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FlowLayout.h"

#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {

WithdrawalReport::WithdrawalReport(Workspace& workspace, QuitclaimPapers& papers, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_papers(papers) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_banner = new Banner(this);
    layout->addWidget(m_banner);
    m_next = new QWidget(this);
    auto* next = new FlowLayout(m_next, 8);
    const auto button = [&](const QString& icon, const QString& text) {
        auto* made = new QPushButton(themedIcon(icon), text, m_next);
        next->addWidget(made);
        return made;
    };
    m_takedowns = button(QStringLiteral("internet-services"), tr("Publications to take down"));
    m_letter = button(QStringLiteral("document-edit-sign"), tr("Withdrawal letter…"));
    m_receipt = button(QStringLiteral("document-save"), tr("Receipt…"));
    for (QPushButton* one : {m_letter, m_receipt})
        one->setMenu(new QMenu(one));
    layout->addWidget(m_next);
    connect(m_takedowns, &QPushButton::clicked, this, [this] { Q_EMIT m_workspace.publicationsWanted(); });
    clear();
}

void WithdrawalReport::clear() {
    m_banner->clear();
    m_next->hide();
    hide();
}

void WithdrawalReport::say(Tone tone, const QString& sentence) {
    m_next->hide();
    m_banner->say(tone, sentence);
    show();
}

void WithdrawalReport::sayWithdrawn(const WithdrawalOutcome& outcome, const QStringList& numbers,
                                    const QString& sentence) {
    say(Tone::Blocked, sentence);
    m_takedowns->setVisible(outcome.publicationsAffected > 0);
    m_letter->menu()->clear();
    m_receipt->menu()->clear();
    for (qsizetype at = 0; at < outcome.quitclaims.size(); ++at) {
        const QString number = numbers.value(at);
        if (at > 0) {
            m_letter->menu()->addSeparator();
            m_receipt->menu()->addSeparator();
        }
        m_papers.addLetter(m_letter->menu(), outcome.quitclaims.at(at), number);
        m_papers.addReceipt(m_receipt->menu(), outcome.quitclaims.at(at), number);
    }
    // Where what followed failed, it is not known what was taken back of a person.
    m_letter->setVisible(!outcome.quitclaims.isEmpty());
    m_receipt->setVisible(!outcome.quitclaims.isEmpty());
    m_next->show();
}

} // namespace bk::ui
