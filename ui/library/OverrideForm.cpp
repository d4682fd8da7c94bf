#include "ui/library/OverrideForm.h"

#include "ui/library/PhotoEdits.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

QVBoxLayout* columnOf(QWidget* form) {
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(8);
    return layout;
}

QDateEdit* dayEdit(QWidget* parent) {
    auto* edit = new QDateEdit(parent);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    return edit;
}

QPushButton* addButtons(QVBoxLayout* layout, QWidget* form) {
    auto* row = new QHBoxLayout;
    auto* cancel = new QPushButton(OverrideForm::tr("Cancel"), form);
    auto* save = new QPushButton(OverrideForm::tr("Save"), form);
    save->setProperty("role", QStringLiteral("primary"));
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(save);
    layout->addLayout(row);
    QObject::connect(cancel, &QPushButton::clicked, form, &QWidget::hide);
    return save;
}

} // namespace

OverrideForm::OverrideForm(QWidget* parent) : QWidget(parent) {
    auto* layout = columnOf(this);
    auto* title = new QLabel(tr("Consent not needed, because:"), this);
    title->setProperty("role", QStringLiteral("heading"));
    title->setWordWrap(true);
    layout->addWidget(title);
    m_warning = new Banner(this);
    layout->addWidget(m_warning);
    m_reason = new QComboBox(this);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_reason->addItem(tr("Choose a reason"), static_cast<int>(OverrideReason::None));
    for (const auto reason :
         {OverrideReason::Crowd, OverrideReason::PublicEvent, OverrideReason::Unrecognisable,
          OverrideReason::PressException, OverrideReason::Other})
        m_reason->addItem(overrideReasonName(reason), static_cast<int>(reason));
    layout->addWidget(m_reason);
    m_note = new QLineEdit(this);
    m_note->setPlaceholderText(tr("In words, for the log"));
    m_note->setAccessibleName(tr("In words"));
    layout->addWidget(m_note);
    m_limited = new QCheckBox(tr("Only until"), this);
    m_until = dayEdit(this);
    m_until->setAccessibleName(tr("Last day"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_limited);
    row->addWidget(m_until, 1);
    layout->addLayout(row);
    m_save = addButtons(layout, this);
    connect(m_reason, &QComboBox::currentIndexChanged, this, &OverrideForm::check);
    connect(m_note, &QLineEdit::textChanged, this, &OverrideForm::check);
    connect(m_limited, &QCheckBox::toggled, m_until, &QWidget::setEnabled);
    connect(m_save, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT saved(static_cast<OverrideReason>(m_reason->currentData().toInt()), m_note->text().trimmed(),
                     m_limited->isChecked() ? std::optional(m_until->date()) : std::nullopt);
    });
    hide();
}

void OverrideForm::open(const QDate& today) {
    m_reason->setCurrentIndex(0);
    m_note->clear();
    m_limited->setChecked(false);
    m_until->setEnabled(false);
    m_until->setDate(today.addYears(1));
    m_warning->clear();
    check();
    show();
    m_reason->setFocus();
}

void OverrideForm::warnOf(const QStringList& commissioned) {
    if (commissioned.isEmpty())
        m_warning->clear();
    else
        m_warning->say(
            Tone::Attention,
            tr("Portraits of %1 were commissioned. Publishing them needs the consent of whoever is "
               "portrayed, whatever the reason below; ask a lawyer first.")
                .arg(commissioned.join(QStringLiteral(", "))));
}

void OverrideForm::check() {
    const auto reason = static_cast<OverrideReason>(m_reason->currentData().toInt());
    m_save->setEnabled(reason != OverrideReason::None &&
                       (reason != OverrideReason::Other || !m_note->text().trimmed().isEmpty()));
}

LimitsForm::LimitsForm(QWidget* parent) : QWidget(parent) {
    auto* layout = columnOf(this);
    auto* title = new QLabel(tr("Limits of this photo"), this);
    title->setProperty("role", QStringLiteral("heading"));
    layout->addWidget(title);
    m_embargoed = new QCheckBox(tr("Not before"), this);
    m_embargo = dayEdit(this);
    m_embargo->setAccessibleName(tr("First day of use"));
    m_expiring = new QCheckBox(tr("Not after"), this);
    m_expires = dayEdit(this);
    m_expires->setAccessibleName(tr("Last day of use"));
    for (const auto& [box, edit] : {std::pair(m_embargoed, m_embargo), std::pair(m_expiring, m_expires)}) {
        auto* row = new QHBoxLayout;
        row->addWidget(box);
        row->addWidget(edit, 1);
        layout->addLayout(row);
        connect(box, &QCheckBox::toggled, edit, &QWidget::setEnabled);
        connect(box, &QCheckBox::toggled, this, &LimitsForm::check);
        connect(edit, &QDateEdit::dateChanged, this, &LimitsForm::check);
    }
    m_never = new QLabel(tr("The first day is after the last one: it can never be used like this."), this);
    m_never->setProperty("role", QStringLiteral("error"));
    m_never->setWordWrap(true);
    m_never->hide();
    layout->addWidget(m_never);
    m_restricted = new QCheckBox(tr("Restricted at somebody's request"), this);
    layout->addWidget(m_restricted);
    connect(addButtons(layout, this), &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT saved(embargo(), expires(), m_restricted->isChecked());
    });
    hide();
}

std::optional<QDate> LimitsForm::embargo() const {
    return m_embargoed->isChecked() ? std::optional(m_embargo->date()) : std::nullopt;
}

std::optional<QDate> LimitsForm::expires() const {
    return m_expiring->isChecked() ? std::optional(m_expires->date()) : std::nullopt;
}

void LimitsForm::check() {
    m_never->setVisible(embargo() && expires() && *embargo() > *expires());
}

void LimitsForm::allow(bool days, bool restriction) {
    m_mayDays = days;
    m_embargoed->setEnabled(days);
    m_expiring->setEnabled(days);
    m_restricted->setEnabled(restriction);
}

void LimitsForm::open(const Photo& photo, const QDate& today) {
    m_embargoed->setChecked(photo.embargo.has_value());
    m_embargo->setEnabled(m_mayDays && photo.embargo.has_value());
    m_embargo->setDate(photo.embargo.value_or(today.addMonths(1)));
    m_expiring->setChecked(photo.expires.has_value());
    m_expires->setEnabled(m_mayDays && photo.expires.has_value());
    m_expires->setDate(photo.expires.value_or(today.addYears(1)));
    m_restricted->setChecked(photo.restricted);
    show();
    m_embargoed->setFocus();
}

} // namespace bk::ui
