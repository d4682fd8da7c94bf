#include "core/picture/TiffWalker.h"

#include <QSet>

namespace bk {

namespace {

constexpr int maximumDirectories = 10'000;
// Of all pages together; pages that lie upon each other could have half a billion in one megabyte.
constexpr qint64 maximumEntries = 1'000'000;
// Of all pages together; a made-up file could let each of its pages name the same million strips.
constexpr qint64 maximumStrips = 10'000'000;

class Walker {
public:
    explicit Walker(const ByteView& view) : m_view(view), m_bigEndian(view.u8(0) == 'M') {}

    quint16 u16(qint64 at) const { return m_bigEndian ? m_view.u16be(at) : m_view.u16le(at); }
    quint32 u32(qint64 at) const { return m_bigEndian ? m_view.u32be(at) : m_view.u32le(at); }

    TiffPage readPage(qint64 directory, int entries) {
        TiffPage page;
        Array offsets;
        Array lengths;
        for (int i = 0; i < entries; ++i) {
            const qint64 entry = directory + 2 + 12ll * i;
            switch (u16(entry)) {
            case 254:
                page.reduced = first(entry) & 1;
                break;
            case 255:
                // The older form of the same tag.
                page.reduced = page.reduced || first(entry) == 2;
                break;
            case 256:
                page.width = first(entry);
                break;
            case 257:
                page.height = first(entry);
                break;
            case 274:
                page.orientation = int(first(entry));
                break;
            case 273:
            case 324:
                offsets = arrayOf(entry);
                break;
            case 279:
            case 325:
                lengths = arrayOf(entry);
                break;
            default:
                break;
            }
        }
        if (page.orientation < 1 || page.orientation > 8) page.orientation = 1;
        page.complete = holdsAll(offsets, lengths);
        return page;
    }

private:
    struct Array {
        qint64 at = 0;
        qint64 count = 0;
        int width = 0; ///< bytes per number, 0 where there is none
    };

    Array arrayOf(qint64 entry) const {
        const int type = u16(entry + 2);
        Array array;
        array.width = type == 3 ? 2 : type == 4 ? 4 : 0;
        array.count = u32(entry + 4);
        array.at = array.width * array.count <= 4 ? entry + 8 : u32(entry + 8);
        return array;
    }
    qint64 number(const Array& array, qint64 index) const {
        const qint64 at = array.at + index * array.width;
        return array.width == 2 ? u16(at) : u32(at);
    }
    qint64 first(qint64 entry) const {
        const Array array = arrayOf(entry);
        return array.width && array.count ? number(array, 0) : 0;
    }
    bool holdsAll(const Array& offsets, const Array& lengths) {
        if (!offsets.width || !m_view.has(offsets.at, offsets.count * offsets.width)) return false;
        m_strips += offsets.count;
        if (m_strips > maximumStrips) return false;
        // Old one-strip files leave the lengths out.
        const bool known = lengths.width && lengths.count == offsets.count;
        if (known && !m_view.has(lengths.at, lengths.count * lengths.width)) return false;
        for (qint64 i = 0; i < offsets.count; ++i) {
            if (!m_view.has(number(offsets, i), known ? number(lengths, i) : 1)) return false;
        }
        return offsets.count > 0;
    }

    const ByteView& m_view;
    bool m_bigEndian;
    qint64 m_strips = 0;
};

} // namespace

Result<QList<TiffPage>> walkTiff(const ByteView& view) {
    Walker walker(view);
    QList<TiffPage> pages;
    QSet<qint64> visited;
    qint64 allEntries = 0;
    qint64 directory = walker.u32(4);
    while (directory != 0) {
        const int entries = walker.u16(directory);
        allEntries += entries;
        const bool outside = !view.has(directory, 2 + 12ll * entries + 4);
        if (outside || entries == 0 || visited.contains(directory) || pages.size() >= maximumDirectories ||
            allEntries > maximumEntries)
            return fail(ErrorCode::BrokenFile, QStringLiteral("the chain of TIFF pages is broken"));
        visited.insert(directory);
        pages.append(walker.readPage(directory, entries));
        directory = walker.u32(directory + 2 + 12ll * entries);
    }
    if (pages.isEmpty()) return fail(ErrorCode::BrokenFile, QStringLiteral("a TIFF without a page"));
    return pages;
}

} // namespace bk
