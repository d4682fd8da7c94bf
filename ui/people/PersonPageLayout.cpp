// How the person page is put together; what it does is in PersonPage.cpp.
#include "ui/people/CoverPanel.h"
#include "ui/people/MergePanel.h"
#include "ui/people/PersonForm.h"
#include "ui/people/PersonHeader.h"
#include "ui/people/PersonPage.h"
#include "ui/people/PersonPast.h"
#include "ui/people/Readiness.h"
#include "ui/people/RecognitionCard.h"
#include "ui/people/SplitView.h"
#include "ui/people/SuggestionStrip.h"
#include "ui/publications/PublicationList.h"
#include "ui/quitclaims/QuitclaimList.h"
#include "ui/quitclaims/ScanPages.h"
#include "ui/quitclaims/ScanViewer.h"
#include "ui/review/FaceDecider.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/PhotoGridView.h"
#include "ui/widgets/Theme.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int gatherMilliseconds = 150; // many small commits become one new question
constexpr int widestContent = 1080;

QLabel* makeHeading(const QString& text, QWidget* parent) {
    auto* heading = new QLabel(text, parent);
    heading->setProperty("role", QStringLiteral("title"));
    return heading;
}

} // namespace

PersonPage::PersonPage(Workspace& workspace, QWidget* parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_images(new ImageLoader(workspace, this))
    , m_decider(new FaceDecider(workspace, this)) {
    setObjectName(QStringLiteral("page"));
    setAcceptDrops(workspace.may(Right::ManageConsent));
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    layout->addWidget(m_stack);
    m_area = new QScrollArea(m_stack);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(makeContent());
    m_stack->addWidget(m_area);
    m_scanViewer = new ScanViewer(workspace, m_stack);
    m_stack->addWidget(m_scanViewer);
    m_split = new SplitView(workspace, *m_images, m_stack);
    m_stack->addWidget(m_split);
    m_gone = new EmptyState(QStringLiteral("user-others"), tr("This person is not here any more"),
                            tr("The entry was merged into another person or erased."), m_stack);
    m_gone->setAction(tr("Go to people"));
    m_stack->addWidget(m_gone);
    connectParts();
}

QWidget* PersonPage::makeContent() {
    auto* outer = new QWidget(this);
    auto* centre = new QHBoxLayout(outer);
    centre->setContentsMargins(24, 16, 24, 32);
    auto* content = new QWidget(outer);
    content->setMaximumWidth(scaled(widestContent));
    centre->addStretch(1);
    centre->addWidget(content, 1000);
    centre->addStretch(1);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    auto* back = new QPushButton(themedIcon(QStringLiteral("go-previous")), tr("Back"), content);
    back->setProperty("role", QStringLiteral("link"));
    back->setToolTip(tr("Esc"));
    connect(back, &QPushButton::clicked, &m_workspace, &Workspace::backWanted);
    layout->addWidget(back, 0, Qt::AlignLeft);
    m_header = new PersonHeader(*m_images, content);
    m_header->setMayManage(m_workspace.may(Right::ManagePersons));
    layout->addWidget(m_header);
    m_form = new PersonForm(m_workspace, content);
    layout->addWidget(m_form);
    m_merge = new MergePanel(m_workspace, content);
    layout->addWidget(m_merge);
    m_cover = new CoverPanel(m_workspace, *m_images, content);
    layout->addWidget(m_cover);
    m_banner = new Banner(content);
    layout->addWidget(m_banner);
    layout->addSpacing(8);
    m_quitclaims = new QuitclaimList(m_workspace, content);
    layout->addWidget(m_quitclaims);
    layout->addSpacing(8);
    m_suggestions = new SuggestionStrip(m_workspace, *m_images, *m_decider, content);
    layout->addWidget(m_suggestions);
    layout->addSpacing(8);
    makePhotos(layout);
    layout->addSpacing(8);
    layout->addWidget(makeHeading(tr("Where photos of this person were published"), content));
    m_publications = new PublicationList(m_workspace, content);
    layout->addWidget(m_publications);
    layout->addSpacing(8);
    const bool mayRecognise = m_workspace.may(Right::Recognise);
    const bool mayWithdraw = m_workspace.may(Right::ManageConsent);
    m_recognition = new RecognitionCard(mayRecognise, mayWithdraw, content);
    QLabel* recognition = makeHeading(tr("Recognition"), content);
    layout->addWidget(recognition);
    layout->addWidget(m_recognition);
    m_past = new PersonPast(m_workspace, content);
    layout->addWidget(m_past);
    recognition->setVisible(mayRecognise || mayWithdraw);
    m_recognition->setVisible(mayRecognise || mayWithdraw);
    layout->addStretch(1);
    return outer;
}

void PersonPage::makePhotos(QVBoxLayout* layout) {
    auto* head = new QHBoxLayout;
    m_photosHeading = makeHeading(tr("Photos"), this);
    head->addWidget(m_photosHeading);
    head->addStretch(1);
    auto* library = new QPushButton(tr("Show in the library"), this);
    connect(library, &QPushButton::clicked, this, [this] {
        PhotoFilter filter;
        filter.person = m_person;
        Q_EMIT m_workspace.libraryWanted(filter);
    });
    head->addWidget(library);
    layout->addLayout(head);
    m_noPhotos =
        new QLabel(tr("On no photo yet. Name a face in the viewer or in the review of faces."), this);
    m_noPhotos->setProperty("role", QStringLiteral("muted"));
    m_noPhotos->setWordWrap(true);
    layout->addWidget(m_noPhotos);
    m_photoModel = new PhotoGridModel(m_workspace, this);
    m_photoModel->setActive(false);
    m_photos = new PhotoGridView(*m_images, this);
    m_photos->setSide(152);
    m_photos->setPhotos(m_photoModel);
    m_photos->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_photos);
}

