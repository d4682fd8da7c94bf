#pragma once

#include <QWidget>

class QLabel;

namespace bk::ui {

class PassphraseField;
class StrengthMeter;

/// A passphrase that is being chosen: typed twice, with how strong it is and what is still missing. Wherever
/// one is chosen in a window it is chosen here, so that one rule holds. The services ask for less: what they
/// refuse protects nothing at all.
class NewPassphrase : public QWidget {
    Q_OBJECT
public:
    static constexpr int weakest = 2; ///< of passphraseStrength(): fair is the least that protects people

    explicit NewPassphrase(QWidget* parent = nullptr);
    /// FIRST, SECOND: what the fields are called, with the keys that lead there.
    NewPassphrase(const QString& first, const QString& second, QWidget* parent = nullptr);

    /// At least fair, and the same twice.
    bool isAcceptable() const;
    QString text() const;
    void clear();
    QString hint() const;
    PassphraseField* first() const { return m_first; }
    PassphraseField* second() const { return m_second; }

Q_SIGNALS:
    void changed();
    /// Enter in the second field.
    void returnPressed();

private:
    PassphraseField* addField(const QString& name);
    void say(const QString& words, bool wrong);
    void check();

    PassphraseField* m_first = nullptr;
    PassphraseField* m_second = nullptr;
    StrengthMeter* m_meter = nullptr;
    QLabel* m_hint = nullptr;
};

} // namespace bk::ui
