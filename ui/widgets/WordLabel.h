#pragma once

class QLabel;
class QString;
class QWidget;

namespace bk::ui {

/// Words as they are, over as many lines as they need. ROLE as in the style (see Theme.h), null for plain
/// body text.
QLabel* makeLabel(const QString& text, const char* role, QWidget* parent);

} // namespace bk::ui
