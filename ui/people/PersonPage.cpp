#include "ui/people/PersonPage.h"

#include "ui/people/MergePanel.h"
#include "ui/people/PersonForm.h"
#include "ui/people/PersonHeader.h"
#include "ui/people/Readiness.h"
#include "ui/people/RecognitionCard.h"
#include "ui/people/SuggestionStrip.h"
#include "ui/quitclaims/QuitclaimCard.h"
#include "ui/quitclaims/QuitclaimEditor.h"
#include "ui/quitclaims/QuitclaimFocus.h"
#include "ui/quitclaims/QuitclaimList.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/quitclaims/ScanFiles.h"
#include "ui/quitclaims/ScanPages.h"
#include "ui/quitclaims/ScanViewer.h"
#include "ui/review/FaceDecider.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/PhotoGridView.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int gatherMilliseconds = 150;
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
    setAcceptDrops(true);
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
    layout->addWidget(m_header);
    m_form = new PersonForm(m_workspace, content);
    layout->addWidget(m_form);
    m_merge = new MergePanel(m_workspace, content);
    layout->addWidget(m_merge);
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
    layout->addWidget(makeHeading(tr("Recognition"), content));
    m_recognition = new RecognitionCard(content);
    layout->addWidget(m_recognition);
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
    connect(m_header, &PersonHeader::changeWanted, this, [this] {
        m_merge->hide();
        m_form->beginChange(m_sheet.summary.person);
        bringIntoSight(m_form);
    });
    connect(m_header, &PersonHeader::mergeWanted, this, [this] {
        m_form->hide();
        m_merge->begin(m_sheet.summary, static_cast<int>(m_sheet.quitclaims.size()));
        bringIntoSight(m_merge);
    });
    for (QWidget* panel : QWidgetList{m_form, m_merge})
        panel->setVisible(false);
    connect(m_form, &PersonForm::cancelled, this, [this] {
        m_form->hide();
        setFocus();
    });
    connect(m_merge, &MergePanel::cancelled, this, [this] {
        m_merge->hide();
        setFocus();
    });
    connect(m_merge, &MergePanel::merged, this, [this](const PersonId& into) { show(into); });
    connect(m_banner, &Banner::triggered, this, [this] {
        if (const QuitclaimCard* card = m_quitclaims->card(m_bannerQuitclaim))
            m_quitclaims->renew(card->quitclaim());
        else
            m_quitclaims->beginNew();
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
        this, [this] { return m_images->idle() && m_photoModel->idle() && m_quitclaims->pages()->idle(); },
        [this] { Q_EMIT ready(); });
    m_reloadSoon.setSingleShot(true);
    m_reloadSoon.setInterval(gatherMilliseconds);
    connect(&m_reloadSoon, &QTimer::timeout, this, &PersonPage::load);
    connect(&m_workspace, &Workspace::changed, this, [this] {
        if (isVisible() && !m_person.isNull() && !m_reloadSoon.isActive()) m_reloadSoon.start();
    });
}

QString PersonPage::title() const {
    return m_sheet.summary.person.name.isEmpty() ? tr("Person") : m_sheet.summary.person.name;
}

void PersonPage::show(const PersonId& person) {
    const bool other = person != m_person;
    m_goTo = QuitclaimFocus::of(m_workspace).take(person);
    m_opened = false;
    closeScan();
    if (other) {
        m_person = person;
        m_sheet = {};
        m_form->hide();
        m_merge->hide();
        m_banner->clear();
        m_quitclaims->clear();
        m_area->verticalScrollBar()->setValue(0);
        PhotoFilter filter;
        filter.person = person;
        m_photoModel->show(filter, PhotoSort::TakenNewest);
    }
    load();
}

void PersonPage::activate() {
    m_photoModel->setActive(true);
    setFocus();
    if (!m_person.isNull()) load();
}

void PersonPage::load() {
    m_workspace.ask(
        this,
        [person = m_person, opened = m_opened](Services& services) -> Result<PersonSheet> {
            // What cannot be logged is not shown.
            if (!opened) BK_TRY(services.persons.logOpened(person));
            return readPersonSheet(services, person);
        },
        [this, generation = ++m_generation](Result<PersonSheet> sheet) {
            if (generation == m_generation) sheetCame(sheet);
        },
        2);
    m_opened = true;
}

void PersonPage::sheetCame(const Result<PersonSheet>& sheet) {
    if (!sheet) {
        m_sheet = {};
        m_quitclaims->clear();
        if (sheet.error().code == ErrorCode::NotFound)
            m_stack->setCurrentWidget(m_gone);
        else
            Q_EMIT m_workspace.failed(sheet.error());
        m_readiness->begin();
        return;
    }
    if (m_stack->currentWidget() == m_gone) m_stack->setCurrentWidget(m_area);
    m_sheet = *sheet;
    setAccessibleName(title());
    keepPlace();
    // A hidden widget hands the keyboard on, and the area would scroll to wherever it goes.
    QWidget* focused = focusWidget();
    if (focused != nullptr && focused->hasFocus() && !m_quitclaims->editor()->isAncestorOf(focused) &&
        (m_quitclaims->isAncestorOf(focused) || m_suggestions->isAncestorOf(focused)))
        setFocus();
    m_header->setSheet(m_sheet);
    m_quitclaims->setSheet(m_sheet);
    m_suggestions->setSuggestions(m_sheet.summary.person, m_sheet.suggestions, m_sheet.suggestionCount);
    m_recognition->setSheet(m_sheet);
    showBanner();
    resizePhotos();
    if (!m_goTo.isNull()) {
        if (QuitclaimCard* card = m_quitclaims->card(std::exchange(m_goTo, {}))) bringIntoSight(card);
    }
    m_readiness->begin();
}

