#include "ui/users/UsersPage.h"

#include "ui/shell/RecoveryKeyPanel.h"
#include "ui/shell/Workspace.h"
#include "ui/users/AccessWords.h"
#include "ui/users/UserCard.h"
#include "ui/users/UserForm.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/PageHead.h"
#include "ui/widgets/ScrolledColumn.h"
#include "ui/widgets/WordLabel.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

/// What becomes of a change of access that is under way.
QString whenLocked() {
    return UsersPage::tr(
        "It goes on when the window locks because nobody is at the desk. Locking it yourself, "
        "a locked screen or sleep stops it, and everything stays as it was.");
}

} // namespace

UsersPage::UsersPage(Workspace& workspace, QWidget* parent) : Page(parent), m_workspace(workspace) {
    setObjectName(QStringLiteral("page"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_area = new ScrolledColumn(this);
    makeContent(m_area->column(), m_area->body());
    layout->addWidget(m_area);
    setFocusProxy(m_area);
    connect(
        &m_workspace, &Workspace::jobProgress, this, [this](const QString& title, const Progress& progress) {
            if (title != m_running || m_running.isEmpty()) return;
            const QLocale locale;
            const QString done =
                progress.total > 0 ? tr("Making keys anew and writing the files again: %1 of %2.")
                                         .arg(locale.toString(progress.done), locale.toString(progress.total))
                                   : tr("Making keys anew and writing the files again.");
            m_outcome->say(Tone::Neutral, done + QLatin1Char('\n') + whenLocked(), tr("Stop"));
        });
}

void UsersPage::makeContent(QWidget* column, QVBoxLayout* layout) {
    auto* head = makePageHead(title(), m_count, column);
    head->addStretch(1);
    m_add = new QPushButton(themedIcon(QStringLiteral("list-add-user")), tr("Add user"), column);
    head->addWidget(m_add);
    layout->addLayout(head);
    layout->addWidget(makeLabel(tr("Everybody unlocks with an own name and passphrase. Whoever may not read "
                                   "scans or faceprints does not have the key for them either."),
                                "muted", column));
    m_outcome = new Banner(column);
    layout->addWidget(m_outcome);
    m_recoveryCard = new Card(column);
    m_recoveryKey = new RecoveryKeyPanel(m_recoveryCard);
    m_recoveryKey->setDoneText(tr("It is on paper"));
    m_recoveryCard->body()->addWidget(m_recoveryKey);
    m_recoveryCard->hide();
    layout->addWidget(m_recoveryCard);
    m_form = new UserForm(m_workspace, column);
    layout->addWidget(m_form);
    m_cards = new QVBoxLayout;
    m_cards->setSpacing(8);
    layout->addLayout(m_cards);
    makeRecovery(layout);
    layout->addStretch(1);

    connect(m_add, &QPushButton::clicked, this, [this] {
        m_outcome->clear();
        m_form->begin();
        bringIntoSight(m_form);
    });
    connect(m_form, &UserForm::cancelled, this, [this] { m_add->setFocus(); });
    connect(m_form, &UserForm::added, this, [this](const UserView& user) {
        m_outcome->say(Tone::Cleared, tr("%1 can now unlock this catalog.").arg(user.name));
        m_add->setFocus();
        load();
    });
    connect(m_outcome, &Banner::triggered, this, [this] {
        if (!m_running.isEmpty()) m_workspace.cancelJob(m_running);
    });
    connect(m_recoveryKey, &RecoveryKeyPanel::done, this, &UsersPage::confirmRecoveryKey);
}

void UsersPage::makeRecovery(QVBoxLayout* layout) {
    auto* card = new Card(this);
    card->body()->addWidget(makeLabel(tr("Recovery key"), "heading", card));
    m_holder = makeLabel({}, nullptr, card);
    card->body()->addWidget(m_holder);
    m_unconfirmed = new Banner(card);
    card->body()->addWidget(m_unconfirmed);
    auto* fingerprint = makeLabel(tr("Fingerprint of the first administrator, the same as on the sheet: %1")
                                      .arg(m_workspace.fingerprintOfAdministrator()),
                                  "caption", card);
    fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    card->body()->addWidget(fingerprint);
    m_renew = new QPushButton(tr("Make a new recovery key…"), card);
    card->body()->addWidget(m_renew, 0, Qt::AlignLeft);
    m_renewal = new QWidget(card);
    auto* question = new QVBoxLayout(m_renewal);
    question->setContentsMargins(0, 0, 0, 0);
    question->setSpacing(8);
    question->addWidget(
        makeLabel(tr("The sheet with the one before is worth nothing from then on. The new key "
                     "is shown once, opens the catalog as you, and must be typed back from "
                     "the paper. It cannot be undone."),
                  nullptr, m_renewal));
    auto* buttons = new QHBoxLayout;
    auto* confirm = new QPushButton(tr("Make a new key"), m_renewal);
    confirm->setProperty("role", QStringLiteral("danger"));
    auto* cancel = new QPushButton(tr("Cancel"), m_renewal);
    buttons->addWidget(confirm);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    question->addLayout(buttons);
    card->body()->addWidget(m_renewal);
    m_renewal->hide();
    layout->addSpacing(8);
    layout->addWidget(card);
    const auto ask = [this, confirm](bool asked) {
        m_renewal->setVisible(asked);
        m_renew->setVisible(!asked);
        if (asked)
            confirm->setFocus();
        else
            m_renew->setFocus();
    };
    connect(m_renew, &QPushButton::clicked, this, [this, ask] {
        ask(true);
        bringIntoSight(m_renewal);
    });
    connect(cancel, &QPushButton::clicked, this, [ask] { ask(false); });
    connect(confirm, &QPushButton::clicked, this, [this, ask] {
        ask(false);
        renew();
    });
}

QString UsersPage::title() const {
    return tr("Users");
}

void UsersPage::activate() {
    load();
}

UserCard* UsersPage::cardOf(const QString& name) const {
    for (UserCard* card : m_shown)
        if (card->user().name == name) return card;
    return nullptr;
}

void UsersPage::load() {
    m_workspace.ask(
        this,
        [](Services& services) -> Result<Known> {
            BK_ASSIGN(const auto users, services.users.list());
            BK_ASSIGN(const bool confirmed, services.users.recoveryKeyConfirmed());
            return Known{users, confirmed};
        },
        [this, generation = ++m_generation](const Result<Known>& known) {
            if (generation != m_generation) return;
            if (known)
                showUsers(*known);
            else
                Q_EMIT m_workspace.failed(known.error());
            Q_EMIT ready();
        },
        1);
}

void UsersPage::showUsers(const Known& known) {
    const QList<UserView>& users = known.users;
    for (UserCard* card : std::as_const(m_shown)) {
        card->hide();
        card->deleteLater();
    }
    m_shown.clear();
    int active = 0;
    QString holder;
    for (const UserView& user : users) {
        active += user.active ? 1 : 0;
        if (user.active && user.holdsRecoveryKey) holder = user.name;
        auto* card = new UserCard(m_workspace, user, users, this);
        connect(card, &UserCard::changeWanted, this, &UsersPage::change);
        connect(card, &UserCard::withdrawalWanted, this, &UsersPage::withdraw);
        connect(card, &UserCard::sightWanted, this, &UsersPage::bringIntoSight);
        m_cards->addWidget(card);
        m_shown << card;
    }
    m_count->setText(tr("%n user(s)", nullptr, active));
    Q_EMIT statusChanged(m_count->text());
    m_holder->setText(
        holder.isEmpty() ? tr("Nobody holds the recovery key. Make a new one, so that a lost passphrase does "
                              "not lose the catalog.")
        : known.recoveryKeyConfirmed
            ? tr("It opens the catalog as %1 when a passphrase is lost. It is on paper only.").arg(holder)
            : tr("It opens the catalog as %1 when a passphrase is lost.").arg(holder));
    // Not while it is on the screen, waiting for just that.
    if (known.recoveryKeyConfirmed || holder.isEmpty() || !m_recoveryCard->isHidden())
        m_unconfirmed->clear();
    else
        m_unconfirmed->say(Tone::Attention,
                           tr("The recovery key that counts was never typed back. Make a new one."));
    setBusy(!m_running.isEmpty());
}

void UsersPage::setBusy(bool busy) {
    m_add->setEnabled(!busy);
    m_renew->setEnabled(!busy);
    for (UserCard* card : std::as_const(m_shown))
        card->setEnabled(!busy);
}

void UsersPage::change(const UserView& user, Roles roles, bool recognition) {
    startChange(tr("Changing what %1 may do").arg(user.name),
                [id = user.id, roles, recognition](Services& services, const JobControl& control) {
                    return services.users.setAccess(id, roles, recognition, control);
                });
}

void UsersPage::withdraw(const UserView& user) {
    startChange(tr("Withdrawing the access of %1").arg(user.name),
                [id = user.id](Services& services, const JobControl& control) {
                    return services.users.disable(id, control);
                });
}

void UsersPage::startChange(const QString& title, const Change& change) {
    if (!m_running.isEmpty()) return;
    m_running = title;
    setBusy(true);
    m_outcome->say(Tone::Neutral,
                   tr("Under way; everything stays as it was until it is done.") + QLatin1Char('\n') +
                       whenLocked(),
                   tr("Stop"));
    bringIntoSight(m_outcome);
    m_workspace.startJob(
        title, this,
        [change](Services& services, const JobControl& control) -> Result<Changed> {
            BK_ASSIGN(const AccessOutcome outcome, change(services, control));
            if (outcome.recoveryKey.isEmpty()) return Changed{outcome, {}};
            return Changed{outcome, services.users.recoverySheet(outcome.recoveryKey)};
        },
        [this](const Result<Changed>& changed) { changeCame(changed); }, WhenIdle::GoOn);
}

void UsersPage::changeCame(const Result<Changed>& changed) {
    m_running.clear();
    if (changed) {
        m_outcome->say(Tone::Cleared, sentenceFor(changed->outcome));
        if (!changed->sheet.recoveryKey.isEmpty()) present(changed->sheet);
    } else if (changed.error().code == ErrorCode::Cancelled) {
        m_outcome->say(Tone::Neutral, tr("Stopped; everybody may do what they could before."));
    } else {
        m_outcome->say(Tone::Blocked, sentenceFor(changed.error()));
    }
    load();
    Q_EMIT changeEnded();
}

void UsersPage::renew() {
    setBusy(true);
    m_workspace.ask(
        this,
        [](Services& services) -> Result<RecoverySheet> {
            BK_ASSIGN(const QString key, services.users.renewRecoveryKey());
            return services.users.recoverySheet(key);
        },
        [this](const Result<RecoverySheet>& sheet) {
            setBusy(false);
            if (sheet)
                present(*sheet);
            else
                m_outcome->say(Tone::Blocked, sentenceFor(sheet.error()));
            load();
        },
        2);
}

void UsersPage::confirmRecoveryKey() {
    m_recoveryKey->clear();
    m_recoveryCard->hide();
    m_workspace.ask(
        this, [](Services& services) { return services.users.confirmRecoveryKey(); },
        [this](const Status& confirmed) {
            if (confirmed) {
                Q_EMIT m_workspace.recoveryKeyConfirmed();
                m_outcome->say(Tone::Cleared,
                               tr("The new recovery key counts; destroy the sheet with the one before."));
            } else {
                m_outcome->say(Tone::Blocked, sentenceFor(confirmed.error()));
            }
            load();
        },
        2);
}

void UsersPage::present(const RecoverySheet& sheet) {
    m_recoveryKey->present(sheet);
    m_recoveryCard->show();
    m_outcome->say(Tone::Attention,
                   tr("A new recovery key was made. Put it on paper now: it is shown only this once."));
    bringIntoSight(m_recoveryCard);
    m_recoveryKey->typedBackField()->setFocus();
}

void UsersPage::bringIntoSight(QWidget* widget) {
    // A widget shown just now has its place only after the layouts have run, which a timer waits for.
    QTimer::singleShot(0, this, [this, widget = QPointer<QWidget>(widget)] {
        if (widget) scrollIntoSight(*m_area, widget);
    });
}

} // namespace bk::ui
