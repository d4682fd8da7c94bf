#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QList>

namespace bk::bench {

/// What the window's thread did in one turn of its loop.
struct Turn {
    double work = 0;  ///< milliseconds of processor time of that thread
    double clock = 0; ///< milliseconds by the clock: others use the machine at the same time
};

/// The turns of one act, and the longest single event in them.
struct Turns {
    QString act;
    QList<Turn> turns;
    QString longestEvent; ///< "class of the receiver/number of the event's type"
    double longestEventWork = 0;
    int pictures = 0;    ///< turns in which something was painted
    double resident = 0; ///< MiB at the end
    double passed = 0;   ///< seconds

    /// Of SORTED values, PART of 1.
    static double within(QList<double> values, double part);
    QJsonObject json() const;
    QByteArray row() const;
    static QByteArray head();
};

/// An application that times every turn of its loop: all that is done for events between two looks at what
/// comes next. What a bench does between them is not counted.
class TurnMeter : public QApplication {
public:
    TurnMeter(int& count, char** arguments);

    void begin(const QString& act);
    Turns end();
    bool notify(QObject* receiver, QEvent* event) override;

private:
    void endTurn();

    Turns m_now;
    Turn m_turn;
    bool m_painted = false;
    bool m_anything = false;
    int m_depth = 0;
    QElapsedTimer m_passed;
};

/// MiB of this process in memory now.
double residentMebibytes();

} // namespace bk::bench
