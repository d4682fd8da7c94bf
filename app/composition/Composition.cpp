#include "app/composition/Composition.h"

#include "core/faces/ModelRegistry.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace bk {
namespace {

QList<ui::ModelNote> modelNotes() {
    QList<ui::ModelNote> notes;
    const auto registry = ModelRegistry::builtIn();
    if (!registry) return notes;
    for (const ModelCard& card : registry->cards()) {
        const QString kind = card.kind == ModelKind::Detector
                                 ? QCoreApplication::translate("bk::Composition", "finds faces")
                                 : QCoreApplication::translate("bk::Composition", "compares faces");
        notes.append({card.id, kind, card.licence, card.provenance});
    }
    return notes;
}

} // namespace

ui::Program composeProgram() {
    const auto clock = std::make_shared<SystemClock>();
    const auto ids = std::make_shared<RandomIdSource>();
    ui::Program program;
    program.catalogs = std::make_shared<CatalogService>(clock, ids);
    program.demo = std::make_shared<DemoService>(clock, ids);
    program.clock = clock;
    program.exampleFolder = FilePath::fromString(
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/example/") +
        QCoreApplication::translate("bk::Composition", "Example museum") + QStringLiteral(".beeldkluis"));
    program.models = modelNotes();
    return program;
}

} // namespace bk
