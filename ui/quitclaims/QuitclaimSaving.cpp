#include "ui/quitclaims/QuitclaimSaving.h"

#include "core/services/KeptPart.h"
#include "core/services/Services.h"

namespace bk::ui {
namespace {

bool isKept(const Error& error) {
    return keptPart(error) != KeptPart::Nothing;
}

} // namespace

bool SavedQuitclaim::isWhole() const {
    return !error || isKept(*error);
}

SavedQuitclaim saveNew(Services& services, const Quitclaim& record, const QList<QByteArray>& scans) {
    SavedQuitclaim saved;
    const auto added = services.consent.add(record, scans);
    if (added)
        saved.record = *added;
    else
        saved.error = added.error();
    return saved;
}

SavedQuitclaim saveCorrection(Services& services, const Quitclaim& record, bool changed, const QString& why,
                              const QList<QByteArray>& scans) {
    SavedQuitclaim saved;
    const auto took = [&saved](const Result<Quitclaim>& step) {
        if (step)
            saved.record = *step;
        else
            saved.error = step.error();
        return saved.isWhole();
    };
    if (changed && !took(services.consent.correct(record, why))) return saved;
    for (const QByteArray& scan : scans) {
        if (!took(services.consent.attachScan(record.id, scan))) return saved;
        ++saved.scans;
    }
    return saved;
}

} // namespace bk::ui
