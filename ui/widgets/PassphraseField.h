#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;

namespace bk::ui {

/// Empties EDIT so that no undo brings back what was typed.
void forget(QLineEdit& edit);

/// Where a passphrase is typed: hidden unless asked to be seen, with a hint while Caps Lock seems to be on.
/// Once cleared nothing brings back what was typed, and it is hidden again.
class PassphraseField : public QWidget {
    Q_OBJECT
public:
    explicit PassphraseField(const QString& name, QWidget* parent = nullptr);

    QString text() const;
    void clear();
    QLineEdit* edit() const { return m_edit; }
    bool capsLockHint() const;

Q_SIGNALS:
    void textChanged();
    void returnPressed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_edit = nullptr;
    QAction* m_reveal = nullptr;
    QLabel* m_hint = nullptr;
};

} // namespace bk::ui
