#pragma once

#include "core/services/PublicationService.h"
#include "ui/shell/Page.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace bk::ui {

class Card;
class EmptyState;
class IconLabel;
class ImageLoader;
class PublicationDetails;
class PublicationForm;
class PublicationModel;
class Readiness;
class TakedownPanel;
class Workspace;

/// Where photos were used: at the top what has to be taken down, below all publications with what is on them.
/// A new one is recorded for photos that were chosen in the library, or at the end of an export.
class PublicationsPage : public Page {
    Q_OBJECT
public:
    explicit PublicationsPage(Workspace& workspace, QWidget* parent = nullptr);

    QString title() const override { return tr("Publications"); }
    void activate() override;
    /// With this one chosen.
    void showPublication(const PublicationId& publication);
    /// Opens the form for these; none: says how to choose some.
    void beginRecord(const QList<PhotoId>& photos);

    TakedownPanel* takedowns() const { return m_takedowns; }
    PublicationDetails* details() const { return m_details; }
    PublicationForm* form() const { return m_form; }
    QPushButton* recordButton() const { return m_record; }
    QTableView* table() const { return m_table; }
    QComboBox* whichFilter() const { return m_which; }
    QComboBox* purposeFilter() const { return m_purpose; }

Q_SIGNALS:
    void recorded(const bk::PublicationId& publication);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What the first filter asks for.
    enum Which { Open, ToTakeDown, All };
    struct Answer {
        QList<PublicationView> publications;
        QList<TakedownView> takedowns;
        QList<Purpose> purposes;
        bool hasAny = false;
    };
    void makeHead(QVBoxLayout* layout);
    void makeRecord(QVBoxLayout* layout);
    void makeFilters(QVBoxLayout* layout);
    void makeLists(QVBoxLayout* layout);
    void makeTable();
    void sizeTable();
    void load();
    void take(const Answer& answer);
    void fillPurposes(const QList<Purpose>& purposes);
    void showWhatIsThere();
    void showCurrent();
    void closeRecord();
    void record();

    Workspace& m_workspace;
    ImageLoader* m_images = nullptr;
    PublicationModel* m_model = nullptr;
    QLabel* m_count = nullptr;
    QWidget* m_filters = nullptr;
    QComboBox* m_which = nullptr;
    QComboBox* m_purpose = nullptr;
    QPushButton* m_add = nullptr;
    Card* m_recording = nullptr;
    QLabel* m_recordHeading = nullptr;
    PublicationForm* m_form = nullptr;
    QPushButton* m_record = nullptr;
    TakedownPanel* m_takedowns = nullptr;
    QWidget* m_nothing = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QTableView* m_table = nullptr;
    PublicationDetails* m_details = nullptr;
    Readiness* m_readiness = nullptr;
    QTimer m_reloadSoon;
    QList<PhotoId> m_photos; ///< to be recorded
    PublicationId m_wanted;  ///< to be chosen once it is there
    bool m_loaded = false;
    bool m_hasAny = false;
    int m_generation = 0;
};

} // namespace bk::ui
