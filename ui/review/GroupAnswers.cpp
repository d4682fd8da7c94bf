// What a group is answered with: which faces, and what becomes of it.
#include "ui/review/FaceWords.h"
#include "ui/review/GroupChip.h"
#include "ui/review/GroupsPage.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"

#include <QPointer>
#include <QScrollArea>

namespace bk::ui {
namespace {

QSet<FaceId> asSet(const QList<FaceId>& faces) {
    return QSet<FaceId>(faces.begin(), faces.end());
}

} // namespace

QList<FaceId> GroupsPage::chosen() const {
    QList<FaceId> faces;
    for (const GroupChip* chip : m_chips)
        if (!chip->isOut()) faces << chip->face().face;
    return faces;
}

QSet<FaceId> GroupsPage::takenOut() const {
    QSet<FaceId> faces;
    for (const GroupChip* chip : m_chips)
        if (chip->isOut()) faces << chip->face().face;
    return faces;
}

bool GroupsPage::allSeen() {
    for (GroupChip* chip : std::as_const(m_chips)) {
        if (chip->isOut() || chip->seen()) continue;
        m_area->ensureWidgetVisible(chip, 0, chip->height());
        m_banner->say(Tone::Attention, tr("Not all of these faces have been on the screen yet. Look at them "
                                          "first."));
        return false;
    }
    return true;
}

void GroupsPage::name(const PersonId& person, const QString& personName) {
    if (m_underWay || m_queue.isEmpty() || chosen().isEmpty() || !allSeen()) return;
    const bool allowed = m_allowTwice == person;
    answer(
        [person, allowed](Services& services, const QList<FaceId>& faces) -> Result<Outcome> {
            Outcome outcome;
            if (!allowed) {
                BK_ASSIGN(outcome.twice, services.faces.namedTwice(faces, person));
                outcome.person = person;
                if (!outcome.twice.isEmpty()) return outcome;
            }
            BK_ASSIGN(outcome.changed, services.faces.nameAll(faces, person));
            return outcome;
        },
        tr("Named %1.").arg(personName));
}

void GroupsPage::bystanders() {
    if (m_underWay || chosen().isEmpty() || !allSeen()) return;
    answer(
        [reason = bystanderReason()](Services& services, const QList<FaceId>& faces) -> Result<Outcome> {
            BK_ASSIGN(const int changed, services.faces.bystanderAll(faces, reason));
            return Outcome{changed, {}, {}};
        },
        tr("Marked as bystanders."));
}

void GroupsPage::notFaces() {
    if (m_underWay || chosen().isEmpty() || !allSeen()) return;
    answer(
        [](Services& services, const QList<FaceId>& faces) -> Result<Outcome> {
            BK_ASSIGN(const int changed, services.faces.notAFaceAll(faces, QString()));
            return Outcome{changed, {}, {}};
        },
        tr("Marked as not faces."));
}

void GroupsPage::answer(const Answer& work, const QString& sentence) {
    const QList<FaceId> faces = chosen();
    m_underWay = true;
    m_workspace.ask(
        this, [work, faces](Services& services) { return work(services, faces); },
        [this, faces, sentence, generation = m_generation](Result<Outcome> outcome) {
            if (!outcome) Q_EMIT m_workspace.failed(outcome.error());
            const bool here = generation == m_generation;
            if (here) m_underWay = false;
            if (!outcome) return;
            if (here) return answered(*outcome, faces, sentence);
            if (outcome->twice.isEmpty()) Q_EMIT m_workspace.message(sentence);
        },
        2);
}

void GroupsPage::answered(const Outcome& outcome, const QList<FaceId>& faces, const QString& sentence) {
    if (!outcome.twice.isEmpty()) {
        takeOutTwice(outcome);
        return;
    }
    const QPointer<GroupsPage> here(this);
    QString words = sentence;
    if (outcome.changed < faces.size())
        words += QLatin1Char(' ') + tr("%n face(s) were answered elsewhere meanwhile.", nullptr,
                                       static_cast<int>(faces.size()) - outcome.changed);
    Q_EMIT m_workspace.message(words, [here] {
        if (here) here->undo();
    });
    m_queue.answer(asSet(faces));
    showGroup();
}

void GroupsPage::takeOutTwice(const Outcome& outcome) {
    QSet<FaceId> faces;
    for (const NamedTwice& one : outcome.twice)
        faces << one.face;
    for (GroupChip* chip : std::as_const(m_chips))
        if (faces.contains(chip->face().face)) chip->setOut(true);
    m_allowTwice = outcome.person;
    m_banner->say(Tone::Attention,
                  tr("This person is named on %n of these photos already, so those faces were taken out. "
                     "Name the others, or put them back if somebody is really shown twice.",
                     nullptr, static_cast<int>(faces.size())));
}

void GroupsPage::part() {
    if (m_underWay || !m_queue.part(takenOut())) return;
    Q_EMIT m_workspace.message(tr("Those taken out are a group of their own, the next one."));
    showGroup();
}

void GroupsPage::next(int by) {
    if (m_underWay || m_queue.isEmpty()) return;
    m_queue.next(by);
    showGroup();
}

void GroupsPage::undo() {
    m_workspace.ask(
        this, [](Services& services) { return services.faces.undo(); },
        [this, generation = m_generation](Result<QList<FaceId>> faces) {
            if (!faces) {
                Q_EMIT m_workspace.failed(faces.error());
                return;
            }
            Q_EMIT m_workspace.message(faces->isEmpty() ? tr("There is nothing to take back.")
                                                        : tr("Taken back."));
            if (generation == m_generation && m_queue.bringBack(*faces)) showGroup();
        },
        2);
}

} // namespace bk::ui
