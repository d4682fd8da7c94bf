#include "ui/quitclaims/SigneeFields.h"

#include "ui/quitclaims/FormRows.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Theme.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

namespace bk::ui {
namespace {

std::optional<Guardian> read(const QLineEdit* name, const QLineEdit* relation) {
    return Guardian{name->text().simplified(), relation->text().simplified()};
}

} // namespace

SigneeFields::SigneeFields(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_hint = new QLabel(this);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    layout->addWidget(m_hint);
    auto* who = new FlowLayout(nullptr, 16);
    m_bySelf = new QRadioButton(tr("The person"), this);
    m_byGuardian = new QRadioButton(tr("A parent or guardian"), this);
    who->addWidget(m_bySelf);
    who->addWidget(m_byGuardian);
    layout->addLayout(who);
    m_first = makeFields(tr("Guardian's name"));
    layout->addWidget(m_first.box);
    m_addSecond = new QPushButton(tr("A second guardian signed, too"), this);
    m_addSecond->setProperty("role", QStringLiteral("link"));
    layout->addWidget(m_addSecond, 0, Qt::AlignLeft);
    m_second = makeFields(tr("Second guardian"));
    layout->addWidget(m_second.box);
    m_bySelf->setChecked(true);
    connect(m_byGuardian, &QRadioButton::toggled, this, &SigneeFields::follow);
    connect(m_addSecond, &QPushButton::clicked, this, [this] {
        m_two = true;
        follow();
        m_second.name->setFocus();
    });
    sayUnder16({});
    follow();
}

SigneeFields::Fields SigneeFields::makeFields(const QString& name) {
    Fields fields;
    fields.box = new QWidget(this);
    auto* form = makeFormRows();
    form->setContentsMargins(0, 0, 0, 0);
    fields.box->setLayout(form);
    fields.name = new QLineEdit(fields.box);
    fields.name->setAccessibleName(name);
    addFormRow(form, name, fields.name);
    fields.relation = new QLineEdit(fields.box);
    fields.relation->setPlaceholderText(tr("mother, father, guardian…"));
    fields.relation->setAccessibleName(tr("%1: relation").arg(name));
    addFormRow(form, tr("Relation"), fields.relation);
    for (QLineEdit* line : {fields.name, fields.relation}) {
        line->setMaximumWidth(scaled(360));
        connect(line, &QLineEdit::textChanged, this, &SigneeFields::changed);
    }
    return fields;
}

void SigneeFields::follow() {
    const bool guardian = m_byGuardian->isChecked();
    m_first.box->setVisible(guardian);
    m_addSecond->setVisible(guardian && !m_two);
    m_second.box->setVisible(guardian && m_two);
    Q_EMIT changed();
}

void SigneeFields::setGuardians(const std::optional<Guardian>& first, const std::optional<Guardian>& second) {
    m_two = second.has_value();
    m_first.name->setText(first ? first->name : QString());
    m_first.relation->setText(first ? first->relation : QString());
    m_second.name->setText(second ? second->name : QString());
    m_second.relation->setText(second ? second->relation : QString());
    (first ? m_byGuardian : m_bySelf)->setChecked(true);
    follow();
}

std::optional<Guardian> SigneeFields::guardian() const {
    if (!m_byGuardian->isChecked()) return std::nullopt;
    return read(m_first.name, m_first.relation);
}

std::optional<Guardian> SigneeFields::secondGuardian() const {
    if (!m_byGuardian->isChecked() || !m_two) return std::nullopt;
    // Asked for and left empty again: there was none.
    if (m_second.name->text().trimmed().isEmpty() && m_second.relation->text().trimmed().isEmpty())
        return std::nullopt;
    return read(m_second.name, m_second.relation);
}

void SigneeFields::sayUnder16(const QString& name) {
    m_young = !name.isEmpty();
    m_hint->setText(
        m_young ? tr("%1 is under 16 on the day of signing: a parent or guardian has to sign.").arg(name)
                : tr("Under 16, a parent or guardian signs."));
    tintHint();
}

void SigneeFields::tintHint() {
    // A changed property counts for the style only after it is put on again.
    m_hint->setProperty("role", m_young ? QStringLiteral("error") : QStringLiteral("caption"));
    m_hint->setStyleSheet(m_young ? QStringLiteral("color: %1").arg(toneColor(Tone::Attention).name())
                                  : QString());
}

void SigneeFields::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    // The colour is the theme's.
    if (event->type() == QEvent::StyleChange && m_hint != nullptr) tintHint();
}

} // namespace bk::ui
