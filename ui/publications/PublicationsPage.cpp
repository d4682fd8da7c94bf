#include "ui/publications/PublicationsPage.h"

#include "ui/people/Readiness.h"
#include "ui/publications/PublicationDetails.h"
#include "ui/publications/PublicationForm.h"
#include "ui/publications/PublicationModel.h"
#include "ui/publications/TakedownPanel.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/Theme.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

namespace bk::ui {

// The widgets are made in PublicationsPageLayout.cpp.

void PublicationsPage::activate() {
    load();
    // A form that was opened keeps the keyboard.
    if (m_recording->isHidden()) m_table->setFocus();
}

void PublicationsPage::showPublication(const PublicationId& publication) {
    m_wanted = publication;
    if (publication.isNull()) return;
    const QSignalBlocker quiet(m_which);
    m_which->setCurrentIndex(m_which->findData(All));
    m_purpose->setCurrentIndex(0);
    if (m_loaded) load();
}

void PublicationsPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_table != nullptr) sizeTable();
}

void PublicationsPage::keyPressEvent(QKeyEvent* event) {
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && button != nullptr && button->hasFocus()) return button->click();
    if (event->key() == Qt::Key_Escape && !m_recording->isHidden()) return closeRecord();
    Page::keyPressEvent(event);
}

void PublicationsPage::load() {
    PublicationFilter filter;
    filter.openOnly = m_which->currentData().toInt() == Open;
    filter.withTakedowns = m_which->currentData().toInt() == ToTakeDown;
    m_workspace.ask(
        this,
        [filter](Services& services) -> Result<Answer> {
            Answer answer;
            BK_ASSIGN(answer.publications, services.publications.list(filter));
            BK_ASSIGN(answer.takedowns, services.publications.takedowns(true));
            BK_ASSIGN(answer.purposes, services.consent.purposes());
            answer.hasAny = !answer.publications.isEmpty();
            if (!answer.hasAny && (filter.openOnly || filter.withTakedowns)) {
                BK_ASSIGN(const auto all, services.publications.list({}));
                answer.hasAny = !all.isEmpty();
            }
            return answer;
        },
        [this, generation = ++m_generation](Result<Answer> answer) {
            if (generation != m_generation) return;
            m_loaded = true;
            if (answer)
                take(*answer);
            else
                Q_EMIT m_workspace.failed(answer.error());
            m_readiness->begin();
        },
        1);
}

void PublicationsPage::take(const Answer& answer) {
    m_hasAny = answer.hasAny;
    const bool keyboardWasThere = m_takedowns->isAncestorOf(focusWidget());
    m_takedowns->setTakedowns(answer.takedowns);
    m_takedowns->setVisible(!answer.takedowns.isEmpty());
    m_nothing->setVisible(answer.takedowns.isEmpty() && answer.hasAny);
    fillPurposes(answer.purposes);
    const int row = m_table->currentIndex().row();
    const PublicationId before =
        row >= 0 && row < m_model->rowCount() ? m_model->view(row).publication.id : PublicationId();
    {
        // Told once, when the row is chosen.
        const QSignalBlocker quiet(m_table->selectionModel());
        m_model->setPublications(answer.publications, m_workspace.today());
    }
    int chosen = m_wanted.isNull() ? -1 : m_model->rowOf(m_wanted);
    if (chosen >= 0) m_wanted = {};
    if (chosen < 0) chosen = m_model->rowOf(before);
    if (chosen < 0 && m_model->rowCount() > 0) chosen = qBound(0, row, m_model->rowCount() - 1);
    if (chosen >= 0) m_table->selectRow(chosen);
    showWhatIsThere();
    showCurrent();
    if (keyboardWasThere && m_takedowns->isHidden()) m_table->setFocus();
}

/// What is chosen stays chosen.
void PublicationsPage::fillPurposes(const QList<Purpose>& purposes) {
    const QVariant before = m_purpose->currentData();
    const QSignalBlocker quiet(m_purpose);
    m_purpose->clear();
    m_purpose->addItem(tr("Any purpose"));
    for (const Purpose& purpose : purposes)
        if (!purpose.isRecognition()) m_purpose->addItem(purposeName(purpose), purpose.key());
    m_purpose->setCurrentIndex(before.isValid() ? qMax(0, m_purpose->findData(before)) : 0);
    // Nothing changes under the hands of somebody who is filling it in.
    if (m_recording->isHidden() || m_form->purposeField()->count() == 0)
        m_form->setPurposes(purposes, m_workspace.purpose());
}

void PublicationsPage::showWhatIsThere() {
    const int shown = m_model->rowCount();
    m_count->setText(!m_hasAny ? QString() : tr("%n publication(s)", nullptr, shown));
    Q_EMIT statusChanged(m_count->text());
    m_filters->setVisible(m_hasAny);
    m_add->setVisible(m_hasAny && m_workspace.may(Right::Publish));
    m_stack->setCurrentIndex(shown > 0 ? 1 : 0);
    if (!m_loaded) {
        m_empty->setTexts(tr("Reading…"), {});
        m_empty->setAction({});
    } else if (!m_hasAny) {
        m_empty->setTexts(
            tr("No publications yet"),
            m_workspace.may(Right::Publish)
                ? tr("Write down where photos were used: at the end of an export, or for photos "
                     "chosen in the library. When somebody withdraws, you see here what has to "
                     "be taken down.")
                : tr("An editor or a consent officer writes down where photos were used."));
        m_empty->setAction(m_workspace.may(Right::Publish) ? tr("Choose photos") : QString());
    } else {
        m_empty->setTexts(tr("None fits"), tr("No publication is what the filters above ask for."));
        m_empty->setAction(tr("Show all"));
    }
}

void PublicationsPage::showCurrent() {
    const int row = m_table->currentIndex().row();
    m_details->show(row >= 0 && row < m_model->rowCount() ? std::optional(m_model->view(row)) : std::nullopt);
}

void PublicationsPage::beginRecord(const QList<PhotoId>& photos) {
    if (!m_workspace.may(Right::Publish)) return;
    if (photos.isEmpty()) {
        Q_EMIT m_workspace.libraryWanted({});
        Q_EMIT m_workspace.message(
            tr("Choose the photos that were published, then “Record a publication…” beside them."));
        return;
    }
    m_photos = photos;
    m_recordHeading->setText(
        tr("Where were these %n photo(s) published?", nullptr, static_cast<int>(photos.size())));
    m_form->clear();
    m_record->setEnabled(m_form->isComplete());
    m_recording->show();
    m_add->setEnabled(false);
    m_form->setFocus();
}

void PublicationsPage::closeRecord() {
    m_recording->hide();
    m_add->setEnabled(true);
    m_photos.clear();
    m_table->setFocus();
}

void PublicationsPage::record() {
    if (!m_record->isEnabled() || m_photos.isEmpty()) return;
    m_record->setEnabled(false);
    m_workspace.ask(
        this,
        [wanted = m_form->publication(), photos = m_photos](Services& services) {
            return services.publications.add(wanted, photos);
        },
        [this, count = static_cast<int>(m_photos.size())](Result<Publication> outcome) {
            m_record->setEnabled(true);
            if (!outcome) {
                Q_EMIT m_workspace.failed(outcome.error());
                return;
            }
            closeRecord();
            showPublication(outcome->id);
            Q_EMIT m_workspace.message(
                tr("Recorded for %n photo(s): %1.", nullptr, count).arg(outcome->place));
            Q_EMIT recorded(outcome->id);
        },
        2);
}

} // namespace bk::ui
