#include "tests/bench/MatchBench.h"

#include "core/faces/Matcher.h"
#include "tests/bench/Chance.h"
#include "tests/bench/Stopwatch.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cblas.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace bk::bench {
namespace {

constexpr int dimensions = 256;
constexpr int faceprintsEach = 4;

Embedding drawn(Chance& chance) {
    Embedding numbers(dimensions);
    double squares = 0;
    for (float& number : numbers) {
        number = static_cast<float>(static_cast<double>(chance.next() >> 11) * 0x1p-53 - 0.5);
        squares += double(number) * double(number);
    }
    for (float& number : numbers)
        number = static_cast<float>(double(number) / std::sqrt(squares));
    return numbers;
}

struct Times {
    double least = 0;
    double median = 0;
};

Times timesOf(std::vector<double> milliseconds) {
    std::sort(milliseconds.begin(), milliseconds.end());
    return {milliseconds.front(), milliseconds[milliseconds.size() / 2]};
}

/// Milliseconds of the processor.
template <class Work>
double timed(Work work) {
    const Stopwatch watch;
    work();
    return watch.taken().work * 1e3;
}

QJsonObject measure(int faceprints, int runs, Chance& chance) {
    SeededIds ids(chance.next());
    Matcher matcher(dimensions, {0.5, 5, 0.15});
    matcher.reserve(faceprints);
    FaceNumbers matrix;
    matrix.reserve(static_cast<size_t>(faceprints) * dimensions);
    PersonId person;
    for (int i = 0; i < faceprints; ++i) {
        if (i % faceprintsEach == 0) person = ids.make<PersonId>();
        const Embedding numbers = drawn(chance);
        matcher.add(person, numbers, ids.make<FaceId>());
        matrix.insert(matrix.end(), numbers.begin(), numbers.end());
    }
    const FaceId asked = ids.make<FaceId>();
    std::vector<double> ours;
    std::vector<double> bare;
    std::vector<float> cosines(static_cast<size_t>(faceprints));
    double seen = 0; // so that nothing is left out as useless
    for (int run = 0; run <= runs; ++run) {
        const Embedding face = drawn(chance);
        const double pass = timed([&] {
            cblas_sgemv(CblasRowMajor, CblasNoTrans, faceprints, dimensions, 1.0f, matrix.data(), dimensions,
                        face.data(), 1, 0.0f, cosines.data(), 1);
        });
        seen += double(cosines.back());
        const double match = timed([&] { seen += matcher.candidates(face, {{}, asked}, 5).first().score; });
        if (run == 0) continue; // warms up
        bare.push_back(pass);
        ours.push_back(match);
    }
    const Times match = timesOf(ours);
    const Times pass = timesOf(bare);
    std::printf(
        "%8d faceprints of %d numbers: match %.2f ms (least %.2f), one pass %.2f ms (least %.2f), ratio "
        "%.3f (of the least %.3f) [%g]\n",
        faceprints, dimensions, match.median, match.least, pass.median, pass.least,
        match.median / pass.median, match.least / pass.least, seen);
    return {{QStringLiteral("faceprints"), faceprints},
            {QStringLiteral("match_ms"), match.median},
            {QStringLiteral("match_ms_least"), match.least},
            {QStringLiteral("pass_ms"), pass.median},
            {QStringLiteral("pass_ms_least"), pass.least},
            {QStringLiteral("ratio"), match.median / pass.median},
            {QStringLiteral("ratio_of_the_least"), match.least / pass.least}};
}

} // namespace

int runMatch(const QStringList& arguments) {
    openblas_set_num_threads(1);
    QCommandLineParser parser;
    const QCommandLineOption faceprints(QStringLiteral("faceprints"), QString(), QStringLiteral("N,N,..."),
                                        QStringLiteral("100000,1000000"));
    const QCommandLineOption runs(QStringLiteral("runs"), QString(), QStringLiteral("N"),
                                  QStringLiteral("21"));
    const QCommandLineOption json(QStringLiteral("json"), QString(), QStringLiteral("FILE"));
    parser.addOptions({faceprints, runs, json});
    if (!parser.parse(QStringList(QStringLiteral("match")) + arguments)) {
        std::fprintf(stderr, "%s\n", qPrintable(parser.errorText()));
        return 2;
    }
    Chance chance(1);
    QJsonArray rows;
    for (const QString& count : parser.value(faceprints).split(QLatin1Char(',')))
        rows.append(measure(std::max(1, count.toInt()), std::max(1, parser.value(runs).toInt()), chance));
    if (!parser.isSet(json)) return 0;
    QFile file(parser.value(json));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(rows).toJson()) < 0) {
        std::fprintf(stderr, "%s\n", qPrintable(file.errorString()));
        return 1;
    }
    return 0;
}

} // namespace bk::bench
