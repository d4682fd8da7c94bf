#include "app/cli/PublicationCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Lookup.h"
#include "app/cli/Options.h"
#include "app/cli/Registry.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

Result<PublicationId> publicationOf(const QString& word) {
    if (const auto id = PublicationId::tryFrom(word)) return *id;
    return fail(
        ErrorCode::NotFound,
        QStringLiteral("there is no publication %1; say its id, as `publication list` tells it").arg(word));
}

QJsonObject publicationJson(const PublicationView& view) {
    const Publication& publication = view.publication;
    return {{QStringLiteral("publication"), publication.id.toString()},
            {QStringLiteral("purpose"), publication.purpose.key()},
            {QStringLiteral("kind"), toString(publication.kind)},
            {QStringLiteral("where"), publication.place},
            {QStringLiteral("date"), dayJson(publication.publishedOn)},
            {QStringLiteral("until"), dayJson(publication.until)},
            {QStringLiteral("ended"), dayJson(publication.endedOn)},
            {QStringLiteral("export"),
             publication.exported ? QJsonValue(publication.exported->toString()) : QJsonValue()},
            {QStringLiteral("notes"), textJson(publication.notes)},
            {QStringLiteral("photos"), view.photos},
            {QStringLiteral("takedowns"), view.openTakedowns},
            {QStringLiteral("not_cleared"), view.notCleared}};
}

QJsonObject takedownJson(const TakedownView& view) {
    const Takedown& takedown = view.takedown;
    return {
        {QStringLiteral("publication"), takedown.publication.toString()},
        {QStringLiteral("where"), view.publication.place},
        {QStringLiteral("kind"), toString(view.publication.kind)},
        {QStringLiteral("purpose"), view.publication.purpose.key()},
        {QStringLiteral("date"), dayJson(view.publication.publishedOn)},
        {QStringLiteral("photo"), view.path.display()},
        {QStringLiteral("path"), view.path.display()},
        {QStringLiteral("id"), takedown.photo.toString()},
        {QStringLiteral("state"), toString(takedown.state)},
        {QStringLiteral("person"), takedown.person ? QJsonValue(takedown.person->toString()) : QJsonValue()},
        {QStringLiteral("name"), textJson(view.personName)},
        {QStringLiteral("opened"), dayJson(takedown.openedOn)},
        {QStringLiteral("lawful_again"), view.lawfulAgain},
        {QStringLiteral("outcome"), toString(takedown.outcome)},
        {QStringLiteral("reason"), textJson(takedown.reason)}};
}

QJsonArray listJson(const QList<PublicationView>& views) {
    QJsonArray list;
    for (const PublicationView& view : views)
        list.append(publicationJson(view));
    return list;
}

QJsonArray listJson(const QList<TakedownView>& views) {
    QJsonArray list;
    for (const TakedownView& view : views)
        list.append(takedownJson(view));
    return list;
}

Result<QJsonObject> oneAnswer(Context& context, const PublicationId& id) {
    BK_ASSIGN(const auto view, context.services().publications.publication(id));
    return QJsonObject{{QStringLiteral("publications"), listJson(QList{view})}};
}

void printPublications(const QJsonObject& answer, TextOut& out) {
    QList<QStringList> rows;
    for (const QJsonValue& one : answer[QStringLiteral("publications")].toArray())
        rows.append({cell(one[QStringLiteral("date")]),
                     cell(one[QStringLiteral("ended")].isNull() ? one[QStringLiteral("until")]
                                                                : one[QStringLiteral("ended")]),
                     cell(one[QStringLiteral("purpose")]), cell(one[QStringLiteral("kind")]),
                     cell(one[QStringLiteral("photos")]), cell(one[QStringLiteral("takedowns")]),
                     cell(one[QStringLiteral("where")]), cell(one[QStringLiteral("publication")])});
    out.table({QStringLiteral("From"), QStringLiteral("Until"), QStringLiteral("Purpose"),
               QStringLiteral("Kind"), QStringLiteral("Photos"), QStringLiteral("To take down"),
               QStringLiteral("Where"), QStringLiteral("Id")},
              rows);
}

