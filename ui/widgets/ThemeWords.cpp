// The words of Theme.h, apart from its colours.
#include "ui/widgets/Theme.h"

#include "core/services/KeptPart.h"
#include "ui/widgets/ModelTrouble.h"
#include "ui/widgets/RoleWords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMutex>
#include <QRegularExpression>

namespace bk::ui {
namespace {

/// Carries the translation context of the sentences below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::Words)
};

/// Names that purposes have in the open catalog.
class OwnNames {
public:
    QString of(const Purpose& purpose) const {
        const QMutexLocker lock(&m_mutex);
        return m_names.value(purpose);
    }
    void set(const QMap<Purpose, QString>& names) {
        const QMutexLocker lock(&m_mutex);
        m_names = names;
    }

private:
    mutable QMutex m_mutex;
    QMap<Purpose, QString> m_names;
};

OwnNames& ownNames() {
    static OwnNames names;
    return names;
}

} // namespace

Tone toneOf(ClearanceState state) {
    switch (state) {
    case ClearanceState::Restricted:
    case ClearanceState::AssetExpired:
    case ClearanceState::Withdrawn:
    case ClearanceState::Refused:
    case ClearanceState::Expired:
        return Tone::Blocked;
    case ClearanceState::Embargoed:
    case ClearanceState::Unreviewed:
    case ClearanceState::NotYetValid:
    case ClearanceState::Missing:
    case ClearanceState::Unresolved:
        return Tone::Attention;
    case ClearanceState::NotNeeded:
        return Tone::NotNeeded;
    case ClearanceState::Cleared:
        return Tone::Cleared;
    case ClearanceState::NoPeople:
        return Tone::NoPeople;
    }
    return Tone::Neutral;
}

Tone toneOf(ConsentState state) {
    switch (state) {
    case ConsentState::Granted:
        return Tone::Cleared;
    case ConsentState::Withdrawn:
    case ConsentState::Refused:
    case ConsentState::Expired:
        return Tone::Blocked;
    case ConsentState::NotYetValid:
    case ConsentState::Missing:
        return Tone::Attention;
    }
    return Tone::Neutral;
}

Tone toneOf(PersonStanding standing) {
    switch (standing) {
    case PersonStanding::Active:
        return Tone::Cleared;
    case PersonStanding::Expiring:
    case PersonStanding::Draft:
    case PersonStanding::NotYetValid:
    case PersonStanding::NoQuitclaim:
        return Tone::Attention;
    case PersonStanding::Expired:
    case PersonStanding::Withdrawn:
    case PersonStanding::Refused:
        return Tone::Blocked;
    }
    return Tone::Neutral;
}

QString wordsFor(ClearanceState state) {
    switch (state) {
    case ClearanceState::Restricted:
        return Words::tr("Restricted");
    case ClearanceState::Embargoed:
        return Words::tr("Under embargo");
    case ClearanceState::AssetExpired:
        return Words::tr("Photo expired");
    case ClearanceState::NotNeeded:
        return Words::tr("Not needed");
    case ClearanceState::Unreviewed:
        return Words::tr("Not looked at");
    case ClearanceState::Withdrawn:
        return Words::tr("Withdrawn");
    case ClearanceState::Refused:
        return Words::tr("Refused");
    case ClearanceState::Expired:
        return Words::tr("Expired");
    case ClearanceState::NotYetValid:
        return Words::tr("Not valid yet");
    case ClearanceState::Missing:
        return Words::tr("No permission");
    case ClearanceState::Unresolved:
        return Words::tr("Unnamed face");
    case ClearanceState::Cleared:
        return Words::tr("Cleared");
    case ClearanceState::NoPeople:
        return Words::tr("No people");
    }
    return {};
}

QString wordsFor(ConsentState state) {
    switch (state) {
    case ConsentState::Granted:
        return Words::tr("Granted");
    case ConsentState::Withdrawn:
        return Words::tr("Withdrawn");
    case ConsentState::Refused:
        return Words::tr("Refused");
    case ConsentState::Expired:
        return Words::tr("Expired");
    case ConsentState::NotYetValid:
        return Words::tr("Not valid yet");
    case ConsentState::Missing:
        return Words::tr("No permission");
    }
    return {};
}

QString wordsFor(PersonStanding standing) {
    switch (standing) {
    case PersonStanding::NoQuitclaim:
        return Words::tr("No quitclaim");
    case PersonStanding::Draft:
        return Words::tr("Draft");
    case PersonStanding::NotYetValid:
        return Words::tr("Not valid yet");
    case PersonStanding::Active:
        return Words::tr("Active");
    case PersonStanding::Expiring:
        return Words::tr("Expires soon");
    case PersonStanding::Expired:
        return Words::tr("Expired");
    case PersonStanding::Withdrawn:
        return Words::tr("Withdrawn");
    case PersonStanding::Refused:
        return Words::tr("Refused");
    }
    return {};
}

