#include "ui/reports/CoverageView.h"

#include "ui/reports/CoverageTableModel.h"
#include "ui/reports/GrowthChart.h"
#include "ui/reports/ReportSaving.h"
#include "ui/reports/ReportWords.h"
#include "ui/reports/StateBars.h"
#include "ui/shell/SaveAndPrint.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/RingChart.h"
#include "ui/widgets/RowTable.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int ringCardWidth = 152;
constexpr int rowHeight = 34;
constexpr int mostRows = 16; ///< beyond them the table scrolls by itself

QLabel* labelled(const QString& text, const char* role, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QString::fromLatin1(role));
    label->setWordWrap(true);
    return label;
}

} // namespace

CoverageView::CoverageView(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_stack(new QStackedWidget(this)) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    m_empty = new EmptyState(QStringLiteral("office-chart-bar"), tr("Reading…"), {}, m_stack);
    m_stack->addWidget(m_empty);
    m_scroll = new QScrollArea(m_stack);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(m_scroll);
    m_scroll->setWidget(content);
    m_stack->addWidget(m_scroll);
    setFocusProxy(m_scroll);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 16, 24, 24);
    layout->setSpacing(8);
    makeHead(layout);
    makeCharts(layout);
    makeTable(layout);
    layout->addStretch(1);

    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_report.photos == 0)
            Q_EMIT m_workspace.importWanted({});
        else
            Q_EMIT m_workspace.scanWanted(std::nullopt);
    });
    connect(&m_workspace, &Workspace::purposeChanged, this, [this] {
        if (m_report.day.isValid()) show(m_report);
    });
}

void CoverageView::makeHead(QVBoxLayout* layout) {
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    m_sentence = labelled({}, "title", this);
    m_counted = labelled({}, "muted", this);
    words->addWidget(m_sentence);
    words->addWidget(m_counted);
    head->addLayout(words, 1);
    for (const QString& ending : {QStringLiteral("pdf"), QStringLiteral("csv")}) {
        auto* button = new QPushButton(themedIcon(QStringLiteral("document-export")),
                                       ending == QLatin1String("pdf") ? tr("PDF…") : tr("CSV…"), this);
        button->setToolTip(ending == QLatin1String("pdf") ? tr("Save the charts and numbers as pages")
                                                          : tr("Save the numbers for a spreadsheet"));
        connect(button, &QPushButton::clicked, this, [this, ending] { pick(ending); });
        head->addWidget(button, 0, Qt::AlignTop);
    }
    layout->addLayout(head);
    layout->addSpacing(8);
    m_ringArea = new QWidget(this);
    QSizePolicy growing(QSizePolicy::Expanding, QSizePolicy::Minimum);
    growing.setHeightForWidth(true);
    m_ringArea->setSizePolicy(growing);
    m_rings = new FlowLayout(m_ringArea, 16);
    layout->addWidget(m_ringArea);
    layout->addSpacing(16);
}

void CoverageView::makeCharts(QVBoxLayout* layout) {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* title = labelled(tr("What blocks the photos"), "heading", this);
    title->setWordWrap(false);
    row->addWidget(title);
    row->addStretch(1);
    m_barsChoice = new QComboBox(this);
    m_barsChoice->setAccessibleName(tr("What the bars stand for"));
    m_barsChoice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_barsChoice->setMinimumContentsLength(24);
    row->addWidget(m_barsChoice);
    layout->addLayout(row);
    auto* barsCard = new Card(this);
    m_bars = new StateBars(barsCard);
    barsCard->body()->addWidget(m_bars);
    layout->addWidget(barsCard);
    layout->addSpacing(16);
    m_growthTitle = labelled({}, "heading", this);
    layout->addWidget(m_growthTitle);
    auto* growthCard = new Card(this);
    m_growth = new GrowthChart(growthCard);
    growthCard->body()->addWidget(m_growth);
    layout->addWidget(growthCard);
    layout->addSpacing(16);
    connect(m_barsChoice, &QComboBox::activated, this, &CoverageView::showBars);
    connect(m_bars, &StateBars::clicked, this, [this](const CoverageLine& line, ClearanceState state) {
        openPhotos(line, state == ClearanceState::Cleared ? usableStates() : QList{state});
    });
}

