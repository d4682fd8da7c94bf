#pragma once

#include "core/base/Id.h"
#include "core/model/Purpose.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace bk {

/// What a consent form says in one language. Together the paragraphs are the information of GDPR art. 13;
/// none of them may be empty (see consent/FormCheck.h).
struct FormText {
    QString language;                ///< "nl", ISO 639-1
    QString title;                   ///< at the head of the page
    QString controller;              ///< who is responsible, and how to reach them (13(1)(a), (b))
    QMap<QString, QString> purposes; ///< by key: what the person says yes or no to (13(1)(c))
    QString data;                    ///< which data are kept, and who gets them (13(1)(e), (f))
    QString withdrawal;              ///< that a yes can be taken back at any time, and how (7(3), 13(2)(c))
    QString retention;               ///< for how long (13(2)(a))
    QString rights;                  ///< access, erasure, complaint to the authority (13(2)(b), (d))
    QString recognition;             ///< what faceprints are, and that a no has no consequence (9(2)(a))
    QString more;                    ///< whatever else; may be empty

    friend bool operator==(const FormText&, const FormText&) = default;
};

/// One version of a consent form; never changed once it is kept.
struct FormVersion {
    int version = 1;
    QList<Purpose> purposes; ///< offered, in their order; recognition, when offered, has a tick of its own
    QList<FormText> texts;   ///< one per language, at least one
    QDateTime at;
    UserId by;
};

/// A consent form: a piece of paper by name, with all its versions.
struct ConsentForm {
    TemplateId id;
    QString name;
    bool retired = false;        ///< not offered any more; what was signed on it stays
    QList<FormVersion> versions; ///< the last is the one in use; never empty
};

} // namespace bk
