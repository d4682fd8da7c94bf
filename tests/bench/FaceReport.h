#pragma once

#include "tests/bench/FaceTrials.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>

namespace bk::bench {

/// Time spent in one kind of work.
struct Stage {
    double milliseconds = 0;
    int runs = 0;
};

struct Timing {
    Stage decode, detector, find, align, embed;
};

/// What was found against what is known.
struct Detection {
    bool boxesKnown = false; ///< else nothing is known about false faces
    int known = 0;
    int sure = 0; ///< known faces found as faces
    int weak = 0; ///< known faces found as possible ones only
    int missed = 0;
    int fit = 0; ///< of good enough quality for a faceprint
    int falseFaces = 0;
    int falsePossible = 0;
    int faces = 0; ///< all that were found
    int possible = 0;
    QMap<int, int> perPhoto; ///< number of sure faces -> photos
    QStringList odd;         ///< photos that are not as they should be
};

/// The table of what was found and how long it took, per photo, run and face.
void print(const Detection& found, const Timing& timing, int photos);
void print(const Verification& pairs);
/// The table of right and wrong names over the splits, at LIMITS first, then at several thresholds.
void print(const QList<Trial>& trials, const TrialSettings& settings, Matching matching,
           const MatchLimits& limits);
/// What is named right where as many strangers are named, by each way of matching.
struct MatchingTrials {
    Matching matching;
    MatchLimits limits;
    QList<Trial> trials;
};
void printEqual(const QList<MatchingTrials>& ways);
QJsonObject toJsonEqual(const QList<MatchingTrials>& ways);
/// "program", "single", "plain".
QString wordFor(Matching matching);
QJsonObject toJson(const Detection& found, const Timing& timing, int photos);
QJsonObject toJson(const Verification& pairs);
/// Rates are parts, 0..1.
QJsonObject toJson(const QList<Trial>& trials, const MatchLimits& limits);

} // namespace bk::bench
