#pragma once

#include <QtTest>

/// Results in tests: the value or the reason in the report.

#define VERIFY_OK(...)                                                                                       \
    do {                                                                                                     \
        const auto outcome_ = (__VA_ARGS__);                                                                 \
        QVERIFY2(outcome_, outcome_ ? "" : qPrintable(outcome_.error().context));                            \
    } while (false)

/// The value of a Result into DECLARATION.
#define ASSIGN_OK(declaration, ...) ASSIGN_OK_AS(BK_CONCAT(outcome_, __LINE__), declaration, __VA_ARGS__)
#define ASSIGN_OK_AS(name, declaration, ...)                                                                 \
    auto name = (__VA_ARGS__);                                                                               \
    QVERIFY2(name, name ? "" : qPrintable(name.error().context));                                            \
    declaration = std::move(*name)

#define VERIFY_ERROR(wanted, ...)                                                                            \
    do {                                                                                                     \
        const auto outcome_ = (__VA_ARGS__);                                                                 \
        QVERIFY2(!outcome_, "it did not fail");                                                              \
        QVERIFY2(outcome_.error().code == (wanted), qPrintable(outcome_.error().context));                   \
        QVERIFY2(!outcome_.error().context.isEmpty(), "a failure without words");                            \
    } while (false)
