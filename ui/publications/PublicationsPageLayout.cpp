// How the page is put together; what it does is in PublicationsPage.cpp.
#include "ui/people/Readiness.h"
#include "ui/publications/PublicationDetails.h"
#include "ui/publications/PublicationForm.h"
#include "ui/publications/PublicationModel.h"
#include "ui/publications/PublicationsPage.h"
#include "ui/publications/TakedownPanel.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/BadgeDelegate.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/PageHead.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/RowTable.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int gatherMilliseconds = 250;
constexpr int listHeight = 240;
constexpr int listWidth = 660;
constexpr int detailsWidth = 420;

} // namespace

PublicationsPage::PublicationsPage(Workspace& workspace, QWidget* parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_images(new ImageLoader(workspace, this))
    , m_model(new PublicationModel(this)) {
    setObjectName(QStringLiteral("page"));
    // With large text or an open form there is more than fits.
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(area);
    auto* content = new QWidget(area);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(16);
    makeHead(layout);
    makeRecord(layout);
    m_takedowns = new TakedownPanel(m_workspace, *m_images, this);
    m_takedowns->hide();
    layout->addWidget(m_takedowns);
    connect(m_takedowns, &TakedownPanel::publicationWanted, this, [this](const PublicationId& publication) {
        showPublication(publication);
        m_table->setFocus();
    });
    m_nothing = new QWidget(this);
    auto* nothing = new QHBoxLayout(m_nothing);
    nothing->setContentsMargins(0, 0, 0, 0);
    nothing->setSpacing(8);
    nothing->addWidget(new IconLabel(toneIcon(Tone::Cleared), 16, m_nothing));
    auto* words = new QLabel(tr("Nothing has to be taken down."), m_nothing);
    words->setProperty("role", QStringLiteral("muted"));
    nothing->addWidget(words, 1);
    m_nothing->hide();
    layout->addWidget(m_nothing);
    makeFilters(layout);
    makeLists(layout);
    area->setWidget(content);
    showWhatIsThere();

    m_readiness = new Readiness(
        this, [this] { return m_images->idle() && m_details->idle() && m_details->photos().idle(); },
        [this] { Q_EMIT ready(); });
    m_reloadSoon.setSingleShot(true);
    m_reloadSoon.setInterval(gatherMilliseconds);
    connect(&m_reloadSoon, &QTimer::timeout, this, &PublicationsPage::load);
    connect(&workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        const ChangeKinds ours = ChangeKind::Publications | ChangeKind::Clearance | ChangeKind::Quitclaims |
                                 ChangeKind::Persons | ChangeKind::Settings;
        if (isVisible() && (changes.kinds & ours) && !m_reloadSoon.isActive()) m_reloadSoon.start();
    });
}

void PublicationsPage::makeHead(QVBoxLayout* layout) {
    auto* head = makePageHead(title(), m_count, this);
    head->addStretch(1);
    m_add = new QPushButton(themedIcon(QStringLiteral("list-add")), tr("Add publication…"), this);
    m_add->setVisible(m_workspace.may(Right::Publish));
    connect(m_add, &QPushButton::clicked, this, [this] { Q_EMIT m_workspace.recordPublicationWanted({}); });
    head->addWidget(m_add);
    layout->addLayout(head);
}

void PublicationsPage::makeRecord(QVBoxLayout* layout) {
    m_recording = new Card(this);
    m_recording->body()->setSpacing(8);
    m_recordHeading = new QLabel(m_recording);
    m_recordHeading->setProperty("role", QStringLiteral("heading"));
    m_recordHeading->setWordWrap(true);
    m_recording->body()->addWidget(m_recordHeading);
    m_form = new PublicationForm(m_workspace.today(), m_recording);
    m_recording->body()->addWidget(m_form);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_record = new QPushButton(tr("Record"), m_recording);
    m_record->setProperty("role", QStringLiteral("primary"));
    auto* cancel = new QPushButton(tr("Cancel"), m_recording);
    cancel->setToolTip(tr("Esc"));
    buttons->addWidget(m_record);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    m_recording->body()->addLayout(buttons);
    m_recording->hide();
    layout->addWidget(m_recording);
    connect(m_form, &PublicationForm::changed, this, [this] { m_record->setEnabled(m_form->isComplete()); });
    connect(m_form, &PublicationForm::accepted, this, &PublicationsPage::record);
    connect(m_record, &QPushButton::clicked, this, &PublicationsPage::record);
    connect(cancel, &QPushButton::clicked, this, &PublicationsPage::closeRecord);
}

void PublicationsPage::makeFilters(QVBoxLayout* layout) {
    m_filters = new QWidget(this);
    auto* row = new FlowLayout(m_filters, 8);
    row->setContentsMargins(0, 0, 0, 0);
    const auto box = [&](const QString& name) {
        auto* made = new QComboBox(m_filters);
        made->setAccessibleName(name);
        made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(made);
        return made;
    };
    m_which = box(tr("Which publications"));
    m_which->addItem(tr("To be seen now"), Open);
    m_which->addItem(tr("With something to take down"), ToTakeDown);
    m_which->addItem(tr("All"), All);
    connect(m_which, &QComboBox::currentIndexChanged, this, &PublicationsPage::load);
    m_purpose = box(tr("Purpose"));
    m_purpose->addItem(tr("Any purpose"));
    connect(m_purpose, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setPurpose(Purpose::tryFrom(m_purpose->currentData().toString()).value_or(Purpose()));
        if (m_model->rowCount() > 0) m_table->selectRow(0);
        showWhatIsThere();
        showCurrent();
    });
    layout->addWidget(m_filters);
}

void PublicationsPage::makeLists(QVBoxLayout* layout) {
    m_stack = new QStackedWidget(this);
    m_stack->setMinimumHeight(scaled(listHeight));
    m_empty = new EmptyState(QStringLiteral("globe"), {}, {}, this);
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (!m_hasAny) {
            beginRecord({});
        } else {
            m_purpose->setCurrentIndex(0);
            m_which->setCurrentIndex(m_which->findData(All));
        }
    });
    m_stack->addWidget(m_empty);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    makeTable();
    splitter->addWidget(m_table);
    m_details = new PublicationDetails(m_workspace, *m_images, splitter);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({scaled(listWidth), scaled(detailsWidth)});
    m_stack->addWidget(splitter);
    layout->addWidget(m_stack, 1);
}

void PublicationsPage::makeTable() {
    m_table = new QTableView(this);
    m_table->setAccessibleName(title());
    setUpRowTable(*m_table, m_model);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setItemDelegateForColumn(PublicationModel::State,
                                      new BadgeDelegate(
                                          [](const QModelIndex& index) {
                                              return static_cast<Tone>(
                                                  index.data(PublicationModel::toneRole).toInt());
                                          },
                                          m_table));
    sizeTable();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PublicationsPage::showCurrent);
}

void PublicationsPage::sizeTable() {
    m_table->verticalHeader()->setDefaultSectionSize(scaled(36));
    m_table->setMinimumWidth(scaled(240));
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(PublicationModel::Where, QHeaderView::Stretch);
    header->setMinimumSectionSize(scaled(64));
}

} // namespace bk::ui
