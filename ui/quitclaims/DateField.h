#pragma once

#include <QDate>
#include <QWidget>

#include <optional>

class QLineEdit;

namespace bk::ui {

/// A day that may be left empty, typed in the ways people write it (31-12-2026, 31/12/2026, 2026-12-31,
/// 31 Dec 2026) or picked from a calendar. Nothing is filled in unasked.
class DateField : public QWidget {
    Q_OBJECT
public:
    /// TODAY is where the calendar opens; NAME is for screen readers.
    DateField(const QDate& today, const QString& name, QWidget* parent = nullptr);

    /// None: empty, or no date.
    std::optional<QDate> date() const;
    void setDate(const std::optional<QDate>& date);
    /// Empty or a date.
    bool isAcceptable() const;
    QLineEdit* edit() const { return m_edit; }

    /// Nullopt when TEXT is no day.
    static std::optional<QDate> read(const QString& text);

Q_SIGNALS:
    void dateChanged();

private:
    void openCalendar();
    void tidy();

    QDate m_today;
    QLineEdit* m_edit = nullptr;
};

} // namespace bk::ui
