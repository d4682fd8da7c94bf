#pragma once

#include "core/services/ConsentService.h"
#include "ui/widgets/Theme.h"

namespace bk::ui {

/// Where one quitclaim stands today, for pills and filters.
enum class QuitclaimStanding {
    Draft,
    NotYetValid,
    Active,
    Expiring,
    Expired,
    LacksGuardian, ///< signed by a child alone: its yes does not count
    Refused,
    Withdrawn,
    Superseded
};

/// Days ahead that count as "soon".
inline constexpr int expiringDays = 90;

QuitclaimStanding standingOf(const QuitclaimView& view, const QDate& today);
Tone toneOf(QuitclaimStanding standing);
QString wordsFor(QuitclaimStanding standing);

/// Until the last day on which one of its grants counts; negative when that has passed, none when it has no
/// end or counts for nothing any more.
std::optional<int> daysLeft(const QuitclaimView& view, const QDate& today);
QString daysLeftWords(int days);

QList<Purpose> purposesOf(const Quitclaim& quitclaim, Decision decision);
/// What of the granted was taken back.
QList<Purpose> withdrawnOf(const Quitclaim& quitclaim);
/// What of QUITCLAIM was granted and not taken back yet.
QList<Purpose> withdrawableOf(const Quitclaim& quitclaim);
/// Whether something of it can be taken back.
bool isWithdrawable(const Quitclaim& quitclaim);
QString listOf(const QList<Purpose>& purposes);
/// PURPOSES of QUITCLAIM, those that end earlier with their last day.
QString listWithEnds(const Quitclaim& quitclaim, const QList<Purpose>& purposes);

QString wordsFor(LegalBasis basis);
/// What a draft still needs.
QString missingFrom(const Quitclaim& draft);

/// What will become of a record that is being filled in.
struct QuitclaimOutlook {
    bool savable = false;
    Tone tone = Tone::Attention;
    QString sentence;
};
/// BORN is the person's, SCANS how many are ready.
QuitclaimOutlook outlookFor(const Quitclaim& wanted, int scans, const std::optional<QDate>& born,
                            const QDate& today);
/// The first day on which a person's own signature counts (GDPR art. 8, UAVG art. 5).
QDate sixteenthBirthday(const QDate& born);
/// Before it on DAY.
bool under16(const std::optional<QDate>& born, const QDate& day);

} // namespace bk::ui
