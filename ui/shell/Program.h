#pragma once

#include "core/services/CatalogService.h"
#include "core/services/DemoService.h"

#include <QList>
#include <QString>

#include <memory>

namespace bk::ui {

/// A face model as Settings tells about it.
struct ModelNote {
    QString id;
    QString kind;
    QString licence;
    QString provenance;
};

/// What the window is given by whoever composes the program: nothing of a catalog.
struct Program {
    std::shared_ptr<const CatalogService> catalogs;
    std::shared_ptr<const DemoService> demo;
    std::shared_ptr<const Clock> clock;
    KdfCost cost;           ///< of new catalogs
    FilePath exampleFolder; ///< where the example catalog is kept
    QList<ModelNote> models;
};

} // namespace bk::ui
