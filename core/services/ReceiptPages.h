#pragma once

#include "core/services/PrintedPages.h"
#include "core/services/ReceiptFacts.h"

namespace bk {

/// "nl", "en": the languages in which receipts and letters can be written.
QStringList receiptLanguages();

/// What the receipt is called and what stands in it, for people to read. Only what FACTS hold; the paragraphs
/// about withdrawing and rights are those of the signed form where that is in LANGUAGE. Pure; printing needs
/// a QGuiApplication (fonts).
PrintedPages receiptPages(const ReceiptFacts& facts, const QString& language);
QString receiptTitle(const QString& language);

/// The letter that confirms what was withdrawn. FACTS with at least one withdrawal.
PrintedPages withdrawalPages(const ReceiptFacts& facts, const QString& language);
QString withdrawalTitle(const QString& language);

} // namespace bk
