#include "core/model/Quitclaim.h"

namespace bk {

QString toString(QuitclaimState state) {
    switch (state) {
    case QuitclaimState::Draft:
        return QStringLiteral("draft");
    case QuitclaimState::Active:
        return QStringLiteral("active");
    case QuitclaimState::Withdrawn:
        return QStringLiteral("withdrawn");
    case QuitclaimState::Superseded:
        return QStringLiteral("superseded");
    }
    return {};
}

QString toString(LegalBasis basis) {
    switch (basis) {
    case LegalBasis::Consent:
        return QStringLiteral("consent");
    case LegalBasis::Contract:
        return QStringLiteral("contract");
    case LegalBasis::LegitimateInterest:
        return QStringLiteral("legitimate-interest");
    case LegalBasis::PublicTask:
        return QStringLiteral("public-task");
    case LegalBasis::Journalistic:
        return QStringLiteral("journalistic");
    }
    return {};
}

std::optional<LegalBasis> legalBasisFrom(QStringView word) {
    for (const LegalBasis basis : {LegalBasis::Consent, LegalBasis::Contract, LegalBasis::LegitimateInterest,
                                   LegalBasis::PublicTask, LegalBasis::Journalistic})
        if (word == toString(basis)) return basis;
    return {};
}

} // namespace bk
