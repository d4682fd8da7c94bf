#pragma once

#include "app/cli/Context.h"
#include "app/cli/Options.h"

namespace bk::cli {

/// The options for what a permission says, shared by the verbs that record one. What is not given is left as
/// it is.
class QuitclaimFields {
public:
    /// Recording and renewing ask for the day of signing and for an end; a correction for neither. A guardian
    /// without a name takes away the one there was, so there has to have been one.
    enum class For { Recording, Renewal, Correction };

    void setUp(Options& options, For use);
    /// What can be said of the words together.
    Status validate(For use) const;
    bool isEmpty() const;
    /// Writes what was given into RECORD.
    Status apply(const Context& context, Quitclaim& record) const;

private:
    void applyGuardians(Quitclaim& record) const;
    void applyDecisions(Quitclaim& record) const;

    QList<Grant> m_granted;
    QList<Purpose> m_refused;
    QList<Purpose> m_open; ///< of a correction: not decided after all
    std::optional<QDate> m_signed;
    std::optional<QString> m_place;
    std::optional<DayChange> m_from;
    std::optional<QDate> m_until;
    bool m_openEnded = false;
    std::optional<QString> m_guardian;
    std::optional<QString> m_relation;
    std::optional<QString> m_secondGuardian;
    std::optional<QString> m_secondRelation;
    QByteArray m_scope;
    std::optional<LegalBasis> m_basis;
    std::optional<QString> m_territory;
    std::optional<QString> m_conditions;
    std::optional<QString> m_notes;
    std::optional<QString> m_form;
};

/// All bytes of the papers FILES. What is none, or cannot be read, is named.
Result<QList<QByteArray>> readScans(const QList<FilePath>& files);

} // namespace bk::cli
