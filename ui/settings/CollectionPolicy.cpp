#include "ui/settings/CollectionPolicy.h"

#include "ui/widgets/Banner.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Theme.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {

QString wordsForErased(const RecognitionTraces& erased) {
    return CollectionPolicy::tr("%n faceprint(s) erased", nullptr, erased.faceprints) + QStringLiteral("; ") +
           CollectionPolicy::tr("%n suggestion(s) erased", nullptr, erased.suggestions) +
           QStringLiteral("; ") + CollectionPolicy::tr("names stay.");
}

CollectionPolicy::CollectionPolicy(const Collection& collection, const QDate& today, QWidget* parent)
    : Card(parent), m_collection(collection), m_today(today) {
    auto* head = new QHBoxLayout;
    auto* name = new QLabel(collection.name, this);
    name->setProperty("role", QStringLiteral("heading"));
    name->setWordWrap(true);
    head->addWidget(name, 1);
    auto* count = new QLabel(tr("%n photo(s)", nullptr, collection.photos), this);
    count->setProperty("role", QStringLiteral("caption"));
    head->addWidget(count);
    body()->addLayout(head);

    m_recognition = new QCheckBox(tr("Recognition is on"), this);
    m_recognition->setChecked(collection.recognition);
    body()->addWidget(m_recognition);
    auto* meaning = new QLabel(tr("Faces are compared with those of people who allow it."), this);
    meaning->setProperty("role", QStringLiteral("caption"));
    meaning->setWordWrap(true);
    meaning->setContentsMargins(24, 0, 0, 0);
    body()->addWidget(meaning);
    m_grounds = new QWidget(this);
    auto* grounds = new QFormLayout(m_grounds);
    grounds->setContentsMargins(24, 0, 0, 0);
    grounds->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_basis = new QLineEdit(collection.legalBasis, m_grounds);
    m_basis->setPlaceholderText(tr("For example: explicit consent, GDPR art. 9(2)(a)"));
    m_dpia = new QLineEdit(collection.dpia, m_grounds);
    m_dpia->setPlaceholderText(tr("Number or place of the assessment"));
    grounds->addRow(tr("Legal basis"), m_basis);
    grounds->addRow(tr("Impact assessment (DPIA)"), m_dpia);
    body()->addWidget(m_grounds);

    auto* foot = new QWidget(this);
    auto* row = new FlowLayout(foot, 8);
    row->setContentsMargins(0, 0, 0, 0);
    m_limited = new QCheckBox(tr("Photos may be used until"), this);
    m_limited->setChecked(collection.retainUntil.has_value());
    m_until = new QDateEdit(collection.retainUntil.value_or(today.addYears(5)), this);
    m_until->setCalendarPopup(true);
    m_until->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    m_until->setAccessibleName(tr("Last day of use"));
    // The style's arrow and padding are not in the width the field asks for.
    m_until->setMinimumWidth(scaled(136));
    m_until->setEnabled(m_limited->isChecked());
    row->addWidget(m_limited);
    row->addWidget(m_until);
    m_save = new QPushButton(tr("Save"), this);
    m_save->setAccessibleName(tr("Save the policy of “%1”").arg(collection.name));
    row->addWidget(m_save);
    body()->addWidget(foot);
    m_consequence = new Banner(this);
    body()->addWidget(m_consequence);

    connect(m_recognition, &QCheckBox::toggled, this, [this](bool on) {
        if (!on && m_collection.recognition) Q_EMIT tracesWanted(m_collection.id);
        check();
    });
    connect(m_limited, &QCheckBox::toggled, this, [this](bool limited) {
        m_until->setEnabled(limited);
        check();
    });
    connect(m_until, &QDateEdit::dateChanged, this, &CollectionPolicy::check);
    for (auto* edit : {m_basis, m_dpia})
        connect(edit, &QLineEdit::textChanged, this, &CollectionPolicy::check);
    for (auto* edit : {m_basis, m_dpia})
        connect(edit, &QLineEdit::returnPressed, this, &CollectionPolicy::save);
    connect(m_save, &QPushButton::clicked, this, &CollectionPolicy::save);
    check();
}

void CollectionPolicy::save() {
    if (!m_save->isEnabled()) return;
    CollectionChange change;
    change.recognition = m_recognition->isChecked();
    change.legalBasis = m_basis->text().trimmed();
    change.dpia = m_dpia->text().trimmed();
    change.retainUntil = m_limited->isChecked() ? std::optional(m_until->date()) : std::nullopt;
    m_save->setEnabled(false);
    Q_EMIT changed(m_collection.name, change);
}

void CollectionPolicy::setTraces(const RecognitionTraces& traces) {
    m_traces = traces;
    check();
}

void CollectionPolicy::check() {
    m_grounds->setVisible(m_recognition->isChecked());
    const QDate until = m_limited->isChecked() ? m_until->date() : QDate();
    const bool different = m_recognition->isChecked() != m_collection.recognition ||
                           m_basis->text().trimmed() != m_collection.legalBasis ||
                           m_dpia->text().trimmed() != m_collection.dpia ||
                           until != m_collection.retainUntil.value_or(QDate());
    const bool grounded = !m_recognition->isChecked() ||
                          (!m_basis->text().trimmed().isEmpty() && !m_dpia->text().trimmed().isEmpty());
    // What would be erased is said before it can be done.
    const bool told = m_recognition->isChecked() || !m_collection.recognition || m_traces;
    m_save->setEnabled(different && grounded && told);
    showConsequence(grounded);
}

void CollectionPolicy::showConsequence(bool grounded) {
    QStringList sentences;
    Tone tone = Tone::Attention;
    if (!grounded)
        sentences << tr("Recognition needs a legal basis and an impact assessment, as long as it is on.");
    if (!m_recognition->isChecked() && m_collection.recognition && m_traces) {
        tone = m_traces->faceprints > 0 ? Tone::Blocked : Tone::Attention;
        sentences << tr("Saving erases %n faceprint(s) made from this collection.", nullptr,
                        m_traces->faceprints);
        if (m_traces->suggestions > 0)
            sentences << tr("%n open suggestion(s) go with them.", nullptr, m_traces->suggestions);
        sentences << tr("Names that people gave stay.");
    }
    if (m_limited->isChecked() && m_until->date() < m_today &&
        m_until->date() != m_collection.retainUntil.value_or(QDate()))
        sentences << tr("That day has passed: saving blocks %n photo(s) for every purpose.", nullptr,
                        m_collection.photos);
    if (sentences.isEmpty())
        m_consequence->clear();
    else
        m_consequence->say(tone, sentences.join(QLatin1Char(' ')));
}

} // namespace bk::ui
