#include "ui/reports/ReportWords.h"

#include "ui/library/PhotoEdits.h"
#include "ui/widgets/Theme.h"

#include <QCoreApplication>

namespace bk::ui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::ReportWords)
};

/// The purpose as it stands at the end of a sentence.
QString forPurpose(const CoverageLine& line) {
    const QString& key = line.purpose.key();
    if (line.purposeName.isEmpty()) {
        if (key == QLatin1String("internal")) return Texts::tr("internal use");
        if (key == QLatin1String("website")) return Texts::tr("the website");
        if (key == QLatin1String("social")) return Texts::tr("social media");
        if (key == QLatin1String("print")) return Texts::tr("print");
        if (key == QLatin1String("press")) return Texts::tr("the press");
        if (key == QLatin1String("advertising")) return Texts::tr("advertising");
    }
    return Texts::tr("“%1”").arg(purposeName(line));
}

} // namespace

QString purposeName(const CoverageLine& line) {
    return line.purposeName.isEmpty() ? purposeName(line.purpose) : line.purposeName;
}

QString sentenceFor(const CoverageLine& line) {
    if (line.photosWithPeople == 0) return Texts::tr("There are no photos with people yet.");
    if (line.cleared >= line.photosWithPeople)
        return Texts::tr("All photos with people have a valid permission for %1.").arg(forPurpose(line));
    if (line.cleared <= 0)
        return Texts::tr("None of the photos with people has a valid permission for %1.")
            .arg(forPurpose(line));
    return Texts::tr("%1 % of the photos with people have no valid permission for %2.")
        .arg(QString::number(blockedPercent(line)), forPurpose(line));
}

QList<ClearanceState> usableStates() {
    return {ClearanceState::Cleared, ClearanceState::NotNeeded};
}

QList<ClearanceState> blockingStates() {
    QList<ClearanceState> states;
    for (int i = 0; i <= static_cast<int>(ClearanceState::NoPeople); ++i)
        if (!mayExport(static_cast<ClearanceState>(i))) states << static_cast<ClearanceState>(i);
    return states;
}

QString whyBlocked(const CoverageLine& line) {
    QStringList reasons;
    for (auto state = line.blocked.cbegin(); state != line.blocked.cend(); ++state)
        reasons << QStringLiteral("%1 %2").arg(wordsFor(state.key()), QLocale().toString(state.value()));
    return reasons.join(QStringLiteral(", "));
}

CoverageWords coverageWords() {
    CoverageWords words;
    words.title = Texts::tr("Permissions of the photos with people");
    words.counted = Texts::tr("%1 photos, %2 of them with people. As of %3.");
    words.byPurpose = Texts::tr("By purpose");
    words.byCollection = Texts::tr("By collection");
    words.history = Texts::tr("Share that may be used, day by day");
    words.collection = Texts::tr("Collection");
    words.all = Texts::tr("All collections");
    words.purpose = Texts::tr("Purpose");
    words.withPeople = Texts::tr("With people");
    words.cleared = Texts::tr("May be used");
    words.blocked = Texts::tr("Blocked");
    words.why = Texts::tr("Why blocked");
    words.share = Texts::tr("May be used (%)");
    words.day = Texts::tr("Day");
    words.page = Texts::tr("Page %1");
    words.nobody = Texts::tr("There are no photos with people, so no permission is needed.");
    words.sentence = [](const CoverageLine& line) { return sentenceFor(line); };
    words.purposeName = [](const CoverageLine& line) { return purposeName(line); };
    words.state = [](ClearanceState state) { return wordsFor(state); };
    words.locale = QLocale();
    return words;
}

QString wordsFor(ExceptionKind kind) {
    switch (kind) {
    case ExceptionKind::NotNeeded:
        return Texts::tr("Consent not needed");
    case ExceptionKind::Bystander:
        return Texts::tr("Bystander");
    case ExceptionKind::Embargo:
        return Texts::tr("Embargo");
    case ExceptionKind::AssetExpiry:
        return Texts::tr("Last day of a photo");
    case ExceptionKind::CollectionRetention:
        return Texts::tr("Last day of a collection");
    case ExceptionKind::Restricted:
        return Texts::tr("Restricted at somebody's request");
    }
    return {};
}

QString reasonFor(const Exception& exception) {
    return exception.reason == OverrideReason::None || exception.reason == OverrideReason::Other
               ? QString()
               : overrideReasonName(exception.reason);
}

ExceptionWords exceptionWords() {
    ExceptionWords words;
    words.title = Texts::tr("Exceptions: what was decided beside what people signed");
    words.counted = Texts::tr("%1 decisions, %2 of them not in force any more. As of %3.");
    words.none = Texts::tr("Nothing was decided beside what people signed.");
    words.exception = Texts::tr("Exception");
    words.photo = Texts::tr("Photo");
    words.collection = Texts::tr("Collection");
    words.reason = Texts::tr("Reason");
    words.day = Texts::tr("Day");
    words.by = Texts::tr("By");
    words.at = Texts::tr("Decided on");
    words.standing = Texts::tr("In force");
    words.inForce = Texts::tr("Yes");
    words.over = Texts::tr("No, over");
    words.commissioned = Texts::tr("Commissioned portrait");
    words.commissionedNote =
        Texts::tr("Rows in bold say that consent is not needed for a photo that shows somebody whose "
                  "portraits were commissioned: publishing those needs the consent of whoever is portrayed "
                  "all the same (Dutch Auteurswet, articles 19 and 20).");
    words.page = Texts::tr("Page %1");
    words.kindName = [](ExceptionKind kind) { return wordsFor(kind); };
    words.reasonName = [](const Exception& exception) { return reasonFor(exception); };
    words.locale = QLocale();
    return words;
}

} // namespace bk::ui
