#include "app/cli/PersonCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Lookup.h"
#include "app/cli/Options.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

QJsonObject personJson(const PersonSummary& summary) {
    return {{QStringLiteral("person"), summary.person.id.toString()},
            {QStringLiteral("name"), summary.person.name},
            {QStringLiteral("born"), dayJson(summary.person.born)},
            {QStringLiteral("photos"), summary.photos},
            {QStringLiteral("faceprints"), summary.faceprints},
            {QStringLiteral("recognition"), summary.recognition},
            {QStringLiteral("next_expiry"), dayJson(summary.nextExpiry)},
            {QStringLiteral("state"), bk::toString(summary.standing)}};
}

Result<QJsonObject> answerWith(const Context& context, const PersonId& id) {
    BK_ASSIGN(const PersonSummary summary, context.services().persons.summary(id));
    return personJson(summary);
}

void printPersons(const QJsonArray& persons, TextOut& out) {
    QList<QStringList> rows;
    for (const QJsonValue& one : persons)
        rows.append({cell(one[QStringLiteral("name")]), cell(one[QStringLiteral("photos")]),
                     cell(one[QStringLiteral("state")]), cell(one[QStringLiteral("next_expiry")]),
                     cell(one[QStringLiteral("recognition")]), cell(one[QStringLiteral("faceprints")]),
                     cell(one[QStringLiteral("person")])});
    out.table({QStringLiteral("Name"), QStringLiteral("Photos"), QStringLiteral("State"),
               QStringLiteral("Next expiry"), QStringLiteral("Recognition"), QStringLiteral("Faceprints"),
               QStringLiteral("Person")},
              rows);
}

void printPerson(const QJsonObject& answer, TextOut& out) {
    out.line(QStringLiteral("%1  %2").arg(answer[QStringLiteral("name")].toString(),
                                          answer[QStringLiteral("person")].toString()));
}

class PersonAddCommand final : public Command {
public:
    PersonAddCommand() : Command("person add", "somebody who is portrayed") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("NAME", m_name, "empty (\"\"): known by a number only", Need::Required);
        options.value("--born DATE", m_born, "birth date", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const Person person, context.services().persons.add(m_name, m_born));
        return answerWith(context, person.id);
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printPerson(answer, out); }

private:
    QString m_name;
    std::optional<QDate> m_born;
};

class PersonListCommand final : public Command {
public:
    PersonListCommand() : Command("person list", "everybody, with where they stand") {}
    void setUp(Options& options) override { options.catalog(); }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const auto persons, context.services().persons.list());
        QJsonArray list;
        for (const PersonSummary& summary : persons)
            list.append(personJson(summary));
        return QJsonObject{{QStringLiteral("persons"), list}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        printPersons(answer[QStringLiteral("persons")].toArray(), out);
    }
};

class PersonShowCommand final : public Command {
public:
    PersonShowCommand() : Command("person show", "one person, and what they allow today") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("P", m_person, "id or name", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        PersonService& persons = context.services().persons;
        BK_ASSIGN(const PersonId id, personOf(context, m_person));
        BK_TRY(persons.logOpened(id));
        BK_ASSIGN(QJsonObject answer, answerWith(context, id));
        BK_ASSIGN(const auto standings, persons.standings(id));
        QJsonArray purposes;
        for (const PurposeStanding& standing : standings)
            purposes.append(QJsonObject{{QStringLiteral("purpose"), standing.purpose.key()},
                                        {QStringLiteral("state"), bk::toString(standing.state)},
                                        {QStringLiteral("date"), dayJson(standing.date)}});
        const QJsonArray list{answer};
        answer.insert(QStringLiteral("purposes"), purposes);
        answer.insert(QStringLiteral("persons"), list);
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        printPersons(answer[QStringLiteral("persons")].toArray(), out);
        out.line({});
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("purposes")].toArray())
            rows.append({cell(one[QStringLiteral("purpose")]), cell(one[QStringLiteral("state")]),
                         cell(one[QStringLiteral("date")])});
        out.table({QStringLiteral("Purpose"), QStringLiteral("State"), QStringLiteral("Day")}, rows);
    }

private:
    QString m_person;
};

class PersonRenameCommand final : public Command {
public:
    PersonRenameCommand() : Command("person rename", "another name for a person") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("P", m_person, "id or name", Need::Required);
        options.value("NAME", m_name, "the new name", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const PersonId id, personOf(context, m_person));
        BK_TRY(context.services().persons.rename(id, m_name));
        return answerWith(context, id);
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printPerson(answer, out); }

private:
    QString m_person;
    QString m_name;
};

class PersonMergeCommand final : public Command {
public:
    PersonMergeCommand() : Command("person merge", "two records are one person: all of P becomes INTO's") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("P", m_person, "id or name of the one who goes", Need::Required);
        options.value("INTO", m_into, "id or name of the one who stays", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const PersonId person, personOf(context, m_person));
        BK_ASSIGN(const PersonId into, personOf(context, m_into));
        BK_TRY(context.services().persons.merge(person, into));
        return answerWith(context, into);
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printPerson(answer, out); }

private:
    QString m_person;
    QString m_into;
};

} // namespace

void addPersonCommands(Registry& registry) {
    registry.add<PersonAddCommand>();
    registry.add<PersonListCommand>();
    registry.add<PersonShowCommand>();
    registry.add<PersonRenameCommand>();
    registry.add<PersonMergeCommand>();
}

} // namespace bk::cli
