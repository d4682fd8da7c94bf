#pragma once

class QCoreApplication;
class QLocale;

namespace bk::ui {

/// Makes the program speak the language of LOCALE: English with its plurals always, Dutch on top where it is
/// wanted, and Qt's own words. Call before the first window.
void installTranslations(QCoreApplication& application, const QLocale& locale);

} // namespace bk::ui
