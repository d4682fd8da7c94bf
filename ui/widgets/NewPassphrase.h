#pragma once

#include <QWidget>

class QLabel;

namespace bk::ui {

class PassphraseField;
class StrengthMeter;

/// A passphrase that is being chosen: typed twice, with how strong it is and what is still missing.
class NewPassphrase : public QWidget {
    Q_OBJECT
public:
    static constexpr int fewestCharacters = 8; ///< as the services ask

    explicit NewPassphrase(QWidget* parent = nullptr);

    /// Long enough, and the same twice.
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
    void check();

    PassphraseField* m_first = nullptr;
    PassphraseField* m_second = nullptr;
    StrengthMeter* m_meter = nullptr;
    QLabel* m_hint = nullptr;
};

} // namespace bk::ui
