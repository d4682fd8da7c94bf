#pragma once

#include "core/model/ConsentForm.h"

namespace bk {

/// A consent form to begin with, in Dutch and English, in plain words (B1). PURPOSES with the name each has
/// in the catalog (empty: the program's own); one that nobody foresaw gets a sentence with its name.
/// ORGANISATION may be empty. Where only the organisation knows what to say there is a place to fill in (see
/// consent/FormCheck.h). The words follow GDPR art. 7, 9(2)(a) and 13; the five years for which the signed
/// paper is kept are those of art. 3:310 of the Dutch Civil Code. Pure.
FormVersion suggestedForm(const QList<std::pair<Purpose, QString>>& purposes, const QString& organisation);

} // namespace bk
