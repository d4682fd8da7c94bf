#pragma once

#include "app/decoder/Answer.h"
#include "core/worker/Mapping.h"

namespace bk {

/// Does what REQUEST wishes with the picture in FILE (the same bytes as DESCRIPTOR's). BLOCK is what the
/// program sent along. One thread.
Answer answerAboutPicture(const DecoderRequest& request, const Mapping& file, int descriptor,
                          const QByteArray& block);

} // namespace bk
