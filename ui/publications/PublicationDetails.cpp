#include "ui/publications/PublicationDetails.h"

#include "ui/publications/PublicationForm.h"
#include "ui/publications/PublicationWords.h"
#include "ui/quitclaims/DateField.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/PhotoGridView.h"
#include "ui/widgets/StateBadge.h"

#include <QAbstractTextDocumentLayout>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextEdit>
#include <QVBoxLayout>
#include <QtMath>

namespace bk::ui {
namespace {

constexpr int pictureSide = 112;

QLabel* words(const char* role, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setProperty("role", QString::fromLatin1(role));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

/// Words that break anywhere, as a long address has to, and can be copied as they are.
class BreakingText : public QTextEdit {
public:
    explicit BreakingText(QWidget* parent) : QTextEdit(parent) {
        setTextInteractionFlags(Qt::TextSelectableByMouse);
        setFocusPolicy(Qt::ClickFocus);
        setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setStyleSheet(QStringLiteral("QTextEdit, QTextEdit:focus { border: none; padding: 0; min-height: 0; "
                                     "background: transparent; }"));
        document()->setDocumentMargin(0);
        connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
                [this](const QSizeF& size) { setFixedHeight(qCeil(size.height())); });
    }
};

} // namespace

PublicationDetails::PublicationDetails(Workspace& workspace, ImageLoader& images, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_stack(new QStackedWidget(this))
    , m_photos(new PhotoGridModel(workspace, this)) {
    setAccessibleName(tr("The chosen publication"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(new EmptyState(QStringLiteral("globe"), tr("No publication chosen"),
                                      tr("Choose one in the list to see what is on it."), this));
    auto* one = new QWidget(this);
    auto* column = new QVBoxLayout(one);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeHead());
    column->addWidget(makeEditing());
    column->addWidget(makeLine(Qt::Horizontal, one));
    m_grid = new PhotoGridView(images, one);
    m_grid->setAccessibleName(tr("Photos of this publication"));
    m_grid->setPhotos(m_photos);
    m_grid->setSide(scaled(pictureSide));
    column->addWidget(m_grid, 1);
    m_stack->addWidget(one);
    connect(m_grid, &PhotoGridView::opened, this,
            [this](const PhotoId& photo) { Q_EMIT m_workspace.photoWanted(photo, m_photos->ids()); });
    connect(m_photos, &PhotoGridModel::loaded, this, [this] { m_grid->requestVisible(); });
    connect(m_photos, &PhotoGridModel::windowLoaded, this, [this] { m_grid->requestVisible(); });
}

QWidget* PublicationDetails::makeHead() {
    auto* head = new QWidget(this);
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_place = new BreakingText(head);
    m_place->setProperty("role", QStringLiteral("heading"));
    layout->addWidget(m_place);
    m_badge = new StateBadge(head);
    auto* row = new QHBoxLayout;
    row->addWidget(m_badge);
    row->addStretch(1);
    layout->addLayout(row);
    m_facts = words("muted", head);
    layout->addWidget(m_facts);
    m_answers = words("caption", head);
    layout->addWidget(m_answers);
    m_buttons = new QWidget(head);
    auto* buttons = new FlowLayout(m_buttons);
    m_change = new QPushButton(tr("Change…"), m_buttons);
    m_end = new QPushButton(tr("Taken down as a whole…"), m_buttons);
    buttons->addWidget(m_change);
    buttons->addWidget(m_end);
    layout->addWidget(m_buttons);
    connect(m_change, &QPushButton::clicked, this, &PublicationDetails::beginChange);
    connect(m_end, &QPushButton::clicked, this, &PublicationDetails::beginEnd);
    return head;
}

QWidget* PublicationDetails::makeEditing() {
    m_editing = new QWidget(this);
    auto* layout = new QVBoxLayout(m_editing);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    m_editingHeading = words("heading", m_editing);
    layout->addWidget(m_editingHeading);
    m_form = new PublicationForm(m_workspace.today(), m_editing);
    layout->addWidget(m_form);
    m_ending = new QWidget(m_editing);
    auto* ending = new QFormLayout(m_ending);
    ending->setContentsMargins(0, 0, 0, 0);
    ending->setHorizontalSpacing(16);
    ending->setVerticalSpacing(8);
    m_endDay = new DateField(m_workspace.today(), tr("Day on which it was taken down"), m_ending);
    ending->addRow(tr("Day"), m_endDay);
    m_endReason = new QLineEdit(m_ending);
    m_endReason->setPlaceholderText(tr("not required"));
    ending->addRow(tr("Reason"), m_endReason);
    layout->addWidget(m_ending);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_save = new QPushButton(m_editing);
    m_save->setProperty("role", QStringLiteral("primary"));
    auto* cancel = new QPushButton(tr("Cancel"), m_editing);
    buttons->addWidget(m_save);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    m_editing->hide();
    const auto check = [this] {
        m_save->setEnabled(m_form->isHidden() ? m_endDay->date().has_value() : m_form->isComplete());
    };
    connect(m_form, &PublicationForm::changed, this, check);
    connect(m_endDay, &DateField::dateChanged, this, check);
    connect(m_form, &PublicationForm::accepted, this, &PublicationDetails::save);
    connect(m_endReason, &QLineEdit::returnPressed, this, &PublicationDetails::save);
    connect(m_save, &QPushButton::clicked, this, &PublicationDetails::save);
    connect(cancel, &QPushButton::clicked, this, &PublicationDetails::closeEditing);
    return m_editing;
}

void PublicationDetails::show(const std::optional<PublicationView>& view) {
    const bool other = !view || !m_view || m_view->publication.id != view->publication.id;
    m_view = view;
    if (other) closeEditing();
    m_stack->setCurrentIndex(view ? 1 : 0);
    if (!view) {
        ++m_generation;
        m_photos->showPhotos({});
        Q_EMIT loaded();
        return;
    }
    if (other) m_answers->hide();
    showFacts();
    read();
}

void PublicationDetails::showFacts() {
    const Publication& publication = m_view->publication;
    m_place->setPlainText(publication.place);
    const PublicationLook look = lookOf(*m_view, m_workspace.today());
    m_badge->setState(look.tone, look.words);
    QStringList facts{wordsFor(publication.kind)};
    if (purposeName(publication.purpose) != facts.first())
        facts << tr("purpose: %1").arg(purposeName(publication.purpose));
    facts << whenWords(publication, m_workspace.today());
    if (publication.exported) facts << tr("from an export");
    QString text = facts.join(QStringLiteral(" · "));
    if (!publication.notes.isEmpty()) text += QLatin1Char('\n') + publication.notes;
    m_facts->setText(text);
    const bool may = m_workspace.may(Right::Publish);
    m_buttons->setVisible(may && m_editing->isHidden());
    m_end->setVisible(!publication.endedOn);
}

void PublicationDetails::read() {
    struct Answer {
        QList<PhotoId> photos;
        QList<TakedownView> takedowns;
    };
    ++m_underWay;
    m_workspace.ask(
        this,
        [id = m_view->publication.id](Services& services) -> Result<Answer> {
            Answer answer;
            BK_ASSIGN(answer.photos, services.publications.photosOf(id));
            BK_ASSIGN(answer.takedowns, services.publications.takedowns(false, id));
            return answer;
        },
        [this, generation = ++m_generation](Result<Answer> answer) {
            --m_underWay;
            if (generation != m_generation) return;
            if (!answer) {
                Q_EMIT m_workspace.failed(answer.error());
            } else {
                if (m_photos->ids() != answer->photos) m_photos->showPhotos(answer->photos);
                int done = 0;
                QMap<QString, int> impossible;
                for (const TakedownView& one : answer->takedowns) {
                    if (one.takedown.outcome == TakedownOutcome::Done) ++done;
                    if (one.takedown.outcome == TakedownOutcome::Impossible)
                        ++impossible[one.takedown.reason];
                }
                QStringList lines;
                if (done > 0) lines << tr("%n photo(s) taken down", nullptr, done);
                for (auto one = impossible.cbegin(); one != impossible.cend(); ++one)
                    lines << tr("%n cannot be taken down: %1", nullptr, one.value()).arg(one.key());
                m_answers->setText(lines.join(QLatin1Char('\n')));
                m_answers->setVisible(!lines.isEmpty());
            }
            Q_EMIT loaded();
        });
}

void PublicationDetails::beginChange() {
    if (!m_view || !m_workspace.may(Right::Publish)) return;
    m_form->setPublication(m_view->publication);
    m_form->show();
    m_ending->hide();
    m_editingHeading->setText(tr("Change what was written down"));
    m_save->setText(tr("Save"));
    m_save->setEnabled(m_form->isComplete());
    m_buttons->hide();
    m_editing->show();
    m_form->setFocus();
}

void PublicationDetails::beginEnd() {
    if (!m_view || !m_workspace.may(Right::Publish)) return;
    m_form->hide();
    m_ending->show();
    m_endDay->setDate(m_workspace.today());
    m_endReason->clear();
    m_editingHeading->setText(m_view->openTakedowns > 0
                                  ? tr("Taken down as a whole: the %n photo(s) to take down there are done.",
                                       nullptr, m_view->openTakedowns)
                                  : tr("Taken down as a whole"));
    m_save->setText(tr("Record the end"));
    m_save->setEnabled(true);
    m_buttons->hide();
    m_editing->show();
    m_endReason->setFocus();
}

void PublicationDetails::closeEditing() {
    m_editing->hide();
    m_buttons->setVisible(m_workspace.may(Right::Publish));
}

void PublicationDetails::save() {
    if (!m_view || !m_save->isEnabled() || m_editing->isHidden()) return;
    m_save->setEnabled(false);
    const bool changing = !m_form->isHidden();
    m_workspace.ask(
        this,
        [changing, changed = m_form->publication(), id = m_view->publication.id,
         day = m_endDay->date().value_or(QDate()), reason = m_endReason->text()](Services& services) {
            return changing ? services.publications.update(changed)
                            : services.publications.end(id, day, reason);
        },
        [this, changing](Result<Publication> outcome) {
            m_save->setEnabled(true);
            if (!outcome) {
                Q_EMIT m_workspace.failed(outcome.error());
                return;
            }
            closeEditing();
            Q_EMIT m_workspace.message(changing ? tr("Changed: %1.").arg(outcome->place)
                                                : tr("Taken down: %1.").arg(outcome->place));
        },
        2);
}

} // namespace bk::ui
