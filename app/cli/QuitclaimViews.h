#pragma once

#include "app/cli/Context.h"

#include <QJsonArray>
#include <QJsonObject>

/// Permissions as the JSON of the contract.
namespace bk::cli {

class TextOut;

QJsonArray grantsJson(const QList<Grant>& grants);
QJsonArray scansJson(const QList<Attachment>& scans);
/// What a list tells of each.
QJsonObject quitclaimJson(const QuitclaimView& view);
/// Every field of the record ID. Logged as a reading.
Result<QJsonObject> wholeQuitclaim(const Context& context, const QuitclaimId& id);
/// Its versions with what each changed. Logged as a reading.
Result<QJsonObject> historyJson(const Context& context, const QuitclaimId& id);

/// What verbs that write a record answer: quitclaim, number, state, version, and in `note` what the person
/// who records it has to know, or null.
Result<QJsonObject> writtenJson(const Context& context, const Quitclaim& written);
/// "Q-2026-00001 is a draft" of such an answer.
QString writtenSentence(const QJsonObject& answer);
/// Photos, publications and faceprints that a withdrawal touched.
QJsonObject touchedJson(const WithdrawalOutcome& outcome);
/// The same in a sentence.
QString touchedSentence(const QJsonObject& answer);

/// A line for a field of a record, or several where its text has several; none where it is empty.
void printField(TextOut& out, const char* label, const QString& text);

} // namespace bk::cli
