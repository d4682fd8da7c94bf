#pragma once

#include "core/services/ConsentService.h"

#include <QFrame>

class QVBoxLayout;

namespace bk::ui {

class Workspace;

/// Who changed what of a quitclaim, when and why: every version, the latest first, with what it said before
/// and after. Esc closes.
class HistoryPanel : public QFrame {
    Q_OBJECT
public:
    HistoryPanel(Workspace& workspace, const Quitclaim& quitclaim, QWidget* parent = nullptr);

    const QList<QuitclaimVersion>& versions() const { return m_versions; }

Q_SIGNALS:
    void shown();
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void show(const QList<QuitclaimVersion>& versions);
    void addVersion(const QuitclaimVersion& version, const Quitclaim& before);

    QVBoxLayout* m_rows = nullptr;
    class QPushButton* m_close = nullptr;
    QList<QuitclaimVersion> m_versions;
};

/// A field of a record by its stable name, as on the form.
QString fieldName(const QString& field);

} // namespace bk::ui
