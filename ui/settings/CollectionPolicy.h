#pragma once

#include "core/services/CollectionService.h"
#include "ui/widgets/Card.h"

class QCheckBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace bk::ui {

class Banner;

/// What went when recognition was switched off, in a sentence.
QString wordsForErased(const RecognitionTraces& erased);

/// One collection's policy: recognition on only with a legal basis and a data protection impact assessment,
/// and until when its photos may be used. Says what switching recognition off erases before it is done.
class CollectionPolicy : public Card {
    Q_OBJECT
public:
    CollectionPolicy(const Collection& collection, const QDate& today, QWidget* parent = nullptr);

    /// The answer to tracesWanted().
    void setTraces(const RecognitionTraces& traces);
    const Collection& collection() const { return m_collection; }
    QCheckBox* recognition() const { return m_recognition; }
    QLineEdit* basis() const { return m_basis; }
    QLineEdit* assessment() const { return m_dpia; }
    QCheckBox* limited() const { return m_limited; }
    QDateEdit* until() const { return m_until; }
    QPushButton* saveButton() const { return m_save; }
    /// What saving would do that cannot be taken back, or why it cannot be saved.
    Banner* consequence() const { return m_consequence; }

Q_SIGNALS:
    /// Recognition is about to be switched off: how much would go?
    void tracesWanted(const bk::CollectionId& collection);
    void changed(const QString& collection, const bk::CollectionChange& change);

private:
    void check();
    void showConsequence(bool grounded);
    void save();

    Collection m_collection;
    QDate m_today;
    std::optional<RecognitionTraces> m_traces;
    QCheckBox* m_recognition = nullptr;
    QWidget* m_grounds = nullptr;
    QLineEdit* m_basis = nullptr;
    QLineEdit* m_dpia = nullptr;
    QCheckBox* m_limited = nullptr;
    QDateEdit* m_until = nullptr;
    QPushButton* m_save = nullptr;
    Banner* m_consequence = nullptr;
};

} // namespace bk::ui
