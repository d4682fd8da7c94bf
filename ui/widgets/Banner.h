#pragma once

#include "ui/widgets/Theme.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace bk::ui {

class IconLabel;

/// A sentence across the page that must be seen, with icon, colour and perhaps a button. Hidden while it has
/// nothing to say.
class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);

    /// ACTION empty: no button.
    void say(Tone tone, const QString& sentence, const QString& action = {});
    void clear();
    QString sentence() const;
    Tone tone() const { return m_tone; }

Q_SIGNALS:
    void triggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Neutral;
    IconLabel* m_icon = nullptr;
    QLabel* m_sentence = nullptr;
    QPushButton* m_button = nullptr;
};

} // namespace bk::ui
