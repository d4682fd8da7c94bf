#include "ui/review/FaceWords.h"

#include "core/model/FaceAnswers.h"

#include <QCoreApplication>

namespace bk::ui {
namespace {

struct FaceTexts {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::FaceWords)
};

const ClearanceReason* reasonFor(const Face& face, const Clearance& clearance) {
    const ClearanceReason* ofPerson = nullptr;
    for (const ClearanceReason& reason : clearance.reasons) {
        if (reason.face == face.id) return &reason;
        if (face.person && reason.person == face.person) ofPerson = &reason;
    }
    return ofPerson;
}

} // namespace

QString likenessWords(Likeness likeness) {
    switch (likeness) {
    case Likeness::VeryLikely:
        return FaceTexts::tr("very likely");
    case Likeness::Likely:
        return FaceTexts::tr("likely");
    case Likeness::Possible:
        break;
    }
    return FaceTexts::tr("possible");
}

void hideSuggestions(QList<FaceView>& faces) {
    for (FaceView& view : faces) {
        view.face.suggestion.reset();
        view.suggestionName.clear();
    }
}

QStringList bystanderReasons() {
    return {bystanderReason(), FaceTexts::tr("far away or out of focus"), FaceTexts::tr("turned away"),
            FaceTexts::tr("a passer-by in a public place"),
            FaceTexts::tr("a picture of a face: poster, screen, statue")};
}

QString bystanderReason() {
    return FaceTexts::tr("cannot be recognised");
}

FaceLook lookOf(const FaceView& view, const Clearance& clearance, const ReasonNames& names) {
    const Face& face = view.face;
    FaceLook look;
    switch (face.state) {
    case FaceState::Possible:
        look.tone = Tone::Attention;
        look.dashed = true;
        look.label = FaceTexts::tr("Is this a face?");
        look.sentence = FaceTexts::tr("Possibly a face; somebody has to look");
        break;
    case FaceState::Unnamed:
        look.tone = Tone::Attention;
        look.label = FaceTexts::tr("Unnamed");
        look.sentence = FaceTexts::tr("A face that nobody has named");
        break;
    case FaceState::Named: {
        look.label = view.personName;
        const ClearanceReason* reason = reasonFor(face, clearance);
        look.tone = reason != nullptr ? toneOf(reason->kind) : Tone::Neutral;
        look.sentence = reason != nullptr ? sentenceFor(*reason, names) : view.personName;
        break;
    }
    case FaceState::Bystander:
        look.tone = Tone::NoPeople;
        look.quiet = true;
        look.label = FaceTexts::tr("Bystander");
        look.sentence = face.reason.isEmpty() ? FaceTexts::tr("Bystander")
                                              : FaceTexts::tr("Bystander: %1").arg(face.reason);
        break;
    case FaceState::NotAFace:
        look.tone = Tone::Neutral;
        look.quiet = true;
        look.dashed = true;
        look.label = FaceTexts::tr("Not a face");
        look.sentence = FaceTexts::tr("Not a face, somebody said");
        break;
    }
    if (isOpen(face) && face.suggestion) {
        look.label = FaceTexts::tr("%1?").arg(view.suggestionName);
        look.sentence =
            FaceTexts::tr("Suggested: %1, %2").arg(view.suggestionName, likenessWords(view.likeness));
    }
    return look;
}

} // namespace bk::ui
