#include "ui/library/ImportPanel.h"

#include "ui/shell/Workspace.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>

namespace bk::ui {
namespace {

constexpr int listedFailures = 500;

QString sentenceFor(const ImportSummary& summary) {
    QStringList words;
    words << ImportPanel::tr("%n photo(s) imported", nullptr, static_cast<int>(summary.imported));
    if (summary.known > 0)
        words << ImportPanel::tr("%n were there already", nullptr, static_cast<int>(summary.known));
    if (summary.moved > 0)
        words << ImportPanel::tr("%n of them found at a new place", nullptr, static_cast<int>(summary.moved));
    if (!summary.failed.isEmpty())
        words << ImportPanel::tr("%n could not be read", nullptr, static_cast<int>(summary.failed.size()));
    if (summary.stopped) words << ImportPanel::tr("stopped on request, what is done is kept");
    return words.join(QStringLiteral("; ")) + QLatin1Char('.');
}

void tellScan(Workspace& workspace, const Result<ScanSummary>& outcome, bool alsoNothing) {
    if (!outcome) {
        Q_EMIT workspace.failed(outcome.error());
        return;
    }
    if (outcome->photos + outcome->suggestions == 0 && !alsoNothing) return;
    QStringList words;
    // Only names were compared when no photo was new.
    if (outcome->photos > 0 || outcome->suggestions == 0) {
        words << ImportPanel::tr("%n photo(s) looked at", nullptr, static_cast<int>(outcome->photos));
        words << ImportPanel::tr("%n face(s) found", nullptr, static_cast<int>(outcome->faces));
    }
    if (outcome->possibleFaces > 0)
        words << ImportPanel::tr("%n possible face(s) to look at", nullptr,
                                 static_cast<int>(outcome->possibleFaces));
    if (outcome->suggestions > 0)
        words << ImportPanel::tr("%n name(s) suggested", nullptr, static_cast<int>(outcome->suggestions));
    if (outcome->stopped) words << ImportPanel::tr("stopped on request, what is done is kept");
    Q_EMIT workspace.message(words.join(QStringLiteral("; ")) + QLatin1Char('.'));
}

void startScan(Workspace& workspace, const std::optional<CollectionId>& collection, bool alsoNothing) {
    workspace.startJob(
        faceScanTitle(), &workspace,
        [collection](Services& services, const JobControl& control) {
            return services.faces.scan(collection, control);
        },
        [&workspace, alsoNothing](const Result<ScanSummary>& outcome) {
            tellScan(workspace, outcome, alsoNothing);
        },
        WhenIdle::Stop, Pausing::Yes);
}

} // namespace

ImportPanel::ImportPanel(Workspace& workspace, QWidget* parent)
    : Card(parent)
    , m_workspace(workspace)
    , m_title(new QLabel(this))
    , m_what(new QLabel(this))
    , m_choices(new QWidget(this)) {
    m_title->setProperty("role", QStringLiteral("heading"));
    body()->addWidget(m_title);
    m_what->setWordWrap(true);
    m_what->setProperty("role", QStringLiteral("muted"));
    body()->addWidget(m_what);

    QSizePolicy flowing(QSizePolicy::Preferred, QSizePolicy::Preferred);
    flowing.setHeightForWidth(true);
    m_choices->setSizePolicy(flowing);
    auto* choices = new FlowLayout(m_choices, 8);
    m_files = new QPushButton(themedIcon(QStringLiteral("document-open")), tr("Add photos…"), m_choices);
    m_folder = new QPushButton(themedIcon(QStringLiteral("folder-open")), tr("Add a folder…"), m_choices);
    choices->addWidget(m_files);
    choices->addWidget(m_folder);
    auto* label = new QLabel(tr("Into the c&ollection"), m_choices);
    m_collection = new QComboBox(m_choices);
    m_collection->setEditable(true);
    m_collection->setMinimumWidth(scaled(160));
    m_collection->setAccessibleName(tr("Collection"));
    label->setBuddy(m_collection);
    choices->addWidget(label);
    choices->addWidget(m_collection);
    m_scan = new QCheckBox(tr("Then look for &faces"), m_choices);
    m_scan->setChecked(true);
    choices->addWidget(m_scan);
    body()->addWidget(m_choices);

    m_failures = new QPlainTextEdit(this);
    m_failures->setReadOnly(true);
    m_failures->setUndoRedoEnabled(false);
    m_failures->setAccessibleName(tr("Files that could not be imported"));
    m_failures->setMaximumHeight(scaled(120));
    m_failures->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_failures->hide();
    body()->addWidget(m_failures);

    auto* buttons = new QHBoxLayout;
    m_close = new QPushButton(tr("Close"), this);
    m_import = new QPushButton(tr("Import"), this);
    m_import->setProperty("role", QStringLiteral("primary"));
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_import);
    body()->addLayout(buttons);

