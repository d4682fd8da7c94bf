#include "app/cli/GroupCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

class FaceGroupsCommand final : public Command {
public:
    FaceGroupsCommand()
        : Command("face groups", "faces without a name that are the same person's; nothing of it is kept") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--collection NAME", m_collection, "only photos of this collection", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        // A collection's name is told to nobody who may not do this.
        BK_TRY(context.services().session->require(Right::Recognise));
        std::optional<CollectionId> collection;
        if (m_collection) {
            BK_ASSIGN(const Collection named, context.services().collections.byName(*m_collection));
            collection = named.id;
        }
        BK_ASSIGN(const UnknownGroups found,
                  context.services().groups.find(collection, context.job(QStringLiteral("face groups"))));
        QJsonArray groups;
        for (const UnknownGroup& group : found.groups) {
            QJsonArray faces;
            for (const GroupedFace& face : group)
                faces.append(QJsonObject{{QStringLiteral("face"), face.face.toString()},
                                         {QStringLiteral("photo"), face.photoPath.display()},
                                         {QStringLiteral("box"), boxJson(face.box)},
                                         {QStringLiteral("possible"), face.possible}});
            groups.append(QJsonObject{{QStringLiteral("faces"), faces}});
        }
        QJsonObject answer{{QStringLiteral("groups"), groups},
                           {QStringLiteral("recognition"), found.scope.recognition},
                           {QStringLiteral("compared"), found.scope.faces},
                           {QStringLiteral("alone"), found.alone},
                           {QStringLiteral("unfit"), found.scope.unfit},
                           {QStringLiteral("seconds"), found.seconds}};
        if (found.stopped) answer.insert(QStringLiteral("stopped"), true);
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        if (answer[QStringLiteral("stopped")].toBool())
            return out.line(QStringLiteral("Stopped; nothing of it is kept."));
        if (!answer[QStringLiteral("recognition")].toBool())
            return out.line(m_collection
                                ? QStringLiteral("Recognition is off there; nothing was compared.")
                                : QStringLiteral("Recognition is off everywhere; nothing was compared."));
        const QJsonArray groups = answer[QStringLiteral("groups")].toArray();
        qsizetype inGroups = 0;
        for (qsizetype i = 0; i < groups.size(); ++i) {
            const QJsonArray faces = groups[i][QStringLiteral("faces")].toArray();
            inGroups += faces.size();
            out.line(QStringLiteral("Person %1: %2")
                         .arg(i + 1)
                         .arg(counted(faces.size(), QStringLiteral("face"))));
            for (const QJsonValue& face : faces)
                out.line(QStringLiteral("  %1  %2%3")
                             .arg(cell(face[QStringLiteral("face")]), cell(face[QStringLiteral("photo")]),
                                  face[QStringLiteral("possible")].toBool()
                                      ? QStringLiteral("  (perhaps a face)")
                                      : QString()));
        }
        const qint64 compared = answer[QStringLiteral("compared")].toInteger();
        const qint64 alone = answer[QStringLiteral("alone")].toInteger();
        QString sum = QStringLiteral("%1 without a name compared: %2 in %3, %4 alone")
                          .arg(counted(compared, QStringLiteral("face")))
                          .arg(inGroups)
                          .arg(counted(groups.size(), QStringLiteral("group")))
                          .arg(alone);
        if (const qint64 unfit = answer[QStringLiteral("unfit")].toInteger(); unfit > 0)
            sum += QStringLiteral("; %1 more not fit to be compared").arg(unfit);
        out.line(sum +
                 QStringLiteral("; in %1 s.").arg(answer[QStringLiteral("seconds")].toDouble(), 0, 'f', 1));
    }

private:
    std::optional<QString> m_collection;
};

} // namespace

void addGroupCommands(Registry& registry) {
    registry.add<FaceGroupsCommand>();
}

} // namespace bk::cli
