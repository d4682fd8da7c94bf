#include "ui/people/PersonForm.h"

#include "ui/quitclaims/DateField.h"
#include "ui/quitclaims/FormRows.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Theme.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {

PersonForm::PersonForm(Workspace& workspace, QWidget* parent) : Card(parent), m_workspace(workspace) {
    m_heading = new QLabel(this);
    m_heading->setProperty("role", QStringLiteral("heading"));
    body()->addWidget(m_heading);
    QFormLayout* form = makeFormRows();
    m_name = new QLineEdit(this);
    m_name->setMaxLength(200);
    m_name->setMaximumWidth(scaled(360));
    m_name->setPlaceholderText(tr("Empty: known by a number only"));
    addFormRow(form, tr("Name"), m_name);
    m_born = new DateField(workspace.today(), tr("Birth date"), this);
    m_born->setMaximumWidth(scaled(200));
    addFormRow(form, tr("Birth date (optional)"), m_born);
    body()->addLayout(form);
    makeMore();
    m_error = new QLabel(this);
    m_error->setProperty("role", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_error->hide();
    body()->addWidget(m_error);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_save = new QPushButton(tr("Save"), this);
    m_save->setProperty("role", QStringLiteral("primary"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    buttons->addWidget(m_save);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    body()->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &PersonForm::save);
    connect(cancel, &QPushButton::clicked, this, &PersonForm::cancelled);
    connect(m_name, &QLineEdit::returnPressed, this, &PersonForm::save);
    hide();
}

void PersonForm::makeMore() {
    m_more = new QWidget(this);
    auto* column = new QVBoxLayout(m_more);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    QFormLayout* more = makeFormRows();
    column->addLayout(more);
    m_deceased = new DateField(m_workspace.today(), tr("Died on"), m_more);
    m_deceased->setMaximumWidth(scaled(200));
    addFormRow(more, tr("Died on"), m_deceased);
    m_contact = new QLineEdit(m_more);
    m_contact->setMaximumWidth(scaled(360));
    addFormRow(more, tr("Contact"), m_contact);
    m_notes = new QPlainTextEdit(m_more);
    m_notes->setFixedHeight(scaled(64));
    m_notes->setTabChangesFocus(true);
    m_notes->setMaximumWidth(scaled(360));
    addFormRow(more, tr("Notes"), m_notes);
    m_commissioned = new QCheckBox(tr("Portraits of this person were commissioned"), m_more);
    column->addWidget(m_commissioned, 0, Qt::AlignLeft);
    column->addWidget(makeFormCaption(
        tr("Who had a portrait made decides on its use together with the person shown (Dutch Copyright Act, "
           "art. 20). The program says so where somebody wants to do without consent on a photo of this "
           "person."),
        m_more));
    body()->addWidget(m_more);
}

void PersonForm::begin(const Person& person) {
    m_person = person;
    m_name->setText(person.name);
    m_born->setDate(person.born);
    m_deceased->setDate(person.deceased);
    m_commissioned->setChecked(person.commissioned);
    m_contact->setText(person.contact);
    m_notes->setPlainText(person.notes);
    m_error->hide();
    m_save->setEnabled(true);
    show();
    m_name->setFocus();
    m_name->selectAll();
}

void PersonForm::beginNew() {
    m_heading->setText(tr("Add a person"));
    m_more->hide();
    begin({});
}

void PersonForm::beginChange(const Person& person) {
    m_heading->setText(tr("Change what is kept about %1").arg(person.name));
    m_more->show();
    begin(person);
}

void PersonForm::say(const QString& sentence) {
    m_error->setText(sentence);
    m_error->show();
    m_save->setEnabled(true);
}

bool PersonForm::datesAreDates() {
    if (!m_born->isAcceptable()) {
        say(tr("The birth date is not a date. Write it like 31-12-2008, or leave it empty."));
        m_born->setFocus();
        return false;
    }
    if (!m_deceased->isAcceptable()) {
        say(tr("The day of death is not a date. Write it like 31-12-2008, or leave it empty."));
        m_deceased->setFocus();
        return false;
    }
    return true;
}

void PersonForm::save() {
    if (!m_save->isEnabled() || !datesAreDates()) return;
    Person wanted = m_person;
    const QString name = m_name->text().simplified();
    wanted.born = m_born->date();
    wanted.deceased = m_deceased->date();
    wanted.commissioned = m_commissioned->isChecked();
    wanted.contact = m_contact->text();
    wanted.notes = m_notes->toPlainText();
    m_save->setEnabled(false);
    m_workspace.ask(
        this,
        [wanted, name, before = m_person.name](Services& services) -> Result<PersonId> {
            if (wanted.id.isNull()) {
                BK_ASSIGN(const Person added, services.persons.add(name, wanted.born));
                return added.id;
            }
            if (name != before) BK_TRY(services.persons.rename(wanted.id, name));
            BK_TRY(services.persons.update(wanted));
            return wanted.id;
        },
        [this](Result<PersonId> person) {
            if (!person) {
                say(sentenceFor(person.error()));
                return;
            }
            hide();
            Q_EMIT saved(*person);
        },
        1);
}

void PersonForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
        return;
    }
    Card::keyPressEvent(event);
}

} // namespace bk::ui