void CoverageView::makeTable(QVBoxLayout* layout) {
    layout->addWidget(labelled(tr("All numbers"), "heading", this));
    m_lines = new CoverageTableModel(this);
    m_table = new QTableView(this);
    m_table->setAccessibleName(tr("All numbers"));
    setUpRowTable(*m_table, m_lines);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setStretchLastSection(true);
    if (m_workspace.may(Right::SeePhotos))
        m_table->setToolTip(tr("Enter shows the blocked photos in the library"));
    layout->addWidget(m_table);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { openPhotos(m_lines->line(index.row()), blockingStates()); });
    sizeTable();
}

void CoverageView::sizeTable() {
    m_table->verticalHeader()->setDefaultSectionSize(scaled(rowHeight));
    QHeaderView* header = m_table->horizontalHeader();
    constexpr int widths[] = {176, 144, 96, 96, 72};
    for (int column = 0; column < CoverageTableModel::Why; ++column)
        header->resizeSection(column, scaled(widths[column]));
    const int rows = qBound(1, m_lines->rowCount(), mostRows);
    m_table->setFixedHeight(scaled(rowHeight) * rows + scaled(rowHeight) + 8);
}

void CoverageView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange || m_table == nullptr) return;
    sizeTable();
    for (Card* card : m_ringArea->findChildren<Card*>())
        card->setFixedWidth(scaled(ringCardWidth));
}

void CoverageView::load() {
    // While much is changed, counting goes on one at a time.
    m_outdated = m_asking;
    if (m_asking) return;
    m_asking = true;
    m_workspace.ask(
        this, [](Services& services) { return services.coverage.report(); },
        [this](Result<CoverageReport> report) {
            m_asking = false;
            if (report)
                show(*report);
            else
                Q_EMIT m_workspace.failed(report.error());
            if (m_outdated)
                load();
            else
                Q_EMIT loaded();
        });
}

const CoverageLine* CoverageView::chosen() const {
    for (const CoverageLine& line : m_report.total)
        if (line.purpose == m_workspace.purpose()) return &line;
    return m_report.total.isEmpty() ? nullptr : &m_report.total.first();
}

void CoverageView::show(const CoverageReport& report) {
    if (&report != &m_report) m_report = report;
    const bool importing = m_workspace.may(Right::ImportPhotos);
    if (m_report.photos == 0) {
        m_empty->setTexts(tr("No photos yet"),
                          tr("As soon as there are photos with people, this says how many of them may be "
                             "used, and what blocks the others."));
        m_empty->setAction(importing ? tr("Import photos…") : QString());
    } else if (m_report.photosWithPeople == 0) {
        m_empty->setTexts(tr("No photos with people yet"),
                          tr("On none of the photos a face was found or a person marked."));
        m_empty->setAction(importing ? tr("Look for faces") : QString());
    }
    const CoverageLine* const line = chosen();
    const bool anything = m_report.photosWithPeople > 0 && line != nullptr;
    m_stack->setCurrentWidget(anything ? static_cast<QWidget*>(m_scroll) : m_empty);
    if (!anything) return;
    const QLocale locale;
    m_sentence->setText(sentenceFor(*line));
    m_counted->setText(tr("%1 photos, %2 of them with people. As of %3.")
                           .arg(locale.toString(m_report.photos), locale.toString(m_report.photosWithPeople),
                                shortDate(m_report.day)));
    showRings();
    fillChoice();
    showBars();
    m_growthTitle->setText(tr("Growth: %1").arg(purposeName(*line)));
    m_growth->setHistory(m_report.history, line->purpose);
    m_lines->setReport(m_report);
    sizeTable();
}