void setPurposeNames(const QMap<Purpose, QString>& names) {
    ownNames().set(names);
}

QString purposeName(const Purpose& purpose) {
    const QString own = ownNames().of(purpose);
    if (!own.isEmpty()) return own;
    const QString& key = purpose.key();
    if (key == QLatin1String("internal")) return Words::tr("Internal");
    if (key == QLatin1String("website")) return Words::tr("Website");
    if (key == QLatin1String("social")) return Words::tr("Social media");
    if (key == QLatin1String("print")) return Words::tr("Print");
    if (key == QLatin1String("press")) return Words::tr("Press");
    if (key == QLatin1String("advertising")) return Words::tr("Advertising");
    if (key == QLatin1String("recognition")) return Words::tr("Recognition");
    return key.left(1).toUpper() + key.mid(1).replace(QLatin1Char('-'), QLatin1Char(' '));
}

namespace {

QString sentenceForMissingRole(const Error& error) {
    for (int right = 0; right < rights; ++right)
        if (error.context.contains(missingRole(static_cast<Right>(right))))
            return Words::tr("%1 Nothing was changed; ask an administrator.")
                .arg(reasonWithout(static_cast<Right>(right)));
    return Words::tr("Your role does not allow this. Nothing was changed; ask an administrator.");
}

/// What is kept first: nobody may do it again because of what could not be done after it.
QString sentenceForKept(KeptPart kept, const Error& error) {
    QStringList sentences;
    switch (kept) {
    case KeptPart::Nothing:
        return {};
    case KeptPart::Record:
        sentences << Words::tr("The record is kept: do not enter it again.");
        break;
    case KeptPart::Withdrawal:
        sentences << Words::tr("The withdrawal is recorded and the photos are blocked.");
        break;
    case KeptPart::Change:
        sentences << Words::tr("The change is kept: do not make it again.");
        break;
    }
    sentences << Words::tr(
        "Only face recognition could not be brought in step with it yet; that is tried again "
        "when the catalog is opened next.");
    if (error.code == ErrorCode::Disk)
        sentences << Words::tr("Check the disk's free space and rights before.");
    else if (error.code == ErrorCode::Damaged)
        sentences << Words::tr("Run the check in Settings before.");
    return sentences.join(QLatin1Char(' '));
}

/// The numbers of quitclaims in SENTENCE.
QString papersIn(const QString& sentence) {
    static const QRegularExpression number(QStringLiteral("\\bQ-\\d{4}-\\d+\\b"));
    QStringList numbers;
    for (auto found = number.globalMatch(sentence); found.hasNext();)
        numbers << found.next().captured();
    numbers.removeDuplicates();
    return numbers.join(QStringLiteral(", "));
}

} // namespace

bool isAboutFaceModel(const Error& error) {
    return (error.code == ErrorCode::Damaged || error.code == ErrorCode::NotAvailable) &&
           error.context.contains(QLatin1String("face model"));
}

