#include "ui/shell/UnlockPage.h"

#include "core/services/KeyFacts.h"
#include "core/services/UnlockGuard.h"
#include "core/services/UserService.h"
#include "ui/shell/ExampleCatalog.h"
#include "ui/shell/KeyringStore.h"
#include "ui/shell/NewCatalogPage.h"
#include "ui/shell/Preferences.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/Theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

QString nameOf(const FilePath& catalog) {
    const QString file = catalog.fileNameDisplay();
    const QString ending = QStringLiteral(".beeldkluis");
    return file.endsWith(ending) ? file.chopped(ending.size()) : file;
}

/// CONTENT in the middle of the page, never wider than reads well.
QWidget* centred(QWidget* content, QWidget* parent) {
    auto* page = new QWidget(parent);
    auto* across = new QHBoxLayout(page);
    auto* down = new QVBoxLayout;
    down->addStretch(2);
    down->addWidget(content);
    down->addStretch(3);
    across->addStretch(1);
    across->addLayout(down);
    across->addStretch(1);
    return page;
}

} // namespace

UnlockPage::UnlockPage(const Program& program, Preferences& preferences, Opened opened, QWidget* parent)
    : QWidget(parent)
    , m_program(program)
    , m_preferences(preferences)
    , m_opened(std::move(opened))
    , m_stack(new QStackedWidget(this))
    , m_keyring(new KeyringStore(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_form = centred(makeForm(), this);
    m_stack->addWidget(m_form);
    m_stack->addWidget(centred(makeBusy(), this));
    m_newCatalog = new NewCatalogPage(m_program, this);
    m_stack->addWidget(m_newCatalog);

    connect(m_newCatalog, &NewCatalogPage::cancelled, this, [this] {
        if (m_newCatalog->session() != nullptr)
            leave(m_newCatalog->session()->folder());
        else
            reset();
    });
    connect(m_newCatalog, &NewCatalogPage::leftBehind, this, &UnlockPage::leave);
    connect(m_newCatalog, &NewCatalogPage::holdsKeysChanged, this, &UnlockPage::holdsKeysChanged);
    connect(m_newCatalog, &NewCatalogPage::finished, this, [this] { openNewCatalog(); });

    m_wait.setInterval(1000);
    connect(&m_wait, &QTimer::timeout, this, [this] {
        if (--m_waitSeconds <= 0) m_wait.stop();
        showCountdown();
    });
    fillCatalogs({});
}

UnlockPage::~UnlockPage() {
    m_stop.request_stop();
}

void UnlockPage::fillCatalogs(const FilePath& chosen) {
    const QSignalBlocker blocker(m_catalog);
    m_catalog->clear();
    QList<FilePath> folders = m_preferences.recentCatalogs();
    folders.removeAll(m_program.exampleFolder);
    if (!chosen.isEmpty()) {
        folders.removeAll(chosen);
        folders.prepend(chosen);
    }
    for (const FilePath& folder : folders)
        m_catalog->addItem(nameOf(folder), folder.bytes());
    m_fields->setVisible(!folders.isEmpty());
    m_recovery->setVisible(!folders.isEmpty());
    m_noCatalog->setVisible(folders.isEmpty());
    look();
}

void UnlockPage::look() {
    m_catalogId = {};
    m_fromKeyring->hide();
    countDown({});
    const FilePath folder = chosenCatalog();
    if (folder.isEmpty()) return;
    struct Seen {
        std::chrono::milliseconds wait;
        Result<CatalogId> catalog;
    };
    m_errands.run(
        this,
        [folder, clock = m_program.clock] {
            return Seen{UnlockGuard(folder, *clock).wait(), catalogIn(folder)};
        },
        [this, folder](const Seen& seen) {
            if (folder != chosenCatalog()) return;
            countDown(seen.wait);
            if (seen.catalog) m_catalogId = *seen.catalog;
            m_fromKeyring->setVisible(seen.catalog && m_preferences.inKeyring(m_catalogId) &&
                                      !m_withRecoveryKey);
            Q_EMIT lookedAt();
        });
}

void UnlockPage::choose(const FilePath& catalog) {
    fillCatalogs(catalog);
    m_passphrase->setFocus();
}

FilePath UnlockPage::chosenCatalog() const {
    const QByteArray bytes = m_catalog->currentData().toByteArray();
    return bytes.isEmpty() ? FilePath() : FilePath::fromBytes(bytes);
}

void UnlockPage::browse() {
    auto* dialog = new QFileDialog(this, tr("Open a catalog: choose its folder (NAME.beeldkluis)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (!path.isEmpty()) choose(FilePath::fromString(path));
    });
    dialog->open();
}

void UnlockPage::showLocking(Waits waits) {
    ++m_attempt;
    m_stop.request_stop();
    m_newCatalog->clear();
    m_passphrase->clear();
    forget(*m_user);
    setBusy(waits == Waits::ForChangeOfAccess
                ? tr("Locked. A change of what a user may do goes on to its end; the catalog can be unlocked "
                     "after that.")
            : waits == Waits::ForSafePoint
                ? tr("Locking… The work that was going on comes to a safe point; what is done is kept.")
                : tr("Locking…"));
}

bool UnlockPage::holdsKeys() const {
    return m_busy || m_asksKeyring || m_dropped > 0 || m_newCatalog->holdsKeys();
}

/// What was being opened is closed again when it is open, and nobody waits for that.
void UnlockPage::drop() {
    ++m_attempt;
    m_stop.request_stop();
    m_asksKeyring = false;
    if (!m_busy) return;
    m_busy = false;
    ++m_dropped;
    // They go one after the other: this comes after it.
    m_errands.run(
        this, [] { return true; },
        [this](bool) {
            --m_dropped;
            Q_EMIT holdsKeysChanged();
        });
}

/// NEWCATALOG is there, and nobody has its recovery key.
void UnlockPage::leave(const FilePath& newCatalog) {
    m_preferences.rememberCatalog(newCatalog);
    if (m_busy) return;
    reset(tr("The recovery key was not typed back. The catalog is there: open it with the passphrase, and "
             "make a new recovery key under Users."));
    choose(newCatalog);
}

void UnlockPage::reset(const QString& sentence) {
    drop();
    forget(*m_user);
    m_passphrase->clear();
    m_recovery->setChecked(false);
    m_newCatalog->clear();
    const FilePath chosen = chosenCatalog();
    fillCatalogs(chosen);
    if (sentence.isEmpty())
        m_banner->clear();
    else
        m_banner->say(Tone::Neutral, sentence);
    m_stack->setCurrentWidget(m_form);
    m_passphrase->setFocus();
}

void UnlockPage::startNewCatalog() {
    m_newCatalog->clear();
    m_stack->setCurrentWidget(m_newCatalog);
    m_newCatalog->setFocus();
}

void UnlockPage::unlockWithRecoveryKey(bool wanted) {
    m_withRecoveryKey = wanted;
    m_recovery->setText(wanted ? tr("Use the passphrase instead") : tr("Use the recovery key instead"));
    m_passphraseLabel->setText(wanted ? tr("&Recovery key, as printed") : tr("&Passphrase"));
    m_user->setVisible(!wanted);
    m_userLabel->setVisible(!wanted);
    m_fromKeyring->setVisible(!wanted && !m_catalogId.isNull() && m_preferences.inKeyring(m_catalogId));
    m_passphrase->clear();
    m_passphrase->setFocus();
}

void UnlockPage::setBusy(const QString& words) {
    m_busy = true;
    m_stop = std::stop_source();
    m_busyWords->setText(words);
    m_busyBar->setRange(0, 0);
    m_busyCancel->hide();
    m_banner->clear();
    m_stack->setCurrentIndex(1);
    Q_EMIT holdsKeysChanged();
}

void UnlockPage::unlock() {
    const FilePath folder = chosenCatalog();
    const QString secret = m_passphrase->text();
    if (m_busy || m_wait.isActive() || folder.isEmpty()) return;
    if (secret.isEmpty()) {
        m_banner->say(Tone::Attention, m_withRecoveryKey ? tr("Type the recovery key first.")
                                                         : tr("Type the passphrase first."));
        m_passphrase->setFocus();
        return;
    }
    const auto catalogs = m_program.catalogs;
    if (m_withRecoveryKey)
        attempt(Way::RecoveryKey,
                [catalogs, folder, secret] { return catalogs->openWithRecoveryKey(folder, secret); });
    else
        attempt(Way::Passphrase, [catalogs, folder, secret, user = m_user->text().trimmed()] {
            return catalogs->open(folder, user, secret);
        });
}

void UnlockPage::unlockWithKeyring() {
    const FilePath folder = chosenCatalog();
    if (m_busy || folder.isEmpty() || m_catalogId.isNull()) return;
    // The form stays as it is: who tires of waiting for the keyring types the passphrase.
    m_asksKeyring = true;
    Q_EMIT holdsKeysChanged();
    m_fromKeyring->setEnabled(false);
    m_banner->say(Tone::Neutral, tr("Asking the keyring…"));
    m_keyring->read(
        m_catalogId, this,
        [this, folder, before = m_attempt](KeyringAnswer answer, std::optional<KeyringEntry> entry) {
            m_fromKeyring->setEnabled(true);
            if (before == m_attempt) m_asksKeyring = false;
            Q_EMIT holdsKeysChanged();
            if (m_busy || before != m_attempt || folder != chosenCatalog()) return;
            if (answer != KeyringAnswer::Done) {
                m_banner->say(Tone::Attention, ui::sentenceFor(answer));
                m_passphrase->setFocus();
                Q_EMIT attempted(false);
                return;
            }
            const auto shared = std::make_shared<KeyringEntry>(std::move(*entry));
            attempt(Way::Keyring, [catalogs = m_program.catalogs, folder, shared] {
                return catalogs->openWithKeyring(folder, shared->user, shared->secret);
            });
        });
}

void UnlockPage::attempt(Way way, const std::function<Result<std::unique_ptr<Session>>()>& open) {
    const FilePath folder = chosenCatalog();
    setBusy(tr("Opening “%1”…").arg(nameOf(folder)));
    m_errands.run(
        this,
        [open, folder, clock = m_program.clock, stop = m_stop.get_token()] {
            // Success forgets them.
            const UnlockGuard guard(folder, *clock);
            const QList<QDateTime> failures = guard.failures();
            Outcome outcome;
            outcome.failures = guard.count();
            outcome.firstFailure = failures.value(0);
            outcome.session = open();
            // Nobody wants it any more: closed here, so that the next attempt finds it free.
            if (stop.stop_requested()) outcome.session = fail(ErrorCode::Cancelled);
            if (!outcome.session) outcome.wait = guard.wait();
            return outcome;
        },
        [this, way, before = m_attempt](Outcome outcome) {
            if (before == m_attempt) finish(way, std::move(outcome));
        });
}

void UnlockPage::openNewCatalog() {
    std::unique_ptr<Session> session = m_newCatalog->takeSession();
    m_newCatalog->clear();
    if (!session) return;
    setBusy(tr("Opening “%1”…").arg(nameOf(session->folder())));
    m_errands.run(
        this,
        [session = std::move(session), stop = m_stop.get_token()]() mutable {
            // Where this cannot be written it is said once more that the key was not typed back.
            (void)UserService(*session).confirmRecoveryKey();
            Outcome outcome;
            if (stop.stop_requested())
                session.reset();
            else
                outcome.session = std::move(session);
            return outcome;
        },
        [this, before = m_attempt](Outcome outcome) {
            if (before == m_attempt) finish(Way::Passphrase, std::move(outcome));
        });
}

void UnlockPage::openExample() {
    if (m_busy) return;
    setBusy(tr("Preparing the example catalog: photos of people who do not exist…"));
    m_busyCancel->show();
    JobControl control;
    control.stop = m_stop.get_token();
    control.progress = [this](const Progress& progress) {
        QMetaObject::invokeMethod(
            this,
            [this, progress] {
                m_busyBar->setRange(0, static_cast<int>(qMax<qint64>(0, progress.total)));
                m_busyBar->setValue(static_cast<int>(progress.done));
            },
            Qt::QueuedConnection);
    };
    m_errands.run(
        this, [program = m_program, control] { return openExampleCatalog(program, control); },
        [this, before = m_attempt](Result<std::unique_ptr<Session>> session) {
            if (before != m_attempt) return;
            Outcome outcome;
            outcome.session = std::move(session);
            finish(Way::Passphrase, std::move(outcome));
        });
}

void UnlockPage::finish(Way way, Outcome outcome) {
    m_busy = false;
    Q_EMIT holdsKeysChanged();
    m_stack->setCurrentWidget(m_form);
    m_passphrase->clear();
    if (!outcome.session) {
        const Error& error = outcome.session.error();
        const bool mild = error.code == ErrorCode::Cancelled || way == Way::Keyring;
        m_banner->say(mild ? Tone::Attention : Tone::Blocked, sentenceFor(way, error));
        countDown(outcome.wait);
        m_passphrase->setFocus();
        Q_EMIT attempted(false);
        return;
    }
    m_banner->clear();
    forget(*m_user);
    Session& session = **outcome.session;
    if (session.folder() != m_program.exampleFolder) m_preferences.rememberCatalog(session.folder());
    QString notice;
    if (outcome.failures > 0 && outcome.firstFailure.isValid())
        notice = tr("%n attempt(s) to unlock this catalog failed since %1. If that was none of yours, tell "
                    "an administrator; the log has them.",
                    nullptr, outcome.failures)
                     .arg(QLocale().toString(outcome.firstFailure.toLocalTime(), QLocale::ShortFormat));
    const bool withRecoveryKey = way == Way::RecoveryKey;
    if (withRecoveryKey) {
        if (!notice.isEmpty()) notice += QLatin1Char('\n');
        notice +=
            tr("This was opened with the recovery key. If the passphrase is forgotten, choose a new one "
               "under Settings.");
    }
    m_opened(std::move(*outcome.session), {notice, withRecoveryKey});
    Q_EMIT attempted(true);
}

QString UnlockPage::sentenceFor(Way way, const Error& error) const {
    if (error.code == ErrorCode::NoAccess) {
        if (way == Way::RecoveryKey) return tr("This recovery key does not open the catalog.");
        if (way == Way::Keyring)
            return tr("What the keyring holds does not open the catalog any more. The passphrase does; after "
                      "it, the keyring can be switched on again in Settings.");
        return tr("The user or passphrase is not right. Nothing was opened; check Caps Lock and the "
                  "keyboard's layout.");
    }
    if (error.code == ErrorCode::InvalidArgument && way == Way::RecoveryKey)
        return tr("The recovery key is mistyped somewhere: compare it group by group.");
    if (error.code == ErrorCode::NotFound)
        return tr("There is no catalog in this folder. Nothing was changed; choose a folder whose name ends "
                  "in “.beeldkluis”.");
    return ui::sentenceFor(error);
}

void UnlockPage::countDown(std::chrono::milliseconds wait) {
    m_waitSeconds = static_cast<int>((wait.count() + 999) / 1000);
    if (m_waitSeconds > 0)
        m_wait.start();
    else
        m_wait.stop();
    showCountdown();
}

void UnlockPage::showCountdown() {
    const bool free = m_waitSeconds <= 0;
    m_unlock->setEnabled(free);
    m_unlock->setText(free ? tr("Unlock") : tr("Try again in %n second(s)", nullptr, m_waitSeconds));
}

void UnlockPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_fields->isVisibleTo(this)) m_passphrase->setFocus();
}

} // namespace bk::ui