void CoverageView::showRings() {
    m_rings->clear();
    for (const CoverageLine& line : std::as_const(m_report.total)) {
        int attention = 0;
        int blocked = 0;
        for (auto state = line.blocked.cbegin(); state != line.blocked.cend(); ++state)
            (toneOf(state.key()) == Tone::Blocked ? blocked : attention) += state.value();
        auto* card = new Card(m_ringArea);
        card->body()->setSpacing(4);
        card->body()->setContentsMargins(12, 12, 12, 12);
        card->setFixedWidth(scaled(ringCardWidth));
        auto* ring = new RingChart(card);
        const QString words =
            tr("%1 of %2 may be used")
                .arg(QLocale().toString(line.cleared), QLocale().toString(line.photosWithPeople));
        ring->setParts(
            {{Tone::Cleared, line.cleared}, {Tone::Attention, attention}, {Tone::Blocked, blocked}},
            tr("%1: %2, %3 need attention, %4 blocked")
                .arg(purposeName(line), words)
                .arg(attention)
                .arg(blocked));
        card->body()->addWidget(ring, 0, Qt::AlignHCenter);
        auto* name = labelled(purposeName(line), "heading", card);
        name->setAlignment(Qt::AlignCenter);
        card->body()->addWidget(name);
        auto* caption = labelled(words, "caption", card);
        caption->setAlignment(Qt::AlignCenter);
        card->body()->addWidget(caption);
        card->body()->addStretch(1);
        if (m_workspace.may(Right::SeePhotos)) {
            card->setClickable(tr("%1: show the blocked photos").arg(purposeName(line)));
            connect(card, &Card::clicked, this, [this, line] { openPhotos(line, blockingStates()); });
        }
        m_rings->addWidget(card);
    }
}

void CoverageView::fillChoice() {
    const QVariant before = m_barsChoice->currentData();
    m_barsChoice->clear();
    m_barsChoice->addItem(tr("Purposes, in all collections"), QString());
    for (const CoverageLine& line : std::as_const(m_report.total))
        m_barsChoice->addItem(tr("Collections, for: %1").arg(purposeName(line)),
                              QStringLiteral("purpose ") + line.purpose.key());
    QList<CollectionId> collections;
    for (const CoverageLine& line : std::as_const(m_report.byCollection)) {
        if (line.photosWithPeople == 0 || collections.contains(line.collection)) continue;
        collections << line.collection;
        m_barsChoice->addItem(tr("Purposes, in: %1").arg(line.collectionName), line.collection.toString());
    }
    m_barsChoice->setCurrentIndex(qMax(0, m_barsChoice->findData(before)));
}

void CoverageView::showBars() {
    const QString choice = m_barsChoice->currentData().toString();
    QList<CoverageLine> lines;
    QStringList names;
    if (choice.isEmpty()) lines = m_report.total;
    for (const CoverageLine& line : std::as_const(m_report.byCollection))
        if (line.collection.toString() == choice || choice == QStringLiteral("purpose ") + line.purpose.key())
            lines << line;
    for (const CoverageLine& line : std::as_const(lines))
        names << (choice.startsWith(QLatin1String("purpose ")) ? line.collectionName : purposeName(line));
    m_bars->setLines(lines, names);
}

void CoverageView::openPhotos(const CoverageLine& line, const QList<ClearanceState>& states) {
    if (!m_workspace.may(Right::SeePhotos)) return;
    PhotoFilter filter;
    filter.purpose = line.purpose;
    filter.states = states;
    if (!line.collection.isNull()) filter.collection = line.collection;
    m_workspace.setPurpose(line.purpose);
    Q_EMIT m_workspace.libraryWanted(filter);
}

void CoverageView::pick(const QString& ending) {
    pickReportFile(this, tr("Save the report"), tr("permissions"), ending,
                   [this](const QString& path) { saveTo(path); });
}

void CoverageView::saveTo(const QString& path) {
    saveFile(
        m_workspace, this, path,
        [path, report = m_report](Services& services) -> Result<QByteArray> {
            if (!path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive))
                return toCsv(report, true, coverageWords());
            return toPdf(report, services.session->organisation(), coverageWords());
        },
        [this, path] {
            Q_EMIT m_workspace.message(tr("Saved as %1.").arg(path));
            Q_EMIT saved();
        });
}

} // namespace bk::ui
