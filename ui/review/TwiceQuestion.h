#pragma once

#include "core/base/Id.h"

#include <QWidget>

class QPushButton;

namespace bk::ui {

class Banner;
class FacePicture;
class ImageLoader;

/// "Already named on another face of this photo": told beside a suggestion, and asked before a name is given.
/// Shows the other face. Hidden while it has nothing to say.
class TwiceQuestion : public QWidget {
    Q_OBJECT
public:
    explicit TwiceQuestion(ImageLoader& images, QWidget* parent = nullptr);

    /// NAME stands on the face OTHER of the same photo already.
    void tell(const QString& name, const FaceId& other);
    /// The same, with the question whether to give it once more.
    void ask(const QString& name, const FaceId& other);
    void clear();
    bool asks() const { return m_asks; }

Q_SIGNALS:
    void confirmed();

private:
    void show(const QString& sentence, const FaceId& other, bool asks);
    using QWidget::show;

    Banner* m_banner = nullptr;
    QWidget* m_row = nullptr;
    FacePicture* m_other = nullptr;
    QPushButton* m_yes = nullptr;
    bool m_asks = false;
};

} // namespace bk::ui
