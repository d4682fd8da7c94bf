#pragma once

#include "core/base/Descriptor.h"
#include "core/base/Result.h"

#include <QByteArrayList>
#include <QString>

#include <memory>

#include <sys/types.h>

namespace bk {

/// What is started to work on what strangers made.
struct WorkerProgram {
    QByteArray name;       ///< of the file beside the running program, in ../bin or ../libexec/beeldkluis
    const char* elsewhere; ///< variable of the environment that names another file
    QByteArray word;       ///< first argument; the second is the id of this process
    QByteArrayList environment; ///< the whole of it but for the language
};

/// A process that is given nothing but one end of a channel (descriptor 3), over which messages travel whole.
/// Killed and reaped when destroyed, and ended by the kernel when this program ends. One thread at a time.
class WorkerProcess {
public:
    /// NotAvailable.
    static Result<std::unique_ptr<WorkerProcess>> start(const WorkerProgram& program);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    /// 0: it was ended.
    pid_t process() const { return m_process; }
    /// Whether it waits for work: nothing is to be heard from one that was not asked.
    bool isWaiting() const;

    /// The message and the two descriptors.
    bool send(const void* message, size_t length, int file, int result) const;
    /// The whole message of this LENGTH that comes within PATIENCE milliseconds. False when none (LATE: it is
    /// still to come) or another one comes.
    bool hear(void* message, size_t length, int patience, bool& late) const;
    /// From now on it may take ADDRESSSPACE bytes in all (but under the sanitizers) and PATIENCE milliseconds
    /// more of processor time. Soft limits, for a program may not raise a hard one again: the walls of the
    /// process keep it from raising them itself, and one that stays busy in spite of SIGXCPU is ended by who
    /// waits for it. Nothing when it was ended.
    void limit(quint64 addressSpace, int patience) const;
    /// Ends it, unless it ends by itself within GRACE milliseconds, and says how it ended.
    QString end(int grace);

private:
    WorkerProcess(pid_t process, Descriptor channel) : m_process(process), m_channel(std::move(channel)) {}
    static Result<std::unique_ptr<WorkerProcess>> startHere(const WorkerProgram& program);

    pid_t m_process;
    Descriptor m_channel;
};

} // namespace bk
