#include "ui/review/CandidateList.h"

#include "ui/people/FacePicture.h"
#include "ui/review/FaceWords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {

CandidateList::CandidateList(ImageLoader& images, QWidget* parent)
    : QWidget(parent), m_images(images), m_rows(new QVBoxLayout(this)) {
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(4);
    setAccessibleName(tr("Other persons"));
}

void CandidateList::setCandidates(const QList<FaceCandidate>& candidates) {
    m_candidates = candidates.mid(0, most);
    m_painted = false;
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (int index = 0; index < m_candidates.size(); ++index) {
        const FaceCandidate& candidate = m_candidates.at(index);
        auto* row = new QWidget(this);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        auto* picture = new FacePicture(m_images, 32, row);
        picture->setFace(candidate.reference.value_or(FaceId()));
        layout->addWidget(picture);
        auto* button = new QPushButton(QStringLiteral("%1   %2").arg(index + 1).arg(candidate.name), row);
        button->setStyleSheet(QStringLiteral("text-align: left"));
        button->setAccessibleName(
            tr("%1: %2, %3").arg(index + 1).arg(candidate.name, likenessWords(candidate.likeness)));
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QPushButton::clicked, this, [this, index] { Q_EMIT picked(index); });
        layout->addWidget(button, 1);
        auto* words = new QLabel(likenessWords(candidate.likeness), row);
        words->setProperty("role", QStringLiteral("caption"));
        layout->addWidget(words);
        m_rows->addWidget(row);
    }
    setVisible(!m_candidates.isEmpty());
    update();
}

void CandidateList::paintEvent(QPaintEvent*) {
    m_painted = true;
}

} // namespace bk::ui
