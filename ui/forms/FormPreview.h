#pragma once

#include "core/services/ConsentFormService.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace bk::ui {

class Workspace;

/// A page of a form as it will be printed, drawn anew a moment after the words change.
class FormPreview : public QWidget {
    Q_OBJECT
public:
    explicit FormPreview(Workspace& workspace, QWidget* parent = nullptr);

    /// LANGUAGE empty: nothing to show. KEPT none: it says that it is not kept yet.
    void show(const FormVersion& version, const QString& language, const QString& name,
              const std::optional<TemplateId>& kept);
    using QWidget::show;
    int page() const { return m_page; }
    int pages() const { return m_pages; }
    QPushButton* next() const { return m_next; }
    QPushButton* previous() const { return m_previous; }
    /// Nothing is being drawn or waits for it.
    bool isSettled() const { return !m_soon.isActive() && m_shown == m_asked; }

Q_SIGNALS:
    void shown();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QRect paper() const;
    void draw();
    void turn(int to);
    void tellPage();

    Workspace& m_workspace;
    FormVersion m_version;
    QString m_language;
    QString m_name;
    std::optional<TemplateId> m_kept;
    QImage m_image;
    int m_page = 0;
    int m_pages = 0;
    int m_asked = 0; ///< how many drawings were asked for
    int m_shown = 0; ///< the one that is seen
    QTimer m_soon;
    QLabel* m_count = nullptr;
    QPushButton* m_previous = nullptr;
    QPushButton* m_next = nullptr;
};

} // namespace bk::ui
