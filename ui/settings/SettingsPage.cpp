#include "ui/settings/SettingsPage.h"

#include "core/services/DecodingState.h"
#include "ui/library/ImportPanel.h"
#include "ui/settings/CollectionPolicy.h"
#include "ui/settings/PassphraseSetting.h"
#include "ui/settings/PurposeList.h"
#include "ui/shell/KeyringSetting.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int pageWidth = 720;
constexpr int longestLockMinutes = 60;

void chooseData(QComboBox* box, const QVariant& data) {
    box->setCurrentIndex(qMax(0, box->findData(data)));
}

/// Words go above their fields where large text leaves no room beside them.
QFormLayout* makeForm(QVBoxLayout* section) {
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    section->addLayout(form);
    return form;
}

} // namespace

SettingsPage::SettingsPage(Workspace& workspace, Preferences& preferences, const Program& program,
                           QWidget* parent)
    : Page(parent), m_workspace(workspace), m_preferences(preferences), m_program(program) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusProxy(scroll);
    outer->addWidget(scroll);
    auto* content = new QWidget(scroll);
    scroll->setWidget(content);
    auto* across = new QHBoxLayout(content);
    across->setContentsMargins(24, 24, 24, 24);
    auto* column = new QWidget(content);
    column->setMaximumWidth(scaled(pageWidth));
    across->addWidget(column, 1);
    across->addStretch(0);
    across->setAlignment(column, Qt::AlignTop);
    auto* page = new QVBoxLayout(column);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(8);
    addLooks(page);
    addLocking(page);
    if (m_workspace.may(Right::SeeTasks)) addNotices(page);
    if (m_workspace.may(Right::ManageSettings)) addPolicies(page);
    if (m_workspace.may(Right::SeePhotos)) addFaceModels(page);
    addCatalog(page);
    addAbout(page);
    page->addStretch(1);
    connect(&m_workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (!(changes.kinds & (ChangeKind::Collections | ChangeKind::Settings))) return;
        m_outdated = true;
        if (isVisible() && m_collections != nullptr) load();
    });
}

QVBoxLayout* SettingsPage::addSection(QVBoxLayout* page, const QString& title, const QString& caption) {
    auto* name = new QLabel(title, page->parentWidget());
    name->setProperty("role", QStringLiteral("title"));
    name->setWordWrap(true);
    page->addWidget(name);
    if (!caption.isEmpty()) {
        auto* words = new QLabel(caption, page->parentWidget());
        words->setProperty("role", QStringLiteral("muted"));
        words->setWordWrap(true);
        page->addWidget(words);
    }
    auto* section = new QVBoxLayout;
    section->setSpacing(8);
    page->addLayout(section);
    page->addSpacing(24);
    return section;
}

void SettingsPage::addLooks(QVBoxLayout* page) {
    auto* section = addSection(page, tr("Appearance"), {});
    QFormLayout* form = makeForm(section);
    auto* theme = new QComboBox(this);
    theme->addItem(tr("As the desktop"), static_cast<int>(ThemeChoice::FollowDesktop));
    theme->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    theme->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    chooseData(theme, static_cast<int>(m_preferences.theme()));
    auto* size = new QComboBox(this);
    for (const int percent : {100, 125, 150, 200})
        size->addItem(tr("%1%").arg(percent), percent);
    chooseData(size, qRound(m_preferences.textScale() * 100));
    form->addRow(tr("&Theme"), theme);
    form->addRow(tr("Text &size"), size);
    connect(theme, &QComboBox::activated, this, [this, theme] {
        m_preferences.setTheme(static_cast<ThemeChoice>(theme->currentData().toInt()));
        Q_EMIT looksChanged();
    });
    connect(size, &QComboBox::activated, this, [this, size] {
        m_preferences.setTextScale(size->currentData().toInt() / 100.0);
        Q_EMIT looksChanged();
    });
}

