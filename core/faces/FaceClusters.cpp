#include "core/faces/FaceClusters.h"

#include "core/base/Log.h"
#include "core/faces/FaceParting.h"
#include "core/faces/FaceProducts.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <dlib/clustering/chinese_whispers.h>

#include <algorithm>
#include <numeric>

namespace bk {
namespace {

/// Most edges kept from each face, to those most like it: so that a person with a thousand photos costs no
/// more than their share.
constexpr std::size_t mostEdges = 48;
constexpr int blockRows = FaceProducts::blockRows;
constexpr int blockColumns = FaceProducts::blockColumns;
/// How many faces of a group have to take a doubtful one for theirs.
constexpr int leastWitnesses = 3;
/// Rounds of whispering; the labels hardly move after a dozen.
constexpr unsigned long rounds = 40;

struct Edge {
    float similarity = 0;
    int other = 0;

    bool operator<(const Edge& edge) const {
        return similarity != edge.similarity ? similarity > edge.similarity : other < edge.other;
    }
};
using Edges = std::vector<Edge, WipingAllocator<Edge>>;

/// Each face with those most like it.
class Neighbours {
public:
    Neighbours(const FaceNumbers& numbers, const std::vector<int>& photos, int dimensions, double threshold)
        : m_numbers(numbers)
        , m_photos(photos)
        , m_dimensions(dimensions)
        , m_threshold(float(threshold))
        , m_products(dimensions)
        , m_edges(photos.size()) {}

    /// False when STOPPED said so.
    bool find(const std::function<bool()>& stopped) {
        for (int first = 0; first < count(); first += blockRows) {
            const int rows = std::min(blockRows, count() - first);
            for (int from = first; from < count(); from += blockColumns) {
                if (stopped()) return false;
                const int columns = std::min(blockColumns, count() - from);
                const float* const scores = m_products.multiply(rowAt(first), rows, rowAt(from), columns);
                for (int row = 0; row < rows; ++row)
                    look(first + row, from, columns, scores + size_t(row) * blockColumns);
            }
        }
        return true;
    }
    const std::vector<Edges>& edges() const { return m_edges; }

private:
    int count() const { return int(m_photos.size()); }
    const float* rowAt(int row) const { return &m_numbers[size_t(row) * size_t(m_dimensions)]; }

    /// SCORES of FACE with those from FROM on; each two are met once.
    void look(int face, int from, int columns, const float* scores) {
        for (int i = std::max(0, face + 1 - from); i < columns; ++i) {
            const int other = from + i;
            if (scores[i] < m_threshold || m_photos[size_t(other)] == m_photos[size_t(face)]) continue;
            keep(m_edges[size_t(face)], {scores[i], other});
            keep(m_edges[size_t(other)], {scores[i], face});
        }
    }

    /// A heap with the least like on top.
    static void keep(Edges& kept, const Edge& edge) {
        if (kept.size() == mostEdges) {
            if (!(edge < kept.front())) return;
            std::pop_heap(kept.begin(), kept.end());
            kept.pop_back();
        }
        kept.push_back(edge);
        std::push_heap(kept.begin(), kept.end());
    }

