#include "tests/bench/FaceBench.h"

#include "core/faces/FaceMerge.h"
#include "core/imaging/PhotoDecoder.h"
#include "tests/bench/FaceModels.h"
#include "tests/bench/FaceReport.h"
#include "tests/bench/FaceSet.h"
#include "tests/bench/FaceTrials.h"

#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>

#include <opencv2/core/utility.hpp>

#include <cblas.h>

#include <cmath>
#include <cstdio>

namespace bk::bench {
namespace {

constexpr double sameBox = 0.4; ///< intersection over union

class Timer {
public:
    explicit Timer(Stage& stage) : m_stage(stage) { m_timer.start(); }
    ~Timer() {
        m_stage.milliseconds += double(m_timer.nsecsElapsed()) / 1e6;
        ++m_stage.runs;
    }
    Q_DISABLE_COPY_MOVE(Timer)

private:
    Stage& m_stage;
    QElapsedTimer m_timer;
};

/// Tells how often and how long the network ran inside a finder.
class TimedDetector final : public FaceDetector {
public:
    TimedDetector(std::unique_ptr<FaceDetector> inner, Stage& stage)
        : m_inner(std::move(inner)), m_stage(stage) {}
    const ModelCard& card() const override { return m_inner->card(); }
    Result<QList<DetectedFace>> detect(const QImage& image) override {
        const Timer timer(m_stage);
        return m_inner->detect(image);
    }

private:
    std::unique_ptr<FaceDetector> m_inner;
    Stage& m_stage;
};

class FaceBench {
public:
    FaceBench(std::unique_ptr<FaceDetector> detector, std::unique_ptr<FaceEmbedder> embedder, bool mirror)
        : m_card(embedder->card())
        , m_finder(std::make_unique<TimedDetector>(std::move(detector), m_timing.detector))
        , m_embedder(std::move(embedder))
        , m_mirror(mirror) {}

    Status run(const FaceSet& set, const QString& drawInto);
    const QList<KnownNumbers>& known() const { return m_known; }
    const Detection& detection() const { return m_detection; }
    const Timing& timing() const { return m_timing; }

private:
    Status look(const KnownPhoto& photo, const FaceSet& set, const QString& drawInto);
    Status answer(const QImage& image, const DetectedFace& face, const QString& person);

