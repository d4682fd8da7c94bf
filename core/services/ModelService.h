#pragma once

#include "core/base/FilePath.h"
#include "core/base/Progress.h"
#include "core/faces/ModelCard.h"
#include "core/services/Session.h"

#include <QDateTime>

namespace bk {

/// A face model as the page about models shows it.
struct FaceModelView {
    ModelCard card;
    bool builtIn = false;
    bool inUse = false;
    QString trouble; ///< empty: its file is there and is the one on the card; else a sentence
    std::optional<QDateTime> addedAt;
    QString addedBy;    ///< name of the user; empty for built-in ones
    QStringList unread; ///< after installing: what the card says and nobody reads (see ModelPack)
};

/// What is left to do after another model was chosen, or after the making of faceprints was interrupted.
struct ModelWork {
    int faceprints = 0; ///< confirmed faces whose faceprint has to be made (anew)
    qint64 photos = 0;  ///< photos that the detector in use has not looked at
    bool nothing() const { return faceprints == 0 && photos == 0; }
};

/// Face models of a catalog: the built-in ones and those an administrator installed from a file; never from
/// the network. Files of installed models lie in the catalog's folder `models`, named by their hash, their
/// cards in catalog.db; the hash is checked whenever one is loaded, and it runs in a process apart. A model
/// whose file is missing or damaged finds or compares no faces, which whoever asks for it is told; nothing
/// else suffers. Thread-safe; not on the window's thread.
class ModelService {
public:
    explicit ModelService(Session& session);

    /// Detectors first, built-in ones first; one that is in use and no longer there is among them, with its
    /// id alone. Reads every model's file. Right::SeePhotos.
    Result<QList<FaceModelView>> list() const;
    /// How many faceprints there are: what a change of the embedder makes anew. Right::SeePhotos.
    Result<int> faceprints() const;
    /// What is left to do. Right::SeePhotos.
    Result<ModelWork> work() const;

    // Right::ManageSettings, logged.

    /// FILE: the network with its card beside it (see readModelPack(), whose errors these are). It is tried
    /// on a made-up face, in a process apart, before it counts. Damaged: not such a network, or not the file
    /// on its card, or it does not give what the card says. Exists: a model with this id. Disk. NotAvailable:
    /// that process cannot be had. After an error nothing of it is left.
    Result<FaceModelView> install(const FilePath& file);
    /// InvalidArgument for a built-in model or one in use; NotFound.
    Status remove(const QString& id);
    /// From now on faces are found or compared by model ID (its kind decides). For an embedder the faceprints
    /// and suggestions of the model before are erased, in one step; makeFaceprints() makes them anew; names,
    /// rejections and boxes stay. For a detector the next scan looks at every photo again. What is left to do
    /// then; where ID is in use already, that alone. NotFound; Damaged: its file is; InUse: faces are being
    /// looked for or compared right now.
    Result<ModelWork> use(const QString& id);

    /// Makes the faceprints that are wanted and missing; stopping keeps what is done, and the next call goes
    /// on from there; ends early, too, when another model is chosen. How many were made. Damaged: the file of
    /// the embedder in use is. Right::Recognise.
    Result<int> makeFaceprints(const JobControl& control);

private:
    Result<FaceModelView> viewOf(const QString& id) const;
    /// Removes networks that no row names.
    Status clearAway() const;
    Status useDetector(const QString& id, const QString& setting);
    Status useEmbedder(const QString& id, const QString& setting);

    Session& m_session;
};

} // namespace bk
