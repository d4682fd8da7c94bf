#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/ClearanceStore.h"
#include "tests/ui/PageSupport.h"

#include <QScopeGuard>

using namespace bk;
using namespace bk::ui;

/// What a change of very many photos left to be computed is computed with no page there that asks for it.
class RenewalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staleClearancesAreRenewedWithoutBeingAskedFor() {
        const auto back = qScopeGuard([] { setMostRewrittenAtOnce(1000); });
        test::PageDesk desk(QStringList{QStringLiteral("0018")});
        const Person noor = desk.addPerson(QStringLiteral("Noor"));
        const PhotoId photo = desk.photo(QStringLiteral("0018"));
        QVERIFY(desk.services().photos.addPerson(photo, noor.id));
        setMostRewrittenAtOnce(0);
        desk.keep(noor, test::PageDesk::record(noor, {QStringLiteral("website")}));
        const auto stale = [&] {
            return desk.services()
                .session->catalog()
                .read([](Connection& connection) { return ClearanceStore(connection).anyStale(); })
                .value_or(true);
        };
        QTRY_VERIFY_WITH_TIMEOUT(!stale(), test::patience);
    }
};

BK_UI_TEST_MAIN(RenewalTest)
#include "RenewalTest.moc"
