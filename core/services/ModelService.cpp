#include "core/services/ModelService.h"

#include "core/base/AtomicFile.h"
#include "core/faces/ModelPack.h"
#include "core/services/FaceEngines.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/FaceModelStore.h"
#include "core/store/FaceprintList.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <sys/stat.h>

namespace bk {
namespace {

/// What is comparing faces right now may end in this time, such as one face that was just named.
constexpr std::chrono::seconds patience{5};

Status makeFolder(const FilePath& folder) {
    if (::mkdir(folder.bytes().constData(), 0700) == 0) return syncFolder(folder.parent());
    const int number = errno;
    if (number == EEXIST) return {};
    return fail(ErrorCode::Disk,
                QStringLiteral("the folder for face models cannot be made: %1")
                    .arg(QString::fromLocal8Bit(std::strerror(number))),
                number);
}

/// Networks that no row names: of an installing that was killed.
Status removeStrays(const FilePath& catalog, const QList<FaceModelRow>& rows) {
    QSet<QByteArray> known;
    for (const FaceModelRow& row : rows)
        known << row.sha256.toHex();
    std::error_code trouble;
    std::filesystem::directory_iterator entry(FaceModelStore::folderOf(catalog).toStd(), trouble);
    for (; !trouble && entry != std::filesystem::directory_iterator(); entry.increment(trouble)) {
        const QByteArray name = QByteArray::fromStdString(entry->path().filename().string());
        std::error_code unknown;
        if (!known.contains(name) && entry->is_regular_file(unknown))
            BK_TRY(removeDurably(FaceModelStore::folderOf(catalog).child(name)));
    }
    if (trouble && trouble != std::errc::no_such_file_or_directory)
        return fail(ErrorCode::Disk, QString::fromStdString(trouble.message()), trouble.value());
    return {};
}

/// Where nothing can come in between: ID, if it is an installed one, was not removed.
Status requireInstalled(FaceModelStore& store, const QString& id) {
    if (id.isEmpty()) return {};
    BK_ASSIGN(const auto rows, store.list());
    for (const FaceModelRow& row : rows)
        if (row.id == id) return {};
    return fail(ErrorCode::NotFound, QStringLiteral("there is no face model %1").arg(id));
}

FaceModelView viewFrom(const ModelRegistry& models, const ModelCard& card) {
    FaceModelView view;
    view.card = card;
    view.builtIn = models.isBuiltIn(card.id);
    view.inUse = card.id == models.detectorCard().id || card.id == models.embedderCard().id;
    if (const Status sound = models.verify(card.id); !sound) view.trouble = sound.error().context;
    return view;
}

} // namespace

ModelService::ModelService(Session& session) : m_session(session) {}

Result<QList<FaceModelView>> ModelService::list() const {
    BK_TRY(m_session.require(Right::SeePhotos));
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    BK_ASSIGN(const auto rows, m_session.catalog().read(
                                   [](Connection& connection) { return FaceModelStore(connection).list(); }));
    QHash<UserId, QString> names;
    for (const KeyRing::User& user : m_session.catalog().keys().users())
        names.insert(user.id, user.name);
    QList<FaceModelView> views;
    for (const ModelCard& card : models->cards()) {
        FaceModelView view = viewFrom(*models, card);
        for (const FaceModelRow& row : rows) {
            if (row.id != card.id || view.builtIn) continue;
            view.addedAt = row.added.at;
            view.addedBy = names.value(row.added.by);
        }
        views << view;
    }
    for (const ModelCard& used : {models->detectorCard(), models->embedderCard()})
        if (models->find(used.id) == nullptr) {
            ModelCard card;
            card.id = used.id;
            card.kind = used.kind;
            views << viewFrom(*models, card);
        }
    std::stable_sort(views.begin(), views.end(), [](const FaceModelView& a, const FaceModelView& b) {
        return a.card.kind < b.card.kind;
    });
    return views;
}

Result<FaceModelView> ModelService::viewOf(const QString& id) const {
    BK_ASSIGN(const auto views, list());
    for (const FaceModelView& view : views)
        if (view.card.id == id) return view;
    return fail(ErrorCode::NotFound, QStringLiteral("there is no face model %1").arg(id));
}

Result<int> ModelService::faceprints() const {
    BK_TRY(m_session.require(Right::SeePhotos));
    return m_session.catalog().read([](Connection& connection) -> Result<int> {
        BK_ASSIGN(const auto counts, FaceprintList(connection).counts());
        int sum = 0;
        for (const int count : counts)
            sum += count;
        return sum;
    });
}

Result<ModelWork> ModelService::work() const {
    BK_TRY(m_session.require(Right::SeePhotos));
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    ModelWork work;
    BK_ASSIGN(work.faceprints, FaceprintKeeper(m_session).countWanted());
    BK_ASSIGN(work.photos, m_session.catalog().read([&](Connection& connection) {
        return FaceModelStore(connection).notScannedBy(models->detectorCard().id);
    }));
    return work;
}

Result<FaceModelView> ModelService::install(const FilePath& file) {
    BK_TRY(m_session.require(Right::ManageSettings));
    BK_ASSIGN(const ModelPack pack, readModelPack(file));
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const ModelCard& card = pack.card;
    const auto exists = [&] {
        return fail(ErrorCode::Exists, QStringLiteral("there is a face model %1 already").arg(card.id));
    };
    if (models->find(card.id) != nullptr) return exists();
    BK_TRY(tryModel(card, pack.bytes));

    // The file first: a row without its file would be damage, a file without a row is cleared away.
    Catalog& catalog = m_session.catalog();
    const FilePath folder = m_session.folder();
    BK_TRY(makeFolder(FaceModelStore::folderOf(folder)));
    const Status kept = catalog.write([&](Connection& connection, ConnectionSet&) -> Status {
        FaceModelStore store(connection);
        BK_ASSIGN(const auto rows, store.list());
        for (const FaceModelRow& row : rows)
            if (row.id == card.id) return exists();
        BK_TRY(removeStrays(folder, rows));
        BK_TRY(writeAtomically(FaceModelStore::fileOf(folder, card.sha256), pack.bytes));
        BK_TRY(store.add({card.id, pack.cardJson, card.sha256, m_session.stamp()}));
        return m_session.record(connection, "model.install", "model", {},
                                card.id + QLatin1Char(' ') + QString::fromLatin1(card.sha256.toHex()));
    });
    if (!kept) {
        // Whether or not that can be done, the reason for it is what counts.
        (void)clearAway();
        return fail(kept.error());
    }
    m_session.engines().readAgain();
    m_session.changes().notify({ChangeKind::Settings, {}});
    BK_ASSIGN(FaceModelView installed, viewOf(card.id));
    installed.unread = pack.unread;
    return installed;
}

Status ModelService::clearAway() const {
    const FilePath folder = m_session.folder();
    return m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        BK_ASSIGN(const auto rows, FaceModelStore(connection).list());
        return removeStrays(folder, rows);
    });
}

