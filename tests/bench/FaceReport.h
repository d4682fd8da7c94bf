#pragma once

#include "core/faces/ModelCard.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>

#include <algorithm>

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

/// Right and wrong first candidates among the faces that were not named.
struct Recognition {
    int persons = 0;
    int probes = 0;
    int rightFirst = 0;
    struct Probe {
        bool right = false;
        double score = 0;
        double lead = 0;          ///< over the second
        double strangerScore = 0; ///< of the best other person, were this one not in the catalog
        double strangerLead = 0;
    };
    QList<Probe> all;

    int strangers(double threshold, double margin) const {
        return int(std::count_if(all.begin(), all.end(), [&](const Probe& probe) {
            return probe.strangerScore >= threshold && probe.strangerLead >= margin;
        }));
    }
    int count(bool right, double threshold, double margin) const {
        return int(std::count_if(all.begin(), all.end(), [&](const Probe& probe) {
            return probe.right == right && probe.score >= threshold && probe.lead >= margin;
        }));
    }
};

/// The table of what was found and how long it took, per photo, run and face.
void print(const Detection& found, const Timing& timing, int photos);
/// The table of right and wrong names at several thresholds, the CARD's first.
void print(const Recognition& seen, int named, const ModelCard& card);
QJsonObject toJson(const Detection& found, const Timing& timing, int photos);
QJsonObject toJson(const Recognition& seen, int named, const ModelCard& card);

} // namespace bk::bench
