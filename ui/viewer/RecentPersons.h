#pragma once

#include "core/base/Id.h"

#include <QWidget>

namespace bk::ui {

class FlowLayout;

/// The persons named or seen last, to drop a face on, or to click while a face is chosen. Hidden while there
/// are none. In memory only.
class RecentPersons : public QWidget {
    Q_OBJECT
public:
    static constexpr int most = 6;

    explicit RecentPersons(QWidget* parent = nullptr);
    /// PERSON comes first from now on.
    void remember(const PersonId& person, const QString& name);
    /// SEEN are told if there is room; those who were named stay before them.
    void addSeen(const PersonId& person, const QString& name);

Q_SIGNALS:
    void faceDropped(const bk::FaceId& face, const bk::PersonId& person, const QString& name);
    void clicked(const bk::PersonId& person, const QString& name);

private:
    struct Known {
        PersonId person;
        QString name;
    };
    void fill();

    QList<Known> m_known;
    FlowLayout* m_row = nullptr;
};

} // namespace bk::ui
