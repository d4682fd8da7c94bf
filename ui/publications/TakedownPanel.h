#pragma once

#include "ui/widgets/Card.h"

#include "core/services/PublicationService.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace bk::ui {

class ImageLoader;
class TakedownModel;
class Workspace;

/// What has to be taken down: who said no, where it is to be seen, since when. Rows are answered one or many
/// at a time: D taken down, I impossible (with the reason), Enter the photo.
class TakedownPanel : public Card {
    Q_OBJECT
public:
    TakedownPanel(Workspace& workspace, ImageLoader& images, QWidget* parent = nullptr);

    void setTakedowns(const QList<TakedownView>& takedowns);
    QTableView* table() const { return m_table; }
    QPushButton* doneButton() const { return m_done; }
    QComboBox* reasonField() const { return m_reason; }
    QPushButton* reasonButton() const { return m_confirm; }

    void done();
    void beginImpossible();

Q_SIGNALS:
    void publicationWanted(const bk::PublicationId& publication);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeReason();
    void sizeTable();
    void follow();
    void closeReason();
    void answer(TakedownOutcome outcome, const QString& reason);
    QList<TakedownView> chosen() const;

    Workspace& m_workspace;
    TakedownModel* m_model = nullptr;
    QLabel* m_heading = nullptr;
    QLabel* m_meaning = nullptr;
    QTableView* m_table = nullptr;
    QWidget* m_buttons = nullptr;
    QPushButton* m_done = nullptr;
    QPushButton* m_impossible = nullptr;
    QPushButton* m_open = nullptr;
    QWidget* m_reasonRow = nullptr;
    QComboBox* m_reason = nullptr;
    QPushButton* m_confirm = nullptr;
};

} // namespace bk::ui
