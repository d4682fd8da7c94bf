#include "app/cli/PhotoCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Lookup.h"
#include "app/cli/Options.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

/// Rows are fetched so many at a time.
constexpr qsizetype window = 500;

QJsonObject photoJson(const PhotoRow& row, const Photo& photo) {
    return {{QStringLiteral("id"), photo.id.toString()},
            {QStringLiteral("path"), photo.path.display()},
            {QStringLiteral("collection"), row.collection},
            {QStringLiteral("taken"), row.taken ? dayJson(row.taken->date()) : QJsonValue()},
            {QStringLiteral("width"), row.size.width()},
            {QStringLiteral("height"), row.size.height()},
            {QStringLiteral("rating"), row.rating},
            {QStringLiteral("tags"), QJsonArray::fromStringList(photo.metadata.keywords)},
            {QStringLiteral("faces"), row.faces}};
}

class PhotoListCommand final : public Command {
public:
    PhotoListCommand() : Command("photo list", "photos, all or those that fit a search") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--query TEXT", m_query,
                      "words in names, folders, captions, tags, collections and persons", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        const PhotoService& photos = context.services().photos;
        PhotoFilter filter;
        filter.text = m_query;
        BK_ASSIGN(const auto ids, photos.ids(filter, PhotoSort::Name));
        QJsonArray list;
        for (qsizetype first = 0; first < ids.size(); first += window) {
            BK_ASSIGN(const auto rows, photos.rows(ids.mid(first, window), std::nullopt));
            for (const PhotoRow& row : rows) {
                BK_ASSIGN(const Photo photo, photos.photo(row.id));
                list.append(photoJson(row, photo));
            }
        }
        return QJsonObject{{QStringLiteral("photos"), list}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("photos")].toArray())
            rows.append({cell(one[QStringLiteral("collection")]), cell(one[QStringLiteral("taken")]),
                         QStringLiteral("%1 x %2").arg(cell(one[QStringLiteral("width")]),
                                                       cell(one[QStringLiteral("height")])),
                         cell(one[QStringLiteral("faces")]), cell(one[QStringLiteral("rating")]),
                         cell(one[QStringLiteral("path")])});
        out.table({QStringLiteral("Collection"), QStringLiteral("Taken"), QStringLiteral("Size"),
                   QStringLiteral("Faces"), QStringLiteral("Rating"), QStringLiteral("Path")},
                  rows);
    }

private:
    QString m_query;
};

class PhotoSetCommand final : public Command {
public:
    PhotoSetCommand() : Command("photo set", "what overrides the rule for one photo") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("PATH", m_photo, "the photo's path or id", Need::Required);
        options.value(
            "--not-needed REASON", m_override,
            "crowd, public-event, unrecognisable, press-exception, other:WORDS or a reason of several words; "
            "none takes it back",
            Need::Optional);
        options.value("--until DATE", m_overrideUntil, "the last day on which no consent is needed",
                      Need::Optional);
        options.value("--note T", m_note, "words to the reason", Need::Optional);
        options.value("--embargo DATE", m_embargo, "the first day it may be used, or none", Need::Optional);
        options.value("--expires DATE", m_expires, "the last day it may be used, or none", Need::Optional);
        options.value("--restrict on|off", m_restricted, "hidden because somebody shown asked for it",
                      Need::Optional);
        options.flag("--reviewed", m_reviewed, "everybody who can be recognised is marked");
    }

    Status validate() const override {
        if (!m_override && !m_embargo && !m_expires && !m_restricted && !m_reviewed)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral(
                            "say what to set: --not-needed, --embargo, --expires, --restrict or --reviewed"));
        const bool given = m_override && m_override->reason != OverrideReason::None;
        if ((m_overrideUntil || m_note) && !given)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("--until and --note belong to --not-needed REASON"));
        if (m_note && !m_override->note.isEmpty())
            return fail(ErrorCode::InvalidArgument, QStringLiteral("the reason has its words already"));
        return {};
    }

    Result<QJsonObject> run(Context& context) override {
        // Before anything is set: half of it would be worse than nothing.
        const Session& session = *context.services().session;
        if (m_override || m_restricted) BK_TRY(session.require(Right::ManageConsent));
        if (m_embargo || m_expires) BK_TRY(session.require(Right::DescribePhotos));
        if (m_reviewed) BK_TRY(session.require(Right::NameFaces));
        PhotoService& photos = context.services().photos;
        BK_ASSIGN(const PhotoId id, photoOf(context, m_photo));
        if (m_override && m_override->reason == OverrideReason::None) BK_TRY(photos.clearOverride(id));
        if (m_override && m_override->reason != OverrideReason::None)
            BK_TRY(photos.setOverride(id, m_override->reason, m_note.value_or(m_override->note),
                                      m_overrideUntil));
        if (m_embargo) BK_TRY(photos.setEmbargo(id, m_embargo->day));
        if (m_expires) BK_TRY(photos.setExpires(id, m_expires->day));
        if (m_restricted) BK_TRY(photos.setRestricted(id, *m_restricted));
        if (m_reviewed) BK_TRY(photos.setReviewed(id, true));
        BK_ASSIGN(const Photo photo, photos.photo(id));
        BK_ASSIGN(const QJsonValue note, noteOn(context, photo));
        return QJsonObject{{QStringLiteral("photo"), photo.path.display()},
                           {QStringLiteral("id"), id.toString()},
                           {QStringLiteral("embargo"), dayJson(photo.embargo)},
                           {QStringLiteral("expires"), dayJson(photo.expires)},
                           {QStringLiteral("restricted"), photo.restricted},
                           {QStringLiteral("reviewed"), photo.reviewed},
                           {QStringLiteral("not_needed"), photo.override.isSet()},
                           {QStringLiteral("not_needed_reason"), textJson(wordOf(photo.override.reason))},
                           {QStringLiteral("not_needed_note"), textJson(photo.override.note)},
                           {QStringLiteral("not_needed_until"), dayJson(photo.override.until)},
                           {QStringLiteral("note"), note}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("Set for %1.").arg(answer[QStringLiteral("photo")].toString()));
        const QString note = answer[QStringLiteral("note")].toString();
        if (!note.isEmpty()) out.line(note);
    }

private:
    /// Null, or what whoever set it has to know.
    Result<QJsonValue> noteOn(const Context& context, const Photo& photo) const {
        QStringList notes;
        if (m_override && photo.override.isSet()) {
            BK_ASSIGN(const QStringList names, context.services().exceptions.commissionedOn({photo.id}));
            if (!names.isEmpty())
                notes << QStringLiteral("Portraits of %1 were commissioned; then their permission is needed "
                                        "all the same (Auteurswet, art. 20).")
                             .arg(names.join(QStringLiteral(", ")));
        }
        if ((m_embargo || m_expires) && photo.embargo && photo.expires && *photo.embargo > *photo.expires)
            notes << QStringLiteral("The embargo ends after the photo's last day: it can never be used.");
        return notes.isEmpty() ? QJsonValue() : QJsonValue(notes.join(QLatin1Char(' ')));
    }

    QByteArray m_photo;
    std::optional<OverrideChange> m_override;
    std::optional<QDate> m_overrideUntil;
    std::optional<QString> m_note;
    std::optional<DayChange> m_embargo;
    std::optional<DayChange> m_expires;
    std::optional<bool> m_restricted;
    bool m_reviewed = false;
};

} // namespace

void addPhotoCommands(Registry& registry) {
    registry.add<PhotoListCommand>();
    registry.add<PhotoSetCommand>();
}

} // namespace bk::cli
