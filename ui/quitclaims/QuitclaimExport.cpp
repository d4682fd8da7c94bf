#include "ui/quitclaims/QuitclaimExport.h"

#include "core/base/Csv.h"
#include "core/services/TaskCalendar.h"
#include "ui/quitclaims/QuitclaimWords.h"

#include <QCoreApplication>

namespace bk::ui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::QuitclaimExport)
};

QString day(const std::optional<QDate>& date) {
    return date ? date->toString(Qt::ISODate) : QString();
}

} // namespace

QByteArray quitclaimsAsCsv(const QList<QuitclaimView>& quitclaims, const QDate& today) {
    QList<QStringList> rows;
    rows << QStringList{Texts::tr("Number"),  Texts::tr("Person"),    Texts::tr("Granted"),
                        Texts::tr("Refused"), Texts::tr("Withdrawn"), Texts::tr("Signed on"),
                        Texts::tr("From"),    Texts::tr("Until"),     Texts::tr("State"),
                        Texts::tr("Last day")};
    for (const QuitclaimView& view : quitclaims) {
        const Quitclaim& quitclaim = view.quitclaim;
        rows << QStringList{quitclaim.number,
                            view.personName,
                            listOf(purposesOf(quitclaim, Decision::Granted)),
                            listOf(purposesOf(quitclaim, Decision::Refused)),
                            listOf(withdrawnOf(quitclaim)),
                            day(quitclaim.signedOn),
                            day(quitclaim.from ? quitclaim.from : quitclaim.signedOn),
                            quitclaim.openEnded ? Texts::tr("open-ended") : day(quitclaim.until),
                            wordsFor(standingOf(view, today)),
                            day(view.lastDay)};
    }
    return csvOf(rows);
}

QByteArray quitclaimsAsCalendar(const QList<QuitclaimView>& quitclaims, const QDateTime& now) {
    QList<CalendarEntry> entries;
    for (const QuitclaimView& view : quitclaims) {
        if (view.quitclaim.state != QuitclaimState::Active || !view.lastDay) continue;
        entries << CalendarEntry{view.quitclaim.id.toString() + QStringLiteral("@beeldkluis"),
                                 *view.lastDay,
                                 Texts::tr("Quitclaim %1 ends").arg(view.quitclaim.number),
                                 {30}};
    }
    return calendarOf(entries, QStringLiteral("Quitclaims"), now);
}

} // namespace bk::ui
