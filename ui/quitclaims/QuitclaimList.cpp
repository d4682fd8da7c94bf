#include "ui/quitclaims/QuitclaimList.h"

#include "ui/quitclaims/QuitclaimCard.h"
#include "ui/quitclaims/QuitclaimEditor.h"
#include "ui/quitclaims/ScanFiles.h"
#include "ui/quitclaims/ScanPages.h"
#include "ui/quitclaims/WithdrawPanel.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {

QuitclaimList::QuitclaimList(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_pages(new ScanPages(workspace, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    auto* heading = new QLabel(tr("Quitclaims"), this);
    heading->setProperty("role", QStringLiteral("title"));
    head->addWidget(heading);
    head->addStretch(1);
    auto* add = new QPushButton(tr("New quitclaim"), this);
    add->setProperty("role", QStringLiteral("primary"));
    add->setVisible(m_workspace.may(Right::ManageConsent));
    head->addWidget(add);
    layout->addLayout(head);
    m_outcome = new Banner(this);
    layout->addWidget(m_outcome);
    m_editor = new QuitclaimEditor(workspace, this);
    layout->addWidget(m_editor);
    m_empty =
        new QLabel(m_workspace.may(Right::ManageConsent)
                       ? tr("None yet: nothing may be published. Drop the scan of the signed form on this "
                            "page, or fill in a new quitclaim.")
                       : tr("None yet: nothing may be published. A consent officer records the signed form "
                            "here."),
                   this);
    m_empty->setProperty("role", QStringLiteral("muted"));
    m_empty->setWordWrap(true);
    layout->addWidget(m_empty);
    m_cards = new QVBoxLayout;
    m_cards->setSpacing(8);
    layout->addLayout(m_cards);

    connect(add, &QPushButton::clicked, this, &QuitclaimList::beginNew);
    connect(m_editor, &QuitclaimEditor::opened, this, [this] { Q_EMIT sightWanted(m_editor); });
    connect(m_editor, &QuitclaimEditor::cancelled, this, [this, add] {
        m_editor->hide();
        add->setFocus();
    });
    connect(m_editor, &QuitclaimEditor::saved, this, [this](const Quitclaim& quitclaim) {
        const bool draft = quitclaim.state == QuitclaimState::Draft;
        m_outcome->say(
            draft ? Tone::Attention : Tone::Cleared,
            draft ? tr("%1 is kept as a draft; it counts once its scan is here.").arg(quitclaim.number)
                  : tr("%1 is kept and counts from now on.").arg(quitclaim.number));
    });
}

void QuitclaimList::clear() {
    m_sheet = {};
    m_editor->hide();
    m_outcome->clear();
    m_pages->forget();
    setSheet({});
}

void QuitclaimList::setSheet(const PersonSheet& sheet) {
    m_sheet = sheet;
    for (QuitclaimCard* card : std::as_const(m_shown)) {
        card->hide();
        card->deleteLater();
    }
    m_shown.clear();
    for (const QuitclaimView& view : sheet.quitclaims) {
        auto* card = new QuitclaimCard(m_workspace, *m_pages, view, scopeOf(view.quitclaim),
                                       sheet.summary.person.born, this);
        connect(card, &QuitclaimCard::scanWanted, this, &QuitclaimList::scanWanted);
        connect(card, &QuitclaimCard::sightWanted, this, &QuitclaimList::sightWanted);
        connect(card, &QuitclaimCard::renewWanted, this, &QuitclaimList::renew);
        connect(card, &QuitclaimCard::attachWanted, this, &QuitclaimList::attach);
        connect(card, &QuitclaimCard::withdrawn, this, [this](const QString& sentence) {
            m_outcome->say(Tone::Blocked, sentence);
            Q_EMIT m_workspace.message(sentence);
            Q_EMIT sightWanted(m_outcome);
        });
        m_cards->addWidget(card);
        m_shown << card;
    }
    m_empty->setVisible(sheet.quitclaims.isEmpty());
}

QString QuitclaimList::scopeOf(const Quitclaim& quitclaim) const {
    switch (quitclaim.scope.kind) {
    case ScopeKind::AllPhotos:
        break;
    case ScopeKind::Collection:
        return tr("only the collection “%1”").arg(m_sheet.collections.value(quitclaim.scope.collection));
    case ScopeKind::Photos:
        return tr("only %n photo(s)", nullptr, static_cast<int>(quitclaim.scope.photos.size()));
    }
    return {};
}

QuitclaimCard* QuitclaimList::card(const QuitclaimId& quitclaim) const {
    for (QuitclaimCard* one : m_shown)
        if (one->quitclaim().id == quitclaim) return one;
    return nullptr;
}

void QuitclaimList::beginNew() {
    m_outcome->clear();
    m_editor->beginNew(m_sheet.summary.person);
}

void QuitclaimList::renew(const Quitclaim& quitclaim) {
    m_outcome->clear();
    m_editor->beginRenewal(m_sheet.summary.person, quitclaim);
}

void QuitclaimList::withdrawRecognition(const QuitclaimId& quitclaim) {
    if (QuitclaimCard* one = card(quitclaim)) one->beginWithdrawal(Purpose::recognition());
}

void QuitclaimList::drop(const QList<FilePath>& files) {
    if (files.isEmpty() || m_sheet.summary.person.id.isNull()) return;
    if (!m_workspace.may(Right::ManageConsent)) return;
    if (m_editor->isVisible()) {
        m_editor->addScans(files);
        return;
    }
    for (const QuitclaimView& view : std::as_const(m_sheet.quitclaims)) {
        if (view.quitclaim.state != QuitclaimState::Draft) continue;
        attach(view.quitclaim.id, files);
        return;
    }
    m_outcome->clear();
    m_editor->beginNew(m_sheet.summary.person, files);
}

void QuitclaimList::attach(const QuitclaimId& quitclaim, const QList<FilePath>& files) {
    m_workspace.ask(
        this,
        [quitclaim, files](Services& services) -> Result<Quitclaim> {
            Quitclaim after;
            for (const FilePath& file : files) {
                BK_ASSIGN(const QByteArray bytes, readScanFile(file));
                BK_ASSIGN(after, services.consent.attachScan(quitclaim, bytes));
            }
            return after;
        },
        [this](Result<Quitclaim> after) {
            if (!after) {
                m_outcome->say(Tone::Attention, sentenceFor(after.error()));
                Q_EMIT sightWanted(m_outcome);
                return;
            }
            const bool active = after->state == QuitclaimState::Active;
            m_outcome->say(active ? Tone::Cleared : Tone::Attention,
                           active ? tr("The scan is kept; %1 counts from now on.").arg(after->number)
                                  : tr("The scan of %1 is kept.").arg(after->number));
            Q_EMIT sightWanted(m_outcome);
        },
        2);
}

} // namespace bk::ui
