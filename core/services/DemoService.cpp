#include "core/services/DemoService.h"

#include "core/base/AtomicFile.h"
#include "core/imaging/MetadataWriter.h"
#include "core/services/QuitclaimForm.h"
#include "core/services/RecoveryKeyMark.h"
#include "core/services/Services.h"
#include "core/store/Catalog.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <filesystem>

namespace bk {
namespace {

const QString organisation = QStringLiteral("Stadsmuseum De Brug");
const QString openDay = QStringLiteral("Open day");
const QString workshops = QStringLiteral("Workshops");
const QString staff = QStringLiteral("Staff and volunteers");

/// A made-up person, and how their permission stands on the day the example is made.
struct DemoPerson {
    const char* key; ///< in the manifest
    const char* name;
    enum Story {
        Recognised,
        ExpiringSoon,
        NoSocial,
        LongTerm,
        Expired,
        Withdrawn,
        Minor,
        OneCollection,
        None,
        Draft
    } story;
};

constexpr std::array people = {
    DemoPerson{"P009", "Noor de Vries", DemoPerson::Recognised},
    DemoPerson{"P010", "Mei-Lin Chen", DemoPerson::Recognised},
    DemoPerson{"P006", "Ricardo da Silva", DemoPerson::Recognised},
    DemoPerson{"P011", "Daan Bakker", DemoPerson::ExpiringSoon},
    DemoPerson{"P008", "Anna Kowalska", DemoPerson::NoSocial},
    DemoPerson{"P004", "Sofie Peeters", DemoPerson::LongTerm},
    DemoPerson{"P002", "Fatima El Amrani", DemoPerson::Expired},
    DemoPerson{"P005", "Willem Jansen", DemoPerson::Withdrawn},
    DemoPerson{"P001", "Milan Visser", DemoPerson::Minor},
    DemoPerson{"P000", "Chidi Okafor", DemoPerson::OneCollection},
    DemoPerson{"P003", "Kaya Y\xC4\xB1lmaz", DemoPerson::None},
    DemoPerson{"P007", "Joris van den Berg", DemoPerson::Draft},
};

/// Faces of these are left for the visitor to answer, so that the review page has something to show.
constexpr int leftToReview = 3;

QList<Grant> grants(const QStringList& granted, const QStringList& refused) {
    QList<Grant> all;
    QStringList keys = Purpose::defaultKeys();
    keys << QStringLiteral("recognition");
    for (const QString& key : keys) {
        if (granted.contains(key)) all << Grant{*Purpose::tryFrom(key), Decision::Granted, {}};
        if (refused.contains(key)) all << Grant{*Purpose::tryFrom(key), Decision::Refused, {}};
    }
    return all;
}

/// The record for a story, with dates around TODAY. None for somebody who was never asked.
std::optional<Quitclaim> recordFor(DemoPerson::Story story, const QDate& today,
                                   const CollectionId& oneCollection) {
    const QString recognition = QStringLiteral("recognition");
    QStringList everything = Purpose::defaultKeys();
    Quitclaim quitclaim;
    quitclaim.signedAt = QStringLiteral("Nijmegen");
    quitclaim.signedOn = today.addDays(-400);
    switch (story) {
    case DemoPerson::Recognised:
        quitclaim.openEnded = true;
        quitclaim.grants = grants(everything + QStringList{recognition}, {});
        return quitclaim;
    case DemoPerson::ExpiringSoon:
        quitclaim.signedOn = today.addDays(20).addYears(-2);
        quitclaim.until = today.addDays(20);
        quitclaim.grants = grants(everything, {recognition});
        return quitclaim;
    case DemoPerson::NoSocial:
        quitclaim.until = today.addYears(2);
        quitclaim.grants = grants({QStringLiteral("internal"), QStringLiteral("website"),
                                   QStringLiteral("print"), QStringLiteral("press")},
                                  {QStringLiteral("social"), QStringLiteral("advertising"), recognition});
        return quitclaim;
    case DemoPerson::LongTerm:
        quitclaim.until = today.addYears(3);
        quitclaim.grants = grants(everything, {});
        quitclaim.conditions = QStringLiteral("Not with my name beside the photo");
        return quitclaim;
    case DemoPerson::Expired:
        quitclaim.signedOn = today.addDays(-30).addYears(-1);
        quitclaim.until = today.addDays(-30);
        quitclaim.grants = grants(everything, {recognition});
        return quitclaim;
    case DemoPerson::Withdrawn:
        quitclaim.openEnded = true;
        quitclaim.grants = grants(everything, {recognition});
        return quitclaim;
    case DemoPerson::Minor:
        quitclaim.until = today.addYears(1);
        quitclaim.guardian = Guardian{QStringLiteral("Petra Visser"), QStringLiteral("mother")};
        quitclaim.grants = grants({QStringLiteral("internal"), QStringLiteral("website")},
                                  {QStringLiteral("social"), QStringLiteral("advertising"), recognition});
        return quitclaim;
    case DemoPerson::OneCollection:
        quitclaim.until = today.addYears(1);
        quitclaim.scope.kind = ScopeKind::Collection;
        quitclaim.scope.collection = oneCollection;
        quitclaim.grants =
            grants({QStringLiteral("internal"), QStringLiteral("website"), QStringLiteral("social")}, {});
        return quitclaim;
    case DemoPerson::Draft:
        quitclaim.signedOn = today.addDays(-20);
        quitclaim.until = today.addYears(2);
        quitclaim.grants = grants(everything, {});
        return quitclaim;
    case DemoPerson::None:
        return std::nullopt;
    }
    return std::nullopt;
}

struct DemoPhoto {
    FilePath path;
    QList<std::pair<QString, QRectF>> faces;
};

/// Builds one example catalog, step by step.
class Builder {
public:
    Builder(Services& services, const FilePath& photoFolder, const JobControl& control)
        : m_services(services)
        , m_folder(photoFolder)
        , m_control(control)
        , m_today(services.session->today()) {}
    Status run();

private:
    Status unpack();
    Status importAll();
    Status addPeople();
    Status nameFaces();
    Status addForm();
    Status addQuitclaims();
    Status publish();
    Status finish();

