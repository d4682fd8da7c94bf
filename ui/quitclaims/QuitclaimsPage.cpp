#include "ui/quitclaims/QuitclaimsPage.h"

#include "ui/people/Readiness.h"
#include "ui/quitclaims/QuitclaimExport.h"
#include "ui/quitclaims/QuitclaimFocus.h"
#include "ui/quitclaims/QuitclaimListModel.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/RowTable.h"
#include "ui/widgets/StateBadge.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int gatherMilliseconds = 250;

/// The state as a pill.
class StandingDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem plain = option;
        initStyleOption(&plain, index);
        const QString words = plain.text;
        plain.text.clear();
        const QWidget* widget = option.widget;
        widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, widget);
        const auto standing =
            static_cast<QuitclaimStanding>(index.data(QuitclaimListModel::sortRole).toInt());
        StateBadge::paint(painter, QPoint(option.rect.left() + 8, option.rect.center().y() + 1),
                          option.rect.width() - 12, toneOf(standing), words);
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        return StateBadge::sizeFor(index.data().toString()) + QSize(16, 8);
    }
};

Status writeFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Disk, file.errorString());
    return {};
}

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
    makeTable();
    m_empty = new EmptyState(QStringLiteral("document-edit-sign"), {}, {}, this);
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_quitclaims->rowCount() == 0 && !m_filter.expiringWithinDays && !m_filter.person)
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
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* heading = new QLabel(title(), this);
    heading->setProperty("role", QStringLiteral("title"));
    head->addWidget(heading);
    m_count = new QLabel(this);
    m_count->setProperty("role", QStringLiteral("muted"));
    head->addWidget(m_count);
    head->addStretch(1);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search by number or person"));
    m_search->setAccessibleName(tr("Search quitclaims by number or person"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(scaled(140));
    m_search->setMaximumWidth(scaled(260));
    head->addWidget(m_search, 1);
    m_save = new QPushButton(themedIcon(QStringLiteral("document-save")), tr("Save list"), this);
    m_save->setProperty("hasMenu", true);
    auto* menu = new QMenu(m_save);
    menu->addAction(tr("For a spreadsheet (CSV, with names)…"), this, [this] { pickExport(false); });
    menu->addAction(tr("For a calendar (.ics, without names)…"), this, [this] { pickExport(true); });
    m_save->setMenu(menu);
    head->addWidget(m_save);
    layout->addLayout(head);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_shown->setText(text);
        showWhatIsThere();
    });

    auto* chips = new FlowLayout(nullptr, 8);
    m_narrow = new QPushButton(themedIcon(QStringLiteral("dialog-cancel")), {}, this);
    m_narrow->setProperty("role", QStringLiteral("chip"));
    m_narrow->hide();
    connect(m_narrow, &QPushButton::clicked, this, [this] { show(QuitclaimFilter()); });
    chips->addWidget(m_narrow);
    for (const QuitclaimStanding standing :
         {QuitclaimStanding::Active, QuitclaimStanding::Expiring, QuitclaimStanding::Expired,
          QuitclaimStanding::Draft, QuitclaimStanding::NotYetValid, QuitclaimStanding::Refused,
          QuitclaimStanding::Withdrawn, QuitclaimStanding::Superseded}) {
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

void QuitclaimsPage::makeTable() {
    m_table = new QTableView(this);
    m_table->setAccessibleName(title());
    setUpRowTable(*m_table, m_shown);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(QuitclaimListModel::DaysLeft, Qt::AscendingOrder);
    m_table->setItemDelegateForColumn(QuitclaimListModel::State, new StandingDelegate(m_table));
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
}

void QuitclaimsPage::sizeTable() {
    m_table->verticalHeader()->setDefaultSectionSize(scaled(36));
    QHeaderView* header = m_table->horizontalHeader();
    header->setMinimumSectionSize(scaled(96));
    header->resizeSection(QuitclaimListModel::Number, scaled(128));
    header->resizeSection(QuitclaimListModel::Person, scaled(168));
}

void QuitclaimsPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_table != nullptr) sizeTable();
}

QString QuitclaimsPage::title() const {
    return tr("Quitclaims");
}

QPushButton* QuitclaimsPage::chip(QuitclaimStanding standing) const {
    return m_chips.value(static_cast<int>(standing));
}

void QuitclaimsPage::show(const QuitclaimFilter& filter) {
    m_filter = filter;
    m_narrow->setVisible(filter.expiringWithinDays || filter.person);
    if (filter.expiringWithinDays)
        m_narrow->setText(tr("Ending within %n day(s)", nullptr, *filter.expiringWithinDays));
    else
        m_narrow->setText(tr("Of one person"));
    m_narrow->setAccessibleName(tr("%1: show all again").arg(m_narrow->text()));
    load();
}

