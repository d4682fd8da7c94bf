#include "app/cli/UserCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/Passphrase.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

#include <QJsonArray>

namespace bk::cli {
namespace {

QJsonArray rolesJson(Roles roles) {
    return QJsonArray::fromStringList(toStrings(roles));
}

QString word(DataKey key) {
    switch (key) {
    case DataKey::Main:
        return QStringLiteral("main");
    case DataKey::Vault:
        return QStringLiteral("vault");
    case DataKey::Face:
        return QStringLiteral("face");
    case DataKey::Log:
        return QStringLiteral("log");
    }
    return {};
}

QJsonObject userJson(const UserView& user) {
    return {{QStringLiteral("user"), user.id.toString()},
            {QStringLiteral("name"), user.name},
            {QStringLiteral("roles"), rolesJson(user.roles)},
            {QStringLiteral("recognition"), user.recognition},
            {QStringLiteral("active"), user.active}};
}

/// All users, as every verb about them tells.
Result<QJsonArray> usersJson(Context& context) {
    BK_ASSIGN(const auto users, context.services().users.list());
    QJsonArray list;
    for (const UserView& user : users) {
        QJsonObject row = userJson(user);
        row.insert(QStringLiteral("recovery_key"), user.holdsRecoveryKey);
        list.append(row);
    }
    return list;
}

/// What was done with one user, and all of them after it.
Result<QJsonObject> withUsers(Context& context, QJsonObject answer) {
    BK_ASSIGN(const QJsonArray users, usersJson(context));
    answer.insert(QStringLiteral("users"), users);
    return answer;
}

QJsonObject outcomeJson(const AccessOutcome& outcome, Context& context) {
    QJsonObject answer = userJson(outcome.user);
    QJsonArray renewed;
    for (const DataKey key : outcome.renewed)
        renewed.append(word(key));
    answer.insert(QStringLiteral("renewed"), renewed);
    if (outcome.erased) answer.insert(QStringLiteral("erased"), tracesJson(*outcome.erased));
    if (outcome.notErased) answer.insert(QStringLiteral("not_erased"), outcome.notErased->context);
    if (!outcome.recoveryKey.isEmpty()) {
        answer.insert(QStringLiteral("recovery_key"), outcome.recoveryKey);
        context.onceTold([services = context.shared()] { (void)services->users.confirmRecoveryKey(); });
    }
    return answer;
}

void printOutcome(const QJsonObject& answer, TextOut& out) {
    const QString name = cell(answer[QStringLiteral("name")]);
    if (answer[QStringLiteral("active")].toBool())
        out.line(QStringLiteral("%1 is %2 now; recognition %3.")
                     .arg(name, cell(answer[QStringLiteral("roles")]),
                          answer[QStringLiteral("recognition")].toBool() ? QStringLiteral("on")
                                                                         : QStringLiteral("off")));
    else
        out.line(QStringLiteral("%1 has no access any more.").arg(name));
    if (!answer[QStringLiteral("renewed")].toArray().isEmpty())
        out.line(QStringLiteral("Made anew, with all that is sealed under them, the keys: %1.")
                     .arg(cell(answer[QStringLiteral("renewed")])));
    if (const QJsonValue erased = answer[QStringLiteral("erased")]; erased.isObject())
        out.line(
            QStringLiteral("Nobody may have faces compared any more. Erased: %1 and %2.")
                .arg(counted(erased[QStringLiteral("suggestions")].toInteger(), QStringLiteral("suggestion")),
                     counted(erased[QStringLiteral("faceprints")].toInteger(), QStringLiteral("faceprint"))));
    if (answer.contains(QStringLiteral("not_erased")))
        out.line(QStringLiteral("Nobody may have faces compared any more, but what recognition made could "
                                "not be erased yet: %1. It is tried again when an administrator opens the "
                                "catalog next.")
                     .arg(cell(answer[QStringLiteral("not_erased")])));
    if (answer.contains(QStringLiteral("recovery_key"))) {
        out.line(QStringLiteral("The recovery key before is void. The new one, shown this once:"));
        out.line(cell(answer[QStringLiteral("recovery_key")]));
    }
}

/// `--roles LIST` and `--recognition on|off`.
class AccessOptions {
public:
    void setUp(Options& options) {
        options.value("--roles LIST", m_words,
                      "administrator, editor, consent-officer, face-operator, auditor; commas between",
                      Need::Required);
        options.value("--recognition on|off", m_recognition, "whether this user may have faces compared",
                      Need::Optional);
    }

