#include "ui/review/TwiceQuestion.h"

#include "ui/people/FacePicture.h"
#include "ui/widgets/Banner.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace bk::ui {

TwiceQuestion::TwiceQuestion(ImageLoader& images, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_banner = new Banner(this);
    layout->addWidget(m_banner);
    m_row = new QWidget(this);
    auto* row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_other = new FacePicture(images, 48, m_row);
    row->addWidget(m_other);
    m_yes = new QPushButton(tr("Name both"), m_row);
    m_yes->setAccessibleName(tr("Name this face too"));
    row->addWidget(m_yes);
    row->addStretch(1);
    layout->addWidget(m_row);
    connect(m_yes, &QPushButton::clicked, this, &TwiceQuestion::confirmed);
    hide();
}

void TwiceQuestion::tell(const QString& name, const FaceId& other) {
    show(tr("%1 is already named on another face of this photo.").arg(name), other, false);
}

void TwiceQuestion::ask(const QString& name, const FaceId& other) {
    show(tr("%1 is already named on another face of this photo. Enter names both, Esc gives up.").arg(name),
         other, true);
}

void TwiceQuestion::clear() {
    m_asks = false;
    m_banner->clear();
    hide();
}

void TwiceQuestion::show(const QString& sentence, const FaceId& other, bool asks) {
    m_asks = asks;
    m_banner->say(Tone::Attention, sentence);
    m_other->setVisible(!other.isNull());
    m_other->setFace(other);
    m_yes->setVisible(asks);
    m_row->setVisible(asks || !other.isNull());
    setVisible(true);
}

} // namespace bk::ui
