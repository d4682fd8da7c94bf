#pragma once

#include "core/services/UnknownGroupService.h"

#include <QListWidget>

namespace bk::ui {

class ImageLoader;

/// The groups that are left, each as its best face and how many there are.
class GroupList : public QListWidget {
    Q_OBJECT
public:
    explicit GroupList(ImageLoader& images, QWidget* parent = nullptr);
    void setGroups(const QList<UnknownGroup>& groups, int current);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By hand.
    void chosen(int index);

protected:
    /// Letters and sideways arrows are the page's.
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool m_setting = false;
};

} // namespace bk::ui