    Services& m_services;
    FilePath m_folder;
    const JobControl& m_control;
    QDate m_today;
    QList<DemoPhoto> m_photos;
    QMap<QString, QList<FilePath>> m_byCollection;
    QHash<QString, Person> m_persons;
    std::optional<FormSigned> m_form;
};

Status Builder::run() {
    for (const auto step :
         {&Builder::unpack, &Builder::importAll, &Builder::addPeople, &Builder::nameFaces, &Builder::addForm,
          &Builder::addQuitclaims, &Builder::finish, &Builder::publish}) {
        if (m_control.stopRequested()) return fail(ErrorCode::Cancelled, QStringLiteral("stopped"));
        BK_TRY((this->*step)());
    }
    return {};
}

Status Builder::unpack() {
    QFile file(QStringLiteral(":/demo/manifest.json"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, QStringLiteral("the example photos are missing"));
    const QJsonArray photos =
        QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("photos")).toArray();
    const QStringList collections{openDay, workshops, staff};
    const QStringList captions{QStringLiteral("Visitors in the great hall"),
                               QStringLiteral("Working with clay"),
                               QStringLiteral("The team at the entrance")};
    for (qsizetype i = 0; i < photos.size(); ++i) {
        const QJsonObject photo = photos.at(i).toObject();
        const QString name = photo.value(QLatin1String("file")).toString();
        const qsizetype which = i * 3 / std::max<qsizetype>(1, photos.size());
        const FilePath folder = m_folder.child(collections.at(which).toUtf8());
        std::error_code error;
        std::filesystem::create_directories(folder.toStd(), error);
        if (error)
            return fail(ErrorCode::Disk, QStringLiteral("%1 cannot be made").arg(folder.display()),
                        error.value());

        QFile picture(QStringLiteral(":/demo/") + name);
        if (!picture.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Internal, QStringLiteral("an example photo is missing"));
        PhotoMetadata metadata;
        metadata.taken = QDateTime::fromString(photo.value(QLatin1String("taken")).toString(), Qt::ISODate);
        metadata.camera = QStringLiteral("Example camera");
        metadata.caption = captions.at(which);
        metadata.keywords = QStringList{which == 0   ? QStringLiteral("open day")
                                        : which == 1 ? QStringLiteral("workshop")
                                                     : QStringLiteral("team")};
        metadata.rating = i % 7 == 0 ? 4 : 0;
        BK_ASSIGN(const QByteArray bytes, withMetadata(picture.readAll(), metadata));
        DemoPhoto demo;
        demo.path = folder.child(name.toUtf8());
        BK_TRY(writeAtomically(demo.path, bytes));
        for (const QJsonValue& value : photo.value(QLatin1String("faces")).toArray()) {
            const QJsonArray box = value.toObject().value(QLatin1String("box")).toArray();
            demo.faces << std::pair(value.toObject().value(QLatin1String("person")).toString(),
                                    QRectF(box.at(0).toDouble(), box.at(1).toDouble(), box.at(2).toDouble(),
                                           box.at(3).toDouble()));
        }
        m_photos << demo;
        m_byCollection[collections.at(which)] << demo.path;
    }
    return {};
}

Status Builder::importAll() {
    for (auto collection = m_byCollection.begin(); collection != m_byCollection.end(); ++collection) {
        CollectionChange policy;
        if (collection.key() != workshops) {
            policy.recognition = true;
            policy.legalBasis = QStringLiteral("Consent, GDPR art. 9(2)(a)");
            policy.dpia = QStringLiteral("DPIA example, version 1");
        }
        BK_TRY(m_services.collections.set(collection.key(), policy));
        BK_TRY(m_services.imports.import(collection.value(), collection.key(), m_control));
    }
    BK_TRY(m_services.faces.scan(std::nullopt, m_control));
    return {};
}

Status Builder::addPeople() {
    for (const DemoPerson& one : people) {
        std::optional<QDate> born;
        if (one.story == DemoPerson::Minor) born = m_today.addYears(-12).addDays(-100);
        BK_ASSIGN(const Person person, m_services.persons.add(QString::fromUtf8(one.name), born));
        m_persons.insert(QLatin1String(one.key), person);
    }
    return {};
}

Status Builder::nameFaces() {
    QHash<QString, int> left;
    for (const DemoPerson& one : people)
        if (one.story == DemoPerson::Recognised) left.insert(QLatin1String(one.key), leftToReview);
    // From the last photo backwards, so that those left to review are the ones seen first in the grid.
    for (qsizetype i = m_photos.size(); i-- > 0;) {
        const DemoPhoto& photo = m_photos.at(i);
        BK_ASSIGN(const PhotoId id, m_services.photos.findByPath(photo.path));
        FaceFilter filter;
        filter.photo = id;
        BK_ASSIGN(const auto faces, m_services.faces.faces(filter));
        for (const FaceView& view : faces) {
            const QPointF centre = view.face.box.center();
            for (const auto& [key, box] : photo.faces) {
                if (!box.contains(centre) || !m_persons.contains(key)) continue;
                if (i < m_photos.size() / 3 && left.value(key) > 0) {
                    --left[key];
                    break;
                }
                BK_TRY(m_services.faces.name(view.face.id, m_persons.value(key).id));
                break;
            }
        }
    }
    return {};
}

/// The suggestion, with the places filled in that only the organisation knows.
Status Builder::addForm() {
    BK_ASSIGN(FormVersion version, m_services.forms.suggestion());
    static const QRegularExpression place(QStringLiteral("\\[…[^\\]]*\\]"));
    for (FormText& text : version.texts) {
        const bool dutch = text.language == QLatin1String("nl");
        text.controller.replace(place, QStringLiteral("Kade 1, Nijmegen, privacy@example.org"));
        for (QString& words : text.purposes)
            words.replace(place, dutch ? QStringLiteral("U leest in het museum waar foto's te zien zijn.")
                                       : QStringLiteral("The museum tells where photos are to be seen."));
    }
    BK_ASSIGN(const ConsentForm form, m_services.forms.add(QStringLiteral("Visitors and staff"), version));
    m_form = FormSigned{form.id, 1, QStringLiteral("nl")};
    return {};
}

Status Builder::addQuitclaims() {
    BK_ASSIGN(const Collection scope, m_services.collections.byName(staff));
    quint32 seed = 7;
    for (const DemoPerson& one : people) {
        const Person person = m_persons.value(QLatin1String(one.key));
        auto record = recordFor(one.story, m_today, scope.id);
        if (!record) continue;
        record->person = person.id;
        record->form = m_form;
        QList<QByteArray> scans;
        if (one.story != DemoPerson::Draft)
            scans << scannedLookingQuitclaim(person, *record, organisation, ++seed);
        BK_ASSIGN(const Quitclaim quitclaim, m_services.consent.add(*record, scans));
        if (one.story == DemoPerson::Withdrawn) {
            Withdrawal withdrawal;
            withdrawal.date = m_today.addDays(-10);
            withdrawal.channel = QStringLiteral("e-mail");
            withdrawal.reason = QStringLiteral("No longer works here");
            BK_TRY(m_services.consent.withdraw(quitclaim.id, withdrawal));
        }
    }
    return {};
}

/// What the museum published: on its website with somebody who took the permission back since, and in print.
Status Builder::publish() {
    const Purpose website = *Purpose::tryFrom(QStringLiteral("website"));
    const auto photosIn = [&](ClearanceState state, qsizetype most) -> Result<QList<PhotoId>> {
        PhotoFilter filter;
        filter.purpose = website;
        filter.states = {state};
        BK_ASSIGN(const auto photos, m_services.photos.ids(filter, PhotoSort::TakenOldest));
        return photos.mid(0, most);
    };
    BK_ASSIGN(const auto withdrawn, photosIn(ClearanceState::Withdrawn, 2));
    BK_ASSIGN(const auto cleared, photosIn(ClearanceState::Cleared, 3));
    Publication page;
    page.purpose = website;
    page.kind = PublicationKind::Website;
    page.place = QStringLiteral("https://museum.example.org/open-day");
    page.publishedOn = m_today.addDays(-60);
    BK_TRY(m_services.publications.add(page, withdrawn + cleared));
    Publication report;
    report.purpose = *Purpose::tryFrom(QStringLiteral("print"));
    report.kind = PublicationKind::Print;
    report.place = QStringLiteral("Annual report, 500 copies");
    report.publishedOn = m_today.addDays(-120);
    BK_TRY(m_services.publications.add(report, cleared));
    return {};
}

Status Builder::finish() {
    // With the permissions in, recognition has something to compare with.
    BK_TRY(m_services.faces.scan(std::nullopt, m_control));
    QList<const DemoPhoto*> empty;
    for (const DemoPhoto& photo : m_photos)
        if (photo.faces.isEmpty()) empty << &photo;
    if (empty.size() > 1) {
        BK_ASSIGN(const PhotoId embargoed, m_services.photos.findByPath(empty.at(0)->path));
        BK_TRY(m_services.photos.setEmbargo(embargoed, m_today.addDays(12)));
    }
    const auto crowd =
        std::max_element(m_photos.begin(), m_photos.end(), [](const DemoPhoto& a, const DemoPhoto& b) {
            return a.faces.size() < b.faces.size();
        });
    if (crowd != m_photos.end()) {
        BK_ASSIGN(const PhotoId id, m_services.photos.findByPath(crowd->path));
        BK_TRY(m_services.photos.setOverride(id, OverrideReason::PublicEvent,
                                             QStringLiteral("Opening by the mayor, open to everybody"),
                                             std::nullopt));
    }
    return {};
}

} // namespace

QString demoPassphrase() {
    return QStringLiteral("example catalog");
}

QString demoAdministrator() {
    return QStringLiteral("Ilse");
}

DemoService::DemoService(std::shared_ptr<const Clock> clock, std::shared_ptr<IdSource> ids)
    : m_clock(std::move(clock)), m_ids(std::move(ids)) {}

Result<std::unique_ptr<Session>> DemoService::build(const FilePath& folder, const JobControl& control) const {
    QByteArray stem = folder.fileName();
    if (stem.endsWith(".beeldkluis")) stem.chop(11);
    const FilePath photos = folder.parent().child(stem + " photos");
    NewCatalog wanted;
    wanted.folder = folder;
    wanted.organisation = organisation;
    wanted.administrator = demoAdministrator();
    wanted.passphrase = demoPassphrase();
    wanted.cost = KdfCost::floor();
    BK_ASSIGN(CreatedCatalog created, CatalogService(m_clock, m_ids).create(wanted));
    Services services(std::move(created.session));
    // Nobody is to keep the recovery key of people who do not exist.
    (void)services.session->catalog().write([](Connection& catalog, ConnectionSet&) {
        return markRecoveryKey(catalog, RecoveryKeyMark::Confirmed);
    });
    if (auto built = Builder(services, photos, control).run(); !built) {
        // A half-filled example is of no use to anybody, and it holds nothing of anybody's.
        services.session.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder.toStd(), ignored);
        return fail(built.error());
    }
    return std::move(services.session);
}

} // namespace bk