void QuitclaimsPage::showOnly(const QuitclaimFilter& filter, std::optional<QuitclaimStanding> standing) {
    m_search->clear();
    for (auto chip = m_chips.cbegin(); chip != m_chips.cend(); ++chip)
        chip.value()->setChecked(standing && static_cast<int>(*standing) == chip.key());
    show(filter);
}

void QuitclaimsPage::activate() {
    load();
    m_table->setFocus();
}

void QuitclaimsPage::load() {
    m_workspace.ask(
        this, [filter = m_filter](Services& services) { return services.consent.list(filter); },
        [this, generation = ++m_generation](Result<QList<QuitclaimView>> quitclaims) {
            if (generation != m_generation) return;
            m_loaded = true;
            if (!quitclaims) {
                Q_EMIT m_workspace.failed(quitclaims.error());
            } else {
                const QModelIndex before = m_table->currentIndex();
                const QuitclaimId current =
                    before.isValid() ? m_shown->view(before).quitclaim.id : QuitclaimId();
                m_quitclaims->setQuitclaims(*quitclaims, m_workspace.today());
                for (int row = 0; row < m_shown->rowCount(); ++row)
                    if (m_shown->view(m_shown->index(row, 0)).quitclaim.id == current)
                        m_table->setCurrentIndex(m_shown->index(row, 0));
                if (!m_table->currentIndex().isValid() && m_shown->rowCount() > 0)
                    m_table->setCurrentIndex(m_shown->index(0, 0));
            }
            showWhatIsThere();
            m_readiness->begin();
        },
        1);
}

void QuitclaimsPage::showAll() {
    m_search->clear();
    for (QPushButton* chip : std::as_const(m_chips))
        chip->setChecked(false);
    if (m_filter.expiringWithinDays || m_filter.person) show(QuitclaimFilter());
}

void QuitclaimsPage::showWhatIsThere() {
    const int all = m_quitclaims->rowCount();
    const int shown = m_shown->rowCount();
    m_count->setText(!m_loaded      ? QString()
                     : shown == all ? tr("%n quitclaim(s)", nullptr, all)
                                    : tr("%1 of %2").arg(shown).arg(all));
    Q_EMIT statusChanged(m_count->text());
    m_save->setEnabled(shown > 0);
    m_stack->setCurrentIndex(shown > 0 ? 1 : 0);
    if (!m_loaded) {
        m_empty->setTexts(tr("Reading…"), {});
        m_empty->setAction({});
    } else if (all == 0 && !m_filter.expiringWithinDays && !m_filter.person) {
        m_empty->setTexts(tr("No quitclaims yet"),
                          tr("Open the page of a person and drop the scan of the signed form on it."));
        m_empty->setAction(tr("Go to people"));
    } else {
        m_empty->setTexts(tr("None fits"), tr("No quitclaim has this text and one of the chosen states."));
        m_empty->setAction(tr("Show all"));
    }
}

void QuitclaimsPage::pickExport(bool calendar) {
    auto* dialog = new QFileDialog(this, calendar ? tr("Save the ends for a calendar (without names)")
                                                  : tr("Save the list (with names; whoever has the file can "
                                                       "read them)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(calendar ? QStringLiteral("ics") : QStringLiteral("csv"));
    dialog->setNameFilter(calendar ? tr("Calendar (*.ics)") : tr("Spreadsheet (*.csv)"));
    dialog->selectFile(calendar ? QStringLiteral("quitclaims.ics") : QStringLiteral("quitclaims.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &QuitclaimsPage::exportTo);
    dialog->open();
}

void QuitclaimsPage::exportTo(const QString& path) {
    const QList<QuitclaimView> views = m_shown->views();
    const QByteArray bytes = path.endsWith(QStringLiteral(".ics"), Qt::CaseInsensitive)
                                 ? quitclaimsAsCalendar(views, QDateTime::currentDateTimeUtc())
                                 : quitclaimsAsCsv(views, m_quitclaims->today());
    m_workspace.ask(
        this, [path, bytes](Services&) { return writeFile(path, bytes); },
        [this, path](Status outcome) {
            if (!outcome)
                Q_EMIT m_workspace.failed(outcome.error());
            else
                Q_EMIT m_workspace.message(tr("Saved as %1.").arg(path));
        });
}

void QuitclaimsPage::open(const QModelIndex& index) {
    if (!index.isValid()) return;
    const Quitclaim& quitclaim = m_shown->view(index).quitclaim;
    QuitclaimFocus::of(m_workspace).set(quitclaim.person, quitclaim.id);
    Q_EMIT m_workspace.personWanted(quitclaim.person);
}

} // namespace bk::ui
