#pragma once

#include "core/services/ClearanceService.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace bk::ui {

/// Who and why, one line each with its shield: what blocks comes first. A line about a person leads to that
/// person.
class ReasonList : public QWidget {
    Q_OBJECT
public:
    explicit ReasonList(QWidget* parent = nullptr);
    void setClearance(const Clearance& clearance, const ReasonNames& names);
    void clear();

Q_SIGNALS:
    void personClicked(const bk::PersonId& person);
    void unnamedClicked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void addLine(const QIcon& icon, const QString& words, const std::function<void()>& click);
    /// The words of LABEL, whose way to a person has the colour of text in the theme of now.
    static void showLink(QLabel* label);
    QVBoxLayout* m_lines = nullptr;
};

} // namespace bk::ui
