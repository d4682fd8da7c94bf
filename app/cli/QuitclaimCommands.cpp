#include "app/cli/QuitclaimCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Lookup.h"
#include "app/cli/Options.h"
#include "app/cli/QuitclaimFields.h"
#include "app/cli/QuitclaimRecordCommands.h"
#include "app/cli/QuitclaimViews.h"
#include "app/cli/ScanFile.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

void printWritten(const QJsonObject& answer, TextOut& out) {
    out.line(writtenSentence(answer) + QLatin1Char('.'));
    const QString note = answer[QStringLiteral("note")].toString();
    if (!note.isEmpty()) out.line(note);
}

class QuitclaimAddCommand final : public Command {
public:
    QuitclaimAddCommand()
        : Command("quitclaim add", "a signed permission; without a scan it stays a draft") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--person P", m_person, "who is portrayed", Need::Required);
        m_fields.setUp(options, QuitclaimFields::For::Recording);
        options.value("--supersedes Q", m_supersedes, "the permission that it takes the place of",
                      Need::Optional);
        options.values("--scan FILE", m_scans,
                       "the signed paper: PDF, JPEG, PNG or TIFF; may be given several times",
                       Need::Optional);
    }

    Status validate() const override { return m_fields.validate(QuitclaimFields::For::Recording); }

    Result<QJsonObject> run(Context& context) override {
        Quitclaim wanted;
        BK_ASSIGN(wanted.person, personOf(context, m_person));
        if (m_supersedes) {
            BK_ASSIGN(wanted.supersedes, quitclaimOf(context, *m_supersedes));
        }
        BK_TRY(m_fields.apply(context, wanted));
        BK_ASSIGN(const auto scans, readScans(m_scans));
        BK_ASSIGN(const Quitclaim added, context.services().consent.add(wanted, scans));
        return writtenJson(context, added);
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printWritten(answer, out); }

private:
    QString m_person;
    QuitclaimFields m_fields;
    std::optional<QString> m_supersedes;
    QList<FilePath> m_scans;
};

class QuitclaimAttachCommand final : public Command {
public:
    QuitclaimAttachCommand()
        : Command("quitclaim attach", "one more scan; a draft becomes active by its first") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("Q", m_quitclaim, "number or id", Need::Required);
        options.values("--scan FILE", m_scans, "PDF, JPEG, PNG or TIFF; may be given several times",
                       Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        ConsentService& consent = context.services().consent;
        BK_TRY(context.services().session->require(Right::ManageConsent));
        BK_ASSIGN(const QuitclaimId id, quitclaimOf(context, m_quitclaim));
        BK_ASSIGN(const auto scans, readScans(m_scans));
        for (const QByteArray& scan : scans)
            BK_TRY(consent.attachScan(id, scan));
        BK_ASSIGN(const Quitclaim now, consent.quitclaim(id));
        BK_ASSIGN(QJsonObject answer, writtenJson(context, now));
        answer.insert(QStringLiteral("scans"), scansJson(now.scans));
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printWritten(answer, out); }

private:
    QString m_quitclaim;
    QList<FilePath> m_scans;
};

class QuitclaimListCommand final : public Command {
public:
    QuitclaimListCommand()
        : Command("quitclaim list", "permissions, all, of one person, or those that end soon") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--person P", m_person, "of this person", Need::Optional);
        options.value("--expiring DAYS", m_expiring, "valid today and ending within so many days",
                      Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        QuitclaimFilter filter;
        BK_ASSIGN(filter.person, personOf(context, m_person));
        filter.expiringWithinDays = m_expiring;
        BK_ASSIGN(const auto quitclaims, context.services().consent.list(filter));
        QJsonArray list;
        for (const QuitclaimView& view : quitclaims)
            list.append(quitclaimJson(view));
        return QJsonObject{{QStringLiteral("quitclaims"), list}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("quitclaims")].toArray()) {
            QStringList decisions;
            for (const QJsonValue& grant : one[QStringLiteral("grants")].toArray())
                decisions.append((grant[QStringLiteral("decision")] == QStringLiteral("granted")
                                      ? QString()
                                      : QStringLiteral("not ")) +
                                 grant[QStringLiteral("purpose")].toString());
            QString state = cell(one[QStringLiteral("state")]);
            if (state == toString(QuitclaimState::Active) && one[QStringLiteral("note")].isString())
                state += QStringLiteral(", no guardian");
            rows.append({cell(one[QStringLiteral("number")]), cell(one[QStringLiteral("name")]), state,
                         cell(one[QStringLiteral("signed")]),
                         one[QStringLiteral("open_ended")].toBool() ? QStringLiteral("open-ended")
                                                                    : cell(one[QStringLiteral("until")]),
                         QString::number(one[QStringLiteral("scans")].toArray().size()),
                         decisions.join(QStringLiteral(", "))});
        }
        out.table({QStringLiteral("Number"), QStringLiteral("Name"), QStringLiteral("State"),
                   QStringLiteral("Signed"), QStringLiteral("Until"), QStringLiteral("Scans"),
                   QStringLiteral("Purposes")},
                  rows);
    }

