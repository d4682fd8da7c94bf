#pragma once

#include <QWidget>

namespace bk::ui {

/// One room of the window. Made with a Workspace; loads when first shown, again when the catalog changes
/// while it is visible (or at the next showing). Everything works with the keyboard; every list has an empty
/// state that says what to do next.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// For the window's title and screen readers.
    virtual QString title() const = 0;
    /// Called whenever it becomes the current page.
    virtual void activate() = 0;

Q_SIGNALS:
    /// First load finished and painted-able: tests wait for it before taking pictures. Emitted after every
    /// load.
    void ready();
    /// Counts for the bar at the bottom, e.g. "1,204 photos, 312 selected".
    void statusChanged(const QString& words);
};

} // namespace bk::ui