void SettingsPage::addLocking(QVBoxLayout* page) {
    auto* section = addSection(page, tr("Unlocking and locking"), {});
    QFormLayout* form = makeForm(section);
    m_minutes = new QSpinBox(this);
    m_minutes->setRange(1, longestLockMinutes);
    m_minutes->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setValue(m_preferences.lockAfterMinutes());
    m_minutes->setAccessibleName(tr("Minutes without a key or click after which the catalog locks"));
    form->addRow(tr("&Lock when nobody is at the desk for"), m_minutes);
    connect(m_minutes, &QSpinBox::valueChanged, this, [this](int minutes) {
        m_preferences.setLockAfterMinutes(minutes);
        Q_EMIT lockTimeChanged();
    });
    auto* always =
        new QLabel(tr("It also locks when the screen locks, when the computer sleeps, and with "
                      "Ctrl+L.") +
                       QLatin1Char(' ') +
                       tr("Work that goes on stops at a safe point then: what is done is kept, and "
                          "the next run goes on from there.") +
                       QLatin1Char(' ') +
                       tr("When nobody is at the desk, a change of what a user may do goes on to its end all "
                          "the same."),
                   this);
    always->setProperty("role", QStringLiteral("caption"));
    always->setWordWrap(true);
    section->addWidget(always);
    m_passphrase = new PassphraseSetting(m_workspace, this);
    section->addWidget(m_passphrase);
    section->addWidget(new KeyringSetting(m_workspace, this));
}

void SettingsPage::addNotices(QVBoxLayout* page) {
    auto* section = addSection(page, tr("Notices"), {});
    m_tellsOnDesktop = new QCheckBox(tr("Tell on the desktop what is urgent"), this);
    m_tellsOnDesktop->setChecked(m_preferences.tellsOnDesktop());
    section->addWidget(m_tellsOnDesktop);
    auto* caption =
        new QLabel(tr("After unlocking and on each new day, in numbers only: names are never shown."), this);
    caption->setProperty("role", QStringLiteral("caption"));
    caption->setWordWrap(true);
    section->addWidget(caption);
    connect(m_tellsOnDesktop, &QCheckBox::toggled, this,
            [this](bool tells) { m_preferences.setTellsOnDesktop(tells); });
}

void SettingsPage::addPolicies(QVBoxLayout* page) {
    auto* purposes =
        addSection(page, tr("Purposes"),
                   tr("What permissions are for. A new name is the name of what was signed before, "
                      "too; what is named in records can be retired, not removed."));
    m_purposes = new PurposeList(m_workspace, this);
    purposes->addWidget(m_purposes);
    auto* photos = addSection(page, tr("Photos without people"), {});
    m_noPeople = new QCheckBox(tr("A person must say first that nobody is shown"), this);
    photos->addWidget(m_noPeople);
    auto* meaning = new QLabel(
        tr("Until then they are not exported. Otherwise it is enough that no face was found."), this);
    meaning->setProperty("role", QStringLiteral("caption"));
    meaning->setWordWrap(true);
    meaning->setContentsMargins(24, 0, 0, 0);
    photos->addWidget(meaning);
    connect(m_noPeople, &QCheckBox::clicked, this, &SettingsPage::saveNoPeople);
    m_collections =
        addSection(page, tr("Collections and recognition"),
                   tr("Faces are found everywhere, but compared only in collections where recognition is "
                      "on, and only with people whose quitclaim grants it."));
}

void SettingsPage::saveNoPeople(bool needs) {
    m_workspace.ask(
        this, [needs](Services& services) { return services.collections.setNoPeopleNeedsReview(needs); },
        [this, needs](Status saved) {
            if (saved) {
                Q_EMIT m_workspace.message(
                    needs ? tr("Photos without people need a person's word from now on.")
                          : tr("Photos without people may be exported without a person's word."));
            } else {
                m_noPeople->setChecked(!needs);
                Q_EMIT m_workspace.failed(saved.error());
            }
        });
}

void SettingsPage::addFaceModels(QVBoxLayout* page) {
    auto* section =
        addSection(page, tr("Face models"),
                   tr("What finds faces and what compares them: where each comes from, under which "
                      "licence, and how well it does."));
    m_faceModels = new QPushButton(themedIcon(QStringLiteral("faces")), tr("Face models…"), this);
    section->addWidget(m_faceModels, 0, Qt::AlignLeft);
    connect(m_faceModels, &QPushButton::clicked, &m_workspace, &Workspace::faceModelsWanted);
}

