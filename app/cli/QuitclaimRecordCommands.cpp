#include "app/cli/QuitclaimRecordCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Lookup.h"
#include "app/cli/QuitclaimFields.h"
#include "app/cli/QuitclaimViews.h"
#include "app/cli/TextOut.h"

namespace bk::cli {
namespace {

QString guardianText(const QJsonObject& answer, const char* name, const char* relation) {
    const QString who = cell(answer[QLatin1String(name)]);
    const QString as = cell(answer[QLatin1String(relation)]);
    return as.isEmpty() ? who : QStringLiteral("%1 (%2)").arg(who, as);
}

QString scopeText(const QJsonObject& scope) {
    const QString kind = scope[QStringLiteral("kind")].toString();
    if (kind == QLatin1String("collection"))
        return QStringLiteral("collection %1").arg(cell(scope[QStringLiteral("collection")]));
    if (kind == QLatin1String("photos")) return cell(scope[QStringLiteral("photos")]);
    return QStringLiteral("all photos");
}

QString formText(const QJsonObject& form) {
    if (form.isEmpty()) return {};
    return QStringLiteral("%1, version %2, %3")
        .arg(cell(form[QStringLiteral("name")]), cell(form[QStringLiteral("version")]),
             cell(form[QStringLiteral("language")]));
}

class QuitclaimShowCommand final : public Command {
public:
    QuitclaimShowCommand() : Command("quitclaim show", "everything that one permission says") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("Q", m_quitclaim, "number or id", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const QuitclaimId id, quitclaimOf(context, m_quitclaim));
        return wholeQuitclaim(context, id);
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        const auto line = [&](const char* label, const QString& text) { printField(out, label, text); };
        const auto field = [&](const char* name) { return cell(answer[QLatin1String(name)]); };
        line("Number", field("number"));
        line("Person", field("name"));
        line("State", field("state"));
        line("Note", field("note"));
        line("Signed", field("signed"));
        line("Place", field("place"));
        line("Guardian", guardianText(answer, "guardian", "guardian_relation"));
        line("Second guardian", guardianText(answer, "second_guardian", "second_relation"));
        line("From", field("from"));
        line("Until",
             answer[QStringLiteral("open_ended")].toBool() ? QStringLiteral("open-ended") : field("until"));
        line("Legal basis", field("basis"));
        line("Form", formText(answer[QStringLiteral("form")].toObject()));
        line("Photos", scopeText(answer[QStringLiteral("scope")].toObject()));
        line("Territory", field("territory"));
        line("Conditions", field("conditions"));
        line("Notes", field("notes"));
        line("Replaces", field("supersedes"));
        line("Replaced by", field("superseded_by"));
        line("Version", field("version"));
        out.line({});
        printLists(answer, out);
    }

private:
    static void printLists(const QJsonObject& answer, TextOut& out) {
        QList<QStringList> decisions;
        for (const QJsonValue& one : answer[QStringLiteral("grants")].toArray())
            decisions.append({cell(one[QStringLiteral("purpose")]), cell(one[QStringLiteral("decision")]),
                              cell(one[QStringLiteral("until")])});
        out.table({QStringLiteral("Purpose"), QStringLiteral("Decision"), QStringLiteral("Until")},
                  decisions);
        QList<QStringList> withdrawals;
        for (const QJsonValue& one : answer[QStringLiteral("withdrawals")].toArray()) {
            const QString purposes = cell(one[QStringLiteral("purposes")]);
            withdrawals.append({cell(one[QStringLiteral("date")]),
                                purposes.isEmpty() ? QStringLiteral("all") : purposes,
                                cell(one[QStringLiteral("channel")]), cell(one[QStringLiteral("by")]),
                                cell(one[QStringLiteral("reason")])});
        }
        if (!withdrawals.isEmpty()) {
            out.line({});
            out.table({QStringLiteral("Withdrawn"), QStringLiteral("Purposes"), QStringLiteral("Channel"),
                       QStringLiteral("By"), QStringLiteral("Reason")},
                      withdrawals);
        }
        QList<QStringList> scans;
        for (const QJsonValue& one : answer[QStringLiteral("scans")].toArray())
            scans.append({cell(one[QStringLiteral("added")]), cell(one[QStringLiteral("type")]),
                          cell(one[QStringLiteral("pages")]), cell(one[QStringLiteral("by")]),
                          cell(one[QStringLiteral("sha256")])});
        out.line({});
        out.table({QStringLiteral("Scan of"), QStringLiteral("Type"), QStringLiteral("Pages"),
                   QStringLiteral("By"), QStringLiteral("SHA-256")},
                  scans);
    }

