#include "core/services/PersonPapers.h"

#include "core/consent/ConsentRule.h"
#include "core/store/PersonStore.h"
#include "core/store/QuitclaimStore.h"

#include <algorithm>

namespace bk {
namespace {

/// A refusal or withdrawal.
struct No {
    const Quitclaim* paper = nullptr;
    Purpose purpose;
    QDate on;
    bool since = false;
};

bool isDated(const Quitclaim& paper) {
    return paper.state != QuitclaimState::Draft && paper.signedOn && paper.signedOn->isValid();
}

/// Dated as by the consent rule.
QList<No> noesOf(const PapersOfOne& one, const QDateTime& merged) {
    QList<No> noes;
    for (const Quitclaim& paper : one.papers) {
        if (!isDated(paper)) continue;
        const bool since = one.since.contains(paper.id);
        for (const Grant& grant : paper.grants) {
            if (grant.decision == Decision::Refused) {
                noes << No{&paper, grant.purpose, *paper.signedOn, since};
                continue;
            }
            for (const Withdrawal& withdrawal : paper.withdrawals) {
                if (!withdrawal.purposes.isEmpty() && !withdrawal.purposes.contains(grant.purpose)) continue;
                const QDate on =
                    withdrawal.date.isValid() ? std::max(*paper.signedOn, withdrawal.date) : *paper.signedOn;
                noes << No{&paper, grant.purpose, on, since || withdrawal.at > merged};
            }
            if (paper.withdrawals.isEmpty() && paper.state == QuitclaimState::Withdrawn)
                noes << No{&paper, grant.purpose, *paper.signedOn, since};
        }
    }
    return noes;
}

/// Whether one of NOES ended, wherever it holds, what PAPER granted for PURPOSE.
bool isEnded(const QList<No>& noes, const Quitclaim& paper, const Purpose& purpose) {
    return std::any_of(noes.begin(), noes.end(), [&](const No& no) {
        return no.purpose == purpose && no.on >= *paper.signedOn &&
               (no.paper->scope.kind == ScopeKind::AllPhotos || no.paper->scope == paper.scope);
    });
}

/// USE(paper, purpose) for all that ONE permits, or will.
template <class Use>
void forGrants(const PapersOfOne& one, const QList<No>& noes, Use use) {
    for (const Quitclaim& paper : one.papers) {
        if (!isDated(paper) || paper.state == QuitclaimState::Superseded) continue;
        for (const Grant& grant : paper.grants)
            if (grant.decision == Decision::Granted && !isEnded(noes, paper, grant.purpose))
                use(paper, grant.purpose);
    }
}

bool isNamed(const std::optional<Guardian>& guardian) {
    return guardian && !guardian->name.trimmed().isEmpty();
}

QString sortedList(const QSet<QString>& numbers) {
    QStringList sorted(numbers.begin(), numbers.end());
    sorted.sort();
    return sorted.join(QStringLiteral(", "));
}

} // namespace

Result<PapersOfOne> papersOfOne(Connection& catalog, const PersonId& person, const QDateTime& since) {
    QuitclaimStore store(catalog);
    PapersOfOne one;
    BK_ASSIGN(one.person, PersonStore(catalog).find(person));
    BK_ASSIGN(one.papers, store.ofPerson(person));
    for (const Quitclaim& paper : std::as_const(one.papers)) {
        bool later =
            paper.added > since || std::any_of(paper.scans.begin(), paper.scans.end(),
                                               [&](const Attachment& scan) { return scan.added > since; });
        if (!later) {
            BK_ASSIGN(const auto versions, store.versions(paper.id));
            // Only a correction says why.
            later = std::any_of(versions.begin(), versions.end(), [&](const StoredVersion& version) {
                return version.at > since && !version.why.isEmpty();
            });
        }
        if (later) one.since << paper.id;
    }
    return one;
}

Status checkNotWider(const PapersOfOne& one, const PapersOfOne& other, const QDateTime& merged,
                     const std::optional<QDate>& born) {
    const QList<No> noes[]{noesOf(one, merged), noesOf(other, merged)};
    const PapersOfOne* const both[]{&one, &other};
    QSet<QString> said;
    QSet<QString> wider;
    QSet<QString> own;
    for (int side = 0; side < 2; ++side) {
        const PapersOfOne& permitting = *both[side];
        forGrants(permitting, noes[side], [&](const Quitclaim& paper, const Purpose& purpose) {
            for (const No& no : noes[1 - side]) {
                if (!no.since || no.purpose != purpose || no.on < *paper.signedOn) continue;
                said << no.paper->number;
                wider << paper.number;
            }
            const bool minor = born && born->isValid() && *paper.signedOn < firstDayOfOwnConsent(*born) &&
                               !isNamed(paper.guardian) && !isNamed(paper.secondGuardian);
            if (minor && permitting.since.contains(paper.id) && permitting.person.born != born)
                own << paper.number;
        });
    }
    if (!said.isEmpty())
        return fail(
            ErrorCode::ConsentRefused,
            QStringLiteral("%1 said no since the two were merged, and %2 would permit again what that "
                           "ended; withdraw it from %2 too, then take the merge back")
                .arg(sortedList(said), sortedList(wider)));
    if (!own.isEmpty())
        return fail(
            ErrorCode::ConsentRefused,
            QStringLiteral("%1 was signed below 16 without a guardian since the two were merged, and "
                           "would count without the birth date; withdraw it, then take the merge back")
                .arg(sortedList(own)));
    return {};
}

} // namespace bk
