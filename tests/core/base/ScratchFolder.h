#pragma once

#include "core/base/FilePath.h"

#include <QTemporaryDir>

#include <filesystem>

namespace bk::test {

/// A temporary folder that goes with all in it. QTemporaryDir alone leaves files whose names are not UTF-8.
class ScratchFolder {
public:
    ScratchFolder() : m_path(FilePath::fromString(m_folder.path())) {}
    ~ScratchFolder() {
        std::error_code error;
        std::filesystem::remove_all(m_path.toStd(), error);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const FilePath& path() const { return m_path; }
    FilePath file(const QByteArray& name) const { return m_path.child(name); }
    /// Hidden ones too.
    QByteArrayList names() const {
        QByteArrayList names;
        for (const auto& entry : std::filesystem::directory_iterator(m_path.toStd()))
            names.append(QByteArray::fromStdString(entry.path().filename().string()));
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    QTemporaryDir m_folder;
    FilePath m_path;
};

} // namespace bk::test
