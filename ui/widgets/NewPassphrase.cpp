#include "ui/widgets/NewPassphrase.h"

#include "core/services/CatalogService.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/StrengthMeter.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace bk::ui {

NewPassphrase::NewPassphrase(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto field = [&](const QString& caption, const QString& name) {
        auto* made = new PassphraseField(name, this);
        auto* label = new QLabel(caption, this);
        label->setProperty("role", QStringLiteral("caption"));
        label->setBuddy(made->edit());
        layout->addWidget(label);
        layout->addWidget(made);
        connect(made, &PassphraseField::textChanged, this, &NewPassphrase::check);
        return made;
    };
    m_first = field(tr("New passphrase"), tr("New passphrase"));
    m_meter = new StrengthMeter(this);
    layout->addWidget(m_meter);
    m_second = field(tr("Once more"), tr("New passphrase once more"));
    m_hint = new QLabel(this);
    m_hint->setProperty("role", QStringLiteral("wrong"));
    m_hint->setWordWrap(true);
    layout->addWidget(m_hint);
    setFocusProxy(m_first);
    connect(m_first, &PassphraseField::returnPressed, m_second, [this] { m_second->setFocus(); });
    connect(m_second, &PassphraseField::returnPressed, this, &NewPassphrase::returnPressed);
    check();
}

bool NewPassphrase::isAcceptable() const {
    return m_first->text().size() >= fewestCharacters && m_first->text() == m_second->text();
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

void NewPassphrase::check() {
    const QString chosen = m_first->text();
    m_meter->setStrength(passphraseStrength(chosen), chosen.isEmpty());
    QString hint;
    if (!chosen.isEmpty() && chosen.size() < fewestCharacters)
        hint = tr("At least %n characters.", nullptr, fewestCharacters);
    else if (!m_second->text().isEmpty() && !chosen.startsWith(m_second->text()))
        hint = tr("The two are not the same.");
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    Q_EMIT changed();
}

} // namespace bk::ui
