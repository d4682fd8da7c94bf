#include "tests/bench/FaceSet.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bk::bench {
namespace {

const QStringList photoNames = {QStringLiteral("*.jpg"), QStringLiteral("*.jpeg"), QStringLiteral("*.png")};

Result<FaceSet> unlessEmpty(FaceSet set, const QString& place) {
    if (set.photos.isEmpty()) return fail(ErrorCode::NotFound, QStringLiteral("no photos in ") + place);
    return set;
}

} // namespace

Result<FaceSet> readManifest(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return fail(ErrorCode::Disk, path);
    const QString folder = QFileInfo(path).path();
    FaceSet set;
    set.boxesKnown = true;
    set.peopleKnown = true;
    const QJsonArray photos =
        QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("photos")).toArray();
    for (const QJsonValue& photo : photos) {
        KnownPhoto known{folder + QLatin1Char('/') + photo.toObject().value(QLatin1String("file")).toString(),
                         {}};
        for (const QJsonValue& face : photo.toObject().value(QLatin1String("faces")).toArray()) {
            const QJsonArray box = face.toObject().value(QLatin1String("box")).toArray();
            known.faces.append({face.toObject().value(QLatin1String("person")).toString(),
                                QRectF(box.at(0).toDouble(), box.at(1).toDouble(), box.at(2).toDouble(),
                                       box.at(3).toDouble())});
        }
        set.photos.append(known);
    }
    return unlessEmpty(set, path);
}

Result<FaceSet> readPortraits(const QString& folder) {
    FaceSet set;
    set.peopleKnown = true;
    for (const QString& person : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir files(folder + QLatin1Char('/') + person);
        for (const QString& name : files.entryList(photoNames, QDir::Files, QDir::Name))
            set.photos.append({files.filePath(name), {{person, std::nullopt}}});
    }
    return unlessEmpty(set, folder);
}

Result<FaceSet> readFolder(const QString& folder) {
    FaceSet set;
    const QDir files(folder);
    for (const QString& name : files.entryList(photoNames, QDir::Files, QDir::Name))
        set.photos.append({files.filePath(name), {}});
    return unlessEmpty(set, folder);
}

} // namespace bk::bench
