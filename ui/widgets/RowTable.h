#pragma once

class QAbstractItemModel;
class QTableView;

namespace bk::ui {

/// How every table of rows looks and answers to keys: whole rows, one at a time, no grid, smooth scrolling,
/// the Tab key leaves it. Column widths and row heights are the page's.
void setUpRowTable(QTableView& table, QAbstractItemModel* model);

} // namespace bk::ui
