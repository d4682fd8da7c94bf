#pragma once

#include "core/services/FaceService.h"

#include <QList>

#include <optional>

namespace bk::ui {

/// The faces still to answer, in order: first those with a suggestion, then unnamed, then possible ones. It
/// keeps its place whatever is read again meanwhile. A value without services; the page asks it where it is.
class ReviewQueue {
public:
    enum class Kind { Suggested, Unnamed, Possible };
    static Kind kindOf(const Face& face);

    /// FACES that are answered already are left out.
    void start(const QList<FaceView>& faces);
    /// FACES is what is open now, read anew: who is not in it was answered elsewhere, who is new comes after
    /// the one in question, which stays the one in question while it is open.
    void renew(const QList<FaceView>& faces);
    /// None: all answered or skipped.
    const FaceView* current() const;
    /// The one after the current by BY; null when there is none.
    const FaceView* ahead(int by) const;
    void answer();
    /// FACE was answered together with others.
    void answer(const FaceId& face);
    void skip();
    /// FACE is (again) the one in question.
    void bringBack(const FaceView& face);
    /// To FACE, or the first one of KIND, if it is still to answer; what lies between stays to answer.
    bool goTo(const FaceId& face);
    bool goTo(Kind kind);
    /// The same, also where it was answered.
    void goBackTo(const FaceId& face);
    /// The skipped ones once more.
    void startAgain();

    int position() const; ///< from 1
    int total() const { return static_cast<int>(m_faces.size()); }
    int skipped() const;
    /// Still to answer, skipped ones too.
    int count(Kind kind) const;
    int countSuggestedAs(const PersonId& person) const;
    QList<FaceView> suggestedAs(const PersonId& person) const;

private:
    struct Entry {
        FaceView view;
        bool answered = false;
        bool skipped = false;
        bool pending() const { return !answered && !skipped; }
        bool isPerhaps(const PersonId& person) const {
            return !answered && view.face.suggestion && view.face.suggestion->person == person;
        }
    };
    void sort(qsizetype from);
    void advance();

    QList<Entry> m_faces;
    qsizetype m_at = 0; ///< of a pending one, or the end
};

} // namespace bk::ui
