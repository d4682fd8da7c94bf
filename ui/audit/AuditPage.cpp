#include "ui/audit/AuditPage.h"

#include "ui/audit/AuditExport.h"
#include "ui/audit/AuditFilterBar.h"
#include "ui/audit/AuditListModel.h"
#include "ui/audit/AuditObject.h"
#include "ui/people/Readiness.h"
#include "ui/quitclaims/QuitclaimFocus.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"

#include <QComboBox>
#include <QFile>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>

namespace bk::ui {
namespace {

constexpr int rowsAbove = 5;                  // seen above the row that was jumped to
constexpr qint64 largestCheckpoint = 1 << 16; // bytes; a real one has some hundred

} // namespace

// The widgets are made in AuditPageLayout.cpp.

QString AuditPage::title() const {
    return tr("Audit");
}

void AuditPage::activate() {
    load();
    m_table->setFocus();
}

void AuditPage::load() {
    loadChoices();
    // Who has scrolled down or jumped to a row wants to stay there.
    const bool away = m_model->filter().before > 0 || m_table->verticalScrollBar()->value() > 0;
    if (m_model->loadedOnce() && away)
        m_readiness->begin();
    else
        showRows();
}

void AuditPage::loadChoices() {
    struct Choices {
        QList<UserView> users;
        QStringList actions;
    };
    m_workspace.ask(
        this,
        [](Services& services) -> Result<Choices> {
            Choices choices;
            BK_ASSIGN(choices.users, services.users.list());
            BK_ASSIGN(choices.actions, services.audit.actions());
            return choices;
        },
        [this](Result<Choices> choices) {
            if (!choices) {
                Q_EMIT m_workspace.failed(choices.error());
                return;
            }
            m_filters->setUsers(choices->users);
            m_filters->setActions(choices->actions);
        });
}

void AuditPage::showRows() {
    const QString text = m_filters->objectText();
    AuditFilter filter = m_filters->filter();
    m_filters->setObjectProblem({});
    const int generation = ++m_generation;
    if (text.isEmpty()) {
        ask(filter);
        return;
    }
    if (const QUuid known = m_model->objectNamed(text); !known.isNull()) {
        filter.object = known;
        ask(filter);
        return;
    }
    m_workspace.ask(
        this, [text](Services& services) { return findAuditObject(services, text); },
        [this, filter, generation](Result<QUuid> object) mutable {
            if (generation != m_generation) return;
            if (object) {
                filter.object = *object;
                ask(filter);
                return;
            }
            m_filters->setObjectProblem(
                object.error().code == ErrorCode::Ambiguous
                    ? tr("More than one person has this name; write the id, which a row tells.")
                    : tr("Nothing that you may see has this name, number or id."));
            m_readiness->begin();
        },
        1);
}

void AuditPage::ask(AuditFilter filter) {
    m_newest->setVisible(filter.before > 0);
    m_model->show(filter);
}

void AuditPage::goToRow(qint64 sequence) {
    const QSignalBlocker blocker(m_filters);
    m_filters->clear();
    ++m_generation;
    AuditFilter filter;
    filter.before = sequence + rowsAbove + 1;
    m_selectWhenLoaded = sequence;
    ask(filter);
}

void AuditPage::showWhatIsThere() {
    const int shown = m_model->rowCount();
    const QString count = QLocale().toString(shown);
    m_count->setText(!m_model->loadedOnce() ? QString()
                     : m_model->complete()  ? tr("%1 rows").arg(count)
                                            : tr("the first %1 rows; scroll for more").arg(count));
    Q_EMIT statusChanged(m_model->complete() ? tr("%1 rows").arg(count) : tr("more than %1 rows").arg(count));
    m_stack->setCurrentIndex(shown > 0 ? 1 : 0);
    if (!m_model->loadedOnce()) {
        m_empty->setTexts(tr("Reading…"), {});
        m_empty->setAction({});
    } else if (m_filters->isNarrowed() || m_model->filter().before > 0) {
        m_empty->setTexts(tr("No row fits"), tr("Nothing of this kind was done in this time."));
        m_empty->setAction(tr("Show all"));
    } else {
        m_empty->setTexts(tr("The log is empty"),
                          tr("From now on it tells who did what with people's data, and when."));
        m_empty->setAction({});
    }
}

void AuditPage::verify(const std::optional<AuditCheckpoint>& kept) {
    m_verify->setEnabled(false);
    m_firstBad = 0;
    m_verdict->say(Tone::Neutral, tr("Verifying; you can go on working."));
    bool begun = false;
    const auto running = connect(
        &m_workspace, &Workspace::jobStarted, this, [&begun] { begun = true; }, Qt::DirectConnection);
    m_workspace.startJob(
        tr("Verifying the log"), this,
        [kept](Services& services, const JobControl& control) {
            return services.audit.verify(kept, control);
        },
        [this, kept](Result<AuditVerdict> verdict) {
            m_verify->setEnabled(true);
            showVerdict(verdict, kept);
            Q_EMIT verified();
        });
    disconnect(running);
    if (!begun) m_verify->setEnabled(true);
}

void AuditPage::showVerdict(const Result<AuditVerdict>& verdict, const std::optional<AuditCheckpoint>& kept) {
    if (!verdict) {
        const ErrorCode code = verdict.error().code;
        if (code == ErrorCode::Cancelled)
            m_verdict->say(Tone::Neutral, tr("Stopped before the end; nothing is known about the rest."));
        else if (kept && code == ErrorCode::Damaged)
            m_verdict->say(Tone::Blocked,
                           tr("This checkpoint does not belong to this catalog. Nothing was changed."));
        else
            m_verdict->say(Tone::Blocked, sentenceFor(verdict.error()));
        return;
    }
    const QLocale locale;
    const QString rows = locale.toString(verdict->rows);
    m_verdict->setToolTip(verdict->why);
    if (!verdict->ok()) {
        m_firstBad = *verdict->firstBad;
        const QString row = locale.toString(m_firstBad);
        if (m_firstBad > verdict->rows)
            m_verdict->say(Tone::Blocked,
                           tr("Rows are missing from row %1 on. Keep a copy of the catalog's folder "
                              "before anything else, and look at the backups.")
                               .arg(row));
        else
            m_verdict->say(Tone::Blocked,
                           tr("Row %1 is not what was written. Keep a copy of the catalog's folder "
                              "before anything else, and look at the backups.")
                               .arg(row),
                           tr("Go to row %1").arg(row));
        return;
    }
    QString sentence =
        kept
            ? tr("%1 rows, and nothing was changed, cut off or put back since the checkpoint of %2 (row %3).")
                  .arg(rows, localTime(kept->at), locale.toString(kept->sequence))
            : tr("%1 rows, each as it was written and signed, none missing in between.").arg(rows);
    sentence += QLatin1Char(' ');
    sentence += verdict->macsChecked ? tr("The seals (MACs) were checked too.")
                                     : tr("The seals (MACs) were not checked: the key for them is missing.");
    if (verdict->unsignedRows > 0) {
        sentence += QLatin1Char(' ');
        sentence += tr("The first %n row(s) are of an earlier version and carry no signature; a catalog made "
                       "by this version has none such.",
                       nullptr, static_cast<int>(verdict->unsignedRows));
    }
    if (!kept) {
        sentence += QLatin1Char(' ');
        sentence += tr("Only a checkpoint that was kept elsewhere shows a log replaced by an older copy.");
    }
    m_verdict->say(verdict->macsChecked ? Tone::Cleared : Tone::Attention, sentence);
}

void AuditPage::compareWith(const QString& path) {
    m_workspace.ask(
        this,
        [path](Services&) -> Result<AuditCheckpoint> {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly)) return fail(ErrorCode::Disk, file.errorString());
            if (file.size() > largestCheckpoint) return fail(ErrorCode::BrokenFile);
            return checkpointFromJson(file.readAll());
        },
        [this](Result<AuditCheckpoint> checkpoint) {
            if (checkpoint) {
                verify(*checkpoint);
                return;
            }
            m_verdict->say(Tone::Attention, checkpoint.error().code == ErrorCode::Disk
                                                ? sentenceFor(checkpoint.error())
                                                : tr("The file is no checkpoint. Choose one that was saved "
                                                     "here before (JSON)."));
            Q_EMIT verified();
        });
}

