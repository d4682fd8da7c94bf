#include "tests/bench/FaceReport.h"

#include <QJsonArray>

#include <cstdio>

namespace bk::bench {
namespace {

double perRun(const Stage& stage) {
    return stage.runs > 0 ? stage.milliseconds / stage.runs : 0;
}

struct Setting {
    double threshold = 0;
    double margin = 0;
};

/// The card's first, then those around it.
QList<Setting> settings(const ModelCard& card) {
    QList<Setting> list = {{card.suggestThreshold, card.suggestMargin}};
    for (const double threshold : {0.35, 0.40, 0.45, 0.48, 0.50, 0.55})
        for (const double margin : {0.0, 0.05, 0.10})
            list.append({threshold, margin});
    return list;
}

} // namespace

void print(const Detection& found, const Timing& timing, int photos) {
    std::printf("photos %d: faces %d, possible %d\n", photos, found.faces, found.possible);
    if (found.known > 0)
        std::printf("known faces %d: found %d, only possible %d, missed %d, fit for a faceprint %d\n",
                    found.known, found.sure, found.weak, found.missed, found.fit);
    if (found.boxesKnown)
        std::printf("false faces %d, false possible %d\n", found.falseFaces, found.falsePossible);
    std::printf("photos by number of faces:");
    for (auto it = found.perPhoto.begin(); it != found.perPhoto.end(); ++it)
        std::printf("  %d: %d", it.key(), it.value());
    std::printf("\n");
    for (const QString& line : found.odd)
        std::printf("  %s\n", qPrintable(line));
    std::printf("milliseconds: decode %.1f, find %.1f per photo (network %.1f x %.2f runs, the rest %.1f); "
                "align %.2f, embed %.1f per face\n",
                perRun(timing.decode), perRun(timing.find), perRun(timing.detector),
                double(timing.detector.runs) / photos,
                (timing.find.milliseconds - timing.detector.milliseconds) / photos, perRun(timing.align),
                perRun(timing.embed));
}

void print(const Recognition& seen, int named, const ModelCard& card) {
    const double all = std::max(1, seen.probes);
    std::printf("recognition: %d persons with %d faceprints each, %d other faces, right first %d (%.1f %%)\n",
                seen.persons, named, seen.probes, seen.rightFirst, 100 * seen.rightFirst / all);
    std::printf("  %-18s %14s %14s %22s\n", "threshold / margin", "right", "wrong", "a name for strangers");
    const char* note = "card";
    for (const Setting& at : settings(card)) {
        std::printf("  %.2f / %.2f %-6s", at.threshold, at.margin, note);
        for (const int count :
             {seen.count(true, at.threshold, at.margin), seen.count(false, at.threshold, at.margin),
              seen.strangers(at.threshold, at.margin)})
            std::printf("  %6.1f%% (%4d)", 100 * count / all, count);
        std::printf("\n");
        note = "";
    }
}

QJsonObject toJson(const Detection& found, const Timing& timing, int photos) {
    QJsonObject perPhoto;
    for (auto it = found.perPhoto.begin(); it != found.perPhoto.end(); ++it)
        perPhoto[QString::number(it.key())] = it.value();
    const auto known = [&](int count) { return found.boxesKnown ? QJsonValue(count) : QJsonValue(); };
    return {{QStringLiteral("photos"), photos},
            {QStringLiteral("known_faces"), found.known},
            {QStringLiteral("found"), found.sure},
            {QStringLiteral("only_possible"), found.weak},
            {QStringLiteral("missed"), found.missed},
            {QStringLiteral("fit_for_a_faceprint"), found.fit},
            {QStringLiteral("false_faces"), known(found.falseFaces)},
            {QStringLiteral("false_possible"), known(found.falsePossible)},
            {QStringLiteral("all_faces"), found.faces},
            {QStringLiteral("all_possible"), found.possible},
            {QStringLiteral("photos_by_number_of_faces"), perPhoto},
            {QStringLiteral("milliseconds"),
             QJsonObject{{QStringLiteral("decode_per_photo"), perRun(timing.decode)},
                         {QStringLiteral("find_per_photo"), perRun(timing.find)},
                         {QStringLiteral("network_per_run"), perRun(timing.detector)},
                         {QStringLiteral("network_runs_per_photo"), double(timing.detector.runs) / photos},
                         {QStringLiteral("align_per_face"), perRun(timing.align)},
                         {QStringLiteral("embed_per_face"), perRun(timing.embed)}}}};
}

QJsonObject toJson(const Recognition& seen, int named, const ModelCard& card) {
    QJsonArray rows;
    for (const Setting& at : settings(card))
        rows.append(
            QJsonObject{{QStringLiteral("threshold"), at.threshold},
                        {QStringLiteral("margin"), at.margin},
                        {QStringLiteral("right"), seen.count(true, at.threshold, at.margin)},
                        {QStringLiteral("wrong"), seen.count(false, at.threshold, at.margin)},
                        {QStringLiteral("strangers_named"), seen.strangers(at.threshold, at.margin)}});
    return {{QStringLiteral("persons"), seen.persons},
            {QStringLiteral("named_each"), named},
            {QStringLiteral("others"), seen.probes},
            {QStringLiteral("right_first"), seen.rightFirst},
            {QStringLiteral("at"), rows}};
}

} // namespace bk::bench
