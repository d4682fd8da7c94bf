#pragma once

#include "core/base/FilePath.h"

#include <QByteArray>
#include <QImage>
#include <QWidget>

class QLabel;

namespace bk::ui {

class FlowLayout;
class Workspace;

/// The scans of a quitclaim that is being filled in: added by button or drop, their first pages shown, taken
/// off again by pressing them. Held in memory until the quitclaim is saved.
class ScanTray : public QWidget {
    Q_OBJECT
public:
    explicit ScanTray(Workspace& workspace, QWidget* parent = nullptr);

    void clear();
    void add(const QList<FilePath>& files);
    QList<QByteArray> scans() const;
    /// The first COUNT of them are kept.
    void takeOff(int count);
    int count() const { return static_cast<int>(m_scans.size()); }
    /// Whether nothing is being read.
    bool idle() const { return m_reading == 0; }

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Scan {
        QString name;
        QByteArray bytes;
        QImage page;
        int pages = 0;
    };
    void refill();

    Workspace& m_workspace;
    FlowLayout* m_row = nullptr;
    QLabel* m_problem = nullptr;
    QList<Scan> m_scans;
    int m_reading = 0;
    int m_generation = 0;
};

} // namespace bk::ui
