#include "core/decoding/Exiv2Setup.h"

#include <exiv2/exiv2.hpp>

#include <mutex>

namespace bk {

namespace {

/// exiv2's XMP parser keeps global tables; it locks only with what it is given here.
void lockXmp(void* mutex, bool lock) {
    auto& held = *static_cast<std::mutex*>(mutex);
    lock ? held.lock() : held.unlock();
}

} // namespace

void prepareExiv2() {
    static std::mutex xmpMutex;
    static std::once_flag once;
    std::call_once(once, [] {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        Exiv2::XmpParser::initialize(lockXmp, &xmpMutex);
    });
}

} // namespace bk
