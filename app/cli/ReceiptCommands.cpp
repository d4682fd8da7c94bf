#include "app/cli/ReceiptCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Lookup.h"
#include "app/cli/Options.h"
#include "app/cli/Registry.h"
#include "app/cli/ScanFile.h"
#include "app/cli/TextOut.h"

#include <QJsonDocument>

namespace bk::cli {
namespace {

const QString dutch = QStringLiteral("nl");

void printFile(const QJsonObject& answer, TextOut& out) {
    out.line(QStringLiteral("Written to %1.").arg(answer[QStringLiteral("file")].toString()));
}

class ReceiptCommand final : public Command {
public:
    ReceiptCommand()
        : Command("quitclaim receipt", "a consent receipt, for people (PDF) or programs (JSON-LD)") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("Q", m_quitclaim, "number or id", Need::Required);
        options.value("--to FILE", m_to, "a name that ends in .pdf or .json; not there yet", Need::Required);
        options.value("--language L", m_language, "of the PDF: nl or en; else nl", Need::Optional);
    }

    Status validate() const override {
        if (format().isEmpty())
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("--to: the name must end in .pdf or .json"));
        if (m_language && format() == QLatin1String("json"))
            return fail(ErrorCode::InvalidArgument, QStringLiteral("--language is for a PDF only"));
        return {};
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const QuitclaimId id, quitclaimOf(context, m_quitclaim));
        BK_ASSIGN(const QByteArray bytes, content(context.services().receipts, id));
        BK_TRY(writeNewFile(m_to, bytes));
        return QJsonObject{{QStringLiteral("quitclaim"), id.toString()},
                           {QStringLiteral("format"), format()},
                           {QStringLiteral("file"), m_to.display()}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printFile(answer, out); }

private:
    QString format() const {
        const QByteArray name = m_to.fileName().toLower();
        if (name.endsWith(".json")) return QStringLiteral("json");
        return name.endsWith(".pdf") ? QStringLiteral("pdf") : QString();
    }

    Result<QByteArray> content(const ReceiptService& receipts, const QuitclaimId& id) const {
        if (format() == QLatin1String("pdf")) return receipts.receiptPdf(id, m_language.value_or(dutch));
        BK_ASSIGN(const QJsonObject receipt, receipts.receipt(id));
        return QJsonDocument(receipt).toJson(QJsonDocument::Indented);
    }

    QString m_quitclaim;
    FilePath m_to;
    std::optional<QString> m_language;
};

class LetterCommand final : public Command {
public:
    LetterCommand() : Command("quitclaim letter", "a letter that confirms what was withdrawn and done") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("Q", m_quitclaim, "number or id", Need::Required);
        options.value("--to FILE", m_to, "a PDF; not there yet", Need::Required);
        options.value("--language L", m_language, "nl or en; else nl", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const QuitclaimId id, quitclaimOf(context, m_quitclaim));
        BK_ASSIGN(const QByteArray pdf,
                  context.services().receipts.withdrawalLetter(id, m_language.value_or(dutch)));
        BK_TRY(writeNewFile(m_to, pdf));
        return QJsonObject{{QStringLiteral("quitclaim"), id.toString()},
                           {QStringLiteral("file"), m_to.display()}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printFile(answer, out); }

private:
    QString m_quitclaim;
    FilePath m_to;
    std::optional<QString> m_language;
};

} // namespace

void addReceiptCommands(Registry& registry) {
    registry.add<ReceiptCommand>();
    registry.add<LetterCommand>();
}

} // namespace bk::cli
