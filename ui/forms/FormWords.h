#pragma once

#include "core/services/ConsentFormService.h"

#include <QString>

namespace bk::ui {

/// The language in the words of the window; what is not known as it is.
QString languageName(const QString& language);
/// What a form lacks, in a sentence.
QString wordsFor(const FormFinding& finding);

} // namespace bk::ui
