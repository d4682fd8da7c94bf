#include "ui/publications/TakedownPanel.h"

#include "ui/publications/PublicationWords.h"
#include "ui/publications/TakedownModel.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/RowTable.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

/// The rest is scrolled to; the list of publications keeps its place below.
constexpr int heightInSight = 144;

} // namespace

TakedownPanel::TakedownPanel(Workspace& workspace, ImageLoader& images, QWidget* parent)
    : Card(parent), m_workspace(workspace), m_model(new TakedownModel(images, this)) {
    body()->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(new IconLabel(toneIcon(Tone::Blocked), 20, this));
    m_heading = new QLabel(this);
    m_heading->setProperty("role", QStringLiteral("heading"));
    head->addWidget(m_heading, 1);
    body()->addLayout(head);
    m_meaning = new QLabel(tr("Somebody on these photos said no since they were published. Take each down "
                              "where it is to be seen, then say so here."),
                           this);
    m_meaning->setProperty("role", QStringLiteral("muted"));
    m_meaning->setWordWrap(true);
    body()->addWidget(m_meaning);

    m_table = new QTableView(this);
    m_table->setAccessibleName(tr("Photos to take down"));
    setUpRowTable(*m_table, m_model);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->installEventFilter(this);
    body()->addWidget(m_table);
    sizeTable();
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TakedownPanel::follow);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        QList<PhotoId> photos;
        for (const TakedownView& view : m_model->views())
            if (!photos.contains(view.takedown.photo)) photos << view.takedown.photo;
        Q_EMIT m_workspace.photoWanted(m_model->view(index.row()).takedown.photo, photos);
    });

    m_buttons = new QWidget(this);
    auto* row = new FlowLayout(m_buttons, 8);
    m_done = new QPushButton(this);
    m_done->setProperty("role", QStringLiteral("primary"));
    m_done->setToolTip(tr("The chosen photos are no longer to be seen there (D)"));
    m_impossible = new QPushButton(tr("Impossible…"), this);
    m_impossible->setToolTip(tr("It cannot be taken down, for instance because it is printed (I)"));
    m_open = new QPushButton(tr("Show the publication"), this);
    m_open->setProperty("role", QStringLiteral("link"));
    for (QPushButton* button : {m_done, m_impossible, m_open})
        row->addWidget(button);
    m_buttons->setVisible(m_workspace.may(Right::Publish));
    body()->addWidget(m_buttons);
    connect(m_done, &QPushButton::clicked, this, &TakedownPanel::done);
    connect(m_impossible, &QPushButton::clicked, this, &TakedownPanel::beginImpossible);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const auto views = chosen();
        if (!views.isEmpty()) Q_EMIT publicationWanted(views.first().publication.id);
    });
    makeReason();
    follow();
}

