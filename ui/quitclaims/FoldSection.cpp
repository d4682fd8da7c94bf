#include "ui/quitclaims/FoldSection.h"

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace bk::ui {

FoldSection::FoldSection(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_header(new QPushButton(title, this))
    , m_summary(new ElidedLabel({}, this))
    , m_content(new QWidget(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    m_header->setProperty("role", QStringLiteral("link"));
    m_header->setCheckable(true);
    head->addWidget(m_header);
    m_summary->setProperty("role", QStringLiteral("caption"));
    head->addWidget(m_summary, 1);
    layout->addLayout(head);
    m_body = new QVBoxLayout(m_content);
    m_body->setContentsMargins(0, 0, 0, 8);
    m_body->setSpacing(8);
    layout->addWidget(m_content);
    connect(m_header, &QPushButton::toggled, this, &FoldSection::follow);
    follow();
}

void FoldSection::follow() {
    const bool open = m_header->isChecked();
    m_content->setVisible(open);
    m_summary->setVisible(!open);
    m_header->setIcon(themedIcon(open ? QStringLiteral("arrow-down") : QStringLiteral("arrow-right")));
    m_header->setAccessibleName(open ? tr("%1, open").arg(m_title)
                                     : tr("%1, folded: %2").arg(m_title, m_summary->text()));
}

void FoldSection::setSummary(const QString& summary) {
    m_summary->setText(summary);
    follow();
}

bool FoldSection::isOpen() const {
    return m_header->isChecked();
}

void FoldSection::setOpen(bool open) {
    m_header->setChecked(open);
}

} // namespace bk::ui
