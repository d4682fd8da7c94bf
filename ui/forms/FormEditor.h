#pragma once

#include "core/services/ConsentFormService.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace bk::ui {

class FlowLayout;

/// The words of one version of a consent form: purposes offered, and the paragraphs in each language, one
/// language at a time. Texts of a purpose that is not offered are kept while the editor shows the version.
class FormEditor : public QWidget {
    Q_OBJECT
public:
    explicit FormEditor(QWidget* parent = nullptr);

    /// What purposes there are to offer, recognition among them.
    void setPurposes(const QList<Purpose>& purposes);
    void setVersion(const FormVersion& version);
    void setReadOnly(bool readOnly);
    FormVersion version() const;
    /// The one whose paragraphs are shown; empty: none.
    const QString& language() const { return m_language; }
    void showLanguage(const QString& language);
    /// Shows where FINDING is mended, and gives it the keyboard.
    void showFinding(const FormFinding& finding);

    QCheckBox* purposeBox(const Purpose& purpose) const { return m_offered.value(purpose); }
    QPushButton* languageButton(const QString& language) const { return m_languages.value(language); }
    QPushButton* addLanguageButton() const { return m_addLanguage; }
    /// "title", "controller", "data", "withdrawal", "retention", "rights", "more", "recognition", or the key
    /// of a purpose.
    QPlainTextEdit* paragraph(const QString& name) const { return m_paragraphs.value(name); }

Q_SIGNALS:
    /// By hand.
    void edited();
    void languageChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    QPlainTextEdit* addParagraph(const QString& name, const QString& label, const QString& hint);
    void makeParagraphs();
    void fillParagraphs();
    void makeLanguages();
    /// The keyboard goes as the eye does.
    void orderTabs();
    void offer(const Purpose& purpose, bool offered);
    void addLanguage(const QString& language);
    void removeLanguage();
    void tidyLanguages();
    FormText* text();
    void grow(QPlainTextEdit* edit);

    FormVersion m_version;
    QList<Purpose> m_known;
    QString m_language;
    bool m_readOnly = false;
    bool m_filling = false;
    bool m_growing = false;
    QHash<Purpose, QCheckBox*> m_offered;
    QHash<QString, QPushButton*> m_languages;
    QHash<QString, QPlainTextEdit*> m_paragraphs;
    QHash<QString, QWidget*> m_areas; ///< of a paragraph with its label
    FlowLayout* m_purposeFlow = nullptr;
    FlowLayout* m_languageFlow = nullptr;
    QPushButton* m_addLanguage = nullptr;
    QPushButton* m_removeLanguage = nullptr;
    QVBoxLayout* m_page = nullptr;
};

} // namespace bk::ui
