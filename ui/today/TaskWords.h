#pragma once

#include "core/model/Task.h"
#include "core/services/TaskPages.h"
#include "ui/widgets/Theme.h"

namespace bk::ui {

/// What stands together on one card of the page, the most urgent first.
enum class TaskGroup {
    TakeDown,
    StillPublished,
    Expired,
    EndsToday,
    EndsIn7Days,
    EndsIn30Days,
    EndsIn90Days,
    Drafts,
    Minors,
    Retention,
    UnresolvedPublished,
    Unresolved,
    Review
};
inline constexpr int taskGroups = 13;

TaskGroup groupOf(const Task& task);
Tone toneOf(TaskGroup group);
/// Empty: the shield of the tone.
QString iconOf(TaskGroup group);
/// A heading with the numbers of TASKS, which are of GROUP: "3 permissions end within 7 days".
QString titleOf(TaskGroup group, const QList<Task>& tasks);
/// What it means and what to do; may be empty.
QString captionOf(TaskGroup group);

/// The task in one sentence, with the names that it holds; safe on any thread.
QString sentenceFor(const Task& task);
/// Who or what it is about, and the rest: number, purposes, day.
QString subjectOf(const Task& task);
QString detailOf(const Task& task);

/// For files and paper, in the language of the window.
TaskListWords taskListWords();

} // namespace bk::ui
