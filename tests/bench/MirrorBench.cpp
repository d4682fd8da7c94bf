#include "tests/bench/MirrorBench.h"

#include "core/faces/Matcher.h"
#include "core/faces/UnitLength.h"
#include "core/imaging/PhotoDecoder.h"
#include "tests/bench/Chance.h"
#include "tests/bench/FaceModels.h"
#include "tests/bench/FaceSet.h"

#include <QCommandLineParser>
#include <QFile>
#include <QMap>

#include <opencv2/core/utility.hpp>

#include <cblas.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace bk::bench {
namespace {

constexpr int namedEach = 3;
constexpr double strangers = 0.2;

struct Look {
    Embedding alone;
    Embedding both;
};

/// A face as it is, and made worse.
struct Shown {
    bool good = false; ///< may become a faceprint
    Look asItIs;
    QList<Look> worse;
};
using People = QMap<QString, QList<Shown>>;

struct Probe {
    bool known = false;
    double before = -1; ///< the best score by the first look
    double after = -1;  ///< by both
    bool suggested = false;
};

/// The detection around the middle of KNOWN's box, or of the portrait.
const DetectedFace* detectionOf(const QList<DetectedFace>& faces, const KnownFace& known, const QImage& image,
                                double scale) {
    const QRectF target =
        known.box ? QRectF(known.box->topLeft() / scale, known.box->size() / scale) : QRectF(image.rect());
    const DetectedFace* best = nullptr;
    double bestDistance = target.width() / 4;
    for (const DetectedFace& face : faces) {
        const QPointF off = face.box.center() - target.center();
        if (std::hypot(off.x(), off.y()) > bestDistance) continue;
        bestDistance = std::hypot(off.x(), off.y());
        best = &face;
    }
    return best;
}

QImage grainy(const QImage& chip, Chance& chance) {
    QImage grain = chip.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < grain.height(); ++y) {
        for (int x = 0; x < grain.width(); ++x) {
            const QColor colour = grain.pixelColor(x, y);
            const auto with = [&](int value) { return std::clamp(value + chance.below(81) - 40, 0, 255); };
            grain.setPixelColor(x, y, QColor(with(colour.red()), with(colour.green()), with(colour.blue())));
        }
    }
    return grain;
}

Landmarks askew(Landmarks landmarks, Chance& chance) {
    const double reach = std::hypot(landmarks[1].x() - landmarks[0].x(), landmarks[1].y() - landmarks[0].y());
    for (QPointF& point : landmarks)
        point += QPointF(chance.below(201) - 100, chance.below(201) - 100) * reach / 1000;
    return landmarks;
}

Result<Look> lookAt(FaceEmbedder& embedder, const QImage& chip) {
    BK_ASSIGN(const auto alone, embedder.embed({chip}));
    BK_ASSIGN(const auto both, embedFaces(embedder, {chip}));
    return Look{alone.first(), both.first()};
}

