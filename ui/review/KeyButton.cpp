#include "ui/review/KeyButton.h"

namespace bk::ui {

KeyButton::KeyButton(const QString& text, const QString& key, const QString& help, QWidget* parent)
    : QPushButton(tr("%1  (%2)").arg(text, key), parent) {
    setProperty("role", QStringLiteral("chip"));
    setAccessibleName(text);
    setToolTip(help);
}

} // namespace bk::ui
