#pragma once

#include "core/faces/Matcher.h"
#include "core/faces/ModelCard.h"

#include <QList>
#include <QString>

namespace bk::bench {

/// A found face whose person is known.
struct KnownNumbers {
    QString person;
    Embedding numbers;
    double quality = 0;
    int photo = 0;
};

/// Are two faces one person's? Over all pairs of one person and as many pairs of two as `mostPairs`, drawn.
struct Verification {
    static constexpr qint64 mostPairs = 2'000'000;

    qint64 same = 0;
    qint64 different = 0;
    /// The mean of the rates of right answers for pairs of one person and of two, at the threshold that is
    /// best on these pairs.
    double accuracy = 0;
    double threshold = 0;
    struct Point {
        double falseMatchRate = 0; ///< asked for
        double trueMatchRate = 0;
        double threshold = 0; ///< the lowest one at which no more pairs match falsely
    };
    QList<Point> points;
};

Verification verify(const QList<KnownNumbers>& faces, quint64 seed);

/// `Program`: as a scan compares the photos of a run, which tell of each other. `Single`: the same, but each
/// photo by itself. `Plain`: the nearest of all faceprints by cosine, without a margin: what others do, to
/// compare with.
enum class Matching { Program, Single, Plain };

struct TrialSettings {
    int named = 3;          ///< photos named per person
    double strangers = 0.2; ///< part of the people who are nobody in the catalog
    int strangerPhotos = 0; ///< asked about per stranger, drawn; 0: all
    int splits = 20;
    quint64 seed = 1;
};

/// One face that was to be suggested.
struct Probe {
    bool known = false; ///< of somebody in the catalog
    bool right = false; ///< they are the first candidate
    double score = -1;
    double lead = 2; ///< over the second
};

/// The real task once: some photos of each person named, the rest to be suggested, strangers in between.
struct Trial {
    int persons = 0;
    int strangers = 0; ///< people
    int faceprints = 0;
    QList<Probe> probes;
};

/// Parts of the faces, 0..1.
struct Rates {
    double rank1 = 0; ///< of the known ones, whatever the score
    double right = 0;
    double wrong = 0;
    double silent = 0; ///< known ones without a suggestion
    double strangersNamed = 0;
};

/// SETTINGS.splits times, each with other people left out and other photos named: people with no more photos
/// than are named are always strangers. The same for the same seed. As in the program, named faces that are
/// too poor do not become faceprints; they are not asked about either.
QList<Trial> runTrials(const QList<KnownNumbers>& faces, const ModelCard& card, Matching matching,
                       const TrialSettings& settings);

Rates ratesOf(const Trial& trial, double threshold, double margin);
/// The lowest threshold at which no more than RATE of the strangers' faces of all TRIALS are named.
double thresholdFor(const QList<Trial>& trials, double margin, double rate);

/// Over the splits.
struct Spread {
    double mean = 0;
    double deviation = 0; ///< standard deviation
    double least = 0;
    double most = 0;
};
Spread spreadOf(const QList<double>& values);

} // namespace bk::bench