    const FaceNumbers& m_numbers;
    const std::vector<int>& m_photos;
    int m_dimensions;
    float m_threshold;
    FaceProducts m_products;
    std::vector<Edges> m_edges;
};

/// The label of each face, by whispering along the edges.
std::vector<unsigned long> whisper(const std::vector<Edges>& neighbours, double threshold) {
    std::vector<dlib::ordered_sample_pair> edges;
    for (size_t face = 0; face < neighbours.size(); ++face) {
        for (const Edge& edge : neighbours[face]) {
            // Above the threshold by how much, so that what barely reaches it has little to say.
            const double weight = double(edge.similarity) - threshold + 0.05;
            edges.emplace_back(face, size_t(edge.other), weight);
            edges.emplace_back(size_t(edge.other), face, weight);
        }
    }
    std::sort(edges.begin(), edges.end(), &dlib::order_by_index<dlib::ordered_sample_pair>);
    const auto same = [](const auto& a, const auto& b) {
        return a.index1() == b.index1() && a.index2() == b.index2();
    };
    edges.erase(std::unique(edges.begin(), edges.end(), same), edges.end());
    std::vector<unsigned long> labels;
    dlib::chinese_whispers(edges, labels, rounds); // with the seed dlib begins with
    explicit_bzero(edges.data(), edges.size() * sizeof(edges[0]));
    // Those after the last face with an edge.
    while (labels.size() < neighbours.size())
        labels.push_back(neighbours.size() + labels.size());
    return labels;
}

} // namespace

FaceClusters::FaceClusters(int dimensions, double threshold)
    : m_dimensions(dimensions), m_threshold(threshold) {}

void FaceClusters::add(const FaceId& face, const PhotoId& photo, const Embedding& numbers) {
    if (numbers.size() != static_cast<size_t>(m_dimensions)) return;
    m_faces.push_back({face, photo});
    m_numbers.insert(m_numbers.end(), numbers.begin(), numbers.end());
}

void FaceClusters::addDoubtful(const FaceId& face, const PhotoId& photo, const Embedding& numbers) {
    if (numbers.size() != static_cast<size_t>(m_dimensions)) return;
    m_doubtful.push_back({face, photo});
    m_doubtfulNumbers.insert(m_doubtfulNumbers.end(), numbers.begin(), numbers.end());
}

/// The faces in groups, one after the other.
struct FaceClusters::Members {
    FaceNumbers numbers;
    std::vector<int> groups;           ///< index of each one's group
    std::vector<QSet<PhotoId>> photos; ///< of each group
};

std::vector<int> FaceClusters::followed(const Members& members, const std::function<bool()>& stopped) const {
    struct Support {
        int faces = 0;
        double sum = 0;
    };
    std::vector<int> groups(m_doubtful.size(), -1);
    std::vector<Support> best(m_doubtful.size());
    FaceProducts products(m_dimensions);
    const auto rowOf = [&](const FaceNumbers& numbers, int row) {
        return &numbers[size_t(row) * size_t(m_dimensions)];
    };
    const int all = int(members.groups.size());
    for (int first = 0; first < int(m_doubtful.size()); first += blockRows) {
        const int rows = std::min(blockRows, int(m_doubtful.size()) - first);
        std::vector<QHash<int, Support>> support(static_cast<size_t>(rows));
        for (int from = 0; from < all; from += blockColumns) {
            if (stopped()) return groups;
            const int columns = std::min(blockColumns, all - from);
            const float* const scores = products.multiply(rowOf(m_doubtfulNumbers, first), rows,
                                                          rowOf(members.numbers, from), columns);
            for (int row = 0; row < rows; ++row)
                for (int i = 0; i < columns; ++i) {
                    const double score = double(scores[size_t(row) * blockColumns + size_t(i)]);
                    if (score < m_threshold) continue;
                    Support& one = support[size_t(row)][members.groups[size_t(from + i)]];
                    ++one.faces;
                    one.sum += score;
                }
        }
        for (int row = 0; row < rows; ++row) {
            const auto at = size_t(first + row);
            for (auto one = support[size_t(row)].cbegin(); one != support[size_t(row)].cend(); ++one) {
                if (one->faces < leastWitnesses) continue;
                if (members.photos[size_t(one.key())].contains(m_doubtful[at].photo)) continue;
                if (one->sum < best[at].sum || (one->sum == best[at].sum && one.key() > groups[at])) continue;
                best[at] = *one;
                groups[at] = one.key();
            }
        }
    }
    // Two on one photo are not both this person.
    QHash<std::pair<int, PhotoId>, size_t> taken;
    for (size_t at = 0; at < m_doubtful.size(); ++at) {
        if (groups[at] < 0) continue;
        const std::pair place(groups[at], m_doubtful[at].photo);
        const auto other = taken.constFind(place);
        if (other == taken.constEnd()) {
            taken.insert(place, at);
            continue;
        }
        const bool better = best[at].sum != best[*other].sum ? best[at].sum > best[*other].sum
                                                             : m_doubtful[at].face < m_doubtful[*other].face;
        const size_t loses = better ? *other : at;
        if (better) taken.insert(place, at);
        groups[loses] = -1;
    }
    return groups;
}

QList<QList<FaceId>> FaceClusters::groups(const std::function<bool()>& stopped) const {
    if (m_faces.size() < 2) return {};
    // In an order of their own, so that chance falls the same way whichever came first.
    std::vector<int> order(m_faces.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&](int a, int b) { return m_faces[size_t(a)].face < m_faces[size_t(b)].face; });
    FaceNumbers numbers;
    numbers.reserve(m_numbers.size());
    std::vector<int> photos;
    QHash<PhotoId, int> known;
    for (const int index : order) {
        const auto row = m_numbers.begin() + std::ptrdiff_t(index) * m_dimensions;
        numbers.insert(numbers.end(), row, row + m_dimensions);
        const PhotoId& photo = m_faces[size_t(index)].photo;
        photos.push_back(known.value(photo, int(known.size())));
        known.insert(photo, photos.back());
    }

