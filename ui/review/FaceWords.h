#pragma once

#include "core/services/ClearanceService.h"
#include "core/services/FaceService.h"
#include "ui/widgets/Theme.h"

namespace bk::ui {

/// How much alike two faces are, in words.
QString likenessWords(Likeness likeness);

/// How a face is shown: its tone for the chosen purpose, a short label and a sentence why.
struct FaceLook {
    Tone tone = Tone::Neutral;
    QString label;
    QString sentence;
    bool dashed = false; ///< not sure to be a face
    bool quiet = false;  ///< counts for nothing: bystander, not a face
};

/// CLEARANCE is that of the face's photo for the chosen purpose.
FaceLook lookOf(const FaceView& face, const Clearance& clearance, const ReasonNames& names);

/// For those who may not use recognition: faces are named by looking alone.
void hideSuggestions(QList<FaceView>& faces);

/// The reason kept with a bystander when none is chosen.
QString bystanderReason();
/// Those offered, that one first.
QStringList bystanderReasons();

} // namespace bk::ui
