#pragma once

#include "core/model/Task.h"

#include <QPushButton>
#include <QWidget>

namespace bk::ui {

/// How far in the words of a link begin, so that they stand below those of the heading beside its icon; at
/// normal text size.
inline constexpr int linkIndent = 19;
inline constexpr int wordsIndent = 28;

/// A link that gives way: shortened where it does not fit, whole in the tool tip and for screen readers.
class ElidedLink : public QPushButton {
    Q_OBJECT
public:
    explicit ElidedLink(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void shorten();
    QString m_whole;
};

/// One task on a card: what it is about as a link, the day, and a way to put it off or have it told again.
class TaskLine : public QWidget {
    Q_OBJECT
public:
    enum class Offer { Nothing, PutOff, TellAgain };

    TaskLine(const Task& task, Offer offer, QWidget* parent = nullptr);
    const Task& task() const { return m_task; }
    QPushButton* link() const { return m_link; }
    /// Null where there is none.
    QPushButton* offer() const { return m_offer; }

Q_SIGNALS:
    void opened(const bk::Task& task);
    void offerTaken(const bk::Task& task);

private:
    Task m_task;
    ElidedLink* m_link = nullptr;
    QPushButton* m_offer = nullptr;
};

} // namespace bk::ui
