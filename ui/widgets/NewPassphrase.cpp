#include "ui/widgets/NewPassphrase.h"

#include "core/services/CatalogService.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/StrengthMeter.h"

#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace bk::ui {

NewPassphrase::NewPassphrase(QWidget* parent)
    : NewPassphrase(tr("New passphrase"), tr("New passphrase once more"), parent) {
    for (QLabel* caption : findChildren<QLabel*>())
        if (caption->buddy() != nullptr) caption->setProperty("role", QStringLiteral("caption"));
}

NewPassphrase::NewPassphrase(const QString& first, const QString& second, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_first = addField(first);
    m_meter = new StrengthMeter(this);
    layout->addWidget(m_meter);
    layout->addSpacing(4);
    m_second = addField(second);
    m_hint = new QLabel(this);
    m_hint->setProperty("role", QStringLiteral("caption"));
    m_hint->setWordWrap(true);
    layout->addWidget(m_hint);
    setFocusProxy(m_first);
    connect(m_first, &PassphraseField::returnPressed, m_second, [this] { m_second->setFocus(); });
    connect(m_second, &PassphraseField::returnPressed, this, &NewPassphrase::returnPressed);
    check();
}

PassphraseField* NewPassphrase::addField(const QString& name) {
    auto* field = new PassphraseField(QString(name).remove(QLatin1Char('&')), this);
    auto* caption = new QLabel(name, this);
    caption->setBuddy(field->edit());
    layout()->addWidget(caption);
    layout()->addWidget(field);
    connect(field, &PassphraseField::textChanged, this, &NewPassphrase::check);
    return field;
}

bool NewPassphrase::isAcceptable() const {
    const QString chosen = m_first->text();
    return passphraseStrength(chosen) >= weakest && acceptablePassphrase(chosen) &&
           chosen == m_second->text();
}

QString NewPassphrase::text() const {
    return m_first->text();
}

void NewPassphrase::clear() {
    m_first->clear();
    m_second->clear();
}

QString NewPassphrase::hint() const {
    return m_hint->text();
}

/// What is wrong stands out.
void NewPassphrase::say(const QString& words, bool wrong) {
    m_hint->setText(words);
    m_hint->setVisible(!words.isEmpty());
    const QString role = wrong ? QStringLiteral("wrong") : QStringLiteral("caption");
    if (m_hint->property("role") == role) return;
    m_hint->setProperty("role", role);
    m_hint->style()->unpolish(m_hint);
    m_hint->style()->polish(m_hint);
}

void NewPassphrase::check() {
    const QString chosen = m_first->text();
    const int strength = passphraseStrength(chosen);
    m_meter->setStrength(strength, chosen.isEmpty());
    // While the beginning is the same, the rest may still come.
    if (!chosen.startsWith(m_second->text()))
        say(tr("The two are not the same."), true);
    else if (!chosen.isEmpty() && strength < weakest)
        say(tr("Make it longer, until it is at least fair."), false);
    else
        say({}, false);
    Q_EMIT changed();
}

} // namespace bk::ui
