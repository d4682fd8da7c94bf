#pragma once

#include "core/model/AuditEvent.h"
#include "ui/widgets/Theme.h"

namespace bk::ui {

/// What was done, as a sentence without a subject: "Opened the page of a person". Words that a later version
/// brings fall back on the word itself.
QString wordsForAction(const QString& action);
/// What actions with this beginning are about: "Quitclaims".
QString wordsForGroup(const QString& group);
/// The beginning of ACTION up to the dot.
QString groupOf(const QString& action);
QString wordsForKind(const QString& objectKind);
QString wordsFor(AuditOutcome outcome);
Tone toneOf(AuditOutcome outcome);
QIcon iconFor(AuditOutcome outcome);
/// DETAIL for people: a right that was refused in words, codes as they are.
QString wordsForDetail(const AuditEvent& event);

} // namespace bk::ui
