#include "ui/people/SuggestionStrip.h"

#include "ui/people/FacePicture.h"
#include "ui/review/FaceDecider.h"
#include "ui/review/FaceWords.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/FlowLayout.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {

SuggestionStrip::SuggestionStrip(Workspace& workspace, ImageLoader& images, FaceDecider& decider,
                                 QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_images(images), m_decider(decider) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    m_heading = new QLabel(this);
    m_heading->setProperty("role", QStringLiteral("title"));
    head->addWidget(m_heading);
    head->addStretch(1);
    m_all = new QPushButton(this);
    head->addWidget(m_all);
    layout->addLayout(head);
    auto* tiles = new QWidget(this);
    m_tiles = new FlowLayout(tiles, 8);
    layout->addWidget(tiles);
    connect(m_all, &QPushButton::clicked, this, [this] {
        FaceFilter filter;
        filter.suggestedAs = m_person;
        filter.suggested = true;
        Q_EMIT m_workspace.reviewWanted(filter);
    });
    hide();
}

void SuggestionStrip::setSuggestions(const Person& person, const QList<FaceView>& suggestions, int count) {
    m_person = person.id;
    setVisible(count > 0);
    m_heading->setText(tr("Suggestions"));
    m_all->setText(tr("Review all %1").arg(count));
    m_tiles->clear();
    for (const FaceView& view : suggestions)
        m_tiles->addWidget(makeTile(view));
}

QWidget* SuggestionStrip::makeTile(const FaceView& view) {
    auto* tile = new QFrame(this);
    tile->setProperty("role", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(tile);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(4);
    auto* picture = new FacePicture(m_images, 112, tile);
    picture->setFace(view.face.id);
    layout->addWidget(picture, 0, Qt::AlignHCenter);
    const QString words = likenessWords(view.likeness);
    auto* score = new QLabel(words, tile);
    score->setProperty("role", QStringLiteral("caption"));
    score->setAlignment(Qt::AlignHCenter);
    layout->addWidget(score);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    const FaceId face = view.face.id;
    const auto button = [&](const QString& text, const QString& icon, auto act) {
        auto* made = new QPushButton(themedIcon(icon), text, tile);
        made->setProperty("role", QStringLiteral("chip"));
        made->setAccessibleName(tr("%1: %2").arg(text, view.suggestionName));
        connect(made, &QPushButton::clicked, this, [tile, act] {
            tile->setEnabled(false);
            act();
        });
        buttons->addWidget(made);
    };
    // Not kept, such as a name that is on the same photo already: it is asked again.
    connect(&m_decider, &FaceDecider::refused, tile, [tile, face](const FaceId& refused) {
        if (refused == face) tile->setEnabled(true);
    });
    button(tr("Yes"), QStringLiteral("dialog-ok-apply"),
           [this, face, name = view.suggestionName] { m_decider.name(face, m_person, name); });
    button(tr("No"), QStringLiteral("dialog-cancel"),
           [this, face, name = view.suggestionName] { m_decider.reject(face, m_person, name); });
    layout->addLayout(buttons);
    return tile;
}

} // namespace bk::ui
