#pragma once

#include <QString>

class QHBoxLayout;
class QLabel;
class QWidget;

namespace bk::ui {

/// The head of a page: TITLE, and behind it how many there are, for which COUNT is made. What is added comes
/// next; the page says where the room is.
QHBoxLayout* makePageHead(const QString& title, QLabel*& count, QWidget* parent);

} // namespace bk::ui
