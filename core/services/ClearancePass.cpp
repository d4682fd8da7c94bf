#include "core/services/ClearancePass.h"

#include "core/store/ClearanceStore.h"
#include "core/store/SettingStore.h"

#include <algorithm>

namespace bk {
namespace {

/// Photos in memory at a time.
constexpr int batch = 1000;

} // namespace

Status ClearancePass::readPurposes() {
    if (m_purposes) return {};
    BK_ASSIGN(m_purposes, SettingStore(m_catalog).purposes());
    for (const Purpose& purpose : std::as_const(*m_purposes))
        m_keys << purpose.key().toUtf8();
    return {};
}

bool ClearancePass::isSame(const StoredClearance& stored, const Clearance& asked,
                           const QByteArray& reasons) const {
    // A row from an earlier day that says the same has counted since then, and goes on to.
    return stored.state == static_cast<qint64>(asked.state) && stored.reasons == reasons &&
           stored.lastDay.value_or(QDate()) == asked.lastDay && stored.firstDay && *stored.firstDay <= m_day;
}

Status ClearancePass::look(std::vector<PhotoOnRecord> photos, Stale ofStale, const Visit& onDifference,
                           ClearanceTally& tally) {
    BK_TRY(m_facts.readPersonsOn(photos));
    QList<PhotoId> ids;
    ids.reserve(static_cast<qsizetype>(photos.size()));
    for (const PhotoOnRecord& record : photos)
        ids << record.id;
    BK_ASSIGN(const auto stale, ClearanceStore(m_catalog).staleAmong(ids));
    for (PhotoOnRecord& record : photos) {
        ++tally.photos;
        tally.last = record.id;
        const bool isStale = stale.contains(record.id);
        if (isStale) tally.stale << record.id;
        if (isStale && ofStale == Stale::PassedOver) continue;
        const QList<StoredClearance> rows = std::move(record.stored);
        BK_ASSIGN(const PhotoFacts photo, m_facts.factsOf(std::move(record)));
        bool different = false;
        for (qsizetype i = 0; i < m_keys.size(); ++i) {
            const Purpose& purpose = m_purposes->at(i);
            const Clearance asked = clearanceOf(photo, m_facts.persons(), purpose, m_day);
            const QByteArray reasons = ClearanceStore::packed(asked.reasons);
            const auto row = std::find_if(rows.begin(), rows.end(), [&](const StoredClearance& one) {
                return one.purpose == m_keys.at(i);
            });
            const StoredClearance* const stored = row == rows.end() ? nullptr : &*row;
            if (stored && isSame(*stored, asked, reasons)) continue;
            different = true;
            BK_TRY(onDifference(photo.id, purpose, asked, reasons, stored));
        }
        if (different && !isStale) tally.different << photo.id;
    }
    return {};
}

ClearancePass::Visit ClearancePass::keepIn(ClearanceStore& store) {
    return [&store](const PhotoId& photo, const Purpose& purpose, const Clearance& asked,
                    const QByteArray& reasons, const StoredClearance* stored) {
        return stored ? store.update(photo, purpose, asked, reasons)
                      : store.insert(photo, purpose, asked, reasons);
    };
}

Result<ClearanceTally> ClearancePass::renew(QList<PhotoId> photos) {
    BK_TRY(readPurposes());
    ClearanceStore store(m_catalog);
    BK_TRY(store.storesOnly(*m_purposes));
    BK_ASSIGN(ClearanceTally tally, lookAt(std::move(photos), Stale::Asked, keepIn(store)));
    BK_TRY(store.markFresh(tally.stale));
    return tally;
}

Result<ClearanceTally> ClearancePass::compare(QList<PhotoId> photos) {
    BK_TRY(readPurposes());
    return lookAt(std::move(photos), Stale::PassedOver,
                  [](const PhotoId&, const Purpose&, const Clearance&, const QByteArray&,
                     const StoredClearance*) -> Status { return {}; });
}

Result<ClearanceTally> ClearancePass::lookAt(QList<PhotoId> photos, Stale ofStale,
                                             const Visit& onDifference) {
    // One photo after the other as they lie in the file.
    std::sort(photos.begin(), photos.end());
    photos.erase(std::unique(photos.begin(), photos.end()), photos.end());
    ClearanceTally tally;
    for (qsizetype first = 0; first < photos.size(); first += batch) {
        BK_ASSIGN(auto part, ClearanceFacts(m_catalog).photos(photos.mid(first, batch), Stored::Included));
        BK_TRY(look(std::move(part), ofStale, onDifference, tally));
    }
    return tally;
}

Result<ClearanceTally> ClearancePass::renewAfter(const PhotoId& last, int limit) {
    BK_TRY(readPurposes());
    ClearanceStore store(m_catalog);
    BK_TRY(store.storesOnly(*m_purposes));
    ClearanceTally tally;
    tally.last = last;
    while (tally.photos < limit) {
        const int wanted = std::min(batch, limit - tally.photos);
        BK_ASSIGN(auto part, ClearanceFacts(m_catalog).photosAfter(tally.last, wanted));
        if (part.empty()) break;
        BK_TRY(look(std::move(part), Stale::Asked, keepIn(store), tally));
    }
    BK_TRY(store.markFresh(tally.stale));
    return tally;
}

Result<ClearanceTally> ClearancePass::compareAfter(const PhotoId& last, int limit,
                                                   const Finding& onDifference) {
    BK_TRY(readPurposes());
    ClearanceTally tally;
    tally.last = last;
    while (tally.photos < limit) {
        const int wanted = std::min(batch, limit - tally.photos);
        BK_ASSIGN(auto part, ClearanceFacts(m_catalog).photosAfter(tally.last, wanted));
        if (part.empty()) break;
        BK_TRY(look(
            std::move(part), Stale::PassedOver,
            [&](const PhotoId& photo, const Purpose& purpose, const Clearance& asked, const QByteArray&,
                const StoredClearance* stored) -> Status {
                if (!onDifference) return {};
                const bool counts = stored && stored->firstDay && *stored->firstDay <= m_day &&
                                    (!stored->lastDay || *stored->lastDay >= m_day);
                onDifference(photo, purpose, asked,
                             counts ? std::optional(static_cast<ClearanceState>(stored->state))
                                    : std::nullopt);
                return {};
            },
            tally));
    }
    return tally;
}

} // namespace bk
