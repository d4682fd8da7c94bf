#include "ui/reports/ReportsPage.h"

#include "ui/reports/CoverageView.h"
#include "ui/reports/ExceptionsView.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Card.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

enum Tab { CoverageTab, ExceptionsTab };

} // namespace

ReportsPage::ReportsPage(Workspace& workspace, QWidget* parent)
    : Page(parent), m_workspace(workspace), m_tabs(new QTabBar(this)), m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("page"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 16, 0);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(title());
    m_tabs->addTab(tr("Coverage"));
    head->addWidget(m_tabs);
    head->addStretch(1);
    layout->addLayout(head);
    layout->addWidget(makeLine(Qt::Horizontal, this));
    layout->addWidget(m_stack, 1);
    m_coverage = new CoverageView(workspace, m_stack);
    m_stack->addWidget(m_coverage);
    connect(m_coverage, &CoverageView::loaded, this, &ReportsPage::ready);
    if (workspace.may(Right::ManageConsent)) {
        m_tabs->addTab(tr("Exceptions"));
        m_exceptions = new ExceptionsView(workspace, m_stack);
        m_stack->addWidget(m_exceptions);
        connect(m_exceptions, &ExceptionsView::loaded, this, &ReportsPage::ready);
        connect(m_exceptions, &ExceptionsView::narrowed, this, &ReportsPage::tellCount);
    }
    m_tabs->setVisible(m_exceptions != nullptr);
    setFocusProxy(m_exceptions != nullptr ? static_cast<QWidget*>(m_tabs) : m_coverage);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        load();
    });
    connect(&workspace, &Workspace::changed, this, [this] {
        m_outdated[CoverageTab] = m_outdated[ExceptionsTab] = true;
        if (isVisible()) load();
    });
}

void ReportsPage::activate() {
    load();
}

void ReportsPage::load() {
    tellCount();
    const int tab = m_stack->currentIndex();
    if (!m_outdated[tab]) {
        Q_EMIT ready();
        return;
    }
    m_outdated[tab] = false;
    if (tab == ExceptionsTab)
        m_exceptions->load();
    else
        m_coverage->load();
}

void ReportsPage::tellCount() {
    Q_EMIT statusChanged(m_stack->currentIndex() == ExceptionsTab ? m_exceptions->counted() : QString());
}

} // namespace bk::ui
