#include "ui/quitclaims/DateField.h"

#include "ui/widgets/Theme.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

namespace bk::ui {

DateField::DateField(const QDate& today, const QString& name, QWidget* parent)
    : QWidget(parent), m_today(today), m_edit(new QLineEdit(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_edit->setAccessibleName(name);
    m_edit->setPlaceholderText(tr("day-month-year"));
    m_edit->setMinimumWidth(scaled(120));
    layout->addWidget(m_edit, 1);
    auto* calendar = new QToolButton(this);
    calendar->setIcon(themedIcon(QStringLiteral("view-calendar")));
    calendar->setToolTip(tr("Pick from a calendar"));
    calendar->setAccessibleName(tr("%1: pick from a calendar").arg(name));
    layout->addWidget(calendar);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &DateField::dateChanged);
    connect(m_edit, &QLineEdit::editingFinished, this, &DateField::tidy);
    connect(calendar, &QToolButton::clicked, this, &DateField::openCalendar);
}

std::optional<QDate> DateField::read(const QString& text) {
    const QString plain = text.simplified();
    const QLocale locale;
    for (const QString& format :
         {QStringLiteral("yyyy-M-d"), QStringLiteral("d-M-yyyy"), QStringLiteral("d/M/yyyy"),
          QStringLiteral("d.M.yyyy"), QStringLiteral("d M yyyy"), QStringLiteral("d MMM yyyy"),
          QStringLiteral("d MMMM yyyy")}) {
        for (const QLocale& words : {locale, QLocale::c()}) {
            const QDate date = words.toDate(plain, format);
            // A year of two digits would land in the first century.
            if (date.isValid() && date.year() >= 1800 && date.year() < 2200) return date;
        }
    }
    return std::nullopt;
}

std::optional<QDate> DateField::date() const {
    return read(m_edit->text());
}

void DateField::setDate(const std::optional<QDate>& date) {
    m_edit->setText(date ? shortDate(*date) : QString());
}

bool DateField::isAcceptable() const {
    return m_edit->text().trimmed().isEmpty() || date().has_value();
}

void DateField::tidy() {
    if (const auto known = date()) {
        const QSignalBlocker quiet(m_edit);
        m_edit->setText(shortDate(*known));
    }
}

void DateField::openCalendar() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* calendar = new QCalendarWidget(menu);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setSelectedDate(date().value_or(m_today));
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    connect(calendar, &QCalendarWidget::activated, menu, &QMenu::close);
    connect(calendar, &QCalendarWidget::clicked, menu, &QMenu::close);
    connect(calendar, &QCalendarWidget::clicked, this, [this](const QDate& picked) { setDate(picked); });
    connect(calendar, &QCalendarWidget::activated, this, [this](const QDate& picked) { setDate(picked); });
    menu->popup(mapToGlobal(QPoint(0, height())));
    calendar->setFocus();
}

} // namespace bk::ui
