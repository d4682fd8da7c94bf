#include "ui/people/MergePanel.h"

#include "ui/people/PersonField.h"
#include "ui/people/TakeBack.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {

MergePanel::MergePanel(Workspace& workspace, QWidget* parent) : Card(parent), m_workspace(workspace) {
    m_heading = new QLabel(this);
    m_heading->setProperty("role", QStringLiteral("heading"));
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    body()->addWidget(m_heading);
    m_field =
        new PersonField(workspace, tr("The person who stays"), tr("Name of the person who stays"), this);
    m_field->setOffersNew(false);
    m_field->setMaximumWidth(scaled(360));
    body()->addWidget(m_field);
    m_sentence = new QLabel(this);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    body()->addWidget(m_sentence);
    m_cautions = new Banner(this);
    body()->addWidget(m_cautions);
    m_error = new QLabel(this);
    m_error->setProperty("role", QStringLiteral("error"));
    m_error->setWordWrap(true);
    body()->addWidget(m_error);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_merge = new QPushButton(tr("Merge"), this);
    m_merge->setProperty("role", QStringLiteral("danger"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    buttons->addWidget(m_merge);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    body()->addLayout(buttons);
    connect(m_field, &PersonField::chosen, this, &MergePanel::choose);
    connect(m_field, &PersonField::cancelled, this, &MergePanel::cancelled);
    connect(m_merge, &QPushButton::clicked, this, &MergePanel::merge);
    connect(cancel, &QPushButton::clicked, this, &MergePanel::cancelled);
    hide();
}

void MergePanel::begin(const PersonSummary& person, int quitclaims) {
    m_person = person;
    m_quitclaims = quitclaims;
    m_into = {};
    m_heading->setText(tr("%1 is the same person as…").arg(person.person.name));
    m_sentence->setText(tr("Everything of %1 goes to the person you choose here.").arg(person.person.name));
    m_error->hide();
    m_cautions->clear();
    m_merge->setText(tr("Merge"));
    m_merge->setEnabled(false);
    m_field->leaveOut(person.person.id);
    show();
    m_field->begin();
}

void MergePanel::choose(const PersonId& into, const QString& name) {
    m_into = into;
    m_intoName = name;
    m_sentence->setText(
        tr("%1, %2 and everything else of %3 go to %4; the entry %3 is gone then. This can be "
           "taken back.")
            .arg(tr("%n photo(s)", nullptr, m_person.photos), tr("%n quitclaim(s)", nullptr, m_quitclaims),
                 m_person.person.name, name));
    m_merge->setText(tr("Merge into %1").arg(name));
    m_merge->setEnabled(true);
    m_merge->setFocus();
    askCautions();
}

void MergePanel::askCautions() {
    m_cautions->clear();
    m_workspace.ask(
        this,
        [person = m_person.person.id, into = m_into](Services& services) {
            return services.persons.mergeCautions(person, into);
        },
        [this, into = m_into](Result<MergeCautions> cautions) {
            if (!cautions || into != m_into || cautions->none()) return;
            QStringList words;
            if (cautions->saidTwo)
                words << tr("On %1 somebody said that these are two persons.")
                             .arg(shortDate(*cautions->saidTwo));
            if (cautions->photosWithBoth > 0)
                words << tr("Both are on %n photo(s), each with a face of their own.", nullptr,
                            cautions->photosWithBoth);
            if (cautions->facesToldApart > 0)
                words << tr("Of %n face(s) somebody said: the one and not the other.", nullptr,
                            cautions->facesToldApart);
            m_cautions->say(Tone::Attention, words.join(QLatin1Char(' ')));
        },
        2);
}

QString MergePanel::sentence() const {
    return m_sentence->text();
}

void MergePanel::merge() {
    if (m_into.isNull()) return;
    m_merge->setEnabled(false);
    m_workspace.ask(
        this,
        [person = m_person.person.id, into = m_into](Services& services) {
            return services.persons.merge(person, into);
        },
        [this](Result<PersonMergeId> outcome) {
            if (!outcome) {
                m_error->setText(sentenceFor(outcome.error()));
                m_error->show();
                m_merge->setEnabled(true);
                return;
            }
            hide();
            TakeBack::offerMerge(m_workspace,
                                 tr("%1 is now part of %2.").arg(m_person.person.name, m_intoName), *outcome);
            Q_EMIT merged(m_into);
        },
        2);
}

void MergePanel::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_merge->hasFocus()) return m_merge->click();
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
        return;
    }
    Card::keyPressEvent(event);
}

} // namespace bk::ui
