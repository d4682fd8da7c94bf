#include "ui/widgets/PageHead.h"

#include <QHBoxLayout>
#include <QLabel>

namespace bk::ui {

QHBoxLayout* makePageHead(const QString& title, QLabel*& count, QWidget* parent) {
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* heading = new QLabel(title, parent);
    heading->setProperty("role", QStringLiteral("title"));
    head->addWidget(heading);
    count = new QLabel(parent);
    count->setProperty("role", QStringLiteral("muted"));
    head->addWidget(count);
    return head;
}

} // namespace bk::ui
