#include "app/cli/PersonMergeCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Lookup.h"
#include "app/cli/Options.h"
#include "app/cli/QuitclaimViews.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

Result<QString> nameOf(const Context& context, const PersonId& person) {
    BK_ASSIGN(const PersonSummary summary, context.services().persons.summary(person));
    return summary.person.name;
}

QString instantText(const QDateTime& at) {
    return at.toUTC().toString(Qt::ISODate);
}

template <class AnId>
Result<AnId> idOf(const QString& word, const char* what) {
    if (const auto id = AnId::tryFrom(word)) return *id;
    return fail(ErrorCode::InvalidArgument,
                QStringLiteral("\"%1\" is not the id of a %2").arg(word, QLatin1String(what)));
}

const char* wordOf(KeptDetail detail) {
    switch (detail) {
    case KeptDetail::Name:
        return "name";
    case KeptDetail::Born:
        return "born";
    case KeptDetail::Contact:
        return "contact";
    case KeptDetail::Notes:
        return "notes";
    case KeptDetail::Deceased:
        return "deceased";
    case KeptDetail::Cover:
        return "cover";
    case KeptDetail::Commissioned:
        return "commissioned";
    }
    return "";
}

QJsonValue wordOf(const std::optional<NameLikeness>& names) {
    if (!names) return {};
    switch (*names) {
    case NameLikeness::Same:
        return QStringLiteral("same");
    case NameLikeness::Initials:
        return QStringLiteral("initials");
    case NameLikeness::Part:
        return QStringLiteral("part");
    case NameLikeness::Spelling:
        return QStringLiteral("spelling");
    }
    return {};
}

QJsonValue wordOf(const std::optional<PairAnswer>& answer) {
    if (!answer) return {};
    return *answer == PairAnswer::Two ? QStringLiteral("two") : QStringLiteral("not-sure");
}

class PersonMergesCommand final : public Command {
public:
    PersonMergesCommand() : Command("person merges", "who became part of a person, to take it back") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("P", m_person, "id or name", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(context.services().session->require(Right::ManagePersons));
        BK_ASSIGN(const PersonId id, personOf(context, m_person));
        BK_ASSIGN(const auto merges, context.services().persons.merges(id));
        QJsonArray list;
        for (const PersonMerge& merge : merges)
            list.append(QJsonObject{{QStringLiteral("merge"), merge.id.toString()},
                                    {QStringLiteral("person"), merge.departed.id.toString()},
                                    {QStringLiteral("name"), merge.departed.name},
                                    {QStringLiteral("merged"), instantText(merge.stamp.at)}});
        return QJsonObject{{QStringLiteral("person"), id.toString()}, {QStringLiteral("merges"), list}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("merges")].toArray())
            rows.append({cell(one[QStringLiteral("name")]), cell(one[QStringLiteral("merged")]),
                         cell(one[QStringLiteral("merge")])});
        out.table({QStringLiteral("Name"), QStringLiteral("Merged"), QStringLiteral("Merge")}, rows);
    }

private:
    QString m_person;
};