    connect(m_files, &QPushButton::clicked, this, &ImportPanel::chooseFiles);
    connect(m_folder, &QPushButton::clicked, this, &ImportPanel::chooseFolder);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_import, &QPushButton::clicked, this, &ImportPanel::start);
    connect(m_collection, &QComboBox::editTextChanged, this, &ImportPanel::showPaths);
    hide();
}

void ImportPanel::setCollections(const QStringList& names) {
    const QString typed = m_collection->currentText();
    m_collection->clear();
    m_collection->addItems(names);
    if (names.isEmpty()) m_collection->addItem(CollectionService::defaultName());
    m_collection->setCurrentText(typed.isEmpty() ? m_collection->itemText(0) : typed);
}

void ImportPanel::open(const QList<FilePath>& paths) {
    m_paths = paths;
    m_failures->hide();
    m_failures->clear();
    m_choices->show();
    m_import->show();
    m_title->setText(tr("Import photos"));
    showPaths();
    QWidget::show();
    (paths.isEmpty() ? m_files : m_import)->setFocus();
}

void ImportPanel::chooseFiles() {
    auto* dialog = new QFileDialog(
        this, tr("Photos to import"), QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
        tr("Photos (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.JPG *.JPEG *.PNG *.TIF *.TIFF)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportPanel::add);
    dialog->open();
}

void ImportPanel::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Folder to import, with all folders in it"),
                                   QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportPanel::add);
    dialog->open();
}

void ImportPanel::add(const QStringList& paths) {
    for (const QString& path : paths) {
        const FilePath added = FilePath::fromString(path);
        if (!m_paths.contains(added)) m_paths.append(added);
    }
    showPaths();
    if (m_import->isEnabled()) m_import->setFocus();
}

void ImportPanel::showPaths() {
    if (!m_import->isVisibleTo(this)) return;
    QStringList names;
    for (const FilePath& path : m_paths.mid(0, 4))
        names << path.fileNameDisplay();
    if (m_paths.size() > names.size())
        names << tr("and %n more", nullptr, static_cast<int>(m_paths.size() - names.size()));
    m_what->setText(m_paths.isEmpty()
                        ? tr("Choose photos or a folder, or drop them on the window. The originals stay "
                             "where they are and are never changed.")
                        : names.join(QStringLiteral(", ")));
    m_import->setEnabled(!m_paths.isEmpty() && !m_collection->currentText().trimmed().isEmpty());
}

QString ImportPanel::summary() const {
    return m_what->text();
}

void ImportPanel::start() {
    if (m_paths.isEmpty()) return;
    hide();
    m_workspace.startJob(
        tr("Importing photos"), this,
        [paths = m_paths, collection = m_collection->currentText().trimmed()](Services& services,
                                                                              const JobControl& control) {
            return services.imports.import(paths, collection, control);
        },
        [this](Result<ImportSummary> outcome) {
            show(outcome);
            if (outcome && outcome->imported > 0 && !outcome->stopped && m_scan->isChecked())
                Q_EMIT m_workspace.scanWanted(std::nullopt);
            Q_EMIT finished();
        },
        WhenIdle::Stop, Pausing::Yes);
}

void ImportPanel::show(const Result<ImportSummary>& outcome) {
    if (!outcome) {
        Q_EMIT m_workspace.failed(outcome.error());
        return;
    }
    const QString sentence = sentenceFor(*outcome);
    if (outcome->failed.isEmpty()) {
        Q_EMIT m_workspace.message(sentence);
        return;
    }
    m_title->setText(tr("Import finished, with some files left out"));
    m_choices->hide();
    m_import->hide();
    m_what->setText(sentence);
    QStringList lines;
    for (const FailedFile& failed : outcome->failed.mid(0, listedFailures))
        lines << failed.path.display() + QStringLiteral("\n    ") + bk::ui::sentenceFor(failed.error);
    if (outcome->failed.size() > listedFailures)
        lines << tr("… and %n more", nullptr, static_cast<int>(outcome->failed.size()) - listedFailures);
    m_failures->setPlainText(lines.join(QLatin1Char('\n')));
    m_failures->show();
    QWidget::show();
}

void startFaceScan(Workspace& workspace, const std::optional<CollectionId>& collection) {
    startScan(workspace, collection, true);
}

void goOnWithFaceScan(Workspace& workspace) {
    startScan(workspace, std::nullopt, false);
}

QString faceScanTitle() {
    return ImportPanel::tr("Looking for faces");
}

void renewSuggestions(Workspace& workspace) {
    if (workspace.jobRunning() || !workspace.may(Right::Recognise)) return;
    workspace.ask(
        &workspace, [](Services& services) { return services.collections.list(); },
        [&workspace](const Result<QList<Collection>>& collections) {
            if (!collections || workspace.jobRunning()) return;
            for (const Collection& collection : *collections)
                if (collection.recognition) return startScan(workspace, std::nullopt, false);
        });
}

} // namespace bk::ui
