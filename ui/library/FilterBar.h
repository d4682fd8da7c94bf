#pragma once

#include "core/model/PhotoFilter.h"
#include "core/services/PersonService.h"
#include "ui/widgets/Theme.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QPushButton;
class QSlider;

namespace bk::ui {

class FlowLayout;

/// Chips above the grid that say which photos are shown, the order, and the size of the pictures.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(QWidget* parent = nullptr);

    void setFilter(const PhotoFilter& filter); ///< shown, without filterChanged
    const PhotoFilter& filter() const { return m_filter; }
    void setPersons(const QList<PersonSummary>& persons);
    void setPurpose(const Purpose& purpose);
    void setToday(const QDate& today) { m_today = today; }
    PhotoSort sort() const;
    void setSide(int side);
    static QList<ClearanceState> statesOf(Tone tone);

Q_SIGNALS:
    void filterChanged(const bk::PhotoFilter& filter);
    void sortChanged(bk::PhotoSort sort);
    void sideChanged(int side);

private:
    QPushButton* makeChip(const QString& name);
    void fillStateMenu();
    void fillDateMenu();
    void fillRatingMenu();
    void fillPersonMenu();
    void showFilter();
    void change(const std::function<void(PhotoFilter&)>& edit);

    PhotoFilter m_filter;
    Purpose m_purpose;
    QDate m_today;
    QList<PersonSummary> m_persons;
    QPushButton* m_state = nullptr;
    QPushButton* m_unnamed = nullptr;
    QPushButton* m_noPeople = nullptr;
    QPushButton* m_person = nullptr;
    QPushButton* m_date = nullptr;
    QPushButton* m_rating = nullptr;
    QPushButton* m_only = nullptr;
    QPushButton* m_tag = nullptr;
    QPushButton* m_text = nullptr;
    QPushButton* m_clear = nullptr;
    QComboBox* m_sort = nullptr;
    QSlider* m_size = nullptr;
};

} // namespace bk::ui
