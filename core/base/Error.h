#pragma once

#include <QString>

namespace bk {

/// What went wrong, coarse enough that a person can be told what to do. The command line maps these to its
/// stable exit codes and the window to sentences; core never translates.
enum class ErrorCode {
    Internal,        ///< a bug of ours, or something nobody foresaw
    Cancelled,       ///< the person stopped it; what was done so far is kept
    InvalidArgument, ///< a value that cannot be right (date, box, name)
    NotAvailable,    ///< not built yet
    NoAccess,        ///< wrong passphrase, or no key for this
    RoleMissing,     ///< the user's roles do not allow it
    NotFound,        ///< no such photo, person, quitclaim ...
    Ambiguous,       ///< a name that fits several persons
    Exists,          ///< it is there already
    ConsentRefused,  ///< the consent rules say no
    Damaged,         ///< authentication or structure of a file does not hold
    TooNew,          ///< written by a newer program
    InUse,           ///< another program has the catalog open
    Disk,            ///< read, write, full disk, permissions
    UnsupportedFile, ///< a photo or scan of a kind the program does not read
    BrokenFile,      ///< a photo or scan that cannot be decoded
    EmptyFile,       ///< zero bytes
    TooLarge,        ///< over the limit for pixels, pages or bytes
};

/// One failure: the code, words for the log and the command line (English, no secrets), and the native code
/// (errno, SQLite result) where there is one.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString context;
    int native = 0;
};

} // namespace bk
