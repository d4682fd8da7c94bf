#include "ui/users/UserForm.h"

#include "ui/shell/Workspace.h"
#include "ui/users/RoleChoice.h"
#include "ui/widgets/NewPassphrase.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/Theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int fieldWidth = 320;
constexpr int longestName = 100;

} // namespace

UserForm::UserForm(Workspace& workspace, QWidget* parent) : Card(parent), m_workspace(workspace) {
    auto* heading = new QLabel(tr("New user"), this);
    heading->setProperty("role", QStringLiteral("title"));
    body()->addWidget(heading);
    auto* caption = new QLabel(tr("&Name"), this);
    caption->setProperty("role", QStringLiteral("caption"));
    body()->addWidget(caption);
    m_name = new QLineEdit(this);
    m_name->setMaxLength(longestName);
    m_name->setMaximumWidth(scaled(fieldWidth));
    caption->setBuddy(m_name);
    body()->addWidget(m_name);
    auto* what = new QLabel(tr("What they may do"), this);
    what->setProperty("role", QStringLiteral("heading"));
    body()->addWidget(what);
    m_roles = new RoleChoice(this);
    body()->addWidget(m_roles);
    auto* secret = new QLabel(
        tr("Now let the new user take the keyboard and choose a passphrase that nobody else knows. It cannot "
           "be looked up afterwards."),
        this);
    secret->setWordWrap(true);
    body()->addWidget(secret);
    m_passphrase = new NewPassphrase(this);
    m_passphrase->setMaximumWidth(scaled(fieldWidth));
    body()->addWidget(m_passphrase);
    m_hint = new QLabel(this);
    m_hint->setProperty("role", QStringLiteral("error"));
    m_hint->setWordWrap(true);
    m_hint->hide();
    body()->addWidget(m_hint);
    auto* buttons = new QHBoxLayout;
    m_save = new QPushButton(tr("Add user"), this);
    m_save->setProperty("role", QStringLiteral("primary"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    buttons->addWidget(m_save);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    body()->addLayout(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &UserForm::check);
    connect(m_roles, &RoleChoice::changed, this, &UserForm::check);
    connect(m_passphrase, &NewPassphrase::changed, this, &UserForm::check);
    connect(m_passphrase, &NewPassphrase::returnPressed, this, &UserForm::save);
    connect(m_save, &QPushButton::clicked, this, &UserForm::save);
    connect(cancel, &QPushButton::clicked, this, &UserForm::close);
    hide();
}

void UserForm::begin() {
    m_saving = false;
    forget(*m_name);
    m_roles->setRoles({}, true);
    m_passphrase->clear();
    m_hint->hide();
    check();
    show();
    m_name->setFocus();
}

void UserForm::close() {
    // A passphrase that was typed is nobody's business any more.
    m_passphrase->clear();
    hide();
    Q_EMIT cancelled();
}

void UserForm::check() {
    const bool named = !m_name->text().simplified().isEmpty();
    const bool may = m_roles->roles().toInt() != 0;
    m_save->setEnabled(named && may && m_passphrase->isAcceptable() && !m_saving);
    m_save->setToolTip(!named ? tr("The name is missing.")
                       : !may ? tr("Choose at least one role.")
                       : !m_passphrase->isAcceptable()
                           ? tr("The passphrase is missing, or not the same twice.")
                           : QString());
}

void UserForm::save() {
    if (!m_save->isEnabled()) return;
    m_saving = true;
    check();
    m_hint->hide();
    m_workspace.ask(
        this,
        [name = m_name->text().simplified(), roles = m_roles->roles(), recognition = m_roles->recognition(),
         passphrase = m_passphrase->text()](Services& services) {
            return services.users.add(name, roles, recognition, passphrase);
        },
        [this](Result<UserView> user) {
            m_saving = false;
            check();
            if (!user) {
                m_hint->setText(
                    user.error().code == ErrorCode::Exists
                        ? tr("There is a user of this name already. Nothing was changed; choose another.")
                        : sentenceFor(user.error()));
                m_hint->show();
                return;
            }
            m_passphrase->clear();
            hide();
            Q_EMIT added(*user);
        },
        2);
}

void UserForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    Card::keyPressEvent(event);
}

} // namespace bk::ui
