// How the page is put together; what it does is in QuitclaimsPage.cpp.
#include "ui/people/Readiness.h"
#include "ui/quitclaims/QuitclaimCard.h"
#include "ui/quitclaims/QuitclaimListModel.h"
#include "ui/quitclaims/QuitclaimPapers.h"
#include "ui/quitclaims/QuitclaimsPage.h"
#include "ui/quitclaims/WithdrawalReport.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/BadgeDelegate.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PageHead.h"
#include "ui/widgets/RowTable.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int gatherMilliseconds = 250;

} // namespace

QuitclaimsPage::QuitclaimsPage(Workspace& workspace, QWidget* parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_quitclaims(new QuitclaimListModel(this))
    , m_shown(new QuitclaimFilterModel(m_quitclaims, this)) {
    setObjectName(QStringLiteral("page"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(16);
    makeHead(layout);
    makeFilters(layout);
    makeWithdrawal(layout);
    makeTable();
    m_empty = new EmptyState(QStringLiteral("document-edit-sign"), {}, {}, this);
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_quitclaims->rowCount() == 0 && !isNarrowed())
            Q_EMIT m_workspace.peopleWanted();
        else
            showAll();
    });
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    layout->addWidget(m_stack, 1);
    showWhatIsThere();

    m_readiness = new Readiness(
        this, [] { return true; }, [this] { Q_EMIT ready(); });
    m_reloadSoon.setSingleShot(true);
    m_reloadSoon.setInterval(gatherMilliseconds);
    connect(&m_reloadSoon, &QTimer::timeout, this, &QuitclaimsPage::load);
    connect(&workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (isVisible() && (changes.kinds & (ChangeKind::Quitclaims | ChangeKind::Persons)) &&
            !m_reloadSoon.isActive())
            m_reloadSoon.start();
    });
}

void QuitclaimsPage::makeHead(QVBoxLayout* layout) {
    auto* head = makePageHead(title(), m_count, this);
    head->addStretch(1);
    auto* forms = new QPushButton(tr("Consent forms"), this);
    forms->setToolTip(tr("The papers that people sign"));
    connect(forms, &QPushButton::clicked, &m_workspace, &Workspace::formsWanted);
    head->addWidget(forms);
    m_withdraw = new QPushButton(tr("Withdraw…"), this);
    m_withdraw->setToolTip(tr("Take back the quitclaim that is marked (%1)")
                               .arg(withdrawKeys().toString(QKeySequence::NativeText)));
    m_withdraw->setVisible(m_workspace.may(Right::ManageConsent));
    m_withdraw->setEnabled(false);
    connect(m_withdraw, &QPushButton::clicked, this, &QuitclaimsPage::beginWithdrawal);
    head->addWidget(m_withdraw);
    makeSave(head);
    layout->addLayout(head);
}

void QuitclaimsPage::makeSave(QHBoxLayout* head) {
    m_save = new QPushButton(themedIcon(QStringLiteral("document-save")), tr("Save or print"), this);
    m_save->setProperty("hasMenu", true);
    auto* menu = new QMenu(m_save);
    menu->addAction(tr("For a spreadsheet (CSV, with names)…"), this,
                    [this] { pickExport(QStringLiteral("csv")); });
    menu->addAction(tr("For a calendar (.ics, without names)…"), this,
                    [this] { pickExport(QStringLiteral("ics")); });
    menu->addAction(tr("As pages (PDF, with names)…"), this, [this] { pickExport(QStringLiteral("pdf")); });
    menu->addSeparator();
    menu->addAction(themedIcon(QStringLiteral("document-print")), tr("Print the list…"), QKeySequence::Print,
                    this, &QuitclaimsPage::print);
    m_save->setMenu(menu);
    head->addWidget(m_save);
}

void QuitclaimsPage::makeFilters(QVBoxLayout* layout) {
    auto* choices = new FlowLayout(nullptr, 8);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search by number or person"));
    m_search->setAccessibleName(tr("Search quitclaims by number or person"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(scaled(260));
    choices->addWidget(m_search);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_shown->setText(text);
        showWhatIsThere();
    });
    const auto box = [&](const QString& name) {
        auto* made = new QComboBox(this);
        made->setAccessibleName(name);
        made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        choices->addWidget(made);
        return made;
    };
    m_purpose = box(tr("Purpose"));
    fillPurposes({});
    connect(m_purpose, &QComboBox::currentIndexChanged, this, [this] {
        m_shown->setPurpose(Purpose::tryFrom(m_purpose->currentData().toString()).value_or(Purpose()));
        showWhatIsThere();
    });
    m_ends = box(tr("End"));
    m_ends->addItem(tr("Whenever it ends"));
    for (const int days : {7, 30, 60, 90})
        m_ends->addItem(tr("Ends within %n day(s)", nullptr, days), days);
    connect(m_ends, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant days = m_ends->currentData();
        m_shown->setEndsWithin(days.isValid() ? std::optional(days.toInt()) : std::nullopt);
        showWhatIsThere();
    });
    layout->addLayout(choices);
    makeChips(layout);
}

