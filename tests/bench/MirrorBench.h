#pragma once

#include <QStringList>

namespace bk::bench {

/// How much a face's best score changes when its mirror image is looked at too, and what it would cost to
/// look there only where the score of the first look comes near the threshold: see
/// mirrorGain. On folders of named portraits, or a manifest, as they are and made worse.
int runMirror(const QStringList& arguments);

} // namespace bk::bench
