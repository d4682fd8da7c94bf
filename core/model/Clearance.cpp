#include "core/model/Clearance.h"

#include <array>

namespace bk {
namespace {

constexpr std::array clearanceWords = {"Restricted", "Embargoed", "AssetExpired", "NotNeeded",   "Unreviewed",
                                       "Withdrawn",  "Refused",   "Expired",      "NotYetValid", "Missing",
                                       "Unresolved", "Cleared",   "NoPeople"};
constexpr std::array consentWords = {"Granted", "Withdrawn", "Refused", "Expired", "NotYetValid", "Missing"};

} // namespace

bool mayExport(ClearanceState state) {
    return state == ClearanceState::NotNeeded || state == ClearanceState::Cleared ||
           state == ClearanceState::NoPeople;
}

QString toString(ClearanceState state) {
    return QLatin1String(clearanceWords[static_cast<size_t>(state)]);
}

std::optional<ClearanceState> clearanceStateFrom(const QString& word) {
    for (size_t i = 0; i < clearanceWords.size(); ++i)
        if (word == QLatin1String(clearanceWords[i])) return static_cast<ClearanceState>(i);
    return std::nullopt;
}

QString toString(ConsentState state) {
    return QLatin1String(consentWords[static_cast<size_t>(state)]);
}

} // namespace bk
