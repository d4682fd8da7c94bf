#include "ui/exporting/ExportDialog.h"

#include "ui/publications/PublicationForm.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/IconLabel.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int dialogWidth = 560;
constexpr int blockedHeight = 152;
constexpr int rowsInSight = 8;
constexpr int rowHeight = 33;

QLabel* heading(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("heading"));
    return label;
}

QLabel* paragraph(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    return label;
}

QString sentenceForOriginal(const FailedFile& failed) {
    if (failed.error.code == ErrorCode::NotFound)
        return ExportDialog::tr(
                   "The original is no longer in %1. Put it back, or import the folder where it is "
                   "now, and export again.")
            .arg(failed.path.parent().display());
    return sentenceFor(failed.error);
}

} // namespace

ExportDialog::ExportDialog(Workspace& workspace, const PhotoFilter& filter, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_filter(filter)
    , m_stack(new QStackedWidget(this))
    , m_jobTitle(tr("Exporting")) {
    // What is asked here is asked for every photo in question, whatever its state.
    m_filter.states.clear();
    m_filter.purpose.reset();
    setWindowTitle(tr("Export photos"));
    setMinimumWidth(scaled(dialogWidth));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(makeChoices());
    m_stack->addWidget(makeProgress());
    m_stack->addWidget(makeResult());
    connect(m_stack, &QStackedWidget::currentChanged, this, &ExportDialog::fitToPage);
    fitToPage();

    auto* buttons = new QHBoxLayout;
    m_close = new QPushButton(tr("Cancel"), this);
    m_close->setAutoDefault(false);
    m_export = new QPushButton(tr("Export"), this);
    m_export->setProperty("role", QStringLiteral("primary"));
    m_export->setDefault(true);
    m_openFolder = new QPushButton(themedIcon(QStringLiteral("folder-open")), tr("Open the folder"), this);
    m_openFolder->setAutoDefault(false);
    m_openFolder->hide();
    buttons->addWidget(m_openFolder);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_export);
    layout->addLayout(buttons);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::run);
    connect(m_openFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder->text().trimmed())); });
    connect(
        &m_workspace, &Workspace::jobProgress, this, [this](const QString& title, const Progress& progress) {
            if (title != m_jobTitle) return;
            m_progressBar->setRange(0, static_cast<int>(qMax<qint64>(0, progress.total)));
            m_progressBar->setValue(static_cast<int>(progress.done));
            if (progress.total > 0)
                m_progressWords->setText(tr("Exporting %1 of %2…").arg(progress.done).arg(progress.total));
        });
    check();
    m_workspace.ask(
        this, [](Services& services) { return services.consent.purposes(); },
        [this](Result<QList<Purpose>> purposes) {
            if (purposes)
                setPurposes(*purposes);
            else
                Q_EMIT m_workspace.failed(purposes.error());
        },
        1);
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::fitToPage() {
    for (int i = 0; i < m_stack->count(); ++i) {
        const auto policy = i == m_stack->currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_stack->widget(i)->setSizePolicy(policy, policy);
    }
    m_stack->updateGeometry();
    if (isVisible()) resize(width(), sizeHint().height());
}

void ExportDialog::reject() {
    if (m_stack->currentIndex() == 1)
        m_workspace.cancelJob(m_jobTitle);
    else
        QDialog::reject();
}

QWidget* ExportDialog::makeChoices() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* title = heading(tr("What will the photos be used for?"), page);
    layout->addWidget(title);
    m_purpose = new QComboBox(page);
    m_purpose->setAccessibleName(tr("Purpose"));
    layout->addWidget(m_purpose);
    layout->addSpacing(8);

    auto* cleared = new QHBoxLayout;
    cleared->setSpacing(8);
    cleared->addWidget(new IconLabel(toneIcon(Tone::Cleared), 20, page));
    m_cleared = paragraph(page);
    m_cleared->setProperty("role", QStringLiteral("heading"));
    cleared->addWidget(m_cleared, 1);
    layout->addLayout(cleared);
    auto* scroll = new QScrollArea(page);
    m_blockedScroll = scroll;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumHeight(scaled(blockedHeight));
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_blockedArea = new QWidget(scroll);
    m_blocked = new QVBoxLayout(m_blockedArea);
    m_blocked->setContentsMargins(0, 0, 4, 0);
    m_blocked->setSpacing(2);
    scroll->setWidget(m_blockedArea);
    layout->addWidget(scroll, 1);
    layout->addWidget(makeLine(Qt::Horizontal, page));
    layout->addSpacing(4);

    layout->addWidget(heading(tr("How"), page));
    m_preset = new QButtonGroup(this);
    auto* small = new QRadioButton(tr("JPEG, at most 2048 pixels, without metadata"), page);
    auto* original = new QRadioButton(tr("The original file, byte for byte"), page);
    small->setChecked(true);
    m_preset->addButton(small, static_cast<int>(ExportPreset::Jpeg2048));
    m_preset->addButton(original, static_cast<int>(ExportPreset::Original));
    layout->addWidget(small);
    layout->addWidget(original);
    layout->addSpacing(8);

    layout->addWidget(heading(tr("Into the folder"), page));
    auto* row = new QHBoxLayout;
    m_folder = new QLineEdit(page);
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setText(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) +
                      QStringLiteral("/") + tr("Export %1").arg(m_workspace.today().toString(Qt::ISODate)));
    auto* choose = new QPushButton(tr("Choose…"), page);
    choose->setAutoDefault(false);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    layout->addLayout(row);
    connect(m_purpose, &QComboBox::currentIndexChanged, this, &ExportDialog::plan);
    connect(m_folder, &QLineEdit::textChanged, this, &ExportDialog::check);
    connect(choose, &QPushButton::clicked, this, &ExportDialog::chooseFolder);
    return page;
}

