#include "ui/reports/GrowthChart.h"

#include "ui/widgets/Theme.h"

#include <QChart>
#include <QChartView>
#include <QDateTimeAxis>
#include <QEvent>
#include <QLabel>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QVBoxLayout>
#include <QValueAxis>

namespace bk::ui {
namespace {

constexpr int chartHeight = 240;
/// With so few days each is marked.
constexpr int fewDays = 30;

void styleAxis(QAbstractAxis* axis) {
    axis->setLabelsFont(captionFont());
    axis->setLabelsColor(ink(Ink::Muted));
    axis->setGridLinePen(QPen(ink(Ink::Border)));
    axis->setLinePen(QPen(ink(Ink::Border)));
}

} // namespace

GrowthChart::GrowthChart(QWidget* parent) : QWidget(parent), m_view(new QChartView(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setStyleSheet(QStringLiteral("background: transparent"));
    layout->addWidget(m_view);
    m_tooShort = new QLabel(tr("Every day on which the catalog is open is kept. From the second day on, this "
                               "shows how the numbers grow."),
                            this);
    m_tooShort->setProperty("role", QStringLiteral("muted"));
    m_tooShort->setWordWrap(true);
    layout->addWidget(m_tooShort);
}

void GrowthChart::setHistory(const QList<CoverageDay>& history, const Purpose& purpose) {
    m_days.clear();
    for (const CoverageDay& day : history)
        if (day.line.purpose == purpose) m_days << day;
    const bool enough = m_days.size() > 1;
    m_view->setVisible(enough);
    m_view->setFixedHeight(scaled(chartHeight));
    m_tooShort->setVisible(!enough);
    if (!enough) return;
    const CoverageLine& first = m_days.first().line;
    const CoverageLine& last = m_days.last().line;
    m_view->setAccessibleName(tr("On %1 %2 of %3 photos with people might be used; on %4 %5 of %6.")
                                  .arg(shortDate(m_days.first().day), QLocale().toString(first.cleared),
                                       QLocale().toString(first.photosWithPeople),
                                       shortDate(m_days.last().day), QLocale().toString(last.cleared),
                                       QLocale().toString(last.photosWithPeople)));
    draw();
}

void GrowthChart::draw() {
    if (m_days.size() < 2) return;
    auto* chart = new QChart;
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->legend()->setAlignment(Qt::AlignBottom);
    chart->legend()->setFont(captionFont());
    chart->legend()->setLabelColor(ink(Ink::Text));
    auto* people = new QLineSeries(chart);
    people->setName(tr("Photos with people"));
    people->setPen(QPen(ink(Ink::Muted), 2, Qt::DashLine));
    auto* cleared = new QLineSeries(chart);
    cleared->setName(tr("May be used"));
    cleared->setPen(QPen(toneFill(Tone::Cleared), 3));
    cleared->setPointsVisible(m_days.size() <= fewDays);
    int most = 0;
    for (const CoverageDay& day : std::as_const(m_days)) {
        const auto at = static_cast<qreal>(day.day.startOfDay().toMSecsSinceEpoch());
        people->append(at, day.line.photosWithPeople);
        cleared->append(at, day.line.cleared);
        most = qMax(most, day.line.photosWithPeople);
    }
    chart->addSeries(people);
    chart->addSeries(cleared);
    auto* days = new QDateTimeAxis(chart);
    days->setFormat(QStringLiteral("d MMM yyyy"));
    days->setRange(m_days.first().day.startOfDay(), m_days.last().day.startOfDay());
    days->setTickCount(qBound(2, static_cast<int>(m_days.first().day.daysTo(m_days.last().day)) + 1, 5));
    styleAxis(days);
    chart->addAxis(days, Qt::AlignBottom);
    auto* photos = new QValueAxis(chart);
    photos->setRange(0, qMax(1, most));
    photos->setLabelFormat(QStringLiteral("%d"));
    photos->setTickCount(qBound(2, most + 1, 5));
    photos->applyNiceNumbers();
    styleAxis(photos);
    chart->addAxis(photos, Qt::AlignLeft);
    for (QLineSeries* series : {people, cleared}) {
        series->attachAxis(days);
        series->attachAxis(photos);
    }
    QChart* const before = m_view->chart();
    m_view->setChart(chart);
    delete before;
}

void GrowthChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) draw();
}

} // namespace bk::ui
