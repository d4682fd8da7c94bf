#include "app/cli/FormCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/Registry.h"
#include "app/cli/ScanFile.h"
#include "app/cli/TextOut.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace bk::cli {
namespace {

QJsonArray languagesJson(const FormVersion& version) {
    QJsonArray languages;
    for (const FormText& text : version.texts)
        languages.append(text.language);
    return languages;
}

QJsonArray purposesJson(const FormVersion& version) {
    QJsonArray purposes;
    for (const Purpose& purpose : version.purposes)
        purposes.append(purpose.key());
    return purposes;
}

QJsonObject formJson(const ConsentForm& form) {
    const FormVersion& last = form.versions.last();
    return {{QStringLiteral("form"), form.id.toString()},
            {QStringLiteral("name"), form.name},
            {QStringLiteral("retired"), form.retired},
            {QStringLiteral("version"), last.version},
            {QStringLiteral("at"), last.at.toString(Qt::ISODate)},
            {QStringLiteral("languages"), languagesJson(last)},
            {QStringLiteral("purposes"), purposesJson(last)}};
}

Result<FormVersion> versionIn(const FilePath& file) {
    BK_ASSIGN(const QByteArray json, readScan(file));
    auto version = formVersionFromJson(json);
    if (!version) version.error().context.prepend(file.display() + QStringLiteral(": "));
    return version;
}

/// NUMBER 0: the last one.
Result<FormVersion> versionOf(const ConsentForm& form, int number) {
    if (number == 0) return form.versions.last();
    for (const FormVersion& version : form.versions)
        if (version.version == number) return version;
    return fail(ErrorCode::NotFound, QStringLiteral("\"%1\" has no version %2").arg(form.name).arg(number));
}

class FormListCommand final : public Command {
public:
    FormListCommand() : Command("form list", "consent forms with their version in use") {}
    void setUp(Options& options) override { options.catalog(); }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const auto forms, context.services().forms.list());
        QJsonArray list;
        for (const ConsentForm& form : forms)
            list.append(formJson(form));
        return QJsonObject{{QStringLiteral("forms"), list}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("forms")].toArray())
            rows.append({cell(one[QStringLiteral("name")]),
                         QString::number(one[QStringLiteral("version")].toInt()),
                         cell(one[QStringLiteral("languages")]), cell(one[QStringLiteral("purposes")]),
                         one[QStringLiteral("retired")].toBool() ? QStringLiteral("retired") : QString()});
        out.table({QStringLiteral("Name"), QStringLiteral("Version"), QStringLiteral("Languages"),
                   QStringLiteral("Purposes"), QString()},
                  rows);
    }
};

class FormShowCommand final : public Command {
public:
    FormShowCommand() : Command("form show", "what a consent form says, and its versions") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("FORM", m_form, "name or id", Need::Required);
        options.value("--form-version N", m_version, "else the last one", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const ConsentForm form, context.services().forms.find(m_form));
        BK_ASSIGN(const FormVersion version, versionOf(form, m_version.value_or(0)));
        QJsonObject answer = formJson(form);
        const QJsonObject content = QJsonDocument::fromJson(formVersionToJson(version)).object();
        answer[QStringLiteral("version")] = version.version;
        answer[QStringLiteral("at")] = version.at.toString(Qt::ISODate);
        answer[QStringLiteral("languages")] = languagesJson(version);
        answer[QStringLiteral("purposes")] = content[QStringLiteral("purposes")];
        answer[QStringLiteral("texts")] = content[QStringLiteral("texts")];
        QJsonArray versions;
        for (const FormVersion& one : form.versions)
            versions.append(QJsonObject{{QStringLiteral("version"), one.version},
                                        {QStringLiteral("at"), one.at.toString(Qt::ISODate)},
                                        {QStringLiteral("by"), one.by.toString()}});
        answer[QStringLiteral("versions")] = versions;
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(
            QStringLiteral("%1, version %2 of %3%4")
                .arg(answer[QStringLiteral("name")].toString())
                .arg(answer[QStringLiteral("version")].toInt())
                .arg(answer[QStringLiteral("versions")].toArray().size())
                .arg(answer[QStringLiteral("retired")].toBool() ? QStringLiteral(" (retired)") : QString()));
        for (const QJsonValue& text : answer[QStringLiteral("texts")].toArray()) {
            out.line({});
            out.line(QStringLiteral("[%1]").arg(text[QStringLiteral("language")].toString()));
            for (const char* part :
                 {"title", "controller", "data", "withdrawal", "retention", "rights", "more"})
                paragraph(text[QLatin1String(part)].toString(), out);
            const QJsonObject purposes = text[QStringLiteral("purposes")].toObject();
            for (const QJsonValue& purpose : answer[QStringLiteral("purposes")].toArray())
                paragraph(purposes[purpose.toString()].toString(), out);
            paragraph(text[QStringLiteral("recognition")].toString(), out);
        }
    }