void SettingsPage::addCatalog(QVBoxLayout* page) {
    auto* section = addSection(page, tr("Catalog"), {});
    QFormLayout* form = makeForm(section);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Organisation"), new ElidedLabel(m_workspace.organisation(), this));
    form->addRow(tr("Folder"), new ElidedLabel(m_workspace.folder().display(), this, Qt::ElideMiddle));
    m_check =
        new QPushButton(themedIcon(QStringLiteral("dialog-ok-apply")), tr("Check the whole catalog"), this);
    m_check->setToolTip(tr("Verifies every page, every scan, every faceprint and the log; changes nothing."));
    section->addWidget(m_check, 0, Qt::AlignLeft);
    addDecoding(section);
    m_checkResult = new Banner(this);
    section->addWidget(m_checkResult);
    m_findings = new QPlainTextEdit(this);
    m_findings->setReadOnly(true);
    m_findings->setMaximumHeight(scaled(160));
    m_findings->setAccessibleName(tr("What the check found"));
    m_findings->hide();
    section->addWidget(m_findings);
    connect(m_check, &QPushButton::clicked, this, &SettingsPage::check);
}

void SettingsPage::addDecoding(QVBoxLayout* section) {
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    m_decodingIcon = new IconLabel(themedIcon(QStringLiteral("object-locked"), Tone::Neutral), 16, this);
    line->addWidget(m_decodingIcon, 0, Qt::AlignTop);
    m_decoding = new QLabel(tr("Looking whether photos are decoded in a closed process…"), this);
    m_decoding->setWordWrap(true);
    line->addWidget(m_decoding, 1);
    section->addLayout(line);
}

void SettingsPage::askDecoding() {
    m_workspace.ask(
        this, [](Services&) { return decodingState(); },
        [this](DecodingState state) {
            switch (state) {
            case DecodingState::Closed:
                m_decodingIcon->setIcon(themedIcon(QStringLiteral("object-locked"), Tone::Cleared));
                m_decoding->setText(tr("Photos and scans are decoded in a closed process: a hostile file "
                                       "reaches no keys, no files and no network."));
                return;
            case DecodingState::Open:
                m_decodingIcon->setIcon(themedIcon(QStringLiteral("dialog-warning"), Tone::Attention));
                m_decoding->setText(
                    tr("Photos and scans are decoded in a process of its own, but this "
                       "computer's system does not close it off (seccomp is missing): a hostile "
                       "file could read what you may read."));
                return;
            case DecodingState::Missing:
                m_decodingIcon->setIcon(themedIcon(QStringLiteral("dialog-error"), Tone::Blocked));
                m_decoding->setText(tr("The program that decodes photos and scans does not start, so no new "
                                       "ones can be read. Install Beeldkluis again."));
                return;
            }
        });
}

void SettingsPage::addAbout(QVBoxLayout* page) {
    auto* section = addSection(page, tr("About Beeldkluis"), {});
    const auto add = [&](const QString& words, const char* role) {
        auto* label = new QLabel(words, this);
        label->setWordWrap(true);
        if (role != nullptr) label->setProperty("role", QString::fromLatin1(role));
        section->addWidget(label);
    };
    add(tr("Version %1. Free software under the GNU General Public License, version 3 or later. It opens no "
           "network "
           "connection.")
            .arg(QStringLiteral(BK_VERSION)),
        nullptr);
    for (const ModelNote& model : m_program.models) {
        add(QStringLiteral("%1 (%2)").arg(model.id, model.kind), "heading");
        add(tr("Licence: %1. %2").arg(model.licence, model.provenance), "muted");
    }
}

void SettingsPage::activate() {
    Q_EMIT statusChanged({});
    askDecoding();
    if (m_collections == nullptr)
        Q_EMIT ready();
    else if (m_outdated)
        load();
    else if (!m_asking)
        Q_EMIT ready();
}

