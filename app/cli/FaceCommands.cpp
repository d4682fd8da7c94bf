#include "app/cli/FaceCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Lookup.h"
#include "app/cli/Options.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

class FaceListCommand final : public Command {
public:
    FaceListCommand() : Command("face list", "faces with their boxes, names and suggestions") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--photo PATH", m_photo, "on this photo", Need::Optional);
        options.value("--person P", m_person, "named so", Need::Optional);
        options.flag("--unnamed", m_unnamed, "only those without a name, and possible faces");
    }

    Result<QJsonObject> run(Context& context) override {
        FaceFilter filter;
        filter.open = m_unnamed;
        if (!m_photo.isEmpty()) {
            BK_ASSIGN(filter.photo, photoOf(context, m_photo));
        }
        BK_ASSIGN(filter.person, personOf(context, m_person));
        BK_ASSIGN(const auto faces, context.services().faces.faces(filter));
        QJsonArray list;
        for (const FaceView& face : faces)
            list.append(faceJson(face));
        return QJsonObject{{QStringLiteral("faces"), list}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("faces")].toArray()) {
            const QJsonValue suggestion = one[QStringLiteral("suggestion")];
            rows.append({cell(one[QStringLiteral("face")]), cell(one[QStringLiteral("state")]),
                         cell(one[QStringLiteral("name")]),
                         suggestion.isNull()
                             ? QString()
                             : QStringLiteral("%1 (%2)").arg(suggestion[QStringLiteral("name")].toString(),
                                                             cell(suggestion[QStringLiteral("score")])),
                         cell(one[QStringLiteral("box")]), cell(one[QStringLiteral("photo")])});
        }
        out.table({QStringLiteral("Face"), QStringLiteral("State"), QStringLiteral("Name"),
                   QStringLiteral("Suggestion"), QStringLiteral("Box"), QStringLiteral("Photo")},
                  rows);
    }

private:
    QByteArray m_photo;
    std::optional<QString> m_person;
    bool m_unnamed = false;
};

/// What the commands about one face have in common: they answer with the face as it is now.
class OneFaceCommand : public Command {
public:
    using Command::Command;

    void print(const QJsonObject& answer, TextOut& out) const override {
        const QString name = answer[QStringLiteral("name")].toString();
        out.line(QStringLiteral("%1 is %2%3.")
                     .arg(answer[QStringLiteral("face")].toString(),
                          answer[QStringLiteral("state")].toString(),
                          name.isEmpty() ? QString() : QStringLiteral(": ") + name));
    }

protected:
    static Result<QJsonObject> answer(const Context& context, const FaceId& id) {
        BK_ASSIGN(const FaceView face, context.services().faces.face(id));
        return faceJson(face);
    }

    /// The same for a face that was named just now, with the other faces of its photo that have that name.
    static Result<QJsonObject> namedAnswer(Context& context, const FaceId& id, const PersonId& person) {
        BK_ASSIGN(QJsonObject json, answer(context, id));
        BK_ASSIGN(const auto twice, context.services().faces.namedTwice({id}, person));
        QJsonArray others;
        for (const NamedTwice& one : twice)
            others.append(one.other.toString());
        json.insert(QStringLiteral("also_on_photo"), others);
        if (!twice.isEmpty())
            context.say(QStringLiteral("%1 is named on another face of this photo too; is that right?")
                            .arg(json[QStringLiteral("name")].toString()));
        return json;
    }
};

class FacePersonCommand : public OneFaceCommand {
public:
    using OneFaceCommand::OneFaceCommand;

    void setUp(Options& options) override {
        options.catalog();
        options.value("FACE", m_face, "id of the face", Need::Required);
        options.value("PERSON", m_person, "id or name", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const FaceId face, faceOf(m_face));
        BK_ASSIGN(const PersonId person, personOf(context, m_person));
        BK_TRY(decide(context.services().faces, face, person));
        return told(context, face, person);
    }

private:
    virtual Status decide(FaceService& faces, const FaceId& face, const PersonId& person) = 0;
    virtual Result<QJsonObject> told(Context& context, const FaceId& face, const PersonId&) {
        return answer(context, face);
    }

    QString m_face;
    QString m_person;
};

class FaceNameCommand final : public FacePersonCommand {
public:
    FaceNameCommand() : FacePersonCommand("face name", "this face is that person's") {}

private:
    Status decide(FaceService& faces, const FaceId& face, const PersonId& person) override {
        return faces.name(face, person);
    }
    Result<QJsonObject> told(Context& context, const FaceId& face, const PersonId& person) override {
        return namedAnswer(context, face, person);
    }
};

