#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace bk::ui {

/// Where a passphrase is typed: hidden unless asked to be seen, with a hint while Caps Lock seems to be on.
/// Keeps no undo and offers no copy.
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
    QLabel* m_hint = nullptr;
};

} // namespace bk::ui
