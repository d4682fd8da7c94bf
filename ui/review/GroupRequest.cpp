#include "ui/review/GroupRequest.h"

#include "ui/widgets/Card.h"
#include "ui/widgets/Theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int textWidth = 560; // at normal text size: lines that can be read

QString remaining(qint64 seconds) {
    if (seconds < 60) return GroupRequest::tr("%n second(s) left", nullptr, static_cast<int>(seconds));
    return GroupRequest::tr("%n minute(s) left", nullptr, static_cast<int>((seconds + 59) / 60));
}

} // namespace

GroupRequest::GroupRequest(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    auto* card = new Card(this);
    card->setMaximumWidth(scaled(textWidth + 48));
    layout->addWidget(card, 0, Qt::AlignTop);
    layout->addStretch(1);
    card->body()->setSpacing(8);

    auto* heading = new QLabel(tr("Which unknown faces are the same person?"), card);
    heading->setProperty("role", QStringLiteral("heading"));
    heading->setWordWrap(true);
    card->body()->addWidget(heading);
    card->body()->addWidget(paragraph(
        tr("Beeldkluis compares the faces without a name with one another and puts those that are alike "
           "into groups, so that one name answers many faces.")));
    card->body()->addWidget(
        paragraph(tr("Nothing of it is kept. The groups are in this computer's memory only, and are "
                     "forgotten when you leave this page or the catalog locks. The log tells that it was "
                     "done and how many faces were compared.")));
    card->body()->addSpacing(8);

    m_asking = new QWidget(card);
    auto* asking = new QVBoxLayout(m_asking);
    asking->setContentsMargins(0, 0, 0, 0);
    asking->setSpacing(8);
    auto* where = new QLabel(tr("In which collection"), m_asking);
    where->setProperty("role", QStringLiteral("heading"));
    asking->addWidget(where);
    m_collections = new QComboBox(m_asking);
    m_collections->setAccessibleName(where->text());
    m_collections->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_collections->setMinimumContentsLength(24);
    where->setBuddy(m_collections);
    asking->addWidget(m_collections, 0, Qt::AlignLeft);
    m_scope = paragraph({});
    m_scope->setProperty("role", QStringLiteral("muted"));
    asking->addWidget(m_scope);
    asking->addSpacing(8);
    m_find = new QPushButton(tr("Find groups"), m_asking);
    m_find->setProperty("role", QStringLiteral("primary"));
    asking->addWidget(m_find, 0, Qt::AlignLeft);
    card->body()->addWidget(m_asking);

    m_running = new QWidget(card);
    auto* running = new QVBoxLayout(m_running);
    running->setContentsMargins(0, 0, 0, 0);
    running->setSpacing(8);
    m_progressWords = paragraph({});
    running->addWidget(m_progressWords);
    m_bar = new QProgressBar(m_running);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Faces compared"));
    running->addWidget(m_bar);
    running->addSpacing(8);
    m_stop = new QPushButton(tr("Cancel"), m_running);
    running->addWidget(m_stop, 0, Qt::AlignLeft);
    card->body()->addWidget(m_running);
    m_running->hide();

    connect(m_collections, &QComboBox::currentIndexChanged, this, &GroupRequest::collectionChanged);
    connect(m_find, &QPushButton::clicked, this, &GroupRequest::findWanted);
    connect(m_stop, &QPushButton::clicked, this, &GroupRequest::stopWanted);
}

QLabel* GroupRequest::paragraph(const QString& text) {
    auto* label = new QLabel(text, this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void GroupRequest::setCollections(const QList<std::pair<CollectionId, QString>>& collections) {
    const QSignalBlocker quiet(m_collections);
    const QVariant chosen = m_collections->currentData();
    m_collections->clear();
    m_collections->addItem(tr("All where recognition is on"), QByteArray());
    for (const auto& [id, name] : collections)
        m_collections->addItem(name, id.toBytes());
    m_collections->setCurrentIndex(qMax(0, m_collections->findData(chosen)));
}

std::optional<CollectionId> GroupRequest::collection() const {
    const QByteArray id = m_collections->currentData().toByteArray();
    if (id.isEmpty()) return std::nullopt;
    return CollectionId::fromBytes(id);
}

void GroupRequest::setScope(const GroupingScope& scope) {
    QStringList words;
    words << tr("%n face(s) without a name", nullptr, scope.faces);
    if (scope.faces > 0) words.last() += QLatin1Char(' ') + tr("on %n photo(s)", nullptr, scope.photos);
    if (scope.unfit > 0)
        words << tr("%n more too small, blurred or turned away to be compared", nullptr, scope.unfit);
    m_scope->setText(words.join(QStringLiteral("; ")) + QLatin1Char('.'));
    m_find->setEnabled(scope.faces > 1);
}

void GroupRequest::setRunning(bool running) {
    m_asking->setVisible(!running);
    m_running->setVisible(running);
    if (!running) return;
    m_progressWords->setText(tr("Comparing faces…"));
    m_bar->setRange(0, 0);
    m_stop->setFocus();
}

void GroupRequest::setProgress(const Progress& progress) {
    const QLocale locale;
    m_bar->setRange(0, static_cast<int>(qMax<qint64>(1, progress.total)));
    m_bar->setValue(static_cast<int>(progress.done));
    if (progress.total > 0 && progress.done >= progress.total) {
        m_progressWords->setText(tr("Putting them into groups…"));
        return;
    }
    QStringList words;
    words << tr("%1 of %2 faces").arg(locale.toString(progress.done), locale.toString(progress.total));
    if (progress.perSecond > 0)
        words << tr("%1 per second")
                     .arg(locale.toString(progress.perSecond, 'f', progress.perSecond < 10 ? 1 : 0));
    if (progress.remainingSeconds) words << remaining(*progress.remainingSeconds);
    m_progressWords->setText(words.join(QStringLiteral(", ")));
}

QString GroupRequest::progressWords() const {
    return m_progressWords->text();
}

} // namespace bk::ui
