#pragma once

#include "core/services/PersonService.h"
#include "ui/widgets/Card.h"

class QLabel;

namespace bk::ui {

class FaceGrid;
class ImageLoader;
class Workspace;

/// Choosing the face that stands for a person.
class CoverPanel : public Card {
    Q_OBJECT
public:
    CoverPanel(Workspace& workspace, ImageLoader& images, QWidget* parent = nullptr);
    void begin(const PersonSummary& person);
    FaceGrid* grid() const { return m_grid; }

Q_SIGNALS:
    void done();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(const std::optional<FaceId>& face);

    Workspace& m_workspace;
    PersonSummary m_person;
    QLabel* m_heading = nullptr;
    QLabel* m_none = nullptr;
    FaceGrid* m_grid = nullptr;
    int m_generation = 0;
};

} // namespace bk::ui
