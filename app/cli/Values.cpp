#include "app/cli/Values.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace bk::cli {
namespace {

Result<QString> utf8(const QByteArray& word) {
    // Stateless: a character that is cut off at the end is an error as well.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(word);
    if (decoder.hasError())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("this text is not UTF-8: ") +
                                                    QString::fromLatin1(word.toPercentEncoding()));
    return text;
}

QString shown(const QByteArray& word) {
    return QString::fromUtf8(word);
}

tl::unexpected<Error> invalid(const QString& sentence) {
    return fail(ErrorCode::InvalidArgument, sentence);
}

Result<double> numberFrom(const QByteArray& word) {
    bool fits = false;
    const double value = word.toDouble(&fits);
    if (!fits || !std::isfinite(value))
        return invalid(QStringLiteral("\"%1\" is not a number").arg(shown(word)));
    return value;
}

Result<QDate> dayFrom(const QByteArray& word) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    bool fits = word.size() == 10;
    for (qsizetype i = 0; fits && i < word.size(); ++i)
        fits = i == 4 || i == 7 ? word[i] == '-' : isDigit(word[i]);
    const QDate day = fits ? QDate::fromString(QString::fromLatin1(word), Qt::ISODate) : QDate();
    if (!day.isValid())
        return invalid(QStringLiteral("\"%1\" is not a day; write it as YYYY-MM-DD").arg(shown(word)));
    return day;
}

template <class Value, size_t Count>
std::optional<Value> chosen(const QByteArray& word,
                            const std::array<std::pair<const char*, Value>, Count>& words) {
    for (const auto& [name, value] : words)
        if (word == name) return value;
    return std::nullopt;
}

constexpr std::array<std::pair<const char*, OverrideReason>, 4> overrideWords = {{
    {"crowd", OverrideReason::Crowd},
    {"public-event", OverrideReason::PublicEvent},
    {"unrecognisable", OverrideReason::Unrecognisable},
    {"press-exception", OverrideReason::PressException},
}};

} // namespace

Status convert(const QByteArray& word, QString& to) {
    BK_ASSIGN(to, utf8(word));
    return {};
}

Status convert(const QByteArray& word, std::optional<QString>& to) {
    BK_ASSIGN(to, utf8(word));
    return {};
}

Status convert(const QByteArray& word, QByteArray& to) {
    to = word;
    return {};
}

Status convert(const QByteArray& word, QList<QByteArray>& to) {
    to.append(word);
    return {};
}

Status convert(const QByteArray& word, FilePath& to) {
    if (word.isEmpty()) return invalid(QStringLiteral("a path is empty"));
    to = FilePath::fromBytes(word);
    return {};
}

Status convert(const QByteArray& word, QList<FilePath>& to) {
    FilePath path;
    BK_TRY(convert(word, path));
    to.append(path);
    return {};
}

Status convert(const QByteArray& word, std::optional<FilePath>& to) {
    FilePath path;
    BK_TRY(convert(word, path));
    to = path;
    return {};
}

Status convert(const QByteArray& word, std::optional<QDate>& to) {
    BK_ASSIGN(to, dayFrom(word));
    return {};
}

Status convert(const QByteArray& word, std::optional<DayChange>& to) {
    if (word == "none") {
        to = DayChange{};
        return {};
    }
    BK_ASSIGN(const QDate day, dayFrom(word));
    to = DayChange{day};
    return {};
}

Status convert(const QByteArray& word, std::optional<bool>& to) {
    if (word != "on" && word != "off")
        return invalid(QStringLiteral("\"%1\" is neither on nor off").arg(shown(word)));
    to = word == "on";
    return {};
}

Status convert(const QByteArray& word, std::optional<int>& to) {
    bool fits = false;
    const int value = word.toInt(&fits);
    if (!fits || value < 0) return invalid(QStringLiteral("\"%1\" is not a whole number").arg(shown(word)));
    to = value;
    return {};
}

Status convert(const QByteArray& word, double& to) {
    BK_ASSIGN(to, numberFrom(word));
    return {};
}

