#pragma once

#include "core/model/Clearance.h"
#include "core/services/ClearanceService.h"
#include "core/services/PersonService.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QMap>
#include <QString>

class QApplication;

namespace bk::ui {

enum class ThemeChoice { FollowDesktop, Light, Dark };

/// The five ways a state is told: icon + word + colour, never colour alone.
enum class Tone { Cleared, Attention, Blocked, NoPeople, NotNeeded, Neutral };

/// Colours for those who paint themselves.
enum class Ink { Window, Surface, Border, StrongBorder, Text, Muted, Accent, AccentSoft, OnAccent, Hover };

/// One style layer: palette + one QSS (:/themes/style.qss) with the colours of :/themes/light.qss or
/// dark.qss. 8-pixel grid, radius 6, one accent (deep teal), 3 text sizes: 13 body, 11 caption (property
/// "role"="caption"), 18 title ("role"="title"). Other roles: heading, muted, number, error; card, panel,
/// bar, line for frames; primary, danger, link, chip for buttons. Window's thread only.
void applyTheme(QApplication& application, ThemeChoice choice);
bool darkTheme();

/// Text size against the desktop's: 1.0 to 2.0. Counts from the next applyTheme() on.
void setTextScale(double scale);
double textScale();
/// PIXELS at normal text size, grown with the text.
int scaled(int pixels);

QColor ink(Ink ink);
QFont captionFont();
QFont titleFont();

QColor toneColor(Tone tone);      ///< for text and icons on the window's background
QColor toneFill(Tone tone);       ///< for shapes: shields, rings
QColor toneBackground(Tone tone); ///< a quiet fill behind it
QIcon toneIcon(Tone tone); ///< shield with tick / question mark / cross / slash, outline; follows the theme
/// Breeze icon by name, tinted for the theme (also when it changes later); a null icon when there is none of
/// that name.
QIcon themedIcon(const QString& name);
/// Like themedIcon, in a colour that says something.
QIcon themedIcon(const QString& name, Tone tone);

Tone toneOf(ClearanceState state);
Tone toneOf(ConsentState state);
Tone toneOf(PersonStanding standing);

/// Words for people, translated.
QString wordsFor(ClearanceState state);
QString wordsFor(ConsentState state);
QString wordsFor(PersonStanding standing);
/// As it is called in the open catalog, else the program's own word. Any thread, as setPurposeNames().
QString purposeName(const Purpose& purpose);
/// Names that purposes have in the open catalog; none: no catalog is open. The shell sees to it.
void setPurposeNames(const QMap<Purpose, QString>& names);
/// What happened, what was kept, what to do.
QString sentenceFor(const Error& error);
QString shortDate(const QDate& date);
/// One line per reason: who and why. NAMES from ClearanceService::names.
QString sentenceFor(const ClearanceReason& reason, const ReasonNames& names);

} // namespace bk::ui
