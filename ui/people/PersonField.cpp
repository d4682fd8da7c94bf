#include "ui/people/PersonField.h"

#include "ui/shell/Workspace.h"
#include "ui/widgets/Theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int mostChoices = 6;
constexpr int idRole = Qt::UserRole;
constexpr int nameRole = Qt::UserRole + 1;

} // namespace

QString foldedName(const QString& text) {
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString folded;
    for (const QChar letter : apart)
        if (letter.category() != QChar::Mark_NonSpacing) folded += letter;
    return folded.simplified();
}

PersonField::PersonField(Workspace& workspace, const QString& name, const QString& hint, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_edit(new QLineEdit(this)), m_choices(new QListWidget(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_edit->setPlaceholderText(hint);
    m_edit->setAccessibleName(name);
    m_edit->setMaxLength(200);
    m_edit->installEventFilter(this);
    m_choices->setAccessibleName(tr("Persons that fit"));
    m_choices->setFocusPolicy(Qt::NoFocus);
    m_choices->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_choices->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_choices->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_choices->hide();
    layout->addWidget(m_edit);
    layout->addWidget(m_choices);
    setFocusProxy(m_edit);

    connect(m_edit, &QLineEdit::textChanged, this, &PersonField::offer);
    connect(m_choices, &QListWidget::itemClicked, this, &PersonField::takeCurrent);
    connect(&workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (!changes.kinds.testFlag(ChangeKind::Persons)) return;
        m_loaded = false;
        if (m_edit->hasFocus()) load();
    });
}

void PersonField::begin(const QString& text) {
    load();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->setText(text);
    m_edit->end(false);
}

void PersonField::clear() {
    m_edit->clear();
    m_choices->hide();
}

void PersonField::load() {
    if (m_loaded || m_loading) return;
    m_loading = true;
    m_workspace.ask(
        this, [](Services& services) { return services.persons.list(); },
        [this](Result<QList<PersonSummary>> persons) {
            m_loading = false;
            if (!persons) {
                Q_EMIT m_workspace.failed(persons.error());
                return;
            }
            m_known.clear();
            for (const PersonSummary& one : *persons)
                m_known << Known{one.person.id, one.person.name, foldedName(one.person.name)};
            m_loaded = true;
            offer();
            Q_EMIT loaded();
        },
        1);
}

void PersonField::offer() {
    const QString typed = m_edit->text().simplified();
    const QString folded = foldedName(typed);
    m_choices->clear();
    if (folded.isEmpty() || !m_loaded) {
        m_choices->hide();
        return;
    }
    struct Match {
        int rank;
        const Known* known;
    };
    QList<Match> matches;
    bool exact = false;
    for (const Known& known : std::as_const(m_known)) {
        if (known.id == m_leftOut) continue;
        if (known.folded == folded)
            matches << Match{0, &known}, exact = true;
        else if (known.folded.startsWith(folded))
            matches << Match{1, &known};
        else if (known.folded.contains(QLatin1Char(' ') + folded))
            matches << Match{2, &known};
        else if (known.folded.contains(folded))
            matches << Match{3, &known};
    }
    std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.known->folded < b.known->folded;
    });
    const bool offerNew = m_offersNew && !exact;
    for (const Match& match : matches.mid(0, offerNew ? mostChoices - 1 : mostChoices)) {
        auto* item = new QListWidgetItem(themedIcon(QStringLiteral("user")), match.known->name, m_choices);
        item->setData(idRole, match.known->id.toBytes());
        item->setData(nameRole, match.known->name);
    }
    if (offerNew) {
        auto* item = new QListWidgetItem(themedIcon(QStringLiteral("list-add")),
                                         tr("Add person “%1”").arg(typed), m_choices);
        item->setData(nameRole, typed);
    } else if (matches.isEmpty()) {
        auto* item = new QListWidgetItem(tr("Nobody has this name"), m_choices);
        item->setFlags(Qt::NoItemFlags);
    }
    if (m_choices->item(0)->flags() != Qt::NoItemFlags) m_choices->setCurrentRow(0);
    const int rowHeight = m_choices->sizeHintForRow(0);
    m_choices->setFixedHeight(m_choices->count() * rowHeight + 2 * m_choices->frameWidth() + 4);
    m_choices->show();
}

void PersonField::takeCurrent() {
    const QListWidgetItem* item = m_choices->isHidden() ? nullptr : m_choices->currentItem();
    if (item == nullptr || item->flags() == Qt::NoItemFlags) return;
    const QString name = item->data(nameRole).toString();
    const QByteArray id = item->data(idRole).toByteArray();
    if (id.isEmpty()) {
        add(name);
        return;
    }
    clear();
    Q_EMIT chosen(PersonId::fromBytes(id), name);
}

void PersonField::add(const QString& name) {
    if (m_adding) return;
    m_adding = true;
    m_workspace.ask(
        this, [name](Services& services) { return services.persons.add(name, std::nullopt); },
        [this](Result<Person> person) {
            m_adding = false;
            if (!person) {
                Q_EMIT m_workspace.failed(person.error());
                return;
            }
            clear();
            Q_EMIT chosen(person->id, person->name);
        },
        1);
}

bool PersonField::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_edit) return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn) load();
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool press = event->type() == QEvent::KeyPress;
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            if (press && !m_choices->isHidden() && m_choices->count() > 0) {
                const int by = key->key() == Qt::Key_Up ? -1 : 1;
                m_choices->setCurrentRow(qBound(0, m_choices->currentRow() + by, m_choices->count() - 1));
            }
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (press && !key->isAutoRepeat()) takeCurrent();
            break;
        case Qt::Key_Escape:
            if (press) {
                clear();
                Q_EMIT cancelled();
            }
            break;
        default:
            return QWidget::eventFilter(watched, event);
        }
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace bk::ui
