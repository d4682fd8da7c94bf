#include "ui/models/ModelPanel.h"

#include "ui/models/ModelWords.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/StateBadge.h"
#include "ui/widgets/WordLabel.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

/// In groups, so that a long row of digits can be read and breaks where the line ends.
QString grouped(const QString& digits) {
    QStringList groups;
    for (qsizetype at = 0; at < digits.size(); at += 8)
        groups << digits.mid(at, 8);
    return groups.join(QLatin1Char(' '));
}

} // namespace

ModelPanel::ModelPanel(const FaceModelView& model, bool mayChange, QWidget* parent)
    : Card(parent), m_model(model), m_mayChange(mayChange) {
    setAccessibleName(model.card.id);
    body()->setSpacing(8);
    addHead();
    addFacts();
    if (mayChange) addButtons();
}

void ModelPanel::addHead() {
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(makeLabel(m_model.card.id, "heading", this), 1);
    if (!m_model.trouble.isEmpty())
        head->addWidget(new StateBadge(Tone::Blocked, tr("Missing or damaged"), this));
    if (m_model.inUse) head->addWidget(new StateBadge(Tone::Cleared, tr("In use"), this));
    body()->addLayout(head);
    QString origin = tr("Built in");
    if (!m_model.builtIn)
        origin =
            m_model.addedAt
                ? tr("Installed on %1 by %2")
                      .arg(QLocale().toString(m_model.addedAt->toLocalTime().date(), QLocale::ShortFormat),
                           m_model.addedBy.isEmpty() ? tr("somebody unknown") : m_model.addedBy)
                : tr("Not in this catalog any more");
    body()->addWidget(makeLabel(
        tr("%1 · %2", "what it does, where from").arg(wordsFor(m_model.card.kind), origin), "muted", this));
    if (!m_model.trouble.isEmpty()) {
        const QString words =
            m_model.inUse
                ? tr("Its file is missing or is not what was installed, so it cannot be used: choose another "
                     "model. Everything else in the catalog works.")
                : tr("Its file is missing or is not what was installed, so it cannot be used: remove it and "
                     "install it again.");
        body()->addWidget(makeLabel(words, "error", this));
    }
}

void ModelPanel::addFact(const QString& name, const QString& words) {
    body()->addSpacing(4);
    body()->addWidget(makeLabel(name, "caption", this));
    auto* label = makeLabel(words, nullptr, this);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAccessibleName(tr("%1: %2", "a fact").arg(name, words));
    body()->addWidget(label);
}

void ModelPanel::addFacts() {
    const ModelCard& card = m_model.card;
    if (card.sha256.isEmpty()) return;
    body()->setSpacing(4);
    const QStringList measured = measuredLines(card);
    addFact(tr("How well"), measured.first());
    for (const QString& figures : measured.mid(1)) {
        auto* label = makeLabel(figures, "muted", this);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        body()->addWidget(label);
    }
    addFact(tr("Licence"), card.licence.isEmpty() ? tr("Not told") : card.licence);
    addFact(tr("Where it comes from"), card.provenance.isEmpty() ? tr("Not told") : card.provenance);
    QString how = inputAndOutput(card);
    if (!m_model.builtIn)
        how +=
            QLatin1Char(' ') + tr("It works in a program of its own, which sees no files and holds no keys.");
    addFact(tr("How it works"), how);
    addFact(tr("SHA-256 of its file"), grouped(QString::fromLatin1(card.sha256.toHex())));
}

void ModelPanel::addButtons() {
    const bool usable = !m_model.inUse && m_model.trouble.isEmpty();
    const bool removable = !m_model.inUse && !m_model.builtIn;
    if (!usable && !removable) return;
    auto* box = new QWidget(this);
    auto* buttons = new FlowLayout(box, 8);
    if (usable) {
        m_use = new QPushButton(tr("Use this model…"), box);
        m_use->setAccessibleName(tr("Use the model %1").arg(m_model.card.id));
        buttons->addWidget(m_use);
        connect(m_use, &QPushButton::clicked, this, &ModelPanel::meaningWanted);
    }
    if (removable) {
        m_remove = new QPushButton(tr("Remove…"), box);
        m_remove->setAccessibleName(tr("Remove the model %1").arg(m_model.card.id));
        buttons->addWidget(m_remove);
        connect(m_remove, &QPushButton::clicked, this, [this] {
            ask(tr("Remove %1?").arg(m_model.card.id),
                tr("Its file and card go from this catalog. It can be installed again from a file."),
                tr("Remove"), "danger", [this] { Q_EMIT removeWanted(m_model.card.id); });
        });
    }
    body()->addSpacing(4);
    body()->addWidget(box);
}

void ModelPanel::askToUse(int faceprints, qint64 photos) {
    const QString act = m_model.card.kind == ModelKind::Detector ? tr("Find faces by %1 from now on?")
                                                                 : tr("Compare faces by %1 from now on?");
    ask(act.arg(m_model.card.id), meaningOfChange(m_model.card, faceprints, photos), tr("Use this model"),
        "primary", [this] { Q_EMIT useWanted(m_model.card.id); });
}

void ModelPanel::ask(const QString& heading, const QString& words, const QString& confirm, const char* role,
                     const std::function<void()>& act) {
    closeQuestion();
    m_question = new QWidget(this);
    auto* layout = new QVBoxLayout(m_question);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeLine(Qt::Horizontal, m_question));
    layout->addWidget(makeLabel(heading, "heading", m_question));
    m_words = makeLabel(words, nullptr, m_question);
    layout->addWidget(m_words);
    auto* box = new QWidget(m_question);
    auto* buttons = new FlowLayout(box, 8);
    m_confirm = new QPushButton(confirm, box);
    m_confirm->setProperty("role", QString::fromLatin1(role));
    m_cancel = new QPushButton(tr("Cancel"), box);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_cancel);
    layout->addWidget(box);
    body()->addWidget(m_question);
    m_question->show();
    connect(m_confirm, &QPushButton::clicked, this, act);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        closeQuestion();
        if (QPushButton* const back = m_use != nullptr ? m_use : m_remove) back->setFocus();
    });
    // Not on the button that does it: Enter must not be enough.
    m_cancel->setFocus();
    Q_EMIT sightWanted(m_question);
}

void ModelPanel::closeQuestion() {
    if (m_question == nullptr) return;
    m_question->hide();
    m_question->deleteLater();
    m_question = nullptr;
    m_words = nullptr;
    m_confirm = nullptr;
    m_cancel = nullptr;
}

QString ModelPanel::question() const {
    return m_words == nullptr ? QString() : m_words->text();
}

void ModelPanel::setBusy(bool busy) {
    for (QPushButton* button : {m_use, m_remove, m_confirm})
        if (button != nullptr) button->setEnabled(!busy);
}

void ModelPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_question != nullptr)
        m_cancel->click();
    else
        Card::keyPressEvent(event);
}

} // namespace bk::ui
