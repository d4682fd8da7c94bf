#pragma once

#include "core/services/ReceiptFacts.h"

#include <QJsonObject>

namespace bk {

/// A consent receipt with the whole consent record in it, as JSON-LD: the fields of ISO/IEC TS 27560:2023 in
/// the terms of the W3C Data Privacy Vocabulary (guide "Consent Records and Receipts", final report of
/// 1 August 2024, https://w3id.org/dpv/guides/consent-27560). Says only what FACTS hold: where a quitclaim
/// was not signed on a form that is kept, what the form would have told is left out, and the signed paper is
/// named as the notice. Pure.
QJsonObject receiptJson(const ReceiptFacts& facts, const QUuid& receipt);

} // namespace bk
