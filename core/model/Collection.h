#pragma once

#include "core/base/Id.h"

#include <QDate>
#include <QString>

#include <optional>

namespace bk {

/// A set of photos with one policy. Recognition is off until somebody gives a legal basis and a reference to
/// the data protection impact assessment (GDPR art. 35).
struct Collection {
    CollectionId id;
    QString name;
    bool recognition = false;
    QString legalBasis;
    QString dpia;
    std::optional<QDate> retainUntil; ///< the last day on which its photos may be used
    int photos = 0;                   ///< counted when read
};

/// What there is because faces of a collection are compared.
struct RecognitionTraces {
    int suggestions = 0; ///< faces with an open suggestion
    int faceprints = 0;  ///< of faces on its photos
};

} // namespace bk
