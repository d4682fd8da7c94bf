#include "ui/people/CoverPanel.h"

#include "ui/people/CoverChoice.h"
#include "ui/people/FaceGrid.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int mostRows = 3;

} // namespace

CoverPanel::CoverPanel(Workspace& workspace, ImageLoader& images, QWidget* parent)
    : Card(parent), m_workspace(workspace) {
    m_heading = new QLabel(this);
    m_heading->setProperty("role", QStringLiteral("heading"));
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    body()->addWidget(m_heading);
    m_none = new QLabel(tr("No face has this name yet."), this);
    m_none->setWordWrap(true);
    body()->addWidget(m_none);
    m_grid = new FaceGrid(images, tr("Faces of this person"), this);
    body()->addWidget(m_grid);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto* clearest = new QPushButton(tr("The clearest one"), this);
    clearest->setToolTip(tr("Not a chosen one, but whichever is clearest"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    buttons->addWidget(clearest);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    body()->addLayout(buttons);
    connect(m_grid, &FaceGrid::chosen, this, [this](const FaceId& face) { choose(face); });
    connect(clearest, &QPushButton::clicked, this, [this] { choose(std::nullopt); });
    connect(cancel, &QPushButton::clicked, this, &CoverPanel::done);
    hide();
}

void CoverPanel::begin(const PersonSummary& person) {
    m_person = person;
    m_heading->setText(tr("Which face stands for %1?").arg(person.person.name));
    m_grid->setFaces({});
    m_none->hide();
    show();
    m_workspace.ask(
        this,
        [id = person.person.id](Services& services) {
            FaceFilter filter;
            filter.person = id;
            return services.faces.faces(filter);
        },
        [this, generation = ++m_generation](Result<QList<FaceView>> faces) {
            if (generation != m_generation) return;
            if (!faces) {
                Q_EMIT m_workspace.failed(faces.error());
                return;
            }
            QList<GridFace> grid;
            for (const FaceView& view : *faces) {
                const bool now = view.face.id == m_person.cover;
                grid << GridFace{view.face.id, now ? tr("now") : QString(), now};
            }
            m_grid->setFaces(grid);
            m_grid->setFixedHeight(m_grid->heightFor(m_grid->width(), mostRows));
            m_grid->setVisible(!grid.isEmpty());
            m_none->setVisible(grid.isEmpty());
            m_grid->setCurrent(m_person.cover);
            m_grid->setFocus();
        },
        1);
}

void CoverPanel::choose(const std::optional<FaceId>& face) {
    CoverChoice::choose(m_workspace, m_person.person.id, m_person.person.name, face);
    Q_EMIT done();
}

void CoverPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT done();
        return;
    }
    Card::keyPressEvent(event);
}

} // namespace bk::ui
