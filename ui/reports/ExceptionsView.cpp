#include "ui/reports/ExceptionsView.h"

#include "ui/reports/ExceptionListModel.h"
#include "ui/reports/ReportSaving.h"
#include "ui/reports/ReportWords.h"
#include "ui/shell/SaveAndPrint.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/RowTable.h"

#include <QCheckBox>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace bk::ui {
namespace {

constexpr ExceptionKind kinds[] = {
    ExceptionKind::NotNeeded,   ExceptionKind::Bystander,           ExceptionKind::Embargo,
    ExceptionKind::AssetExpiry, ExceptionKind::CollectionRetention, ExceptionKind::Restricted};
constexpr int pauseMilliseconds = 200;
constexpr int searchWidth = 240;
constexpr int leastReason = 240;

bool holds(const Exception& exception, const QString& words, const ExceptionWords& reasons) {
    for (const QString& text :
         {exception.fileName, exception.collectionName, exception.by, reasonOf(exception, reasons)})
        if (text.contains(words, Qt::CaseInsensitive)) return true;
    return false;
}

} // namespace

ExceptionsView::ExceptionsView(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_stack(new QStackedWidget(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(8);
    makeFilters();
    m_warning = new Banner(this);
    layout->addWidget(m_warning);
    m_empty = new EmptyState(QStringLiteral("license"), tr("Reading…"), {}, m_stack);
    m_stack->addWidget(m_empty);
    makeTable();
    m_stack->addWidget(m_table);
    layout->addWidget(m_stack, 1);
    setFocusProxy(m_table);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &ExceptionsView::showWhatFits);
    connect(m_empty, &EmptyState::triggered, this, &ExceptionsView::showAll);
}

void ExceptionsView::makeFilters() {
    auto* area = new QWidget(this);
    QSizePolicy growing(QSizePolicy::Expanding, QSizePolicy::Minimum);
    growing.setHeightForWidth(true);
    area->setSizePolicy(growing);
    auto* flow = new FlowLayout(area, 8);
    for (const ExceptionKind kind : kinds) {
        auto* chip = new QPushButton(wordsFor(kind), area);
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setCheckable(true);
        flow->addWidget(chip);
        m_chips.insert(static_cast<int>(kind), chip);
        connect(chip, &QPushButton::toggled, this, &ExceptionsView::showWhatFits);
    }
    m_onlyInForce = new QCheckBox(tr("Only what is in force"), area);
    flow->addWidget(m_onlyInForce);
    m_search = new QLineEdit(area);
    m_search->setPlaceholderText(tr("Photo, reason, who decided…"));
    m_search->setAccessibleName(tr("Search the exceptions"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(scaled(searchWidth));
    flow->addWidget(m_search);
    for (const QString& ending : {QStringLiteral("pdf"), QStringLiteral("csv")}) {
        auto* button = new QPushButton(themedIcon(QStringLiteral("document-export")),
                                       ending == QLatin1String("pdf") ? tr("PDF…") : tr("CSV…"), area);
        button->setToolTip(tr("Save what is shown"));
        connect(button, &QPushButton::clicked, this, [this, ending] { pick(ending); });
        flow->addWidget(button);
        m_saving << button;
    }
    layout()->addWidget(area);
    connect(m_onlyInForce, &QCheckBox::toggled, this, &ExceptionsView::showWhatFits);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_pause.start(); });
}

void ExceptionsView::makeTable() {
    m_model = new ExceptionListModel(this);
    m_table = new QTableView(m_stack);
    m_table->setAccessibleName(tr("Exceptions"));
    setUpRowTable(*m_table, m_model);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table, &QTableView::activated, this, &ExceptionsView::open);
    sizeTable();
}

void ExceptionsView::sizeTable() {
    m_table->verticalHeader()->setDefaultSectionSize(scaled(34));
    QHeaderView* header = m_table->horizontalHeader();
    header->setMinimumSectionSize(scaled(56));
    constexpr int widths[] = {176, 144, 0, 104, 112, 104, 88};
    int others = 0;
    for (int column = 0; column < ExceptionListModel::columns; ++column)
        if (widths[column] > 0) {
            header->resizeSection(column, scaled(widths[column]));
            others += scaled(widths[column]);
        }
    // The reason is what is read: it has what is left, but never too little.
    header->resizeSection(ExceptionListModel::Reason,
                          qMax(scaled(leastReason), m_stack->width() - others - scaled(16)));
}

void ExceptionsView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate();
    sizeTable();
}

void ExceptionsView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_table != nullptr) sizeTable();
}

void ExceptionsView::load() {
    m_workspace.ask(
        this, [](Services& services) { return services.exceptions.list(); },
        [this, generation = ++m_generation](Result<QList<Exception>> list) {
            if (generation != m_generation) return;
            m_loaded = true;
            if (list)
                m_all = *list;
            else
                Q_EMIT m_workspace.failed(list.error());
            showWhatFits();
            Q_EMIT loaded();
        });
}

