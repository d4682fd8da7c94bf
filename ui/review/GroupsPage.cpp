#include "ui/review/GroupsPage.h"

#include "ui/people/PersonField.h"
#include "ui/people/Readiness.h"
#include "ui/review/FaceCloseUp.h"
#include "ui/review/FaceWords.h"
#include "ui/review/GroupChip.h"
#include "ui/review/GroupList.h"
#include "ui/review/GroupRequest.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/ModelTrouble.h"
#include "ui/widgets/RoleWords.h"
#include "ui/widgets/Theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

namespace bk::ui {

// The widgets are made in GroupsPageLayout.cpp, answers are given in GroupAnswers.cpp.

QString GroupsPage::jobTitle() {
    return tr("Comparing unknown faces");
}

QString GroupsPage::title() const {
    return tr("Unknown people");
}

void GroupsPage::activate() {
    if (m_queue.isEmpty() && !m_running) ask();
}

void GroupsPage::ask() {
    if (!m_workspace.may(Right::Recognise) || !m_workspace.may(Right::NameFaces)) {
        const Right missing = m_workspace.may(Right::Recognise) ? Right::NameFaces : Right::Recognise;
        showEmpty(tr("You may not compare faces"),
                  reasonWithout(missing) + QLatin1Char(' ') +
                      tr("Recognition must also be on for you as a user."),
                  {}, {});
        m_readiness->begin();
        return;
    }
    m_workspace.ask(
        this, [](Services& services) { return services.collections.list(); },
        [this, generation = m_generation](Result<QList<Collection>> collections) {
            if (generation != m_generation) return;
            if (!collections) {
                Q_EMIT m_workspace.failed(collections.error());
                return;
            }
            QList<std::pair<CollectionId, QString>> open;
            for (const Collection& collection : *collections)
                if (collection.recognition) open << std::pair(collection.id, collection.name);
            if (open.isEmpty()) {
                showEmpty(tr("Recognition is off"),
                          tr("Faces are compared only in collections where recognition is on. An "
                             "administrator can switch it on under Settings, with a legal basis and a "
                             "reference to the assessment of its risks."),
                          {}, {});
                m_readiness->begin();
                return;
            }
            m_open.clear();
            for (const auto& [id, name] : std::as_const(open))
                m_open << id;
            m_request->setCollections(open);
            askScope();
        },
        1);
}

void GroupsPage::collectionsChanged() {
    m_workspace.ask(
        this, [](Services& services) { return services.collections.list(); },
        [this, generation = m_generation](Result<QList<Collection>> collections) {
            if (generation != m_generation) return;
            QSet<CollectionId> closed = m_open;
            for (const Collection& collection : collections.value_or(QList<Collection>()))
                if (collection.recognition) closed.remove(collection.id);
            if (!closed.isEmpty()) forget();
            if (m_queue.isEmpty() && !m_running) ask();
        },
        1);
}

void GroupsPage::askScope() {
    m_workspace.ask(
        this,
        [collection = m_request->collection()](Services& services) {
            return services.groups.scope(collection);
        },
        [this, generation = m_generation](Result<GroupingScope> scope) {
            if (generation != m_generation) return;
            if (!scope) {
                failed(scope.error());
                return;
            }
            m_readiness->begin();
            if (scope->faces == 0 && !m_request->collection()) {
                showEmpty(tr("No faces without a name"),
                          scope->unfit > 0
                              ? tr("%n face(s) are too small, blurred or turned away to be compared. Go "
                                   "through them one by one.",
                                   nullptr, scope->unfit)
                              : tr("When new photos have been imported and looked through, their faces "
                                   "come here."),
                          tr("Review one by one"), [this] { Q_EMIT m_workspace.reviewWanted({}); });
                return;
            }
            m_request->setScope(*scope);
            m_stack->setCurrentIndex(Request);
            if (isVisible()) m_request->findButton()->setFocus();
        },
        1);
}

void GroupsPage::find() {
    if (m_running || !m_workspace.may(Right::Recognise)) return;
    if (m_ending) {
        Q_EMIT m_workspace.message(tr("The comparison before is still ending; ask again in a moment."));
        return;
    }
    forget();
    m_running = true;
    m_request->setRunning(true);
    m_workspace.startJob(
        jobTitle(), this,
        [collection = m_request->collection()](Services& services, const JobControl& control) {
            return services.groups.find(collection, control);
        },
        [this, generation = m_generation](Result<UnknownGroups> found) {
            m_ending = false;
            if (generation != m_generation) return;
            m_running = false;
            m_request->setRunning(false);
            if (!found)
                failed(found.error());
            else if (found->stopped)
                ask();
            else
                came(*found);
        },
        WhenIdle::Stop, Pausing::Yes);
}

void GroupsPage::failed(const Error& error) {
    if (error.code != ErrorCode::Damaged && !isAboutFaceModel(error)) {
        Q_EMIT m_workspace.failed(error);
        return;
    }
    // Nothing can be asked here before somebody has put it right.
    showEmpty(tr("Faces cannot be compared"), sentenceFor(error), tr("Face models"),
              [this] { Q_EMIT m_workspace.faceModelsWanted(); });
    m_readiness->begin();
}

void GroupsPage::progress(const Progress& progress) {
    if (m_running) m_request->setProgress(progress);
}

void GroupsPage::came(const UnknownGroups& found) {
    m_alone = found.alone;
    m_queue.start(found.groups);
    if (m_queue.isEmpty()) {
        showEmpty(tr("No two faces are alike enough"),
                  tr("%n face(s) were compared, and each seems to be somebody else. Go through them one by "
                     "one.",
                     nullptr, found.scope.faces),
                  tr("Review one by one"), [this] { Q_EMIT m_workspace.reviewWanted({}); });
    } else {
        showGroup();
    }
    m_readiness->begin();
}

void GroupsPage::forget() {
    ++m_generation;
    if (m_running) {
        m_workspace.cancelJob(jobTitle());
        m_ending = true;
    }
    m_running = false;
    m_request->setRunning(false);
    m_queue.forget();
    m_chips.clear();
    m_flow->clear();
    m_list->setGroups({}, 0);
    m_context->setPhoto({}, {}, {});
    m_photoName->setText({});
    m_nameField->clear();
    m_banner->clear();
    m_images->forget();
    m_shown = {};
    m_alone = 0;
    m_underWay = false;
    m_allowTwice.reset();
    m_position->clear();
    m_stack->setCurrentIndex(Request);
}

void GroupsPage::hideEvent(QHideEvent* event) {
    forget();
    Page::hideEvent(event);
}

void GroupsPage::showEmpty(const QString& heading, const QString& advice, const QString& action,
                           std::function<void()> act) {
    m_emptyAct = std::move(act);
    m_empty->setTexts(heading, advice);
    m_empty->setAction(action);
    m_position->clear();
    m_stack->setCurrentIndex(Empty);
    setFocus();
}

void GroupsPage::showDone() {
    showEmpty(tr("All groups are answered"),
              m_alone > 0 ? tr("%n face(s) are like no other. Go through them one by one.", nullptr, m_alone)
                          : tr("Every face that was compared has an answer."),
              tr("Review one by one"), [this] { Q_EMIT m_workspace.reviewWanted({}); });
}

void GroupsPage::showGroup() {
    const UnknownGroup* group = m_queue.group();
    m_chips.clear();
    m_flow->clear();
    m_banner->clear();
    m_nameField->clear();
    m_allowTwice.reset();
    m_shown = {};
    m_list->setGroups(m_queue.groups(), m_queue.current());
    if (group == nullptr) {
        showDone();
        return;
    }
    for (const GroupedFace& face : *group) {
        auto* chip = new GroupChip(*m_images, face, m_area->widget());
        connect(chip, &GroupChip::outChanged, this, &GroupsPage::showHeading);
        connect(chip, &GroupChip::focused, this, [this, chip] {
            m_area->ensureWidgetVisible(chip);
            m_shown = chip->face().face;
            showPhoto();
        });
        m_flow->addWidget(chip);
        m_chips << chip;
        chip->show();
    }
    m_area->ensureVisible(0, 0);
    m_stack->setCurrentIndex(Groups);
    m_position->setText(tr("Group %1 of %2").arg(m_queue.current() + 1).arg(m_queue.groups().size()));
    m_shown = m_chips.first()->face().face;
    showHeading();
    showPhoto();
    setFocus();
}

void GroupsPage::showHeading() {
    const int in = static_cast<int>(chosen().size());
    const int out = static_cast<int>(m_chips.size()) - in;
    if (in == 0)
        m_heading->setText(tr("All faces are taken out"));
    else if (m_chips.size() == 1)
        m_heading->setText(tr("One face that belongs to no group"));
    else
        m_heading->setText(tr("%n face(s), probably of one person", nullptr, in));
    m_help->setText(out == 0 ? tr("Take out who is somebody else (click or Space), then say who this is.")
                             : tr("%n taken out; still without a name, and asked about next.", nullptr, out));
    m_part->setEnabled(in > 0 && out > 0);
    setAccessibleDescription(m_heading->text());
}

void GroupsPage::showPhoto() {
    for (const GroupChip* chip : std::as_const(m_chips)) {
        const GroupedFace& face = chip->face();
        if (face.face != m_shown) continue;
        m_photoName->setText(face.photoPath.fileNameDisplay());
        m_workspace.ask(
            this, [photo = face.photo](Services& services) { return services.photos.photo(photo); },
            [this, face](Result<Photo> photo) {
                if (m_shown != face.face) return;
                m_context->setPhoto(m_images->thumbnail(face.photo), photo ? photo->size : QSize(), face.box);
            });
        return;
    }
}

int GroupsPage::focusedChip() const {
    for (int i = 0; i < m_chips.size(); ++i)
        if (m_chips[i]->hasFocus()) return i;
    return -1;
}

void GroupsPage::goToChip(int key) {
    if (m_chips.isEmpty()) return;
    const int from = focusedChip();
    int to = 0;
    if (from >= 0 && (key == Qt::Key_Left || key == Qt::Key_Right)) {
        const bool forward = (key == Qt::Key_Right) != isRightToLeft();
        to = qBound(0, from + (forward ? 1 : -1), static_cast<int>(m_chips.size()) - 1);
    } else if (from >= 0) {
        // The nearest in the row above or below.
        const QPoint at = m_chips[from]->pos();
        const int way = key == Qt::Key_Down ? 1 : -1;
        to = from;
        int best = -1;
        for (int i = 0; i < m_chips.size(); ++i) {
            const QPoint other = m_chips[i]->pos() - at;
            if (other.y() * way <= 0) continue;
            const int distance = qAbs(other.y()) * 100 + qAbs(other.x());
            if (best < 0 || distance < best) {
                best = distance;
                to = i;
            }
        }
    }
    m_chips[to]->setFocus(Qt::TabFocusReason);
}

void GroupsPage::keyPressEvent(QKeyEvent* event) {
    // A key held down must not run through the groups.
    if (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) return Page::keyPressEvent(event);
    const int key = event->key();
    if (key == Qt::Key_Escape) {
        Q_EMIT m_workspace.backWanted();
        return;
    }
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    auto* button = qobject_cast<QPushButton*>(focusWidget());
    if (enter && button != nullptr && button->hasFocus()) {
        if (!event->isAutoRepeat()) button->click();
        return;
    }
    const bool groups = m_stack->currentIndex() == Groups;
    const QString typed = event->text();
    // Most scripts of the world have no small letters: theirs begin a name as a capital does.
    const bool capital = typed.size() == 1 && typed.at(0).isLetter() && !typed.at(0).isLower();
    if (groups && (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down))
        return goToChip(key);
    if (event->isAutoRepeat()) return;
    // A name begins with a capital, so a capital never decides anything.
    if (groups && (enter || capital)) {
        if (allSeen()) m_nameField->begin(capital ? typed : QString());
        return;
    }
    if (key == Qt::Key_U && m_stack->currentIndex() != Request) return undo();
    if (!groups) return Page::keyPressEvent(event);
    switch (key) {
    case Qt::Key_B:
        return bystanders();
    case Qt::Key_X:
        return notFaces();
    case Qt::Key_G:
        return part();
    case Qt::Key_S:
    case Qt::Key_PageDown:
        return next(1);
    case Qt::Key_PageUp:
        return next(-1);
    default:
        Page::keyPressEvent(event);
    }
}

} // namespace bk::ui
