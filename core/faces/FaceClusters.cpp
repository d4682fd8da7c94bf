#include "core/faces/FaceClusters.h"

#include "core/base/Log.h"
#include "core/faces/FaceParting.h"

#include <cblas.h>
#include <dlib/clustering/chinese_whispers.h>

#include <algorithm>
#include <numeric>

namespace bk {
namespace {

/// Most edges kept from each face, to those most like it: so that a person with a thousand photos costs no
/// more than their share.
constexpr std::size_t mostEdges = 48;
/// Faces compared with this many others at a time: two megabytes of scores.
constexpr int blockRows = 128;
constexpr int blockColumns = 4096;
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

/// ROWS faces from FIRST on, each with those most like it.
class Neighbours {
public:
    Neighbours(const FaceNumbers& numbers, const std::vector<int>& photos, int dimensions, double threshold)
        : m_numbers(numbers)
        , m_photos(photos)
        , m_dimensions(dimensions)
        , m_threshold(float(threshold))
        , m_edges(photos.size()) {}

    qint64 blocks() const { return (count() + blockRows - 1) / blockRows; }
    /// Different blocks on different threads.
    void find(qint64 block) {
        const int first = int(block) * blockRows;
        const int rows = std::min(blockRows, count() - first);
        FaceNumbers scores(size_t(blockRows) * size_t(std::min(blockColumns, count())));
        for (int from = 0; from < count(); from += blockColumns) {
            const int columns = std::min(blockColumns, count() - from);
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, rows, columns, m_dimensions, 1.0f,
                        rowAt(first), m_dimensions, rowAt(from), m_dimensions, 0.0f, scores.data(), columns);
            for (int row = 0; row < rows; ++row)
                keepBest(first + row, from, columns, &scores[size_t(row) * size_t(columns)]);
        }
    }
    const std::vector<Edges>& edges() const { return m_edges; }

private:
    int count() const { return int(m_photos.size()); }
    const float* rowAt(int row) const { return &m_numbers[size_t(row) * size_t(m_dimensions)]; }

    void keepBest(int face, int from, int columns, const float* scores) {
        Edges& kept = m_edges[size_t(face)];
        for (int i = 0; i < columns; ++i) {
            const int other = from + i;
            if (scores[i] < m_threshold || m_photos[size_t(other)] == m_photos[size_t(face)]) continue;
            // A heap with the least like on top.
            if (kept.size() == mostEdges) {
                if (!(Edge{scores[i], other} < kept.front())) continue;
                std::pop_heap(kept.begin(), kept.end());
                kept.pop_back();
            }
            kept.push_back({scores[i], other});
            std::push_heap(kept.begin(), kept.end());
        }
    }

    const FaceNumbers& m_numbers;
    const std::vector<int>& m_photos;
    int m_dimensions;
    float m_threshold;
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

QList<QList<FaceId>> FaceClusters::groups(const Runner& run, const std::function<bool()>& stopped) const {
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
        run(neighbours.blocks(), [&](qint64 block) {
            if (stopped()) return false;
            neighbours.find(block);
            return true;
        });
        if (stopped()) return {};
        const std::vector<unsigned long> labels = whisper(neighbours.edges(), m_threshold);
        QMap<unsigned long, std::vector<int>> together;
        for (size_t face = 0; face < labels.size(); ++face)
            together[labels[face]].push_back(int(face));

        QList<QList<FaceId>> groups;
        for (const std::vector<int>& faces : std::as_const(together)) {
            if (stopped()) return {};
            if (faces.size() < 2) continue;
            for (const std::vector<int>& part :
                 partByPhoto(faces, photos, numbers, m_dimensions, m_threshold, stopped)) {
                if (part.size() < 2) continue;
                QList<FaceId> group;
                for (const int face : part)
                    group << m_faces[size_t(order[size_t(face)])].face;
                groups << group;
            }
        }
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
