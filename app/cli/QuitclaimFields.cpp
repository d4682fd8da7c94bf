#include "app/cli/QuitclaimFields.h"

#include "app/cli/Lookup.h"
#include "app/cli/ScanFile.h"
#include "core/imaging/ScanReader.h"

#include <algorithm>

namespace bk::cli {
namespace {

tl::unexpected<Error> invalid(const char* sentence) {
    return fail(ErrorCode::InvalidArgument, QString::fromLatin1(sentence));
}

void apply(const std::optional<QString>& word, QString& to) {
    if (word) to = *word;
}

void apply(const std::optional<QString>& name, const std::optional<QString>& relation,
           std::optional<Guardian>& to) {
    if (name && name->trimmed().isEmpty()) {
        to.reset();
        return;
    }
    if (!name && !relation) return;
    if (!to) to = Guardian();
    apply(name, to->name);
    apply(relation, to->relation);
}

} // namespace

void QuitclaimFields::setUp(Options& options, For use) {
    const bool records = use != For::Correction;
    options.value("--grant LIST", m_granted,
                  "purposes allowed, with commas between them; PURPOSE:DATE for a last day of its own",
                  Need::Optional);
    options.value("--refuse LIST", m_refused, "purposes refused", Need::Optional);
    if (!records)
        options.value("--undecided LIST", m_open, "purposes that it does not decide on", Need::Optional);
    options.value("--signed DATE", m_signed, "day of signing", records ? Need::Required : Need::Optional);
    options.value("--place TEXT", m_place, "where it was signed", Need::Optional);
    options.value("--from DATE", m_from, "first day on which it counts, or none: the day of signing",
                  Need::Optional);
    options.value("--until DATE", m_until, "last day on which it counts", Need::Optional);
    options.flag("--open-ended", m_openEnded, "it has no last day");
    options.value("--guardian NAME", m_guardian, "who signed for somebody below 16", Need::Optional);
    options.value("--relation TEXT", m_relation, "the guardian's relation to the person", Need::Optional);
    options.value("--second-guardian NAME", m_secondGuardian, "who signed as well", Need::Optional);
    options.value("--second-relation TEXT", m_secondRelation, "and their relation", Need::Optional);
    options.value("--scope WHICH", m_scope, "all, collection:NAME or photo:PATH,...", Need::Optional);
    options.value("--basis B", m_basis, "consent, contract, legitimate-interest, public-task or journalistic",
                  Need::Optional);
    options.value("--territory TEXT", m_territory, "where it may be used", Need::Optional);
    options.value("--conditions TEXT", m_conditions, "what was agreed in words", Need::Optional);
    options.value("--notes TEXT", m_notes, "for those who work with it", Need::Optional);
    options.value("--form NAME[:VERSION[:LANGUAGE]]", m_form,
                  "the consent form it was signed on; without a version the one in use", Need::Optional);
}

Status QuitclaimFields::validate(For use) const {
    if (use == For::Recording)
        for (const auto& guardian : {m_guardian, m_secondGuardian})
            if (guardian && guardian->trimmed().isEmpty()) return invalid("a guardian needs a name");
    if (use != For::Correction) {
        if (m_granted.isEmpty() && m_refused.isEmpty())
            return invalid("say what is allowed or refused: --grant LIST, --refuse LIST");
        if (m_until.has_value() == m_openEnded) return invalid("give either --until DATE or --open-ended");
        const QDate first = m_from && m_from->day ? *m_from->day : *m_signed;
        if (m_until && *m_until < first) return invalid("the last day is before the first");
    }
    if (m_until && m_openEnded) return invalid("give either --until DATE or --open-ended");
    QList<Purpose> decided;
    for (const Grant& grant : m_granted)
        decided.append(grant.purpose);
    for (const QList<Purpose>& list : {m_refused, m_open}) {
        for (const Purpose& purpose : list)
            if (decided.contains(purpose))
                return fail(ErrorCode::InvalidArgument,
                            list == m_refused
                                ? QStringLiteral("%1 is both allowed and refused").arg(purpose.key())
                                : QStringLiteral("%1 is both decided and undecided").arg(purpose.key()));
        decided += list;
    }
    return {};
}

bool QuitclaimFields::isEmpty() const {
    return m_granted.isEmpty() && m_refused.isEmpty() && m_open.isEmpty() && !m_signed && !m_place &&
           !m_from && !m_until && !m_openEnded && !m_guardian && !m_relation && !m_secondGuardian &&
           !m_secondRelation && m_scope.isEmpty() && !m_basis && !m_territory && !m_conditions && !m_notes &&
           !m_form;
}

Status QuitclaimFields::apply(const Context& context, Quitclaim& record) const {
    applyDecisions(record);
    applyGuardians(record);
    if (m_signed) record.signedOn = m_signed;
    if (m_from) record.from = m_from->day;
    if (m_until || m_openEnded) {
        record.until = m_until;
        record.openEnded = m_openEnded;
    }
    if (m_basis) record.basis = *m_basis;
    cli::apply(m_place, record.signedAt);
    cli::apply(m_territory, record.territory);
    cli::apply(m_conditions, record.conditions);
    cli::apply(m_notes, record.notes);
    if (!m_scope.isEmpty()) {
        BK_ASSIGN(record.scope, scopeOf(context, m_scope));
    }
    if (m_form) {
        BK_ASSIGN(record.form, formOf(context, *m_form));
    }
    return {};
}

void QuitclaimFields::applyGuardians(Quitclaim& record) const {
    cli::apply(m_guardian, m_relation, record.guardian);
    cli::apply(m_secondGuardian, m_secondRelation, record.secondGuardian);
}

void QuitclaimFields::applyDecisions(Quitclaim& record) const {
    QList<Grant> said = m_granted;
    for (const Purpose& purpose : m_refused)
        said.append({purpose, Decision::Refused, {}});
    const auto isSaid = [&](const Grant& old) {
        return m_open.contains(old.purpose) || std::any_of(said.begin(), said.end(), [&](const Grant& one) {
                   return one.purpose == old.purpose;
               });
    };
    record.grants.removeIf(isSaid);
    record.grants += said;
}

Result<QList<QByteArray>> readScans(const QList<FilePath>& files) {
    QList<QByteArray> scans;
    for (const FilePath& file : files) {
        BK_ASSIGN(const QByteArray bytes, readScan(file));
        if (const auto info = inspectScan(bytes); !info)
            return fail(info.error().code, QStringLiteral("%1: %2").arg(file.display(), info.error().context),
                        info.error().native);
        scans.append(bytes);
    }
    return scans;
}

} // namespace bk::cli
