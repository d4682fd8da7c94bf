#pragma once

#include <QPushButton>

namespace bk::ui {

/// One answer in a row of them: TEXT with the KEY that gives the same answer, and HELP to hover over.
class KeyButton : public QPushButton {
    Q_OBJECT
public:
    KeyButton(const QString& text, const QString& key, const QString& help, QWidget* parent);
};

} // namespace bk::ui
