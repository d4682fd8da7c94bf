#include "tests/bench/FaceReport.h"

#include <QJsonArray>

#include <array>
#include <cstdio>

namespace bk::bench {
namespace {

double perRun(const Stage& stage) {
    return stage.runs > 0 ? stage.milliseconds / stage.runs : 0;
}

/// LIMITS first, then others.
QList<MatchLimits> around(const MatchLimits& limits) {
    QList<MatchLimits> list = {limits};
    for (int step = 30; step <= 60; step += 2)
        list.append({step / 100.0, limits.margin});
    for (const double margin : {0.0, 0.05, 0.10})
        list.append({limits.threshold, margin});
    return list;
}

struct RateName {
    const char* key;
    double Rates::*rate;
};
constexpr std::array rateNames = {RateName{"rank_1", &Rates::rank1}, RateName{"right", &Rates::right},
                                  RateName{"wrong", &Rates::wrong}, RateName{"not_suggested", &Rates::silent},
                                  RateName{"strangers_named", &Rates::strangersNamed}};

Spread spreadOfRate(const QList<Rates>& rates, double Rates::*rate) {
    QList<double> values;
    for (const Rates& one : rates)
        values << one.*rate;
    return spreadOf(values);
}

QList<Rates> ratesOf(const QList<Trial>& trials, const MatchLimits& limits) {
    QList<Rates> rates;
    for (const Trial& trial : trials)
        rates << ratesOf(trial, limits.threshold, limits.margin);
    return rates;
}

/// Of strangers' faces.
constexpr std::array equalRates = {0.005, 0.01, 0.02};

const char* titleOf(Matching matching) {
    switch (matching) {
    case Matching::Program:
        return "the program's matching";
    case Matching::Single:
        return "the program's, each photo by itself";
    case Matching::Plain:
        return "plain best of all";
    }
    return "";
}

} // namespace

QString wordFor(Matching matching) {
    switch (matching) {
    case Matching::Program:
        return QStringLiteral("program");
    case Matching::Single:
        return QStringLiteral("single");
    case Matching::Plain:
        return QStringLiteral("plain");
    }
    return {};
}

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

void print(const Verification& pairs) {
    std::printf("verification: %lld pairs of one person, %lld of two; accuracy %.4f at %.3f\n",
                static_cast<long long>(pairs.same), static_cast<long long>(pairs.different), pairs.accuracy,
                pairs.threshold);
    for (const Verification::Point& point : pairs.points)
        std::printf("  true match rate %.4f at false match rate %g, threshold %.3f\n", point.trueMatchRate,
                    point.falseMatchRate, point.threshold);
}

void print(const QList<Trial>& trials, const TrialSettings& settings, Matching matching,
           const MatchLimits& limits) {
    if (trials.isEmpty()) return;
    const Trial& first = trials.first();
    qsizetype known = 0;
    for (const Probe& probe : first.probes)
        known += probe.known ? 1 : 0;
    std::printf(
        "%s: %d persons with %d photos named each, %d strangers; %lld and %lld other faces; %d splits, "
        "seed %llu; in %%: mean (deviation, least..most)\n",
        titleOf(matching), first.persons, settings.named, first.strangers, static_cast<long long>(known),
        static_cast<long long>(first.probes.size() - known), settings.splits,
        static_cast<unsigned long long>(settings.seed));
    std::printf("  %-14s", "score / lead");
    for (const RateName& name : rateNames)
        std::printf("  %-27s", name.key);
    std::printf("\n");
    for (const MatchLimits& at : around(limits)) {
        const QList<Rates> rates = ratesOf(trials, at);
        std::printf("  %.2f / %.2f   ", at.threshold, at.margin);
        for (const RateName& name : rateNames) {
            const Spread spread = spreadOfRate(rates, name.rate);
            std::printf("  %6.2f (%4.2f, %5.2f..%6.2f) ", 100 * spread.mean, 100 * spread.deviation,
                        100 * spread.least, 100 * spread.most);
        }
        std::printf("\n");
    }
}

void printEqual(const QList<MatchingTrials>& ways) {
    std::printf("where as many strangers are named, in %%: right (deviation), wrong, at the threshold\n");
    for (const MatchingTrials& way : ways) {
        std::printf("  %-36s", titleOf(way.matching));
        for (const double strangers : equalRates) {
            const MatchLimits at{thresholdFor(way.trials, way.limits.margin, strangers), way.limits.margin};
            const QList<Rates> rates = ratesOf(way.trials, at);
            const Spread right = spreadOfRate(rates, &Rates::right);
            std::printf("  at %.1f: %6.2f (%4.2f), %4.2f, %.3f", 100 * strangers, 100 * right.mean,
                        100 * right.deviation, 100 * spreadOfRate(rates, &Rates::wrong).mean, at.threshold);
        }
        std::printf("\n");
    }
}

QJsonObject toJsonEqual(const QList<MatchingTrials>& ways) {
    QJsonObject all;
    for (const MatchingTrials& way : ways) {
        QJsonArray rows;
        for (const double strangers : equalRates) {
            const MatchLimits at{thresholdFor(way.trials, way.limits.margin, strangers), way.limits.margin};
            const QList<Rates> rates = ratesOf(way.trials, at);
            const Spread right = spreadOfRate(rates, &Rates::right);
            rows.append(QJsonObject{{QStringLiteral("strangers_named"), strangers},
                                    {QStringLiteral("threshold"), at.threshold},
                                    {QStringLiteral("right"), right.mean},
                                    {QStringLiteral("right_deviation"), right.deviation},
                                    {QStringLiteral("wrong"), spreadOfRate(rates, &Rates::wrong).mean}});
        }
        all[wordFor(way.matching)] = rows;
    }
    return all;
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

QJsonObject toJson(const Verification& pairs) {
    QJsonArray points;
    for (const Verification::Point& point : pairs.points)
        points.append(QJsonObject{{QStringLiteral("false_match_rate"), point.falseMatchRate},
                                  {QStringLiteral("true_match_rate"), point.trueMatchRate},
                                  {QStringLiteral("threshold"), point.threshold}});
    return {{QStringLiteral("pairs_of_one_person"), pairs.same},
            {QStringLiteral("pairs_of_two"), pairs.different},
            {QStringLiteral("accuracy"), pairs.accuracy},
            {QStringLiteral("threshold"), pairs.threshold},
            {QStringLiteral("at"), points}};
}

QJsonObject toJson(const QList<Trial>& trials, const MatchLimits& limits) {
    QJsonArray rows;
    for (const MatchLimits& at : around(limits)) {
        const QList<Rates> rates = ratesOf(trials, at);
        QJsonObject row{{QStringLiteral("threshold"), at.threshold}, {QStringLiteral("margin"), at.margin}};
        for (const RateName& name : rateNames) {
            const Spread spread = spreadOfRate(rates, name.rate);
            row[QString::fromLatin1(name.key)] = QJsonObject{{QStringLiteral("mean"), spread.mean},
                                                             {QStringLiteral("deviation"), spread.deviation},
                                                             {QStringLiteral("least"), spread.least},
                                                             {QStringLiteral("most"), spread.most}};
        }
        rows.append(row);
    }
    QJsonArray splits;
    for (const Trial& trial : trials)
        splits.append(QJsonObject{{QStringLiteral("persons"), trial.persons},
                                  {QStringLiteral("strangers"), trial.strangers},
                                  {QStringLiteral("faceprints"), trial.faceprints},
                                  {QStringLiteral("faces"), trial.probes.size()}});
    return {{QStringLiteral("at"), rows}, {QStringLiteral("splits"), splits}};
}

} // namespace bk::bench