void AuditPage::saveCheckpoint(const QString& path) {
    m_workspace.ask(
        this,
        [path](Services& services) -> Result<AuditCheckpoint> {
            BK_ASSIGN(const AuditCheckpoint made, services.audit.checkpoint());
            BK_TRY(writeWholeFile(path, toJson(made)));
            return made;
        },
        [this, path](Result<AuditCheckpoint> made) {
            if (made)
                Q_EMIT m_workspace.message(
                    tr("The checkpoint of row %1 is saved as %2. Keep it where nobody can change it.")
                        .arg(QLocale().toString(made->sequence), path));
            else
                Q_EMIT m_workspace.failed(made.error());
        },
        1);
}

void AuditPage::exportTo(const QString& path) {
    // What is shown, from the newest row on.
    AuditFilter filter = m_model->filter();
    filter.before = 0;
    m_workspace.startJob(
        tr("Saving the log's rows"), this,
        [filter, path](Services& services, const JobControl& control) {
            return writeAuditCsv(services, filter, path, control);
        },
        [this, path](Result<qint64> rows) {
            if (rows)
                Q_EMIT m_workspace.message(
                    tr("%1 rows are saved as %2.").arg(QLocale().toString(*rows), path));
            else if (rows.error().code == ErrorCode::Cancelled)
                Q_EMIT m_workspace.message(tr("Stopped; no file was written."));
            else
                Q_EMIT m_workspace.failed(rows.error());
        });
}