Status ModelService::remove(const QString& id) {
    BK_TRY(m_session.require(Right::ManageSettings));
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    if (models->isBuiltIn(id))
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("%1 is built in and cannot be removed").arg(id));
    BK_TRY(m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        FaceModelStore store(connection);
        BK_ASSIGN(const QString detector, store.detectorInUse());
        BK_ASSIGN(const QString embedder, store.embedderInUse());
        if (id == detector || id == embedder)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("%1 is in use: choose another model first").arg(id));
        BK_ASSIGN(const int gone, store.remove(id));
        if (gone == 0) return fail(ErrorCode::NotFound, QStringLiteral("there is no face model %1").arg(id));
        return m_session.record(connection, "model.remove", "model", {}, id);
    }));
    m_session.engines().readAgain();
    m_session.changes().notify({ChangeKind::Settings, {}});
    return clearAway();
}

Result<ModelWork> ModelService::use(const QString& id) {
    BK_TRY(m_session.require(Right::ManageSettings));
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const ModelCard* const card = models->find(id);
    if (card == nullptr)
        return fail(ErrorCode::NotFound, QStringLiteral("there is no face model %1").arg(id));
    const bool detects = card->kind == ModelKind::Detector;
    if (id == (detects ? models->detectorCard().id : models->embedderCard().id)) return work();
    BK_TRY(models->verify(id));
    {
        const auto change = m_session.engines().beginChange(patience);
        if (!change)
            return fail(ErrorCode::InUse, QStringLiteral("faces are being looked for or compared right now: "
                                                         "wait until that is done, or stop it"));
        // The built-in one is whichever comes with the program.
        const QString setting = models->isBuiltIn(id) ? QString() : id;
        BK_TRY(detects ? useDetector(id, setting) : useEmbedder(id, setting));
    }
    if (!detects) BK_TRY(FaceprintKeeper(m_session).compact());
    m_session.changes().notify({ChangeKind::Settings | ChangeKind::Faces | ChangeKind::Persons |
                                    ChangeKind::Photos | ChangeKind::Clearance,
                                {}});
    return work();
}

Status ModelService::useDetector(const QString& id, const QString& setting) {
    const QDate today = m_session.today();
    return m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        FaceModelStore store(connection);
        BK_TRY(requireInstalled(store, setting));
        BK_TRY(store.useDetector(setting));
        // "No people" was the other detector's word.
        BK_ASSIGN(const auto doubted, store.doubtEmptyPhotos(id));
        BK_TRY(recomputeClearance(connection, doubted, today));
        return m_session.record(connection, "model.use", "model", {}, id);
    });
}

Status ModelService::useEmbedder(const QString& id, const QString& setting) {
    return m_session.catalog().write([&](Connection& connection, ConnectionSet& all) -> Status {
        FaceModelStore store(connection);
        BK_TRY(requireInstalled(store, setting));
        BK_TRY(store.useEmbedder(setting));
        BK_ASSIGN(const int faceprints, FaceprintKeeper(m_session).eraseAll(connection, all));
        BK_ASSIGN(const int suggestions, store.forgetComparisons());
        return m_session.record(
            connection, "model.use", "model", {},
            QStringLiteral("%1 faceprints %2 suggestions %3").arg(id).arg(faceprints).arg(suggestions));
    });
}

Result<int> ModelService::makeFaceprints(const JobControl& control) {
    BK_TRY(m_session.require(Right::Recognise));
    BK_TRY(m_session.engines().requireEmbedder());
    FaceprintKeeper keeper(m_session);
    BK_TRY(keeper.eraseEnded({}));
    return keeper.makeAll(control);
}

} // namespace bk
