#pragma once

#include "core/base/Id.h"

#include <QPushButton>

namespace bk::ui {

/// A person as a button onto which a face can be dropped.
class PersonTarget : public QPushButton {
    Q_OBJECT
public:
    PersonTarget(const PersonId& person, const QString& name, QWidget* parent = nullptr);

    const PersonId& person() const { return m_person; }
    const QString& name() const { return m_name; }

Q_SIGNALS:
    void faceDropped(const bk::FaceId& face, const bk::PersonId& person, const QString& name);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    PersonId m_person;
    QString m_name;
    bool m_over = false;
};

} // namespace bk::ui
