#pragma once

#include "core/model/Clearance.h"
#include "core/services/ClearanceService.h"
#include "core/services/PersonService.h"

#include <QColor>
#include <QIcon>
#include <QString>

class QApplication;

namespace bk::ui {

enum class ThemeChoice { FollowDesktop, Light, Dark };

/// The five ways a state is told: icon + word + colour, never colour alone.
enum class Tone { Cleared, Attention, Blocked, NoPeople, NotNeeded, Neutral };

/// One style layer: palette + one QSS per theme (:/themes/light.qss, dark.qss). 8-pixel grid, radius 6, one accent (deep teal),
/// 3 text sizes: 13 body, 11 caption (property "role"="caption"), 18 title ("role"="title"). Window's thread only.
void applyTheme(QApplication& application, ThemeChoice choice);
bool darkTheme();

QColor toneColor(Tone tone);          ///< for text and icons on the window's background
QColor toneBackground(Tone tone);     ///< a quiet fill behind it
QIcon toneIcon(Tone tone);            ///< shield with tick / question mark / cross / slash, outline
QIcon themedIcon(const QString& name); ///< breeze icon by name, tinted for the theme

Tone toneOf(ClearanceState state);
Tone toneOf(ConsentState state);
Tone toneOf(PersonStanding standing);

/// Words for people, translated.
QString wordsFor(ClearanceState state);
QString wordsFor(ConsentState state);
QString wordsFor(PersonStanding standing);
QString purposeName(const Purpose& purpose);
/// What happened, what was kept, what to do.
QString sentenceFor(const Error& error);
QString shortDate(const QDate& date);
/// One line per reason: who and why. NAMES from ClearanceService::names.
QString sentenceFor(const ClearanceReason& reason, const ReasonNames& names);

} // namespace bk::ui
