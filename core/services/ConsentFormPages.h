#pragma once

#include "core/model/ConsentForm.h"
#include "core/services/PrintedPages.h"

namespace bk {

/// What stands on a form beside the text of its version.
struct FormHead {
    QString organisation;
    QString name;
    std::optional<TemplateId> id; ///< none: a draft that is not kept; it says so, and has no code
    int version = 0;
};

/// TEXT laid out for printing. Needs a QGuiApplication (fonts). Any thread.
PrintedPages formPages(const QList<Purpose>& purposes, const FormText& text, const FormHead& head);

} // namespace bk
