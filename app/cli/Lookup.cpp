#include "app/cli/Lookup.h"

#include "core/services/ConsentFormService.h"

#include <QStringDecoder>

#include <algorithm>

namespace bk::cli {
namespace {

QString shown(const QByteArray& word) {
    // A path begins with a slash; a word need not.
    if (word.startsWith('/')) return FilePath::fromBytes(word).display();
    return FilePath::fromBytes("/" + word).display().mid(1);
}

/// "caf\xe9" with its byte, or nothing where no such sign is in it.
std::optional<QByteArray> withBytes(const QByteArray& word) {
    QByteArray bytes;
    bool found = false;
    for (qsizetype i = 0; i < word.size(); ++i) {
        bool fits = false;
        const int code =
            word.mid(i, 2) == "\\x" && i + 4 <= word.size() ? word.mid(i + 2, 2).toInt(&fits, 16) : 0;
        if (fits) i += 3;
        bytes.append(fits ? static_cast<char>(code) : word[i]);
        found = found || fits;
    }
    return found ? std::optional(bytes) : std::nullopt;
}

bool isMissing(const Error& error) {
    return error.code == ErrorCode::NotFound;
}

QString list(const QList<Purpose>& purposes) {
    QStringList keys;
    for (const Purpose& purpose : purposes)
        if (!purpose.isRecognition()) keys.append(purpose.key());
    return keys.join(QStringLiteral(", "));
}

/// The photos of "A,B,C", each as long as needed for a path that is there.
Result<QList<PhotoId>> photosOf(const Context& context, const QByteArray& words) {
    if (const auto one = photoOf(context, words); one || !isMissing(one.error())) {
        if (!one) return fail(one.error());
        return QList<PhotoId>{*one};
    }
    QList<PhotoId> photos;
    QByteArray pending;
    for (QByteArray part : words.split(',')) {
        if (pending.isEmpty() && part.startsWith("photo:")) part = part.mid(6);
        const QByteArray word = pending.isEmpty() ? part : pending + ',' + part;
        const auto photo = photoOf(context, word);
        if (!photo && !isMissing(photo.error())) return fail(photo.error());
        if (photo) photos.append(*photo);
        pending = photo ? QByteArray() : word;
    }
    if (!pending.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("there is no photo %1").arg(shown(pending)));
    return photos;
}

/// FORM with the version and the language that BEHIND names.
Result<std::optional<FormSigned>> signedOn(const ConsentForm& form, const QStringList& behind) {
    FormSigned found{form.id, form.versions.last().version, behind.value(1)};
    bool isNumber = true;
    if (!behind.isEmpty()) found.version = behind.first().toInt(&isNumber);
    const auto version =
        std::find_if(form.versions.begin(), form.versions.end(),
                     [&](const FormVersion& one) { return isNumber && one.version == found.version; });
    if (version == form.versions.end())
        return fail(ErrorCode::NotFound,
                    QStringLiteral("the form %1 has no version %2").arg(form.name, behind.value(0)));
    QStringList languages;
    for (const FormText& text : version->texts)
        languages.append(text.language);
    if (found.language.isEmpty() && languages.size() == 1) found.language = languages.first();
    if (!languages.contains(found.language))
        return fail(found.language.isEmpty() ? ErrorCode::InvalidArgument : ErrorCode::NotFound,
                    QStringLiteral("say in which language the form was signed: %1:%2:LANGUAGE, one of %3")
                        .arg(form.name)
                        .arg(found.version)
                        .arg(languages.join(QStringLiteral(", "))));
    return std::optional(found);
}

} // namespace

Result<PersonId> personOf(const Context& context, const QString& word) {
    const PersonService& persons = context.services().persons;
    auto found = persons.find(word);
    if (found) return found;
    if (isMissing(found.error()))
        return fail(ErrorCode::NotFound, QStringLiteral("there is no person %1").arg(word));
    if (found.error().code != ErrorCode::Ambiguous) return found;

    BK_ASSIGN(const auto all, persons.list());
    QStringList candidates;
    for (const PersonSummary& summary : all) {
        if (summary.person.name.compare(word, Qt::CaseInsensitive) != 0) continue;
        const auto& born = summary.person.born;
        candidates.append(summary.person.id.toString() +
                          (born ? QStringLiteral(" (born %1)").arg(born->toString(Qt::ISODate)) : QString()));
    }
    return fail(
        ErrorCode::Ambiguous,
        QStringLiteral("%1 fits several persons: %2").arg(word, candidates.join(QStringLiteral(", "))));
}

Result<std::optional<PersonId>> personOf(const Context& context, const std::optional<QString>& word) {
    if (!word) return std::optional<PersonId>();
    BK_ASSIGN(const PersonId person, personOf(context, *word));
    return std::optional(person);
}

Result<PhotoId> photoOf(const Context& context, const QByteArray& word) {
    const PhotoService& photos = context.services().photos;
    if (word.isEmpty()) return fail(ErrorCode::InvalidArgument, QStringLiteral("a photo's path is empty"));
    if (PhotoId::tryFrom(QString::fromLatin1(word))) {
        const auto byId = photos.find(QString::fromLatin1(word));
        if (byId || !isMissing(byId.error())) return byId;
    }
    const auto byPath = photos.findByPath(FilePath::fromBytes(word));
    if (byPath || !isMissing(byPath.error())) return byPath;
    if (const auto bytes = withBytes(word)) {
        const auto spelled = photos.findByPath(FilePath::fromBytes(*bytes));
        if (spelled || !isMissing(spelled.error())) return spelled;
    }
    return fail(ErrorCode::NotFound, QStringLiteral("there is no photo %1").arg(shown(word)));
}

Result<FaceId> faceOf(const QString& word) {
    const auto id = FaceId::tryFrom(word);
    if (!id)
        return fail(ErrorCode::NotFound,
                    QStringLiteral("there is no face %1; a face is named by its id").arg(word));
    return *id;
}

Result<QuitclaimId> quitclaimOf(const Context& context, const QString& word) {
    auto found = context.services().consent.find(word);
    if (!found && isMissing(found.error()))
        return fail(ErrorCode::NotFound, QStringLiteral("there is no quitclaim %1").arg(word));
    return found;
}

Result<std::optional<FormSigned>> formOf(const Context& context, const QString& word) {
    if (word == QLatin1String("none")) return std::optional<FormSigned>();
    const ConsentFormService forms(*context.services().session);
    QStringList parts = word.split(QLatin1Char(':'));
    QStringList behind; // what follows the name, taken from the end
    while (!parts.isEmpty() && behind.size() <= 2) {
        const auto form = forms.find(parts.join(QLatin1Char(':')));
        if (form) return signedOn(*form, behind);
        if (!isMissing(form.error())) return fail(form.error());
        behind.prepend(parts.takeLast());
    }
    return fail(ErrorCode::NotFound, QStringLiteral("there is no consent form %1").arg(word));
}

Status knownForPhotos(const Context& context, const Purpose& purpose) {
    BK_ASSIGN(const auto all, context.services().consent.purposes());
    if (purpose.isRecognition() || !all.contains(purpose))
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("%1 is no purpose to use photos for; this catalog has %2")
                        .arg(purpose.key(), list(all)));
    return {};
}

Result<QuitclaimScope> scopeOf(const Context& context, const QByteArray& word) {
    QuitclaimScope scope;
    if (word.isEmpty() || word == "all") return scope;
    if (word.startsWith("collection:")) {
        BK_ASSIGN(const Collection collection,
                  context.services().collections.byName(QString::fromUtf8(word.mid(11))));
        scope.kind = ScopeKind::Collection;
        scope.collection = collection.id;
        return scope;
    }
    if (word.startsWith("photo:")) {
        scope.kind = ScopeKind::Photos;
        BK_ASSIGN(scope.photos, photosOf(context, word.mid(6)));
        return scope;
    }
    return fail(ErrorCode::InvalidArgument,
                QStringLiteral("\"%1\" is not a scope; write all, collection:NAME or photo:PATH,...")
                    .arg(shown(word)));
}

} // namespace bk::cli
