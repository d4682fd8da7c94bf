#pragma once

#include <QByteArray>

namespace bk::test {

/// A variable of this program's environment, as long as this lives.
class Environment {
public:
    Environment(const char* name, const QByteArray& value) : m_name(name) { qputenv(name, value); }
    ~Environment() { qunsetenv(m_name); }

private:
    const char* m_name;
};

} // namespace bk::test
