#include "core/picture/MetadataText.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace bk {

QString metadataText(const QByteArray& bytes, int longest) {
    const qsizetype end = bytes.indexOf('\0');
    const QByteArray whole = end < 0 ? bytes : bytes.first(end);
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = utf8(whole);
    if (utf8.hasError()) text = QString::fromLatin1(whole);
    QString clean;
    clean.reserve(text.size());
    for (const QChar character : text) {
        if (character == QLatin1Char('\n') || character == QLatin1Char('\t') ||
            character.category() != QChar::Other_Control)
            clean.append(character);
    }
    clean = clean.trimmed();
    if (clean.size() <= longest) return clean;
    // Never half of a character outside the basic plane.
    const qsizetype cut = clean.at(longest).isLowSurrogate() ? longest - 1 : longest;
    return clean.first(cut).trimmed();
}

std::optional<QDateTime> metadataDate(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral(
        "^\\s*(\\d{4})[:\\-/](\\d{1,2})[:\\-/](\\d{1,2})(?:[T\\s]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch()) return std::nullopt;
    const auto part = [&match](int index) { return match.captured(index).toInt(); };
    const QDate day(part(1), part(2), part(3));
    const QTime time(part(4), part(5), part(6));
    if (!day.isValid() || !time.isValid() || day.year() < 1826) return std::nullopt;
    return QDateTime(day, time);
}

QString cameraName(const QString& make, const QString& model) {
    static const QRegularExpression company(
        QStringLiteral(
            "[\\s,]+(corporation|corp\\.?|co\\.?,?\\s*ltd\\.?|company|inc\\.?|imaging|optical|electric|gmbh|"
            "technologies|communications)(?=[\\s,.]|$).*$"),
        QRegularExpression::CaseInsensitiveOption);
    QString maker = make.simplified();
    maker.remove(company);
    const QString type = model.simplified();
    if (maker.isEmpty() || type.isEmpty()) return maker.isEmpty() ? type : maker;
    const QString firstWord = maker.section(QLatin1Char(' '), 0, 0);
    if (type.startsWith(firstWord, Qt::CaseInsensitive)) return type;
    return maker + QLatin1Char(' ') + type;
}

bool isCameraFiller(const QString& caption) {
    static const QRegularExpression filler(
        QStringLiteral(
            "^(.*\\bdigital\\s+(still\\s+)?camera|sony\\s+dsc|minolta\\s+dsc|dcim.*|dsc\\d*|img[_-]?\\d+|"
            "dav|hdrpl|edf|ptr|qrf|mde|cof|nor|oznorco|rhdr|cmp|samsung)$"),
        QRegularExpression::CaseInsensitiveOption);
    return filler.match(caption).hasMatch();
}

} // namespace bk
