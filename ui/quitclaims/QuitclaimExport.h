#pragma once

#include "core/services/ConsentService.h"

#include <QByteArray>
#include <QDateTime>

namespace bk::ui {

/// The list as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets see it). Cells that a
/// spreadsheet would take for a formula are disarmed.
QByteArray quitclaimsAsCsv(const QList<QuitclaimView>& quitclaims, const QDate& today);

/// The ends of what is active as calendar entries (RFC 5545), with a reminder 30 days before. Holds numbers,
/// never names, since calendars travel. NOW is in UTC.
QByteArray quitclaimsAsCalendar(const QList<QuitclaimView>& quitclaims, const QDateTime& now);

} // namespace bk::ui
