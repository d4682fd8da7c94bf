#include "ui/quitclaims/HistoryPanel.h"

#include "ui/quitclaims/FormRows.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Theme.h"

#include <QGridLayout>
#include <QHash>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace bk::ui {
namespace {

constexpr int widestVersion = 800; // before and after stand near each other

QLabel* makeCell(const QString& text, const char* role, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    if (role != nullptr) label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QString dayOf(const std::optional<QDate>& day) {
    return day ? shortDate(*day) : QString();
}

QString stateOf(QuitclaimState state) {
    switch (state) {
    case QuitclaimState::Draft:
        return wordsFor(QuitclaimStanding::Draft);
    case QuitclaimState::Active:
        return wordsFor(QuitclaimStanding::Active);
    case QuitclaimState::Withdrawn:
        return wordsFor(QuitclaimStanding::Withdrawn);
    case QuitclaimState::Superseded:
        return wordsFor(QuitclaimStanding::Superseded);
    }
    return {};
}

/// The decisions of ONE that OTHER has not just so.
QString grantsOf(const Quitclaim& one, const Quitclaim& other) {
    QStringList list;
    for (const Grant& grant : one.grants) {
        if (other.grants.contains(grant)) continue;
        const QString words =
            grant.decision == Decision::Granted ? HistoryPanel::tr("%1: yes") : HistoryPanel::tr("%1: no");
        list << words.arg(purposeName(grant.purpose));
        if (grant.until) list.last() += HistoryPanel::tr(" (until %1)").arg(shortDate(*grant.until));
    }
    return list.join(QStringLiteral(", "));
}

/// Those that ONE has more than OTHER.
QString withdrawalsOf(const Quitclaim& one, const Quitclaim& other) {
    QStringList list;
    for (const Withdrawal& withdrawal : one.withdrawals.mid(other.withdrawals.size())) {
        QStringList words{withdrawal.purposes.isEmpty() ? HistoryPanel::tr("everything")
                                                        : listOf(withdrawal.purposes),
                          shortDate(withdrawal.date)};
        for (const QString& more : {withdrawal.channel, withdrawal.reason})
            if (!more.isEmpty()) words << more;
        list << words.join(QStringLiteral(", "));
    }
    return list.join(QStringLiteral("; "));
}

QString scansOf(const Quitclaim& quitclaim) {
    if (quitclaim.scans.isEmpty()) return {};
    return HistoryPanel::tr("%n scan(s)", nullptr, static_cast<int>(quitclaim.scans.size()));
}

/// FIELD of ONE in the words of the window. SAID is how the catalog puts it, which is right for names and for
/// what somebody wrote.
QString valueOf(const QString& field, const Quitclaim& one, const Quitclaim& other, const QString& said) {
    if (field == QStringLiteral("state")) return stateOf(one.state);
    if (field == QStringLiteral("signed")) return dayOf(one.signedOn);
    if (field == QStringLiteral("from")) return dayOf(one.from);
    if (field == QStringLiteral("until"))
        return one.openEnded ? HistoryPanel::tr("open-ended") : dayOf(one.until);
    if (field == QStringLiteral("basis")) return wordsFor(one.basis);
    if (field == QStringLiteral("grants")) return grantsOf(one, other);
    if (field == QStringLiteral("withdrawals")) return withdrawalsOf(one, other);
    if (field == QStringLiteral("scans")) return scansOf(one);
    if (field == QStringLiteral("scope") && one.scope.kind == ScopeKind::AllPhotos)
        return HistoryPanel::tr("all photos");
    if (field == QStringLiteral("scope") && one.scope.kind == ScopeKind::Photos)
        return HistoryPanel::tr("%n photo(s) picked", nullptr, static_cast<int>(one.scope.photos.size()));
    return said;
}

} // namespace

HistoryPanel::HistoryPanel(Workspace& workspace, const Quitclaim& quitclaim, QWidget* parent)
    : QFrame(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeLine(Qt::Horizontal, this));
    auto* head = new QHBoxLayout;
    auto* heading = new QLabel(tr("History of %1").arg(quitclaim.number), this);
    heading->setProperty("role", QStringLiteral("heading"));
    head->addWidget(heading);
    head->addStretch(1);
    m_close = new QPushButton(tr("Close"), this);
    m_close->setAccessibleName(tr("Close the history of %1").arg(quitclaim.number));
    m_close->setToolTip(tr("Esc"));
    head->addWidget(m_close);
    layout->addLayout(head);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(12);
    layout->addLayout(m_rows);
    m_rows->addWidget(makeFormCaption(tr("Reading…"), this));
    connect(m_close, &QPushButton::clicked, this, &HistoryPanel::closed);
    setFocusProxy(m_close);
    workspace.ask(
        this, [id = quitclaim.id](Services& services) { return services.consent.history(id); },
        [this](Result<QList<QuitclaimVersion>> versions) {
            while (QLayoutItem* item = m_rows->takeAt(0)) {
                delete item->widget();
                delete item;
            }
            if (versions)
                show(*versions);
            else
                m_rows->addWidget(makeFormCaption(sentenceFor(versions.error()), this));
            Q_EMIT shown();
        },
        2);
}

