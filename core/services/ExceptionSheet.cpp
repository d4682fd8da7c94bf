#include "core/services/ExceptionSheet.h"

#include "core/base/Csv.h"
#include "core/services/PaperPages.h"

#include <algorithm>

namespace bk {
namespace {

QString dayOf(const std::optional<QDate>& day, const QLocale& locale) {
    return day ? locale.toString(*day, QLocale::ShortFormat) : QString();
}

} // namespace

QString englishFor(ExceptionKind kind) {
    switch (kind) {
    case ExceptionKind::NotNeeded:
        return QStringLiteral("Consent not needed");
    case ExceptionKind::Bystander:
        return QStringLiteral("Bystander");
    case ExceptionKind::Embargo:
        return QStringLiteral("Embargo");
    case ExceptionKind::AssetExpiry:
        return QStringLiteral("Last day of a photo");
    case ExceptionKind::CollectionRetention:
        return QStringLiteral("Last day of a collection");
    case ExceptionKind::Restricted:
        return QStringLiteral("Restricted at somebody's request");
    }
    return {};
}

QString englishFor(OverrideReason reason) {
    switch (reason) {
    case OverrideReason::None:
    case OverrideReason::Other:
        return {};
    case OverrideReason::Crowd:
        return QStringLiteral("crowd");
    case OverrideReason::PublicEvent:
        return QStringLiteral("public event in the public interest");
    case OverrideReason::Unrecognisable:
        return QStringLiteral("nobody can be recognised");
    case OverrideReason::PressException:
        return QStringLiteral("press exception");
    }
    return {};
}

QString reasonOf(const Exception& exception, const ExceptionWords& words) {
    QStringList parts;
    parts << (words.reasonName ? words.reasonName(exception) : englishFor(exception.reason));
    parts << exception.words;
    parts.removeAll(QString());
    QString reason = parts.join(QStringLiteral(": "));
    // First, so that it is seen where there is little room.
    if (exception.commissioned)
        reason.prepend(reason.isEmpty() ? words.commissioned : words.commissioned + QStringLiteral(" – "));
    return reason;
}

Result<QByteArray> toPdf(const QList<Exception>& exceptions, const QString& organisation, const QDate& today,
                         const ExceptionWords& words) {
    const QString day = words.locale.toString(today, QLocale::LongFormat);
    PaperPages pages(words.title, organisation + QStringLiteral(" · ") + day, words.page);
    BK_TRY(pages.begin(Qt::Horizontal));
    pages.title(words.title);
    pages.paragraph(organisation, PaperPages::bodySize, true);
    const auto over = std::count_if(exceptions.begin(), exceptions.end(),
                                    [](const Exception& one) { return !one.inForce; });
    pages.paragraph(exceptions.isEmpty() ? words.none
                                         : words.counted.arg(words.locale.toString(exceptions.size()),
                                                             words.locale.toString(over), day));
    if (std::any_of(exceptions.begin(), exceptions.end(),
                    [](const Exception& one) { return one.commissioned; }))
        pages.paragraph(words.commissionedNote);
    const QList<PaperPages::Column> columns{{words.photo, 2.2, false},   {words.collection, 1.6, false},
                                            {words.reason, 3.2, false},  {words.day, 1, false},
                                            {words.by, 1.2, false},      {words.at, 1, false},
                                            {words.standing, 0.8, false}};
    for (qsizetype first = 0; first < exceptions.size();) {
        const ExceptionKind kind = exceptions[first].kind;
        QList<QStringList> rows;
        const qsizetype begin = first;
        for (; first < exceptions.size() && exceptions[first].kind == kind; ++first) {
            const Exception& one = exceptions[first];
            rows << QStringList{one.fileName,
                                one.collectionName,
                                reasonOf(one, words),
                                dayOf(one.day, words.locale),
                                one.by,
                                one.at.isValid()
                                    ? words.locale.toString(one.at.toLocalTime().date(), QLocale::ShortFormat)
                                    : QString(),
                                one.inForce ? words.inForce : words.over};
        }
        pages.heading(
            QStringLiteral("%1 (%2)").arg(words.kindName(kind), words.locale.toString(rows.size())));
        pages.table(columns, rows, [&](qsizetype row) { return exceptions[begin + row].commissioned; });
    }
    return pages.end();
}

QByteArray toCsv(const QList<Exception>& exceptions, const ExceptionWords& words) {
    QByteArray csv = csvMark + csvLine({words.exception, words.photo, words.collection, words.reason,
                                        words.day, words.by, words.at, words.standing});
    for (const Exception& one : exceptions)
        csv += csvLine({words.kindName(one.kind), one.fileName, one.collectionName, reasonOf(one, words),
                        one.day ? one.day->toString(Qt::ISODate) : QString(), one.by,
                        one.at.isValid() ? one.at.toUTC().toString(Qt::ISODate) : QString(),
                        one.inForce ? words.inForce : words.over});
    return csv;
}

} // namespace bk
