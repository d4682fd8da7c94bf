#include "core/services/PersonNames.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace bk {
namespace {

/// Small words of Dutch, German, French, Italian, Spanish, Portuguese and Arabic names.
bool comesAndGoes(const QString& word) {
    static const QSet<QString> words = [] {
        QSet<QString> made;
        const QString all =
            QStringLiteral("van de der den het t ten ter te vd vdr von zu zum zur vom la le les du des di da "
                           "del della dos das do el al bin ibn ben abu d s in op aan bij uit onder over");
        for (const QString& one : all.split(QLatin1Char(' ')))
            made << one;
        return made;
    }();
    return words.contains(word);
}

/// Letters that no decomposition brings to their plain form.
QString plainLetters(char32_t letter) {
    switch (letter) {
    case U'ß':
        return QStringLiteral("ss");
    case U'ø':
        return QStringLiteral("o");
    case U'æ':
        return QStringLiteral("ae");
    case U'œ':
        return QStringLiteral("oe");
    case U'ł':
        return QStringLiteral("l");
    case U'đ':
    case U'ð':
        return QStringLiteral("d");
    case U'þ':
        return QStringLiteral("th");
    case U'ı':
        return QStringLiteral("i");
    default:
        return QString::fromUcs4(&letter, 1);
    }
}

bool holdsDigit(const QString& word) {
    return std::any_of(word.begin(), word.end(), [](QChar one) { return one.isDigit(); });
}

/// Insertions, deletions, replacements and swaps of neighbours (Damerau 1964, optimal string alignment).
int distance(const QString& one, const QString& other) {
    const qsizetype width = other.size() + 1;
    QList<int> before(width), row(width), next(width);
    for (qsizetype j = 0; j < width; ++j)
        row[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= one.size(); ++i) {
        next[0] = static_cast<int>(i);
        for (qsizetype j = 1; j < width; ++j) {
            const bool equal = one[i - 1] == other[j - 1];
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (equal ? 0 : 1)});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                next[j] = std::min(next[j], before[j - 2] + 1);
        }
        before = row;
        std::swap(row, next);
    }
    return row[width - 1];
}

bool spelledAlike(const QString& one, const QString& other) {
    if (holdsDigit(one) || holdsDigit(other)) return false;
    const qsizetype shorter = std::min(one.size(), other.size());
    if (shorter < 4) return false;
    return distance(one, other) <= (shorter >= 8 ? 2 : 1);
}

/// Takes the words that both have out of both.
void withoutCommon(QStringList& one, QStringList& other) {
    for (qsizetype i = one.size() - 1; i >= 0; --i)
        if (other.removeOne(one[i])) one.removeAt(i);
}

/// Whether each word of FEW is the first letter of one of MANY, each used once, or the other way round.
bool initialsOf(const QStringList& few, QStringList many) {
    for (const QString& word : few) {
        const auto fits = std::find_if(many.begin(), many.end(), [&](const QString& whole) {
            return (word.size() == 1 && whole.startsWith(word)) ||
                   (whole.size() == 1 && word.startsWith(whole));
        });
        if (fits == many.end()) return false;
        many.erase(fits);
    }
    return true;
}

} // namespace

QStringList nameWords(const QString& name) {
    // Letters with a mark come apart and lose it; an Arabic hamza and a Hebrew point are marks too.
    const QString taken = name.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    for (const uint one : taken.toUcs4()) {
        if (QChar::isMark(one) || one == U'\'' || one == U'\u2019') continue;
        if (QChar::isLetterOrNumber(one))
            plain += plainLetters(one);
        else
            plain += QLatin1Char(' ');
    }
    plain.replace(QStringLiteral("ij"), QStringLiteral("y"));
    const QStringList all = plain.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QStringList words;
    for (qsizetype i = 0; i < all.size(); ++i) {
        // "v.d." for "van der": two letters, but behind a name.
        if (i > 0 && all[i] == QLatin1String("v") && all.value(i + 1) == QLatin1String("d")) continue;
        if (!comesAndGoes(all[i])) words << all[i];
    }
    if (words.isEmpty()) words = all;
    if (words.isEmpty() && !name.simplified().isEmpty()) words << name.simplified();
    return words;
}

std::optional<NameLikeness> likeness(const QStringList& one, const QStringList& other) {
    if (one.isEmpty() || other.isEmpty()) return std::nullopt;
    QStringList left = one;
    QStringList right = other;
    withoutCommon(left, right);
    if (left.isEmpty() && right.isEmpty()) return NameLikeness::Same;
    if (one.join(QString()) == other.join(QString())) return NameLikeness::Same;
    const qsizetype common = one.size() - left.size();
    const auto isName = [](const QString& word) { return word.size() > 1; };
    const bool shareName = std::any_of(
        one.begin(), one.end(), [&](const QString& word) { return isName(word) && other.contains(word); });
    if (shareName && !left.isEmpty() && !right.isEmpty()) {
        const QStringList& few = left.size() <= right.size() ? left : right;
        const QStringList& many = left.size() <= right.size() ? right : left;
        if (initialsOf(few, many)) return NameLikeness::Initials;
    }
    // "Noor" alone is too little to be part of "Noor de Vries".
    if ((left.isEmpty() || right.isEmpty()) && common >= 2 && shareName) return NameLikeness::Part;
    if (left.size() == 1 && right.size() == 1 && spelledAlike(left.first(), right.first()))
        return NameLikeness::Spelling;
    return std::nullopt;
}

QList<LikeNames> likeNames(const QList<NamedPerson>& persons) {
    // A word that very many share leads nowhere by itself: their other words do.
    constexpr qsizetype mostSharing = 2000;
    QList<QStringList> words;
    QHash<QString, QList<qsizetype>> sharing;
    for (qsizetype i = 0; i < persons.size(); ++i) {
        words << nameWords(persons[i].name);
        QSet<QString> keys;
        for (const QString& word : std::as_const(words[i]))
            if (word.size() > 1) keys << word;
        QStringList sorted = words[i];
        std::sort(sorted.begin(), sorted.end());
        keys << QStringLiteral("= ") + sorted.join(QLatin1Char(' '))
             << QStringLiteral("# ") + words[i].join(QString());
        if (words[i].size() == 1) keys << QStringLiteral("1 ") + words[i].first().left(2);
        for (const QString& key : std::as_const(keys))
            sharing[key] << i;
    }
    QList<LikeNames> found;
    QSet<std::pair<qsizetype, qsizetype>> seen;
    for (auto bucket = sharing.cbegin(); bucket != sharing.cend(); ++bucket) {
        const bool whole = bucket.key().startsWith(QLatin1String("= "));
        if (bucket->size() > mostSharing && !whole) continue;
        for (qsizetype i = 0; i < bucket->size(); ++i)
            for (qsizetype j = i + 1; j < bucket->size(); ++j) {
                const auto pair = std::pair(bucket->at(i), bucket->at(j));
                const auto alike = likeness(words[pair.first], words[pair.second]);
                if (!alike || seen.contains(pair)) continue;
                seen << pair;
                found << LikeNames{pair.first, pair.second, *alike};
            }
    }
    std::sort(found.begin(), found.end(), [](const LikeNames& a, const LikeNames& b) {
        return std::tuple(a.likeness, a.one, a.other) < std::tuple(b.likeness, b.one, b.other);
    });
    return found;
}

} // namespace bk
