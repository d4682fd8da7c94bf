#include "app/cli/ModelCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/Registry.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"
#include "core/faces/ModelPack.h"

#include <QJsonArray>

namespace bk::cli {
namespace {

QJsonObject modelJson(const FaceModelView& view) {
    const ModelCard& card = view.card;
    const bool embeds = card.kind == ModelKind::Embedder;
    // A model that is no longer there is known by its id alone.
    const bool known = !card.sha256.isEmpty();
    QJsonObject json{
        {QStringLiteral("id"), card.id},
        {QStringLiteral("kind"), toString(card.kind)},
        {QStringLiteral("engine"), toString(card.engine)},
        {QStringLiteral("built_in"), view.builtIn},
        {QStringLiteral("in_use"), view.inUse},
        {QStringLiteral("sound"), view.trouble.isEmpty()},
        {QStringLiteral("trouble"), textJson(view.trouble)},
        {QStringLiteral("input"), known ? QJsonValue(card.inputSide) : QJsonValue()},
        {QStringLiteral("output"), known && embeds ? QJsonValue(card.outputSize) : QJsonValue()},
        {QStringLiteral("distance"), embeds ? QJsonValue(toString(card.distance)) : QJsonValue()},
        {QStringLiteral("licence"), textJson(card.licence)},
        {QStringLiteral("provenance"), textJson(card.provenance)},
        {QStringLiteral("sha256"), textJson(QString::fromLatin1(card.sha256.toHex()))},
        {QStringLiteral("measured"), card.measured},
        {QStringLiteral("added"),
         view.addedAt ? QJsonValue(view.addedAt->toUTC().toString(Qt::ISODate)) : QJsonValue()},
        {QStringLiteral("added_by"), textJson(view.addedBy)}};
    return json;
}

QString modelLine(const QJsonObject& model) {
    return QStringLiteral("%1 (%2, %3)")
        .arg(model[QStringLiteral("id")].toString(), model[QStringLiteral("kind")].toString(),
             model[QStringLiteral("licence")].toString());
}

class ModelListCommand final : public Command {
public:
    ModelListCommand() : Command("model list", "the models that find and compare faces") {}

    void setUp(Options& options) override { options.catalog(); }

    Result<QJsonObject> run(Context& context) override {
        const ModelService& models = context.services().models;
        BK_ASSIGN(const auto views, models.list());
        BK_ASSIGN(const ModelWork work, models.work());
        QJsonArray list;
        for (const FaceModelView& view : views)
            list.append(modelJson(view));
        return QJsonObject{{QStringLiteral("models"), list},
                           {QStringLiteral("faceprints_to_make"), work.faceprints},
                           {QStringLiteral("photos_to_scan"), work.photos}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        QStringList troubles;
        for (const QJsonValue& one : answer[QStringLiteral("models")].toArray()) {
            rows.append({cell(one[QStringLiteral("id")]), cell(one[QStringLiteral("kind")]),
                         cell(one[QStringLiteral("in_use")]), cell(one[QStringLiteral("built_in")]),
                         cell(one[QStringLiteral("licence")]), cell(one[QStringLiteral("sha256")]).left(12)});
            if (!one[QStringLiteral("sound")].toBool()) troubles << one[QStringLiteral("trouble")].toString();
        }
        out.table({QStringLiteral("Model"), QStringLiteral("Kind"), QStringLiteral("In use"),
                   QStringLiteral("Built in"), QStringLiteral("Licence"), QStringLiteral("SHA-256")},
                  rows);
        for (const QString& trouble : std::as_const(troubles))
            out.line(trouble);
    }
};

class ModelInstallCommand final : public Command {
public:
    ModelInstallCommand()
        : Command("model install", "take a face model from a file, with its card beside it, when a trial run "
                                   "in a closed process gives what the card says") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("FILE", m_file,
                      "the network: NAME.onnx with NAME.card.json or card.json beside it, or dlib's "
                      "dlib_face_recognition_resnet_model_v1.dat, which needs none",
                      Need::Required);
        options.flag("--draft-card", m_draft,
                     "write NAME.card.json with empty places to be filled in, and install nothing");
    }

