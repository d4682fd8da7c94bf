#include "ui/widgets/ReasonList.h"

#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace bk::ui {

ReasonList::ReasonList(QWidget* parent) : QWidget(parent), m_lines(new QVBoxLayout(this)) {
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(4);
}

void ReasonList::clear() {
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void ReasonList::addLine(const QIcon& icon, const QString& words, const std::function<void()>& click) {
    auto* line = new QWidget(this);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new IconLabel(icon, 16, line), 0, Qt::AlignTop);
    auto* label = new QLabel(line);
    label->setWordWrap(true);
    label->setAccessibleName(words);
    if (click) {
        label->setTextFormat(Qt::RichText);
        showLink(label);
        label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        label->setFocusPolicy(Qt::StrongFocus);
        connect(label, &QLabel::linkActivated, this, [click] { click(); });
    } else {
        label->setTextFormat(Qt::PlainText);
        label->setText(words);
    }
    layout->addWidget(label, 1);
    m_lines->addWidget(line);
}

void ReasonList::showLink(QLabel* label) {
    label->setText(QStringLiteral("<a href=\"#\" style=\"text-decoration:none; color:%1\">%2</a>")
                       .arg(ink(Ink::Text).name(), label->accessibleName().toHtmlEscaped()));
}

void ReasonList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange) return;
    const auto labels = findChildren<QLabel*>();
    for (QLabel* label : labels)
        if (label->textFormat() == Qt::RichText) showLink(label);
}

void ReasonList::setClearance(const Clearance& clearance, const ReasonNames& names) {
    clear();
    int unnamed = 0;
    QList<ClearanceReason> reasons = clearance.reasons;
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const ClearanceReason& a, const ClearanceReason& b) { return a.kind < b.kind; });
    for (const ClearanceReason& reason : reasons) {
        if (reason.kind == ClearanceState::Unresolved) {
            ++unnamed;
            continue;
        }
        std::function<void()> click;
        if (reason.person) click = [this, person = *reason.person] { Q_EMIT personClicked(person); };
        addLine(toneIcon(toneOf(reason.kind)), sentenceFor(reason, names), click);
    }
    if (unnamed > 0)
        addLine(toneIcon(Tone::Attention), tr("%n face(s) that nobody has named", nullptr, unnamed),
                [this] { Q_EMIT unnamedClicked(); });
    if (reasons.isEmpty()) addLine(toneIcon(Tone::NoPeople), tr("Nobody is shown"), {});
}

} // namespace bk::ui
