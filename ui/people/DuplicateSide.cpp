#include "ui/people/DuplicateSide.h"

#include "ui/people/FacePicture.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/StateBadge.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int mostPapers = 4;

} // namespace

DuplicateSide::DuplicateSide(ImageLoader& images, QWidget* parent) : Card(parent) {
    // In full and across the card: two names are compared letter by letter.
    m_name = new QLabel(this);
    m_name->setProperty("role", QStringLiteral("title"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    body()->addWidget(m_name);
    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    m_face = new FacePicture(images, 144, this);
    top->addWidget(m_face, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(8);
    auto* pills = new QWidget(this);
    auto* flow = new FlowLayout(pills, 8);
    m_standing = new StateBadge(pills);
    m_minor = new StateBadge(Tone::NotNeeded, tr("Under 16"), pills);
    flow->addWidget(m_standing);
    flow->addWidget(m_minor);
    words->addWidget(pills);
    m_counts = new QLabel(this);
    m_counts->setProperty("role", QStringLiteral("muted"));
    m_counts->setWordWrap(true);
    words->addWidget(m_counts);
    words->addStretch(1);
    top->addLayout(words, 1);
    body()->addLayout(top);
    m_papers = new QLabel(this);
    m_papers->setTextFormat(Qt::PlainText);
    m_papers->setWordWrap(true);
    body()->addWidget(m_papers);
    m_notes = new QLabel(this);
    m_notes->setProperty("role", QStringLiteral("caption"));
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    body()->addWidget(m_notes);
    body()->addStretch(1);
    auto* below = new QWidget(this);
    auto* row = new FlowLayout(below, 16);
    m_choice = new QRadioButton(tr("This entry stays"), below);
    m_choice->setAutoExclusive(false); // its page sees to it
    auto* open = new QPushButton(tr("Open the page"), below);
    open->setProperty("role", QStringLiteral("link"));
    row->addWidget(m_choice);
    row->addWidget(open);
    body()->addWidget(below);
    connect(m_choice, &QRadioButton::clicked, this, &DuplicateSide::chosen);
    connect(open, &QPushButton::clicked, this, &DuplicateSide::openWanted);
}

void DuplicateSide::setFacts(const SideFacts& facts) {
    m_facts = facts;
    const PersonSummary& summary = facts.summary;
    m_face->setFace(summary.cover);
    m_name->setText(summary.person.name);
    m_standing->setState(toneOf(summary.standing), wordsFor(summary.standing));
    m_minor->setVisible(summary.minor);
    QStringList counts{tr("%n photo(s)", nullptr, summary.photos)};
    if (summary.person.born) counts << tr("born %1").arg(shortDate(*summary.person.born));
    if (summary.person.deceased) counts << tr("died %1").arg(shortDate(*summary.person.deceased));
    m_counts->setText(counts.join(QStringLiteral(" · ")));
    QStringList papers;
    for (const QuitclaimView& view : facts.quitclaims.mid(0, mostPapers)) {
        QStringList granted;
        for (const Purpose& purpose : purposesOf(view.quitclaim, Decision::Granted))
            granted << purposeName(purpose);
        papers << (granted.isEmpty()
                       ? view.quitclaim.number
                       : tr("%1: %2").arg(view.quitclaim.number, granted.join(QStringLiteral(", "))));
    }
    if (facts.quitclaims.size() > mostPapers)
        papers << tr("and %n more", nullptr, static_cast<int>(facts.quitclaims.size()) - mostPapers);
    m_papers->setText(papers.isEmpty() ? tr("No quitclaim") : papers.join(QLatin1Char('\n')));
    QStringList notes;
    for (const QString& text : {summary.person.contact, summary.person.notes})
        if (!text.isEmpty()) notes << text;
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    m_choice->setAccessibleName(tr("%1 stays").arg(summary.person.name));
    setAccessibleName(summary.person.name);
}

void DuplicateSide::setStays(bool stays) {
    m_choice->setChecked(stays);
}

} // namespace bk::ui
