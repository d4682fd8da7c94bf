#include "app/cli/PersonCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Lookup.h"
#include "app/cli/Options.h"
#include "app/cli/PersonMergeCommands.h"
#include "app/cli/QuitclaimViews.h"
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
            {QStringLiteral("minor"), summary.minor},
            {QStringLiteral("next_expiry"), dayJson(summary.nextExpiry)},
            {QStringLiteral("state"), bk::toString(summary.standing)}};
}

Result<QJsonObject> answerWith(const Context& context, const PersonId& id) {
    BK_ASSIGN(const PersonSummary summary, context.services().persons.summary(id));
    return personJson(summary);
}

/// With what the list does not tell.
Result<QJsonObject> wholePerson(const Context& context, const PersonId& id) {
    BK_ASSIGN(const PersonSummary summary, context.services().persons.summary(id));
    QJsonObject json = personJson(summary);
    json.insert(QStringLiteral("contact"), textJson(summary.person.contact));
    json.insert(QStringLiteral("notes"), textJson(summary.person.notes));
    json.insert(QStringLiteral("deceased"), dayJson(summary.person.deceased));
    json.insert(QStringLiteral("commissioned"), summary.person.commissioned);
    return json;
}

void printWholePerson(const QJsonObject& answer, TextOut& out) {
    for (const auto& [label, field] :
         {std::pair{"Born", "born"}, {"Contact", "contact"}, {"Notes", "notes"}, {"Deceased", "deceased"}})
        printField(out, label, cell(answer[QLatin1String(field)]));
    for (const auto& [label, field] :
         {std::pair{"Below 16", "minor"}, {"Commissioned portrait", "commissioned"}})
        if (answer[QLatin1String(field)].toBool()) printField(out, label, QStringLiteral("yes"));
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
        BK_ASSIGN(QJsonObject answer, wholePerson(context, id));
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
        printWholePerson(answer, out);
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

class PersonSetCommand final : public Command {
public:
    PersonSetCommand() : Command("person set", "what is kept about a person") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("P", m_person, "id or name", Need::Required);
        options.value("--born DATE", m_born, "birth date, or none", Need::Optional);
        options.value("--contact T", m_contact, "how to reach them", Need::Optional);
        options.value("--notes T", m_notes, "for those who work with it", Need::Optional);
        options.value("--deceased DATE", m_deceased, "day of death, or none", Need::Optional);
        options.value("--commissioned on|off", m_commissioned, "portraits of them were commissioned",
                      Need::Optional);
    }

    Status validate() const override {
        if (!m_born && !m_contact && !m_notes && !m_deceased && !m_commissioned)
            return fail(
                ErrorCode::InvalidArgument,
                QStringLiteral("say what to set: --born, --contact, --notes, --deceased or --commissioned"));
        return {};
    }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(context.services().session->require(Right::ManagePersons));
        PersonService& persons = context.services().persons;
        BK_ASSIGN(const PersonId id, personOf(context, m_person));
        BK_ASSIGN(const PersonSummary summary, persons.summary(id));
        Person wanted = summary.person;
        if (m_born) wanted.born = m_born->day;
        if (m_contact) wanted.contact = *m_contact;
        if (m_notes) wanted.notes = *m_notes;
        if (m_deceased) wanted.deceased = m_deceased->day;
        if (m_commissioned) wanted.commissioned = *m_commissioned;
        BK_TRY(persons.update(wanted));
        return wholePerson(context, id);
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        printPerson(answer, out);
        printWholePerson(answer, out);
    }

private:
    QString m_person;
    std::optional<DayChange> m_born;
    std::optional<QString> m_contact;
    std::optional<QString> m_notes;
    std::optional<DayChange> m_deceased;
    std::optional<bool> m_commissioned;
};

class PersonWithdrawCommand final : public Command {
public:
    PersonWithdrawCommand()
        : Command("person withdraw", "take back everything that somebody granted, at once") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("P", m_person, "id or name", Need::Required);
        options.value("--date DATE", m_date, "day of the withdrawal; else today", Need::Optional);
        options.value("--channel T", m_channel, "how it came: letter, e-mail, in person", Need::Optional);
        options.value("--reason T", m_reason, "why", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        ConsentService& consent = context.services().consent;
        BK_TRY(context.services().session->require(Right::ManageConsent));
        BK_ASSIGN(const PersonId id, personOf(context, m_person));
        Withdrawal withdrawal;
        withdrawal.date = m_date.value_or(context.services().session->today());
        withdrawal.channel = m_channel;
        withdrawal.reason = m_reason;
        BK_ASSIGN(const auto outcome, consent.withdrawAll(id, withdrawal));
        QJsonArray quitclaims;
        for (const QuitclaimId& one : outcome.quitclaims) {
            BK_ASSIGN(const Quitclaim record, consent.quitclaim(one));
            quitclaims.append(QJsonObject{{QStringLiteral("quitclaim"), one.toString()},
                                          {QStringLiteral("number"), record.number}});
        }
        QJsonObject answer = touchedJson(outcome);
        answer.insert(QStringLiteral("person"), id.toString());
        answer.insert(QStringLiteral("quitclaims"), quitclaims);
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(touchedSentence(answer));
        for (const QJsonValue& one : answer[QStringLiteral("quitclaims")].toArray())
            out.line(cell(one[QStringLiteral("number")]));
    }

private:
    QString m_person;
    std::optional<QDate> m_date;
    QString m_channel;
    QString m_reason;
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
        PersonService& persons = context.services().persons;
        // Asked before, since afterwards one of the two is gone.
        const MergeCautions cautions = persons.mergeCautions(person, into).value_or(MergeCautions());
        BK_ASSIGN(const PersonMergeId merge, persons.merge(person, into));
        tell(context, cautions);
        BK_ASSIGN(QJsonObject answer, answerWith(context, into));
        answer.insert(QStringLiteral("merge"), merge.toString());
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        printPerson(answer, out);
        printField(out, "Merge", cell(answer[QStringLiteral("merge")]));
    }

private:
    /// What speaks against their being one person.
    static void tell(const Context& context, const MergeCautions& cautions) {
        if (cautions.saidTwo)
            context.say(QStringLiteral("On %1 somebody said that these are two persons.")
                            .arg(cautions.saidTwo->toString(Qt::ISODate)));
        if (cautions.photosWithBoth > 0)
            context.say(QStringLiteral("Both were on %1, each with a face of their own.")
                            .arg(counted(cautions.photosWithBoth, QStringLiteral("photo"))));
        if (cautions.facesToldApart > 0)
            context.say(QStringLiteral("Of %1 somebody said: the one and not the other.")
                            .arg(counted(cautions.facesToldApart, QStringLiteral("face"))));
        if (!cautions.none()) context.say(QStringLiteral("If they are two, take it back: person unmerge."));
    }

    QString m_person;
    QString m_into;
};

} // namespace

void addPersonCommands(Registry& registry) {
    registry.add<PersonAddCommand>();
    registry.add<PersonListCommand>();
    registry.add<PersonShowCommand>();
    registry.add<PersonRenameCommand>();
    registry.add<PersonSetCommand>();
    registry.add<PersonWithdrawCommand>();
    registry.add<PersonMergeCommand>();
    addPersonMergeCommands(registry);
}

} // namespace bk::cli
