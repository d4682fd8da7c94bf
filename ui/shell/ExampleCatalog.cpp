#include "ui/shell/ExampleCatalog.h"

#include <QDir>
#include <QFile>

namespace bk::ui {
namespace {

QString stampPath(const FilePath& folder) {
    return folder.parent().display() + QStringLiteral("/example-built-on");
}

QByteArray stampOf(const QDate& day) {
    return QByteArrayLiteral(BK_VERSION " ") + day.toString(Qt::ISODate).toLatin1();
}

bool isFresh(const FilePath& folder, const QDate& today) {
    QFile stamp(stampPath(folder));
    return stamp.open(QIODevice::ReadOnly) && stamp.readAll() == stampOf(today);
}

void remove(const FilePath& folder) {
    const QString path = folder.display();
    const QString ending = QStringLiteral(".beeldkluis");
    if (!path.endsWith(ending)) return;
    QDir(path).removeRecursively();
    QDir(path.chopped(ending.size()) + QStringLiteral(" photos")).removeRecursively();
}

} // namespace

Result<std::unique_ptr<Session>> openExampleCatalog(const Program& program, const JobControl& control) {
    const FilePath& folder = program.exampleFolder;
    const QDate today = program.clock->today();
    if (QDir(folder.display()).exists()) {
        auto opened = program.catalogs->open(folder, QString(), demoPassphrase());
        if (!opened && opened.error().code == ErrorCode::InUse) return opened;
        if (opened && isFresh(folder, today)) return opened;
        // The session is gone before its files are.
        opened = fail(ErrorCode::NotFound);
        remove(folder);
    }
    if (!QDir().mkpath(folder.parent().display()))
        return fail(ErrorCode::Disk, QStringLiteral("cannot make the example's folder"));
    auto built = program.demo->build(folder, control);
    if (!built) {
        remove(folder);
        return built;
    }
    QFile stamp(stampPath(folder));
    if (stamp.open(QIODevice::WriteOnly)) stamp.write(stampOf(today));
    return built;
}

} // namespace bk::ui
