#include "core/services/QuitclaimChecks.h"

#include "core/store/CollectionStore.h"
#include "core/store/ConsentFormStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"
#include "core/store/SettingStore.h"

#include <QSet>

#include <algorithm>

namespace bk {
namespace {

/// Whoever signed before it gives no permission any more; a year like 1026 is a slip.
constexpr int earliestYear = 1900;

tl::unexpected<Error> bad(const QString& sentence) {
    return fail(ErrorCode::InvalidArgument, sentence);
}

/// Whether all that WITHDRAWAL takes back was taken back before, from no later day. What is taken back whole
/// is more than each of its purposes: no correction brings anything of it to life.
bool saysNothingNew(const Quitclaim& quitclaim, const Withdrawal& withdrawal) {
    const auto before = [&](const auto& covers) {
        return std::any_of(
            quitclaim.withdrawals.begin(), quitclaim.withdrawals.end(),
            [&](const Withdrawal& one) { return one.date <= withdrawal.date && covers(one.purposes); });
    };
    if (withdrawal.purposes.isEmpty())
        return before([](const QList<Purpose>& purposes) { return purposes.isEmpty(); });
    return std::all_of(withdrawal.purposes.begin(), withdrawal.purposes.end(), [&](const Purpose& purpose) {
        return before(
            [&](const QList<Purpose>& purposes) { return purposes.isEmpty() || purposes.contains(purpose); });
    });
}

bool hasLanguage(const FormVersion& version, const QString& language) {
    return std::any_of(version.texts.begin(), version.texts.end(),
                       [&](const FormText& text) { return text.language == language; });
}

void tidy(std::optional<Guardian>& guardian) {
    if (!guardian) return;
    guardian->name = guardian->name.simplified();
    guardian->relation = guardian->relation.simplified();
}

Status checkDates(const Quitclaim& wanted, const QDate& today) {
    const auto broken = [](const std::optional<QDate>& date) { return date && !date->isValid(); };
    bool brokenDate = broken(wanted.signedOn) || broken(wanted.from) || broken(wanted.until);
    for (const Grant& grant : wanted.grants)
        brokenDate = brokenDate || broken(grant.until);
    if (brokenDate) return bad(QStringLiteral("one of its dates is not a date"));
    if (!wanted.signedOn) return bad(QStringLiteral("say on which day it was signed"));
    if (*wanted.signedOn > today) return bad(QStringLiteral("the day of signing is in the future"));
    if (wanted.signedOn->year() < earliestYear)
        return bad(QStringLiteral("the day of signing, %1, is too long ago to be right")
                       .arg(wanted.signedOn->toString(Qt::ISODate)));
    if (wanted.until && wanted.openEnded)
        return bad(QStringLiteral("a quitclaim has an end date or is open-ended, not both"));
    if (!wanted.until && !wanted.openEnded)
        return bad(QStringLiteral("give an end date, or say on purpose that it is open-ended"));
    const QDate first = wanted.from.value_or(*wanted.signedOn);
    if (wanted.until && *wanted.until < first) return bad(QStringLiteral("it would end before it begins"));
    for (const Grant& grant : wanted.grants)
        if (grant.decision == Decision::Granted && grant.until && *grant.until < first)
            return bad(QStringLiteral("\"%1\" would end before it begins").arg(grant.purpose.key()));
    return {};
}

QString offered(const QList<PurposeRow>& known) {
    QStringList keys;
    for (const PurposeRow& row : known)
        if (!row.retired) keys << row.purpose.key();
    keys << Purpose::recognition().key();
    return keys.join(QStringLiteral(", "));
}

Status checkPurposes(Connection& catalog, const Quitclaim& wanted, const Quitclaim* before) {
    BK_ASSIGN(const auto known, SettingStore(catalog).allPurposes());
    for (const Grant& grant : wanted.grants) {
        const Purpose& purpose = grant.purpose;
        if (purpose.isRecognition()) continue;
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const PurposeRow& row) { return row.purpose == purpose; });
        if (found == known.end())
            return bad(QStringLiteral("there is no purpose %1; this catalog has %2")
                           .arg(purpose.key(), offered(known)));
        if (!found->retired || grant.decision == Decision::Refused || (before && grants(*before, purpose)))
            continue;
        return bad(
            QStringLiteral("\"%1\" is not in use any more: it can be refused or taken back, not granted")
                .arg(purpose.key()));
    }
    return {};
}