Status convert(const QByteArray& word, QRectF& to) {
    const QList<QByteArray> parts = word.split(',');
    std::array<double, 4> numbers{};
    bool fits = parts.size() == 4;
    for (size_t i = 0; fits && i < numbers.size(); ++i) {
        const auto number = numberFrom(parts[static_cast<qsizetype>(i)]);
        fits = number.has_value();
        if (fits) numbers[i] = *number;
    }
    if (!fits || numbers[2] <= 0 || numbers[3] <= 0)
        return invalid(QStringLiteral("\"%1\" is not a box; write X,Y,W,H in pixels of the upright photo")
                           .arg(shown(word)));
    to = QRectF(numbers[0], numbers[1], numbers[2], numbers[3]);
    return {};
}

Status convert(const QByteArray& word, Purpose& to) {
    const auto purpose = Purpose::tryFrom(shown(word));
    if (!purpose)
        return invalid(QStringLiteral("\"%1\" is not a purpose; purposes are words such as %2")
                           .arg(shown(word), Purpose::defaultKeys().join(QStringLiteral(", "))));
    to = *purpose;
    return {};
}

Status convert(const QByteArray& word, QList<Purpose>& to) {
    for (const QByteArray& part : word.split(',')) {
        Purpose purpose;
        BK_TRY(convert(part.trimmed(), purpose));
        if (!to.contains(purpose)) to.append(purpose);
    }
    return {};
}

Status convert(const QByteArray& word, QList<Grant>& to) {
    for (const QByteArray& part : word.split(',')) {
        const qsizetype colon = part.indexOf(':');
        Grant grant;
        grant.decision = Decision::Granted;
        BK_TRY(convert((colon < 0 ? part : part.left(colon)).trimmed(), grant.purpose));
        if (colon >= 0) BK_TRY(convert(part.mid(colon + 1).trimmed(), grant.until));
        const auto same = std::find_if(to.begin(), to.end(),
                                       [&](const Grant& one) { return one.purpose == grant.purpose; });
        if (same == to.end())
            to.append(grant);
        else if (*same != grant)
            return invalid(QStringLiteral("\"%1\" is given two last days").arg(grant.purpose.key()));
    }
    return {};
}

Status convert(const QByteArray& word, std::optional<OverrideChange>& to) {
    if (word.trimmed().isEmpty())
        return invalid(QStringLiteral("a reason is needed why no consent is needed"));
    const QByteArray trimmed = word.trimmed();
    if (trimmed == "none") {
        to = OverrideChange{};
        return {};
    }
    if (const auto reason = chosen(trimmed, overrideWords)) {
        to = OverrideChange{*reason, {}};
        return {};
    }
    const bool other = trimmed.startsWith("other:");
    BK_ASSIGN(const QString text, utf8(other ? trimmed.mid(6) : trimmed));
    const QString note = text.trimmed();
    if (note.isEmpty()) return invalid(QStringLiteral("\"other:\" needs words after it"));
    // A slip of one word must not make a photo free to use.
    if (!other && std::none_of(note.begin(), note.end(), [](QChar c) { return c.isSpace(); }))
        return invalid(
            QStringLiteral("\"%1\" is not a reason why no consent is needed; write crowd, "
                           "public-event, unrecognisable, press-exception, other:WORDS or a reason "
                           "of several words, or none to take it back")
                .arg(note));
    to = OverrideChange{OverrideReason::Other, note};
    return {};
}

QString wordOf(OverrideReason reason) {
    for (const auto& [name, value] : overrideWords)
        if (value == reason) return QString::fromLatin1(name);
    return reason == OverrideReason::Other ? QStringLiteral("other") : QString();
}

Status convert(const QByteArray& word, LegalBasis& to) {
    const auto basis = legalBasisFrom(shown(word));
    if (!basis)
        return invalid(QStringLiteral("\"%1\" is not a legal basis; one of consent, contract, "
                                      "legitimate-interest, public-task, journalistic")
                           .arg(shown(word)));
    to = *basis;
    return {};
}

Status convert(const QByteArray& word, std::optional<LegalBasis>& to) {
    LegalBasis basis = LegalBasis::Consent;
    BK_TRY(convert(word, basis));
    to = basis;
    return {};
}

} // namespace bk::cli
