#pragma once

#include "core/model/Purpose.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace bk::ui {

/// Above every page: search, the purpose that all shields speak about, import and export.
class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(QWidget* parent = nullptr);

    /// What the user may do; what they may not is not there.
    void offer(bool photos, bool import, bool exportPhotos);
    void setPurposes(const QList<Purpose>& purposes, const Purpose& current);
    void setSearch(const QString& text); ///< without asking for it
    void focusSearch();
    QLineEdit* searchField() const { return m_search; }
    QComboBox* purposeChooser() const { return m_purpose; }
    QPushButton* importButton() const { return m_import; }
    QPushButton* exportButton() const { return m_export; }

Q_SIGNALS:
    void searchChanged(const QString& text); ///< after a short pause in typing, or Enter
    void purposeChosen(const bk::Purpose& purpose);
    void importClicked();
    void exportClicked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// Large text in a small window: the search stays usable, words go.
    void fit();

    QLineEdit* m_search = nullptr;
    QComboBox* m_purpose = nullptr;
    QLabel* m_label = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_export = nullptr;
    bool m_photos = true;
    QList<Purpose> m_purposes;
    QTimer m_pause;
};

} // namespace bk::ui