class PersonUnmergeCommand final : public Command {
public:
    PersonUnmergeCommand()
        : Command("person unmerge", "take a merge back: the person is there again with what moved") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("MERGE", m_merge, "id, as person merge and person merges tell it", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const auto id, idOf<PersonMergeId>(m_merge, "merge"));
        BK_ASSIGN(const Unmerged undone, context.services().persons.unmerge(id));
        QJsonArray kept;
        for (const KeptDetail detail : undone.kept)
            kept.append(QLatin1String(wordOf(detail)));
        const MovedBack& moved = undone.moved;
        return QJsonObject{{QStringLiteral("person"), undone.person.toString()},
                           {QStringLiteral("name"), undone.name},
                           {QStringLiteral("from"), undone.from.toString()},
                           {QStringLiteral("faces"), moved.faces},
                           {QStringLiteral("faces_kept"), moved.facesKept},
                           {QStringLiteral("quitclaims"), moved.quitclaims},
                           {QStringLiteral("quitclaims_since"), moved.quitclaimsSince},
                           {QStringLiteral("also_shown"), moved.alsoShown},
                           {QStringLiteral("also_shown_kept"), moved.alsoShownKept},
                           {QStringLiteral("rejections_kept"), moved.rejectionsKept},
                           {QStringLiteral("kept"), kept}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("%1  %2").arg(answer[QStringLiteral("name")].toString(),
                                              answer[QStringLiteral("person")].toString()));
        for (const auto& [label, field] :
             {std::pair{"Faces", "faces"}, {"Quitclaims", "quitclaims"}, {"Also shown", "also_shown"}})
            printField(out, label, cell(answer[QLatin1String(field)]));
        for (const auto& [words, field] : {std::pair{"%1 faces stay: decided about since", "faces_kept"},
                                           {"%1 quitclaims stay: recorded since", "quitclaims_since"},
                                           {"%1 photos are no longer said to show them", "also_shown_kept"}})
            if (const int count = answer[QLatin1String(field)].toInt(); count > 0)
                out.line(QString::fromLatin1(words).arg(count));
        QStringList kept;
        for (const QJsonValue& one : answer[QStringLiteral("kept")].toArray())
            kept << one.toString();
        if (!kept.isEmpty())
            out.line(QStringLiteral("changed since, and so left: %1").arg(kept.join(QStringLiteral(", "))));
    }

private:
    QString m_merge;
};

class PersonDuplicatesCommand final : public Command {
public:
    PersonDuplicatesCommand() : Command("person duplicates", "persons who are probably one, and why") {}
    void setUp(Options& options) override { options.catalog(); }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const auto pairs, context.services().pairs.likely());
        QJsonArray list;
        for (const LikelyPair& pair : pairs)
            list.append(
                QJsonObject{{QStringLiteral("person"), pair.one.toString()},
                            {QStringLiteral("name"), pair.oneName},
                            {QStringLiteral("other"), pair.other.toString()},
                            {QStringLiteral("other_name"), pair.otherName},
                            {QStringLiteral("names"), wordOf(pair.names)},
                            {QStringLiteral("faces"), pair.faces ? QJsonValue(*pair.faces) : QJsonValue()},
                            {QStringLiteral("not_sure"), pair.notSure}});
        return QJsonObject{{QStringLiteral("pairs"), list}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("pairs")].toArray())
            rows.append({cell(one[QStringLiteral("name")]), cell(one[QStringLiteral("other_name")]),
                         cell(one[QStringLiteral("names")]), cell(one[QStringLiteral("faces")]),
                         one[QStringLiteral("not_sure")].toBool() ? QStringLiteral("not sure") : QString(),
                         cell(one[QStringLiteral("person")]), cell(one[QStringLiteral("other")])});
        out.table({QStringLiteral("Name"), QStringLiteral("Other name"), QStringLiteral("Names"),
                   QStringLiteral("Faces"), QStringLiteral("Answer"), QStringLiteral("Person"),
                   QStringLiteral("Other")},
                  rows);
    }
};

