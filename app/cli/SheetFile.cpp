#include "app/cli/SheetFile.h"

#include "app/cli/ScanFile.h"

#include <filesystem>
#include <system_error>

namespace bk::cli {

void SheetFile::setUp(Options& options) {
    options.value("--sheet FILE.pdf", m_file,
                  "write a sheet to print, with the recovery key; to be deleted then", Need::Optional);
}

Status SheetFile::requireFree() const {
    std::error_code ignored;
    if (m_file && std::filesystem::exists(std::filesystem::symlink_status(m_file->toStd(), ignored)))
        return fail(ErrorCode::Exists, QStringLiteral("%1 is there already").arg(m_file->display()));
    return {};
}

Status SheetFile::write(const RecoverySheet& sheet) const {
    if (!m_file) return {};
    BK_ASSIGN(const QByteArray pdf, toPdf(sheet));
    return writeNewFile(*m_file, pdf);
}

} // namespace bk::cli
