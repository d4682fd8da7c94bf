#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

class QFont;
class QPainter;

namespace bk {

/// Words, facts, ticks and lines to write on, put on as many A4 pages as they need: a PDF to print, or
/// pictures of the same pages. Lines of a paragraph go on on the next page, never one line alone; a tick
/// stays with its words, a heading with what follows it. Nothing is written to disk. Any thread, one at a
/// time; needs a QGuiApplication (fonts).
class PrintedPages {
public:
    /// At the foot of every page.
    struct Foot {
        QString words;
        QString pageOf;  ///< "Page %1 of %2"
        QByteArray code; ///< as a QR code at the right; empty: none
    };

    void title(const QString& words);
    void heading(const QString& words);
    /// Each line of WORDS is a paragraph of its own.
    void paragraph(const QString& words);
    /// A paragraph that belongs to what follows it.
    void lead(const QString& words);
    void small(const QString& words);
    /// A label and what there is to say of it, beside one another.
    void fact(const QString& label, const QString& value);
    /// An empty box, DAY, in bold where it is URGENT, and TEXT, beside one another.
    void toDo(const QString& day, const QString& text, bool urgent);
    /// WORDS with two empty boxes beside their first line. Of several lines the first is set in bold.
    void choice(const QString& words, const QString& yes, const QString& no);
    /// Lines to write on, one or two beside one another, with small words below; all on one page.
    struct Blank {
        QStringList labels;
        bool high = false; ///< for a signature
    };
    void blanks(const QList<Blank>& rows);
    /// Room between what was added and what follows, in millimetres; none at the top of a page.
    void space(qreal millimetres);
    void setFoot(const Foot& foot) { m_foot = foot; }

    int pages() const;
    /// PAGE from 0, WIDTH pixels wide, on white; null when there is no such page.
    QImage picture(int page, int width) const;
    Result<QByteArray> pdf(const QString& title) const;

private:
    /// What cannot be torn apart.
    struct Row {
        qreal height = 0;
        std::function<void(QPainter&, qreal top)> draw;
    };
    struct Block {
        std::vector<Row> rows;
        qreal before = 0;           ///< room above
        bool together = false;      ///< on one page, where one page can hold it
        bool withFollowing = false; ///< not alone at the end of a page
    };
    struct Placed {
        const Row* row = nullptr;
        qreal top = 0;
    };
    using Page = std::vector<Placed>;

    Row& textRows(Block& block, const QString& words, const QFont& font, qreal left, qreal width);
    Block sideBySide(const Block& left, const Block& right);
    void words(const QString& words, const QFont& font, qreal before, bool withFollowing);
    std::vector<Page> laidOut() const;
    void paint(QPainter& painter, const Page& page, int number, int count) const;

    std::vector<Block> m_blocks;
    qreal m_room = 0; ///< above the next block
    Foot m_foot;
};

} // namespace bk
