#pragma once

#include "core/model/Quitclaim.h"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QLabel;
class QPushButton;

namespace bk::ui {

class DateField;

/// One purpose of a quitclaim being filled in: not asked, yes or no, and for a yes perhaps a last day of its
/// own. Begins with "not asked": nothing is ever ticked for the person (GDPR recital 32: silence and
/// pre-ticked boxes are no consent).
class PurposeChoice : public QWidget {
    Q_OBJECT
public:
    /// TODAY is where the calendar of its own last day opens.
    PurposeChoice(const Purpose& purpose, const QDate& today, QWidget* parent = nullptr);
    const Purpose& purpose() const { return m_purpose; }
    std::optional<Decision> decision() const;
    void setDecision(const std::optional<Decision>& decision);
    /// Of a yes only.
    std::optional<QDate> until() const;
    void setUntil(const std::optional<QDate>& until);
    /// Its own last day is empty, not asked for, or a date.
    bool isAcceptable() const;
    /// What the older quitclaim said, to read only.
    void setBefore(const std::optional<Decision>& before);
    QPushButton* yes() const { return m_yes; }
    QPushButton* no() const { return m_no; }
    QPushButton* none() const { return m_none; }
    /// Asks for a last day of its own.
    QPushButton* ownEnd() const { return m_ownEnd; }
    DateField* ownEndField() const { return m_until; }

Q_SIGNALS:
    void changed();

private:
    QPushButton* makeButton(const QString& text, const QString& name);
    void follow();

    Purpose m_purpose;
    QButtonGroup* m_group = nullptr;
    QPushButton* m_none = nullptr;
    QPushButton* m_yes = nullptr;
    QPushButton* m_no = nullptr;
    QPushButton* m_ownEnd = nullptr;
    DateField* m_until = nullptr;
    QLabel* m_untilName = nullptr;
    QLabel* m_before = nullptr;
    bool m_hasOwnEnd = false;
};

} // namespace bk::ui
