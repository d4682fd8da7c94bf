#pragma once

#include "core/model/Quitclaim.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace bk::ui {

/// Who signed: the person, or one or two guardians with name and relation.
class SigneeFields : public QWidget {
    Q_OBJECT
public:
    explicit SigneeFields(QWidget* parent = nullptr);

    void setGuardians(const std::optional<Guardian>& first, const std::optional<Guardian>& second);
    std::optional<Guardian> guardian() const;
    std::optional<Guardian> secondGuardian() const;
    /// Says that NAME, under 16 on the day of signing, needs a guardian; empty: of age, or not known.
    void sayUnder16(const QString& name);

    QRadioButton* byGuardian() const { return m_byGuardian; }
    QLineEdit* guardianName() const { return m_first.name; }
    QLineEdit* secondGuardianName() const { return m_second.name; }
    QPushButton* addSecond() const { return m_addSecond; }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Fields {
        QWidget* box = nullptr;
        QLineEdit* name = nullptr;
        QLineEdit* relation = nullptr;
    };
    Fields makeFields(const QString& name);
    void follow();
    void tintHint();

    QLabel* m_hint = nullptr;
    QRadioButton* m_bySelf = nullptr;
    QRadioButton* m_byGuardian = nullptr;
    Fields m_first;
    Fields m_second;
    QPushButton* m_addSecond = nullptr;
    bool m_two = false;
    bool m_young = false;
};

} // namespace bk::ui
