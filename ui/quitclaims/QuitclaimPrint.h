#pragma once

#include "core/services/ConsentService.h"

namespace bk::ui {

/// The list as a PDF of A4 pages in landscape, with headings and page numbers, made in memory. Holds names,
/// and says so. ORGANISATION and TODAY stand at the head. Any thread; needs a QGuiApplication (fonts).
Result<QByteArray> quitclaimsAsPdf(const QList<QuitclaimView>& quitclaims, const QString& organisation,
                                   const QDate& today);

} // namespace bk::ui
