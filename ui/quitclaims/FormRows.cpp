#include "ui/quitclaims/FormRows.h"

#include "ui/widgets/Theme.h"

#include <QFormLayout>
#include <QLabel>

namespace bk::ui {

QFormLayout* makeFormRows() {
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    return form;
}

void addFormRow(QFormLayout* form, const QString& name, QWidget* field) {
    auto* label = new QLabel(name);
    label->setMinimumWidth(scaled(128));
    label->setBuddy(field);
    form->addRow(label, field);
}

QLabel* makeFormCaption(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("caption"));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace bk::ui
