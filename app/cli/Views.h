#pragma once

#include "core/model/Collection.h"
#include "core/model/Face.h"
#include "core/services/ClearanceService.h"
#include "core/services/FaceService.h"
#include "core/services/ImportService.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>

/// Records as the JSON of the contract. Pure.
namespace bk::cli {

/// YYYY-MM-DD; null for no day.
QJsonValue dayJson(const std::optional<QDate>& day);
QJsonValue dayJson(const QDate& day);
/// The text, or null when it is empty.
QJsonValue textJson(const QString& text);
/// What recognition made, of whatever it is asked: suggestions, faceprints.
QJsonObject tracesJson(const RecognitionTraces& traces);
QString hex(const QByteArray& sha256);

/// `possible`, `unnamed`, `named`, `bystander` or `not-a-face`.
QString toString(FaceState state);
/// [x, y, w, h], to a hundredth of a pixel.
QJsonArray boxJson(const QRectF& box);
QJsonObject faceJson(const FaceView& view);

QJsonObject countsJson(const QMap<ClearanceState, int>& counts);
/// One reason in words, e.g. "Noor de Vries withdrew on 2026-03-01 (Q-2026-00003)".
QString sentence(const ClearanceReason& reason, const ReasonNames& names);
QJsonArray reasonsJson(const Clearance& clearance, const ReasonNames& names);
/// {path, state, until, reasons}
QJsonObject clearanceJson(const PhotoClearance& photo, const ReasonNames& names);
/// {path, reason}
QJsonArray failedJson(const QList<FailedFile>& failed);

} // namespace bk::cli
