#pragma once

#include <QObject>

namespace bk::ui {

class Preferences;
class Workspace;

/// A search for faces that a lock or the end of the program broke off goes on when the same user opens the
/// catalog again on this computer, and rests still when it was resting. One that was cancelled or came to its
/// end does not. Window's thread.
class UnfinishedScan : public QObject {
    Q_OBJECT
public:
    UnfinishedScan(Workspace& workspace, Preferences& preferences, QObject* parent);

private:
    void goOn();

    Workspace& m_workspace;
    Preferences& m_preferences;
};

} // namespace bk::ui
