#pragma once

#include "core/model/Person.h"
#include "core/services/FaceService.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace bk::ui {

class FaceDecider;
class FlowLayout;
class ImageLoader;
class Workspace;

/// Faces that are perhaps this person, each with yes and no. Hidden while there are none.
class SuggestionStrip : public QWidget {
    Q_OBJECT
public:
    SuggestionStrip(Workspace& workspace, ImageLoader& images, FaceDecider& decider,
                    QWidget* parent = nullptr);
    void setSuggestions(const Person& person, const QList<FaceView>& suggestions, int count);

private:
    QWidget* makeTile(const FaceView& view);

    Workspace& m_workspace;
    ImageLoader& m_images;
    FaceDecider& m_decider;
    PersonId m_person;
    QLabel* m_heading = nullptr;
    QPushButton* m_all = nullptr;
    FlowLayout* m_tiles = nullptr;
};

} // namespace bk::ui
