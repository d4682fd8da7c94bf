#include "ui/audit/AuditWords.h"

#include "ui/widgets/RoleWords.h"

#include <QCoreApplication>
#include <QHash>

namespace bk::ui {
namespace {

struct Words {
    const char* word;
    const char* sentence;
};

// clang-format off
constexpr Words actionWords[] = {
    {"access.refused",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Wanted something that the roles do not allow")},
    {"audit.checkpoint",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Made a checkpoint of the log")},
    {"audit.list",             QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Read the log")},
    {"audit.verify",           QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Verified the log")},
    {"catalog.check",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Checked the whole catalog")},
    {"catalog.create",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Made the catalog")},
    {"catalog.older-copy",     QT_TRANSLATE_NOOP("bk::ui::AuditWords", "An older copy of the catalog was put back")},
    {"catalog.older-keys",     QT_TRANSLATE_NOOP("bk::ui::AuditWords", "An older key file was put back")},
    {"catalog.unlock",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Unlocked the catalog")},
    {"catalog.unlock-failed",  QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Somebody tried to unlock the catalog in vain")},
    {"collection.add",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Made a collection")},
    {"collection.change",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Changed the policy of a collection")},
    {"export.failed",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Could not export a photo")},
    {"export.photo",           QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Exported a photo")},
    {"export.start",           QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Began an export")},
    {"face.add",               QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Drew a box around a face")},
    {"face.bystander",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Marked a face as a bystander")},
    {"face.compare",           QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Compared a face with those of people who allow it")},
    {"face.confirm",           QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Confirmed a suggested name")},
    {"face.list",              QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Read the list of faces")},
    {"face.move",              QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Moved the box of a face")},
    {"face.name",              QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Named a face")},
    {"face.not-a-face",        QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Marked a box as not a face")},
    {"face.reject",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Said that a face is not this person")},
    {"face.remove",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Removed a box that was drawn by hand")},
    {"face.undo",              QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Took back a decision about a face")},
    {"face.unname",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Took the name off a face")},
    {"faceprints.erase",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Erased faceprints")},
    {"faceprints.make",        QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Made faceprints")},
    {"faceprints.unused",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Erased what recognition made, as nobody may use it any more")},
    {"faces.compare",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Compared faces with those of people who allow it")},
    {"faces.group",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Began to put unknown people into groups")},
    {"faces.scan",             QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Looked for faces")},
    {"faces.scan.start",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Began to look for faces")},
    {"form.add",               QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Added a consent form")},
    {"form.offer",             QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Offered a consent form again")},
    {"form.rename",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Gave a consent form another name")},
    {"form.retire",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Retired a consent form")},
    {"form.version",           QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Changed a consent form: a new version")},
    {"keyring.allow",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Allowed the desktop’s keyring to unlock")},
    {"keyring.forbid",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Forbade the desktop’s keyring to unlock")},
    {"letter.make",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Made a letter that confirms a withdrawal")},
    {"model.install",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Installed a face model")},
    {"model.remove",           QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Removed a face model")},
    {"model.use",              QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Chose another face model")},
    {"passphrase.change",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Changed the own passphrase")},
    {"passphrase.reset",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Chose a new passphrase with the recovery key")},
    {"person.add",             QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Added a person")},
    {"person.apart",           QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Said that two entries are two persons")},
    {"person.apart.undo",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Took back what was said about two entries")},
    {"person.change",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Changed what is kept about a person")},
    {"person.compare",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Compared the faceprints of persons with each other")},
    {"person.cover",           QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Chose the face that stands for a person")},
    {"person.duplicates",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Read which persons are probably one")},
    {"person.list",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Read the list of persons")},
    {"person.merge",           QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Merged two persons")},
    {"person.open",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Opened the page of a person")},
    {"person.rename",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Gave a person another name")},
    {"person.search",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Searched for persons")},
    {"person.split",           QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Split a person in two")},
    {"person.split.compare",   QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Compared the faces of a person to split it")},
    {"person.unmerge",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Took back the merging of two persons")},
    {"person.unsplit",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Took back the splitting of a person")},
    {"person.unsure",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Was not sure whether two entries are one person")},
    {"photo.also-shown",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Noted that somebody is also shown")},
    {"photo.describe",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Described a photo")},
    {"photo.embargo",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Changed the embargo of a photo")},
    {"photo.expires",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Changed the last day of use of a photo")},
    {"photo.moved",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Found a photo at another place")},
    {"photo.not-also-shown",   QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Noted that somebody is not shown after all")},
    {"photo.override",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Decided that consent is not needed")},
    {"photo.override-removed", QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Decided that consent is needed again")},
    {"photo.restrict",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Restricted the use of a photo")},
    {"photo.reviewed",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Marked a photo as reviewed")},
    {"photo.unrestrict",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Took the restriction off a photo")},
    {"photo.unreviewed",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Took back that a photo was reviewed")},
    {"photos.import",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Imported photos")},
    {"photos.import.start",    QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Began to import photos")},
    {"policy.no-people-review", QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Changed whether photos without people need a person’s word")},
    {"publication.add",        QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Recorded a publication")},
    {"publication.end",        QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Recorded the end of a publication")},
    {"publication.update",     QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Changed a publication")},
    {"purpose.add",             QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Added a purpose")},
    {"purpose.move",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Moved a purpose in the list")},
    {"purpose.remove",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Removed a purpose that nothing named")},
    {"purpose.rename",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Gave a purpose another name")},
    {"purpose.restore",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Offered a retired purpose again")},
    {"purpose.retire",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Retired a purpose")},
    {"quitclaim.add",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Recorded a quitclaim")},
    {"quitclaim.attach",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Added a scan to a quitclaim")},
    {"quitclaim.correct",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Corrected a quitclaim")},
    {"quitclaim.history",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Read the earlier versions of a quitclaim")},
    {"quitclaim.list",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Read the list of quitclaims")},
    {"quitclaim.withdraw",     QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Recorded a withdrawal")},
    {"receipt.make",           QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Made a consent receipt")},
    {"recovery-key.confirm",   QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Confirmed that the recovery key is kept")},
    {"recovery-key.renew",     QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Made a new recovery key")},
    {"report.coverage",        QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Read the report of coverage")},
    {"report.exceptions",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Read the list of exceptions")},
    {"scan.open",              QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Opened a scan")},
    {"task.export",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Wrote the list of tasks to a file")},
    {"takedown.done",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Took a photo down")},
    {"takedown.impossible",    QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Noted that a photo cannot be taken down")},
    {"takedown.list",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Read the list of photos to take down")},
    {"takedown.open",          QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Photos have to be taken down")},
    {"task.list",              QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Read the list of tasks")},
    {"task.snooze",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Put a task off")},
    {"task.wake",              QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Had a task told again")},
    {"user.access",            QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Changed what a user may do")},
    {"user.add",               QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Added a user")},
};

constexpr Words groupWords[] = {
    {"access",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Refusals")},
    {"audit",        QT_TRANSLATE_NOOP("bk::ui::AuditWords", "The log")},
    {"catalog",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "The catalog")},
    {"collection",   QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Collections")},
    {"export",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Exports")},
    {"face",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Decisions about faces")},
    {"faceprints",   QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Faceprints")},
    {"faces",        QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Looking for faces")},
    {"form",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Consent forms")},
    {"keyring",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Keyrings")},
    {"letter",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Letters")},
    {"model",        QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Face models")},
    {"passphrase",   QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Passphrases")},
    {"person",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Persons")},
    {"photo",        QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Photos")},
    {"photos",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Imports")},
    {"policy",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Policies")},
    {"publication",  QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Publications")},
    {"purpose",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Purposes")},
    {"quitclaim",    QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Quitclaims")},
    {"receipt",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Receipts")},
    {"recovery-key", QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Recovery keys")},
    {"report",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Reports")},
    {"scan",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Scans")},
    {"takedown",     QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Taking photos down")},
    {"task",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Tasks")},
    {"user",         QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Users")},
};

constexpr Words kindWords[] = {
    {"catalog",    QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Catalog")},
    {"collection", QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Collection")},
    {"export",     QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Export")},
    {"face",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Face")},
    {"form",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Consent form")},
    {"log",        QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Log")},
    {"model",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Face model")},
    {"person",     QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Person")},
    {"photo",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Photo")},
    {"publication", QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Publication")},
    {"purpose",    QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Purpose")},
    {"quitclaim",  QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Quitclaim")},
    {"right",      QT_TRANSLATE_NOOP("bk::ui::AuditWords", "Right")},
    {"user",       QT_TRANSLATE_NOOP("bk::ui::AuditWords", "User")},
};
// clang-format on

template <std::size_t count>
QString find(const Words (&table)[count], const QString& word) {
    for (const Words& words : table)
        if (word == QLatin1String(words.word))
            return QCoreApplication::translate("bk::ui::AuditWords", words.sentence);
    return {};
}

QString plain(QString word) {
    word.replace(QLatin1Char('.'), QStringLiteral(": ")).replace(QLatin1Char('-'), QLatin1Char(' '));
    return word.left(1).toUpper() + word.mid(1);
}

} // namespace

QString wordsForAction(const QString& action) {
    const QString known = find(actionWords, action);
    return known.isEmpty() ? plain(action) : known;
}

QString wordsForGroup(const QString& group) {
    const QString known = find(groupWords, group);
    return known.isEmpty() ? plain(group) : known;
}

QString groupOf(const QString& action) {
    return action.section(QLatin1Char('.'), 0, 0);
}

QString wordsForKind(const QString& objectKind) {
    const QString known = find(kindWords, objectKind);
    return known.isEmpty() ? plain(objectKind) : known;
}

QString wordsFor(AuditOutcome outcome) {
    switch (outcome) {
    case AuditOutcome::Done:
        return QCoreApplication::translate("bk::ui::AuditWords", "Done");
    case AuditOutcome::Refused:
        return QCoreApplication::translate("bk::ui::AuditWords", "Refused");
    case AuditOutcome::Failed:
        return QCoreApplication::translate("bk::ui::AuditWords", "Failed");
    }
    return {};
}

Tone toneOf(AuditOutcome outcome) {
    switch (outcome) {
    case AuditOutcome::Done:
        return Tone::Cleared;
    case AuditOutcome::Refused:
        return Tone::Blocked;
    case AuditOutcome::Failed:
        return Tone::Attention;
    }
    return Tone::Neutral;
}

QIcon iconFor(AuditOutcome outcome) {
    switch (outcome) {
    case AuditOutcome::Done:
        return themedIcon(QStringLiteral("dialog-ok-apply"), Tone::Cleared);
    case AuditOutcome::Refused:
        return themedIcon(QStringLiteral("dialog-cancel"), Tone::Blocked);
    case AuditOutcome::Failed:
        return themedIcon(QStringLiteral("dialog-warning"), Tone::Attention);
    }
    return {};
}

QString wordsForDetail(const AuditEvent& event) {
    if (event.action == QLatin1String("access.refused"))
        for (int right = 0; right < rights; ++right)
            if (event.detail == toString(static_cast<Right>(right)))
                return reasonWithout(static_cast<Right>(right));
    if (groupOf(event.action) != QLatin1String("user")) return event.detail;
    QString words = event.detail;
    words.replace(QStringLiteral("->"), QStringLiteral("→"));
    for (const Role role : allRoles)
        words.replace(toString(role), wordsFor(role).toLower());
    return words;
}

} // namespace bk::ui
