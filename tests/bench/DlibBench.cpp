#include "core/faces/ModelRegistry.h"
#include "core/faces/NetworkThreads.h"
#include "core/imaging/PhotoDecoder.h"
#include "tests/bench/DlibStack.h"
#include "tests/bench/FaceSet.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

namespace bk::bench {
namespace {

/// How many times as quick as the other one.
struct Ratios {
    std::vector<double> all;

    double median() {
        if (all.empty()) return 0;
        std::sort(all.begin(), all.end());
        return all[all.size() / 2];
    }
};

/// Ours for one photo: what the other stack does, with `landmarks` for the alignment, and beyond that the
/// mirror image of every face, which the program looks at where a face may be somebody's.
struct Ours {
    DlibStack::Times task;
    double mirrored = 0;
};

/// Both stacks on the same pixels, one after the other, on one core.
struct Race {
    int photos = 0;
    DlibStack::Times theirs;
    Ours ours;
    Ratios task;
    Ratios withMirror;
};

Result<Ours> runOurs(FaceFinder& finder, FaceEmbedder& embedder, const QImage& image) {
    Ours ours;
    DlibStack::Times& times = ours.task;
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
    BK_TRY(embedder.embed(chips));
    times.embed = timer.restart();
    for (QImage& chip : chips)
        chip = chip.mirrored(true, false);
    BK_TRY(embedder.embed(chips));
    ours.mirrored = timer.restart();
    times.faces = int(chips.size());
    return ours;
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
        BK_ASSIGN(const Ours ours, runOurs(finder, *embedder, decoded.preview));
        const DlibStack::Times theirs = dlib->run(decoded.preview);
        if (race.photos++ == 0) continue; // warming up
        add(race.ours.task, ours.task);
        race.ours.mirrored += ours.mirrored;
        add(race.theirs, theirs);
        race.task.all.push_back(theirs.sum() / ours.task.sum());
        race.withMirror.all.push_back(theirs.sum() / (ours.task.sum() + ours.mirrored));
    }
    const int photos = std::max(1, race.photos - 1);
    std::printf("%d photos, one core, milliseconds a photo\n", photos);
    std::printf("%-12s %8s %8s %8s %8s %6s\n", "", "find", "place", "embed", "all", "faces");
    print("ours", race.ours.task, photos);
    print("dlib", race.theirs, photos);
    const double ours = std::max(1e-9, race.ours.task.sum());
    const double ratio = race.theirs.sum() / ours;
    const double mirroredRatio = race.theirs.sum() / (ours + race.ours.mirrored);
    std::printf("the same task, each face looked at once: %.1f times as fast over all, %.1f times on the "
                "median photo\n",
                ratio, race.task.median());
    std::printf(
        "all mirror images as well, %.1f ms more: %.1f times over all, %.1f times on the median photo\n",
        race.ours.mirrored / photos, mirroredRatio, race.withMirror.median());

    if (!parser.isSet(QStringLiteral("json"))) return {};
    const QJsonObject json{{QStringLiteral("photos"), photos},
                           {QStringLiteral("ours"), toJson(race.ours.task, photos)},
                           {QStringLiteral("ours_mirror_ms"), race.ours.mirrored / photos},
                           {QStringLiteral("dlib"), toJson(race.theirs, photos)},
                           {QStringLiteral("ratio"), ratio},
                           {QStringLiteral("ratio_median"), race.task.median()},
                           {QStringLiteral("ratio_with_mirror"), mirroredRatio},
                           {QStringLiteral("ratio_with_mirror_median"), race.withMirror.median()}};
    QFile file(parser.value(QStringLiteral("json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0)
        return fail(ErrorCode::Disk, file.errorString());
    return {};
}

} // namespace

int runDlib(const QStringList& arguments) {
    keepNetworksToOneThread();
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
