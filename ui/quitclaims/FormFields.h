#pragma once

#include "core/model/ConsentForm.h"
#include "core/model/Quitclaim.h"

#include <QWidget>

class QComboBox;

namespace bk::ui {

/// Which consent form was signed: the form, its version and the language it was in. Offers the last version;
/// forms that are retired only where a record names them.
class FormFields : public QWidget {
    Q_OBJECT
public:
    explicit FormFields(QWidget* parent = nullptr);

    /// Begins anew with SIGNED.
    void begin(const QList<ConsentForm>& forms, const std::optional<FormSigned>& signedOn);
    std::optional<FormSigned> form() const;
    QString summary() const;
    QComboBox* name() const { return m_name; }
    QComboBox* version() const { return m_version; }
    QComboBox* language() const { return m_language; }

Q_SIGNALS:
    void changed();

private:
    const ConsentForm* chosen() const;
    void fillVersions();
    void fillLanguages();

    QList<ConsentForm> m_forms;
    QComboBox* m_name = nullptr;
    QComboBox* m_version = nullptr;
    QComboBox* m_language = nullptr;
};

} // namespace bk::ui