    QString m_quitclaim;
};

class QuitclaimCorrectCommand final : public Command {
public:
    QuitclaimCorrectCommand()
        : Command("quitclaim correct", "what was written down wrongly; what it said before is kept") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("Q", m_quitclaim, "number or id", Need::Required);
        m_fields.setUp(options, QuitclaimFields::For::Correction);
        options.value("--why T", m_why, "the reason; needed once it is no draft any more", Need::Optional);
    }

    Status validate() const override {
        if (m_fields.isEmpty())
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("say what is put right, e.g. --until DATE"));
        return m_fields.validate(QuitclaimFields::For::Correction);
    }

    Result<QJsonObject> run(Context& context) override {
        ConsentService& consent = context.services().consent;
        BK_TRY(context.services().session->require(Right::ManageConsent));
        BK_ASSIGN(const QuitclaimId id, quitclaimOf(context, m_quitclaim));
        BK_ASSIGN(Quitclaim record, consent.quitclaim(id));
        BK_TRY(m_fields.apply(context, record));
        BK_ASSIGN(const Quitclaim corrected, consent.correct(record, m_why));
        return writtenJson(context, corrected);
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("%1 is corrected; this is version %2.")
                     .arg(cell(answer[QStringLiteral("number")]), cell(answer[QStringLiteral("version")])));
        const QString note = cell(answer[QStringLiteral("note")]);
        if (!note.isEmpty()) out.line(note);
    }

private:
    QString m_quitclaim;
    QuitclaimFields m_fields;
    QString m_why;
};

class QuitclaimHistoryCommand final : public Command {
public:
    QuitclaimHistoryCommand()
        : Command("quitclaim history", "all versions of one permission: who changed what, and when") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("Q", m_quitclaim, "number or id", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const QuitclaimId id, quitclaimOf(context, m_quitclaim));
        return historyJson(context, id);
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        for (const QJsonValue& one : answer[QStringLiteral("versions")].toArray()) {
            out.line(QStringLiteral("%1  %2  %3  %4")
                         .arg(cell(one[QStringLiteral("version")]), cell(one[QStringLiteral("at")]),
                              cell(one[QStringLiteral("by")]), cell(one[QStringLiteral("state")])));
            const QString why = cell(one[QStringLiteral("why")]);
            if (!why.isEmpty()) out.line(QStringLiteral("    why: %1").arg(why));
            for (const QJsonValue& change : one[QStringLiteral("changes")].toArray())
                out.line(QStringLiteral("    %1: %2 -> %3")
                             .arg(cell(change[QStringLiteral("field")]),
                                  orNothing(change[QStringLiteral("before")]),
                                  orNothing(change[QStringLiteral("after")])));
        }
    }

private:
    static QString orNothing(const QJsonValue& value) {
        return value.isNull() ? QStringLiteral("nothing")
                              : cell(value).replace(QLatin1Char('\n'), QLatin1String(" / "));
    }

    QString m_quitclaim;
};

class QuitclaimRenewCommand final : public Command {
public:
    QuitclaimRenewCommand()
        : Command("quitclaim renew", "a new permission in place of another; nothing is granted that is not "
                                     "said anew") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("Q", m_quitclaim, "number or id of the one that it follows", Need::Required);
        m_fields.setUp(options, QuitclaimFields::For::Renewal);
        options.values("--scan FILE", m_scans,
                       "the signed paper: PDF, JPEG, PNG or TIFF; may be given several times",
                       Need::Optional);
    }

    Status validate() const override { return m_fields.validate(QuitclaimFields::For::Renewal); }

    Result<QJsonObject> run(Context& context) override {
        ConsentService& consent = context.services().consent;
        BK_TRY(context.services().session->require(Right::ManageConsent));
        BK_ASSIGN(const QuitclaimId older, quitclaimOf(context, m_quitclaim));
        BK_ASSIGN(Quitclaim wanted, consent.renewal(older));
        BK_TRY(m_fields.apply(context, wanted));
        BK_ASSIGN(const auto scans, readScans(m_scans));
        BK_ASSIGN(const Quitclaim added, consent.add(wanted, scans));
        BK_ASSIGN(const Quitclaim followed, consent.quitclaim(older));
        BK_ASSIGN(QJsonObject answer, writtenJson(context, added));
        answer.insert(QStringLiteral("supersedes"), followed.number);
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("%1 and follows %2.")
                     .arg(writtenSentence(answer), cell(answer[QStringLiteral("supersedes")])));
        const QString note = cell(answer[QStringLiteral("note")]);
        if (!note.isEmpty()) out.line(note);
    }

private:
    QString m_quitclaim;
    QuitclaimFields m_fields;
    QList<FilePath> m_scans;
};

} // namespace

void addQuitclaimRecordCommands(Registry& registry) {
    registry.add<QuitclaimShowCommand>();
    registry.add<QuitclaimCorrectCommand>();
    registry.add<QuitclaimHistoryCommand>();
    registry.add<QuitclaimRenewCommand>();
}

} // namespace bk::cli
