#pragma once

#include "core/services/PersonMerging.h"
#include "core/services/PersonSplitService.h"

#include <QCoreApplication>

namespace bk::ui {

class Workspace;

/// Taking back what was done to persons, from wherever it is offered; what came of it is said in the bar at
/// the bottom. Window's thread.
class TakeBack {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::TakeBack)
public:
    static void merge(Workspace& workspace, const PersonMergeId& merge);
    static void split(Workspace& workspace, const PersonSplitId& split);

    /// Says SENTENCE with the way back beside it.
    static void offerMerge(Workspace& workspace, const QString& sentence, const PersonMergeId& merge);
    static void offerSplit(Workspace& workspace, const QString& sentence, const PersonSplitId& split);

    static QString sentenceFor(const Unmerged& undone);
    static QString sentenceFor(const SplitUndone& undone);
};

} // namespace bk::ui
