#pragma once

#include "resources/Resources.h"

#include <QtTest>

/// Like QTEST_GUILESS_MAIN, with the program's resources at hand.
#define BK_TEST_MAIN(TestClass)                                                                              \
    int main(int argc, char** argv) {                                                                        \
        bk::initResources();                                                                                 \
        QGuiApplication application(argc, argv);                                                             \
        TestClass test;                                                                                      \
        return QTest::qExec(&test, argc, argv);                                                              \
    }
