#include "ui/quitclaims/ScanFiles.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace bk::ui {
namespace {

constexpr qint64 mostBytes = 100ll << 20; // what the catalog accepts, see ConsentService

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::ScanFiles)
};

} // namespace

QList<FilePath> scanFilesIn(const QMimeData* dropped) {
    static const QStringList endings{QStringLiteral("pdf"), QStringLiteral("jpg"), QStringLiteral("jpeg"),
                                     QStringLiteral("png"), QStringLiteral("tif"), QStringLiteral("tiff")};
    QList<FilePath> files;
    for (const QUrl& url : dropped->urls()) {
        const QString path = url.toLocalFile();
        if (!path.isEmpty() && endings.contains(QFileInfo(path).suffix().toLower()))
            files << FilePath::fromBytes(QFile::encodeName(path));
    }
    return files;
}

Result<QByteArray> readScanFile(const FilePath& path) {
    QFile file(QFile::decodeName(path.bytes()));
    if (!file.exists()) return fail(ErrorCode::NotFound, path.display());
    if (!file.open(QIODevice::ReadOnly)) return fail(ErrorCode::Disk, path.display());
    if (file.size() > mostBytes) return fail(ErrorCode::TooLarge, path.display());
    const QByteArray bytes = file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError) return fail(ErrorCode::Disk, path.display());
    if (bytes.isEmpty()) return fail(ErrorCode::EmptyFile, path.display());
    if (bytes.size() > mostBytes) return fail(ErrorCode::TooLarge, path.display());
    return bytes;
}

void pickScanFiles(QWidget* parent, std::function<void(const QList<FilePath>&)> picked) {
    auto* dialog = new QFileDialog(parent, Texts::tr("Choose the scan"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(Texts::tr("Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"));
    QObject::connect(dialog, &QFileDialog::filesSelected, parent,
                     [picked = std::move(picked)](const QStringList& names) {
                         QList<FilePath> files;
                         for (const QString& name : names)
                             files << FilePath::fromBytes(QFile::encodeName(name));
                         if (!files.isEmpty()) picked(files);
                     });
    dialog->open();
}

} // namespace bk::ui