class PersonApartCommand final : public Command {
public:
    PersonApartCommand()
        : Command("person apart", "they are two persons: they are not listed as duplicates again") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("P", m_person, "id or name", Need::Required);
        options.value("Q", m_other, "id or name of the other", Need::Required);
        options.flag("--not-sure", m_notSure, "nobody can tell: they are listed last");
        options.flag("--forget", m_forget, "as if nobody had answered");
    }

    Status validate() const override {
        if (m_notSure && m_forget)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("either --not-sure or --forget"));
        return {};
    }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(context.services().session->require(Right::ManagePersons));
        BK_ASSIGN(const PersonId person, personOf(context, m_person));
        BK_ASSIGN(const PersonId other, personOf(context, m_other));
        const auto answer =
            m_forget ? std::nullopt : std::optional(m_notSure ? PairAnswer::NotSure : PairAnswer::Two);
        BK_ASSIGN(const auto before, context.services().pairs.answer(person, other, answer));
        BK_ASSIGN(const QString name, nameOf(context, person));
        BK_ASSIGN(const QString otherName, nameOf(context, other));
        return QJsonObject{
            {QStringLiteral("person"), person.toString()}, {QStringLiteral("name"), name},
            {QStringLiteral("other"), other.toString()},   {QStringLiteral("other_name"), otherName},
            {QStringLiteral("answer"), wordOf(answer)},    {QStringLiteral("before"), wordOf(before)}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        const QJsonValue given = answer[QStringLiteral("answer")];
        QString sentence = QStringLiteral("%1 and %2 are two persons.");
        if (given.isNull()) sentence = QStringLiteral("%1 and %2: no answer is kept any more.");
        if (given == wordOf(PairAnswer::NotSure))
            sentence = QStringLiteral("%1 and %2: nobody can tell whether they are one person.");
        out.line(sentence.arg(answer[QStringLiteral("name")].toString(),
                              answer[QStringLiteral("other_name")].toString()));
    }

private:
    QString m_person;
    QString m_other;
    bool m_notSure = false;
    bool m_forget = false;
};

class PersonSplitCommand final : public Command {
public:
    PersonSplitCommand()
        : Command("person split", "some faces of a person are somebody else's; quitclaims stay") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("P", m_person, "id or name", Need::Required);
        options.value("--faces F,F", m_faces, "ids, with commas between them", Need::Required);
        options.value("--into NAME", m_into, "id or name of the other; a new name adds somebody",
                      Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(context.services().session->require(Right::ManagePersons));
        BK_ASSIGN(const PersonId person, personOf(context, m_person));
        QList<FaceId> faces;
        for (const QString& word : m_faces.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            BK_ASSIGN(const FaceId face, faceOf(word.trimmed()));
            faces << face;
        }
        const auto known = personOf(context, m_into);
        const bool isNew = !known && known.error().code == ErrorCode::NotFound && !PersonId::tryFrom(m_into);
        if (!known && !isNew) return fail(known.error());
        PersonSplitService& splits = context.services().splits;
        BK_ASSIGN(const SplitOutcome outcome,
                  isNew ? splits.splitNew(person, faces, m_into) : splits.split(person, faces, *known));
        BK_ASSIGN(const QString name, nameOf(context, person));
        BK_ASSIGN(const QString otherName, nameOf(context, outcome.other));
        QJsonArray twice;
        for (const FaceId& face : outcome.twice)
            twice.append(face.toString());
        if (!twice.isEmpty())
            context.say(
                QStringLiteral("%1 of %2: another face of the same photo is named so too; look at them")
                    .arg(counted(twice.size(), QStringLiteral("face")), otherName));
        return QJsonObject{{QStringLiteral("split"), outcome.id.toString()},
                           {QStringLiteral("person"), person.toString()},
                           {QStringLiteral("name"), name},
                           {QStringLiteral("other"), outcome.other.toString()},
                           {QStringLiteral("other_name"), otherName},
                           {QStringLiteral("new"), isNew},
                           {QStringLiteral("faces"), static_cast<int>(faces.size())},
                           {QStringLiteral("also_on_photo"), twice}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        const int faces = answer[QStringLiteral("faces")].toInt();
        out.line(QStringLiteral("%1 of %2 %3 %4's now.")
                     .arg(counted(faces, QStringLiteral("face")), answer[QStringLiteral("name")].toString(),
                          faces == 1 ? QStringLiteral("is") : QStringLiteral("are"),
                          answer[QStringLiteral("other_name")].toString()));
        printField(out, "Split", cell(answer[QStringLiteral("split")]));
    }

private:
    QString m_person;
    QString m_faces;
    QString m_into;
};

class PersonSplitsCommand final : public Command {
public:
    PersonSplitsCommand() : Command("person splits", "who was split off a person, to take it back") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("P", m_person, "id or name", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(context.services().session->require(Right::ManagePersons));
        BK_ASSIGN(const PersonId id, personOf(context, m_person));
        BK_ASSIGN(const auto splits, context.services().splits.splits(id));
        QJsonArray list;
        for (const PersonSplitView& view : splits)
            list.append(QJsonObject{{QStringLiteral("split"), view.split.id.toString()},
                                    {QStringLiteral("other"), view.split.other.toString()},
                                    {QStringLiteral("other_name"), view.otherName},
                                    {QStringLiteral("faces"), view.faces},
                                    {QStringLiteral("split_at"), instantText(view.split.stamp.at)}});
        return QJsonObject{{QStringLiteral("person"), id.toString()}, {QStringLiteral("splits"), list}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("splits")].toArray())
            rows.append({cell(one[QStringLiteral("other_name")]), cell(one[QStringLiteral("faces")]),
                         cell(one[QStringLiteral("split_at")]), cell(one[QStringLiteral("split")])});
        out.table({QStringLiteral("Other"), QStringLiteral("Faces"), QStringLiteral("Split on"),
                   QStringLiteral("Split")},
                  rows);
    }

private:
    QString m_person;
};

