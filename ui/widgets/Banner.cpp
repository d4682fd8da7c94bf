#include "ui/widgets/Banner.h"

#include "ui/widgets/IconLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace bk::ui {

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_icon(new IconLabel({}, 20, this))
    , m_sentence(new QLabel(this))
    , m_button(new QPushButton(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    m_sentence->setWordWrap(true);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &Banner::triggered);
    hide();
}

void Banner::say(Tone tone, const QString& sentence, const QString& action) {
    m_tone = tone;
    m_icon->setIcon(toneIcon(tone));
    m_sentence->setText(sentence);
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
    show();
    update();
}

void Banner::clear() {
    m_sentence->clear();
    hide();
}

QString Banner::sentence() const {
    return m_sentence->text();
}

void Banner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = toneColor(m_tone);
    edge.setAlphaF(0.5F);
    painter.setPen(edge);
    painter.setBrush(toneBackground(m_tone));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace bk::ui
