#pragma once

#include "core/services/CoverageSheet.h"
#include "core/services/ExceptionSheet.h"

#include <QString>

namespace bk::ui {

/// The reports in words, in the language of the window. Any thread.
QString sentenceFor(const CoverageLine& line);
QString purposeName(const CoverageLine& line);
/// "Missing 3, Withdrawn 2", in the order of the rule.
QString whyBlocked(const CoverageLine& line);
CoverageWords coverageWords();

QString wordsFor(ExceptionKind kind);
/// Why, and who was commissioned, without the note.
QString reasonFor(const Exception& exception);
ExceptionWords exceptionWords();

/// The states in which a photo with people may be used, or may not, in the order of the rule.
QList<ClearanceState> usableStates();
QList<ClearanceState> blockingStates();

} // namespace bk::ui
