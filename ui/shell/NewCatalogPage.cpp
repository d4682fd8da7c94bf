#include "ui/shell/NewCatalogPage.h"

#include "core/services/UserService.h"
#include "ui/shell/RecoveryKeyPanel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/NewPassphrase.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/Theme.h"

#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <filesystem>

namespace bk::ui {
namespace {

constexpr int pageWidth = 480;
constexpr int stepPlace = 0;
constexpr int stepAdministrator = 1;
constexpr int stepRecovery = 2;

QLabel* paragraph(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    return label;
}

void addField(QVBoxLayout* layout, const QString& text, QWidget* field) {
    auto* caption = new QLabel(text, field->parentWidget());
    caption->setBuddy(field);
    layout->addWidget(caption);
    layout->addWidget(field);
}

} // namespace

NewCatalogPage::NewCatalogPage(const Program& program, QWidget* parent)
    : QWidget(parent), m_program(program) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    outer->addWidget(scroll);
    auto* content = new QWidget(scroll);
    scroll->setWidget(content);
    auto* across = new QHBoxLayout(content);
    across->addStretch(1);
    auto* column = new QWidget(content);
    column->setFixedWidth(scaled(pageWidth));
    across->addWidget(column);
    across->addStretch(1);

    auto* layout = new QVBoxLayout(column);
    layout->setSpacing(8);
    layout->addStretch(1);
    m_count = new QLabel(column);
    m_count->setProperty("role", QStringLiteral("caption"));
    m_title = new QLabel(column);
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setWordWrap(true);
    layout->addWidget(m_count);
    layout->addWidget(m_title);
    layout->addSpacing(8);
    m_banner = new Banner(column);
    layout->addWidget(m_banner);
    auto* card = new Card(column);
    m_steps = new QStackedWidget(card);
    card->body()->addWidget(m_steps);
    layout->addWidget(card);
    m_steps->addWidget(makePlaceStep());
    m_steps->addWidget(makeAdministratorStep());
    m_recovery = new RecoveryKeyPanel(m_steps);
    m_steps->addWidget(m_recovery);
    connect(m_recovery, &RecoveryKeyPanel::typedBackChanged, this, &NewCatalogPage::check);
    connect(m_recovery, &RecoveryKeyPanel::done, this, &NewCatalogPage::next);

    auto* buttons = new QHBoxLayout;
    m_cancel = new QPushButton(tr("Cancel"), column);
    m_back = new QPushButton(tr("Back"), column);
    m_next = new QPushButton(column);
    m_next->setProperty("role", QStringLiteral("primary"));
    m_next->setDefault(true);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    layout->addSpacing(8);
    layout->addLayout(buttons);
    layout->addStretch(2);
    connect(m_cancel, &QPushButton::clicked, this, &NewCatalogPage::cancelled);
    connect(m_back, &QPushButton::clicked, this, [this] { go(step() - 1); });
    connect(m_next, &QPushButton::clicked, this, &NewCatalogPage::next);
    clear();
}

QWidget* NewCatalogPage::makePlaceStep() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(
        paragraph(tr("A catalog is one folder with everything that says something about people, "
                     "encrypted. Photos stay where they are."),
                  page));
    layout->addSpacing(8);
    m_organisation = new QLineEdit(page);
    m_organisation->setPlaceholderText(tr("For example: Museum De Brug"));
    addField(layout, tr("&Organisation"), m_organisation);
    layout->addSpacing(8);
    m_folder = new QLineEdit(page);
    auto* folderRow = new QHBoxLayout;
    auto* caption = new QLabel(tr("Kept in the &folder"), page);
    caption->setBuddy(m_folder);
    layout->addWidget(caption);
    auto* browse = new QPushButton(tr("Choose…"), page);
    folderRow->addWidget(m_folder, 1);
    folderRow->addWidget(browse);
    layout->addLayout(folderRow);
    m_place = paragraph({}, page);
    m_place->setProperty("role", QStringLiteral("caption"));
    layout->addWidget(m_place);
    layout->addStretch(1);
    connect(m_organisation, &QLineEdit::textChanged, this, &NewCatalogPage::check);
    connect(m_folder, &QLineEdit::textChanged, this, &NewCatalogPage::check);
    connect(m_organisation, &QLineEdit::returnPressed, this, &NewCatalogPage::next);
    connect(browse, &QPushButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Where should the catalog be kept?"), m_folder->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
        dialog->open();
    });
    return page;
}

QWidget* NewCatalogPage::makeAdministratorStep() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(
        paragraph(tr("The first user is the administrator. Nobody, not even the makers of this "
                     "program, can open the catalog without the passphrase or the recovery key."),
                  page));
    layout->addSpacing(8);
    m_administrator = new QLineEdit(page);
    addField(layout, tr("Your &name"), m_administrator);
    layout->addSpacing(8);
    m_passphrase = new NewPassphrase(tr("&Passphrase"), tr("The passphrase &once more"), page);
    layout->addWidget(m_passphrase);
    layout->addStretch(1);
    connect(m_administrator, &QLineEdit::textChanged, this, &NewCatalogPage::check);
    connect(m_passphrase, &NewPassphrase::changed, this, &NewCatalogPage::check);
    connect(m_administrator, &QLineEdit::returnPressed, m_passphrase, qOverload<>(&QWidget::setFocus));
    connect(m_passphrase, &NewPassphrase::returnPressed, this, &NewCatalogPage::next);
    return page;
}

