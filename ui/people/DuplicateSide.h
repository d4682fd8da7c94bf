#pragma once

#include "core/services/Services.h"
#include "ui/widgets/Card.h"

class QLabel;
class QRadioButton;

namespace bk::ui {

class FacePicture;
class FlowLayout;
class ImageLoader;
class StateBadge;

/// What is told about one of two entries.
struct SideFacts {
    PersonSummary summary;
    QList<QuitclaimView> quitclaims;
};

/// One of two entries side by side: face, name, age state, photos, quitclaims, and whether it is the one that
/// stays.
class DuplicateSide : public Card {
    Q_OBJECT
public:
    explicit DuplicateSide(ImageLoader& images, QWidget* parent = nullptr);
    void setFacts(const SideFacts& facts);
    const SideFacts& facts() const { return m_facts; }
    void setStays(bool stays);
    QRadioButton* choice() const { return m_choice; }

Q_SIGNALS:
    /// This one is to stay.
    void chosen();
    void openWanted();

private:
    SideFacts m_facts;
    FacePicture* m_face = nullptr;
    QLabel* m_name = nullptr;
    StateBadge* m_standing = nullptr;
    StateBadge* m_minor = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_papers = nullptr;
    QLabel* m_notes = nullptr;
    QRadioButton* m_choice = nullptr;
};

} // namespace bk::ui
