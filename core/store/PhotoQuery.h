#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/PhotoFilter.h"

#include <QByteArray>
#include <QList>
#include <QVariant>

namespace bk {

/// A filter as SQL: the condition behind WHERE on `photos p`, and its parameters in order.
struct PhotoQuery {
    QByteArray condition;
    QVariantList parameters; ///< qint64, QString, QByteArray

    explicit PhotoQuery(const PhotoFilter& filter);
    void bindTo(Statement& statement) const;
};

/// What a person typed to look for; nothing when both are empty.
struct SearchTerms {
    QString expression;      ///< FTS5: every word must occur, its beginning is enough
    QStringList pictographs; ///< each must occur as it is: the index has words only
};
SearchTerms searchTerms(const QString& typed);

} // namespace bk
