#include "ui/people/PersonHeader.h"

#include "ui/people/FacePicture.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/StateBadge.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {

QString sentenceFor(const PurposeStanding& standing) {
    const QString day = standing.date ? shortDate(*standing.date) : QString();
    switch (standing.state) {
    case ConsentState::Granted:
        return day.isEmpty() ? PersonHeader::tr("without an end") : PersonHeader::tr("until %1").arg(day);
    case ConsentState::Expired:
        return PersonHeader::tr("on %1").arg(day);
    case ConsentState::NotYetValid:
        return PersonHeader::tr("from %1").arg(day);
    case ConsentState::Withdrawn:
    case ConsentState::Refused:
        return PersonHeader::tr("on %1").arg(day);
    case ConsentState::Missing:
        return PersonHeader::tr("nothing that counts");
    }
    return {};
}

PersonHeader::PersonHeader(ImageLoader& images, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    m_face = new FacePicture(images, 96, this);
    top->addWidget(m_face, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(8);
    m_name = new QLabel(this);
    m_name->setProperty("role", QStringLiteral("title"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    words->addWidget(m_name);
    auto* pills = new QHBoxLayout;
    pills->setSpacing(8);
    m_standing = new StateBadge(this);
    m_minor = new StateBadge(Tone::NotNeeded, tr("Under 16: a guardian signs"), this);
    pills->addWidget(m_standing);
    pills->addWidget(m_minor);
    pills->addStretch(1);
    words->addLayout(pills);
    m_counts = new QLabel(this);
    m_counts->setProperty("role", QStringLiteral("muted"));
    m_counts->setWordWrap(true);
    words->addWidget(m_counts);
    m_notes = new QLabel(this);
    m_notes->setProperty("role", QStringLiteral("caption"));
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    words->addWidget(m_notes);
    words->addStretch(1);
    top->addLayout(words, 1);
    m_change = new QPushButton(themedIcon(QStringLiteral("edit-rename")), tr("Change"), this);
    m_change->setToolTip(tr("Name, birth date, contact, notes"));
    m_merge = new QPushButton(themedIcon(QStringLiteral("merge")), tr("Merge…"), this);
    m_merge->setToolTip(tr("Two entries are the same person"));
    top->addWidget(m_change, 0, Qt::AlignTop);
    top->addWidget(m_merge, 0, Qt::AlignTop);
    layout->addLayout(top);
    auto* purposes = new QWidget(this);
    m_purposes = new FlowLayout(purposes, 8);
    layout->addWidget(purposes);
    connect(m_change, &QPushButton::clicked, this, &PersonHeader::changeWanted);
    connect(m_merge, &QPushButton::clicked, this, &PersonHeader::mergeWanted);
}

void PersonHeader::setMayManage(bool may) {
    m_change->setVisible(may);
    m_merge->setVisible(may);
}

void PersonHeader::setSheet(const PersonSheet& sheet) {
    const PersonSummary& summary = sheet.summary;
    m_face->setFace(sheet.summary.cover);
    m_name->setText(summary.person.name);
    // The birth date itself is nobody's business at a glance.
    m_name->setToolTip(summary.person.born ? tr("Born %1").arg(shortDate(*summary.person.born)) : QString());
    m_standing->setState(toneOf(summary.standing), wordsFor(summary.standing));
    m_minor->setVisible(summary.minor);
    QStringList counts{tr("%n photo(s)", nullptr, summary.photos),
                       tr("%n quitclaim(s)", nullptr, static_cast<int>(sheet.quitclaims.size()))};
    if (sheet.suggestionCount > 0) counts << tr("%n suggestion(s)", nullptr, sheet.suggestionCount);
    if (summary.person.deceased) counts << tr("died %1").arg(shortDate(*summary.person.deceased));
    m_counts->setText(counts.join(QStringLiteral(" · ")));
    QStringList notes;
    for (const QString& text : {summary.person.contact, summary.person.notes})
        if (!text.isEmpty()) notes << text;
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    fillPurposes(sheet.standings);
}

void PersonHeader::fillPurposes(const QList<PurposeStanding>& standings) {
    m_purposes->clear();
    for (const PurposeStanding& standing : standings) {
        auto* tile = new QFrame(this);
        tile->setProperty("role", QStringLiteral("card"));
        auto* layout = new QVBoxLayout(tile);
        layout->setContentsMargins(12, 8, 12, 8);
        layout->setSpacing(4);
        auto* name = new QLabel(purposeName(standing.purpose), tile);
        name->setProperty("role", QStringLiteral("heading"));
        layout->addWidget(name);
        layout->addWidget(new StateBadge(toneOf(standing.state), wordsFor(standing.state), tile));
        auto* day = new QLabel(sentenceFor(standing), tile);
        day->setProperty("role", QStringLiteral("caption"));
        layout->addWidget(day);
        tile->setMinimumWidth(scaled(120));
        tile->setAccessibleName(
            QStringLiteral("%1: %2, %3")
                .arg(purposeName(standing.purpose), wordsFor(standing.state), sentenceFor(standing)));
        m_purposes->addWidget(tile);
    }
}

} // namespace bk::ui
