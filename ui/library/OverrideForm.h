#pragma once

#include "core/model/Photo.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;

namespace bk::ui {

class Banner;

/// "Consent not needed": the reason, in words where it is another one, and perhaps until when. Nothing is
/// chosen beforehand. Says when portraits of somebody shown were commissioned.
class OverrideForm : public QWidget {
    Q_OBJECT
public:
    explicit OverrideForm(QWidget* parent = nullptr);
    void open(const QDate& today);
    /// Names of those shown whose portraits were commissioned; none: no warning.
    void warnOf(const QStringList& commissioned);
    Banner* warning() const { return m_warning; }

Q_SIGNALS:
    void saved(bk::OverrideReason reason, const QString& note, const std::optional<QDate>& until);

private:
    void check();
    Banner* m_warning = nullptr;
    QComboBox* m_reason = nullptr;
    QLineEdit* m_note = nullptr;
    QCheckBox* m_limited = nullptr;
    QDateEdit* m_until = nullptr;
    QPushButton* m_save = nullptr;
};

/// Embargo, last day of use and restriction of one photo.
class LimitsForm : public QWidget {
    Q_OBJECT
public:
    explicit LimitsForm(QWidget* parent = nullptr);
    /// Which of them the user may change; the others are shown only.
    void allow(bool days, bool restriction);
    void open(const Photo& photo, const QDate& today);

Q_SIGNALS:
    void saved(const std::optional<QDate>& embargo, const std::optional<QDate>& expires, bool restricted);

private:
    std::optional<QDate> embargo() const;
    std::optional<QDate> expires() const;
    void check();

    QCheckBox* m_embargoed = nullptr;
    QDateEdit* m_embargo = nullptr;
    QCheckBox* m_expiring = nullptr;
    QDateEdit* m_expires = nullptr;
    QCheckBox* m_restricted = nullptr;
    QLabel* m_never = nullptr; ///< no day is left on which it may be used
    bool m_mayDays = true;
};

} // namespace bk::ui
