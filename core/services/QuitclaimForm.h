#pragma once

#include "core/model/Person.h"
#include "core/model/Quitclaim.h"

#include <QByteArray>

namespace bk {

/// A filled-in quitclaim as a PDF that looks scanned (paper grain, a slight turn, a hand-like signature), for
/// the example catalog. SEED makes the same form the same bytes apart from the PDF's own dates. Needs a
/// QGuiApplication (fonts). Any thread.
QByteArray scannedLookingQuitclaim(const Person& person, const Quitclaim& quitclaim,
                                   const QString& organisation, quint32 seed);

} // namespace bk