void printTakedowns(const QJsonObject& answer, TextOut& out) {
    QList<QStringList> rows;
    for (const QJsonValue& one : answer[QStringLiteral("takedowns")].toArray()) {
        QString outcome = cell(one[QStringLiteral("outcome")]);
        if (one[QStringLiteral("lawful_again")].toBool()) outcome += QStringLiteral(" (lawful again)");
        if (const QString reason = cell(one[QStringLiteral("reason")]); !reason.isEmpty())
            outcome += QStringLiteral(": ") + reason;
        rows.append({cell(one[QStringLiteral("opened")]), cell(one[QStringLiteral("state")]),
                     cell(one[QStringLiteral("name")]), outcome, cell(one[QStringLiteral("where")]),
                     cell(one[QStringLiteral("path")]), cell(one[QStringLiteral("publication")])});
    }
    out.table({QStringLiteral("Since"), QStringLiteral("Why"), QStringLiteral("Who"),
               QStringLiteral("Outcome"), QStringLiteral("Where"), QStringLiteral("Photo"),
               QStringLiteral("Publication")},
              rows);
}

class PublicationAddCommand final : public Command {
public:
    PublicationAddCommand() : Command("publication add", "where photos were used") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--export ID", m_export, "all photos of that export", Need::Optional);
        options.values("--photo PATH", m_photos, "a photo, path or id; may be given several times",
                       Need::Optional);
        options.value("--where TEXT", m_where, "address, title and issue, print run", Need::Required);
        options.value("--date DATE", m_date, "the first day on which it was to be seen", Need::Required);
        options.value("--kind K", m_kind,
                      "website, social, print, press, screen or other; else as the purpose", Need::Optional);
        options.value("--purpose U", m_purpose, "what for; else that of the export", Need::Optional);
        options.value("--until D", m_until, "the last day on which it is to be seen", Need::Optional);
        options.value("--notes T", m_notes, "anything else", Need::Optional);
    }

    Status validate() const override {
        const auto invalid = [](const char* sentence) {
            return fail(ErrorCode::InvalidArgument, QString::fromLatin1(sentence));
        };
        if (m_export.has_value() == !m_photos.isEmpty()) return invalid("say either --export or --photo");
        if (m_export && !ExportId::tryFrom(*m_export)) return invalid("--export: not the id of an export");
        if (!m_export && m_purpose.isNull())
            return invalid("say with --purpose what the photos were used for");
        if (m_kind && !publicationKindFrom(*m_kind))
            return invalid("--kind: one of website, social, print, press, screen and other");
        return {};
    }

    Result<QJsonObject> run(Context& context) override {
        PublicationService& publications = context.services().publications;
        Publication wanted;
        wanted.place = m_where;
        wanted.publishedOn = *m_date;
        wanted.until = m_until;
        wanted.notes = m_notes;
        wanted.purpose = m_purpose;
        if (m_export) wanted.exported = ExportId::tryFrom(*m_export);
        if (wanted.exported && m_purpose.isNull()) {
            BK_ASSIGN(wanted.purpose, publications.exportedFor(*wanted.exported));
        }
        wanted.kind =
            publicationKindFrom(m_kind.value_or(wanted.purpose.key())).value_or(PublicationKind::Other);
        QList<PhotoId> photos;
        for (const QByteArray& word : m_photos) {
            BK_ASSIGN(const PhotoId photo, photoOf(context, word));
            photos << photo;
        }
        BK_ASSIGN(const Publication made,
                  m_export ? publications.addExport(wanted) : publications.add(wanted, photos));
        return oneAnswer(context, made.id);
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printPublications(answer, out); }

private:
    std::optional<QString> m_export;
    QList<QByteArray> m_photos;
    QString m_where;
    std::optional<QDate> m_date;
    std::optional<QString> m_kind;
    Purpose m_purpose;
    std::optional<QDate> m_until;
    QString m_notes;
};

class PublicationListCommand final : public Command {
public:
    PublicationListCommand() : Command("publication list", "where photos were used, the newest first") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--photo P", m_photo, "that this photo was used in", Need::Optional);
        options.value("--person P", m_person, "that photos of this person were used in", Need::Optional);
        options.flag("--open", m_open, "still to be seen");
    }

    Result<QJsonObject> run(Context& context) override {
        PublicationFilter filter;
        if (!m_photo.isEmpty()) {
            BK_ASSIGN(filter.photo, photoOf(context, m_photo));
        }
        BK_ASSIGN(filter.person, personOf(context, m_person));
        filter.openOnly = m_open;
        BK_ASSIGN(const auto found, context.services().publications.list(filter));
        return QJsonObject{{QStringLiteral("publications"), listJson(found)}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printPublications(answer, out); }

private:
    QByteArray m_photo;
    std::optional<QString> m_person;
    bool m_open = false;
};