void HistoryPanel::show(const QList<QuitclaimVersion>& versions) {
    m_versions = versions;
    for (qsizetype at = versions.size() - 1; at >= 0; --at)
        addVersion(versions.at(at), versions.at(qMax<qsizetype>(0, at - 1)).record);
}

void HistoryPanel::addVersion(const QuitclaimVersion& version, const Quitclaim& before) {
    auto* box = new QWidget(this);
    box->setMaximumWidth(scaled(widestVersion));
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, scaled(128));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    const QString when = QLocale().toString(version.at.toLocalTime(), QLocale::ShortFormat);
    const QString what =
        version.differences.isEmpty() && version.version == 1 ? tr("recorded") : tr("changed");
    grid->addWidget(makeCell(tr("Version %1, %2 on %3 by %4")
                                 .arg(QString::number(version.version), what, when,
                                      version.by.isEmpty() ? tr("somebody who is gone") : version.by),
                             nullptr, box),
                    0, 0, 1, 3);
    int row = 1;
    if (!version.why.isEmpty())
        grid->addWidget(makeCell(tr("Why: %1").arg(version.why), "muted", box), row++, 0, 1, 3);
    if (!version.differences.isEmpty()) {
        grid->addWidget(makeCell(tr("Before"), "caption", box), row, 1);
        grid->addWidget(makeCell(tr("After"), "caption", box), row++, 2);
    }
    const auto cell = [box](const QString& value) {
        return makeCell(value.isEmpty() ? tr("nothing") : value, value.isEmpty() ? "muted" : nullptr, box);
    };
    for (const QuitclaimDifference& one : version.differences) {
        grid->addWidget(makeCell(fieldName(one.field), "caption", box), row, 0);
        grid->addWidget(cell(valueOf(one.field, before, version.record, one.before)), row, 1);
        grid->addWidget(cell(valueOf(one.field, version.record, before, one.after)), row++, 2);
    }
    m_rows->addWidget(box);
}

void HistoryPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QFrame::keyPressEvent(event);
}

QString fieldName(const QString& field) {
    const QHash<QString, QString> names{
        {QStringLiteral("state"), HistoryPanel::tr("State")},
        {QStringLiteral("person"), HistoryPanel::tr("Person")},
        {QStringLiteral("signed"), HistoryPanel::tr("Signed on")},
        {QStringLiteral("place"), HistoryPanel::tr("Signed at")},
        {QStringLiteral("guardian"), HistoryPanel::tr("Guardian")},
        {QStringLiteral("guardian_relation"), HistoryPanel::tr("Relation")},
        {QStringLiteral("second_guardian"), HistoryPanel::tr("Second guardian")},
        {QStringLiteral("second_guardian_relation"), HistoryPanel::tr("Relation of the second")},
        {QStringLiteral("from"), HistoryPanel::tr("Counts from")},
        {QStringLiteral("until"), HistoryPanel::tr("Last day")},
        {QStringLiteral("basis"), HistoryPanel::tr("Legal basis")},
        {QStringLiteral("form"), HistoryPanel::tr("Consent form")},
        {QStringLiteral("scope"), HistoryPanel::tr("Photos")},
        {QStringLiteral("territory"), HistoryPanel::tr("Territory")},
        {QStringLiteral("conditions"), HistoryPanel::tr("Conditions")},
        {QStringLiteral("notes"), HistoryPanel::tr("Notes")},
        {QStringLiteral("grants"), HistoryPanel::tr("What was said")},
        {QStringLiteral("scans"), HistoryPanel::tr("Scans")},
        {QStringLiteral("withdrawals"), HistoryPanel::tr("Withdrawn")},
        {QStringLiteral("supersedes"), HistoryPanel::tr("Replaces")},
    };
    return names.value(field, field);
}

} // namespace bk::ui
