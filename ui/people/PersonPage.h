#pragma once

#include "ui/people/PersonSheet.h"
#include "ui/shell/Page.h"

#include <QTimer>

class QLabel;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace bk::ui {

class Banner;
class CoverPanel;
class EmptyState;
class FaceDecider;
class ImageLoader;
class MergePanel;
class PersonForm;
class PersonHeader;
class PersonPast;
class PhotoGridModel;
class PhotoGridView;
class PublicationList;
class QuitclaimList;
class Readiness;
class RecognitionCard;
class ScanViewer;
class SplitView;
class SuggestionStrip;
class Workspace;

/// Everything about one person: what they allow, their quitclaims with the scans, photos, suggestions and
/// recognition. A PDF or picture dropped anywhere on it becomes a scan. Shift+Delete takes back: the
/// quitclaim that has the keyboard, else everything. Esc goes back.
class PersonPage : public Page {
    Q_OBJECT
public:
    explicit PersonPage(Workspace& workspace, QWidget* parent = nullptr);

    void show(const PersonId& person);
    using QWidget::show;
    QString title() const override;
    void activate() override;

    const PersonSheet& sheet() const { return m_sheet; }
    PersonHeader* header() const { return m_header; }
    QuitclaimList* quitclaims() const { return m_quitclaims; }
    Banner* banner() const { return m_banner; }
    PhotoGridView* photos() const { return m_photos; }
    MergePanel* mergePanel() const { return m_merge; }
    CoverPanel* coverPanel() const { return m_cover; }
    SplitView* splitView() const { return m_split; }
    PersonPast* past() const { return m_past; }
    PersonForm* form() const { return m_form; }
    PublicationList* publications() const { return m_publications; }
    RecognitionCard* recognition() const { return m_recognition; }
    ScanViewer* scanViewer() const { return m_scanViewer; }
    QScrollArea* area() const { return m_area; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeContent();
    void makePhotos(QVBoxLayout* layout);
    void connectParts();
    void load();
    void showPhotos();
    void sheetCame(const Result<PersonSheet>& sheet);
    void keepPlace();
    void showBanner();
    void resizePhotos();
    void connectPanels();
    void openPanel(QWidget* panel);
    void closeScan();
    void withdrawHere();
    void bringIntoSight(QWidget* widget);

    Workspace& m_workspace;
    ImageLoader* m_images = nullptr;
    FaceDecider* m_decider = nullptr;
    QStackedWidget* m_stack = nullptr;
    QScrollArea* m_area = nullptr;
    ScanViewer* m_scanViewer = nullptr;
    EmptyState* m_gone = nullptr;
    PersonHeader* m_header = nullptr;
    PersonForm* m_form = nullptr;
    MergePanel* m_merge = nullptr;
    CoverPanel* m_cover = nullptr;
    SplitView* m_split = nullptr;
    PersonPast* m_past = nullptr;
    Banner* m_banner = nullptr;
    QuitclaimList* m_quitclaims = nullptr;
    SuggestionStrip* m_suggestions = nullptr;
    RecognitionCard* m_recognition = nullptr;
    QLabel* m_photosHeading = nullptr;
    QLabel* m_noPhotos = nullptr;
    PublicationList* m_publications = nullptr;
    PhotoGridModel* m_photoModel = nullptr;
    PhotoGridView* m_photos = nullptr;
    Readiness* m_readiness = nullptr;
    QTimer m_reloadSoon;

    PersonId m_person;
    PersonId m_photosOf; ///< whom the photos were asked for
    PersonSheet m_sheet;
    QuitclaimId m_bannerQuitclaim; ///< what "Renew" in the banner is about
    QuitclaimId m_goTo;
    bool m_opened = false; ///< this opening was logged
    int m_generation = 0;
};

} // namespace bk::ui
