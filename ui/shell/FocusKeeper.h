#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace bk::ui {

/// Keeps the keyboard where somebody was working: when the widget with the focus is hidden, disabled or gone,
/// Qt hands the focus to the next in the chain, and at the end of a page that is the RAIL with its Lock. Then
/// the nearest widget of the page gets it instead. Going to the rail by Tab is left alone. Window's thread.
class FocusKeeper : public QObject {
    Q_OBJECT
public:
    /// PAGES holds what is worked in; RAIL is what the focus must not fall into. Both outlive this.
    FocusKeeper(QWidget* pages, QWidget* rail, QObject* parent);

private:
    void look(QWidget* old, QWidget* now);
    void bringBack(QWidget* from);

    QPointer<QWidget> m_pages;
    QPointer<QWidget> m_rail;
};

} // namespace bk::ui