void TakedownPanel::makeReason() {
    m_reasonRow = new QWidget(this);
    auto* column = new QVBoxLayout(m_reasonRow);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* words = new QLabel(
        tr("Why can it not be taken down? What was printed while it was permitted stays lawful; it must not "
           "be printed again."),
        m_reasonRow);
    words->setProperty("role", QStringLiteral("caption"));
    words->setWordWrap(true);
    column->addWidget(words);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_reason = new QComboBox(m_reasonRow);
    m_reason->setEditable(true);
    m_reason->addItems({tr("Printed while it was permitted"), tr("The publisher does not answer"),
                        tr("The account is no longer ours")});
    m_reason->setAccessibleName(tr("Why it cannot be taken down"));
    m_reason->lineEdit()->setPlaceholderText(tr("The reason"));
    m_reason->setMaximumWidth(scaled(360));
    row->addWidget(m_reason, 1);
    m_confirm = new QPushButton(tr("Cannot be taken down"), m_reasonRow);
    m_confirm->setProperty("role", QStringLiteral("primary"));
    row->addWidget(m_confirm);
    auto* cancel = new QPushButton(tr("Cancel"), m_reasonRow);
    cancel->setToolTip(tr("Esc"));
    row->addWidget(cancel);
    row->addStretch(1);
    column->addLayout(row);
    body()->addWidget(m_reasonRow);
    m_reasonRow->hide();
    m_reason->lineEdit()->installEventFilter(this);
    connect(m_reason, &QComboBox::editTextChanged, this,
            [this](const QString& text) { m_confirm->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_reason->lineEdit(), &QLineEdit::returnPressed, m_confirm, &QPushButton::click);
    connect(m_confirm, &QPushButton::clicked, this,
            [this] { answer(TakedownOutcome::Impossible, m_reason->currentText().simplified()); });
    connect(cancel, &QPushButton::clicked, this, &TakedownPanel::closeReason);
}

void TakedownPanel::setTakedowns(const QList<TakedownView>& takedowns) {
    const auto before = chosen();
    const int row = m_table->currentIndex().row();
    m_model->setTakedowns(takedowns);
    m_heading->setText(tr("To take down: %n photo(s)", nullptr, static_cast<int>(takedowns.size())));
    QItemSelection again;
    for (const TakedownView& view : before) {
        const int at = m_model->rowOf(view.publication.id, view.takedown.photo);
        if (at >= 0) again.select(m_model->index(at, 0), m_model->index(at, TakedownModel::columns - 1));
    }
    const int last = static_cast<int>(takedowns.size()) - 1;
    if (last >= 0) {
        if (again.isEmpty()) {
            const int next = qBound(0, row, last);
            again.select(m_model->index(next, 0), m_model->index(next, TakedownModel::columns - 1));
        }
        m_table->selectionModel()->setCurrentIndex(again.first().topLeft(), QItemSelectionModel::NoUpdate);
        m_table->selectionModel()->select(again, QItemSelectionModel::ClearAndSelect);
    }
    sizeTable();
    follow();
}

QList<TakedownView> TakedownPanel::chosen() const {
    QList<TakedownView> found;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        found << m_model->view(index.row());
    return found;
}

void TakedownPanel::follow() {
    const int count = static_cast<int>(m_table->selectionModel()->selectedRows().size());
    m_done->setText(count > 1 ? tr("%n taken down", nullptr, count) : tr("Taken down"));
    m_done->setEnabled(count > 0);
    m_impossible->setEnabled(count > 0);
    m_open->setEnabled(count > 0);
    if (count == 0) closeReason();
}

void TakedownPanel::done() {
    if (m_done->isEnabled()) answer(TakedownOutcome::Done, {});
}

void TakedownPanel::beginImpossible() {
    if (!m_impossible->isEnabled() || !m_workspace.may(Right::Publish)) return;
    m_reason->setCurrentIndex(-1);
    m_reason->clearEditText();
    m_confirm->setEnabled(false);
    m_reasonRow->show();
    m_reason->setFocus();
}

void TakedownPanel::closeReason() {
    if (m_reasonRow == nullptr || m_reasonRow->isHidden()) return;
    m_reasonRow->hide();
    m_table->setFocus();
}

void TakedownPanel::answer(TakedownOutcome outcome, const QString& reason) {
    if (!m_workspace.may(Right::Publish)) return;
    QList<Takedown> takedowns;
    for (const TakedownView& view : chosen())
        takedowns << view.takedown;
    if (takedowns.isEmpty()) return;
    m_done->setEnabled(false);
    m_impossible->setEnabled(false);
    m_reasonRow->hide();
    m_table->setFocus();
    m_workspace.ask(
        this,
        [takedowns, outcome, reason](Services& services) {
            return services.publications.closeAll(takedowns, outcome, reason);
        },
        [this, outcome](Result<int> closed) {
            follow();
            if (!closed)
                Q_EMIT m_workspace.failed(closed.error());
            else if (outcome == TakedownOutcome::Done)
                Q_EMIT m_workspace.message(tr("%n photo(s) taken down.", nullptr, *closed));
            else
                Q_EMIT m_workspace.message(
                    tr("%n photo(s) cannot be taken down; the reason is kept.", nullptr, *closed));
        },
        2);
}

bool TakedownPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return Card::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (watched == m_table && key->modifiers() == Qt::NoModifier) {
        if (key->key() == Qt::Key_D) {
            done();
            return true;
        }
        if (key->key() == Qt::Key_I) {
            beginImpossible();
            return true;
        }
    } else if (key->key() == Qt::Key_Escape && watched == m_reason->lineEdit()) {
        closeReason();
        return true;
    }
    return Card::eventFilter(watched, event);
}

void TakedownPanel::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_table != nullptr) sizeTable();
}

void TakedownPanel::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    if (m_table != nullptr) sizeTable();
}

void TakedownPanel::sizeTable() {
    const int side = scaled(TakedownModel::pictureSide);
    m_table->setIconSize(QSize(side, side));
    m_table->verticalHeader()->setDefaultSectionSize(side + 8);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(TakedownModel::Where, QHeaderView::Stretch);
    header->resizeSection(TakedownModel::Photo, qMin(scaled(220), width() / 4));
    header->resizeSection(TakedownModel::Why, qMin(scaled(280), width() / 4));
    header->setSectionResizeMode(TakedownModel::Since, QHeaderView::ResizeToContents);
    const int rows = qBound(1, m_model->rowCount(), qMax(2, heightInSight / (side + 8)));
    m_table->setFixedHeight(header->sizeHint().height() + rows * (side + 8) + 2 * m_table->frameWidth() + 2);
}

} // namespace bk::ui
