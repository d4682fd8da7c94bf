// How the form is put together; what it does is in QuitclaimEditor.cpp.
#include "ui/quitclaims/DateField.h"
#include "ui/quitclaims/FoldSection.h"
#include "ui/quitclaims/FormFields.h"
#include "ui/quitclaims/FormRows.h"
#include "ui/quitclaims/QuitclaimEditor.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/quitclaims/ScanTray.h"
#include "ui/quitclaims/ScopeFields.h"
#include "ui/quitclaims/SigneeFields.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

void makeRows(QWidget* box) {
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
}

} // namespace

QuitclaimEditor::QuitclaimEditor(Workspace& workspace, QWidget* parent)
    : Card(parent), m_workspace(workspace) {
    m_heading = new QLabel(this);
    m_heading->setProperty("role", QStringLiteral("title"));
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    body()->addWidget(m_heading);
    m_keptScans = makeFormCaption({}, this);
    body()->addWidget(m_keptScans);
    m_scans = new ScanTray(workspace, this);
    body()->addWidget(m_scans);
    makePurposes();
    makeDates();
    makeSignee();
    makeMore();
    makeWhy();
    makeButtons();
    connectFields();
    hide();
}

void QuitclaimEditor::connectFields() {
    connect(m_scans, &ScanTray::changed, this, &QuitclaimEditor::refresh);
    for (const DateField* field : {m_signedOn, m_from, m_until})
        connect(field, &DateField::dateChanged, this, &QuitclaimEditor::refresh);
    for (const QLineEdit* line : {m_place, m_territory, m_conditions, m_why})
        connect(line, &QLineEdit::textChanged, this, &QuitclaimEditor::refresh);
    for (const QComboBox* box : {m_basis, m_replaces})
        connect(box, &QComboBox::currentIndexChanged, this, &QuitclaimEditor::refresh);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &QuitclaimEditor::refresh);
    connect(m_openEnded, &QCheckBox::toggled, this, &QuitclaimEditor::refresh);
    connect(m_signee, &SigneeFields::changed, this, &QuitclaimEditor::refresh);
    connect(m_scope, &ScopeFields::changed, this, &QuitclaimEditor::refresh);
    connect(m_form, &FormFields::changed, this, &QuitclaimEditor::refresh);
}

QLabel* QuitclaimEditor::addHeading(const QString& text) {
    body()->addSpacing(8);
    auto* heading = new QLabel(text, this);
    heading->setProperty("role", QStringLiteral("heading"));
    body()->addWidget(heading);
    return heading;
}

void QuitclaimEditor::makePurposes() {
    body()->addSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* heading = new QLabel(tr("What was said, as on the paper"), this);
    heading->setProperty("role", QStringLiteral("heading"));
    head->addWidget(heading);
    m_refuse = new QPushButton(tr("No to everything"), this);
    m_refuse->setProperty("role", QStringLiteral("link"));
    m_refuse->setToolTip(tr("The person said no: every purpose is refused, recognition, too"));
    head->addWidget(m_refuse);
    head->addStretch(1);
    body()->addLayout(head);
    connect(m_refuse, &QPushButton::clicked, this, &QuitclaimEditor::refuseAll);
    m_purposes = new QWidget(this);
    makeRows(m_purposes);
    body()->addWidget(m_purposes);
    addHeading(tr("Recognition, apart from the rest"));
    body()->addWidget(makeFormCaption(
        tr("Yes allows the program to keep faceprints of this person and to suggest the name on other "
           "photos. "
           "Faceprints are biometric data, so this needs a yes of its own; without it faces are named by "
           "hand."),
        this));
    m_recognition = new QWidget(this);
    makeRows(m_recognition);
    body()->addWidget(m_recognition);
}

void QuitclaimEditor::makeDates() {
    addHeading(tr("When and where"));
    const QDate today = m_workspace.today();
    QFormLayout* form = makeFormRows();
    m_signedOn = new DateField(today, tr("Signed on"), this);
    addFormRow(form, tr("Signed on"), m_signedOn);
    m_place = new QLineEdit(this);
    addFormRow(form, tr("Signed at (place)"), m_place);
    m_from = new DateField(today, tr("Counts from"), this);
    m_from->edit()->setPlaceholderText(tr("empty: from the signing on"));
    addFormRow(form, tr("Counts from"), m_from);
    m_until = new DateField(today, tr("Last day"), this);
    addFormRow(form, tr("Last day"), m_until);
    m_openEnded = new QCheckBox(tr("Open-ended: the paper names no last day"), this);
    addFormRow(form, QString(), m_openEnded);
    for (QWidget* field : QWidgetList{m_signedOn, m_place, m_from, m_until})
        field->setMaximumWidth(scaled(280));
    body()->addLayout(form);
}

