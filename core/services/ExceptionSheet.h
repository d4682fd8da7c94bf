#pragma once

#include "core/services/ExceptionService.h"

#include <QLocale>

#include <functional>

namespace bk {

/// English for the command line; the window has its own words.
QString englishFor(ExceptionKind kind);
QString englishFor(OverrideReason reason);

/// What the list on paper and in a table says, in the language of who will read it.
struct ExceptionWords {
    QString title = QStringLiteral("Exceptions: what was decided beside what people signed");
    QString counted = QStringLiteral("%1 decisions, %2 of them not in force any more. As of %3.");
    QString none = QStringLiteral("Nothing was decided beside what people signed.");
    QString exception = QStringLiteral("Exception");
    QString photo = QStringLiteral("Photo");
    QString collection = QStringLiteral("Collection");
    QString reason = QStringLiteral("Reason");
    QString day = QStringLiteral("Day");
    QString by = QStringLiteral("By");
    QString at = QStringLiteral("Decided on");
    QString standing = QStringLiteral("In force");
    QString inForce = QStringLiteral("yes");
    QString over = QStringLiteral("no, over");
    QString commissioned = QStringLiteral("Commissioned portrait");
    QString commissionedNote = QStringLiteral(
        "Rows in bold say that consent is not needed for a photo that shows somebody whose portraits were "
        "commissioned: publishing those needs the consent of whoever is portrayed all the same (Dutch "
        "Auteurswet, articles 19 and 20).");
    QString page = QStringLiteral("Page %1");
    std::function<QString(ExceptionKind)> kindName = [](ExceptionKind one) { return englishFor(one); };
    std::function<QString(const Exception&)> reasonName; ///< all that explains it; empty: the English one
    QLocale locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
};

/// "crowd: the market", in the words of WORDS.
QString reasonOf(const Exception& exception, const ExceptionWords& words);

/// A4 across, by kind. Any thread that may draw text; needs a QGuiApplication (fonts).
Result<QByteArray> toPdf(const QList<Exception>& exceptions, const QString& organisation, const QDate& today,
                         const ExceptionWords& words = {});
QByteArray toCsv(const QList<Exception>& exceptions, const ExceptionWords& words = {});

} // namespace bk
