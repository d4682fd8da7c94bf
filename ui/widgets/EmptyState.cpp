#include "ui/widgets/EmptyState.h"

#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int leastMargin = 24;
constexpr int readableWidth = 440;

} // namespace

EmptyState::EmptyState(const QString& iconName, const QString& heading, const QString& advice,
                       QWidget* parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_advice(new QLabel(this))
    , m_button(new QPushButton(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(leastMargin, leastMargin, leastMargin, leastMargin);
    layout->setSpacing(8);
    layout->addStretch(1);
    auto* icon = new IconLabel(themedIcon(iconName, Tone::Neutral), 48, this);
    layout->addWidget(icon, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    m_heading->setProperty("role", QStringLiteral("title"));
    m_heading->setAlignment(Qt::AlignCenter);
    m_heading->setWordWrap(true);
    layout->addWidget(m_heading);
    m_advice->setProperty("role", QStringLiteral("muted"));
    m_advice->setAlignment(Qt::AlignCenter);
    m_advice->setWordWrap(true);
    layout->addWidget(m_advice);
    layout->addSpacing(8);
    m_button->setProperty("role", QStringLiteral("primary"));
    m_button->hide();
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    setTexts(heading, advice);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::triggered);
}

void EmptyState::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // Long lines read badly.
    const int side = qMax(leastMargin, (width() - scaled(readableWidth)) / 2);
    layout()->setContentsMargins(side, leastMargin, side, leastMargin);
}

void EmptyState::setAction(const QString& text) {
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

void EmptyState::setTexts(const QString& heading, const QString& advice) {
    m_heading->setText(heading);
    m_advice->setText(advice);
}

} // namespace bk::ui
