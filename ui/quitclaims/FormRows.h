#pragma once

#include <QString>

class QFormLayout;
class QLabel;
class QWidget;

namespace bk::ui {

/// Rows of names and fields as all parts of the form for a quitclaim have them, so that they line up.
QFormLayout* makeFormRows();
void addFormRow(QFormLayout* form, const QString& name, QWidget* field);
QLabel* makeFormCaption(const QString& text, QWidget* parent);

} // namespace bk::ui