void SettingsPage::load() {
    if (m_asking) return;
    m_outdated = false;
    m_asking = true;
    struct Policies {
        QList<Collection> collections;
        bool noPeopleNeedsReview = false;
    };
    m_purposes->load();
    m_workspace.ask(
        this,
        [](Services& services) -> Result<Policies> {
            Policies policies;
            BK_ASSIGN(policies.collections, services.collections.list());
            BK_ASSIGN(policies.noPeopleNeedsReview, services.clearance.noPeopleNeedsReview());
            return policies;
        },
        [this](Result<Policies> policies) {
            m_asking = false;
            if (m_outdated && isVisible()) {
                load();
                return;
            }
            if (policies) {
                m_noPeople->setChecked(policies->noPeopleNeedsReview);
                showCollections(policies->collections);
            } else {
                Q_EMIT m_workspace.failed(policies.error());
            }
            Q_EMIT ready();
        });
}

void SettingsPage::showCollections(const QList<Collection>& collections) {
    while (QLayoutItem* item = m_collections->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    if (collections.isEmpty()) {
        auto* none = new QLabel(tr("There is no collection yet; the first import makes one."), this);
        none->setWordWrap(true);
        m_collections->addWidget(none);
    }
    for (const Collection& collection : collections)
        addPolicy(collection);
}

void SettingsPage::addPolicy(const Collection& collection) {
    auto* policy = new CollectionPolicy(collection, m_workspace.today(), this);
    m_collections->addWidget(policy);
    connect(policy, &CollectionPolicy::changed, this, &SettingsPage::savePolicy);
    connect(policy, &CollectionPolicy::tracesWanted, this, [this, policy](const CollectionId& id) {
        m_workspace.ask(
            policy, [id](Services& services) { return services.collections.traces(id); },
            [this, policy](Result<RecognitionTraces> traces) {
                if (traces)
                    policy->setTraces(*traces);
                else
                    Q_EMIT m_workspace.failed(traces.error());
            });
    });
}

void SettingsPage::savePolicy(const QString& name, const CollectionChange& change) {
    m_workspace.ask(
        this, [name, change](Services& services) { return services.collections.set(name, change); },
        [this](Result<SavedPolicy> saved) {
            if (saved) {
                QStringList words{tr("The policy of “%1” is saved.").arg(saved->name)};
                if (saved->erased) words << wordsForErased(*saved->erased);
                Q_EMIT m_workspace.message(words.join(QLatin1Char(' ')));
                if (saved->recognition) renewSuggestions(m_workspace);
            } else {
                Q_EMIT m_workspace.failed(saved.error());
            }
            load();
        });
}

void SettingsPage::check() {
    m_check->setEnabled(false);
    m_findings->hide();
    m_checkResult->say(Tone::Neutral, tr("Checking; you can go on working."));
    m_workspace.startJob(
        tr("Checking the catalog"), this,
        [](Services& services, const JobControl& control) { return services.checks.check(control); },
        [this](Result<CheckOutcome> outcome) { showCheck(outcome); });
}

void SettingsPage::showCheck(const Result<CheckOutcome>& outcome) {
    m_check->setEnabled(true);
    if (!outcome) {
        m_checkResult->say(outcome.error().code == ErrorCode::Cancelled ? Tone::Neutral : Tone::Blocked,
                           sentenceFor(outcome.error()));
        return;
    }
    const QLocale locale;
    if (outcome->ok()) {
        m_checkResult->say(
            Tone::Cleared,
            tr("All is well: %1 photos, %2 scans, %3 faceprints and %4 lines of the log agree.")
                .arg(locale.toString(outcome->photos), locale.toString(outcome->scans),
                     locale.toString(outcome->faceprints), locale.toString(outcome->auditRows)));
        return;
    }
    m_checkResult->say(Tone::Blocked,
                       tr("%n thing(s) do not agree. Nothing was changed; keep a copy of the catalog's "
                          "folder and put back a backup.",
                          nullptr, static_cast<int>(outcome->findings.size())));
    QStringList lines;
    for (const CheckFinding& finding : outcome->findings)
        lines << finding.what + QStringLiteral(": ") + finding.detail;
    m_findings->setPlainText(lines.join(QLatin1Char('\n')));
    m_findings->show();
}

} // namespace bk::ui
