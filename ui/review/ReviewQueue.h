#pragma once

#include "core/services/FaceService.h"

#include <QList>

#include <optional>

namespace bk::ui {

/// The faces still to answer, in order: first those with a suggestion, then unnamed, then possible ones. A
/// value without services; the page asks it where it is.
class ReviewQueue {
public:
    /// FACES that are answered already are left out.
    void start(const QList<FaceView>& faces);
    /// None: all answered or skipped.
    const FaceView* current() const;
    /// The one after the current by BY; null when there is none.
    const FaceView* ahead(int by) const;
    void answer();
    void skip();
    /// FACE is (again) the one in question.
    void bringBack(const FaceView& face);
    /// The skipped ones once more.
    void startAgain();

    int position() const { return m_position + 1; } ///< from 1
    int total() const { return static_cast<int>(m_faces.size()); }
    int skipped() const;

private:
    struct Entry {
        FaceView view;
        bool answered = false;
    };
    QList<Entry> m_faces;
    int m_position = 0;
};

} // namespace bk::ui
