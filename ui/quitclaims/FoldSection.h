#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace bk::ui {

class ElidedLabel;

/// A part of a form that most records leave as it is: folded to its title and what it says now, opened by a
/// press or by the keyboard.
class FoldSection : public QWidget {
    Q_OBJECT
public:
    explicit FoldSection(const QString& title, QWidget* parent = nullptr);

    QVBoxLayout* body() const { return m_body; }
    QPushButton* header() const { return m_header; }
    /// What it holds, told while it is folded.
    void setSummary(const QString& summary);
    bool isOpen() const;
    void setOpen(bool open);

private:
    void follow();

    QString m_title;
    QPushButton* m_header = nullptr;
    ElidedLabel* m_summary = nullptr;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_body = nullptr;
};

} // namespace bk::ui
