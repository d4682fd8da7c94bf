#include "ui/publications/PublicationList.h"

#include "ui/publications/PublicationWords.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/StateBadge.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int gatherMilliseconds = 250;
/// More of them are looked at on their own page.
constexpr qsizetype rowsShown = 8;

} // namespace

PublicationList::PublicationList(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(8);
    layout->addLayout(m_rows);
    m_none = new QLabel(this);
    m_none->setProperty("role", QStringLiteral("caption"));
    m_none->setWordWrap(true);
    layout->addWidget(m_none);
    m_reloadSoon.setSingleShot(true);
    m_reloadSoon.setInterval(gatherMilliseconds);
    connect(&m_reloadSoon, &QTimer::timeout, this, &PublicationList::ask);
    connect(&workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        const ChangeKinds ours = ChangeKind::Publications | ChangeKind::Clearance | ChangeKind::Settings;
        if ((m_photo || m_person) && (changes.kinds & ours) && !m_reloadSoon.isActive()) m_reloadSoon.start();
    });
}

void PublicationList::showPhoto(const PhotoId& photo) {
    m_photo = photo;
    m_person.reset();
    m_none->setText(tr("Nowhere, as far as was recorded."));
    ask();
}

void PublicationList::showPerson(const PersonId& person) {
    m_person = person;
    m_photo.reset();
    m_none->setText(tr("No photo of this person was published, as far as was recorded."));
    ask();
}

void PublicationList::clear() {
    m_photo.reset();
    m_person.reset();
    ++m_generation;
    m_reloadSoon.stop();
    fill({});
    m_none->hide();
}

void PublicationList::ask() {
    if (!m_photo && !m_person) return;
    PublicationFilter filter;
    filter.photo = m_photo;
    filter.person = m_person;
    ++m_underWay;
    m_workspace.ask(
        this, [filter](Services& services) { return services.publications.list(filter); },
        [this, generation = ++m_generation](Result<QList<PublicationView>> views) {
            --m_underWay;
            if (generation != m_generation) return;
            // A photo that is gone or hidden by now is told by the page that shows it.
            fill(views ? *views : QList<PublicationView>());
            Q_EMIT loaded(views ? static_cast<int>(views->size()) : 0);
        });
}

void PublicationList::fill(const QList<PublicationView>& views) {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_none->setVisible(views.isEmpty());
    for (const PublicationView& view : views.mid(0, rowsShown))
        addRow(view);
    if (views.size() > rowsShown) {
        auto* more = new QLabel(tr("and %n more", nullptr, static_cast<int>(views.size() - rowsShown)), this);
        more->setProperty("role", QStringLiteral("caption"));
        m_rows->addWidget(more);
    }
}

void PublicationList::addRow(const PublicationView& view) {
    const Publication& publication = view.publication;
    auto* row = new Card(this);
    row->body()->setContentsMargins(8, 8, 8, 8);
    row->body()->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(new IconLabel(themedIcon(iconFor(publication.kind)), 16, row));
    head->addWidget(new ElidedLabel(publication.place, row, Qt::ElideMiddle), 1);
    row->body()->addLayout(head);
    auto* when = new QLabel(
        tr("%1, %2").arg(purposeName(publication.purpose), whenWords(publication, m_workspace.today())), row);
    when->setProperty("role", QStringLiteral("caption"));
    when->setWordWrap(true);
    row->body()->addWidget(when);
    const PublicationLook look = lookOf(view, m_workspace.today());
    auto* badge = new QHBoxLayout;
    badge->addWidget(new StateBadge(look.tone, look.words, row));
    badge->addStretch(1);
    row->body()->addLayout(badge);
    row->setClickable(tr("Open the publication in %1: %2").arg(publication.place, look.words));
    connect(row, &Card::clicked, this,
            [this, id = publication.id] { Q_EMIT m_workspace.publicationsWanted(id); });
    m_rows->addWidget(row);
}

} // namespace bk::ui
