#include "ui/settings/PurposeList.h"

#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {

PurposeList::PurposeList(Workspace& workspace, QWidget* parent) : QWidget(parent), m_workspace(workspace) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* card = new Card(this);
    m_list = new QVBoxLayout;
    m_list->setSpacing(4);
    card->body()->addLayout(m_list);
    card->body()->addWidget(makeLine(Qt::Horizontal, card));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_newName = new QLineEdit(card);
    m_newName->setPlaceholderText(tr("A new purpose, for example: Year book"));
    m_newName->setAccessibleName(tr("Name of a new purpose"));
    m_newName->setMaxLength(PurposeService::longestName);
    m_add = new QPushButton(themedIcon(QStringLiteral("list-add")), tr("Add"), card);
    m_add->setEnabled(false);
    row->addWidget(m_newName, 1);
    row->addWidget(m_add);
    card->body()->addLayout(row);
    layout->addWidget(card);
    m_outcome = new Banner(this);
    layout->addWidget(m_outcome);
    connect(m_newName, &QLineEdit::textChanged, this,
            [this](const QString& name) { m_add->setEnabled(!name.trimmed().isEmpty()); });
    connect(m_newName, &QLineEdit::returnPressed, this, &PurposeList::add);
    connect(m_add, &QPushButton::clicked, this, &PurposeList::add);
}

QLineEdit* PurposeList::nameOf(const QString& key) const {
    return m_rows.value(key).name;
}

void PurposeList::load() {
    m_workspace.ask(
        this, [](Services& services) { return services.purposes.list(); },
        [this, generation = ++m_generation](Result<QList<PurposeView>> views) {
            if (generation != m_generation) return;
            if (views)
                show(*views);
            else
                Q_EMIT m_workspace.failed(views.error());
            Q_EMIT loaded();
        });
}

