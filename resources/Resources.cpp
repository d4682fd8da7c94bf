#include "resources/Resources.h"

#include <QDir>

// Outside any namespace, as Q_INIT_RESOURCE asks.
static void initBeeldkluisResources()
{
    Q_INIT_RESOURCE(beeldkluis);
}

namespace bk {

void initResources()
{
    initBeeldkluisResources();
}

} // namespace bk