    Result<Roles> roles() const {
        Roles roles;
        for (const QString& item : m_words.split(QLatin1Char(','))) {
            const auto role = roleFrom(item);
            if (!role)
                return fail(ErrorCode::InvalidArgument,
                            QStringLiteral("\"%1\" is no role; the roles are %2")
                                .arg(item.trimmed(), everyRole().join(QStringLiteral(", "))));
            roles |= *role;
        }
        return roles;
    }
    std::optional<bool> recognition() const { return m_recognition; }

private:
    static QStringList everyRole() {
        QStringList words;
        for (const Role role : allRoles)
            words << toString(role);
        return words;
    }

    QString m_words;
    std::optional<bool> m_recognition;
};

class UserListCommand final : public Command {
public:
    UserListCommand() : Command("user list", "all users, those whose access was withdrawn last") {}
    void setUp(Options& options) override { options.catalog(); }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const bool confirmed, context.services().users.recoveryKeyConfirmed());
        return withUsers(context, {{QStringLiteral("recovery_key_confirmed"), confirmed}});
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("users")].toArray())
            rows.append({cell(one[QStringLiteral("name")]),
                         one[QStringLiteral("active")].toBool() ? cell(one[QStringLiteral("roles")])
                                                                : QStringLiteral("(access withdrawn)"),
                         cell(one[QStringLiteral("recognition")]), cell(one[QStringLiteral("recovery_key")]),
                         cell(one[QStringLiteral("user")])});
        out.table({QStringLiteral("Name"), QStringLiteral("Roles"), QStringLiteral("Recognition"),
                   QStringLiteral("Recovery key"), QStringLiteral("User")},
                  rows);
        if (!answer[QStringLiteral("recovery_key_confirmed")].toBool())
            out.line(QStringLiteral("The recovery key that counts was never typed back. Make a new one: "
                                    "recovery-key renew."));
    }
};

class UserAddCommand final : public Command {
public:
    UserAddCommand() : Command("user add", "a new user, who chooses a passphrase on the spot") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("NAME", m_name, "the user's name", Need::Required);
        m_access.setUp(options);
        m_passphrase.setUp(options);
    }

    Status validate() const override {
        BK_TRY(m_access.roles());
        if (m_name.trimmed().isEmpty())
            return fail(ErrorCode::InvalidArgument, QStringLiteral("a user needs a name"));
        return m_passphrase.validate();
    }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(context.services().session->require(Right::ManageUsers));
        BK_ASSIGN(const Roles roles, m_access.roles());
        BK_ASSIGN(const QString passphrase,
                  newPassphrase(context, m_passphrase,
                                QStringLiteral("Passphrase of %1: ").arg(harmless(m_name.trimmed()))));
        BK_ASSIGN(const UserView user, context.services().users.add(
                                           m_name, roles, m_access.recognition().value_or(true), passphrase));
        return withUsers(context, userJson(user));
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("%1 may open the catalog as %2.")
                     .arg(cell(answer[QStringLiteral("name")]), cell(answer[QStringLiteral("roles")])));
    }

private:
    QString m_name;
    AccessOptions m_access;
    PassphraseSource m_passphrase;
};

class UserRoleCommand final : public Command {
public:
    UserRoleCommand() : Command("user role", "what a user may do from now on") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("USER", m_user, "a user, by name or id", Need::Required);
        m_access.setUp(options);
    }

    Status validate() const override {
        BK_TRY(m_access.roles());
        return {};
    }

    Result<QJsonObject> run(Context& context) override {
        UserService& users = context.services().users;
        BK_TRY(context.services().session->require(Right::ManageUsers));
        BK_ASSIGN(const Roles roles, m_access.roles());
        BK_ASSIGN(const UserId id, users.find(m_user));
        bool recognition = true;
        BK_ASSIGN(const auto all, users.list());
        for (const UserView& user : all)
            if (user.id == id) recognition = user.recognition;
        BK_ASSIGN(const AccessOutcome outcome,
                  users.setAccess(id, roles, m_access.recognition().value_or(recognition),
                                  context.job(QStringLiteral("seal under new keys"))));
        return withUsers(context, outcomeJson(outcome, context));
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printOutcome(answer, out); }

private:
    QString m_user;
    AccessOptions m_access;
};

class UserDisableCommand final : public Command {
public:
    UserDisableCommand() : Command("user disable", "withdraw a user's access for good") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("USER", m_user, "a user, by name or id", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        UserService& users = context.services().users;
        BK_TRY(context.services().session->require(Right::ManageUsers));
        BK_ASSIGN(const UserId id, users.find(m_user));
        BK_ASSIGN(const AccessOutcome outcome,
                  users.disable(id, context.job(QStringLiteral("seal under new keys"))));
        return withUsers(context, outcomeJson(outcome, context));
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printOutcome(answer, out); }

private:
    QString m_user;
};

} // namespace

void addUserCommands(Registry& registry) {
    registry.add<UserListCommand>();
    registry.add<UserAddCommand>();
    registry.add<UserRoleCommand>();
    registry.add<UserDisableCommand>();
}

} // namespace bk::cli
