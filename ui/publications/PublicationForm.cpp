#include "ui/publications/PublicationForm.h"

#include "ui/publications/PublicationWords.h"
#include "ui/quitclaims/DateField.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

namespace bk::ui {
namespace {

constexpr int fieldWidth = 360;

} // namespace

PublicationForm::PublicationForm(const QDate& today, QWidget* parent)
    : QWidget(parent), m_today(today), m_form(new QFormLayout(this)) {
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_purpose = new QComboBox(this);
    m_purpose->setAccessibleName(tr("Purpose"));
    m_form->addRow(tr("Purpose"), m_purpose);
    m_kind = new QComboBox(this);
    m_kind->setAccessibleName(tr("Published in"));
    for (const PublicationKind kind : allPublicationKinds)
        m_kind->addItem(themedIcon(iconFor(kind)), wordsFor(kind), static_cast<int>(kind));
    m_form->addRow(tr("Published in"), m_kind);
    m_place = new QLineEdit(this);
    m_place->setAccessibleName(tr("Where"));
    m_form->addRow(tr("Where"), m_place);
    m_day = new DateField(m_today, tr("First day on which it is to be seen"), this);
    m_form->addRow(tr("From"), m_day);
    m_until = new DateField(m_today, tr("Last day on which it is to be seen"), this);
    m_until->edit()->setPlaceholderText(tr("not known"));
    m_form->addRow(tr("Until"), m_until);
    m_notes = new QLineEdit(this);
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setPlaceholderText(tr("not required"));
    m_form->addRow(tr("Notes"), m_notes);
    for (QWidget* field : QWidgetList{m_purpose, m_kind, m_place, m_day, m_until, m_notes})
        field->setMaximumWidth(scaled(fieldWidth));
    setFocusProxy(m_place);

    connect(m_purpose, &QComboBox::currentIndexChanged, this, &PublicationForm::followPurpose);
    // Chosen by hand it stays, whatever the purpose.
    connect(m_kind, &QComboBox::activated, this, [this] { m_kindChosen = true; });
    connect(m_kind, &QComboBox::currentIndexChanged, this, &PublicationForm::followKind);
    connect(m_place, &QLineEdit::textChanged, this, &PublicationForm::changed);
    connect(m_notes, &QLineEdit::textChanged, this, &PublicationForm::changed);
    connect(m_day, &DateField::dateChanged, this, &PublicationForm::changed);
    connect(m_until, &DateField::dateChanged, this, &PublicationForm::changed);
    for (QLineEdit* line : {m_place, m_day->edit(), m_until->edit(), m_notes})
        connect(line, &QLineEdit::returnPressed, this, [this] {
            if (isComplete()) Q_EMIT accepted();
        });
    clear();
    followKind();
}

void PublicationForm::setPurposes(const QList<Purpose>& purposes, const Purpose& preset) {
    {
        const QSignalBlocker quiet(m_purpose);
        m_purpose->clear();
        for (const Purpose& purpose : purposes)
            if (!purpose.isRecognition()) m_purpose->addItem(purposeName(purpose), purpose.key());
        m_purpose->setCurrentIndex(qMax(0, m_purpose->findData(preset.key())));
    }
    m_form->setRowVisible(m_purpose, true);
    followPurpose();
}

void PublicationForm::setPurpose(const Purpose& purpose) {
    m_base.purpose = purpose;
    m_purpose->clear();
    m_form->setRowVisible(m_purpose, false);
    followPurpose();
}

void PublicationForm::setPublication(const Publication& publication) {
    setPurpose(publication.purpose);
    m_base = publication;
    m_kindChosen = true;
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(publication.kind)));
    m_place->setText(publication.place);
    m_day->setDate(publication.publishedOn);
    m_form->setRowVisible(m_day, false);
    m_until->setDate(publication.until);
    m_notes->setText(QString(publication.notes).replace(QLatin1Char('\n'), QStringLiteral("; ")));
}

void PublicationForm::clear() {
    const Purpose purpose = m_base.purpose;
    m_base = {};
    m_base.purpose = purpose;
    m_kindChosen = false;
    m_place->clear();
    m_form->setRowVisible(m_day, true);
    m_day->setDate(m_today);
    m_until->setDate({});
    m_notes->clear();
    followPurpose();
}

void PublicationForm::followPurpose() {
    if (!m_kindChosen)
        m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(usualKind(publication().purpose))));
    Q_EMIT changed();
}

void PublicationForm::followKind() {
    m_place->setPlaceholderText(placeHint(static_cast<PublicationKind>(m_kind->currentData().toInt())));
    Q_EMIT changed();
}

Publication PublicationForm::publication() const {
    Publication made = m_base;
    if (const auto chosen = Purpose::tryFrom(m_purpose->currentData().toString())) made.purpose = *chosen;
    made.kind = static_cast<PublicationKind>(m_kind->currentData().toInt());
    made.place = m_place->text().simplified();
    made.publishedOn = m_day->date().value_or(QDate());
    made.until = m_until->date();
    made.notes = m_notes->text().simplified();
    return made;
}

bool PublicationForm::isComplete() const {
    const Publication made = publication();
    return !made.purpose.isNull() && !made.place.isEmpty() && made.publishedOn.isValid() &&
           m_until->isAcceptable() && (!made.until || *made.until >= made.publishedOn);
}

} // namespace bk::ui