Status show(const KnownPhoto& photo, FaceDetector& detector, FaceEmbedder& embedder, Chance& chance,
            People& people) {
    QFile file(photo.path);
    if (!file.open(QIODevice::ReadOnly)) return fail(ErrorCode::Disk, photo.path);
    BK_ASSIGN(const DecodedPhoto decoded, decodePhoto(file.readAll()));
    const QImage& image = decoded.preview;
    BK_ASSIGN(const auto faces, detector.detect(image));
    const ModelCard& card = embedder.card();
    for (const KnownFace& known : photo.faces) {
        const DetectedFace* const face =
            detectionOf(faces, known, image, double(decoded.size.width()) / image.width());
        if (face == nullptr || !face->landmarks) continue;
        const QImage chip = alignFace(image, *face->landmarks, card.alignment, card.inputSide);
        const QImage turned =
            alignFace(image, askew(*face->landmarks, chance), card.alignment, card.inputSide);
        const QImage little = chip.scaled(chip.size() / 4, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                                  .scaled(chip.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        Shown shown;
        shown.good = faceQuality(chip, *face) >= goodQuality;
        BK_ASSIGN(shown.asItIs, lookAt(embedder, chip));
        for (const QImage& worse : {turned, little, grainy(chip, chance)}) {
            BK_ASSIGN(const Look look, lookAt(embedder, worse));
            shown.worse << look;
        }
        people[known.person] << shown;
    }
    return {};
}

/// Some photos of most people named, the rest asked about.
void ask(const People& people, const ModelCard& card, Chance& chance, QList<Probe>& probes) {
    SeededIds ids(chance.next());
    Matcher matcher(card.outputSize, card.cohort);
    QList<std::pair<bool, const Shown*>> asked;
    for (const QList<Shown>& faces : people) {
        const bool known = double(chance.below(1000)) >= strangers * 1000;
        const PersonId person = ids.make<PersonId>();
        QList<const Shown*> order;
        for (const Shown& face : faces)
            order.insert(chance.below(int(order.size()) + 1), &face);
        for (qsizetype i = 0; i < order.size(); ++i) {
            if (!known || i >= namedEach)
                asked << std::pair(known, order[i]);
            else if (order[i]->good)
                matcher.add(person, order[i]->asItIs.both);
        }
    }
    if (matcher.isEmpty()) return;
    const MatchLimits limits = MatchLimits::of(card);
    for (const auto& [known, face] : std::as_const(asked)) {
        for (const Look& look : QList<Look>{face->asItIs} + face->worse) {
            const auto after = matcher.candidates(look.both, {}, 2);
            probes << Probe{known, matcher.candidates(look.alone, {}, 1).first().score, after.first().score,
                            limits.hold(after)};
        }
    }
}

double quantile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[size_t(part * double(values.size() - 1))];
}

void print(const QList<Probe>& probes, const ModelCard& card) {
    std::vector<double> change;
    std::vector<double> near; // of those that decide something
    for (const Probe& probe : probes) {
        change.push_back(probe.after - probe.before);
        if (probe.after >= card.suggestThreshold && probe.before < card.suggestThreshold)
            near.push_back(change.back());
    }
    std::printf(
        "%d faces asked about; the best score changes by %.3f (middle), %.3f (99 %%), %.3f (99.9 %%), "
        "%.3f (most)\n",
        int(probes.size()), quantile(change, 0.5), quantile(change, 0.99), quantile(change, 0.999),
        quantile(change, 1));
    if (!near.empty())
        std::printf("of the %d that it lifts over the threshold %.3f: by %.3f (middle), %.3f (most)\n",
                    int(near.size()), card.suggestThreshold, quantile(near, 0.5), quantile(near, 1));
    std::printf("distance  known looked at twice  strangers looked at twice  suggestions lost\n");
    for (int step = 0; step <= 20; ++step) {
        const double distance = step / 100.0;
        std::array<double, 2> all{};
        std::array<double, 2> twice{};
        int lost = 0;
        for (const Probe& probe : probes) {
            const bool again = probe.before >= card.suggestThreshold - distance;
            all[probe.known ? 1 : 0] += 1;
            twice[probe.known ? 1 : 0] += again ? 1 : 0;
            lost += probe.suggested && !again ? 1 : 0;
        }
        std::printf("%8.2f  %21.3f  %25.3f  %16d\n", distance, twice[1] / std::max(1.0, all[1]),
                    twice[0] / std::max(1.0, all[0]), lost);
    }
}

Status measure(const QCommandLineParser& parser) {
    const auto value = [&](const char* name) { return parser.value(QString::fromLatin1(name)); };
    BK_ASSIGN(const FaceSet set,
              value("dataset").isEmpty() ? readManifest(value("manifest")) : readPortraits(value("dataset")));
    BK_ASSIGN(const auto detector, detectorIn({}));
    CardChanges changes;
    if (!value("threshold").isEmpty()) changes.threshold = value("threshold").toDouble();
    BK_ASSIGN(const auto embedder, embedderIn(value("model"), changes));
    std::printf("model %s\n", qPrintable(embedder->card().id));
    Chance chance(1);
    People people;
    for (const KnownPhoto& photo : set.photos)
        BK_TRY(show(photo, *detector, *embedder, chance, people));
    QList<Probe> probes;
    for (int split = 0; split < value("splits").toInt(); ++split)
        ask(people, embedder->card(), chance, probes);
    if (probes.isEmpty()) return fail(ErrorCode::InvalidArgument, QStringLiteral("nobody to be asked about"));
    print(probes, embedder->card());
    return {};
}

} // namespace

int runMirror(const QStringList& arguments) {
    cv::setNumThreads(1);
    openblas_set_num_threads(1);
    QCommandLineParser parser;
    const auto option = [](const char* name, const char* fallback = "") {
        return QCommandLineOption(QString::fromLatin1(name), QString(), QStringLiteral("value"),
                                  QString::fromLatin1(fallback));
    };
    parser.addOptions({option("dataset"), option("manifest"), option("model"), option("threshold"),
                       option("splits", "20")});
    if (!parser.parse(QStringList(QStringLiteral("mirror")) + arguments)) {
        std::fprintf(stderr, "%s\n", qPrintable(parser.errorText()));
        return 2;
    }
    if (const Status status = measure(parser); !status) {
        std::fprintf(stderr, "%s\n", qPrintable(status.error().context));
        return 1;
    }
    return 0;
}

} // namespace bk::bench
