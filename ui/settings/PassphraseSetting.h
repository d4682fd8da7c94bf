#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace bk::ui {

class Banner;
class NewPassphrase;
class PassphraseField;
class Workspace;

/// Where a user changes their own passphrase: behind a button, with the current one asked for again.
class PassphraseSetting : public QWidget {
    Q_OBJECT
public:
    explicit PassphraseSetting(Workspace& workspace, QWidget* parent = nullptr);
    QPushButton* openButton() const { return m_open; }
    QPushButton* saveButton() const { return m_save; }
    PassphraseField* current() const { return m_current; }
    NewPassphrase* next() const { return m_next; }
    Banner* outcome() const { return m_outcome; }

Q_SIGNALS:
    void ended();

protected:
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void open();
    void close();
    void check();
    void save();

    Workspace& m_workspace;
    QPushButton* m_open = nullptr;
    QWidget* m_fields = nullptr;
    PassphraseField* m_current = nullptr;
    NewPassphrase* m_next = nullptr;
    QPushButton* m_save = nullptr;
    Banner* m_outcome = nullptr;
    bool m_saving = false;
};

} // namespace bk::ui
