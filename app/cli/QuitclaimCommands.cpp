#include "app/cli/QuitclaimCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Lookup.h"
#include "app/cli/Options.h"
#include "app/cli/ScanFile.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

QJsonArray grantsJson(const QList<Grant>& grants) {
    QJsonArray list;
    for (const Grant& grant : grants)
        list.append(QJsonObject{{QStringLiteral("purpose"), grant.purpose.key()},
                                {QStringLiteral("decision"), grant.decision == Decision::Granted
                                                                 ? QStringLiteral("granted")
                                                                 : QStringLiteral("refused")},
                                {QStringLiteral("until"), dayJson(grant.until)}});
    return list;
}

QJsonArray scansJson(const QList<Attachment>& scans) {
    QJsonArray list;
    for (const Attachment& scan : scans)
        list.append(QJsonObject{{QStringLiteral("sha256"), hex(scan.sha256)},
                                {QStringLiteral("pages"), scan.pages},
                                {QStringLiteral("type"), scan.mediaType}});
    return list;
}

QJsonObject quitclaimJson(const QuitclaimView& view) {
    const Quitclaim& quitclaim = view.quitclaim;
    return {{QStringLiteral("quitclaim"), quitclaim.id.toString()},
            {QStringLiteral("number"), quitclaim.number},
            {QStringLiteral("person"), quitclaim.person.toString()},
            {QStringLiteral("name"), view.personName},
            {QStringLiteral("state"), toString(quitclaim.state)},
            {QStringLiteral("grants"), grantsJson(quitclaim.grants)},
            {QStringLiteral("signed"), dayJson(quitclaim.signedOn)},
            {QStringLiteral("from"), dayJson(quitclaim.from)},
            {QStringLiteral("until"), dayJson(quitclaim.until)},
            {QStringLiteral("open_ended"), quitclaim.openEnded},
            {QStringLiteral("guardian"),
             quitclaim.guardian ? QJsonValue(quitclaim.guardian->name) : QJsonValue()},
            {QStringLiteral("last_day"), dayJson(view.lastDay)},
            {QStringLiteral("scans"), scansJson(quitclaim.scans)}};
}

class QuitclaimAddCommand final : public Command {
public:
    QuitclaimAddCommand()
        : Command("quitclaim add", "a signed permission; without a scan it stays a draft") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--person P", m_person, "who is portrayed", Need::Required);
        options.value("--grant LIST", m_granted, "purposes allowed, with commas between them",
                      Need::Optional);
        options.value("--refuse LIST", m_refused, "purposes refused", Need::Optional);
        options.value("--signed DATE", m_signed, "day of signing", Need::Required);
        options.value("--from DATE", m_from, "first day on which it counts; else the day of signing",
                      Need::Optional);
        options.value("--until DATE", m_until, "last day on which it counts", Need::Optional);
        options.flag("--open-ended", m_openEnded, "it has no last day");
        options.value("--guardian NAME", m_guardian, "who signed for somebody below 16", Need::Optional);
        options.value("--scope WHICH", m_scope, "all, collection:NAME or photo:PATH,...", Need::Optional);
        options.value("--basis B", m_basis,
                      "consent, contract, legitimate-interest, public-task or journalistic", Need::Optional);
        options.values("--scan FILE", m_scans,
                       "the signed paper: PDF, JPEG, PNG or TIFF; may be given several times",
                       Need::Optional);
    }

    Status validate() const override {
        const auto invalid = [](const char* sentence) {
            return fail(ErrorCode::InvalidArgument, QString::fromLatin1(sentence));
        };
        if (m_granted.isEmpty() && m_refused.isEmpty())
            return invalid("say what is allowed or refused: --grant LIST, --refuse LIST");
        if (m_until.has_value() == m_openEnded) return invalid("give either --until DATE or --open-ended");
        for (const Purpose& purpose : m_refused)
            if (m_granted.contains(purpose))
                return fail(ErrorCode::InvalidArgument,
                            QStringLiteral("%1 is both allowed and refused").arg(purpose.key()));
        const QDate first = m_from.value_or(*m_signed);
        if (m_until && *m_until < first) return invalid("the last day is before the first");
        return {};
    }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(known(context, m_granted + m_refused));
        BK_ASSIGN(const Quitclaim wanted, record(context));
        QList<QByteArray> scans;
        for (const FilePath& file : m_scans) {
            BK_ASSIGN(const QByteArray bytes, readScan(file));
            scans.append(bytes);
        }
        BK_ASSIGN(const Quitclaim added, context.services().consent.add(wanted, scans));
        return QJsonObject{{QStringLiteral("quitclaim"), added.id.toString()},
                           {QStringLiteral("number"), added.number},
                           {QStringLiteral("state"), toString(added.state)}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("%1 is %2.")
                     .arg(answer[QStringLiteral("number")].toString(),
                          answer[QStringLiteral("state")].toString()));
    }

