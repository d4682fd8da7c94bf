// What the door looks like; what it does is in UnlockPage.cpp.
#include "ui/shell/KeyringStore.h"
#include "ui/shell/NewCatalogPage.h"
#include "ui/shell/UnlockPage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/Theme.h"

#include <QComboBox>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int formWidth = 400;

QPushButton* linkButton(const QString& text, const QString& icon, QWidget* parent) {
    auto* button = new QPushButton(themedIcon(icon), text, parent);
    button->setProperty("role", QStringLiteral("link"));
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

} // namespace

QWidget* UnlockPage::makeForm() {
    auto* form = new QWidget(this);
    form->setFixedWidth(scaled(formWidth));
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);

    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    auto* icon = new QLabel(form);
    icon->setPixmap(QIcon(QStringLiteral(":/icons/beeldkluis.svg")).pixmap(scaled(40), scaled(40)));
    head->addWidget(icon);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* title = new QLabel(QStringLiteral("Beeldkluis"), form);
    title->setProperty("role", QStringLiteral("title"));
    words->addWidget(title);
    auto* what = new QLabel(tr("Photos of people, kept and shared by permission"), form);
    what->setProperty("role", QStringLiteral("muted"));
    what->setWordWrap(true);
    words->addWidget(what);
    head->addLayout(words, 1);
    layout->addLayout(head);
    layout->addSpacing(16);

    m_banner = new Banner(form);
    layout->addWidget(m_banner);

    auto* card = new Card(form);
    layout->addWidget(card);
    m_noCatalog =
        new QLabel(tr("No catalog was opened on this computer yet. Make a new one, open one from a folder, "
                      "or look around with the example first."),
                   card);
    m_noCatalog->setWordWrap(true);
    card->body()->addWidget(m_noCatalog);

    m_fields = new QWidget(card);
    auto* fields = new QVBoxLayout(m_fields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(4);
    const auto label = [&](const QString& text, QWidget* buddy) {
        auto* caption = new QLabel(text, m_fields);
        caption->setBuddy(buddy);
        fields->addWidget(caption);
        fields->addWidget(buddy);
        fields->addSpacing(8);
        return caption;
    };
    m_catalog = new QComboBox(m_fields);
    m_catalog->setAccessibleName(tr("Catalog"));
    label(tr("&Catalog"), m_catalog);
    m_user = new QLineEdit(m_fields);
    m_user->setPlaceholderText(tr("Leave empty for the first administrator"));
    m_userLabel = label(tr("&User"), m_user);
    m_passphrase = new PassphraseField(tr("Passphrase"), m_fields);
    m_passphraseLabel = label(tr("&Passphrase"), m_passphrase);
    m_unlock = new QPushButton(tr("Unlock"), m_fields);
    m_unlock->setProperty("role", QStringLiteral("primary"));
    fields->addWidget(m_unlock);
    m_fromKeyring = new QPushButton(themedIcon(QStringLiteral("object-unlocked")),
                                    tr("Unlock with the desktop's keyring"), m_fields);
    m_fromKeyring->hide();
    fields->addSpacing(4);
    fields->addWidget(m_fromKeyring);
    connect(m_fromKeyring, &QPushButton::clicked, this, &UnlockPage::unlockWithKeyring);
    connect(m_catalog, &QComboBox::currentIndexChanged, this, &UnlockPage::look);
    card->body()->addWidget(m_fields);
    connect(m_unlock, &QPushButton::clicked, this, &UnlockPage::unlock);
    connect(m_passphrase, &PassphraseField::returnPressed, this, &UnlockPage::unlock);
    connect(m_user, &QLineEdit::returnPressed, m_passphrase, [this] { m_passphrase->setFocus(); });

    auto* make = linkButton(tr("New catalog…"), QStringLiteral("list-add"), form);
    auto* open =
        linkButton(tr("Open a catalog from a folder…"), QStringLiteral("document-open-folder"), form);
    m_recovery = linkButton(tr("Use the recovery key instead"), QStringLiteral("view-certificate"), form);
    m_recovery->setCheckable(true);
    auto* example =
        linkButton(tr("Look around with the example catalog"), QStringLiteral("view-preview"), form);
    layout->addSpacing(4);
    auto* links = new QVBoxLayout;
    links->setSpacing(0);
    for (auto* button : {example, make, open, m_recovery})
        links->addWidget(button, 0, Qt::AlignLeft);
    layout->addLayout(links);
    connect(make, &QPushButton::clicked, this, &UnlockPage::startNewCatalog);
    connect(open, &QPushButton::clicked, this, &UnlockPage::browse);
    connect(example, &QPushButton::clicked, this, &UnlockPage::openExample);
    connect(m_recovery, &QPushButton::toggled, this, &UnlockPage::unlockWithRecoveryKey);
    return form;
}

QWidget* UnlockPage::makeBusy() {
    auto* box = new QWidget(this);
    box->setFixedWidth(scaled(formWidth));
    auto* layout = new QVBoxLayout(box);
    layout->setSpacing(16);
    m_busyWords = new QLabel(box);
    m_busyWords->setAlignment(Qt::AlignCenter);
    m_busyWords->setWordWrap(true);
    m_busyBar = new QProgressBar(box);
    m_busyBar->setTextVisible(false);
    m_busyCancel = new QPushButton(tr("Cancel"), box);
    layout->addWidget(m_busyWords);
    layout->addWidget(m_busyBar);
    layout->addWidget(m_busyCancel, 0, Qt::AlignHCenter);
    connect(m_busyCancel, &QPushButton::clicked, this, [this] { m_stop.request_stop(); });
    return box;
}

} // namespace bk::ui
