#pragma once

#include <QAbstractButton>
#include <QPixmap>

namespace bk::ui {

/// The first page of a scan, small; pressing it opens the scan. Without a page: a quiet sheet with a word.
class ScanButton : public QAbstractButton {
    Q_OBJECT
public:
    /// HEIGHT in pixels at normal text size.
    explicit ScanButton(int height, QWidget* parent = nullptr);
    void setPage(const QPixmap& page);
    /// What stands on the sheet while there is no page.
    void setWord(const QString& word);
    /// There is a scan that this user may not open: a sealed sheet that cannot be pressed, for REASON.
    void seal(const QString& reason);
    bool isSealed() const { return m_sealed; }
    bool hasPage() const { return !m_page.isNull(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_height = 160;
    QPixmap m_page;
    QString m_word;
    bool m_sealed = false;
};

} // namespace bk::ui
