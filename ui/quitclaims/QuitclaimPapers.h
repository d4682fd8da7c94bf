#pragma once

#include "core/base/Id.h"
#include "core/base/Result.h"

#include <QObject>

#include <memory>

class QMenu;
class QPrinter;
class QWidget;

namespace bk::ui {

class Workspace;

/// What a person gets to take home of a quitclaim: the receipt, to read or as data, and the letter that
/// confirms a withdrawal; written to a file that somebody chose, or printed. Window's thread.
class QuitclaimPapers : public QObject {
    Q_OBJECT
public:
    enum class Paper { Receipt, ReceiptData, Letter };

    /// Dialogs belong to WINDOW.
    QuitclaimPapers(Workspace& workspace, QWidget* window);

    /// What can be done with the receipt of this quitclaim, as entries of MENU.
    void addReceipt(QMenu* menu, const QuitclaimId& quitclaim, const QString& number);
    void addLetter(QMenu* menu, const QuitclaimId& quitclaim, const QString& number);

    void saveTo(Paper paper, const QuitclaimId& quitclaim, const QString& path);
    /// Not for ReceiptData.
    void printTo(Paper paper, const QuitclaimId& quitclaim, std::shared_ptr<QPrinter> printer);

Q_SIGNALS:
    void saved(const QString& path);
    void printed(int pages);

private:
    void pickFile(Paper paper, const QuitclaimId& quitclaim, const QString& number);
    void pickPrinter(Paper paper, const QuitclaimId& quitclaim);

    Workspace& m_workspace;
    QWidget* m_window = nullptr;
};

} // namespace bk::ui
