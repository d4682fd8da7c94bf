#include "core/services/KeptPart.h"

#include <array>
#include <utility>

namespace bk {
namespace {

/// With what an error begins, as the command line tells it.
struct Beginning {
    KeptPart part;
    QLatin1String words;
};
constexpr std::array beginnings = {
    Beginning{KeptPart::Record, QLatin1String("the record is kept; ")},
    Beginning{KeptPart::Withdrawal, QLatin1String("the withdrawal is recorded and the photos are blocked; ")},
    Beginning{KeptPart::Change, QLatin1String("the change is kept; ")}};

} // namespace

Error keptThough(KeptPart part, Error error) {
    for (const Beginning& one : beginnings)
        if (one.part == part) error.context = one.words + error.context;
    return error;
}

KeptPart keptPart(const Error& error) {
    for (const Beginning& one : beginnings)
        if (error.context.startsWith(one.words)) return one.part;
    return KeptPart::Nothing;
}

} // namespace bk
