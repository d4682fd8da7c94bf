#pragma once

#include "core/base/FilePath.h"
#include "core/base/Result.h"
#include "core/faces/FaceEngine.h"

#include <QList>

namespace bk {

/// The face models at hand: the built-in ones (`:/models/NAME/card.json`), and those that are added. Of each
/// kind one is in use, the first built-in one unless another is chosen. Making a detector or embedder checks
/// the file's SHA-256 against its card; a file that is missing or another is Damaged, with a sentence that
/// says what to do. Immutable once loaded: any thread.
class ModelRegistry {
public:
    /// A network is read whole before it is looked at.
    static constexpr qint64 largestFile = qint64(256) << 20;

    static Result<ModelRegistry> builtIn();
    /// The models under FOLDER/NAME/. NotFound unless there is a detector and an embedder among them, Damaged
    /// when a card does not hold.
    static Result<ModelRegistry> fromFolder(const QString& folder);

    /// A model beside the built-in ones; its network is in FILE.
    void add(const ModelCard& card, const FilePath& file);
    /// The model with this ID is in use for its KIND. When there is none, what is made of it says so.
    void use(ModelKind kind, const QString& id);

    /// Built-in ones first.
    const QList<ModelCard>& cards() const { return m_cards; }
    /// Null: there is none.
    const ModelCard* find(const QString& id) const;
    bool isBuiltIn(const QString& id) const;
    /// What is in use where nothing else was chosen.
    const ModelCard& builtInCard(ModelKind kind) const;
    /// Of those in use. For one that is no longer there: its id alone, with the input and alignment of the
    /// built-in one.
    const ModelCard& detectorCard() const { return m_detector; }
    const ModelCard& embedderCard() const { return m_embedder; }

    /// Of those in use.
    Result<std::unique_ptr<FaceDetector>> makeDetector() const;
    Result<std::unique_ptr<FaceEmbedder>> makeEmbedder() const;
    /// Whether the file is there and is the one on the card.
    Status verify(const QString& id) const;

private:
    struct Place {
        QString resource; ///< of a built-in one, else empty
        FilePath file;
    };
    Result<QByteArray> modelBytes(const ModelCard& card) const;

    QList<ModelCard> m_cards;
    QList<Place> m_places; ///< beside m_cards
    ModelCard m_detector;
    ModelCard m_embedder;
};

/// From the bytes of its file, in this process; Damaged when they are not such a network.
Result<std::unique_ptr<FaceDetector>> makeDetector(const ModelCard& card, const QByteArray& bytes);
Result<std::unique_ptr<FaceEmbedder>> makeEmbedder(const ModelCard& card, const QByteArray& bytes);

/// Whether the network in BYTES does what CARD says on a made-up face: it runs, gives as many numbers as it
/// should, all of them finite, and tells one picture from another. It is read and run in a process of its own
/// (see NetworkProcess), which a hostile network may end. Damaged; NotAvailable: there is no such process.
Status tryModel(const ModelCard& card, const QByteArray& bytes);

} // namespace bk
