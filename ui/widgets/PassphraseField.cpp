#include "ui/widgets/PassphraseField.h"

#include "ui/widgets/Theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace bk::ui {

void forget(QLineEdit& edit) {
    // clear() is an edit, and undone by a key; setText() drops the history.
    edit.setText(QString());
}

PassphraseField::PassphraseField(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_hint(new QLabel(tr("Caps Lock seems to be on."), this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_edit);
    layout->addWidget(m_hint);
    m_hint->setProperty("role", QStringLiteral("caption"));
    m_hint->hide();
    setFocusProxy(m_edit);

    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setAccessibleName(name);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    m_reveal = m_edit->addAction(themedIcon(QStringLiteral("view-visible")), QLineEdit::TrailingPosition);
    m_reveal->setCheckable(true);
    m_reveal->setToolTip(tr("Show what is typed"));
    connect(m_reveal, &QAction::toggled, this,
            [this](bool shown) { m_edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
    connect(m_edit, &QLineEdit::textChanged, this, &PassphraseField::textChanged);
    connect(m_edit, &QLineEdit::returnPressed, this, &PassphraseField::returnPressed);
    m_edit->installEventFilter(this);
}

QString PassphraseField::text() const {
    return m_edit->text();
}

void PassphraseField::clear() {
    forget(*m_edit);
    m_reveal->setChecked(false);
    m_hint->hide();
}

bool PassphraseField::capsLockHint() const {
    return !m_hint->isHidden();
}

bool PassphraseField::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        // There is no portable way to ask for the lock itself: a capital letter without Shift, or a small one
        // with it, tells.
        const auto* key = static_cast<QKeyEvent*>(event);
        const QString typed = key->text();
        if (typed.size() == 1 && typed.at(0).isLetter()) {
            const bool shift = key->modifiers().testFlag(Qt::ShiftModifier);
            m_hint->setVisible(shift ? typed.at(0).isLower() : typed.at(0).isUpper());
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace bk::ui
