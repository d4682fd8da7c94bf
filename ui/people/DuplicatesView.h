#pragma once

#include "ui/people/DuplicateSide.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace bk::ui {

class Banner;
class EmptyState;
class Workspace;

/// Entries that are probably one person, pair by pair. Y they are one (the chosen one stays), N two persons,
/// S not sure, U takes the last answer back, Left and Right choose who stays, Esc leaves. A key counts for
/// the pair on the screen only: not before it is painted.
class DuplicatesView : public QWidget {
    Q_OBJECT
public:
    DuplicatesView(Workspace& workspace, ImageLoader& images, QWidget* parent = nullptr);
    void begin();

    /// Null where the queue is at its end.
    const LikelyPair* pair() const;
    int left() const { return static_cast<int>(m_pairs.size()); }
    DuplicateSide* side(int index) const { return m_sides[index]; }
    Banner* cautions() const { return m_cautions; }
    EmptyState* empty() const { return m_empty; }
    QString reason() const;
    /// Whether the pair is on the screen and its keys count.
    bool isReady() const { return m_painted && !m_busy; }

Q_SIGNALS:
    void closed();
    /// A pair is there with all that is told about it, or the queue is at its end.
    void shown();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Facts {
        SideFacts sides[2];
        MergeCautions cautions;
    };
    struct Answered {
        LikelyPair pair;
        std::optional<PairAnswer> before;
        std::optional<PersonMergeId> merge;
    };
    QWidget* makeQuestion();
    void makeButtons(QVBoxLayout* layout);
    void load(const std::optional<LikelyPair>& first = std::nullopt);
    void showPair();
    void factsCame(const Facts& facts);
    void say(const LikelyPair& pair, const MergeCautions& cautions);
    void choose(int index);
    void merge();
    void answer(PairAnswer answer);
    void goOn(const Answered& answered);
    void nowPartOf(const PersonId& departed, const Person& stays);
    void undo();

    Workspace& m_workspace;
    ImageLoader& m_images;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_reason = nullptr;
    Banner* m_cautions = nullptr;
    DuplicateSide* m_sides[2] = {nullptr, nullptr};
    QPushButton* m_yes = nullptr;
    QPushButton* m_undo = nullptr;
    QList<QPushButton*> m_buttons;
    QList<LikelyPair> m_pairs; ///< the first is on the screen
    QList<Answered> m_answered;
    int m_stays = 0;
    int m_generation = 0;
    bool m_busy = true;
    bool m_painted = false;
};

} // namespace bk::ui