Status checkForm(Connection& catalog, const FormSigned& wanted) {
    BK_ASSIGN(const ConsentForm form, ConsentFormStore(catalog).find(wanted.form));
    const auto version = std::find_if(form.versions.begin(), form.versions.end(),
                                      [&](const auto& one) { return one.version == wanted.version; });
    if (version == form.versions.end())
        return fail(ErrorCode::NotFound,
                    QStringLiteral("the form \"%1\" has no version %2").arg(form.name).arg(wanted.version));
    if (!hasLanguage(*version, wanted.language))
        return fail(ErrorCode::NotFound, QStringLiteral("version %2 of the form \"%1\" is not in \"%3\"")
                                             .arg(form.name)
                                             .arg(wanted.version)
                                             .arg(wanted.language));
    return {};
}

Status checkScope(Connection& catalog, const QuitclaimScope& scope, const Quitclaim* before) {
    if (scope.kind == ScopeKind::Collection) BK_TRY(CollectionStore(catalog).find(scope.collection));
    PhotoStore photos(catalog);
    for (const PhotoId& photo : scope.photos)
        if (!before || !before->scope.photos.contains(photo)) BK_TRY(photos.find(photo));
    return {};
}

} // namespace

Quitclaim tidied(Quitclaim wanted) {
    for (QString* words : {&wanted.signedAt, &wanted.territory})
        *words = words->simplified();
    for (QString* words : {&wanted.conditions, &wanted.notes})
        *words = words->trimmed();
    tidy(wanted.guardian);
    tidy(wanted.secondGuardian);
    if (wanted.scope.kind != ScopeKind::Collection) wanted.scope.collection = {};
    if (wanted.scope.kind != ScopeKind::Photos) wanted.scope.photos.clear();
    auto& photos = wanted.scope.photos;
    std::sort(photos.begin(), photos.end());
    photos.erase(std::unique(photos.begin(), photos.end()), photos.end());
    // A refusal has no end: one that is kept would promise what does not happen.
    for (Grant& grant : wanted.grants)
        if (grant.decision == Decision::Refused) grant.until.reset();
    std::sort(wanted.grants.begin(), wanted.grants.end(),
              [](const Grant& a, const Grant& b) { return a.purpose < b.purpose; });
    return wanted;
}

Status checkRecord(const Quitclaim& wanted, const QDate& today) {
    if (wanted.person.isNull()) return bad(QStringLiteral("a quitclaim is about a person"));
    if (wanted.grants.isEmpty())
        return bad(QStringLiteral("a quitclaim grants or refuses at least one purpose"));
    QSet<Purpose> seen;
    for (const Grant& grant : wanted.grants) {
        if (grant.purpose.isNull()) return bad(QStringLiteral("a decision is about a purpose"));
        if (seen.contains(grant.purpose))
            return bad(QStringLiteral("\"%1\" is decided twice").arg(grant.purpose.key()));
        seen << grant.purpose;
    }
    BK_TRY(checkDates(wanted, today));
    for (const auto& guardian : {wanted.guardian, wanted.secondGuardian})
        if (guardian && guardian->name.trimmed().isEmpty())
            return bad(QStringLiteral("a guardian needs a name"));
    if (wanted.secondGuardian && !wanted.guardian)
        return bad(QStringLiteral("there is a second guardian, but no first"));
    if (wanted.scope.kind == ScopeKind::Photos && wanted.scope.photos.isEmpty())
        return bad(QStringLiteral("it is for listed photos, but none is listed"));
    return {};
}

Status checkInCatalog(Connection& catalog, const Quitclaim& wanted, const Quitclaim* before) {
    BK_ASSIGN(const Person person, PersonStore(catalog).find(wanted.person));
    const bool sameDay = before && before->signedOn == wanted.signedOn;
    if (person.born && wanted.signedOn && *wanted.signedOn < *person.born && !sameDay)
        return bad(QStringLiteral("it was signed before %1 was born").arg(person.name));
    BK_TRY(checkPurposes(catalog, wanted, before));
    BK_TRY(checkScope(catalog, wanted.scope, before));
    if (wanted.form && !(before && before->form == wanted.form)) BK_TRY(checkForm(catalog, *wanted.form));
    if (wanted.supersedes && !before) {
        BK_ASSIGN(const Quitclaim older, QuitclaimStore(catalog).find(*wanted.supersedes));
        if (older.person != wanted.person)
            return bad(QStringLiteral("a quitclaim can only follow one of the same person"));
    }
    return {};
}

