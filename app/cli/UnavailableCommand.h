#pragma once

#include "app/cli/Command.h"

namespace bk::cli {

class Registry;

/// A verb of the contract that is not built yet: exit 2 and "not available yet", whatever words follow.
class UnavailableCommand final : public Command {
public:
    explicit UnavailableCommand(const char* name) : Command(name, "not available yet") {}
    Needs needs() const override { return Needs::Nothing; }
    bool isAvailable() const override { return false; }
    void setUp(Options&) override {}
    Result<QJsonObject> run(Context&) override {
        return fail(ErrorCode::NotAvailable, QStringLiteral("not available yet"));
    }
    void print(const QJsonObject&, TextOut&) const override {}
};

void addUnavailableCommands(Registry& registry);

} // namespace bk::cli
