#pragma once

#include "core/services/FaceService.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace bk::ui {

class ImageLoader;

/// Up to five other persons who could be meant, numbered, each with their own face that fits best.
class CandidateList : public QWidget {
    Q_OBJECT
public:
    static constexpr int most = 5;

    explicit CandidateList(ImageLoader& images, QWidget* parent = nullptr);
    void setCandidates(const QList<FaceCandidate>& candidates);
    const QList<FaceCandidate>& candidates() const { return m_candidates; }
    /// Whether these candidates have been on the screen.
    bool painted() const { return m_painted; }

Q_SIGNALS:
    /// INDEX from 0.
    void picked(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ImageLoader& m_images;
    QVBoxLayout* m_rows = nullptr;
    QList<FaceCandidate> m_candidates;
    bool m_painted = false;
};

} // namespace bk::ui
