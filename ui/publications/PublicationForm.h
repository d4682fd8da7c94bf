#pragma once

#include "core/model/Publication.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace bk::ui {

class DateField;

/// What is written down of a publication: for which purpose, in what, where, from when until when. The day is
/// filled in with today, which is what it most often is; nothing else is.
class PublicationForm : public QWidget {
    Q_OBJECT
public:
    explicit PublicationForm(const QDate& today, QWidget* parent = nullptr);

    /// To choose from; PRESET is chosen. None: the purpose is settled, and its row is not there.
    void setPurposes(const QList<Purpose>& purposes, const Purpose& preset);
    /// Settled; the kind that goes with it is chosen.
    void setPurpose(const Purpose& purpose);
    /// One that is there, to be changed: purpose and day stay.
    void setPublication(const Publication& publication);
    void clear();

    Publication publication() const;
    /// With a place, a day, and no last day before it.
    bool isComplete() const;

    QComboBox* purposeField() const { return m_purpose; }
    QLineEdit* placeField() const { return m_place; }
    DateField* dayField() const { return m_day; }
    DateField* untilField() const { return m_until; }

Q_SIGNALS:
    void changed();
    /// Enter in a line, with everything there.
    void accepted();

private:
    void followPurpose();
    void followKind();

    QDate m_today;
    Publication m_base;
    QFormLayout* m_form = nullptr;
    QComboBox* m_purpose = nullptr;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_place = nullptr;
    DateField* m_day = nullptr;
    DateField* m_until = nullptr;
    QLineEdit* m_notes = nullptr;
    bool m_kindChosen = false;
};

} // namespace bk::ui
