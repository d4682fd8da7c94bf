#include "ui/people/PersonHeader.h"

#include "ui/people/FacePicture.h"
#include "ui/quitclaims/QuitclaimCard.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/StateBadge.h"

#include <QKeySequence>
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

namespace {

/// The number of the guardian's quitclaim that is in force past BIRTHDAY, while the person has not signed
/// since; empty: none.
QString guardianStillSpeaks(const PersonSheet& sheet, const QDate& birthday) {
    QString number;
    for (const QuitclaimView& view : sheet.quitclaims) {
        const Quitclaim& one = view.quitclaim;
        if (one.state != QuitclaimState::Active || !one.signedOn) continue;
        if (*one.signedOn >= birthday) return {};
        if (one.guardian && PersonSheet::rank(view, sheet.today) == 0 && number.isEmpty())
            number = one.number;
    }
    return number;
}

} // namespace

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
    m_name = new ElidedLabel({}, this);
    m_name->setProperty("role", QStringLiteral("title"));
    words->addWidget(m_name);
    auto* states = new QWidget(this);
    auto* pills = new FlowLayout(states, 8);
    m_standing = new StateBadge(states);
    m_minor = new StateBadge(Tone::NotNeeded, tr("Under 16: a guardian signs"), states);
    m_commissioned = new StateBadge(Tone::Neutral, tr("Commissioned portraits"), states);
    m_commissioned->setToolTip(tr("Portraits of this person were commissioned, so a reason not to ask for "
                                  "consent hardly ever holds (Dutch Copyright Act, art. 20)."));
    for (StateBadge* badge : {m_standing, m_minor, m_commissioned})
        pills->addWidget(badge);
    words->addWidget(states);
    m_age = new QLabel(this);
    m_age->setWordWrap(true);
    words->addWidget(m_age);
    m_counts = new QLabel(this);
    m_counts->setProperty("role", QStringLiteral("muted"));
    m_counts->setWordWrap(true);
    words->addWidget(m_counts);
    m_notes = new QLabel(this);
    m_notes->setProperty("role", QStringLiteral("caption"));
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    words->addWidget(m_notes);
    makeButtons(words);
    words->addStretch(1);
    top->addLayout(words, 1);
    layout->addLayout(top);
    auto* purposes = new QWidget(this);
    m_purposes = new FlowLayout(purposes, 8);
    layout->addWidget(purposes);
}

void PersonHeader::makeButtons(QVBoxLayout* layout) {
    m_buttons = new QWidget(this);
    auto* row = new FlowLayout(m_buttons, 8);
    m_change = new QPushButton(themedIcon(QStringLiteral("edit-rename")), tr("Change"), m_buttons);
    m_change->setToolTip(tr("Name, birth date, contact, notes"));
    m_merge = new QPushButton(themedIcon(QStringLiteral("merge")), tr("Merge…"), m_buttons);
    m_merge->setToolTip(tr("Two entries are the same person"));
    m_cover = new QPushButton(themedIcon(QStringLiteral("user")), tr("Choose face…"), m_buttons);
    m_cover->setToolTip(tr("Choose the face that stands for this person"));
    m_split = new QPushButton(themedIcon(QStringLiteral("edit-cut")), tr("Split…"), m_buttons);
    m_split->setToolTip(tr("This entry is two people"));
    m_withdraw = new QPushButton(tr("Withdraw everything…"), m_buttons);
    m_withdraw->setProperty("role", QStringLiteral("danger"));
    m_withdraw->setToolTip(tr("The person takes back all that was allowed (%1)")
                               .arg(withdrawKeys().toString(QKeySequence::NativeText)));
    for (QPushButton* button : {m_change, m_cover, m_merge, m_split, m_withdraw})
        row->addWidget(button);
    layout->addWidget(m_buttons);
    connect(m_change, &QPushButton::clicked, this, &PersonHeader::changeWanted);
    connect(m_merge, &QPushButton::clicked, this, &PersonHeader::mergeWanted);
    connect(m_cover, &QPushButton::clicked, this, &PersonHeader::coverWanted);
    connect(m_split, &QPushButton::clicked, this, &PersonHeader::splitWanted);
    connect(m_withdraw, &QPushButton::clicked, this, &PersonHeader::withdrawWanted);
    setMayWithdraw(false);
}

void PersonHeader::setMayManage(bool may) {
    m_mayManage = may;
    m_change->setVisible(may);
    for (QPushButton* button : {m_cover, m_merge, m_split})
        button->setVisible(may);
    m_buttons->setVisible(may || !m_withdraw->isHidden());
}

void PersonHeader::setMayWithdraw(bool may) {
    m_withdraw->setVisible(may);
    m_buttons->setVisible(may || m_mayManage);
}

void PersonHeader::setSheet(const PersonSheet& sheet) {
    const PersonSummary& summary = sheet.summary;
    m_face->setFace(sheet.summary.cover);
    m_name->setText(summary.person.name);
    m_standing->setState(toneOf(summary.standing), wordsFor(summary.standing));
    m_minor->setVisible(summary.minor);
    m_commissioned->setVisible(summary.person.commissioned);
    fillAge(sheet);
    QStringList counts{tr("%n photo(s)", nullptr, summary.photos),
                       tr("%n quitclaim(s)", nullptr, static_cast<int>(sheet.quitclaims.size()))};
    if (sheet.suggestionCount > 0) counts << tr("%n suggestion(s)", nullptr, sheet.suggestionCount);
    if (summary.person.deceased)
        counts << (m_mayManage ? tr("died %1").arg(shortDate(*summary.person.deceased)) : tr("deceased"));
    m_counts->setText(counts.join(QStringLiteral(" · ")));
    QStringList notes;
    for (const QString& text : {summary.person.contact, summary.person.notes})
        if (!text.isEmpty()) notes << text;
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    fillPurposes(sheet.standings);
}

/// The birth date tells more than whether a guardian signs, so a day is only for those who look after it.
void PersonHeader::fillAge(const PersonSheet& sheet) {
    const std::optional<QDate>& born = sheet.summary.person.born;
    QString age;
    if (born && m_mayManage) {
        const QDate birthday = sixteenthBirthday(*born);
        const QString ofGuardian = guardianStillSpeaks(sheet, birthday);
        if (sheet.summary.minor)
            age = tr("Turns 16 on %1; from then on the person signs.").arg(shortDate(birthday));
        else if (!ofGuardian.isEmpty())
            age = tr("16 since %1: ask for the person's own signature. The guardian's quitclaim %2 runs on "
                     "until its end.")
                      .arg(shortDate(birthday), ofGuardian);
    }
    m_age->setText(age);
    m_age->setVisible(!age.isEmpty());
}

QString PersonHeader::age() const {
    QStringList said;
    if (!m_minor->isHidden()) said << m_minor->words();
    if (!m_age->isHidden()) said << m_age->text();
    return said.join(QStringLiteral(". "));
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
