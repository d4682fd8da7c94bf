#include "ui/reports/StateBars.h"

#include "ui/reports/ReportWords.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QHorizontalPercentBarSeries>
#include <QLabel>
#include <QLegend>
#include <QLegendMarker>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>

namespace bk::ui {
namespace {

constexpr int barHeight = 36;
constexpr int roomForAxis = 56;
constexpr int roomForLegend = 64;
constexpr int longestName = 160;

int photosIn(const CoverageLine& line, ClearanceState state) {
    return state == ClearanceState::Cleared ? line.cleared : line.blocked.value(state);
}

QString nameOf(ClearanceState state) {
    return state == ClearanceState::Cleared ? StateBars::tr("May be used") : wordsFor(state);
}

} // namespace

QBrush fillFor(ClearanceState state) {
    Qt::BrushStyle pattern = Qt::SolidPattern;
    switch (state) {
    case ClearanceState::Restricted:
        pattern = Qt::CrossPattern;
        break;
    case ClearanceState::Embargoed:
        pattern = Qt::Dense4Pattern;
        break;
    case ClearanceState::AssetExpired:
        pattern = Qt::HorPattern;
        break;
    case ClearanceState::Unreviewed:
        pattern = Qt::Dense6Pattern;
        break;
    case ClearanceState::Refused:
        pattern = Qt::BDiagPattern;
        break;
    case ClearanceState::Expired:
        pattern = Qt::VerPattern;
        break;
    case ClearanceState::NotYetValid:
        pattern = Qt::FDiagPattern;
        break;
    case ClearanceState::Unresolved:
        pattern = Qt::DiagCrossPattern;
        break;
    default:
        break;
    }
    return {toneFill(toneOf(state)), pattern};
}

StateBars::StateBars(QWidget* parent) : QWidget(parent), m_view(new QChartView(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setStyleSheet(QStringLiteral("background: transparent"));
    layout->addWidget(m_view);
}

void StateBars::setLines(const QList<CoverageLine>& lines, const QStringList& names) {
    m_lines.clear();
    m_names.clear();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].photosWithPeople == 0) continue;
        m_lines << lines[i];
        m_names << names.value(i);
    }
    QStringList words;
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        words << tr("%1: %2 of %3 may be used. %4")
                     .arg(m_names[i], QLocale().toString(m_lines[i].cleared),
                          QLocale().toString(m_lines[i].photosWithPeople), whyBlocked(m_lines[i]));
    m_view->setAccessibleName(words.join(QLatin1Char('\n')));
    draw();
}

void StateBars::draw() {
    auto* chart = new QChart;
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->legend()->setAlignment(Qt::AlignBottom);
    chart->legend()->setFont(captionFont());
    chart->legend()->setLabelColor(ink(Ink::Text));
    auto* series = new QHorizontalPercentBarSeries(chart);
    series->setBarWidth(0.64);
    QList<ClearanceState> states{ClearanceState::Cleared};
    states << blockingStates();
    QList<ClearanceState> shown;
    for (const ClearanceState state : std::as_const(states)) {
        auto* set = new QBarSet(nameOf(state));
        bool any = false;
        // The first line is the topmost bar, and the axis begins below.
        for (auto line = m_lines.crbegin(); line != m_lines.crend(); ++line) {
            *set << photosIn(*line, state);
            any = any || photosIn(*line, state) > 0;
        }
        if (!any) {
            delete set;
            continue;
        }
        set->setBrush(fillFor(state));
        set->setPen(QPen(toneFill(toneOf(state)), 1));
        series->append(set);
        shown << state;
    }
    chart->addSeries(series);
    auto* names = new QBarCategoryAxis(chart);
    for (auto name = m_names.crbegin(); name != m_names.crend(); ++name) {
        QString shortened =
            QFontMetrics(captionFont()).elidedText(*name, Qt::ElideRight, scaled(longestName));
        // Two of one name would be one bar.
        while (names->categories().contains(shortened))
            shortened += QChar(0x200b);
        names->append(shortened);
    }
    names->setLabelsFont(captionFont());
    names->setLabelsColor(ink(Ink::Text));
    names->setGridLineVisible(false);
    names->setLinePen(QPen(ink(Ink::Border)));
    chart->addAxis(names, Qt::AlignLeft);
    series->attachAxis(names);
    auto* percent = new QValueAxis(chart);
    percent->setRange(0, 100);
    percent->setTickCount(5);
    percent->setLabelFormat(QStringLiteral("%d %%"));
    percent->setLabelsFont(captionFont());
    percent->setLabelsColor(ink(Ink::Muted));
    percent->setGridLinePen(QPen(ink(Ink::Border)));
    percent->setLinePen(QPen(ink(Ink::Border)));
    chart->addAxis(percent, Qt::AlignBottom);
    series->attachAxis(percent);

    const auto lineAt = [this](int index) { return m_lines[m_lines.size() - 1 - index]; };
    connect(series, &QAbstractBarSeries::clicked, this,
            [this, shown, series, lineAt](int index, QBarSet* set) {
                Q_EMIT clicked(lineAt(index), shown.value(series->barSets().indexOf(set)));
            });
    connect(series, &QAbstractBarSeries::hovered, this,
            [this, shown, series, lineAt](bool over, int index, QBarSet* set) {
                if (!over) return QToolTip::hideText();
                const ClearanceState state = shown.value(series->barSets().indexOf(set));
                QToolTip::showText(QCursor::pos(),
                                   QStringLiteral("%1: %2").arg(
                                       nameOf(state), QLocale().toString(photosIn(lineAt(index), state))),
                                   m_view);
            });
    QChart* const before = m_view->chart();
    m_view->setChart(chart);
    delete before;
    m_view->setFixedHeight(
        scaled(barHeight * static_cast<int>(m_lines.size()) + roomForAxis + roomForLegend));
}

void StateBars::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) draw();
}

} // namespace bk::ui
