#include "ui/people/PersonPast.h"

#include "ui/people/TakeBack.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {

PersonPast::PersonPast(Workspace& workspace, QWidget* parent) : Card(parent), m_workspace(workspace) {
    auto* heading = new QLabel(tr("Merges and splits"), this);
    heading->setProperty("role", QStringLiteral("heading"));
    body()->addWidget(heading);
    hide();
}

void PersonPast::setSheet(const PersonSheet& sheet) {
    delete m_rows;
    m_rows = new QWidget(this);
    auto* rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    body()->addWidget(m_rows);
    for (const PersonMerge& merge : sheet.merges)
        addRow(tr("%1 became part of this entry on %2.")
                   .arg(merge.departed.name, shortDate(merge.stamp.at.toLocalTime().date())),
               merge.departed.name, [this, id = merge.id] { TakeBack::merge(m_workspace, id); });
    for (const PersonSplitView& view : sheet.splits)
        addRow(tr("%n face(s) became those of %1 on %2.", nullptr, view.faces)
                   .arg(view.otherName, shortDate(view.split.stamp.at.toLocalTime().date())),
               view.otherName, [this, id = view.split.id] { TakeBack::split(m_workspace, id); });
    setVisible(rows->count() > 0);
}

void PersonPast::addRow(const QString& sentence, const QString& name, const std::function<void()>& takeBack) {
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    auto* label = new QLabel(sentence, m_rows);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    row->addWidget(label, 1);
    auto* button = new QPushButton(themedIcon(QStringLiteral("edit-undo")), tr("Take back"), m_rows);
    button->setAccessibleName(tr("Take back: %1").arg(name));
    row->addWidget(button, 0, Qt::AlignTop);
    connect(button, &QPushButton::clicked, this, [button, takeBack] {
        button->setEnabled(false);
        takeBack();
    });
    // Refused, it may be tried again.
    connect(&m_workspace, &Workspace::failed, button, [button] { button->setEnabled(true); });
    static_cast<QVBoxLayout*>(m_rows->layout())->addLayout(row);
}

} // namespace bk::ui
