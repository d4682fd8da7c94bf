#include "ui/models/ModelWords.h"

#include "ui/widgets/Theme.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>

namespace bk::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::ModelWords)
};

struct Term {
    const char* key;
    const char* words;
};

/// What the cards of the built-in models tell, and others may.
constexpr Term terms[] = {
    {"accuracy", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "pairs told right")},
    {"against_yunet_n_on_public_photos",
     QT_TRANSLATE_NOOP("bk::ui::ModelWords", "Public photos, against the detector YuNet-n")},
    {"among_passers_by",
     QT_TRANSLATE_NOOP("bk::ui::ModelWords", "among strangers who are on one photo each")},
    {"data", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "data")},
    {"each_photo_by_itself", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "each photo compared by itself")},
    {"false", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "false faces")},
    {"faces", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "faces")},
    {"found_too", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "found too")},
    {"how", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "how")},
    {"images", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "pictures")},
    {"landmark_difference_in_eye_distances",
     QT_TRANSLATE_NOOP("bk::ui::ModelWords", "eyes, nose and mouth off by, in distances of the eyes")},
    {"landmarks", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "faces found by")},
    {"lfw", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "Labeled Faces in the Wild")},
    {"lfw_as_its_maker_reports",
     QT_TRANSLATE_NOOP("bk::ui::ModelWords", "Labeled Faces in the Wild, as its maker reports")},
    {"lfw_folds_8_10",
     QT_TRANSLATE_NOOP("bk::ui::ModelWords", "Labeled Faces in the Wild, people it never learned from")},
    {"made_up_scenes", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "Photos of people who do not exist")},
    {"made_worse", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "made worse on purpose")},
    {"missed", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "missed")},
    {"naming", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "suggesting names")},
    {"naming_among_passers_by",
     QT_TRANSLATE_NOOP("bk::ui::ModelWords", "suggesting names among strangers who are on one photo each")},
    {"of", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "of")},
    {"pairs", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "pairs")},
    {"portraits", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "Portraits")},
    {"rate_named_right", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "named right")},
    {"rate_named_wrong", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "named wrong")},
    {"rate_strangers_named", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "strangers named")},
    {"right", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "named right")},
    {"standard_error", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "standard error")},
    {"strangers_named", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "strangers named")},
    {"threshold", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "at a likeness of")},
    {"thresholds", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "Suggesting names")},
    {"true_match_rate_at_false_match_0.1_percent",
     QT_TRANSLATE_NOOP("bk::ui::ModelWords", "the same person recognised, where 0.1 % of strangers pass")},
    {"true_match_rate_at_false_match_1_percent",
     QT_TRANSLATE_NOOP("bk::ui::ModelWords", "the same person recognised, where 1 % of strangers pass")},
    {"verification_accuracy_with_bk_embedder",
     QT_TRANSLATE_NOOP("bk::ui::ModelWords", "pairs told right, compared by the built-in model")},
    {"wrong", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "named wrong")},
    {"yunet_faces", QT_TRANSLATE_NOOP("bk::ui::ModelWords", "faces it found")},
};

constexpr QLatin1String deviation("_deviation");
/// What another way of comparing gave: for those who develop it.
constexpr QLatin1String otherWay("plain");

QString termFor(const QString& key) {
    for (const Term& term : terms)
        if (key == QLatin1String(term.key))
            return QCoreApplication::translate("bk::ui::ModelWords", term.words);
    QString plain = key;
    return plain.replace(QLatin1Char('_'), QLatin1Char(' '));
}

bool isShare(const QString& key) {
    return key.contains(QLatin1String("accuracy")) || key.contains(QLatin1String("rate")) ||
           key.contains(QLatin1String("recall")) || key == QLatin1String("standard_error");
}

QString valueWords(const QString& key, const QJsonValue& value) {
    const QLocale locale;
    if (value.isString()) return value.toString();
    if (value.isBool()) return value.toBool() ? Words::tr("yes") : Words::tr("no");
    if (!value.isDouble()) return {};
    const double number = value.toDouble();
    if (isShare(key) && number >= 0 && number <= 1)
        return Words::tr("%1 %").arg(locale.toString(100 * number, 'f', 1));
    if (number == std::floor(number)) return locale.toString(static_cast<qint64>(number));
    return locale.toString(number, 'g', 3);
}

/// One line of HEADING with the figures of OBJECT, then those of the sets within it.
void addLines(QStringList& lines, const QString& heading, const QJsonObject& object) {
    QStringList figures;
    for (auto one = object.begin(); one != object.end(); ++one) {
        if (one->isObject() || one.key().endsWith(deviation)) continue;
        QString value = valueWords(one.key(), *one);
        if (const QJsonValue spread = object.value(one.key() + deviation); spread.isDouble())
            value =
                Words::tr("%1 ± %2", "a figure and its deviation").arg(value, valueWords(one.key(), spread));
        if (!value.isEmpty()) figures << Words::tr("%1: %2", "a figure").arg(termFor(one.key()), value);
    }
    if (!figures.isEmpty())
        lines << Words::tr("%1 – %2", "data: figures").arg(heading, figures.join(QStringLiteral("; ")));
    for (auto one = object.begin(); one != object.end(); ++one)
        if (one->isObject() && one.key() != otherWay)
            addLines(lines, heading + QStringLiteral(", ") + termFor(one.key()), one->toObject());
}

