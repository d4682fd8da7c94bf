#pragma once

#include "core/base/Id.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace bk {

/// How two names are alike, the surest first.
enum class NameLikeness {
    Same,     ///< but for case, accents, order of the words, and small words between them ("van der")
    Initials, ///< the one has letters where the other has names
    Part,     ///< the one has more names than the other
    Spelling  ///< one word differs by a letter or two
};

/// A name taken apart for comparing: lower case, without accents, "ij" as "y", no punctuation, no small words
/// that come and go (van, de, der, 't, von, la, bin ...). A name without any letter or digit, such as one
/// emoji, is one word as it is.
QStringList nameWords(const QString& name);

/// None: not alike. Words that hold a digit are alike only where they are equal.
std::optional<NameLikeness> likeness(const QStringList& one, const QStringList& other);

struct NamedPerson {
    PersonId id;
    QString name;
};
struct LikeNames {
    qsizetype one = 0; ///< index
    qsizetype other = 0;
    NameLikeness likeness = NameLikeness::Same;
};

/// All pairs of PERSONS whose names are alike. Names are compared only where they share a word (or, names of
/// one word, how they begin), so that the time grows with the pairs there are and not with all there could
/// be.
QList<LikeNames> likeNames(const QList<NamedPerson>& persons);

} // namespace bk
