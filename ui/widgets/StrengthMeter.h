#pragma once

#include <QWidget>

namespace bk::ui {

/// How long a passphrase withstands guessing: four bars and a word, for passphraseStrength()'s 0 to 4.
class StrengthMeter : public QWidget {
    Q_OBJECT
public:
    explicit StrengthMeter(QWidget* parent = nullptr);
    /// EMPTY: nothing typed yet, no word.
    void setStrength(int strength, bool empty);
    QString words() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_strength = 0;
    bool m_empty = true;
};

} // namespace bk::ui