void QuitclaimsPage::makeChips(QVBoxLayout* layout) {
    auto* chips = new FlowLayout(nullptr, 8);
    m_narrow = new QPushButton(themedIcon(QStringLiteral("dialog-cancel")), {}, this);
    m_narrow->setProperty("role", QStringLiteral("chip"));
    m_narrow->hide();
    connect(m_narrow, &QPushButton::clicked, this, [this] { show(QuitclaimFilter()); });
    chips->addWidget(m_narrow);
    for (const QuitclaimStanding standing :
         {QuitclaimStanding::Active, QuitclaimStanding::Expiring, QuitclaimStanding::Expired,
          QuitclaimStanding::Draft, QuitclaimStanding::NotYetValid, QuitclaimStanding::LacksGuardian,
          QuitclaimStanding::Refused, QuitclaimStanding::Withdrawn, QuitclaimStanding::Superseded}) {
        auto* chip = new QPushButton(toneIcon(toneOf(standing)), wordsFor(standing), this);
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setCheckable(true);
        chips->addWidget(chip);
        m_chips.insert(static_cast<int>(standing), chip);
        connect(chip, &QPushButton::toggled, this, [this, standing](bool on) {
            m_shown->setStanding(standing, on);
            showWhatIsThere();
        });
    }
    layout->addLayout(chips);
}

/// What is chosen stays chosen.
void QuitclaimsPage::fillPurposes(const QList<Purpose>& purposes) {
    const QVariant before = m_purpose->currentData();
    const QSignalBlocker quiet(m_purpose);
    m_purpose->clear();
    m_purpose->addItem(tr("Any purpose"));
    for (const Purpose& purpose : purposes)
        m_purpose->addItem(purposeName(purpose), purpose.key());
    m_purpose->setCurrentIndex(before.isValid() ? qMax(0, m_purpose->findData(before)) : 0);
}

void QuitclaimsPage::makeWithdrawal(QVBoxLayout* layout) {
    m_papers = new QuitclaimPapers(m_workspace, this);
    m_report = new WithdrawalReport(m_workspace, *m_papers, this);
    layout->addWidget(m_report);
    m_withdrawal = new Card(this);
    m_withdrawal->hide();
    layout->addWidget(m_withdrawal);
}

void QuitclaimsPage::makeTable() {
    m_table = new QTableView(this);
    m_table->setAccessibleName(title());
    setUpRowTable(*m_table, m_shown);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(QuitclaimListModel::DaysLeft, Qt::AscendingOrder);
    m_table->setItemDelegateForColumn(QuitclaimListModel::State,
                                      new BadgeDelegate(
                                          [](const QModelIndex& index) {
                                              return toneOf(static_cast<QuitclaimStanding>(
                                                  index.data(QuitclaimListModel::sortRole).toInt()));
                                          },
                                          m_table));
    QHeaderView* header = m_table->horizontalHeader();
    // Room for the arrow that tells the order.
    header->setStyleSheet(
        QStringLiteral("QHeaderView::section { padding-left: 11px; padding-right: 20px; }"));
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    // A cell with the keyboard needs room for its frame.
    header->setSectionResizeMode(QuitclaimListModel::Number, QHeaderView::Interactive);
    header->setSectionResizeMode(QuitclaimListModel::Person, QHeaderView::Interactive);
    header->setSectionResizeMode(QuitclaimListModel::Purposes, QHeaderView::Stretch);
    sizeTable();
    connect(m_table, &QTableView::activated, this, &QuitclaimsPage::open);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &QuitclaimsPage::currentMoved);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &QuitclaimsPage::showMenu);
}

void QuitclaimsPage::sizeTable() {
    m_table->verticalHeader()->setDefaultSectionSize(scaled(36));
    QHeaderView* header = m_table->horizontalHeader();
    header->setMinimumSectionSize(scaled(96));
    header->resizeSection(QuitclaimListModel::Number, scaled(128));
    header->resizeSection(QuitclaimListModel::Person, scaled(168));
}

} // namespace bk::ui
