#include "core/services/ReceiptService.h"

#include "core/services/ReceiptJson.h"
#include "core/services/ReceiptPages.h"

namespace bk {
namespace {

Status requireLanguage(const QString& language) {
    if (receiptLanguages().contains(language)) return {};
    return fail(ErrorCode::InvalidArgument,
                QStringLiteral("receipts and letters can be written in %1, not in \"%2\"")
                    .arg(receiptLanguages().join(QStringLiteral(" and ")), language));
}

/// What is only a draft was not signed as far as anybody knows.
Status requireSigned(const ReceiptFacts& facts) {
    if (facts.quitclaim.state != QuitclaimState::Draft) return {};
    return fail(ErrorCode::InvalidArgument,
                QStringLiteral("quitclaim %1 is a draft, which counts for nothing yet: there is nothing to "
                               "confirm")
                    .arg(facts.quitclaim.number));
}

} // namespace

Result<QJsonObject> ReceiptService::receipt(const QuitclaimId& id) const {
    BK_TRY(m_session.require(Right::ManageConsent));
    BK_ASSIGN(const ReceiptFacts facts, readReceiptFacts(m_session, id));
    BK_TRY(requireSigned(facts));
    const QJsonObject receipt = receiptJson(facts, m_session.ids().next());
    BK_TRY(m_session.recordRead("receipt.make", "quitclaim", id.uuid(), QStringLiteral("json")));
    return receipt;
}

Result<QByteArray> ReceiptService::receiptPdf(const QuitclaimId& id, const QString& language) const {
    BK_TRY(m_session.require(Right::ManageConsent));
    BK_TRY(requireLanguage(language));
    BK_ASSIGN(const ReceiptFacts facts, readReceiptFacts(m_session, id));
    BK_TRY(requireSigned(facts));
    BK_ASSIGN(QByteArray pdf, receiptPages(facts, language).pdf(receiptTitle(language)));
    BK_TRY(m_session.recordRead("receipt.make", "quitclaim", id.uuid(), QStringLiteral("pdf ") + language));
    return pdf;
}

Result<QByteArray> ReceiptService::withdrawalLetter(const QuitclaimId& id, const QString& language) const {
    BK_TRY(m_session.require(Right::ManageConsent));
    BK_TRY(requireLanguage(language));
    BK_ASSIGN(const ReceiptFacts facts, readReceiptFacts(m_session, id));
    if (!facts.isWithdrawn())
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("nothing of quitclaim %1 is withdrawn").arg(facts.quitclaim.number));
    BK_ASSIGN(QByteArray pdf, withdrawalPages(facts, language).pdf(withdrawalTitle(language)));
    BK_TRY(m_session.recordRead("letter.make", "quitclaim", id.uuid(), language));
    return pdf;
}

} // namespace bk
