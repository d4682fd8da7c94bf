#include "core/faces/ModelRegistry.h"
#include "core/imaging/PhotoDecoder.h"
#include "tests/bench/DlibStack.h"
#include "tests/bench/FaceSet.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <cblas.h>
#include <cstdio>

namespace bk::bench {
namespace {

/// Both stacks on the same pixels, one after the other, on one core.
struct Race {
    int photos = 0;
    DlibStack::Times theirs;
    DlibStack::Times ours; ///< `landmarks` is the alignment
    std::vector<double> ratios;

    double median() {
        if (ratios.empty()) return 0;
        std::sort(ratios.begin(), ratios.end());
        return ratios[ratios.size() / 2];
    }
};

Result<DlibStack::Times> runOurs(FaceFinder& finder, FaceEmbedder& embedder, const QImage& image) {
    DlibStack::Times times;
    WorkTimer timer;
    BK_ASSIGN(const auto faces, finder.find(image));
    times.find = timer.restart();
    QList<QImage> chips;
    for (const DetectedFace& face : faces) {
        if (!face.landmarks) continue;
        const QImage chip =
            alignFace(image, *face.landmarks, embedder.card().alignment, embedder.card().inputSide);
        if (!chip.isNull()) chips << chip;
    }
    times.landmarks = timer.restart();
    BK_TRY(embedFaces(embedder, chips));
    times.embed = timer.restart();
    times.faces = int(chips.size());
    return times;
}

void add(DlibStack::Times& sum, const DlibStack::Times& one) {
    sum.find += one.find;
    sum.landmarks += one.landmarks;
    sum.embed += one.embed;
    sum.faces += one.faces;
}

void print(const char* name, const DlibStack::Times& times, int photos) {
    std::printf("%-12s %8.1f %8.1f %8.1f %8.1f %6d\n", name, times.find / photos, times.landmarks / photos,
                times.embed / photos, times.sum() / photos, times.faces);
}

QJsonObject toJson(const DlibStack::Times& times, int photos) {
    return {{QStringLiteral("find_ms"), times.find / photos},
            {QStringLiteral("landmarks_ms"), times.landmarks / photos},
            {QStringLiteral("embed_ms"), times.embed / photos},
            {QStringLiteral("faces"), times.faces}};
}

Status measure(const QCommandLineParser& parser) {
    FaceSet set;
    if (parser.isSet(QStringLiteral("manifest"))) {
        BK_ASSIGN(set, readManifest(parser.value(QStringLiteral("manifest"))));
    } else if (parser.isSet(QStringLiteral("folder"))) {
        BK_ASSIGN(set, readFolder(parser.value(QStringLiteral("folder"))));
    } else {
        return fail(ErrorCode::InvalidArgument, QStringLiteral("one of --manifest, --folder is needed"));
    }
    BK_ASSIGN(const ModelRegistry registry, ModelRegistry::builtIn());
    BK_ASSIGN(std::unique_ptr<FaceDetector> detector, registry.makeDetector());
    BK_ASSIGN(const std::unique_ptr<FaceEmbedder> embedder, registry.makeEmbedder());
    FaceFinder finder(std::move(detector));
    BK_ASSIGN(const auto dlib, DlibStack::open(parser.value(QStringLiteral("landmarks"))));

    Race race;
    for (const KnownPhoto& photo : std::as_const(set.photos)) {
        QFile file(photo.path);
        if (!file.open(QIODevice::ReadOnly)) return fail(ErrorCode::Disk, photo.path);
        BK_ASSIGN(const DecodedPhoto decoded, decodePhoto(file.readAll()));
        BK_ASSIGN(const DlibStack::Times ours, runOurs(finder, *embedder, decoded.preview));
        const DlibStack::Times theirs = dlib->run(decoded.preview);
        if (race.photos++ == 0) continue; // warming up
        add(race.ours, ours);
        add(race.theirs, theirs);
        race.ratios.push_back(theirs.sum() / ours.sum());
    }
    const int photos = std::max(1, race.photos - 1);
    std::printf("%d photos, one core, milliseconds a photo\n", photos);
    std::printf("%-12s %8s %8s %8s %8s %6s\n", "", "find", "place", "embed", "all", "faces");
    print("ours", race.ours, photos);
    print("dlib", race.theirs, photos);
    const double ratio = race.theirs.sum() / std::max(1e-9, race.ours.sum());
    std::printf("ours is %.1f times as fast over all, %.1f times on the median photo\n", ratio,
                race.median());

    if (!parser.isSet(QStringLiteral("json"))) return {};
    const QJsonObject json{{QStringLiteral("photos"), photos},
                           {QStringLiteral("ours"), toJson(race.ours, photos)},
                           {QStringLiteral("dlib"), toJson(race.theirs, photos)},
                           {QStringLiteral("ratio"), ratio},
                           {QStringLiteral("ratio_median"), race.median()}};
    QFile file(parser.value(QStringLiteral("json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0)
        return fail(ErrorCode::Disk, file.errorString());
    return {};
}

} // namespace

int runDlib(const QStringList& arguments) {
    cv::setNumThreads(1);
    openblas_set_num_threads(1);
    QCommandLineParser parser;
    for (const char* name : {"manifest", "folder", "json"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(name), QString(), QStringLiteral("value")));
    parser.addOption(
        QCommandLineOption(QStringLiteral("landmarks"), QString(), QStringLiteral("file"),
                           QStringLiteral("/usr/share/dlib/shape_predictor_68_face_landmarks.dat")));
    if (!parser.parse(QStringList(QStringLiteral("dlib")) + arguments)) {
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