class PublicationShowCommand final : public Command {
public:
    PublicationShowCommand()
        : Command("publication show", "one publication with its photos and what has to be taken down") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("ID", m_publication, "as `publication list` tells it", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        const Services& services = context.services();
        BK_ASSIGN(const PublicationId id, publicationOf(m_publication));
        BK_ASSIGN(QJsonObject answer, oneAnswer(context, id));
        BK_ASSIGN(const auto ids, services.publications.photosOf(id));
        QJsonArray photos;
        for (const PhotoId& photo : ids) {
            BK_ASSIGN(const Photo record, services.photos.photo(photo));
            photos.append(QJsonObject{{QStringLiteral("id"), photo.toString()},
                                      {QStringLiteral("path"), record.path.display()}});
        }
        BK_ASSIGN(const auto takedowns, services.publications.takedowns(false, id));
        answer.insert(QStringLiteral("photos"), photos);
        answer.insert(QStringLiteral("takedowns"), listJson(takedowns));
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        printPublications(answer, out);
        for (const QJsonValue& photo : answer[QStringLiteral("photos")].toArray())
            out.line(QStringLiteral("  ") + cell(photo[QStringLiteral("path")]));
        if (!answer[QStringLiteral("takedowns")].toArray().isEmpty()) printTakedowns(answer, out);
    }

private:
    QString m_publication;
};

class PublicationEndCommand final : public Command {
public:
    PublicationEndCommand() : Command("publication end", "it was taken down as a whole") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("ID", m_publication, "as `publication list` tells it", Need::Required);
        options.value("--date D", m_date, "on which day; else today", Need::Optional);
        options.value("--reason T", m_reason, "why", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        Services& services = context.services();
        BK_ASSIGN(const PublicationId id, publicationOf(m_publication));
        BK_TRY(services.publications.end(id, m_date.value_or(services.session->today()), m_reason));
        return oneAnswer(context, id);
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printPublications(answer, out); }

private:
    QString m_publication;
    std::optional<QDate> m_date;
    QString m_reason;
};

class TakedownListCommand final : public Command {
public:
    TakedownListCommand() : Command("takedown list", "photos that have to leave a publication") {}

    void setUp(Options& options) override {
        options.catalog();
        options.flag("--all", m_all, "also those that are closed");
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const auto found, context.services().publications.takedowns(!m_all));
        return QJsonObject{{QStringLiteral("takedowns"), listJson(found)}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printTakedowns(answer, out); }

private:
    bool m_all = false;
};

/// `takedown done` and `takedown impossible`.
class TakedownCloseCommand final : public Command {
public:
    TakedownCloseCommand(const char* name, const char* summary, TakedownOutcome outcome)
        : Command(name, summary), m_outcome(outcome) {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("PUBLICATION", m_publication, "as `takedown list` tells it", Need::Required);
        options.value("PHOTO", m_photo, "path or id", Need::Required);
        options.value("--reason T", m_reason,
                      m_outcome == TakedownOutcome::Impossible ? "why: \"printed while it was permitted\""
                                                               : "how, or anything else",
                      m_outcome == TakedownOutcome::Impossible ? Need::Required : Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        PublicationService& publications = context.services().publications;
        BK_ASSIGN(const PublicationId id, publicationOf(m_publication));
        BK_ASSIGN(const PhotoId photo, photoOf(context, m_photo));
        BK_TRY(publications.close(id, photo, m_outcome, m_reason));
        BK_ASSIGN(const auto all, publications.takedowns(false, id));
        // The last closed comes first.
        QList<TakedownView> closed;
        for (const TakedownView& one : all)
            if (closed.isEmpty() && one.takedown.photo == photo && one.takedown.outcome == m_outcome)
                closed << one;
        return QJsonObject{{QStringLiteral("takedowns"), listJson(closed)}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printTakedowns(answer, out); }

private:
    TakedownOutcome m_outcome;
    QString m_publication;
    QByteArray m_photo;
    QString m_reason;
};

} // namespace

void addPublicationCommands(Registry& registry) {
    registry.add<PublicationAddCommand>();
    registry.add<PublicationListCommand>();
    registry.add<PublicationShowCommand>();
    registry.add<PublicationEndCommand>();
    registry.add<TakedownListCommand>();
    registry.add<TakedownCloseCommand>("takedown done", "a photo was taken down", TakedownOutcome::Done);
    registry.add<TakedownCloseCommand>("takedown impossible",
                                       "a photo cannot be taken down: it was lawful before, with the reason",
                                       TakedownOutcome::Impossible);
}

} // namespace bk::cli