int NewCatalogPage::step() const {
    return m_steps->currentIndex();
}

PassphraseField* NewCatalogPage::passphraseField() const {
    return m_passphrase->first();
}

PassphraseField* NewCatalogPage::repeatField() const {
    return m_passphrase->second();
}

QString NewCatalogPage::hint() const {
    return step() == stepRecovery ? m_recovery->hint() : m_passphrase->hint();
}

QLineEdit* NewCatalogPage::typedBackField() const {
    return m_recovery->typedBackField();
}

QString NewCatalogPage::recoveryKey() const {
    return m_recovery->recoveryKey();
}

FilePath NewCatalogPage::catalogFolder() const {
    QString name;
    for (const QChar character : m_organisation->text().simplified())
        name += character == QLatin1Char('/') || character.isNonCharacter() ? QLatin1Char('-') : character;
    if (name.startsWith(QLatin1Char('.'))) name[0] = QLatin1Char('-');
    if (name.isEmpty() || m_folder->text().trimmed().isEmpty()) return {};
    return FilePath::fromString(m_folder->text().trimmed())
        .child((name + QStringLiteral(".beeldkluis")).toUtf8());
}

void NewCatalogPage::clear() {
    m_session.reset();
    ++m_attempt;
    m_recovery->clear();
    forget(*m_organisation);
    m_folder->setText(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    forget(*m_administrator);
    m_passphrase->clear();
    m_busy = false;
    go(stepPlace);
    Q_EMIT holdsKeysChanged();
}

void NewCatalogPage::go(int wanted) {
    m_steps->setCurrentIndex(wanted);
    m_count->setText(tr("New catalog, step %1 of 3").arg(wanted + 1));
    const QStringList titles{tr("Where and for whom"), tr("Administrator"), tr("Recovery key")};
    m_title->setText(titles.value(wanted));
    m_back->setVisible(wanted == stepAdministrator);
    m_next->setText(wanted == stepAdministrator ? tr("Create the catalog")
                    : wanted == stepRecovery    ? tr("Open the catalog")
                                                : tr("Next"));
    m_banner->clear();
    QWidget* first = wanted == stepPlace           ? m_organisation
                     : wanted == stepAdministrator ? m_administrator
                                                   : static_cast<QWidget*>(m_recovery);
    setFocusProxy(first);
    first->setFocus();
    check();
    Q_EMIT stepChanged(wanted);
}

void NewCatalogPage::check() {
    bool ready = false;
    switch (step()) {
    case stepPlace: {
        const FilePath folder = catalogFolder();
        const bool there = !folder.isEmpty() && QDir(folder.display()).exists();
        m_place->setText(folder.isEmpty() ? QString()
                         : there
                             ? tr("%1 is there already; choose another name or folder.").arg(folder.display())
                             : tr("Will be made as %1").arg(folder.display()));
        ready = !folder.isEmpty() && !there;
        break;
    }
    case stepAdministrator:
        ready = !m_administrator->text().trimmed().isEmpty() && m_passphrase->isAcceptable();
        break;
    default:
        ready = m_recovery->typedBack();
        break;
    }
    m_next->setEnabled(ready && !m_busy);
    // What is being made would be there all the same.
    m_cancel->setEnabled(!m_busy);
    m_back->setEnabled(!m_busy);
}

void NewCatalogPage::next() {
    if (!m_next->isEnabled()) return;
    if (step() == stepPlace)
        go(stepAdministrator);
    else if (step() == stepAdministrator)
        create();
    else
        Q_EMIT finished();
}

void NewCatalogPage::create() {
    NewCatalog wanted;
    wanted.folder = catalogFolder();
    wanted.organisation = m_organisation->text().simplified();
    wanted.administrator = m_administrator->text().simplified();
    wanted.passphrase = m_passphrase->text();
    wanted.cost = m_program.cost;
    m_busy = true;
    ++m_making;
    check();
    Q_EMIT holdsKeysChanged();
    m_next->setText(tr("Creating…"));
    m_errands.run(
        this,
        [catalogs = m_program.catalogs, wanted] {
            // The folder for documents need not be there on a new account; what fails here is told by
            // create().
            std::error_code ignored;
            std::filesystem::create_directories(wanted.folder.parent().toStd(), ignored);
            return catalogs->create(wanted);
        },
        [this, attempt = m_attempt](Result<CreatedCatalog> created) {
            --m_making;
            if (attempt != m_attempt) {
                if (!created) return Q_EMIT holdsKeysChanged();
                const FilePath folder = created->session->folder();
                created->session.reset();
                Q_EMIT holdsKeysChanged();
                Q_EMIT leftBehind(folder);
                return;
            }
            m_busy = false;
            if (!created) {
                go(stepAdministrator);
                m_banner->say(Tone::Blocked, sentenceFor(created.error()));
                Q_EMIT holdsKeysChanged();
                return;
            }
            m_session = std::move(created->session);
            present(created->recoveryKey);
            m_passphrase->clear();
            go(stepRecovery);
        });
}

void NewCatalogPage::present(const QString& recoveryKey) {
    m_recovery->present(UserService(*m_session).recoverySheet(recoveryKey));
}

} // namespace bk::ui
