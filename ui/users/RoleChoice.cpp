#include "ui/users/RoleChoice.h"

#include "ui/widgets/RoleWords.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int underTheWord = 26; // pixels; where the words of a box begin

} // namespace

RoleChoice::RoleChoice(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto add = [&](const QString& word, const QString& sentence) {
        auto* box = new QCheckBox(word, this);
        box->setAccessibleDescription(sentence);
        layout->addWidget(box);
        auto* meaning = new QLabel(sentence, this);
        meaning->setProperty("role", QStringLiteral("caption"));
        meaning->setWordWrap(true);
        meaning->setContentsMargins(underTheWord, 0, 0, 4);
        layout->addWidget(meaning);
        connect(box, &QCheckBox::toggled, this, [this] {
            refresh();
            Q_EMIT changed();
        });
        return box;
    };
    for (const Role role :
         {Role::Editor, Role::ConsentOfficer, Role::FaceOperator, Role::Auditor, Role::Administrator})
        m_boxes.insert(static_cast<int>(role), add(wordsFor(role), meaningOf(role)));
    m_recognition = add(tr("Recognition is on for this user"),
                        tr("Off: no faces are compared and no suggestions shown for them, and they lack the "
                           "key to the faceprints, whatever their roles."));
    m_recognition->setChecked(true);
    refresh();
}

void RoleChoice::setRoles(Roles wanted, bool recognitionOn) {
    for (const Role role : allRoles)
        box(role)->setChecked(wanted.testFlag(role));
    m_recognition->setChecked(recognitionOn);
    refresh();
}

Roles RoleChoice::roles() const {
    Roles chosen;
    for (const Role role : allRoles)
        chosen.setFlag(role, box(role)->isChecked());
    return chosen;
}

bool RoleChoice::recognition() const {
    return m_recognition->isChecked();
}

void RoleChoice::fix(Role role, const QString& reason) {
    box(role)->setEnabled(false);
    box(role)->setToolTip(reason);
}

void RoleChoice::refresh() {
    if (m_recognition != nullptr) m_recognition->setEnabled(allows(roles(), Right::Recognise));
}

} // namespace bk::ui
