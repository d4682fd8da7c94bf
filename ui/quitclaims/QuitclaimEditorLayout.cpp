// How the form is put together; what it does is in QuitclaimEditor.cpp.
#include "ui/quitclaims/DateField.h"
#include "ui/quitclaims/QuitclaimEditor.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/quitclaims/ScanTray.h"
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

QFormLayout* makeForm() {
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    return form;
}

/// A row whose name is as wide as in the other parts of the form.
void addRow(QFormLayout* form, const QString& name, QWidget* field) {
    auto* label = new QLabel(name);
    label->setMinimumWidth(scaled(128));
    label->setBuddy(field);
    form->addRow(label, field);
}

void makeRows(QWidget* box) {
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
}

QLabel* makeCaption(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("caption"));
    label->setWordWrap(true);
    return label;
}

} // namespace

QuitclaimEditor::QuitclaimEditor(Workspace& workspace, QWidget* parent)
    : Card(parent), m_workspace(workspace) {
    m_heading = new QLabel(this);
    m_heading->setProperty("role", QStringLiteral("title"));
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    body()->addWidget(m_heading);
    m_scans = new ScanTray(workspace, this);
    body()->addWidget(m_scans);
    makePurposes();
    makeDates();
    makeGuardian();
    makeMore();
    makeButtons();

    connect(m_scans, &ScanTray::changed, this, &QuitclaimEditor::refresh);
    for (const DateField* field : {m_signedOn, m_from, m_until})
        connect(field, &DateField::dateChanged, this, &QuitclaimEditor::refresh);
    for (const QLineEdit* line : {m_guardianName, m_guardianRelation})
        connect(line, &QLineEdit::textChanged, this, &QuitclaimEditor::refresh);
    connect(m_openEnded, &QCheckBox::toggled, this, &QuitclaimEditor::refresh);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &QuitclaimEditor::refresh);
    hide();
}

QLabel* QuitclaimEditor::addHeading(const QString& text) {
    body()->addSpacing(8);
    auto* heading = new QLabel(text, this);
    heading->setProperty("role", QStringLiteral("heading"));
    body()->addWidget(heading);
    return heading;
}

void QuitclaimEditor::makePurposes() {
    addHeading(tr("What was said, as on the paper"));
    m_purposes = new QWidget(this);
    makeRows(m_purposes);
    body()->addWidget(m_purposes);
    addHeading(tr("Recognition, apart from the rest"));
    body()->addWidget(makeCaption(
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
    QFormLayout* form = makeForm();
    m_signedOn = new DateField(today, tr("Signed on"), this);
    addRow(form, tr("Signed on"), m_signedOn);
    m_place = new QLineEdit(this);
    addRow(form, tr("Signed at (place)"), m_place);
    m_from = new DateField(today, tr("Counts from"), this);
    m_from->edit()->setPlaceholderText(tr("empty: from the signing on"));
    addRow(form, tr("Counts from"), m_from);
    m_until = new DateField(today, tr("Last day"), this);
    addRow(form, tr("Last day"), m_until);
    m_openEnded = new QCheckBox(tr("Open-ended: the paper names no last day"), this);
    addRow(form, QString(), m_openEnded);
    for (QWidget* field : QWidgetList{m_signedOn, m_place, m_from, m_until})
        field->setMaximumWidth(scaled(280));
    body()->addLayout(form);
}

void QuitclaimEditor::makeGuardian() {
    addHeading(tr("Guardian"));
    m_guardianHint = makeCaption({}, this);
    body()->addWidget(m_guardianHint);
    QFormLayout* form = makeForm();
    m_guardianName = new QLineEdit(this);
    addRow(form, tr("Guardian's name"), m_guardianName);
    m_guardianRelation = new QLineEdit(this);
    m_guardianRelation->setPlaceholderText(tr("mother, father, guardian…"));
    addRow(form, tr("Relation"), m_guardianRelation);
    for (QWidget* field : QWidgetList{m_guardianName, m_guardianRelation})
        field->setMaximumWidth(scaled(360));
    body()->addLayout(form);
}

void QuitclaimEditor::makeMore() {
    addHeading(tr("What it is about"));
    QFormLayout* form = makeForm();
    m_scope = new QComboBox(this);
    m_scope->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_scope->setMinimumContentsLength(20);
    addRow(form, tr("Photos"), m_scope);
    m_basis = new QComboBox(this);
    for (const LegalBasis basis : {LegalBasis::Consent, LegalBasis::Contract, LegalBasis::LegitimateInterest,
                                   LegalBasis::PublicTask, LegalBasis::Journalistic})
        m_basis->addItem(wordsFor(basis), static_cast<int>(basis));
    addRow(form, tr("Legal basis"), m_basis);
    m_territory = new QLineEdit(this);
    m_territory->setPlaceholderText(tr("empty: everywhere"));
    addRow(form, tr("Territory"), m_territory);
    m_conditions = new QLineEdit(this);
    m_conditions->setPlaceholderText(tr("for example: not with the name beside it"));
    addRow(form, tr("Conditions"), m_conditions);
    m_notes = new QPlainTextEdit(this);
    m_notes->setFixedHeight(scaled(64));
    m_notes->setTabChangesFocus(true);
    addRow(form, tr("Notes"), m_notes);
    for (QWidget* field : QWidgetList{m_scope, m_basis, m_territory, m_conditions, m_notes})
        field->setMaximumWidth(scaled(440));
    body()->addLayout(form);
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
