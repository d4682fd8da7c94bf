#include "ui/quitclaims/PurposeChoice.h"

#include "ui/quitclaims/DateField.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace bk::ui {

PurposeChoice::PurposeChoice(const Purpose& purpose, const QDate& today, QWidget* parent)
    : QWidget(parent), m_purpose(purpose) {
    const QString words = purposeName(purpose);
    auto* layout = new FlowLayout(this, 4);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* name = new ElidedLabel(words, this);
    name->setFixedWidth(scaled(176));
    layout->addWidget(name);
    m_group = new QButtonGroup(this);
    m_group->setExclusive(true);
    m_none = makeButton(QStringLiteral("–"), tr("%1: not asked").arg(words));
    m_yes = makeButton(tr("Yes"), tr("%1: yes").arg(words));
    m_yes->setIcon(toneIcon(Tone::Cleared));
    m_no = makeButton(tr("No"), tr("%1: no").arg(words));
    m_no->setIcon(toneIcon(Tone::Blocked));
    for (QPushButton* button : {m_none, m_yes, m_no})
        layout->addWidget(button);
    m_before = new QLabel(this);
    m_before->setProperty("role", QStringLiteral("caption"));
    layout->addWidget(m_before);
    m_ownEnd = new QPushButton(tr("Ends earlier…"), this);
    m_ownEnd->setProperty("role", QStringLiteral("link"));
    m_ownEnd->setAccessibleName(tr("%1: give it a last day of its own").arg(words));
    layout->addWidget(m_ownEnd);
    auto* end = new QWidget(this);
    auto* endRow = new QHBoxLayout(end);
    endRow->setContentsMargins(8, 0, 0, 0);
    endRow->setSpacing(8);
    m_untilName = new QLabel(tr("last day"), end);
    m_untilName->setProperty("role", QStringLiteral("caption"));
    endRow->addWidget(m_untilName);
    m_until = new DateField(today, tr("%1: last day").arg(words), end);
    m_until->setFixedWidth(scaled(200));
    endRow->addWidget(m_until);
    layout->addWidget(end);
    m_none->setChecked(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (!on) return;
        follow();
        Q_EMIT changed();
    });
    connect(m_until, &DateField::dateChanged, this, &PurposeChoice::changed);
    connect(m_ownEnd, &QPushButton::clicked, this, [this] {
        m_hasOwnEnd = true;
        follow();
        m_until->setFocus();
    });
    m_before->hide();
    follow();
}

QPushButton* PurposeChoice::makeButton(const QString& text, const QString& name) {
    auto* button = new QPushButton(text, this);
    button->setProperty("role", QStringLiteral("chip"));
    button->setCheckable(true);
    button->setAccessibleName(name);
    m_group->addButton(button);
    return button;
}

void PurposeChoice::follow() {
    const bool yes = m_yes->isChecked();
    m_ownEnd->setVisible(yes && !m_hasOwnEnd);
    m_until->parentWidget()->setVisible(yes && m_hasOwnEnd);
    updateGeometry();
}

std::optional<Decision> PurposeChoice::decision() const {
    if (m_yes->isChecked()) return Decision::Granted;
    if (m_no->isChecked()) return Decision::Refused;
    return std::nullopt;
}

void PurposeChoice::setDecision(const std::optional<Decision>& decision) {
    (!decision ? m_none : *decision == Decision::Granted ? m_yes : m_no)->setChecked(true);
}

std::optional<QDate> PurposeChoice::until() const {
    return m_yes->isChecked() && m_hasOwnEnd ? m_until->date() : std::nullopt;
}

void PurposeChoice::setUntil(const std::optional<QDate>& until) {
    m_hasOwnEnd = until.has_value();
    m_until->setDate(until);
    follow();
}

bool PurposeChoice::isAcceptable() const {
    return !m_yes->isChecked() || !m_hasOwnEnd || m_until->isAcceptable();
}

void PurposeChoice::setBefore(const std::optional<Decision>& before) {
    m_before->setVisible(before.has_value());
    if (before) m_before->setText(*before == Decision::Granted ? tr("was: yes") : tr("was: no"));
    updateGeometry();
}

} // namespace bk::ui
