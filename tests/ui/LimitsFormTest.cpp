#include "tests/ui/UiTestSupport.h"
#include "ui/library/OverrideForm.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QLabel>

using namespace bk;
using namespace bk::ui;

/// Embargo, last day and restriction of a photo.
class LimitsFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limitsThatLeaveNoDayAreTold() {
        LimitsForm form;
        form.allow(true, true);
        Photo photo;
        photo.embargo = QDate(2027, 1, 1);
        photo.expires = QDate(2026, 12, 31);
        form.open(photo, QDate(2026, 3, 4));
        const auto warned = [&] {
            const auto labels = form.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->isVisible() && label->text().contains(QLatin1String("can never be used"));
            });
        };
        QVERIFY(warned());
        QDateEdit* last = nullptr;
        for (QDateEdit* edit : form.findChildren<QDateEdit*>())
            if (edit->accessibleName() == QStringLiteral("Last day of use")) last = edit;
        QVERIFY(last != nullptr);
        last->setDate(QDate(2027, 1, 1));
        QVERIFY2(!warned(), "both days count");
        last->setDate(QDate(2026, 6, 1));
        QVERIFY(warned());
        form.findChildren<QCheckBox*>().first()->setChecked(false);
        QVERIFY(!warned());
    }
};

BK_UI_TEST_MAIN(LimitsFormTest)
#include "LimitsFormTest.moc"