void QuitclaimEditor::makeSignee() {
    addHeading(tr("Who signed"));
    m_signee = new SigneeFields(this);
    body()->addWidget(m_signee);
}

void QuitclaimEditor::makeMore() {
    addHeading(tr("Only where the paper says so"));
    const auto fold = [this](const QString& title) {
        auto* made = new FoldSection(title, this);
        body()->addWidget(made);
        return made;
    };
    m_scopeFold = fold(tr("Which photos"));
    m_scope = new ScopeFields(m_workspace, m_scopeFold);
    m_scopeFold->body()->addWidget(m_scope);

    m_termsFold = fold(tr("Legal basis, territory, conditions"));
    QFormLayout* terms = makeFormRows();
    m_basis = new QComboBox(this);
    for (const LegalBasis basis : {LegalBasis::Consent, LegalBasis::Contract, LegalBasis::LegitimateInterest,
                                   LegalBasis::PublicTask, LegalBasis::Journalistic})
        m_basis->addItem(wordsFor(basis), static_cast<int>(basis));
    addFormRow(terms, tr("Legal basis"), m_basis);
    m_territory = new QLineEdit(this);
    m_territory->setPlaceholderText(tr("empty: everywhere"));
    addFormRow(terms, tr("Territory"), m_territory);
    m_conditions = new QLineEdit(this);
    m_conditions->setPlaceholderText(tr("for example: not with the name beside it"));
    addFormRow(terms, tr("Conditions"), m_conditions);
    m_termsFold->body()->addLayout(terms);

    m_formFold = fold(tr("Consent form that was signed"));
    m_form = new FormFields(m_formFold);
    m_formFold->body()->addWidget(m_form);

    m_notesFold = fold(tr("Older record, notes"));
    QFormLayout* notes = makeFormRows();
    m_replaces = new QComboBox(this);
    m_replaces->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_replaces->setMinimumContentsLength(20);
    addFormRow(notes, tr("Replaces"), m_replaces);
    m_notes = new QPlainTextEdit(this);
    m_notes->setFixedHeight(scaled(64));
    m_notes->setTabChangesFocus(true);
    addFormRow(notes, tr("Notes"), m_notes);
    m_notesFold->body()->addLayout(notes);
    for (QWidget* field : QWidgetList{m_basis, m_territory, m_conditions, m_replaces, m_notes})
        field->setMaximumWidth(scaled(440));
}

void QuitclaimEditor::makeWhy() {
    m_whyBox = new QWidget(this);
    makeRows(m_whyBox);
    m_whyBox->layout()->setContentsMargins(0, 8, 0, 0);
    auto* heading = new QLabel(tr("Why it is put right"), m_whyBox);
    heading->setProperty("role", QStringLiteral("heading"));
    m_whyBox->layout()->addWidget(heading);
    m_whyBox->layout()->addWidget(
        makeFormCaption(tr("The record counts already, so the history keeps the reason."), m_whyBox));
    m_why = new QLineEdit(m_whyBox);
    m_why->setAccessibleName(tr("Why it is put right"));
    m_why->setPlaceholderText(tr("for example: the paper says 2027, not 2026"));
    m_why->setMaximumWidth(scaled(440));
    m_whyBox->layout()->addWidget(m_why);
    body()->addWidget(m_whyBox);
}

void QuitclaimEditor::makeButtons() {
    body()->addSpacing(8);
    m_outlook = new Banner(this);
    m_outlook->setObjectName(QStringLiteral("outlook"));
    body()->addWidget(m_outlook);
    m_error = new QLabel(this);
    m_error->setProperty("role", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_error->hide();
    body()->addWidget(m_error);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_save = new QPushButton(tr("Save"), this);
    m_save->setProperty("role", QStringLiteral("primary"));
    m_save->setToolTip(tr("Ctrl+Enter"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    buttons->addWidget(m_save);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    body()->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &QuitclaimEditor::save);
    connect(cancel, &QPushButton::clicked, this, &QuitclaimEditor::cancelled);
}

} // namespace bk::ui
