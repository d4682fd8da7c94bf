#include "ui/quitclaims/QuitclaimExport.h"

#include "ui/quitclaims/QuitclaimWords.h"

#include <QCoreApplication>

namespace bk::ui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::QuitclaimExport)
};

QString cell(QString text) {
    static const QString formula = QStringLiteral("=+-@\t\r");
    if (!text.isEmpty() && formula.contains(text.at(0))) text.prepend(QLatin1Char('\''));
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')) &&
        !text.contains(QLatin1Char('\n')) && !text.contains(QLatin1Char('\r')))
        return text;
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

QString day(const std::optional<QDate>& date) {
    return date ? date->toString(Qt::ISODate) : QString();
}

} // namespace

QByteArray quitclaimsAsCsv(const QList<QuitclaimView>& quitclaims, const QDate& today) {
    QStringList lines;
    const auto add = [&lines](QStringList cells) {
        for (QString& one : cells)
            one = cell(one);
        lines << cells.join(QLatin1Char(','));
    };
    add({Texts::tr("Number"), Texts::tr("Person"), Texts::tr("Granted"), Texts::tr("Refused"),
         Texts::tr("Withdrawn"), Texts::tr("Signed on"), Texts::tr("From"), Texts::tr("Until"),
         Texts::tr("State"), Texts::tr("Last day")});
    for (const QuitclaimView& view : quitclaims) {
        const Quitclaim& quitclaim = view.quitclaim;
        add({quitclaim.number, view.personName, listOf(purposesOf(quitclaim, Decision::Granted)),
             listOf(purposesOf(quitclaim, Decision::Refused)), listOf(withdrawnOf(quitclaim)),
             day(quitclaim.signedOn), day(quitclaim.from ? quitclaim.from : quitclaim.signedOn),
             quitclaim.openEnded ? Texts::tr("open-ended") : day(quitclaim.until),
             wordsFor(standingOf(view, today)), day(view.lastDay)});
    }
    return QByteArrayLiteral("\xEF\xBB\xBF") + lines.join(QStringLiteral("\r\n")).toUtf8() +
           QByteArrayLiteral("\r\n");
}

QByteArray quitclaimsAsCalendar(const QList<QuitclaimView>& quitclaims, const QDateTime& now) {
    QStringList lines{QStringLiteral("BEGIN:VCALENDAR"), QStringLiteral("VERSION:2.0"),
                      QStringLiteral("PRODID:-//Beeldkluis//Quitclaims//EN"),
                      QStringLiteral("CALSCALE:GREGORIAN")};
    const QString stamp = now.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    for (const QuitclaimView& view : quitclaims) {
        if (view.quitclaim.state != QuitclaimState::Active || !view.lastDay) continue;
        const QString summary = Texts::tr("Quitclaim %1 ends").arg(view.quitclaim.number);
        lines
            << QStringLiteral("BEGIN:VEVENT")
            << QStringLiteral("UID:%1@beeldkluis").arg(view.quitclaim.id.toString())
            << QStringLiteral("DTSTAMP:%1").arg(stamp)
            << QStringLiteral("DTSTART;VALUE=DATE:%1").arg(view.lastDay->toString(QStringLiteral("yyyyMMdd")))
            << QStringLiteral("DTEND;VALUE=DATE:%1")
                   .arg(view.lastDay->addDays(1).toString(QStringLiteral("yyyyMMdd")))
            << QStringLiteral("SUMMARY:%1").arg(summary) << QStringLiteral("TRANSP:TRANSPARENT")
            << QStringLiteral("BEGIN:VALARM") << QStringLiteral("ACTION:DISPLAY")
            << QStringLiteral("DESCRIPTION:%1").arg(summary) << QStringLiteral("TRIGGER:-P30D")
            << QStringLiteral("END:VALARM") << QStringLiteral("END:VEVENT");
    }
    lines << QStringLiteral("END:VCALENDAR");
    return lines.join(QStringLiteral("\r\n")).toUtf8() + QByteArrayLiteral("\r\n");
}

} // namespace bk::ui
