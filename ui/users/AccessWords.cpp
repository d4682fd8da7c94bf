#include "ui/users/AccessWords.h"

#include "ui/widgets/RoleWords.h"

#include <QCoreApplication>

#include <algorithm>

namespace bk::ui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::AccessWords)
};

QString listOf(const QList<DataKey>& keys) {
    QStringList words;
    for (const DataKey key : keys)
        words << wordsFor(key);
    if (words.size() < 2) return words.join(QString());
    const QString last = words.takeLast();
    return Texts::tr("%1 and %2").arg(words.join(QStringLiteral(", ")), last);
}

bool onlyAdministrator(const UserView& user, const QList<UserView>& all) {
    return user.roles.testFlag(Role::Administrator) &&
           std::none_of(all.begin(), all.end(), [&](const UserView& other) {
               return other.id != user.id && other.active && other.roles.testFlag(Role::Administrator);
           });
}

} // namespace

QString wordsFor(DataKey key) {
    switch (key) {
    case DataKey::Main:
        return Texts::tr("the catalog itself");
    case DataKey::Vault:
        return Texts::tr("the scans");
    case DataKey::Face:
        return Texts::tr("the faceprints");
    case DataKey::Log:
        return Texts::tr("the seals of the log");
    }
    return {};
}

QString costOfAccess(const UserView& user, Roles roles, bool recognition) {
    const QList<DataKey> after = roles.toInt() == 0 ? QList<DataKey>() : dataKeysOf(roles, recognition);
    QList<DataKey> lost;
    for (const DataKey key : dataKeysOf(user.roles, user.recognition))
        if (!after.contains(key)) lost << key;
    if (lost.isEmpty())
        return Texts::tr("Counts from the next time that %1 unlocks. No key has to be made anew.")
            .arg(user.name);
    return Texts::tr(
               "New keys are made for %2, and all files of these are written again, so that %1 cannot read "
               "them any more. That takes a while, and as much free disk space as they take now. Until it is "
               "done everything stays as it was, and stopping changes nothing.")
        .arg(user.name, listOf(lost));
}

QString costInTraces(const RecognitionTraces& traces) {
    if (traces.faceprints + traces.suggestions == 0) return {};
    return Texts::tr("Nobody else may have faces compared, so what recognition made is erased:") +
           QLatin1Char(' ') + Texts::tr("%n faceprint(s)", nullptr, traces.faceprints) +
           QStringLiteral(", ") + Texts::tr("%n suggestion(s)", nullptr, traces.suggestions) +
           QStringLiteral(". ") + Texts::tr("Names that people gave stay.");
}

QString sentenceFor(const AccessOutcome& outcome) {
    const UserView& user = outcome.user;
    QString sentence = user.active
                           ? Texts::tr("%1 now has the roles: %2.").arg(user.name, wordsFor(user.roles))
                           : Texts::tr("%1 cannot open this catalog any more.").arg(user.name);
    if (!outcome.renewed.isEmpty()) {
        sentence += QLatin1Char(' ');
        sentence += Texts::tr("New keys were made for %1.").arg(listOf(outcome.renewed));
    }
    if (outcome.erased && outcome.erased->faceprints + outcome.erased->suggestions > 0) {
        sentence += QLatin1Char(' ');
        sentence += Texts::tr("Nobody may have faces compared any more. Erased: %1, %2; names stay.")
                        .arg(Texts::tr("%n faceprint(s)", nullptr, outcome.erased->faceprints),
                             Texts::tr("%n suggestion(s)", nullptr, outcome.erased->suggestions));
    }
    if (outcome.notErased) {
        sentence += QLatin1Char(' ');
        sentence += Texts::tr("Nobody may have faces compared any more, but what recognition made could not "
                              "be erased yet; it is tried again when you unlock next.");
    }
    return sentence;
}

QString reasonToStay(const UserView& user, const QList<UserView>& all) {
    if (user.self) return Texts::tr("You cannot withdraw your own access; another administrator can.");
    if (onlyAdministrator(user, all))
        return Texts::tr("The last administrator must stay; make somebody else an administrator first.");
    return {};
}

QString reasonToAdminister(const UserView& user, const QList<UserView>& all) {
    if (!user.roles.testFlag(Role::Administrator)) return {};
    if (onlyAdministrator(user, all))
        return Texts::tr("The last administrator must stay one; make somebody else an administrator first.");
    if (user.self) return Texts::tr("You cannot take this role from yourself; another administrator can.");
    return {};
}

} // namespace bk::ui
