#include "ui/quitclaims/QuitclaimWords.h"

#include <QCoreApplication>

#include <algorithm>

namespace bk::ui {
namespace {

constexpr int ageOfOwnConsent = 16;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::QuitclaimWords)
};

/// As a new catalog lists them, others after these, recognition last.
QList<Purpose> inUsualOrder(QList<Purpose> purposes) {
    static const QStringList usual = Purpose::defaultKeys();
    const auto place = [](const Purpose& purpose) {
        const qsizetype at = usual.indexOf(purpose.key());
        return purpose.isRecognition() ? usual.size() + 1 : at < 0 ? usual.size() : at;
    };
    std::stable_sort(purposes.begin(), purposes.end(),
                     [&](const Purpose& a, const Purpose& b) { return place(a) < place(b); });
    return purposes;
}

/// The last day on which one of its yeses counts; none: one of them has no end.
std::optional<QDate> lastDayOf(const Quitclaim& wanted) {
    std::optional<QDate> last;
    for (const Grant& grant : wanted.grants) {
        if (grant.decision != Decision::Granted) continue;
        const auto end = grant.until && wanted.until ? qMin(*grant.until, *wanted.until)
                         : grant.until               ? grant.until
                                                     : wanted.until;
        if (!end) return std::nullopt;
        if (!last || *end > *last) last = end;
    }
    return last;
}

QDate firstDayOf(const Quitclaim& quitclaim) {
    return quitclaim.from.value_or(quitclaim.signedOn.value_or(QDate()));
}

} // namespace

QuitclaimStanding standingOf(const QuitclaimView& view, const QDate& today) {
    const Quitclaim& quitclaim = view.quitclaim;
    switch (quitclaim.state) {
    case QuitclaimState::Draft:
        return QuitclaimStanding::Draft;
    case QuitclaimState::Withdrawn:
        return QuitclaimStanding::Withdrawn;
    case QuitclaimState::Superseded:
        return QuitclaimStanding::Superseded;
    case QuitclaimState::Active:
        break;
    }
    if (purposesOf(quitclaim, Decision::Granted).isEmpty()) return QuitclaimStanding::Refused;
    if (view.lacksGuardian) return QuitclaimStanding::LacksGuardian;
    if (firstDayOf(quitclaim) > today) return QuitclaimStanding::NotYetValid;
    if (view.lastDay && *view.lastDay < today) return QuitclaimStanding::Expired;
    if (view.lastDay && *view.lastDay <= today.addDays(expiringDays)) return QuitclaimStanding::Expiring;
    return QuitclaimStanding::Active;
}

Tone toneOf(QuitclaimStanding standing) {
    switch (standing) {
    case QuitclaimStanding::Active:
        return Tone::Cleared;
    case QuitclaimStanding::Draft:
    case QuitclaimStanding::NotYetValid:
    case QuitclaimStanding::Expiring:
    case QuitclaimStanding::LacksGuardian:
        return Tone::Attention;
    case QuitclaimStanding::Expired:
    case QuitclaimStanding::Refused:
    case QuitclaimStanding::Withdrawn:
        return Tone::Blocked;
    case QuitclaimStanding::Superseded:
        return Tone::NoPeople;
    }
    return Tone::Neutral;
}

QString wordsFor(QuitclaimStanding standing) {
    switch (standing) {
    case QuitclaimStanding::Draft:
        return Texts::tr("Draft");
    case QuitclaimStanding::NotYetValid:
        return Texts::tr("Not valid yet");
    case QuitclaimStanding::Active:
        return Texts::tr("Active");
    case QuitclaimStanding::Expiring:
        return Texts::tr("Expires soon");
    case QuitclaimStanding::Expired:
        return Texts::tr("Expired");
    case QuitclaimStanding::LacksGuardian:
        return Texts::tr("No guardian");
    case QuitclaimStanding::Refused:
        return Texts::tr("Refused");
    case QuitclaimStanding::Withdrawn:
        return Texts::tr("Withdrawn");
    case QuitclaimStanding::Superseded:
        return Texts::tr("Replaced");
    }
    return {};
}

std::optional<int> daysLeft(const QuitclaimView& view, const QDate& today) {
    if (view.quitclaim.state != QuitclaimState::Active || !view.lastDay) return std::nullopt;
    return static_cast<int>(today.daysTo(*view.lastDay));
}

QString daysLeftWords(int days) {
    if (days < 0) return Texts::tr("ended %n day(s) ago", nullptr, -days);
    if (days == 0) return Texts::tr("last day today");
    return Texts::tr("%n day(s) left", nullptr, days);
}

QList<Purpose> purposesOf(const Quitclaim& quitclaim, Decision decision) {
    QList<Purpose> purposes;
    for (const Grant& grant : quitclaim.grants)
        if (grant.decision == decision) purposes << grant.purpose;
    return inUsualOrder(purposes);
}

QList<Purpose> withdrawnOf(const Quitclaim& quitclaim) {
    const QList<Purpose> granted = purposesOf(quitclaim, Decision::Granted);
    QList<Purpose> withdrawn;
    for (const Purpose& purpose : granted) {
        const bool taken = std::any_of(
            quitclaim.withdrawals.begin(), quitclaim.withdrawals.end(),
            [&](const Withdrawal& one) { return one.purposes.isEmpty() || one.purposes.contains(purpose); });
        if (taken) withdrawn << purpose;
    }
    return withdrawn;
}

QList<Purpose> withdrawableOf(const Quitclaim& quitclaim) {
    const QList<Purpose> gone = withdrawnOf(quitclaim);
    QList<Purpose> granted;
    for (const Purpose& purpose : purposesOf(quitclaim, Decision::Granted))
        if (!gone.contains(purpose)) granted << purpose;
    return granted;
}