/// The first figure under KEY, wherever it stands.
std::optional<double> figure(const QJsonObject& object, const QString& key) {
    if (object.value(key).isDouble()) return object.value(key).toDouble();
    for (const QJsonValue& one : object)
        if (one.isObject())
            if (const auto found = figure(one.toObject(), key)) return found;
    return std::nullopt;
}

struct Found {
    double faces = 0;
    double missed = 0;
};

/// All faces that a detector was tried on, in whichever set, and those it missed.
Found foundOf(const QJsonObject& object) {
    Found sum;
    const auto number = [&](const char* key) { return object.value(QLatin1String(key)).toDouble(-1); };
    if (number("faces") > 0 && number("missed") >= 0)
        sum = {number("faces"), number("missed")};
    else if (number("yunet_faces") > 0 && number("found_too") >= 0)
        sum = {number("yunet_faces"), number("yunet_faces") - number("found_too")};
    for (const QJsonValue& one : object) {
        const Found within = foundOf(one.toObject());
        sum.faces += within.faces;
        sum.missed += within.missed;
    }
    return sum;
}

QString inWords(const ModelCard& card) {
    if (card.kind == ModelKind::Embedder) {
        const auto accuracy = figure(card.measured, QStringLiteral("accuracy"));
        if (!accuracy) return {};
        if (*accuracy >= 0.99) return Words::tr("Very good at telling people apart.");
        if (*accuracy >= 0.96) return Words::tr("Good at telling people apart.");
        if (*accuracy >= 0.9)
            return Words::tr("Fair at telling people apart: look twice at its suggestions.");
        return Words::tr("Weak at telling people apart: its suggestions are often wrong.");
    }
    const Found found = foundOf(card.measured);
    if (found.faces <= 0) return {};
    const double share = found.missed / found.faces;
    if (share == 0) return Words::tr("Missed no face where it was measured.");
    if (share <= 0.02) return Words::tr("Missed very few faces where it was measured.");
    return Words::tr("Missed about one face in %1 where it was measured.").arg(qRound(1 / share));
}

} // namespace

QString wordsFor(ModelKind kind) {
    return kind == ModelKind::Detector ? Words::tr("Finds faces") : Words::tr("Compares faces");
}

QString inputAndOutput(const ModelCard& card) {
    if (card.kind == ModelKind::Detector)
        return Words::tr("Looks at pictures of %1 by %1 pixels; larger ones in parts.").arg(card.inputSide);
    const QString distance = card.distance == FaceDistance::Cosine
                                 ? Words::tr("compared by their direction (cosine)")
                                 : Words::tr("compared by their distance (Euclidean)");
    return Words::tr("Makes %1 numbers of a face of %2 by %2 pixels, %3.")
        .arg(QString::number(card.outputSize), QString::number(card.inputSide), distance);
}

QStringList measuredLines(const ModelCard& card) {
    QStringList lines;
    for (auto one = card.measured.begin(); one != card.measured.end(); ++one) {
        if (one->isObject())
            addLines(lines, termFor(one.key()), one->toObject());
        else if (const QString value = valueWords(one.key(), *one); !value.isEmpty())
            lines << Words::tr("%1: %2", "a figure").arg(termFor(one.key()), value);
    }
    if (lines.isEmpty())
        return {Words::tr("No measurements came with this model: try it on photos whose people you know.")};
    if (const QString words = inWords(card); !words.isEmpty()) lines.prepend(words);
    return lines;
}

QString meaningOfChange(const ModelCard& card, int faceprints, qint64 photos) {
    if (card.kind == ModelKind::Detector)
        return Words::tr("The next search for faces looks at %n photo(s) again. ", nullptr,
                         static_cast<int>(photos)) +
               Words::tr("Names, answers and boxes that people drew stay as they are. New boxes may appear, "
                         "and photos with them need an answer again.");
    return Words::tr("%n faceprint(s) are erased at once and made anew from the stored previews by this "
                     "model. ",
                     nullptr, faceprints) +
           Words::tr("Open suggestions go and come back with the next comparison. Names, answers and boxes "
                     "stay as they are. Until the faceprints are made, nobody is suggested.");
}

QString sentenceForModel(const Error& error) {
    switch (error.code) {
    case ErrorCode::NotFound:
        if (!error.context.contains(QLatin1String("card.json"))) break;
        return Words::tr(
            "There is no card beside this file, so nothing is known about it. Put a file with the "
            "same name and the ending .card.json (or card.json) in the same folder. It has to "
            "tell: id, kind (detector or embedder), file, sha256, input, output, thresholds, "
            "licence, provenance and measured; for one that compares also distance and "
            "alignment. Nothing was changed.");
    case ErrorCode::Damaged:
        return Words::tr("This cannot be used: %1. Nothing was changed.").arg(error.context);
    case ErrorCode::NotAvailable:
        return Words::tr("Face models from elsewhere are tried and run by a program of their own "
                         "(beeldkluis-network), which does not start. Nothing was changed; install this "
                         "program again.");
    case ErrorCode::TooLarge:
        return Words::tr("The file is too large for a face model. Nothing was changed.");
    case ErrorCode::Exists:
        return Words::tr("There is a face model with this name already. Nothing was changed; remove that one "
                         "first to install it again.");
    case ErrorCode::InUse:
        return Words::tr("Faces are being looked for or compared right now. Nothing was changed; wait until "
                         "that is done, or stop it in the bar at the bottom, and choose again.");
    default:
        break;
    }
    return sentenceFor(error);
}

} // namespace bk::ui