QString sentenceFor(const Error& error) {
    if (const KeptPart kept = keptPart(error); kept != KeptPart::Nothing) return sentenceForKept(kept, error);
    switch (error.code) {
    case ErrorCode::Internal:
        return Words::tr(
            "Something went wrong inside the program. What was saved before is kept; please try again.");
    case ErrorCode::Cancelled:
        return Words::tr("Stopped. What was done so far is kept.");
    case ErrorCode::InvalidArgument:
        return Words::tr("That cannot be saved like this: %1. Nothing was changed; correct it and try again.")
            .arg(error.context);
    case ErrorCode::NotAvailable:
        if (isAboutFaceModel(error))
            return Words::tr(
                "The face model in use is run by a program of its own (beeldkluis-network), which does not "
                "start or cannot be closed off on this computer, so faces cannot be found or compared with "
                "it. Names, boxes and everything else work; choose another model in Settings, under Face "
                "models.");
        return Words::tr("This part of the program is not there yet. Nothing was changed.");
    case ErrorCode::NoAccess:
        return Words::tr(
            "The user or passphrase is not right. Nothing was opened; check Caps Lock and try again.");
    case ErrorCode::RoleMissing:
        return sentenceForMissingRole(error);
    case ErrorCode::NotFound:
        return Words::tr("It is not there any more. Nothing was changed; go back and look again.");
    case ErrorCode::Ambiguous:
        return Words::tr(
            "More than one person has this name. Nothing was changed; choose one from the list.");
    case ErrorCode::Exists:
        return Words::tr("It is there already. Nothing was overwritten; choose another name or folder.");
    case ErrorCode::ConsentRefused:
        if (error.context.contains(QLatin1String("birth date that was entered since the two were merged")))
            return Words::tr("This cannot be taken back as it is: a birth date was entered since, by which a "
                             "child signed alone, and nobody knows whose it is. Put the birth date right, or "
                             "withdraw what must not count, then take it back. Papers: %1.")
                .arg(papersIn(error.context));
        if (error.context.contains(QLatin1String("since the two were merged")))
            return Words::tr("This cannot be taken back as it is: what somebody refused or withdrew since "
                             "would be permitted again, or a child's own signature would count. Withdraw "
                             "what must not count, then take it back. Papers: %1.")
                .arg(papersIn(error.context));
        return Words::tr(
            "The permissions do not allow this. Nothing was written; see the reasons of each photo.");
    case ErrorCode::Damaged:
        if (isAboutFaceModel(error))
            return Words::tr(
                "The face model in use is missing, damaged or does not work, so faces cannot be found or "
                "compared "
                "with it. Names, boxes and everything else work; choose another model in Settings, "
                "under Face models.");
        return Words::tr(
            "A file of the catalog is damaged or was changed from outside. Nothing was written; put back a "
            "backup, or run the check in Settings.");
    case ErrorCode::TooNew:
        return Words::tr(
            "This catalog was written by a newer version of Beeldkluis. Nothing was changed; update the "
            "program to open it.");
    case ErrorCode::InUse:
        return Words::tr(
            "Another program has this catalog open. Nothing was changed; close it there and try again.");
    case ErrorCode::Disk:
        return Words::tr(
            "A file could not be read or written. What was saved before is kept; check the disk's free space "
            "and rights, and try again.");
    case ErrorCode::UnsupportedFile:
        return Words::tr("The file is no picture of a kind that Beeldkluis reads, whatever its name says. It "
                         "was passed over; "
                         "JPEG, PNG, TIFF and WebP work.");
    case ErrorCode::BrokenFile:
        return Words::tr("The file cannot be decoded. It was passed over; look for a good copy.");
    case ErrorCode::EmptyFile:
        return Words::tr("The file is empty. It was passed over; look for a good copy.");
    case ErrorCode::TooLarge:
        return Words::tr(
            "The file is larger than the program accepts. It was passed over; make a smaller copy.");
    }
    return {};
}

QString shortDate(const QDate& date) {
    return QLocale().toString(date, QStringLiteral("d MMM yyyy"));
}

QString sentenceFor(const ClearanceReason& reason, const ReasonNames& names) {
    const QString who = reason.person ? names.persons.value(*reason.person) : QString();
    const QString day = reason.date ? shortDate(*reason.date) : QString();
    const QString number = reason.quitclaim ? names.quitclaims.value(*reason.quitclaim) : QString();
    const QString ending = number.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(number);
    const bool dated = !day.isEmpty();
    switch (reason.kind) {
    case ClearanceState::Restricted:
        return Words::tr("Restricted at the request of somebody portrayed");
    case ClearanceState::Embargoed:
        return dated ? Words::tr("Under embargo: may be used from %1").arg(day) : Words::tr("Under embargo");
    case ClearanceState::AssetExpired:
        return dated ? Words::tr("The photo itself may be used until %1 only").arg(day)
                     : Words::tr("The photo itself has expired");
    case ClearanceState::NotNeeded:
        return dated ? Words::tr("Consent not needed until %1, by decision of a user").arg(day)
                     : Words::tr("Consent not needed, by decision of a user");
    case ClearanceState::Unreviewed:
        return Words::tr("Nobody has looked for faces yet");
    case ClearanceState::Withdrawn:
        return (dated ? Words::tr("%1: withdrawn on %2").arg(who, day)
                      : Words::tr("%1: withdrawn").arg(who)) +
               ending;
    case ClearanceState::Refused:
        return (dated ? Words::tr("%1: refused on %2").arg(who, day) : Words::tr("%1: refused").arg(who)) +
               ending;
    case ClearanceState::Expired:
        return (dated ? Words::tr("%1: expired on %2").arg(who, day) : Words::tr("%1: expired").arg(who)) +
               ending;
    case ClearanceState::NotYetValid:
        return (dated ? Words::tr("%1: valid from %2").arg(who, day)
                      : Words::tr("%1: not valid yet").arg(who)) +
               ending;
    case ClearanceState::Missing:
        return Words::tr("%1: no permission for this purpose").arg(who);
    case ClearanceState::Unresolved:
        return Words::tr("A face that nobody has named");
    case ClearanceState::Cleared:
        return (dated ? Words::tr("%1: granted until %2").arg(who, day) : Words::tr("%1: granted").arg(who)) +
               ending;
    case ClearanceState::NoPeople:
        return Words::tr("Nobody is shown");
    }
    return {};
}

} // namespace bk::ui
