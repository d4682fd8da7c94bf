#pragma once

#include "core/services/RecoverySheet.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace bk::ui {

class Banner;

/// Shows a recovery key once: as text and as a code, with ways to put it on paper, and a field in which it
/// must be typed back from there. Forgets it on clear() and when it is gone; stores nothing. Copying it is
/// taken off the clipboard again after ten seconds. Window's thread.
class RecoveryKeyPanel : public QWidget {
    Q_OBJECT
public:
    explicit RecoveryKeyPanel(QWidget* parent = nullptr);
    ~RecoveryKeyPanel() override;

    /// With an own button that says TEXT and ends it: disabled until the key is typed back, then done() is
    /// emitted. Empty, as at first: whoever shows the panel has one.
    void setDoneText(const QString& text);
    void present(const RecoverySheet& sheet);
    void clear();

    bool typedBack() const;
    /// What is said below the field: that something is typed wrong, or how.
    QString hint() const;
    QString recoveryKey() const { return m_sheet.recoveryKey; }
    QLineEdit* typedBackField() const { return m_typedBack; }
    QPushButton* printButton() const { return m_print; }
    QPushButton* pdfButton() const { return m_pdf; }
    QPushButton* copyButton() const { return m_copy; }
    QPushButton* doneButton() const { return m_done; }
    Banner* banner() const { return m_banner; }
    /// Writes the sheet as a PDF to PATH, for its owner only.
    void saveTo(const QString& path);

Q_SIGNALS:
    void typedBackChanged(bool same);
    /// Enter in the field once it is typed back, or the panel's own button.
    void done();
    void saved(bool written);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeKey();
    QWidget* makeButtons();
    void check();
    void showCode();
    void print();
    void pickPdf();

    RecoverySheet m_sheet;
    Banner* m_banner = nullptr;
    QLabel* m_key = nullptr;
    QLabel* m_code = nullptr;
    QPushButton* m_print = nullptr;
    QPushButton* m_pdf = nullptr;
    QPushButton* m_copy = nullptr;
    QLineEdit* m_typedBack = nullptr;
    QLabel* m_hint = nullptr;
    QPushButton* m_done = nullptr;
};

} // namespace bk::ui
