// How the page is put together; what it does is in FormsPage.cpp.
#include "ui/forms/FormEditor.h"
#include "ui/forms/FormPreview.h"
#include "ui/forms/FormsPage.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/StateBadge.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bk::ui {
namespace {

constexpr int listWidth = 200;
constexpr int sideWidth = 304;

QLabel* makeHeading(const QString& words, QWidget* parent) {
    auto* heading = new QLabel(words, parent);
    heading->setProperty("role", QStringLiteral("heading"));
    return heading;
}

} // namespace

FormsPage::FormsPage(Workspace& workspace, QWidget* parent) : Page(parent), m_workspace(workspace) {
    setObjectName(QStringLiteral("page"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(8);
    makeHead(layout);
    m_stack = new QStackedWidget(this);
    m_empty = new EmptyState(QStringLiteral("document-edit-sign"), tr("Reading…"), {}, m_stack);
    connect(m_empty, &EmptyState::triggered, this, &FormsPage::begin);
    m_stack->addWidget(m_empty);
    auto* parts = new QWidget(m_stack);
    auto* row = new QHBoxLayout(parts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(24);
    row->addWidget(makeList());
    row->addWidget(makeMiddle(), 1);
    row->addWidget(makeSide());
    m_stack->addWidget(parts);
    layout->addWidget(m_stack, 1);
    connectParts();
    tidy();
}

FormsPage::~FormsPage() = default;

void FormsPage::makeHead(QVBoxLayout* layout) {
    auto* back = new QPushButton(themedIcon(QStringLiteral("go-previous")), tr("Back"), this);
    back->setProperty("role", QStringLiteral("link"));
    back->setToolTip(tr("Esc"));
    connect(back, &QPushButton::clicked, &m_workspace, &Workspace::backWanted);
    layout->addWidget(back, 0, Qt::AlignLeft);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* heading = new QLabel(title(), this);
    heading->setProperty("role", QStringLiteral("title"));
    head->addWidget(heading);
    head->addStretch(1);
    m_pdf = new QPushButton(themedIcon(QStringLiteral("document-save")), tr("Save as PDF…"), this);
    head->addWidget(m_pdf);
    m_print = new QPushButton(themedIcon(QStringLiteral("document-print")), tr("Print…"), this);
    head->addWidget(m_print);
    layout->addLayout(head);
}

QWidget* FormsPage::makeList() {
    auto* area = m_listArea = new QWidget(this);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_list = new QListWidget(area);
    m_list->setProperty("role", QStringLiteral("panel"));
    m_list->setAccessibleName(tr("Consent forms"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setWordWrap(true);
    column->addWidget(m_list, 1);
    m_new = new QPushButton(themedIcon(QStringLiteral("list-add")), tr("New form"), area);
    m_new->setToolTip(tr("Begins with the suggestion, in Dutch and English"));
    m_new->setVisible(m_workspace.may(Right::ManageConsent));
    column->addWidget(m_new);
    return area;
}

QWidget* FormsPage::makeMiddle() {
    auto* area = new QWidget(this);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_name = new QLineEdit(area);
    m_name->setPlaceholderText(tr("Name of the form, for example: Visitors"));
    m_name->setAccessibleName(tr("Name of the form"));
    m_name->setMaxLength(100);
    row->addWidget(m_name, 1);
    m_versions = new QComboBox(area);
    m_versions->setAccessibleName(tr("Version"));
    m_versions->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    row->addWidget(m_versions);
    column->addLayout(row);
    m_banner = new Banner(area);
    column->addWidget(m_banner);
    m_scroll = new QScrollArea(area);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inner = new QWidget(m_scroll);
    auto* content = new QVBoxLayout(inner);
    content->setContentsMargins(0, 8, 8, 8);
    m_editor = new FormEditor(inner);
    content->addWidget(m_editor);
    m_scroll->setWidget(inner);
    column->addWidget(m_scroll, 1);
    return area;
}

QWidget* FormsPage::makeSide() {
    auto* area = m_side = new QWidget(this);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    // Large text and many lacks may need more than the window is high.
    auto* scroll = new QScrollArea(area);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inner = new QWidget(scroll);
    auto* content = new QVBoxLayout(inner);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(8);
    auto* card = new Card(inner);
    card->body()->setSpacing(4);
    m_complete = new StateBadge(card);
    card->body()->addWidget(m_complete, 0, Qt::AlignLeft);
    m_missing = new QVBoxLayout;
    m_missing->setSpacing(0);
    card->body()->addLayout(m_missing);
    content->addWidget(card);
    content->addWidget(makeHeading(tr("As it is printed"), inner));
    m_preview = new FormPreview(m_workspace, inner);
    content->addWidget(m_preview, 1);
    scroll->setWidget(inner);
    column->addWidget(scroll, 1);
    m_save = new QPushButton(area);
    m_save->setProperty("role", QStringLiteral("primary"));
    column->addWidget(m_save);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_discard = new QPushButton(tr("Throw away"), area);
    m_discard->setToolTip(tr("Back to the words that are kept"));
    row->addWidget(m_discard, 1);
    m_retire = new QPushButton(area);
    row->addWidget(m_retire, 1);
    column->addLayout(row);
    const bool mayManage = m_workspace.may(Right::ManageConsent);
    for (QPushButton* button : {m_save, m_discard, m_retire})
        button->setVisible(mayManage);
    return area;
}

void FormsPage::sizeParts() {
    // The words in the middle need the room most.
    m_listArea->setFixedWidth(std::min(scaled(listWidth), width() / 5));
    m_side->setFixedWidth(std::min(scaled(sideWidth), width() * 3 / 10));
}

void FormsPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    sizeParts();
}

void FormsPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_side != nullptr) sizeParts();
}

void FormsPage::connectParts() {
    connect(m_new, &QPushButton::clicked, this, &FormsPage::begin);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (m_filling || item == nullptr) return;
        choose(TemplateId::fromBytes(item->data(Qt::UserRole).toByteArray()));
    });
    connect(m_versions, &QComboBox::activated, this,
            [this] { showVersion(m_versions->currentData().toInt()); });
    connect(m_name, &QLineEdit::textEdited, this, &FormsPage::edited);
    connect(m_name, &QLineEdit::editingFinished, this, &FormsPage::rename);
    connect(m_editor, &FormEditor::edited, this, &FormsPage::edited);
    connect(m_editor, &FormEditor::languageChanged, this, &FormsPage::tidy);
    connect(m_save, &QPushButton::clicked, this, &FormsPage::save);
    connect(m_discard, &QPushButton::clicked, this, &FormsPage::discard);
    connect(m_retire, &QPushButton::clicked, this, &FormsPage::retire);
    connect(m_pdf, &QPushButton::clicked, this, &FormsPage::pickFile);
    connect(m_print, &QPushButton::clicked, this, &FormsPage::pickPrinter);
    connect(m_banner, &Banner::triggered, this, [this] {
        // An older version becomes the beginning of a new one.
        const ConsentForm* const of = form();
        if (of == nullptr || !isOld()) return;
        m_drafts.insert(m_chosen, {of->name, m_editor->version()});
        showVersion(0);
    });
    connect(&m_workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (isVisible() && (changes.kinds & ChangeKind::Settings)) load();
    });
}

} // namespace bk::ui
