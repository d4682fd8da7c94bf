#pragma once

#include "core/model/Quitclaim.h"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QPushButton;

namespace bk::ui {

/// One purpose of a quitclaim being filled in: not asked, yes or no. Begins with "not asked": nothing is ever
/// ticked for the person (GDPR recital 32: silence and pre-ticked boxes are no consent).
class PurposeChoice : public QWidget {
    Q_OBJECT
public:
    explicit PurposeChoice(const Purpose& purpose, QWidget* parent = nullptr);
    const Purpose& purpose() const { return m_purpose; }
    std::optional<Decision> decision() const;
    void setDecision(const std::optional<Decision>& decision);
    /// What the older quitclaim said, to read only.
    void setBefore(const std::optional<Decision>& before);
    QPushButton* yes() const { return m_yes; }
    QPushButton* no() const { return m_no; }
    QPushButton* none() const { return m_none; }

Q_SIGNALS:
    void changed();

private:
    QPushButton* makeButton(const QString& text, const QString& name);

    Purpose m_purpose;
    QButtonGroup* m_group = nullptr;
    QPushButton* m_none = nullptr;
    QPushButton* m_yes = nullptr;
    QPushButton* m_no = nullptr;
    class QLabel* m_before = nullptr;
};

} // namespace bk::ui
