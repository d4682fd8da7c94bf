#pragma once

#include "core/model/Quitclaim.h"
#include "core/services/Session.h"

#include <QJsonObject>

namespace bk {

/// What a person gets to take home. All need Right::ManageConsent and are logged; the bytes are for the
/// caller to print or to write where somebody said so. Thread-safe; not on the window's thread; the PDFs need
/// a QGuiApplication. LANGUAGE: "nl" or "en", anything else is InvalidArgument. NotFound: no such quitclaim.
class ReceiptService {
public:
    explicit ReceiptService(Session& session) : m_session(session) {}

    /// A consent record and receipt in the terms of ISO/IEC TS 27560:2023 as the W3C Data Privacy Vocabulary
    /// maps them (JSON-LD; https://w3id.org/dpv/guides/consent-27560), with all events of the quitclaim.
    /// InvalidArgument: it is a draft.
    Result<QJsonObject> receipt(const QuitclaimId& id) const;
    /// The same for people to read.
    Result<QByteArray> receiptPdf(const QuitclaimId& id, const QString& language) const;
    /// A letter that confirms what was withdrawn, when, and what was done: photos blocked, faceprints erased,
    /// where published photos are being taken down. InvalidArgument: nothing of it is withdrawn.
    Result<QByteArray> withdrawalLetter(const QuitclaimId& id, const QString& language) const;

private:
    Session& m_session;
};

} // namespace bk