private:
    static void paragraph(const QString& words, TextOut& out) {
        for (const QString& line : words.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            out.line(line);
    }

    QString m_form;
    std::optional<int> m_version;
};

class FormSuggestCommand final : public Command {
public:
    FormSuggestCommand() : Command("form suggest", "writes a form to begin with, in Dutch and English") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("--to FILE", m_to, "JSON, to be edited and added; not there yet", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const FormVersion version, context.services().forms.suggestion());
        BK_TRY(writeNewFile(m_to, formVersionToJson(version)));
        return QJsonObject{{QStringLiteral("file"), m_to.display()},
                           {QStringLiteral("languages"), languagesJson(version)},
                           {QStringLiteral("purposes"), purposesJson(version)}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("%1 is written. Fill in the places marked […, then add it.")
                     .arg(answer[QStringLiteral("file")].toString()));
    }

private:
    FilePath m_to;
};

class FormCheckCommand final : public Command {
public:
    FormCheckCommand()
        : Command("form check", "what a form lacks of what people must be told (GDPR art. 13)") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("FORM", m_form, "name or id", Need::Optional);
        options.value("--file FILE", m_file, "a form that is not added yet", Need::Optional);
    }

    Status validate() const override {
        if (m_form.has_value() == m_file.has_value())
            return fail(ErrorCode::InvalidArgument, QStringLiteral("give either FORM or --file FILE"));
        return {};
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const FormVersion version, wanted(context));
        QJsonArray list;
        QStringList sentences;
        for (const FormFinding& finding : formLacks(version)) {
            sentences.append(describe(finding));
            list.append(
                QJsonObject{{QStringLiteral("language"),
                             finding.language.isEmpty() ? QJsonValue() : QJsonValue(finding.language)},
                            {QStringLiteral("purpose"),
                             finding.purpose ? QJsonValue(finding.purpose->key()) : QJsonValue()},
                            {QStringLiteral("text"), describe(finding)}});
        }
        const QJsonObject answer{{QStringLiteral("complete"), list.isEmpty()},
                                 {QStringLiteral("lacks"), list}};
        if (list.isEmpty()) return answer;
        context.attach(answer);
        return fail(ErrorCode::ConsentRefused,
                    QStringLiteral("this form cannot be signed: ") + sentences.join(QStringLiteral("; ")));
    }

    void print(const QJsonObject&, TextOut& out) const override {
        out.line(QStringLiteral("The form says all that people must be told."));
    }

private:
    Result<FormVersion> wanted(const Context& context) const {
        if (m_file) return versionIn(*m_file);
        BK_ASSIGN(const ConsentForm form, context.services().forms.find(*m_form));
        return form.versions.last();
    }

    std::optional<QString> m_form;
    std::optional<FilePath> m_file;
};

/// A form is made or gets a version from a file.
class FormFromFileCommand final : public Command {
public:
    enum class Kind { Add, Change };
    explicit FormFromFileCommand(Kind kind)
        : Command(kind == Kind::Add ? "form add" : "form change",
                  kind == Kind::Add ? "a new consent form" : "a new version of a consent form")
        , m_kind(kind) {}

