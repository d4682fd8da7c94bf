#include "ui/people/PersonPage.h"

#include "ui/people/CoverPanel.h"
#include "ui/people/MergePanel.h"
#include "ui/people/PersonForm.h"
#include "ui/people/PersonHeader.h"
#include "ui/people/PersonPast.h"
#include "ui/people/Readiness.h"
#include "ui/people/RecognitionCard.h"
#include "ui/people/SuggestionStrip.h"
#include "ui/publications/PublicationList.h"
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
#include "ui/widgets/ScrolledColumn.h"

#include <QApplication>
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
// The widgets are made in PersonPageLayout.cpp.

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
        m_photosOf = {};
        m_sheet = {};
        openPanel(nullptr);
        m_banner->clear();
        m_quitclaims->clear();
        m_publications->clear();
        m_area->verticalScrollBar()->setValue(0);
        m_photoModel->showPhotos({});
    }
    load();
}

void PersonPage::activate() {
    if (m_opened) m_photoModel->setActive(true);
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
        [this, person = m_person, generation = ++m_generation](Result<PersonSheet> sheet) {
            if (sheet && person == m_person) showPhotos();
            if (generation == m_generation) sheetCame(sheet);
        },
        2);
}

/// Not before the opening is logged, which their reading is part of.
void PersonPage::showPhotos() {
    m_opened = true;
    m_photoModel->setActive(isVisible());
    if (m_photosOf == m_person) return;
    m_photosOf = m_person;
    m_publications->showPerson(m_person);
    PhotoFilter filter;
    filter.person = m_person;
    m_photoModel->show(filter, PhotoSort::TakenNewest);
}

void PersonPage::sheetCame(const Result<PersonSheet>& sheet) {
    if (!sheet) {
        m_sheet = {};
        m_quitclaims->clear();
        m_past->setSheet({});
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
        (m_quitclaims->isAncestorOf(focused) || m_suggestions->isAncestorOf(focused) ||
         m_past->isAncestorOf(focused)))
        setFocus();
    m_header->setSheet(m_sheet);
    m_past->setSheet(m_sheet);
    m_quitclaims->setSheet(m_sheet);
    m_header->setMayWithdraw(m_quitclaims->mayWithdraw());
    m_suggestions->setSuggestions(m_sheet.summary.person, m_sheet.suggestions, m_sheet.suggestionCount);
    m_recognition->setSheet(m_sheet);
    showBanner();
    resizePhotos();
    if (!m_goTo.isNull()) {
        if (QuitclaimCard* card = m_quitclaims->reveal(std::exchange(m_goTo, {}))) bringIntoSight(card);
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
    const QString renew = m_workspace.may(Right::ManageConsent) ? tr("Renew…") : QString();
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
            renew);
    } else if (!expiring.isEmpty() && endsOn) {
        m_banner->say(Tone::Attention,
                      tr("%1: ends on %2, %3. Ask for a new quitclaim in time.")
                          .arg(listOf(expiring), shortDate(*endsOn),
                               daysLeftWords(static_cast<int>(today.daysTo(*endsOn)))),
                      renew);
    } else if (!limited.isEmpty()) {
        const QuitclaimView& view = limited.first();
        const int days = static_cast<int>(today.daysTo(*view.lastDay));
        m_bannerQuitclaim = view.quitclaim.id;
        m_banner->say(days < 0 ? Tone::Blocked : Tone::Attention,
                      tr("%1, for part of the photos: %2.").arg(view.quitclaim.number, daysLeftWords(days)),
                      renew);
    } else {
        m_banner->clear();
    }
}

void PersonPage::resizePhotos() {
    const int count = m_photoModel->rowCount();
    m_photosHeading->setText(count > 0 ? tr("Photos (%1)").arg(count) : tr("Photos"));
    m_noPhotos->setVisible(count == 0 && m_photosOf == m_person && m_photoModel->idle());
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
    // A widget shown just now has its place only after the layouts have run, and the bar its length after
    // that, which timers wait for.
    QTimer::singleShot(0, this, [this, widget = QPointer<QWidget>(widget)] {
        m_area->widget()->layout()->activate();
        QTimer::singleShot(0, this, [this, widget] {
            if (widget) scrollIntoSight(*m_area, widget);
        });
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
    if (QKeySequence(event->keyCombination()) == withdrawKeys()) return withdrawHere();
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

/// The quitclaim that has the keyboard, else everything.
void PersonPage::withdrawHere() {
    for (QWidget* widget = QApplication::focusWidget(); widget != nullptr && widget != this;
         widget = widget->parentWidget())
        if (auto* card = qobject_cast<QuitclaimCard*>(widget)) {
            card->beginWithdrawal();
            return;
        }
    m_quitclaims->beginWithdrawAll();
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
