#pragma once

#include "core/base/FilePath.h"
#include "core/base/Result.h"
#include "core/model/Photo.h"
#include "core/model/Purpose.h"
#include "core/model/Quitclaim.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QRectF>
#include <QString>

#include <optional>

/// Words of the command line as values. A word is what the system handed over: bytes, which need not be UTF-8
/// where they are a path. Pure; every failure is InvalidArgument with a sentence that says what was expected.
namespace bk::cli {

/// A day, or the word "none" to take a day away.
struct DayChange {
    std::optional<QDate> day;
};

/// Why no consent is needed, or "none" to take that back.
struct OverrideChange {
    OverrideReason reason = OverrideReason::None;
    QString note;
};

Status convert(const QByteArray& word, QString& to);
Status convert(const QByteArray& word, std::optional<QString>& to);
/// The bytes as they are.
Status convert(const QByteArray& word, QByteArray& to);
Status convert(const QByteArray& word, QList<QByteArray>& to);
Status convert(const QByteArray& word, FilePath& to);
/// One more path.
Status convert(const QByteArray& word, QList<FilePath>& to);
Status convert(const QByteArray& word, std::optional<FilePath>& to);
/// Strictly YYYY-MM-DD.
Status convert(const QByteArray& word, std::optional<QDate>& to);
Status convert(const QByteArray& word, std::optional<DayChange>& to);
/// `on` or `off`.
Status convert(const QByteArray& word, std::optional<bool>& to);
Status convert(const QByteArray& word, std::optional<int>& to);
Status convert(const QByteArray& word, double& to);
/// X,Y,W,H in pixels; width and height above zero.
Status convert(const QByteArray& word, QRectF& to);
/// One purpose, by its form only: whether the catalog has it is asked later.
Status convert(const QByteArray& word, Purpose& to);
/// Purposes with commas between them; each once.
Status convert(const QByteArray& word, QList<Purpose>& to);
/// Purposes that are granted, with commas between them; each may have a last day of its own behind a colon:
/// "website,print:2027-12-31".
Status convert(const QByteArray& word, QList<Grant>& to);
/// `crowd`, `public-event`, `unrecognisable`, `press-exception`, `other:WORDS`, a reason of several words
/// (Other, with these words), or `none`. One word that is none of these is refused.
Status convert(const QByteArray& word, std::optional<OverrideChange>& to);
/// The word for REASON, without the words that go with `other`; empty for None.
QString wordOf(OverrideReason reason);
Status convert(const QByteArray& word, LegalBasis& to);
Status convert(const QByteArray& word, std::optional<LegalBasis>& to);

} // namespace bk::cli
