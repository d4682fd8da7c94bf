#include "ui/quitclaims/PurposeChoice.h"

#include "ui/widgets/Theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace bk::ui {

PurposeChoice::PurposeChoice(const Purpose& purpose, QWidget* parent) : QWidget(parent), m_purpose(purpose) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* name = new QLabel(purposeName(purpose), this);
    name->setMinimumWidth(scaled(140));
    layout->addWidget(name);
    m_group = new QButtonGroup(this);
    m_group->setExclusive(true);
    m_none = makeButton(QStringLiteral("–"), tr("%1: not asked").arg(purposeName(purpose)));
    m_yes = makeButton(tr("Yes"), tr("%1: yes").arg(purposeName(purpose)));
    m_yes->setIcon(toneIcon(Tone::Cleared));
    m_no = makeButton(tr("No"), tr("%1: no").arg(purposeName(purpose)));
    m_no->setIcon(toneIcon(Tone::Blocked));
    for (QPushButton* button : {m_none, m_yes, m_no})
        layout->addWidget(button);
    m_before = new QLabel(this);
    m_before->setProperty("role", QStringLiteral("caption"));
    m_before->hide();
    layout->addSpacing(4);
    layout->addWidget(m_before);
    layout->addStretch(1);
    m_none->setChecked(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on) Q_EMIT changed();
    });
}

QPushButton* PurposeChoice::makeButton(const QString& text, const QString& name) {
    auto* button = new QPushButton(text, this);
    button->setProperty("role", QStringLiteral("chip"));
    button->setCheckable(true);
    button->setAccessibleName(name);
    m_group->addButton(button);
    return button;
}

std::optional<Decision> PurposeChoice::decision() const {
    if (m_yes->isChecked()) return Decision::Granted;
    if (m_no->isChecked()) return Decision::Refused;
    return std::nullopt;
}

void PurposeChoice::setDecision(const std::optional<Decision>& decision) {
    (!decision ? m_none : *decision == Decision::Granted ? m_yes : m_no)->setChecked(true);
}

void PurposeChoice::setBefore(const std::optional<Decision>& before) {
    m_before->setVisible(before.has_value());
    if (before) m_before->setText(*before == Decision::Granted ? tr("was: yes") : tr("was: no"));
}

} // namespace bk::ui
