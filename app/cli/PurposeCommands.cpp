#include "app/cli/PurposeCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/Registry.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

QJsonObject purposeJson(const PurposeView& view) {
    return {{QStringLiteral("purpose"), view.purpose.key()},
            {QStringLiteral("name"), textJson(view.name)},
            {QStringLiteral("retired"), view.retired},
            {QStringLiteral("uses"), view.uses}};
}

/// All verbs that change the list answer with it.
class PurposeCommand : public Command {
public:
    using Command::Command;

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(change(context.services().purposes));
        BK_ASSIGN(const auto views, context.services().purposes.list());
        QJsonArray list;
        for (const PurposeView& view : views)
            list << purposeJson(view);
        QJsonObject answer{{QStringLiteral("purposes"), list}};
        if (!m_changed.isNull()) answer.insert(QStringLiteral("purpose"), m_changed.key());
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("purposes")].toArray())
            rows.append({cell(one[QStringLiteral("purpose")]), cell(one[QStringLiteral("name")]),
                         cell(one[QStringLiteral("retired")]), cell(one[QStringLiteral("uses")])});
        out.table({QStringLiteral("Purpose"), QStringLiteral("Name"), QStringLiteral("Retired"),
                   QStringLiteral("Named by")},
                  rows);
    }

protected:
    virtual Status change(PurposeService& purposes) = 0;
    Status keep(const Result<PurposeView>& changed) {
        if (!changed) return fail(changed.error());
        m_changed = changed->purpose;
        return {};
    }

private:
    Purpose m_changed;
};

class PurposeListCommand final : public PurposeCommand {
public:
    PurposeListCommand() : PurposeCommand("purpose list", "what permissions can be for") {}
    void setUp(Options& options) override { options.catalog(); }

protected:
    Status change(PurposeService&) override { return {}; }
};

class PurposeAddCommand final : public PurposeCommand {
public:
    PurposeAddCommand() : PurposeCommand("purpose add", "a new purpose; its key is made of the name") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("NAME", m_name, "what people see", Need::Required);
    }

protected:
    Status change(PurposeService& purposes) override { return keep(purposes.add(m_name)); }

private:
    QString m_name;
};

class PurposeRenameCommand final : public PurposeCommand {
public:
    PurposeRenameCommand()
        : PurposeCommand("purpose rename", "another name for the same purpose; what was signed stays") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("PURPOSE", m_purpose, "its key", Need::Required);
        options.value("NAME", m_name, "what people see from now on", Need::Required);
    }

protected:
    Status change(PurposeService& purposes) override { return keep(purposes.rename(m_purpose, m_name)); }

private:
    Purpose m_purpose;
    QString m_name;
};

class PurposeRetireCommand : public PurposeCommand {
public:
    explicit PurposeRetireCommand(bool retire)
        : PurposeCommand(retire ? "purpose retire" : "purpose restore",
                         retire ? "offer it no more; what was decided for it stays" : "offer it again")
        , m_retire(retire) {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("PURPOSE", m_purpose, "its key", Need::Required);
    }

protected:
    Status change(PurposeService& purposes) override {
        return keep(purposes.setRetired(m_purpose, m_retire));
    }

private:
    bool m_retire;
    Purpose m_purpose;
};

struct PurposeRetire final : PurposeRetireCommand {
    PurposeRetire() : PurposeRetireCommand(true) {}
};
struct PurposeRestore final : PurposeRetireCommand {
    PurposeRestore() : PurposeRetireCommand(false) {}
};

class PurposeMoveCommand final : public PurposeCommand {
public:
    PurposeMoveCommand() : PurposeCommand("purpose move", "to another place in the list") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("PURPOSE", m_purpose, "its key", Need::Required);
        options.value("PLACE", m_place, "from 1", Need::Required);
    }
    Status validate() const override {
        if (m_place && *m_place < 1)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("places are counted from 1"));
        return {};
    }

protected:
    Status change(PurposeService& purposes) override {
        return keep(purposes.move(m_purpose, m_place.value_or(1) - 1));
    }

private:
    Purpose m_purpose;
    std::optional<int> m_place;
};

class PurposeRemoveCommand final : public PurposeCommand {
public:
    PurposeRemoveCommand() : PurposeCommand("purpose remove", "only one that nothing names") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("PURPOSE", m_purpose, "its key", Need::Required);
    }

protected:
    Status change(PurposeService& purposes) override { return purposes.remove(m_purpose); }

private:
    Purpose m_purpose;
};

class PurposeHistoryCommand final : public Command {
public:
    PurposeHistoryCommand() : Command("purpose history", "what a purpose was called, and when") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("PURPOSE", m_purpose, "its key", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const auto history, context.services().purposes.history(m_purpose));
        QJsonArray versions;
        for (const PurposeVersion& one : history)
            versions << QJsonObject{
                {QStringLiteral("version"), one.version},
                {QStringLiteral("name"), textJson(one.name)},
                {QStringLiteral("retired"), one.retired},
                {QStringLiteral("at"),
                 one.at.isValid() ? QJsonValue(one.at.toUTC().toString(Qt::ISODate)) : QJsonValue()},
                {QStringLiteral("by"), textJson(one.by)}};
        return QJsonObject{{QStringLiteral("purpose"), m_purpose.key()},
                           {QStringLiteral("versions"), versions}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("versions")].toArray())
            rows.append({cell(one[QStringLiteral("version")]), cell(one[QStringLiteral("name")]),
                         cell(one[QStringLiteral("retired")]), cell(one[QStringLiteral("at")]),
                         cell(one[QStringLiteral("by")])});
        out.table({QStringLiteral("Version"), QStringLiteral("Name"), QStringLiteral("Retired"),
                   QStringLiteral("At"), QStringLiteral("By")},
                  rows);
    }

private:
    Purpose m_purpose;
};

class PolicyCommand final : public Command {
public:
    PolicyCommand() : Command("policy", "the catalog's policies: shown, or changed by an administrator") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("--no-people-review on|off", m_review,
                      "photos on which nobody is shown need a person's word before they are exported",
                      Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        Services& services = context.services();
        if (m_review) BK_TRY(services.collections.setNoPeopleNeedsReview(*m_review));
        BK_ASSIGN(const bool review, services.clearance.noPeopleNeedsReview());
        return QJsonObject{{QStringLiteral("no_people_review"), review}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(answer[QStringLiteral("no_people_review")].toBool()
                     ? QStringLiteral("Photos without people need a person's word before they are exported.")
                     : QStringLiteral("Photos without people may be exported without a person's word."));
    }

private:
    std::optional<bool> m_review;
};

} // namespace

void addPurposeCommands(Registry& registry) {
    registry.add<PurposeListCommand>();
    registry.add<PurposeAddCommand>();
    registry.add<PurposeRenameCommand>();
    registry.add<PurposeRetire>();
    registry.add<PurposeRestore>();
    registry.add<PurposeMoveCommand>();
    registry.add<PurposeRemoveCommand>();
    registry.add<PurposeHistoryCommand>();
    registry.add<PolicyCommand>();
}

} // namespace bk::cli
