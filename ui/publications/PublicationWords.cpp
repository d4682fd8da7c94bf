#include "ui/publications/PublicationWords.h"

#include <QCoreApplication>

namespace bk::ui {
namespace {

/// Carries the translation context of the sentences below.
struct PublicationWords {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::PublicationWords)
};

} // namespace

QString wordsFor(PublicationKind kind) {
    switch (kind) {
    case PublicationKind::Website:
        return PublicationWords::tr("Website");
    case PublicationKind::SocialMedia:
        return PublicationWords::tr("Social media");
    case PublicationKind::Print:
        return PublicationWords::tr("Print");
    case PublicationKind::Press:
        return PublicationWords::tr("Press");
    case PublicationKind::Screen:
        return PublicationWords::tr("Screen in the building");
    case PublicationKind::Other:
        return PublicationWords::tr("Something else");
    }
    return {};
}

QString iconFor(PublicationKind kind) {
    switch (kind) {
    case PublicationKind::Website:
        return QStringLiteral("globe");
    case PublicationKind::SocialMedia:
        return QStringLiteral("document-share");
    case PublicationKind::Print:
        return QStringLiteral("document-print");
    case PublicationKind::Press:
        return QStringLiteral("view-pim-news");
    case PublicationKind::Screen:
        return QStringLiteral("view-fullscreen");
    case PublicationKind::Other:
        break;
    }
    return QStringLiteral("document-send");
}

PublicationKind usualKind(const Purpose& purpose) {
    if (purpose.key() == QLatin1String("internal")) return PublicationKind::Screen;
    return publicationKindFrom(purpose.key()).value_or(PublicationKind::Other);
}

QString placeHint(PublicationKind kind) {
    switch (kind) {
    case PublicationKind::Website:
        return PublicationWords::tr("Address of the page");
    case PublicationKind::SocialMedia:
        return PublicationWords::tr("Account and address of the post");
    case PublicationKind::Print:
        return PublicationWords::tr("Title, issue and print run");
    case PublicationKind::Press:
        return PublicationWords::tr("Newspaper or magazine, and issue");
    case PublicationKind::Screen:
        return PublicationWords::tr("Which screen");
    case PublicationKind::Other:
        break;
    }
    return PublicationWords::tr("Where it is to be seen");
}

QString whenWords(const Publication& publication, const QDate& today) {
    const QString from = shortDate(publication.publishedOn);
    // Taken down, it was to be seen no longer than that.
    if (const auto last = publication.endedOn ? publication.endedOn : publication.until)
        return PublicationWords::tr("%1 to %2").arg(from, shortDate(*last));
    return publication.publishedOn > today ? PublicationWords::tr("from %1").arg(from)
                                           : PublicationWords::tr("since %1").arg(from);
}

PublicationLook lookOf(const PublicationView& view, const QDate& today) {
    if (view.openTakedowns > 0)
        return {Tone::Blocked, PublicationWords::tr("%n to take down", nullptr, view.openTakedowns)};
    if (view.publication.endedOn) return {Tone::Neutral, PublicationWords::tr("Taken down")};
    if (!view.publication.isOpenOn(today)) return {Tone::Neutral, PublicationWords::tr("Over")};
    if (view.notCleared > 0)
        return {Tone::Attention, PublicationWords::tr("%n not cleared", nullptr, view.notCleared)};
    return {Tone::Cleared, view.publication.publishedOn > today ? PublicationWords::tr("Planned")
                                                                : PublicationWords::tr("To be seen")};
}

QString whyWords(const TakedownView& view) {
    const QString name = view.personName.isEmpty() ? PublicationWords::tr("Somebody") : view.personName;
    switch (view.takedown.state) {
    case ClearanceState::Refused:
        return PublicationWords::tr("%1 refused").arg(name);
    case ClearanceState::Restricted:
        return PublicationWords::tr("Its use was restricted");
    default:
        return PublicationWords::tr("%1 withdrew").arg(name);
    }
}

} // namespace bk::ui