void AuditPage::openObject(const QModelIndex& index) {
    if (!index.isValid()) return;
    const AuditEvent event = m_model->row(index.row()).event;
    if (!m_model->opens(event)) return;
    m_workspace.ask(
        this, [event](Services& services) { return targetOf(services, event); },
        [this](Result<AuditTarget> target) {
            if (!target) {
                Q_EMIT m_workspace.failed(target.error());
            } else if (!target->person.isNull()) {
                if (!target->quitclaim.isNull())
                    QuitclaimFocus::of(m_workspace).set(target->person, target->quitclaim);
                Q_EMIT m_workspace.personWanted(target->person);
            } else if (!target->photo.isNull()) {
                Q_EMIT m_workspace.photoWanted(target->photo, {target->photo});
            } else if (!target->collection.isNull()) {
                PhotoFilter filter;
                filter.collection = target->collection;
                Q_EMIT m_workspace.libraryWanted(filter);
            }
        },
        2);
}

void AuditPage::onlyAbout(const QModelIndex& index) {
    if (!index.isValid()) return;
    const AuditEvent& event = m_model->row(index.row()).event;
    if (event.object.isNull()) return;
    m_filters->setObjectText(event.object.toString(QUuid::WithoutBraces));
}

void AuditPage::offerMenu(const QPoint& where) {
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid()) return;
    const AuditEvent event = m_model->row(index.row()).event;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_model->opens(event))
        menu->addAction(tr("Open what it is about"), this, [this, index] { openObject(index); });
    if (!event.object.isNull())
        menu->addAction(tr("Only rows about this"), this, [this, index] { onlyAbout(index); });
    menu->addAction(tr("Only rows by %1").arg(m_model->userName(event)), this, [this, event] {
        m_filters->user()->setCurrentIndex(qMax(0, m_filters->user()->findData(event.user.toBytes())));
    });
    menu->popup(m_table->viewport()->mapToGlobal(where));
}

void AuditPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_F5) {
        showRows();
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace bk::ui