QWidget* ExportDialog::makeProgress() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setSpacing(16);
    layout->addStretch(1);
    m_progressWords = paragraph(page);
    m_progressWords->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_progressWords);
    m_progressBar = new QProgressBar(page);
    m_progressBar->setTextVisible(false);
    layout->addWidget(m_progressBar);
    layout->addStretch(1);
    return page;
}

QWidget* ExportDialog::makeResult() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    m_result = new Banner(page);
    layout->addWidget(m_result);
    m_resultWords = paragraph(page);
    m_resultWords->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_resultWords);
    m_publish =
        new QPushButton(themedIcon(QStringLiteral("globe")), tr("Record where these were published…"), page);
    m_publish->setAutoDefault(false);
    m_publish->hide();
    layout->addWidget(m_publish, 0, Qt::AlignLeft);
    layout->addWidget(makePublication(page));
    layout->addStretch(1);
    connect(m_publish, &QPushButton::clicked, this, [this] {
        m_publish->hide();
        m_publishing->show();
        m_record->setDefault(true);
        m_publication->setFocus();
        fitToPage();
    });
    return page;
}

QWidget* ExportDialog::makePublication(QWidget* page) {
    m_publishing = new QWidget(page);
    auto* layout = new QVBoxLayout(m_publishing);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(heading(tr("Where were these published?"), m_publishing));
    m_publication = new PublicationForm(m_workspace.today(), m_publishing);
    layout->addWidget(m_publication);
    m_record = new QPushButton(tr("Record"), m_publishing);
    m_record->setProperty("role", QStringLiteral("primary"));
    m_record->setAutoDefault(false);
    layout->addWidget(m_record, 0, Qt::AlignLeft);
    m_publishing->hide();
    connect(m_publication, &PublicationForm::changed, this,
            [this] { m_record->setEnabled(m_publication->isComplete()); });
    connect(m_record, &QPushButton::clicked, this, &ExportDialog::recordPublication);
    return m_publishing;
}

void ExportDialog::recordPublication() {
    if (!m_record->isEnabled() || m_exported.isNull()) return;
    m_record->setEnabled(false);
    Publication wanted = m_publication->publication();
    wanted.exported = m_exported;
    m_workspace.ask(
        this, [wanted](Services& services) { return services.publications.addExport(wanted); },
        [this](Result<Publication> outcome) {
            if (!outcome) {
                m_record->setEnabled(true);
                m_result->say(Tone::Blocked, sentenceFor(outcome.error()));
            } else {
                m_publishing->hide();
                m_result->say(Tone::Cleared, tr("Exported, and recorded: %1.").arg(outcome->place));
                m_close->setDefault(true);
                m_close->setFocus();
                fitToPage();
            }
            Q_EMIT published(outcome.has_value());
        },
        2);
}

void ExportDialog::setPurposes(const QList<Purpose>& purposes) {
    const QSignalBlocker blocker(m_purpose);
    m_purposes.clear();
    m_purpose->clear();
    for (const Purpose& purpose : purposes) {
        if (purpose.isRecognition()) continue;
        m_purposes.append(purpose);
        m_purpose->addItem(purposeName(purpose));
    }
    m_purpose->setCurrentIndex(qMax(0, static_cast<int>(m_purposes.indexOf(m_workspace.purpose()))));
    plan();
}

ExportRequest ExportDialog::request() const {
    ExportRequest request;
    request.purpose = m_purposes.value(m_purpose->currentIndex());
    request.filter = m_filter;
    request.preset = static_cast<ExportPreset>(m_preset->checkedId());
    const QString folder = m_folder->text().trimmed();
    if (!folder.isEmpty()) request.folder = FilePath::fromString(folder);
    return request;
}

void ExportDialog::plan() {
    if (m_purpose->currentIndex() < 0) return;
    m_clearedCount = -1;
    m_cleared->setText(tr("Asking for every photo…"));
    check();
    m_workspace.ask(
        this, [request = request()](Services& services) { return services.exports.plan(request); },
        [this, generation = ++m_generation](Result<ClearanceReport> report) {
            if (generation != m_generation) return;
            showPlan(report);
            Q_EMIT planned();
        },
        1);
}