    void setUp(Options& options) override {
        options.catalog();
        if (m_kind == Kind::Add)
            options.value("NAME", m_form, "what it is called", Need::Required);
        else
            options.value("FORM", m_form, "name or id", Need::Required);
        options.value("--file FILE", m_file, "JSON, as `form suggest` writes it", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const FormVersion version, versionIn(m_file));
        ConsentFormService& forms = context.services().forms;
        if (m_kind == Kind::Add) {
            BK_ASSIGN(const ConsentForm added, forms.add(m_form, version));
            return formJson(added);
        }
        BK_ASSIGN(const ConsentForm form, forms.find(m_form));
        BK_ASSIGN(const ConsentForm changed, forms.addVersion(form.id, version));
        return formJson(changed);
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("\"%1\" is kept as version %2.")
                     .arg(answer[QStringLiteral("name")].toString())
                     .arg(answer[QStringLiteral("version")].toInt()));
    }

private:
    Kind m_kind;
    QString m_form;
    FilePath m_file;
};

class FormRenameCommand final : public Command {
public:
    FormRenameCommand() : Command("form rename", "another name for a consent form") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("FORM", m_form, "name or id", Need::Required);
        options.value("NAME", m_name, "the new name", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        ConsentFormService& forms = context.services().forms;
        BK_ASSIGN(const ConsentForm form, forms.find(m_form));
        BK_ASSIGN(const ConsentForm renamed, forms.rename(form.id, m_name));
        return formJson(renamed);
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("It is called \"%1\" now.").arg(answer[QStringLiteral("name")].toString()));
    }

private:
    QString m_form;
    QString m_name;
};

class FormRetireCommand final : public Command {
public:
    explicit FormRetireCommand(bool retire)
        : Command(retire ? "form retire" : "form offer",
                  retire ? "a form is not offered any more; what was signed on it stays"
                         : "a retired form is offered again")
        , m_retire(retire) {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("FORM", m_form, "name or id", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        ConsentFormService& forms = context.services().forms;
        BK_ASSIGN(const ConsentForm form, forms.find(m_form));
        BK_ASSIGN(const ConsentForm changed, forms.setRetired(form.id, m_retire));
        return formJson(changed);
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line((m_retire ? QStringLiteral("\"%1\" is not offered any more.")
                           : QStringLiteral("\"%1\" is offered again."))
                     .arg(answer[QStringLiteral("name")].toString()));
    }

private:
    bool m_retire;
    QString m_form;
};

class FormPdfCommand final : public Command {
public:
    FormPdfCommand() : Command("form pdf", "a consent form to print and sign") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("FORM", m_form, "name or id", Need::Required);
        options.value("--to FILE", m_to, "a PDF; not there yet", Need::Required);
        options.value("--form-version N", m_version, "else the last one", Need::Optional);
        options.value("--language L", m_language, "nl, en ...; else the first one of the form",
                      Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        ConsentFormService& forms = context.services().forms;
        BK_ASSIGN(const ConsentForm form, forms.find(m_form));
        BK_ASSIGN(const FormVersion version, versionOf(form, m_version.value_or(0)));
        const QString language = m_language.value_or(version.texts.first().language);
        BK_ASSIGN(const QByteArray pdf, forms.pdf(form.id, version.version, language));
        BK_TRY(writeNewFile(m_to, pdf));
        return QJsonObject{{QStringLiteral("form"), form.id.toString()},
                           {QStringLiteral("name"), form.name},
                           {QStringLiteral("version"), version.version},
                           {QStringLiteral("language"), language},
                           {QStringLiteral("file"), m_to.display()}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("\"%1\", version %2 (%3), is written to %4.")
                     .arg(answer[QStringLiteral("name")].toString(),
                          QString::number(answer[QStringLiteral("version")].toInt()),
                          answer[QStringLiteral("language")].toString(),
                          answer[QStringLiteral("file")].toString()));
    }

private:
    QString m_form;
    FilePath m_to;
    std::optional<int> m_version;
    std::optional<QString> m_language;
};

} // namespace

void addFormCommands(Registry& registry) {
    registry.add<FormListCommand>();
    registry.add<FormShowCommand>();
    registry.add<FormSuggestCommand>();
    registry.add<FormCheckCommand>();
    registry.add<FormFromFileCommand>(FormFromFileCommand::Kind::Add);
    registry.add<FormFromFileCommand>(FormFromFileCommand::Kind::Change);
    registry.add<FormRenameCommand>();
    registry.add<FormRetireCommand>(true);
    registry.add<FormRetireCommand>(false);
    registry.add<FormPdfCommand>();
}

} // namespace bk::cli