void PersonPage::keepPlace() {
    // While the cards are made anew the page is shorter for a moment, and would jump.
    QScrollBar* bar = m_area->verticalScrollBar();
    const int place = bar->value();
    if (place == 0 || !m_goTo.isNull()) return;
    m_area->widget()->setUpdatesEnabled(false);
    QTimer::singleShot(0, this, [this, bar, place] {
        m_area->widget()->layout()->activate();
        bar->setValue(place);
        m_area->widget()->setUpdatesEnabled(true);
    });
}

void PersonPage::showBanner() {
    const QDate today = m_workspace.today();
    QList<Purpose> expired;
    QList<Purpose> expiring;
    std::optional<QDate> expiredOn;
    std::optional<QDate> endsOn;
    for (const PurposeStanding& standing : std::as_const(m_sheet.standings)) {
        if (standing.state == ConsentState::Expired) {
            expired << standing.purpose;
            if (standing.date && (!expiredOn || *standing.date > *expiredOn)) expiredOn = standing.date;
        } else if (standing.state == ConsentState::Granted && standing.date &&
                   *standing.date <= today.addDays(expiringDays)) {
            expiring << standing.purpose;
            if (!endsOn || *standing.date < *endsOn) endsOn = standing.date;
        }
    }
    m_bannerQuitclaim = {};
    // What ended or ends last is what a renewal follows; also those for one collection are worth a warning.
    std::optional<QDate> last;
    QList<QuitclaimView> limited;
    for (const QuitclaimView& view : std::as_const(m_sheet.quitclaims)) {
        if (view.quitclaim.state != QuitclaimState::Active || !view.lastDay) continue;
        if (*view.lastDay > today.addDays(expiringDays)) continue;
        if (view.quitclaim.scope.kind != ScopeKind::AllPhotos) limited << view;
        if (last && *view.lastDay <= *last) continue;
        last = view.lastDay;
        m_bannerQuitclaim = view.quitclaim.id;
    }
    if (!expired.isEmpty() && expiredOn) {
        m_banner->say(
            Tone::Blocked,
            tr("%1: expired on %2. Photos are blocked for it.").arg(listOf(expired), shortDate(*expiredOn)),
            tr("Renew…"));
    } else if (!expiring.isEmpty() && endsOn) {
        m_banner->say(Tone::Attention,
                      tr("%1: ends on %2, %3. Ask for a new quitclaim in time.")
                          .arg(listOf(expiring), shortDate(*endsOn),
                               daysLeftWords(static_cast<int>(today.daysTo(*endsOn)))),
                      tr("Renew…"));
    } else if (!limited.isEmpty()) {
        const QuitclaimView& view = limited.first();
        const int days = static_cast<int>(today.daysTo(*view.lastDay));
        m_bannerQuitclaim = view.quitclaim.id;
        m_banner->say(days < 0 ? Tone::Blocked : Tone::Attention,
                      tr("%1, for part of the photos: %2.").arg(view.quitclaim.number, daysLeftWords(days)),
                      tr("Renew…"));
    } else {
        m_banner->clear();
    }
}

void PersonPage::resizePhotos() {
    const int count = m_photoModel->rowCount();
    m_photosHeading->setText(count > 0 ? tr("Photos (%1)").arg(count) : tr("Photos"));
    m_noPhotos->setVisible(count == 0 && m_photoModel->loadedOnce());
    m_photos->setVisible(count > 0);
    m_photos->setFixedHeight(qMax(1, m_photos->heightFor(m_photos->viewport()->width())));
}

void PersonPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    // The content gets its width only after this.
    QMetaObject::invokeMethod(this, &PersonPage::resizePhotos, Qt::QueuedConnection);
}

void PersonPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    m_photoModel->setActive(false);
}

void PersonPage::closeScan() {
    if (m_stack->currentWidget() == m_area) return;
    m_stack->setCurrentWidget(m_area);
    setFocus();
}

void PersonPage::bringIntoSight(QWidget* widget) {
    // A widget shown just now has its place only after the layouts have run, which a timer waits for.
    QTimer::singleShot(0, this, [this, widget = QPointer<QWidget>(widget)] {
        if (!widget) return;
        const int top = widget->mapTo(m_area->widget(), QPoint(0, 0)).y();
        const int bottom = top + widget->height();
        const int room = m_area->viewport()->height();
        QScrollBar* bar = m_area->verticalScrollBar();
        if (top < bar->value() || widget->height() > room)
            bar->setValue(top - 16);
        else if (bottom > bar->value() + room)
            bar->setValue(bottom + 16 - room);
    });
}

void PersonPage::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    if (enter && button != nullptr && button->hasFocus()) return button->click();
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT m_workspace.backWanted();
        return;
    }
    QScrollBar* bar = m_area->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_PageDown:
        return bar->setValue(bar->value() + bar->pageStep());
    case Qt::Key_PageUp:
        return bar->setValue(bar->value() - bar->pageStep());
    case Qt::Key_Down:
        return bar->setValue(bar->value() + 48);
    case Qt::Key_Up:
        return bar->setValue(bar->value() - 48);
    case Qt::Key_Home:
        return bar->setValue(0);
    case Qt::Key_End:
        return bar->setValue(bar->maximum());
    default:
        Page::keyPressEvent(event);
    }
}

void PersonPage::dragEnterEvent(QDragEnterEvent* event) {
    if (!scanFilesIn(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void PersonPage::dropEvent(QDropEvent* event) {
    closeScan();
    m_quitclaims->drop(scanFilesIn(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace bk::ui