    ModelCard m_card;
    Timing m_timing;
    FaceFinder m_finder;
    std::unique_ptr<FaceEmbedder> m_embedder;
    bool m_mirror;
    int m_photo = 0; ///< that is looked at
    Detection m_detection;
    QList<KnownNumbers> m_known;
};

void draw(const QImage& image, const QList<DetectedFace>& faces, const QString& path) {
    QImage picture = image.convertToFormat(QImage::Format_RGB32);
    QPainter painter(&picture);
    for (const DetectedFace& face : faces) {
        painter.setPen(QPen(face.possible ? Qt::yellow : Qt::green, std::max(1, picture.width() / 400)));
        painter.drawRect(face.box);
        painter.drawText(face.box.topLeft(), QString::number(face.score, 'f', 2));
        if (!face.landmarks) continue;
        for (const QPointF& point : *face.landmarks)
            painter.drawEllipse(point, 1.5, 1.5);
    }
    painter.end();
    picture.save(path);
}

/// The face nearest to the middle of IMAGE: portraits are cut around their subject.
qsizetype middleFace(const QList<DetectedFace>& faces, const QImage& image) {
    const QPointF middle = QRectF(image.rect()).center();
    qsizetype best = -1;
    double bestDistance = 0;
    for (qsizetype i = 0; i < faces.size(); ++i) {
        const QPointF off = faces.at(i).box.center() - middle;
        const double distance = std::hypot(off.x(), off.y());
        if (best < 0 || distance < bestDistance) {
            best = i;
            bestDistance = distance;
        }
    }
    // Somebody at the edge is not the portrayed one.
    return best >= 0 && bestDistance < 0.25 * image.width() ? best : -1;
}

qsizetype faceAt(const QList<DetectedFace>& faces, const QRectF& box, const QSet<qsizetype>& taken) {
    qsizetype best = -1;
    double bestOverlap = sameBox;
    for (qsizetype i = 0; i < faces.size(); ++i) {
        const double overlap = intersectionOverUnion(faces.at(i).box, box);
        if (overlap >= bestOverlap && !taken.contains(i)) {
            best = i;
            bestOverlap = overlap;
        }
    }
    return best;
}

Status FaceBench::answer(const QImage& image, const DetectedFace& face, const QString& person) {
    if (!face.landmarks) return {};
    QImage chip;
    {
        const Timer timer(m_timing.align);
        chip = alignFace(image, *face.landmarks, m_card.alignment, m_card.inputSide);
    }
    const Timer timer(m_timing.embed);
    BK_ASSIGN(const QList<Embedding> vectors,
              m_mirror ? embedFaces(*m_embedder, {chip}) : m_embedder->embed({chip}));
    const double quality = faceQuality(chip, face);
    m_detection.fit += quality >= goodQuality ? 1 : 0;
    m_known.append({person, vectors.first(), quality, m_photo});
    return {};
}

Status FaceBench::look(const KnownPhoto& photo, const FaceSet& set, const QString& drawInto) {
    QImage image;
    double scale = 1; // of the photo over the preview
    {
        const Timer timer(m_timing.decode);
        QFile file(photo.path);
        if (!file.open(QIODevice::ReadOnly)) return fail(ErrorCode::Disk, photo.path);
        BK_ASSIGN(const DecodedPhoto decoded, decodePhoto(file.readAll()));
        image = decoded.preview;
        scale = double(decoded.size.width()) / image.width();
    }
    QList<DetectedFace> faces;
    {
        const Timer timer(m_timing.find);
        BK_ASSIGN(faces, m_finder.find(image));
    }
    if (!drawInto.isEmpty())
        draw(image, faces,
             drawInto + QLatin1Char('/') + QFileInfo(photo.path).completeBaseName() + QLatin1String(".png"));

    QSet<qsizetype> taken;
    int missed = 0;
    int weak = 0;
    for (const KnownFace& known : photo.faces) {
        const qsizetype at =
            known.box ? faceAt(faces, QRectF(known.box->topLeft() / scale, known.box->size() / scale), taken)
                      : middleFace(faces, image);
        ++m_detection.known;
        if (at < 0) {
            ++missed;
            continue;
        }
        taken.insert(at);
        if (faces.at(at).possible) {
            ++weak;
            continue;
        }
        ++m_detection.sure;
        BK_TRY(answer(image, faces.at(at), known.person));
    }
    m_detection.missed += missed;
    m_detection.weak += weak;
    int sure = 0;
    int wrong = 0;
    for (qsizetype i = 0; i < faces.size(); ++i) {
        const bool possible = faces.at(i).possible;
        sure += possible ? 0 : 1;
        ++(possible ? m_detection.possible : m_detection.faces);
        if (!set.boxesKnown || taken.contains(i)) continue;
        ++(possible ? m_detection.falsePossible : m_detection.falseFaces);
        ++wrong;
    }
    ++m_detection.perPhoto[sure];
    if (missed + weak + wrong > 0)
        m_detection.odd.append(QStringLiteral("%1: %2 missed, %3 only possible, %4 that are none")
                                   .arg(QFileInfo(photo.path).fileName())
                                   .arg(missed)
                                   .arg(weak)
                                   .arg(wrong));
    return {};
}

Status FaceBench::run(const FaceSet& set, const QString& drawInto) {
    m_detection.boxesKnown = set.boxesKnown;
    for (const KnownPhoto& photo : set.photos) {
        BK_TRY(look(photo, set, drawInto));
        ++m_photo;
    }
    return {};
}

struct NamedSet {
    QString name; ///< of the option
    FaceSet set;
};

Result<QList<NamedSet>> readSets(const QCommandLineParser& parser) {
    QList<NamedSet> sets;
    const auto read = [&](const char* option, Result<FaceSet> (*reader)(const QString&)) -> Status {
        const QString name = QString::fromLatin1(option);
        if (!parser.isSet(name)) return {};
        BK_ASSIGN(const FaceSet set, reader(parser.value(name)));
        sets << NamedSet{name, set};
        return {};
    };
    BK_TRY(read("dataset", readPortraits));
    BK_TRY(read("manifest", readManifest));
    BK_TRY(read("folder", readFolder));
    if (sets.isEmpty())
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("one of --manifest, --dataset, --folder is needed"));
    return sets;
}

std::optional<double> numberOf(const QCommandLineParser& parser, const char* name) {
    const QString option = QString::fromLatin1(name);
    return parser.isSet(option) ? std::optional(parser.value(option).toDouble()) : std::nullopt;
}

TrialSettings trialsOf(const QCommandLineParser& parser) {
    TrialSettings settings;
    settings.named = std::max(1, parser.value(QStringLiteral("named")).toInt());
    settings.strangers = std::clamp(parser.value(QStringLiteral("strangers")).toDouble(), 0.0, 1.0);
    settings.splits = std::max(1, parser.value(QStringLiteral("splits")).toInt());
    settings.strangerPhotos = parser.value(QStringLiteral("stranger-photos")).toInt();
    settings.seed = parser.value(QStringLiteral("seed")).toULongLong();
    return settings;
}

/// Who is whom: pairs, then the real task, by the program's ways and by the plain one on the same splits.
QJsonObject measureRecognition(const QList<KnownNumbers>& faces, const ModelCard& card,
                               const QCommandLineParser& parser) {
    const TrialSettings settings = trialsOf(parser);
    const Verification pairs = verify(faces, settings.seed);
    print(pairs);
    QJsonObject json{{QStringLiteral("model"), card.id},
                     {QStringLiteral("verification"), toJson(pairs)},
                     {QStringLiteral("named_each"), settings.named},
                     {QStringLiteral("seed"), QString::number(settings.seed)}};
    const double plain = parser.value(QStringLiteral("plain-threshold")).toDouble();
    QList<MatchingTrials> ways;
    for (const Matching matching : {Matching::Program, Matching::Single, Matching::Plain}) {
        const MatchLimits limits =
            matching == Matching::Plain ? MatchLimits{plain, 0} : MatchLimits::of(card);
        const QList<Trial> trials = runTrials(faces, card, matching, settings);
        print(trials, settings, matching, limits);
        json[wordFor(matching)] = toJson(trials, limits);
        ways.append({matching, limits, trials});
    }
    printEqual(ways);
    json[QStringLiteral("at_equal_strangers")] = toJsonEqual(ways);
    return json;
}

/// Detection, and recognition where it is known who is who, on SET.
Result<QJsonObject> measureSet(const FaceSet& set, const QCommandLineParser& parser) {
    BK_ASSIGN(std::unique_ptr<FaceDetector> detector, detectorIn(parser.value(QStringLiteral("detector"))));
    CardChanges changes;
    if (const auto side = numberOf(parser, "side")) changes.side = int(*side);
    changes.threshold = numberOf(parser, "threshold");
    changes.margin = numberOf(parser, "margin");
    changes.cohort = numberOf(parser, "cohort");
    BK_ASSIGN(std::unique_ptr<FaceEmbedder> embedder,
              embedderIn(parser.value(QStringLiteral("model")), changes));
    const ModelCard card = embedder->card();
    std::printf("models %s, %s\n", qPrintable(detector->card().id), qPrintable(card.id));
    const QString drawInto = parser.value(QStringLiteral("draw"));
    if (!drawInto.isEmpty()) QDir().mkpath(drawInto);

    FaceBench bench(std::move(detector), std::move(embedder), !parser.isSet(QStringLiteral("no-mirror")));
    BK_TRY(bench.run(set, drawInto));
    const int photos = int(set.photos.size());
    print(bench.detection(), bench.timing(), photos);
    QJsonObject json = toJson(bench.detection(), bench.timing(), photos);
    if (set.peopleKnown)
        json[QStringLiteral("recognition")] = measureRecognition(bench.known(), card, parser);
    return json;
}

Status measure(const QCommandLineParser& parser) {
    BK_ASSIGN(const QList<NamedSet> sets, readSets(parser));
    QJsonObject json;
    for (const NamedSet& one : sets) {
        std::printf("== %s\n", qPrintable(one.name));
        BK_ASSIGN(json[one.name], measureSet(one.set, parser));
    }
    if (!parser.isSet(QStringLiteral("json"))) return {};
    QFile file(parser.value(QStringLiteral("json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0)
        return fail(ErrorCode::Disk, file.errorString());
    return {};
}

} // namespace

int runFaces(const QStringList& arguments) {
    // One core, as each of a scan's finders has.
    cv::setNumThreads(1);
    openblas_set_num_threads(1);

    QCommandLineParser parser;
    const auto value = [](const char* name, const char* fallback = "") {
        return QCommandLineOption(QString::fromLatin1(name), QString(), QStringLiteral("value"),
                                  QString::fromLatin1(fallback));
    };
    parser.addOptions({value("manifest"), value("dataset"), value("folder"), value("named", "3"),
                       value("strangers", "0.2"), value("stranger-photos", "0"), value("splits", "20"),
                       value("seed", "1"), value("model"), value("detector"), value("side"),
                       value("threshold"), value("margin"), value("cohort"), value("plain-threshold", "0.45"),
                       value("draw"), value("json"), QCommandLineOption(QStringLiteral("no-mirror"))});
    if (!parser.parse(QStringList(QStringLiteral("faces")) + arguments)) {
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
