// How the viewer is put together; what it does is in ViewerPage.cpp.
#include "ui/people/Readiness.h"
#include "ui/review/FaceDecider.h"
#include "ui/shell/Workspace.h"
#include "ui/viewer/PhotoCanvas.h"
#include "ui/viewer/ViewerPage.h"
#include "ui/viewer/ViewerPanel.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/StateBadge.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int keptPictures = 5;

} // namespace

ViewerPage::ViewerPage(Workspace& workspace, QWidget* parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_images(new ImageLoader(workspace, this))
    , m_decider(new FaceDecider(workspace, this))
    , m_pictures(keptPictures) {
    setObjectName(QStringLiteral("page"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    m_canvas = new PhotoCanvas(this);
    middle->addWidget(m_canvas, 1);
    m_panel = new ViewerPanel(workspace, *m_images, *m_decider, this);
    auto* side = new QWidget(this);
    side->setObjectName(QStringLiteral("inspector"));
    side->setAttribute(Qt::WA_StyledBackground);
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(1, 0, 0, 0);
    sideLayout->addWidget(m_panel);
    middle->addWidget(side);
    layout->addLayout(middle, 1);
    m_keys = new QLabel(
        tr("Enter yes · Delete no · B bystander · X not a face · capital letter: a name · N next unnamed · "
           "Ctrl+drag or Insert new box, M changes it · Z zoom · F boxes · I panel · Esc back"),
        this);
    m_keys->setProperty("role", QStringLiteral("caption"));
    m_keys->setWordWrap(true);
    m_keys->setContentsMargins(16, 4, 16, 8);
    layout->addWidget(m_keys);

    m_readiness = new Readiness(
        this, [this] { return m_pictureCame && m_sheetCame && m_panel->complete() && m_images->idle(); },
        [this] { Q_EMIT ready(); });
    connect(m_canvas, &PhotoCanvas::faceClicked, this, &ViewerPage::selectFace);
    connect(m_canvas, &PhotoCanvas::boxDrawn, this,
            [this](const QRectF& box) { m_decider->add(m_photo, box); });
    connect(m_canvas, &PhotoCanvas::boxChanged, m_decider, &FaceDecider::move);
    connect(m_canvas, &PhotoCanvas::zoomChanged, this, [this] {
        showBar();
        loadOriginal();
    });
    connect(m_decider, &FaceDecider::added, this, &ViewerPage::boxAdded);
    connect(m_decider, &FaceDecider::refused, this, [this] { loadSheet(); });
    connect(m_decider, &FaceDecider::namedTwice, m_panel, &ViewerPanel::askTwice);
    connect(m_panel, &ViewerPanel::removeWanted, this, &ViewerPage::removeBox);
    connect(m_panel, &ViewerPanel::changeWanted, this, [this](const FaceId& face) {
        selectFace(face);
        m_canvas->beginChange();
    });
    connect(m_panel, &ViewerPanel::faceChosen, this, &ViewerPage::selectFace);
    connect(m_panel, &ViewerPanel::namingEnded, this, [this] { m_canvas->setFocus(); });
    connect(&workspace, &Workspace::purposeChanged, this, [this] {
        if (isVisible()) loadSheet();
    });
    connect(&workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (!isVisible() || m_photo.isNull()) return;
        const bool allPeople = changes.kinds & (ChangeKind::Persons | ChangeKind::Quitclaims);
        if (allPeople || changes.photos.isEmpty() || changes.photos.contains(m_photo)) loadSheet();
    });
}

QToolButton* ViewerPage::makeTool(const QString& icon, const QString& name, const QString& key) {
    auto* tool = new QToolButton(this);
    tool->setIcon(themedIcon(icon));
    tool->setIconSize(QSize(scaled(20), scaled(20)));
    tool->setToolTip(tr("%1 (%2)").arg(name, key));
    tool->setAccessibleName(name);
    return tool;
}

QWidget* ViewerPage::makeBar() {
    auto* bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("topBar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    QToolButton* back = makeTool(QStringLiteral("go-previous-view"), tr("Back"), tr("Esc"));
    back->setIcon(themedIcon(QStringLiteral("go-previous")));
    back->setText(tr("Back"));
    back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(back, &QToolButton::clicked, this, &ViewerPage::closed);
    layout->addWidget(back);
    m_name = new ElidedLabel({}, bar, Qt::ElideMiddle);
    m_name->setProperty("role", QStringLiteral("heading"));
    layout->addWidget(m_name);
    m_badge = new StateBadge(bar);
    layout->addWidget(m_badge);
    m_note = new QLabel(bar);
    m_note->setProperty("role", QStringLiteral("caption"));
    m_note->hide();
    layout->addWidget(m_note);
    layout->addStretch(1);
    m_previous = makeTool(QStringLiteral("arrow-left"), tr("Previous photo"), tr("Left"));
    m_position = new QLabel(bar);
    m_position->setProperty("role", QStringLiteral("muted"));
    m_next = makeTool(QStringLiteral("arrow-right"), tr("Next photo"), tr("Right"));
    m_zoom = makeTool(QStringLiteral("zoom-original"), tr("Whole photo or 100 %"), tr("Z"));
    m_zoom->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_boxes = makeTool(QStringLiteral("view-visible"), tr("Boxes around faces"), tr("F"));
    m_boxes->setCheckable(true);
    m_boxes->setChecked(true);
    m_panelButton = makeTool(QStringLiteral("documentinfo"), tr("Side panel"), tr("I"));
    m_panelButton->setCheckable(true);
    m_panelButton->setChecked(true);
    for (QWidget* tool : {static_cast<QWidget*>(m_previous), static_cast<QWidget*>(m_position),
                          static_cast<QWidget*>(m_next), static_cast<QWidget*>(m_zoom),
                          static_cast<QWidget*>(m_boxes), static_cast<QWidget*>(m_panelButton)})
        layout->addWidget(tool);
    connect(m_previous, &QToolButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { go(1); });
    connect(m_zoom, &QToolButton::clicked, this, [this] { m_canvas->toggleZoom(); });
    connect(m_boxes, &QToolButton::toggled, this, [this](bool on) { m_canvas->setBoxesShown(on); });
    connect(m_panelButton, &QToolButton::toggled, this, &ViewerPage::showPanel);
    return bar;
}

} // namespace bk::ui
