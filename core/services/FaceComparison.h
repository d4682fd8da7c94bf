#pragma once

#include "core/faces/FaceLooks.h"
#include "core/faces/FaceSeries.h"
#include "core/faces/Matcher.h"
#include "core/model/Photo.h"
#include "core/services/Session.h"

#include <span>

class QCryptographicHash;

namespace bk {

class Connection;
struct Faceprint;
struct FacePlace;

/// The one place where faces are compared: with the faceprints of those who permit recognition, and with
/// nothing else. What it holds of them lives in memory as long as it does. Below the services: it asks for no
/// right and logs nothing; who uses it has done both. Filled once, then any thread.
///
/// - A face is not compared with its own faceprint.
/// - Who was below 16 when the photo was taken (one without a date: today) needs a higher score and a larger
///   lead: children are more alike, and more is at stake.
/// - Persons that somebody said a face is not, and persons who do not permit recognition there, are neither
///   suggested nor rivals.
/// - Nobody is on one photo twice. Who is named on it is not suggested for another face there and is no rival
///   of who is: they are elsewhere on it. Of two faces that fit one person the better gets the suggestion and
///   the other none. Among the candidates for one face all persons are told, for a name may have been given
///   to the wrong face.
/// - Photos of one run are compared in the light of each other (compareTogether). So an answer that only
/// takes
///   somebody away (a name, a rejection, no face) takes its effect at once and leaves the photo compared: by
///   itself, without its series, something else would be suggested. Whoever comes next for a rejected face is
///   suggested when the photo is compared anew: with other faceprints, another model, or after a change that
///   could bring somebody (a name taken away, a face open again, another box).
class FaceComparison {
public:
    /// With all faceprints that are listed and can be opened; damaged ones are made anew first. NoAccess
    /// without DataKey::Face.
    static Result<FaceComparison> load(Session& session);

    /// Others than those on the model's card, for trying: for grown-ups and for children.
    void setLimits(const MatchLimits& grown, const MatchLimits& child) {
        m_limits = grown;
        m_childLimits = child;
    }

    /// Another distance below the threshold within which a face is looked at in the mirror too, for trying.
    void setMirrorGain(double gain) { m_mirrorGain = gain; }

    int faceprints() const { return m_matcher.size(); }
    /// Of all that decides the outcome: photos compared with this one need not be compared again.
    const QString& fingerprint() const { return m_fingerprint; }

    // The suggestions of a photo's open faces are renewed in two halves. What others do in between counts:
    // nobody is suggested who may not be any more, or by a faceprint that is gone, and a photo that is not as
    // it was compared is left to be compared again.
    struct Compared;
    Result<Compared> compare(const PhotoId& photo) const;
    /// In between, for photos of one run: their faces are scored anew in the light of each other (see
    /// inSeries), about facesTogether of them at a time. Only those that came within reach of somebody who
    /// permits it are still at hand. Photos in a collection where recognition was switched off since, or that
    /// are gone, say nothing about others. REST: see inSeries.
    Status compareTogether(std::vector<Compared>& photos, const std::function<void()>& rest = {}) const;
    /// How many suggestions there are on PHOTO now.
    Result<int> keep(const PhotoId& photo, const Compared& compared) const;
    /// Up to LIMIT persons who could be on FACE, best first. None without
    /// landmarks, and where recognition is off.
    Result<QList<FaceMatch>> candidates(const Face& face, int limit) const;

private:
    struct OpenFace {
        Face face;
        QSet<PersonId> rejected;
    };
    struct OpenFaces {
        bool off = false; ///< recognition was switched off there since the run began
        QList<OpenFace> faces;
        QSet<PersonId> named;    ///< on the same photo
        QSet<PersonId> children; ///< when the photo was taken
    };
    FaceComparison(Session& session, Matcher matcher) : m_session(&session), m_matcher(std::move(matcher)) {}
    /// Whose FACEPRINTS may be used today; fills m_limited. What decides that later goes into HASH.
    Result<QSet<PersonId>> permitting(const QList<Faceprint>& faceprints, QCryptographicHash& hash);
    Result<OpenFaces> openFaces(Connection& connection, const PhotoId& photo) const;
    static bool same(const OpenFaces& left, const OpenFaces& right);
    /// Those of m_limited who do not permit recognition at PLACE today.
    Result<QSet<PersonId>> notAllowed(Connection& connection, const FacePlace& place) const;
    MatchExclusions excludedFor(const OpenFace& one, const OpenFaces& open,
                                const QSet<PersonId>& forbidden) const;
    /// One of OPEN's faces to which somebody comes near.
    struct NearFace {
        FaceId face;
        SeriesFace seen;
    };
    /// Of OPEN's faces, empty where nobody comes near, which one look in place of two tells.
    Result<QList<Embedding>> numbersOf(const PhotoId& photo, const OpenFaces& open,
                                       const QSet<PersonId>& forbidden) const;
    /// Without those in FORBIDDEN.
    Result<std::vector<NearFace>> nearFaces(const PhotoId& photo, const OpenFaces& open,
                                            const QSet<PersonId>& forbidden) const;
    /// One part of PHOTOS, small enough for one series.
    void compareSome(std::span<Compared> photos, const std::function<void()>& rest) const;
    QHash<FaceId, FaceMatch> suggestionsFor(const std::vector<NearFace>& near,
                                            const QSet<PersonId>& children) const;

    Session* m_session;
    Matcher m_matcher;
    QString m_fingerprint;
    QList<PersonId> m_limited;               ///< who permits recognition on some photos only
    QHash<PersonId, QDate> m_ownConsentFrom; ///< of those whose birth date is known
    MatchLimits m_limits;
    MatchLimits m_childLimits;
    double m_mirrorGain = mirrorGain;
    double m_alike = 1; ///< cosine from which two faces are taken for one person's
};

/// A photo's open faces as they were compared, and who fits them.
struct FaceComparison::Compared {
private:
    friend class FaceComparison;
    OpenFaces open;
    std::vector<NearFace> near;
    QHash<FaceId, FaceMatch> suggestions;
};

} // namespace bk
