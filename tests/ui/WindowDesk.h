#pragma once

#include "tests/ui/UiTestSupport.h"

namespace bk::test {

/// The whole window on a desk of its own, closed; a test class is one with it.
class WindowDesk {
protected:
    void makeDesk() {
        m_desk = std::make_unique<Desk>();
        makeWindow();
    }
    /// Another one where there was one.
    void makeWindow() {
        m_window.reset();
        m_window = std::make_unique<ui::MainWindow>(m_desk->program, m_desk->preferences);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void clearDesk() {
        m_window.reset();
        m_desk.reset();
    }

    /// Where openCatalog() makes one.
    FilePath catalog() const { return m_desk->path(QStringLiteral("Museum De Brug.beeldkluis")); }
    void openCatalog() {
        m_window->open(m_desk->makeCatalog(QStringLiteral("Museum De Brug")));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    bool attempt(const QString& passphrase) { return test::attempt(m_window->unlockPage(), passphrase); }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace bk::test