bool isWithdrawable(const Quitclaim& quitclaim) {
    const bool open = quitclaim.state == QuitclaimState::Active || quitclaim.state == QuitclaimState::Draft;
    return open && !withdrawableOf(quitclaim).isEmpty();
}

QString listOf(const QList<Purpose>& purposes) {
    QStringList names;
    for (const Purpose& purpose : inUsualOrder(purposes))
        names << purposeName(purpose);
    return names.join(QStringLiteral(", "));
}

QString listWithEnds(const Quitclaim& quitclaim, const QList<Purpose>& purposes) {
    QStringList names;
    for (const Purpose& purpose : inUsualOrder(purposes)) {
        QString name = purposeName(purpose);
        for (const Grant& grant : quitclaim.grants)
            if (grant.purpose == purpose && grant.until)
                name = Texts::tr("%1 (until %2)").arg(name, shortDate(*grant.until));
        names << name;
    }
    return names.join(QStringLiteral(", "));
}

QString wordsFor(LegalBasis basis) {
    switch (basis) {
    case LegalBasis::Consent:
        return Texts::tr("Consent");
    case LegalBasis::Contract:
        return Texts::tr("Contract");
    case LegalBasis::LegitimateInterest:
        return Texts::tr("Legitimate interest");
    case LegalBasis::PublicTask:
        return Texts::tr("Public task");
    case LegalBasis::Journalistic:
        return Texts::tr("Journalistic exception");
    }
    return {};
}

QString missingFrom(const Quitclaim& draft) {
    if (draft.scans.isEmpty() && !draft.signedOn)
        return Texts::tr("Counts for nothing yet: a scan and the day of signing are missing.");
    if (draft.scans.isEmpty())
        return Texts::tr(
            "Counts for nothing yet: the scan is missing. Drop it on this page, or add it here.");
    return Texts::tr("Counts for nothing yet: the day of signing is missing.");
}

QDate sixteenthBirthday(const QDate& born) {
    const int year = born.year() + ageOfOwnConsent;
    const QDate birthday(year, born.month(), born.day());
    // Somebody born on 29 February.
    return birthday.isValid() ? birthday : QDate(year, 3, 1);
}

bool under16(const std::optional<QDate>& born, const QDate& day) {
    return born && born->isValid() && sixteenthBirthday(*born) > day;
}

QuitclaimOutlook outlookFor(const Quitclaim& wanted, int scans, const std::optional<QDate>& born,
                            const QDate& today) {
    const auto notYet = [](const QString& sentence) {
        return QuitclaimOutlook{false, Tone::Neutral, sentence};
    };
    if (wanted.grants.isEmpty())
        return notYet(Texts::tr("Say yes or no for at least one purpose, as on the paper."));
    if (!wanted.signedOn) return notYet(Texts::tr("Fill in the day on which it was signed."));
    if (*wanted.signedOn > today) return notYet(Texts::tr("The day of signing is in the future."));
    const bool grants = !purposesOf(wanted, Decision::Granted).isEmpty();
    if (!wanted.until && !wanted.openEnded)
        return notYet(Texts::tr("Fill in the last day, or tick that it is open-ended."));
    if (wanted.until && *wanted.until < firstDayOf(wanted))
        return notYet(Texts::tr("It would end before it begins."));
    if (wanted.scope.kind == ScopeKind::Collection && wanted.scope.collection.isNull())
        return notYet(Texts::tr("Choose the collection it is for."));
    if (wanted.scope.kind == ScopeKind::Photos && wanted.scope.photos.isEmpty())
        return notYet(Texts::tr("Pick the photos it is for, under “Which photos”."));
    for (const auto& guardian : {wanted.guardian, wanted.secondGuardian})
        if (guardian && guardian->name.isEmpty())
            return notYet(Texts::tr("Fill in the name of the guardian who signed."));
    for (const Grant& grant : wanted.grants)
        if (grant.until && *grant.until < firstDayOf(wanted))
            return notYet(Texts::tr("%1 would end before it begins.").arg(purposeName(grant.purpose)));

    if (scans == 0)
        return {true, Tone::Attention,
                Texts::tr("Without a scan it will be a draft, which counts for nothing. Add the scan to make "
                          "it count.")};
    if (!grants)
        return {true, Tone::Blocked,
                Texts::tr("It will be active at once as a refusal: photos are blocked for what is refused.")};
    if (under16(born, *wanted.signedOn) && !wanted.guardian)
        return {
            true, Tone::Attention,
            Texts::tr("It will be kept, but what it grants will not count: under 16 on the day of signing, "
                      "and no guardian signed.")};
    const QDate first = firstDayOf(wanted);
    if (wanted.until && *wanted.until < today)
        return {true, Tone::Attention,
                Texts::tr("It will be kept, but has ended already, on %1.").arg(shortDate(*wanted.until))};
    if (first > today && wanted.supersedes)
        return {true, Tone::Attention,
                Texts::tr("It will count from %1 only, and the older one is replaced at once: until then "
                          "nothing is granted. Leave “from” empty to go on without a gap.")
                    .arg(shortDate(first))};
    if (first > today)
        return {true, Tone::Attention,
                Texts::tr("It will be active, and count from %1 on.").arg(shortDate(first))};
    const auto last = lastDayOf(wanted);
    if (!last) return {true, Tone::Cleared, Texts::tr("It will be active at once, without an end date.")};
    return {true, Tone::Cleared, Texts::tr("It will be active at once, until %1.").arg(shortDate(*last))};
}

} // namespace bk::ui
