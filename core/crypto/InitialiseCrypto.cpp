#include "core/crypto/InitialiseCrypto.h"

#include <sodium.h>

namespace bk {

bool initialiseCrypto() {
    static const bool ready = sodium_init() >= 0;
    return ready;
}

} // namespace bk
