#pragma once

#include "core/services/PublicationService.h"
#include "ui/widgets/Theme.h"

#include <array>

namespace bk::ui {

inline constexpr std::array allPublicationKinds = {PublicationKind::Website, PublicationKind::SocialMedia,
                                                   PublicationKind::Print,   PublicationKind::Press,
                                                   PublicationKind::Screen,  PublicationKind::Other};

QString wordsFor(PublicationKind kind);
/// The name of a breeze icon.
QString iconFor(PublicationKind kind);
/// What a purpose is most often published in.
PublicationKind usualKind(const Purpose& purpose);
/// What to write down of the place, e.g. "Address of the page".
QString placeHint(PublicationKind kind);
/// "since 4 Mar 2026", "4 Mar 2026 to 31 Dec 2026", "from 9 Mar 2026".
QString whenWords(const Publication& publication, const QDate& today);

/// How a publication stands on a day, in one pill.
struct PublicationLook {
    Tone tone = Tone::Neutral;
    QString words;
};
PublicationLook lookOf(const PublicationView& view, const QDate& today);

/// Who said no, or that the use was restricted: "Noor withdrew", "Use was restricted".
QString whyWords(const TakedownView& view);

} // namespace bk::ui