void PersonPage::connectParts() {
    connect(m_gone, &EmptyState::triggered, &m_workspace, &Workspace::peopleWanted);
    connectPanels();
    connect(m_banner, &Banner::triggered, this, [this] {
        m_quitclaims->renew(m_bannerQuitclaim); // a new one where there is none to renew
    });
    connect(m_quitclaims, &QuitclaimList::sightWanted, this, &PersonPage::bringIntoSight);
    connect(m_quitclaims, &QuitclaimList::scanWanted, this,
            [this](const Quitclaim& quitclaim, const AttachmentId& scan) {
                m_stack->setCurrentWidget(m_scanViewer);
                m_scanViewer->open(quitclaim, scan);
            });
    connect(m_scanViewer, &ScanViewer::closed, this, &PersonPage::closeScan);
    connect(m_recognition, &RecognitionCard::withdrawWanted, m_quitclaims,
            &QuitclaimList::withdrawRecognition);
    connect(m_photos, &PhotoGridView::opened, this,
            [this](const PhotoId& photo) { Q_EMIT m_workspace.photoWanted(photo, m_photoModel->ids()); });
    connect(m_photos, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        Q_EMIT m_workspace.photoWanted(m_photoModel->idAt(index.row()), m_photoModel->ids());
    });
    connect(m_photos, &PhotoGridView::selectionMoved, this, [this] {
        // The grid is as high as its list, so this page does the scrolling.
        const QRect cell = m_photos->visualRect(m_photos->currentIndex());
        const QPoint centre = m_photos->viewport()->mapTo(m_area->widget(), cell.center());
        if (m_photos->hasFocus()) m_area->ensureVisible(centre.x(), centre.y(), 0, cell.height() / 2 + 16);
    });
    connect(m_photoModel, &PhotoGridModel::loaded, this, &PersonPage::resizePhotos);
    m_readiness = new Readiness(
        this,
        [this] {
            return m_images->idle() && m_photoModel->idle() && m_quitclaims->pages()->idle() &&
                   m_publications->idle();
        },
        [this] { Q_EMIT ready(); });
    m_reloadSoon.setSingleShot(true);
    m_reloadSoon.setInterval(gatherMilliseconds);
    connect(&m_reloadSoon, &QTimer::timeout, this, &PersonPage::load);
    connect(&m_workspace, &Workspace::changed, this, [this] {
        if (isVisible() && !m_person.isNull() && !m_reloadSoon.isActive()) m_reloadSoon.start();
    });
}

void PersonPage::connectPanels() {
    connect(m_header, &PersonHeader::changeWanted, this, [this] {
        openPanel(m_form);
        m_form->beginChange(m_sheet.summary.person);
    });
    connect(m_header, &PersonHeader::mergeWanted, this, [this] {
        openPanel(m_merge);
        m_merge->begin(m_sheet.summary, static_cast<int>(m_sheet.quitclaims.size()));
    });
    connect(m_header, &PersonHeader::coverWanted, this, [this] {
        openPanel(m_cover);
        m_cover->begin(m_sheet.summary);
    });
    connect(m_header, &PersonHeader::splitWanted, this, [this] {
        openPanel(nullptr);
        m_stack->setCurrentWidget(m_split);
        m_split->begin(m_sheet.summary);
    });
    connect(m_header, &PersonHeader::withdrawWanted, m_quitclaims, &QuitclaimList::beginWithdrawAll);
    openPanel(nullptr);
    const auto close = [this] {
        openPanel(nullptr);
        setFocus();
    };
    connect(m_form, &PersonForm::cancelled, this, close);
    connect(m_merge, &MergePanel::cancelled, this, close);
    connect(m_cover, &CoverPanel::done, this, close);
    connect(m_merge, &MergePanel::merged, this, [this](const PersonId& into) { show(into); });
    connect(m_split, &SplitView::closed, this, &PersonPage::closeScan);
}

/// PANEL null: none.
void PersonPage::openPanel(QWidget* panel) {
    for (QWidget* one : QWidgetList{m_form, m_merge, m_cover})
        if (one != panel) one->hide();
    if (panel != nullptr) bringIntoSight(panel);
}

} // namespace bk::ui
