#pragma once

#include "ui/shell/Page.h"

class QStackedWidget;
class QTabBar;

namespace bk::ui {

class CoverageView;
class ExceptionsView;
class Workspace;

/// What an organisation accounts for: how much may be used for what, and what was decided beside what people
/// signed (for those who decide such things).
class ReportsPage : public Page {
    Q_OBJECT
public:
    explicit ReportsPage(Workspace& workspace, QWidget* parent = nullptr);

    QString title() const override { return tr("Reports"); }
    void activate() override;
    QTabBar* tabs() const { return m_tabs; }
    CoverageView* coverage() const { return m_coverage; }
    ExceptionsView* exceptions() const { return m_exceptions; } ///< null without the right

private:
    void load();
    void tellCount();

    Workspace& m_workspace;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_stack = nullptr;
    CoverageView* m_coverage = nullptr;
    ExceptionsView* m_exceptions = nullptr;
    bool m_outdated[2] = {true, true}; ///< by tab
};

} // namespace bk::ui
