#pragma once

#include "core/services/FaceService.h"

#include <QAbstractButton>

namespace bk::ui {

class ImageLoader;

/// One face of a batch with what is said of it, as a button: a click or Space goes to the next answer, Delete
/// says no. Knows whether its picture has been on the screen.
class FaceChip : public QAbstractButton {
    Q_OBJECT
public:
    enum class Answer { Open, Yes, No };

    /// SURE: it begins with a yes, else it is left open.
    FaceChip(ImageLoader& images, const FaceView& view, bool sure, QWidget* parent = nullptr);

    const FaceView& view() const { return m_view; }
    FaceId face() const { return m_view.face.id; }
    Answer answer() const { return m_answer; }
    void setAnswer(Answer answer);
    /// Whether a yes would make the person be on its photo twice.
    void setTwice(bool twice);
    bool seen() const { return m_seen; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void answerChanged();
    void nowSeen();
    /// KEY is one of the arrows.
    void neighbourWanted(int key);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString words() const;
    void tellWords();

    ImageLoader& m_images;
    FaceView m_view;
    bool m_sure = false;
    Answer m_answer = Answer::Open;
    bool m_twice = false;
    bool m_seen = false;
};

} // namespace bk::ui