Status checkCorrection(const Quitclaim& before, const Quitclaim& after, const QString& why) {
    if (before.state == QuitclaimState::Superseded)
        return bad(
            QStringLiteral("quitclaim %1 was replaced; correct the one that replaced it").arg(before.number));
    if (before.state != QuitclaimState::Draft && why.trimmed().isEmpty())
        return bad(
            QStringLiteral("say why quitclaim %1, which counts already, is corrected").arg(before.number));
    for (const Grant& grant : before.grants)
        if (isWithdrawn(before, grant.purpose) && !grants(after, grant.purpose))
            return bad(QStringLiteral("\"%1\" was granted and taken back; both stay on record")
                           .arg(grant.purpose.key()));
    if (before.state == QuitclaimState::Withdrawn)
        for (const Grant& grant : after.grants)
            if (grant.decision == Decision::Granted && !grants(before, grant.purpose))
                return bad(QStringLiteral("quitclaim %1 was taken back and cannot grant \"%2\" now; record a "
                                          "new one")
                               .arg(before.number, grant.purpose.key()));
    for (const Withdrawal& withdrawal : before.withdrawals)
        if (after.signedOn && withdrawal.date < *after.signedOn)
            return bad(QStringLiteral("it was taken back on %1, which is before that day of signing")
                           .arg(withdrawal.date.toString(Qt::ISODate)));
    return {};
}

Result<std::optional<FormSigned>> formInUse(Connection& catalog, const std::optional<FormSigned>& signedOn) {
    if (!signedOn) return std::optional<FormSigned>();
    BK_ASSIGN(const ConsentForm form, ConsentFormStore(catalog).find(signedOn->form));
    const FormVersion& last = form.versions.last();
    if (form.retired || !hasLanguage(last, signedOn->language)) return std::optional<FormSigned>();
    return std::optional(FormSigned{form.id, last.version, signedOn->language});
}

std::optional<Quitclaim> successorOf(const Quitclaim& quitclaim, const QList<Quitclaim>& all) {
    std::optional<Quitclaim> successor;
    QuitclaimId id = quitclaim.id;
    // Each round goes on to another record, so there are never more rounds than records.
    for (qsizetype round = 0; round < all.size(); ++round) {
        const auto next = std::find_if(all.begin(), all.end(), [&](const Quitclaim& one) {
            return one.supersedes == id && one.state != QuitclaimState::Draft;
        });
        if (next == all.end()) break;
        successor = *next;
        if (next->state != QuitclaimState::Superseded) break;
        id = next->id;
    }
    return successor;
}

Status checkWithdrawal(const Quitclaim& quitclaim, const Withdrawal& withdrawal,
                       const QList<Quitclaim>& all) {
    if (quitclaim.state == QuitclaimState::Superseded) {
        const auto successor = successorOf(quitclaim, all);
        return bad(successor ? QStringLiteral("quitclaim %1 was replaced by %2; withdraw that one")
                                   .arg(quitclaim.number, successor->number)
                             : QStringLiteral("quitclaim %1 was replaced; withdraw the one that replaced it")
                                   .arg(quitclaim.number));
    }
    if (quitclaim.signedOn && withdrawal.date < *quitclaim.signedOn)
        return bad(QStringLiteral("a withdrawal cannot be older than the signature: %1 was signed on %2")
                       .arg(quitclaim.number, quitclaim.signedOn->toString(Qt::ISODate)));
    for (const Purpose& purpose : withdrawal.purposes)
        if (!grants(quitclaim, purpose))
            return bad(
                QStringLiteral("quitclaim %1 does not grant \"%2\"").arg(quitclaim.number, purpose.key()));
    if (quitclaim.state == QuitclaimState::Draft && !withdrawal.purposes.isEmpty()) {
        const bool whole =
            std::all_of(quitclaim.grants.begin(), quitclaim.grants.end(), [&](const Grant& grant) {
                return grant.decision == Decision::Refused || withdrawal.purposes.contains(grant.purpose);
            });
        if (!whole)
            return bad(QStringLiteral("quitclaim %1 is a draft, which counts for nothing yet; it can only be "
                                      "withdrawn whole")
                           .arg(quitclaim.number));
    }
    if (saysNothingNew(quitclaim, withdrawal))
        return bad(QStringLiteral("quitclaim %1: that was taken back already").arg(quitclaim.number));
    return {};
}

bool grants(const Quitclaim& quitclaim, const Purpose& purpose) {
    return std::any_of(quitclaim.grants.begin(), quitclaim.grants.end(), [&](const Grant& grant) {
        return grant.purpose == purpose && grant.decision == Decision::Granted;
    });
}

bool isWithdrawn(const Quitclaim& quitclaim, const Purpose& purpose) {
    return grants(quitclaim, purpose) &&
           std::any_of(quitclaim.withdrawals.begin(), quitclaim.withdrawals.end(),
                       [&](const Withdrawal& withdrawal) {
                           return withdrawal.purposes.isEmpty() || withdrawal.purposes.contains(purpose);
                       });
}

QList<Purpose> standingGrants(const Quitclaim& quitclaim) {
    QList<Purpose> standing;
    for (const Grant& grant : quitclaim.grants)
        if (grant.decision == Decision::Granted && !isWithdrawn(quitclaim, grant.purpose))
            standing << grant.purpose;
    return standing;
}

} // namespace bk