private:
    Result<Quitclaim> record(const Context& context) const {
        Quitclaim wanted;
        BK_ASSIGN(wanted.person, personOf(context, m_person));
        BK_ASSIGN(wanted.scope, scopeOf(context, m_scope));
        wanted.signedOn = m_signed;
        wanted.from = m_from;
        wanted.until = m_until;
        wanted.openEnded = m_openEnded;
        wanted.basis = m_basis;
        if (m_guardian) wanted.guardian = Guardian{*m_guardian, {}};
        for (const Purpose& purpose : m_granted)
            wanted.grants.append({purpose, Decision::Granted, {}});
        for (const Purpose& purpose : m_refused)
            wanted.grants.append({purpose, Decision::Refused, {}});
        return wanted;
    }

    QString m_person;
    QList<Purpose> m_granted;
    QList<Purpose> m_refused;
    std::optional<QDate> m_signed;
    std::optional<QDate> m_from;
    std::optional<QDate> m_until;
    bool m_openEnded = false;
    std::optional<QString> m_guardian;
    QByteArray m_scope;
    LegalBasis m_basis = LegalBasis::Consent;
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
            rows.append({cell(one[QStringLiteral("number")]), cell(one[QStringLiteral("name")]),
                         cell(one[QStringLiteral("state")]), cell(one[QStringLiteral("signed")]),
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
        options.value("--reason T", m_reason, "why", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(known(context, m_purposes));
        BK_ASSIGN(const QuitclaimId id, quitclaimOf(context, m_quitclaim));
        Withdrawal withdrawal;
        withdrawal.date = m_date.value_or(context.services().session->today());
        withdrawal.purposes = m_purposes;
        withdrawal.reason = m_reason;
        BK_ASSIGN(const auto outcome, context.services().consent.withdraw(id, withdrawal));
        return QJsonObject{{QStringLiteral("quitclaim"), outcome.quitclaim.toString()},
                           {QStringLiteral("photos_affected"), outcome.photosAffected},
                           {QStringLiteral("publications_affected"), outcome.publicationsAffected},
                           {QStringLiteral("faceprints_erased"), outcome.faceprintsErased}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(
            QStringLiteral("Withdrawn: %1 affected, %2 affected, %3 erased.")
                .arg(counted(answer[QStringLiteral("photos_affected")].toInteger(), QStringLiteral("photo")),
                     counted(answer[QStringLiteral("publications_affected")].toInteger(),
                             QStringLiteral("publication")),
                     counted(answer[QStringLiteral("faceprints_erased")].toInteger(),
                             QStringLiteral("faceprint"))));
    }

private:
    QString m_quitclaim;
    QList<Purpose> m_purposes;
    std::optional<QDate> m_date;
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
    registry.add<QuitclaimListCommand>();
    registry.add<QuitclaimWithdrawCommand>();
    registry.add<QuitclaimScanCommand>();
}

} // namespace bk::cli
