#pragma once

#include "core/model/ConsentForm.h"

/// \file
/// What a consent form has to say for a yes on it to count (GDPR art. 7, 9(2)(a) and 13): pure functions.

namespace bk {

enum class FormLack {
    NoLanguage,
    NoPurpose,
    Title,
    Controller,
    PurposeText, ///< a purpose that is offered and not explained
    Data,
    Withdrawal,
    Retention,
    Rights,
    Recognition, ///< offered, and not explained in a paragraph of its own
    LanguageTwice,
    Unfinished ///< has a place that is still to be filled in: "[… address]"
};

struct FormFinding {
    FormLack lack = FormLack::NoPurpose;
    QString language;
    std::optional<Purpose> purpose;

    friend bool operator==(const FormFinding&, const FormFinding&) = default;
};

/// What VERSION lacks, in the order of the page; none: it can be used.
QList<FormFinding> formLacks(const FormVersion& version);
/// In English, for the command line: "nl: says nothing about how long the data are kept".
QString describe(const FormFinding& finding);

} // namespace bk
