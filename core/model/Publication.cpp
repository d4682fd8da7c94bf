#include "core/model/Publication.h"

#include <array>

namespace bk {
namespace {

constexpr std::array kindWords = {"website", "social", "print", "press", "screen", "other"};
constexpr std::array outcomeWords = {"open", "done", "impossible"};

} // namespace

QString toString(PublicationKind kind) {
    return QLatin1String(kindWords[static_cast<size_t>(kind)]);
}

std::optional<PublicationKind> publicationKindFrom(QStringView word) {
    for (size_t i = 0; i < kindWords.size(); ++i)
        if (word == QLatin1String(kindWords[i])) return static_cast<PublicationKind>(i);
    return std::nullopt;
}

QString toString(TakedownOutcome outcome) {
    return QLatin1String(outcomeWords[static_cast<size_t>(outcome)]);
}

} // namespace bk
