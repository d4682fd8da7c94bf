#pragma once

#include "core/services/ClearanceService.h"
#include "core/store/Catalog.h"
#include "core/store/ClearanceStore.h"

#include <optional>
#include <type_traits>

namespace bk {

/// READ(Connection&) -> Result<T> in a snapshot in which every stored clearance counts today: what is needed
/// for that is done first, and again where a change of very many photos comes in between.
template <class Read>
auto readSettled(Session& session, Read read) -> std::invoke_result_t<Read, Connection&> {
    using Outcome = std::invoke_result_t<Read, Connection&>;
    for (;;) {
        BK_TRY(ClearanceService(session).settle());
        std::optional<Outcome> outcome;
        BK_TRY(session.catalog().read([&](Connection& connection) -> Status {
            BK_ASSIGN(const bool stale, ClearanceStore(connection).anyStale());
            if (!stale) outcome.emplace(read(connection));
            return {};
        }));
        if (outcome) return std::move(*outcome);
    }
}

} // namespace bk