bool ExceptionsView::isNarrowed() const {
    return m_onlyInForce->isChecked() || !m_search->text().trimmed().isEmpty() ||
           std::any_of(m_chips.begin(), m_chips.end(), [](QPushButton* chip) { return chip->isChecked(); });
}

void ExceptionsView::showAll() {
    m_search->clear();
    m_onlyInForce->setChecked(false);
    for (QPushButton* chip : std::as_const(m_chips))
        chip->setChecked(false);
    showWhatFits();
}

int ExceptionsView::rowOf(const Exception& exception) const {
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const Exception* one = m_model->exception(row);
            one != nullptr && one->kind == exception.kind && one->photo == exception.photo &&
            one->face == exception.face && one->collection == exception.collection)
            return row;
    return 1;
}

void ExceptionsView::showWhatFits() {
    const bool anyKind =
        std::none_of(m_chips.begin(), m_chips.end(), [](QPushButton* chip) { return chip->isChecked(); });
    const QString words = m_search->text().trimmed();
    const ExceptionWords reasons = exceptionWords();
    m_shown.clear();
    for (const Exception& one : std::as_const(m_all)) {
        if (!anyKind && !chip(one.kind)->isChecked()) continue;
        if (m_onlyInForce->isChecked() && !one.inForce) continue;
        if (!words.isEmpty() && !holds(one, words, reasons)) continue;
        m_shown << one;
    }
    const Exception* const before = m_model->exception(m_table->currentIndex().row());
    const Exception current = before != nullptr ? *before : Exception();
    m_table->clearSpans();
    m_model->setExceptions(m_shown);
    for (const int row : m_model->groupRows())
        m_table->setSpan(row, 0, 1, ExceptionListModel::columns);
    if (m_model->rowCount() > 1) m_table->setCurrentIndex(m_model->index(rowOf(current), 0));
    const auto commissioned = std::count_if(
        m_shown.begin(), m_shown.end(), [](const Exception& one) { return one.commissioned && one.inForce; });
    if (commissioned > 0)
        m_warning->say(Tone::Attention,
                       tr("“Consent not needed” stands on %n photo(s) of somebody whose portraits were "
                          "commissioned. Publishing those needs the consent of whoever is portrayed all the "
                          "same.",
                          nullptr, static_cast<int>(commissioned)));
    else
        m_warning->clear();
    for (QPushButton* button : std::as_const(m_saving))
        button->setEnabled(m_loaded && !m_shown.isEmpty());
    m_stack->setCurrentWidget(m_shown.isEmpty() ? static_cast<QWidget*>(m_empty) : m_table);
    if (!m_loaded) {
        m_empty->setTexts(tr("Reading…"), {});
        m_empty->setAction({});
    } else if (m_all.isEmpty() || !isNarrowed()) {
        m_empty->setTexts(tr("No exceptions"),
                          tr("Nothing was decided beside what people signed: no photo for which consent is "
                             "not needed, no bystander, no embargo, no last day, no restriction."));
        m_empty->setAction({});
    } else {
        m_empty->setTexts(tr("None fits"), tr("No exception is all that the filters above ask for."));
        m_empty->setAction(tr("Show all"));
    }
    Q_EMIT narrowed();
}

QString ExceptionsView::counted() const {
    if (!m_loaded) return {};
    return m_shown.size() == m_all.size()
               ? tr("%n exception(s)", nullptr, static_cast<int>(m_all.size()))
               : tr("%1 of %2").arg(QLocale().toString(m_shown.size()), QLocale().toString(m_all.size()));
}

void ExceptionsView::open(const QModelIndex& index) {
    const Exception* const one = m_model->exception(index.row());
    if (one == nullptr) return;
    if (one->photo.isNull()) {
        PhotoFilter filter;
        filter.collection = one->collection;
        Q_EMIT m_workspace.libraryWanted(filter);
        return;
    }
    QList<PhotoId> neighbours;
    for (const Exception& other : std::as_const(m_shown))
        if (!other.photo.isNull() && !neighbours.contains(other.photo)) neighbours << other.photo;
    Q_EMIT m_workspace.photoWanted(one->photo, neighbours);
}

void ExceptionsView::pick(const QString& ending) {
    pickReportFile(this, tr("Save the exceptions (whoever has the file can read them)"), tr("exceptions"),
                   ending, [this](const QString& path) { saveTo(path); });
}

void ExceptionsView::saveTo(const QString& path) {
    saveFile(
        m_workspace, this, path,
        [path, list = m_shown](Services& services) -> Result<QByteArray> {
            if (!path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive))
                return toCsv(list, exceptionWords());
            return toPdf(list, services.session->organisation(), services.session->today(), exceptionWords());
        },
        [this, path] {
            Q_EMIT m_workspace.message(tr("Saved as %1.").arg(path));
            Q_EMIT saved();
        });
}

} // namespace bk::ui
