#include "ui/quitclaims/FormFields.h"

#include "ui/forms/FormWords.h"
#include "ui/quitclaims/FormRows.h"
#include "ui/widgets/Theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QSignalBlocker>

namespace bk::ui {

FormFields::FormFields(QWidget* parent) : QWidget(parent) {
    auto* form = makeFormRows();
    form->setContentsMargins(0, 0, 0, 0);
    setLayout(form);
    const auto box = [this](const QString& name) {
        auto* made = new QComboBox(this);
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        made->setMinimumContentsLength(16);
        made->setMaximumWidth(scaled(440));
        made->setAccessibleName(name);
        return made;
    };
    m_name = box(tr("Consent form"));
    m_version = box(tr("Version of the form"));
    m_language = box(tr("Language of the form"));
    addFormRow(form, tr("Consent form"), m_name);
    addFormRow(form, tr("Version"), m_version);
    addFormRow(form, tr("Language"), m_language);
    connect(m_name, &QComboBox::currentIndexChanged, this, &FormFields::fillVersions);
    connect(m_version, &QComboBox::currentIndexChanged, this, &FormFields::fillLanguages);
    connect(m_language, &QComboBox::currentIndexChanged, this, &FormFields::changed);
    begin({}, {});
}

void FormFields::begin(const QList<ConsentForm>& forms, const std::optional<FormSigned>& signedOn) {
    m_forms.clear();
    for (const ConsentForm& form : forms)
        if (!form.retired || (signedOn && signedOn->form == form.id)) m_forms << form;
    {
        const QSignalBlocker quiet(m_name);
        m_name->clear();
        m_name->addItem(m_forms.isEmpty() ? tr("Another form (none is kept here yet)") : tr("Another form"));
        for (const ConsentForm& form : std::as_const(m_forms))
            m_name->addItem(form.name, form.id.toBytes());
        if (signedOn) m_name->setCurrentIndex(qMax(0, m_name->findData(signedOn->form.toBytes())));
    }
    fillVersions();
    if (!signedOn) return;
    m_version->setCurrentIndex(qMax(0, m_version->findData(signedOn->version)));
    m_language->setCurrentIndex(qMax(0, m_language->findData(signedOn->language)));
}

const ConsentForm* FormFields::chosen() const {
    const int at = m_name->currentIndex() - 1;
    return at >= 0 && at < m_forms.size() ? &m_forms.at(at) : nullptr;
}

void FormFields::fillVersions() {
    const ConsentForm* form = chosen();
    {
        const QSignalBlocker quiet(m_version);
        m_version->clear();
        for (qsizetype at = form != nullptr ? form->versions.size() - 1 : -1; at >= 0; --at) {
            const FormVersion& version = form->versions.at(at);
            m_version->addItem(tr("%1, of %2").arg(version.version).arg(shortDate(version.at.date())),
                               version.version);
        }
    }
    m_version->setEnabled(form != nullptr);
    m_language->setEnabled(form != nullptr);
    fillLanguages();
}

void FormFields::fillLanguages() {
    const ConsentForm* form = chosen();
    const QVariant before = m_language->currentData();
    {
        const QSignalBlocker quiet(m_language);
        m_language->clear();
        for (const FormVersion& version : form != nullptr ? form->versions : QList<FormVersion>())
            if (version.version == m_version->currentData().toInt())
                for (const FormText& text : version.texts)
                    m_language->addItem(languageName(text.language), text.language);
        m_language->setCurrentIndex(qMax(0, m_language->findData(before)));
    }
    Q_EMIT changed();
}

std::optional<FormSigned> FormFields::form() const {
    const ConsentForm* form = chosen();
    if (form == nullptr) return std::nullopt;
    return FormSigned{form->id, m_version->currentData().toInt(), m_language->currentData().toString()};
}

QString FormFields::summary() const {
    const ConsentForm* form = chosen();
    if (form == nullptr) return tr("another form");
    return tr("%1, version %2, %3")
        .arg(form->name, m_version->currentData().toString(), m_language->currentText());
}

} // namespace bk::ui
