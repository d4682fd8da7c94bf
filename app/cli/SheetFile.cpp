#include "app/cli/SheetFile.h"

#include "app/cli/ScanFile.h"

namespace bk::cli {

void SheetFile::setUp(Options& options) {
    options.value("--sheet FILE.pdf", m_file,
                  "write a sheet to print, with the recovery key; to be deleted then", Need::Optional);
}

Status SheetFile::requireFree() const {
    return m_file ? cli::requireFree(*m_file) : Status();
}

Status SheetFile::write(const RecoverySheet& sheet) const {
    if (!m_file) return {};
    BK_ASSIGN(const QByteArray pdf, toPdf(sheet));
    return writeNewFile(*m_file, pdf);
}

} // namespace bk::cli
