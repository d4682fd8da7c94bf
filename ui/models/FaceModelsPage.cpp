#include "ui/models/FaceModelsPage.h"

#include "ui/models/ModelPanel.h"
#include "ui/models/ModelWords.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/ScrolledColumn.h"
#include "ui/widgets/WordLabel.h"

#include <QApplication>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

bool sameModels(const QList<FaceModelView>& one, const QList<FaceModelView>& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const FaceModelView& a, const FaceModelView& b) {
                          return a.card.id == b.card.id && a.card.sha256 == b.card.sha256 &&
                                 a.inUse == b.inUse && a.trouble == b.trouble && a.addedAt == b.addedAt;
                      });
}

QString makingTitle() {
    return FaceModelsPage::tr("Making faceprints");
}

} // namespace

FaceModelsPage::FaceModelsPage(Workspace& workspace, QWidget* parent) : Page(parent), m_workspace(workspace) {
    setObjectName(QStringLiteral("page"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_area = new ScrolledColumn(this);
    makeContent(m_area->column(), m_area->body());
    layout->addWidget(m_area);
    setFocusProxy(m_area);
    connect(&m_workspace, &Workspace::jobProgress, this,
            [this](const QString& title, const Progress& progress) {
                if (m_making && title == makingTitle()) showProgress(progress);
            });
    connect(&m_workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if ((changes.kinds & ChangeKind::Settings) && isVisible()) load();
    });
}

void FaceModelsPage::makeContent(QWidget* column, QVBoxLayout* layout) {
    m_back = new QPushButton(themedIcon(QStringLiteral("go-previous")), tr("Settings"), column);
    m_back->setProperty("role", QStringLiteral("link"));
    m_back->setAccessibleName(tr("Back to the settings"));
    layout->addWidget(m_back, 0, Qt::AlignLeft);
    layout->addWidget(makeLabel(title(), "title", column));
    layout->addWidget(
        makeLabel(tr("One model finds faces on photos, another compares them with the faces of "
                     "people who allow it. Models come from a file on this computer; nothing is "
                     "downloaded."),
                  "muted", column));
    if (m_workspace.may(Right::ManageSettings)) {
        m_install = new QPushButton(themedIcon(QStringLiteral("document-import")), tr("Install from a file…"),
                                    column);
        m_install->setToolTip(tr("The network (.onnx, or dlib's .dat), with its card beside it"));
        layout->addWidget(m_install, 0, Qt::AlignLeft);
        connect(m_install, &QPushButton::clicked, this, &FaceModelsPage::pickFile);
    } else {
        layout->addWidget(makeLabel(tr("An administrator can install and choose models."), "muted", column));
    }
    m_outcome = new Banner(column);
    layout->addWidget(m_outcome);
    makeWork(layout);
    m_list = new QVBoxLayout;
    m_list->setSpacing(8);
    layout->addLayout(m_list);
    layout->addStretch(1);
    connect(m_back, &QPushButton::clicked, &m_workspace, &Workspace::backWanted);
}

void FaceModelsPage::makeWork(QVBoxLayout* layout) {
    m_workCard = new Card(this);
    m_workCard->body()->setSpacing(8);
    m_workCard->body()->addWidget(makeLabel(tr("Still to do"), "heading", m_workCard));
    m_workWords = makeLabel({}, nullptr, m_workCard);
    m_workCard->body()->addWidget(m_workWords);
    m_bar = new QProgressBar(m_workCard);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(makingTitle());
    m_workCard->body()->addWidget(m_bar);
    m_workButtons = new QWidget(m_workCard);
    auto* buttons = new FlowLayout(m_workButtons, 8);
    m_make = new QPushButton(tr("Make the faceprints"), m_workButtons);
    m_search = new QPushButton(tr("Look for faces"), m_workButtons);
    m_stop = new QPushButton(tr("Stop; what is made is kept"), m_workButtons);
    for (QPushButton* button : {m_make, m_search, m_stop})
        buttons->addWidget(button);
    m_workCard->body()->addWidget(m_workButtons);
    m_workCard->hide();
    layout->addWidget(m_workCard);
    connect(m_make, &QPushButton::clicked, this, &FaceModelsPage::makeFaceprints);
    connect(m_search, &QPushButton::clicked, this, [this] { Q_EMIT m_workspace.scanWanted(std::nullopt); });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        m_workspace.cancelJob(makingTitle());
    });
}

void FaceModelsPage::activate() {
    load();
}

