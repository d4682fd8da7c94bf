#pragma once

#include "app/cli/Context.h"

#include <QByteArray>
#include <QList>

/// What the words of a command mean in the open catalog.
namespace bk::cli {

/// By id or unambiguous name. Ambiguous names the candidates with their ids.
Result<PersonId> personOf(const Context& context, const QString& word);
Result<std::optional<PersonId>> personOf(const Context& context, const std::optional<QString>& word);

/// By id or path; a path may also be written as answers show it, with \xNN for bytes that are not UTF-8.
Result<PhotoId> photoOf(const Context& context, const QByteArray& word);
Result<FaceId> faceOf(const QString& word);
/// By id or number.
Result<QuitclaimId> quitclaimOf(const Context& context, const QString& word);

/// `NAME`, `NAME:VERSION` or `NAME:VERSION:LANGUAGE` of a consent form, or its id in place of the name;
/// `none` for no form. Without a version the one in use; without a language the only one there is. A name may
/// hold colons.
Result<std::optional<FormSigned>> formOf(const Context& context, const QString& word);

/// InvalidArgument, with the purposes there are, for one that photos of this catalog cannot be exported for;
/// `recognition` is none.
Status knownForPhotos(const Context& context, const Purpose& purpose);

/// `all`, `collection:NAME` or `photo:PATH,...`. The whole after "photo:" is tried as one path first, since a
/// path may hold commas.
Result<QuitclaimScope> scopeOf(const Context& context, const QByteArray& word);

} // namespace bk::cli
