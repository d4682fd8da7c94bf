#include "ui/viewer/RecentPersons.h"

#include "ui/viewer/PersonTarget.h"
#include "ui/widgets/FlowLayout.h"

#include <QLabel>
#include <QVBoxLayout>

namespace bk::ui {

RecentPersons::RecentPersons(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    auto* words = new QLabel(tr("Drag a face onto a person, or choose a face and click:"), this);
    words->setProperty("role", QStringLiteral("caption"));
    words->setWordWrap(true);
    layout->addWidget(words);
    auto* row = new QWidget(this);
    m_row = new FlowLayout(row, 4);
    m_row->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(row);
    hide();
}

void RecentPersons::remember(const PersonId& person, const QString& name) {
    m_known.removeIf([&](const Known& known) { return known.person == person; });
    m_known.prepend({person, name});
    m_known = m_known.mid(0, most);
    fill();
}

void RecentPersons::addSeen(const PersonId& person, const QString& name) {
    for (Known& known : m_known) {
        if (known.person != person) continue;
        if (known.name == name) return;
        known.name = name; // renamed since
        fill();
        return;
    }
    if (m_known.size() >= most) return;
    m_known.append({person, name});
    fill();
}

void RecentPersons::fill() {
    m_row->clear();
    for (const Known& known : std::as_const(m_known)) {
        auto* target = new PersonTarget(known.person, known.name, m_row->parentWidget());
        target->setProperty("role", QStringLiteral("chip"));
        target->setAccessibleName(tr("Name the chosen face %1").arg(known.name));
        connect(target, &PersonTarget::faceDropped, this, &RecentPersons::faceDropped);
        connect(target, &QPushButton::clicked, this,
                [this, known] { Q_EMIT clicked(known.person, known.name); });
        m_row->addWidget(target);
        target->show();
    }
    setVisible(!m_known.isEmpty());
}

} // namespace bk::ui
