#include "core/store/PhotoQuery.h"

#include "core/model/Face.h"
#include "core/store/ClearanceStore.h"

namespace bk {

namespace {

constexpr char32_t joiner = 0x200D;

/// Beyond Latin-1, where signs such as the degree are that nobody looks for.
bool isPictograph(char32_t c) {
    return c > 0xFF && QChar::category(c) == QChar::Symbol_Other;
}
/// What makes another pictograph of the one before: tones of skin, variants, and what joins them.
bool changesPictograph(char32_t c) {
    return c == joiner || QChar::isMark(c) || QChar::category(c) == QChar::Symbol_Modifier;
}

} // namespace

SearchTerms searchTerms(const QString& typed) {
    SearchTerms terms;
    QStringList words;
    QString word;
    QString pictograph;
    const auto finish = [&] {
        // Quoted, so that nothing typed is taken for an operator.
        if (!word.isEmpty()) words << QLatin1Char('"') + word + QLatin1String("\"*");
        if (!pictograph.isEmpty()) terms.pictographs << pictograph;
        word.clear();
        pictograph.clear();
    };
    const auto characters = typed.toUcs4();
    for (const char32_t c : characters) {
        const QString text = QString::fromUcs4(&c, 1);
        if (isPictograph(c) || (!pictograph.isEmpty() && changesPictograph(c))) {
            if (!word.isEmpty()) finish();
            pictograph += text;
        } else if (QChar::isLetterOrNumber(c) || QChar::isMark(c)) {
            if (!pictograph.isEmpty()) finish();
            word += text;
        } else {
            finish();
        }
    }
    finish();
    terms.expression = words.join(QLatin1Char(' '));
    return terms;
}

PhotoQuery::PhotoQuery(const PhotoFilter& filter) {
    QList<QByteArray> parts;
    const auto add = [&](const QByteArray& sql, const QVariantList& values = {}) {
        parts << '(' + sql + ')';
        parameters << values;
    };

    if (!filter.text.trimmed().isEmpty()) {
        const SearchTerms terms = searchTerms(filter.text);
        if (terms.expression.isEmpty() && terms.pictographs.isEmpty()) add("0");
        if (!terms.expression.isEmpty())
            add("p.row IN (SELECT rowid FROM photo_words WHERE photo_words MATCH ?)", {terms.expression});
        for (const QString& pictograph : terms.pictographs)
            add("instr(p.caption, ?) OR instr(p.keywords, ?) OR instr(p.path, CAST(? AS BLOB)) OR "
                "p.collection IN (SELECT id FROM collections WHERE instr(name, ?)) OR p.id IN (SELECT photo "
                "FROM faces WHERE person IN (SELECT id FROM persons WHERE instr(name, ?)) UNION SELECT photo "
                "FROM photo_persons WHERE person IN (SELECT id FROM persons WHERE instr(name, ?)))",
                QVariantList(6, pictograph));
    }
    if (filter.collection) add("p.collection = ?", {filter.collection->toBytes()});
    if (filter.person) {
        const QByteArray id = filter.person->toBytes();
        add("p.id IN (SELECT photo FROM faces WHERE person = ? UNION SELECT photo FROM photo_persons WHERE "
            "person = ?)",
            {id, id});
    }
    if (filter.purpose && !filter.states.isEmpty()) {
        QList<QByteArray> states;
        for (const ClearanceState state : filter.states)
            states << QByteArray::number(static_cast<int>(state));
        add("p.id IN (SELECT photo FROM clearance WHERE purpose = ? AND state IN (" + states.join(',') +
                ") AND " + ClearanceStore::isFresh("photo") + ")",
            {filter.purpose->key()});
    }
    // `taken` counts the camera's local time as if it were UTC.
    if (filter.takenFrom)
        add("p.taken >= ?", {QDateTime(*filter.takenFrom, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch()});
    if (filter.takenTo)
        add("p.taken < ?", {QDateTime(filter.takenTo->addDays(1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch()});
    if (filter.present) add("p.missing = 0");
    if (filter.minimumRating > 0) add("p.rating >= ?", {static_cast<qint64>(filter.minimumRating)});
    if (!filter.tag.isEmpty())
        add("instr(char(10) || p.keywords || char(10), char(10) || ? || char(10)) > 0", {filter.tag});
    if (filter.unnamedFaces) add("EXISTS (SELECT 1 FROM faces f WHERE f.photo = p.id AND f.state < 2)");
    if (filter.withoutRestricted) add("p.id NOT IN (SELECT id FROM photos WHERE restricted = 1)");
    if (filter.suggestions && filter.withoutSuggestions)
        add("0");
    else if (filter.suggestions)
        add("EXISTS (SELECT 1 FROM faces f WHERE f.photo = p.id AND f.state < 2 AND f.suggested_person IS "
            "NOT NULL)");
    if (filter.noPeople)
        add("p.scanned_by <> '' AND NOT EXISTS (SELECT 1 FROM faces f WHERE f.photo = p.id AND f.state < 3) "
            "AND NOT EXISTS (SELECT 1 FROM photo_persons s WHERE s.photo = p.id)");
    if (!filter.only.isEmpty()) {
        QByteArray list;
        for (const PhotoId& id : filter.only) {
            if (!list.isEmpty()) list += ',';
            list += "x'" + id.toBytes().toHex() + '\'';
        }
        add("p.id IN (" + list + ')');
    }
    condition = parts.isEmpty() ? QByteArray("1") : parts.join(" AND ");
}

void PhotoQuery::bindTo(Statement& statement) const {
    for (int i = 0; i < parameters.size(); ++i) {
        const QVariant& value = parameters[i];
        if (value.typeId() == QMetaType::QByteArray)
            statement.bindOne(i, value.toByteArray());
        else if (value.typeId() == QMetaType::QString)
            statement.bindOne(i, value.toString());
        else
            statement.bindOne(i, value.toLongLong());
    }
}

} // namespace bk