private:
    std::optional<QString> m_person;
    std::optional<int> m_expiring;
};

class QuitclaimWithdrawCommand final : public Command {
public:
    QuitclaimWithdrawCommand() : Command("quitclaim withdraw", "take a permission back, at once") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("Q", m_quitclaim, "number or id", Need::Required);
        options.value("--purposes LIST", m_purposes, "only these; else all of it", Need::Optional);
        options.value("--date DATE", m_date, "day of the withdrawal; else today", Need::Optional);
        options.value("--channel T", m_channel, "how it came: letter, e-mail, in person", Need::Optional);
        options.value("--reason T", m_reason, "why", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const QuitclaimId id, quitclaimOf(context, m_quitclaim));
        Withdrawal withdrawal;
        withdrawal.date = m_date.value_or(context.services().session->today());
        withdrawal.purposes = m_purposes;
        withdrawal.channel = m_channel;
        withdrawal.reason = m_reason;
        BK_ASSIGN(const auto outcome, context.services().consent.withdraw(id, withdrawal));
        QJsonObject answer = touchedJson(outcome);
        answer.insert(QStringLiteral("quitclaim"), outcome.quitclaim.toString());
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override { out.line(touchedSentence(answer)); }

private:
    QString m_quitclaim;
    QList<Purpose> m_purposes;
    std::optional<QDate> m_date;
    QString m_channel;
    QString m_reason;
};

class QuitclaimScanCommand final : public Command {
public:
    QuitclaimScanCommand() : Command("quitclaim scan", "decrypt a scan into a new file; this is logged") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("Q", m_quitclaim, "number or id", Need::Required);
        options.value("--to FILE", m_to, "the file to write; it must not be there yet", Need::Required);
        options.value("--index N", m_index, "which of several scans; else the first (1)", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        const ConsentService& consent = context.services().consent;
        BK_ASSIGN(const QuitclaimId id, quitclaimOf(context, m_quitclaim));
        BK_ASSIGN(const Quitclaim quitclaim, consent.quitclaim(id));
        const int index = m_index.value_or(1) - 1;
        if (index < 0 || index >= quitclaim.scans.size())
            return fail(ErrorCode::NotFound,
                        QStringLiteral("%1 has %2")
                            .arg(quitclaim.number, counted(quitclaim.scans.size(), QStringLiteral("scan"))));
        const Attachment& scan = quitclaim.scans[index];
        BK_ASSIGN(const QByteArray bytes, consent.scan(id, scan.id));
        BK_TRY(writeNewFile(m_to, bytes));
        return QJsonObject{{QStringLiteral("sha256"), hex(scan.sha256)},
                           {QStringLiteral("file"), m_to.display()},
                           {QStringLiteral("type"), scan.mediaType},
                           {QStringLiteral("pages"), scan.pages}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("Written, not encrypted: %1").arg(answer[QStringLiteral("file")].toString()));
        out.line(QStringLiteral("SHA-256 %1").arg(answer[QStringLiteral("sha256")].toString()));
    }

private:
    QString m_quitclaim;
    FilePath m_to;
    std::optional<int> m_index;
};

} // namespace

void addQuitclaimCommands(Registry& registry) {
    registry.add<QuitclaimAddCommand>();
    registry.add<QuitclaimAttachCommand>();
    registry.add<QuitclaimListCommand>();
    addQuitclaimRecordCommands(registry);
    registry.add<QuitclaimWithdrawCommand>();
    registry.add<QuitclaimScanCommand>();
}

} // namespace bk::cli
