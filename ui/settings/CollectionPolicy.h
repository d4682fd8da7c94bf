#pragma once

#include "core/services/CollectionService.h"
#include "ui/widgets/Card.h"

class QCheckBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace bk::ui {

/// One collection's policy: recognition on only with a legal basis and a data protection impact assessment,
/// and until when its photos may be kept.
class CollectionPolicy : public Card {
    Q_OBJECT
public:
    CollectionPolicy(const Collection& collection, const QDate& today, QWidget* parent = nullptr);

Q_SIGNALS:
    void changed(const QString& collection, const bk::CollectionChange& change);

private:
    void check();
    Collection m_collection;
    QCheckBox* m_recognition = nullptr;
    QWidget* m_grounds = nullptr;
    QLineEdit* m_basis = nullptr;
    QLineEdit* m_dpia = nullptr;
    QCheckBox* m_limited = nullptr;
    QDateEdit* m_until = nullptr;
    QPushButton* m_save = nullptr;
};

} // namespace bk::ui