void FaceModelsPage::load() {
    m_workspace.ask(
        this,
        [](Services& services) -> Result<Known> {
            Known known;
            BK_ASSIGN(known.models, services.models.list());
            BK_ASSIGN(known.work, services.models.work());
            return known;
        },
        [this, generation = ++m_generation](Result<Known> known) {
            if (generation != m_generation) return;
            if (known)
                show(*known);
            else
                m_outcome->say(Tone::Blocked, sentenceForModel(known.error()));
            Q_EMIT ready();
        });
}

void FaceModelsPage::show(const Known& known) {
    // What is being read or asked stays where it is.
    if (!sameModels(m_shown, known.models)) showModels(known.models);
    m_work = known.work;
    showWork();
    setBusy(m_making);
}

void FaceModelsPage::showModels(const QList<FaceModelView>& models) {
    // Where the keyboard was, it is again.
    const QWidget* const focus = QApplication::focusWidget();
    QString focused;
    for (const ModelPanel* panel : std::as_const(m_panels))
        if (focus != nullptr && panel->isAncestorOf(focus)) focused = panel->model().card.id;
    m_shown = models;
    m_panels.clear();
    while (QLayoutItem* item = m_list->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    addSection(tr("Finding faces"), models, ModelKind::Detector);
    addSection(tr("Comparing faces"), models, ModelKind::Embedder);
    if (focused.isEmpty()) return;
    const ModelPanel* const panel = panelOf(focused);
    QPushButton* const button = panel == nullptr ? nullptr : panel->useButton();
    (button != nullptr ? button : m_back)->setFocus();
}

void FaceModelsPage::addSection(const QString& title, const QList<FaceModelView>& models, ModelKind kind) {
    auto* heading = makeLabel(title, "heading", this);
    heading->setContentsMargins(0, 8, 0, 0);
    m_list->addWidget(heading);
    for (const FaceModelView& model : models) {
        if (model.card.kind != kind) continue;
        auto* panel = new ModelPanel(model, m_workspace.may(Right::ManageSettings), this);
        m_list->addWidget(panel);
        m_panels << panel;
        connect(panel, &ModelPanel::meaningWanted, this, [this, panel] { askMeaning(panel); });
        connect(panel, &ModelPanel::useWanted, this, &FaceModelsPage::use);
        connect(panel, &ModelPanel::removeWanted, this, &FaceModelsPage::remove);
        connect(panel, &ModelPanel::sightWanted, this, &FaceModelsPage::bringIntoSight);
    }
}

ModelPanel* FaceModelsPage::panelOf(const QString& id) const {
    for (ModelPanel* panel : m_panels)
        if (panel->model().card.id == id) return panel;
    return nullptr;
}

QString FaceModelsPage::workWords() const {
    return m_workCard->isHidden() ? QString() : m_workWords->text();
}

void FaceModelsPage::showWork() {
    m_bar->setVisible(m_making);
    m_stop->setVisible(m_making);
    m_stop->setEnabled(m_making);
    if (m_making) {
        m_make->hide();
        m_search->hide();
        m_workButtons->show();
        m_workCard->show();
        return;
    }
    const bool mayMake = m_workspace.may(Right::Recognise);
    const bool maySearch = m_workspace.may(Right::ImportPhotos);
    QStringList words;
    if (m_work.faceprints > 0) {
        words << tr("%n faceprint(s) have to be made before faces are compared with them.", nullptr,
                    m_work.faceprints);
        if (!mayMake) words << tr("Somebody who may recognise faces makes them.");
    }
    if (m_work.photos > 0)
        words << tr("The model in use has not looked at %n photo(s) yet.", nullptr,
                    static_cast<int>(m_work.photos));
    m_workWords->setText(words.join(QLatin1Char(' ')));
    m_make->setVisible(m_work.faceprints > 0 && mayMake);
    m_search->setVisible(m_work.photos > 0 && maySearch);
    m_workButtons->setVisible((m_work.faceprints > 0 && mayMake) || (m_work.photos > 0 && maySearch));
    m_workCard->setVisible(!m_work.nothing());
}

void FaceModelsPage::showProgress(const Progress& progress) {
    const QLocale locale;
    QString words = progress.total > 0
                        ? tr("Making faceprints: %1 of %2.")
                              .arg(locale.toString(progress.done), locale.toString(progress.total))
                        : tr("Making faceprints…");
    if (progress.perSecond > 0)
        words += QLatin1Char(' ') + tr("%1 per second.").arg(locale.toString(progress.perSecond, 'f', 1));
    if (progress.remainingSeconds)
        words += QLatin1Char(' ') + (*progress.remainingSeconds >= 90
                                         ? tr("About %n minute(s) to go.", nullptr,
                                              static_cast<int>((*progress.remainingSeconds + 30) / 60))
                                         : tr("About %n second(s) to go.", nullptr,
                                              static_cast<int>(*progress.remainingSeconds)));
    m_workWords->setText(words);
    m_bar->setRange(0, static_cast<int>(qMax<qint64>(0, progress.total)));
    m_bar->setValue(static_cast<int>(progress.done));
}

void FaceModelsPage::pickFile() {
    auto* dialog =
        new QFileDialog(this, tr("Choose a face model"), {}, tr("Face models (*.onnx *.dat);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { install(FilePath::fromString(path)); });
    dialog->open();
}

void FaceModelsPage::install(const FilePath& file) {
    setBusy(true);
    m_outcome->say(Tone::Neutral,
                   tr("Reading %1 and trying it on a made-up face…").arg(file.fileNameDisplay()));
    m_workspace.ask(
        this, [file](Services& services) { return services.models.install(file); },
        [this](Result<FaceModelView> installed) {
            setBusy(m_making);
            if (installed && !installed->unread.isEmpty())
                m_outcome->say(
                    Tone::Attention,
                    tr("%1 is installed. It is not in use yet: choose it below. Its card says what "
                       "this program does not know, which may be misspelt: %2.")
                        .arg(installed->card.id, installed->unread.join(QStringLiteral(", "))));
            else if (installed)
                m_outcome->say(
                    Tone::Cleared,
                    tr("%1 is installed. It is not in use yet: choose it below.").arg(installed->card.id));
            else
                m_outcome->say(Tone::Attention, sentenceForModel(installed.error()));
            load();
        });
}

void FaceModelsPage::askMeaning(ModelPanel* panel) {
    struct Amount {
        int faceprints = 0;
        qint64 photos = 0;
    };
    m_workspace.ask(
        panel,
        [](Services& services) -> Result<Amount> {
            Amount amount;
            BK_ASSIGN(amount.faceprints, services.models.faceprints());
            BK_ASSIGN(amount.photos, services.photos.count({}));
            return amount;
        },
        [this, panel](Result<Amount> amount) {
            if (amount)
                panel->askToUse(amount->faceprints, amount->photos);
            else
                m_outcome->say(Tone::Attention, sentenceForModel(amount.error()));
        });
}

void FaceModelsPage::use(const QString& id) {
    setBusy(true);
    m_workspace.ask(
        this, [id](Services& services) { return services.models.use(id); },
        [this, id](Result<ModelWork> work) {
            setBusy(m_making);
            if (!work) {
                m_outcome->say(Tone::Attention, sentenceForModel(work.error()));
                load();
                return;
            }
            m_outcome->say(Tone::Cleared, tr("%1 is in use from now on.").arg(id));
            m_work = *work;
            load();
            if (work->faceprints > 0 && m_workspace.may(Right::Recognise)) makeFaceprints();
        });
}

void FaceModelsPage::remove(const QString& id) {
    setBusy(true);
    m_workspace.ask(
        this, [id](Services& services) { return services.models.remove(id); },
        [this, id](Status removed) {
            setBusy(m_making);
            if (removed)
                m_outcome->say(Tone::Cleared, tr("%1 is removed.").arg(id));
            else
                m_outcome->say(Tone::Attention, sentenceForModel(removed.error()));
            load();
        });
}

void FaceModelsPage::makeFaceprints() {
    if (m_making) return;
    m_making = true;
    showProgress({});
    showWork();
    setBusy(true);
    m_workspace.startJob(
        makingTitle(), this,
        [](Services& services, const JobControl& control) { return services.models.makeFaceprints(control); },
        [this](Result<int> made) {
            m_making = false;
            setBusy(false);
            if (made)
                m_outcome->say(Tone::Cleared, tr("%n faceprint(s) were made.", nullptr, *made));
            else
                m_outcome->say(Tone::Attention, sentenceForModel(made.error()));
            load();
            Q_EMIT madeEnded();
        });
}

void FaceModelsPage::setBusy(bool busy) {
    if (m_install != nullptr) m_install->setEnabled(!busy);
    for (ModelPanel* panel : std::as_const(m_panels))
        panel->setBusy(busy);
}

void FaceModelsPage::bringIntoSight(QWidget* widget) {
    // Once the layout knows how large it is.
    QTimer::singleShot(0, widget, [this, widget] { m_area->ensureWidgetVisible(widget, 0, scaled(24)); });
}

void FaceModelsPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT m_workspace.backWanted();
    else
        Page::keyPressEvent(event);
}

} // namespace bk::ui