    try {
        Neighbours neighbours(numbers, photos, m_dimensions, m_threshold);
        if (!neighbours.find(stopped)) return {};
        const std::vector<unsigned long> labels = whisper(neighbours.edges(), m_threshold);
        QMap<unsigned long, std::vector<int>> together;
        for (size_t face = 0; face < labels.size(); ++face)
            together[labels[face]].push_back(int(face));

        const FaceRows rows{numbers, photos, m_dimensions};
        std::vector<std::vector<int>> parts;
        for (const std::vector<int>& faces : std::as_const(together))
            if (faces.size() >= 2)
                for (const std::vector<int>& part : partByPhoto(faces, rows, m_threshold, stopped))
                    if (part.size() >= 2) parts.push_back(part);
        // Somebody with hundreds of photos is not reached all through along a few dozen edges each.
        QList<QList<FaceId>> groups;
        Members members;
        for (const std::vector<int>& part : joinAlike(parts, rows, m_threshold, stopped)) {
            QList<FaceId> group;
            members.photos.emplace_back();
            for (const int face : part) {
                const Entry& entry = m_faces[size_t(order[size_t(face)])];
                group << entry.face;
                members.photos.back() << entry.photo;
                members.groups.push_back(int(groups.size()));
                const auto row = numbers.begin() + std::ptrdiff_t(face) * m_dimensions;
                members.numbers.insert(members.numbers.end(), row, row + m_dimensions);
            }
            groups << group;
        }
        if (stopped()) return {};
        std::vector<int> doubtful(m_doubtful.size());
        std::iota(doubtful.begin(), doubtful.end(), 0);
        std::sort(doubtful.begin(), doubtful.end(),
                  [&](int a, int b) { return m_doubtful[size_t(a)].face < m_doubtful[size_t(b)].face; });
        const std::vector<int> followers = followed(members, stopped);
        for (const int at : doubtful)
            if (followers[size_t(at)] >= 0) groups[followers[size_t(at)]] << m_doubtful[size_t(at)].face;
        if (stopped()) return {};
        std::stable_sort(groups.begin(), groups.end(), [](const QList<FaceId>& a, const QList<FaceId>& b) {
            return a.size() != b.size() ? a.size() > b.size() : a.first() < b.first();
        });
        return groups;
    } catch (const std::exception& error) {
        qCWarning(logFaces) << "grouping failed:" << error.what();
        return {};
    }
}

} // namespace bk