class PersonUnsplitCommand final : public Command {
public:
    PersonUnsplitCommand()
        : Command("person unsplit", "take a split back: the faces are of one person again") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("SPLIT", m_split, "id, as person split and person splits tell it", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const auto id, idOf<PersonSplitId>(m_split, "split"));
        BK_ASSIGN(const SplitUndone undone, context.services().splits.undo(id));
        BK_ASSIGN(const QString name, nameOf(context, undone.person));
        return QJsonObject{{QStringLiteral("person"), undone.person.toString()},
                           {QStringLiteral("name"), name},
                           {QStringLiteral("faces"), undone.faces},
                           {QStringLiteral("faces_kept"), undone.kept},
                           {QStringLiteral("other_gone"), undone.otherGone}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("%1 %2's again.")
                     .arg(counted(answer[QStringLiteral("faces")].toInt(), QStringLiteral("face is"),
                                  QStringLiteral("faces are")),
                          answer[QStringLiteral("name")].toString()));
        if (const int kept = answer[QStringLiteral("faces_kept")].toInt(); kept > 0)
            out.line(QStringLiteral("%1: decided about since.")
                         .arg(counted(kept, QStringLiteral("face stays"), QStringLiteral("faces stay"))));
    }

private:
    QString m_split;
};

class PersonCoverCommand final : public Command {
public:
    PersonCoverCommand() : Command("person cover", "the face that stands for a person") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("P", m_person, "id or name", Need::Required);
        options.value("FACE", m_face, "id, or none for the clearest one", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(context.services().session->require(Right::ManagePersons));
        BK_ASSIGN(const PersonId person, personOf(context, m_person));
        std::optional<FaceId> face;
        if (m_face != QLatin1String("none")) {
            BK_ASSIGN(face, faceOf(m_face));
        }
        BK_ASSIGN(const auto before, context.services().persons.chooseCover(person, face));
        BK_ASSIGN(const PersonSummary summary, context.services().persons.summary(person));
        return QJsonObject{
            {QStringLiteral("person"), person.toString()},
            {QStringLiteral("name"), summary.person.name},
            {QStringLiteral("cover"),
             summary.cover.isNull() ? QJsonValue() : QJsonValue(summary.cover.toString())},
            {QStringLiteral("before"), before ? QJsonValue(before->toString()) : QJsonValue()}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        printField(out, "Cover", cell(answer[QStringLiteral("cover")]));
    }

private:
    QString m_person;
    QString m_face;
};

} // namespace

void addPersonMergeCommands(Registry& registry) {
    registry.add<PersonMergesCommand>();
    registry.add<PersonUnmergeCommand>();
    registry.add<PersonDuplicatesCommand>();
    registry.add<PersonApartCommand>();
    registry.add<PersonSplitCommand>();
    registry.add<PersonSplitsCommand>();
    registry.add<PersonUnsplitCommand>();
    registry.add<PersonCoverCommand>();
}

} // namespace bk::cli