void PurposeList::show(const QList<PurposeView>& views) {
    m_views = views;
    m_rows.clear();
    while (QLayoutItem* item = m_list->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    const auto inUse = static_cast<int>(
        std::count_if(views.begin(), views.end(), [](const PurposeView& view) { return !view.retired; }));
    for (int place = 0; place < views.size(); ++place)
        addRow(views[place], place, inUse);
    const QString focus = std::exchange(m_focus, {});
    for (QWidget* widget : findChildren<QWidget*>())
        if (!focus.isEmpty() && widget->objectName() == focus && widget->isEnabled()) widget->setFocus();
}

QPushButton* PurposeList::addButton(QLayout* layout, const QString& icon, const QString& name) {
    auto* button = new QPushButton(themedIcon(icon), {}, this);
    button->setProperty("role", QStringLiteral("link"));
    button->setAccessibleName(name);
    button->setToolTip(name);
    layout->addWidget(button);
    return button;
}

void PurposeList::addRow(const PurposeView& view, int place, int inUse) {
    const QString name = view.name.isEmpty() ? purposeName(view.purpose) : view.name;
    const QString key = view.purpose.key();
    auto* area = new QWidget(this);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    Row row;
    row.name = new QLineEdit(name, area);
    row.name->setMaxLength(PurposeService::longestName);
    row.name->setAccessibleName(tr("Name of the purpose “%1”").arg(name));
    row.name->setObjectName(QStringLiteral("name ") + key);
    row.name->setEnabled(!view.retired);
    line->addWidget(row.name, 1);
    auto* uses = new QLabel(
        view.retired ? tr("Retired")
                     : tr("in %n record(s)", "quitclaims, forms, exports, publications", view.uses),
        area);
    uses->setProperty("role", QStringLiteral("caption"));
    uses->setMinimumWidth(scaled(104));
    line->addWidget(uses);
    row.up = addButton(line, QStringLiteral("go-up"), tr("Move “%1” up").arg(name));
    row.down = addButton(line, QStringLiteral("go-down"), tr("Move “%1” down").arg(name));
    row.up->setObjectName(QStringLiteral("up ") + key);
    row.down->setObjectName(QStringLiteral("down ") + key);
    row.up->setEnabled(!view.retired && place > 0);
    row.down->setEnabled(!view.retired && place + 1 < inUse);
    row.history =
        addButton(line, QStringLiteral("view-history"), tr("What “%1” was called before").arg(name));
    row.retire = addButton(
        line, view.retired ? QStringLiteral("edit-undo") : QStringLiteral("archive-remove"),
        view.retired ? tr("Offer “%1” again").arg(name)
                     : tr("Retire “%1”: it is offered no more; what was decided for it stays").arg(name));
    row.retire->setEnabled(view.retired || inUse > 1);
    row.remove =
        addButton(line, QStringLiteral("edit-delete"), tr("Remove “%1”, which nothing names").arg(name));
    row.remove->setEnabled(view.uses == 0 && (view.retired || inUse > 1));
    if (view.uses > 0) row.remove->setToolTip(tr("“%1” is named in records: it can be retired.").arg(name));
    column->addLayout(line);
    row.past = new QLabel(area);
    row.past->setProperty("role", QStringLiteral("caption"));
    row.past->setWordWrap(true);
    row.past->setContentsMargins(8, 0, 0, 4);
    row.past->hide();
    column->addWidget(row.past);
    m_list->addWidget(area);
    m_rows.insert(key, row);

    const Purpose purpose = view.purpose;
    connect(row.name, &QLineEdit::editingFinished, this, [this, purpose, edit = row.name, name] {
        if (edit->text().simplified() != name) rename(purpose, edit->text());
    });
    const auto moveTo = [this, purpose](const QString& sentence, const QString& focus, int to) {
        m_focus = focus;
        change(sentence, [purpose, to](PurposeService& purposes) -> Status {
            BK_TRY(purposes.move(purpose, to));
            return {};
        });
    };
    connect(row.up, &QPushButton::clicked, this, [moveTo, name, key, place] {
        moveTo(tr("“%1” moved up.").arg(name), QStringLiteral("up ") + key, place - 1);
    });
    connect(row.down, &QPushButton::clicked, this, [moveTo, name, key, place] {
        moveTo(tr("“%1” moved down.").arg(name), QStringLiteral("down ") + key, place + 1);
    });
    connect(row.history, &QPushButton::clicked, this, [this, purpose] { showHistory(purpose); });
    connect(row.retire, &QPushButton::clicked, this, [this, purpose, name, retire = !view.retired] {
        change(retire ? tr("“%1” is retired: it is not offered and nothing is exported for it any more. What "
                           "was decided for it stays.")
                            .arg(name)
                      : tr("“%1” is offered again.").arg(name),
               [purpose, retire](PurposeService& purposes) -> Status {
                   BK_TRY(purposes.setRetired(purpose, retire));
                   return {};
               });
    });
    connect(row.remove, &QPushButton::clicked, this, [this, purpose, name] {
        change(tr("“%1” is removed.").arg(name),
               [purpose](PurposeService& purposes) { return purposes.remove(purpose); });
    });
}

bool PurposeList::isTaken(const QString& name, const Purpose& but) {
    // The catalog does not know the program's own words in the language of the window.
    for (const PurposeView& view : std::as_const(m_views)) {
        const QString called = view.name.isEmpty() ? purposeName(view.purpose) : view.name;
        if (view.purpose == but || called.compare(name.simplified(), Qt::CaseInsensitive) != 0) continue;
        m_outcome->say(
            Tone::Attention,
            view.retired
                ? tr("There is a retired purpose “%1”: offer it again, or take another name.").arg(called)
                : tr("There is a purpose “%1” already.").arg(called));
        return true;
    }
    return false;
}

void PurposeList::rename(const Purpose& purpose, const QString& name) {
    if (isTaken(name, purpose)) return;
    change(name.simplified().isEmpty()
               ? tr("The purpose has the program's own word again.")
               : tr("The purpose is called “%1” from now on, also where it was signed under another name.")
                     .arg(name.simplified()),
           [purpose, name](PurposeService& purposes) -> Status {
               BK_TRY(purposes.rename(purpose, name));
               return {};
           });
}

void PurposeList::add() {
    const QString name = m_newName->text().simplified();
    if (name.isEmpty() || isTaken(name, {})) return;
    m_add->setEnabled(false);
    change(tr("“%1” is added. Nobody has given permission for it yet.").arg(name),
           [name](PurposeService& purposes) -> Status {
               BK_TRY(purposes.add(name));
               return {};
           });
}

void PurposeList::change(const QString& sentence, Change change) {
    m_workspace.ask(
        this, [change = std::move(change)](Services& services) { return change(services.purposes); },
        [this, sentence](Status changed) {
            if (changed) {
                m_newName->clear();
                m_outcome->say(Tone::Cleared, sentence);
            } else {
                m_outcome->say(Tone::Attention, sentenceFor(changed.error()));
            }
            load();
        });
}

void PurposeList::showHistory(const Purpose& purpose) {
    QLabel* const past = m_rows.value(purpose.key()).past;
    if (past == nullptr) return;
    if (past->isVisible()) {
        past->hide();
        return;
    }
    m_workspace.ask(
        past, [purpose](Services& services) { return services.purposes.history(purpose); },
        [this, past, purpose](Result<QList<PurposeVersion>> history) {
            if (!history) {
                Q_EMIT m_workspace.failed(history.error());
                return;
            }
            QStringList lines;
            for (const PurposeVersion& one : *history) {
                const QString called = one.name.isEmpty() ? tr("the program's own word") : one.name;
                const QString words = one.retired ? tr("%1 (retired)").arg(called) : called;
                lines << (one.at.isValid()
                              ? tr("%1. %2 – since %3, by %4")
                                    .arg(QString::number(one.version), words,
                                         QLocale().toString(one.at.toLocalTime(), QLocale::ShortFormat),
                                         one.by.isEmpty() ? tr("somebody unknown") : one.by)
                              : tr("%1. %2 – since the catalog was made")
                                    .arg(QString::number(one.version), words));
            }
            past->setText(lines.join(QLatin1Char('\n')));
            past->show();
        });
}

} // namespace bk::ui