    Result<QJsonObject> run(Context& context) override {
        if (m_draft) {
            BK_ASSIGN(const FilePath card, draftModelCard(m_file));
            return QJsonObject{{QStringLiteral("card"), card.display()}};
        }
        BK_ASSIGN(const FaceModelView installed, context.services().models.install(m_file));
        return QJsonObject{{QStringLiteral("model"), modelJson(installed)},
                           {QStringLiteral("unknown_fields"), QJsonArray::fromStringList(installed.unread)}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        if (m_draft) {
            out.line(QStringLiteral("Wrote %1. Fill in: kind; the side of the pictures it takes, twice, in "
                                    "input; for an embedder how many numbers it gives in output, and the "
                                    "cosine from which a name is suggested (for a detector, instead of "
                                    "distance, thresholds and alignment: \"thresholds\": {\"face\": 0.5, "
                                    "\"possible\": 0.3}); where the five landmarks lie, if not there; "
                                    "licence and provenance. Then model install again.")
                         .arg(answer[QStringLiteral("card")].toString()));
            return;
        }
        const QJsonObject model = answer[QStringLiteral("model")].toObject();
        out.line(QStringLiteral("Installed %1.").arg(modelLine(model)));
        const QStringList unknown = answer[QStringLiteral("unknown_fields")].toVariant().toStringList();
        if (!unknown.isEmpty())
            out.line(QStringLiteral("Its card says what nobody here reads; misspelt? %1")
                         .arg(unknown.join(QStringLiteral(", "))));
        out.line(QStringLiteral("It is not in use yet: model use CATALOG %1")
                     .arg(cell(model[QStringLiteral("id")])));
    }

private:
    FilePath m_file;
    bool m_draft = false;
};

class ModelUseCommand final : public Command {
public:
    ModelUseCommand() : Command("model use", "find or compare faces by this model from now on") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("ID", m_id, "as model list tells it", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        Services& services = context.services();
        BK_ASSIGN(ModelWork work, services.models.use(m_id));
        tellWork(context, work);
        int made = 0;
        const JobControl control = context.job(QStringLiteral("faceprints"));
        // Whoever may not recognise leaves them to the next one who may.
        if (work.faceprints > 0 && services.session->may(Right::Recognise)) {
            BK_ASSIGN(made, services.models.makeFaceprints(control));
            BK_ASSIGN(work, services.models.work());
        }
        QJsonObject answer{{QStringLiteral("model"), m_id},
                           {QStringLiteral("faceprints_made"), made},
                           {QStringLiteral("faceprints_to_make"), work.faceprints},
                           {QStringLiteral("photos_to_scan"), work.photos}};
        if (control.stopRequested()) answer.insert(QStringLiteral("stopped"), true);
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        const qint64 left = answer[QStringLiteral("faceprints_to_make")].toInteger();
        const qint64 photos = answer[QStringLiteral("photos_to_scan")].toInteger();
        out.line(QStringLiteral("%1 is in use; %2 made.")
                     .arg(answer[QStringLiteral("model")].toString(),
                          counted(answer[QStringLiteral("faceprints_made")].toInteger(),
                                  QStringLiteral("faceprint"))));
        if (left > 0)
            out.line(QStringLiteral("%1 still to be made: by model use again, or by a scan of somebody who "
                                    "may recognise.")
                         .arg(counted(left, QStringLiteral("faceprint"))));
        if (photos > 0)
            out.line(
                QStringLiteral("%1 to be looked at: scan.").arg(counted(photos, QStringLiteral("photo"))));
    }

private:
    /// Before the long part begins.
    static void tellWork(const Context& context, const ModelWork& work) {
        if (work.nothing()) return;
        (void)context.say(QStringLiteral("To do: %1 to make, %2 to look at by the next scan.")
                              .arg(counted(work.faceprints, QStringLiteral("faceprint")),
                                   counted(work.photos, QStringLiteral("photo"))));
    }

    QString m_id;
};

class ModelRemoveCommand final : public Command {
public:
    ModelRemoveCommand() : Command("model remove", "remove an installed face model that is not in use") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("ID", m_id, "as model list tells it", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(context.services().models.remove(m_id));
        return QJsonObject{{QStringLiteral("model"), m_id}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("Removed %1.").arg(answer[QStringLiteral("model")].toString()));
    }

private:
    QString m_id;
};

} // namespace

void addModelCommands(Registry& registry) {
    registry.add<ModelListCommand>();
    registry.add<ModelInstallCommand>();
    registry.add<ModelUseCommand>();
    registry.add<ModelRemoveCommand>();
}

} // namespace bk::cli