class FaceRejectCommand final : public FacePersonCommand {
public:
    FaceRejectCommand() : FacePersonCommand("face reject", "this face is not that person's, for good") {}

private:
    Status decide(FaceService& faces, const FaceId& face, const PersonId& person) override {
        return faces.reject(face, person);
    }
};

class FaceDismissCommand : public OneFaceCommand {
public:
    using OneFaceCommand::OneFaceCommand;

    void setUp(Options& options) override {
        options.catalog();
        options.value("FACE", m_face, "id of the face", Need::Required);
        options.value("--reason T", m_reason, "why", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const FaceId face, faceOf(m_face));
        BK_TRY(dismiss(context.services().faces, face, m_reason));
        return answer(context, face);
    }

private:
    virtual Status dismiss(FaceService& faces, const FaceId& face, const QString& reason) = 0;

    QString m_face;
    QString m_reason;
};

class FaceBystanderCommand final : public FaceDismissCommand {
public:
    FaceBystanderCommand() : FaceDismissCommand("face bystander", "nobody can recognise this person") {}

private:
    Status dismiss(FaceService& faces, const FaceId& face, const QString& reason) override {
        return faces.bystander(face, reason);
    }
};

class FaceNotAFaceCommand final : public FaceDismissCommand {
public:
    FaceNotAFaceCommand() : FaceDismissCommand("face not-a-face", "there is no face here") {}

private:
    Status dismiss(FaceService& faces, const FaceId& face, const QString& reason) override {
        return faces.notAFace(face, reason);
    }
};

class FaceAddCommand final : public OneFaceCommand {
public:
    FaceAddCommand() : OneFaceCommand("face add", "a face that was not found") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("PHOTO", m_photo, "path or id", Need::Required);
        options.value("BOX", m_box, "X,Y,W,H in pixels of the upright photo", Need::Required);
        options.value("--person P", m_person, "whose face it is", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const PhotoId photo, photoOf(context, m_photo));
        BK_ASSIGN(const auto person, personOf(context, m_person));
        BK_ASSIGN(const FaceId face, context.services().faces.add(photo, m_box, person));
        if (person) return namedAnswer(context, face, *person);
        return answer(context, face);
    }

private:
    QByteArray m_photo;
    QRectF m_box;
    std::optional<QString> m_person;
};

class FaceConfirmCommand final : public Command {
public:
    FaceConfirmCommand() : Command("face confirm", "accept open suggestions that are sure enough") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--min-score S", m_minScore, "the lowest similarity that is accepted, up to 1",
                      Need::Required);
        options.value("--person P", m_person, "only suggestions of this person", Need::Optional);
    }

    Status validate() const override {
        if (m_minScore < -1 || m_minScore > 1)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("--min-score is a number from -1 to 1"));
        return {};
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const auto person, personOf(context, m_person));
        FaceService& faces = context.services().faces;
        FaceFilter filter;
        filter.suggested = true;
        filter.suggestedAs = person;
        BK_ASSIGN(const auto open, faces.faces(filter));
        QHash<PersonId, QList<FaceId>> wanted;
        for (const FaceView& view : open)
            if (view.face.suggestion && view.face.suggestion->score >= m_minScore)
                wanted[view.face.suggestion->person] << view.face.id;
        BK_ASSIGN(const int confirmed, faces.confirm(m_minScore, person));
        QJsonArray twice;
        for (auto one = wanted.begin(); one != wanted.end(); ++one) {
            BK_ASSIGN(const auto found, faces.namedTwice(*one, one.key()));
            for (const NamedTwice& face : found)
                twice.append(face.face.toString());
        }
        if (!twice.isEmpty())
            context.say(QStringLiteral("%1: of somebody who is named on another face of the same photo too; "
                                       "look at them")
                            .arg(counted(twice.size(), QStringLiteral("face"))));
        return QJsonObject{{QStringLiteral("confirmed"), confirmed},
                           {QStringLiteral("also_on_photo"), twice}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(counted(answer[QStringLiteral("confirmed")].toInteger(), QStringLiteral("suggestion")) +
                 QStringLiteral(" confirmed."));
    }

private:
    double m_minScore = 1;
    std::optional<QString> m_person;
};

} // namespace

void addFaceCommands(Registry& registry) {
    registry.add<FaceListCommand>();
    registry.add<FaceNameCommand>();
    registry.add<FaceRejectCommand>();
    registry.add<FaceBystanderCommand>();
    registry.add<FaceNotAFaceCommand>();
    registry.add<FaceAddCommand>();
    registry.add<FaceConfirmCommand>();
}

} // namespace bk::cli