void ExportDialog::showPlan(const Result<ClearanceReport>& report) {
    while (QLayoutItem* item = m_blocked->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    if (!report) {
        m_cleared->setText(sentenceFor(report.error()));
        return;
    }
    m_clearedCount = 0;
    int total = 0;
    for (auto state = report->counts.cbegin(); state != report->counts.cend(); ++state) {
        total += state.value();
        if (mayExport(state.key())) m_clearedCount += state.value();
    }
    m_cleared->setText(tr("%1 of %2 may be used: cleared, consent not needed, or nobody shown")
                           .arg(QLocale().toString(m_clearedCount), tr("%n photo(s)", nullptr, total)));
    for (auto state = report->counts.cbegin(); state != report->counts.cend(); ++state)
        if (!mayExport(state.key()) && state.value() > 0) addBlocked(*report, state.key());
    const int rows = qMin(m_blocked->count(), rowsInSight);
    // Their sizes are not known before they were shown once.
    if (rows > 0) m_blockedScroll->setMinimumHeight(rows * scaled(rowHeight));
    m_blocked->addStretch(1);
    check();
    fitToPage();
}

void ExportDialog::addBlocked(const ClearanceReport& report, ClearanceState state) {
    auto* row = new QWidget(m_blockedArea);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new IconLabel(toneIcon(toneOf(state)), 20, row));
    auto* words = new QLabel(
        tr("%1: %2").arg(wordsFor(state), tr("%n photo(s)", nullptr, report.counts.value(state))), row);
    layout->addWidget(words, 1);
    auto* show = new QPushButton(tr("Show these photos"), row);
    show->setProperty("role", QStringLiteral("link"));
    show->setAutoDefault(false);
    show->setAccessibleName(tr("Show the photos that are: %1").arg(wordsFor(state)));
    layout->addWidget(show);
    m_blocked->addWidget(row);
    PhotoFilter filter;
    for (const PhotoClearance& photo : report.photos)
        if (photo.clearance.state == state) filter.only.append(photo.photo);
    connect(show, &QPushButton::clicked, this, [this, filter] {
        const Purpose purpose = m_purposes.value(m_purpose->currentIndex());
        if (!purpose.isNull()) m_workspace.setPurpose(purpose);
        Q_EMIT photosWanted(filter);
        reject();
    });
}

void ExportDialog::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Folder for the exported photos"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

void ExportDialog::check() {
    const bool choosing = m_stack->currentIndex() == 0;
    m_export->setVisible(choosing);
    m_export->setEnabled(choosing && m_clearedCount > 0 && !m_folder->text().trimmed().isEmpty());
    m_export->setText(m_clearedCount > 0 ? tr("Export %n photo(s)", nullptr, m_clearedCount)
                                         : tr("Nothing to export"));
}

void ExportDialog::run() {
    if (!m_export->isEnabled()) return;
    m_stack->setCurrentIndex(1);
    m_progressWords->setText(tr("Exporting…"));
    m_progressBar->setRange(0, 0);
    check();
    m_close->setText(tr("Stop"));
    m_workspace.startJob(
        m_jobTitle, this,
        [request = request()](Services& services, const JobControl& control) {
            return services.exports.run(request, control);
        },
        [this](Result<ExportOutcome> outcome) { showOutcome(outcome); });
}

void ExportDialog::showOutcome(const Result<ExportOutcome>& outcome) {
    m_stack->setCurrentIndex(2);
    check();
    m_close->setText(tr("Close"));
    m_close->setDefault(true);
    m_close->setFocus();
    if (!outcome) {
        m_result->say(Tone::Blocked, sentenceFor(outcome.error()));
        Q_EMIT exportEnded(false);
        return;
    }
    const int exported = static_cast<int>(outcome->exported.size());
    const bool whole = outcome->failed.isEmpty() && !outcome->stopped;
    m_result->say(whole ? Tone::Cleared : Tone::Attention,
                  outcome->stopped ? tr("Stopped; %n photo(s) were exported before.", nullptr, exported)
                                   : tr("%n photo(s) exported.", nullptr, exported));
    QStringList words;
    if (!outcome->blocked.isEmpty())
        words << tr("%n photo(s) stayed here because they are not cleared.", nullptr,
                    static_cast<int>(outcome->blocked.size()));
    if (!outcome->failed.isEmpty()) {
        words << tr("%n could not be read or written:", nullptr, static_cast<int>(outcome->failed.size()));
        for (const FailedFile& failed : outcome->failed.mid(0, 8))
            words << failed.path.fileNameDisplay() + QStringLiteral(": ") + sentenceForOriginal(failed);
    }
    if (!outcome->manifest.isEmpty())
        words << tr("Who permitted what is written in %1").arg(outcome->manifest.display());
    m_resultWords->setText(words.join(QStringLiteral("\n\n")));
    m_openFolder->show();
    if (exported > 0 && m_workspace.may(Right::Publish)) {
        m_exported = outcome->id;
        m_publication->setPurpose(m_purposes.value(m_purpose->currentIndex()));
        m_publish->show();
    }
    // Pages of a stack are not asked how high they are for a width.
    m_resultWords->setMinimumHeight(m_resultWords->heightForWidth(m_stack->width()));
    fitToPage();
    Q_EMIT exportEnded(true);
}

QString ExportDialog::resultText() const {
    return m_result->sentence();
}

} // namespace bk::ui
