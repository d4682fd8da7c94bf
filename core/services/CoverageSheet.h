#pragma once

#include "core/services/CoverageService.h"

#include <QLocale>

#include <functional>

namespace bk {

/// What the report on paper and in a table says, in the language of who will read it; English unless the
/// window fills in others.
struct CoverageWords {
    QString title = QStringLiteral("Permissions of the photos with people");
    QString counted = QStringLiteral("%1 photos, %2 of them with people. As of %3.");
    QString byPurpose = QStringLiteral("By purpose");
    QString byCollection = QStringLiteral("By collection");
    QString history = QStringLiteral("Share that may be used, day by day");
    QString collection = QStringLiteral("Collection");
    QString all = QStringLiteral("All");
    QString purpose = QStringLiteral("Purpose");
    QString withPeople = QStringLiteral("With people");
    QString cleared = QStringLiteral("May be used");
    QString blocked = QStringLiteral("Blocked");
    QString why = QStringLiteral("Why blocked");
    QString share = QStringLiteral("May be used (%)");
    QString day = QStringLiteral("Day");
    QString page = QStringLiteral("Page %1");
    QString nobody = QStringLiteral("There are no photos with people, so no permission is needed.");
    std::function<QString(const CoverageLine&)> sentence = boardSentence;
    std::function<QString(const CoverageLine&)> purposeName;
    std::function<QString(ClearanceState)> state = [](ClearanceState one) { return toString(one); };
    QLocale locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
};

/// A4: the sentence for the board, a bar by state for each purpose, the days before, and the tables. Any
/// thread that may draw text; needs a QGuiApplication (fonts).
Result<QByteArray> toPdf(const CoverageReport& report, const QString& organisation,
                         const CoverageWords& words = {});
/// One line per purpose in all collections and in each; numbers by state in columns of their own. Then,
/// WITHHISTORY, one line per day and purpose.
QByteArray toCsv(const CoverageReport& report, bool withHistory, const CoverageWords& words = {});

} // namespace bk
