#pragma once

#include "core/picture/DecoderProtocol.h"

#include <QImage>
#include <QString>

namespace bk {

/// What a job came to, before it is written where the program reads it.
struct Answer {
    DecoderReply::Outcome outcome = DecoderReply::Broken;
    QString sentence;   ///< when not Done
    quint64 room = 0;   ///< with NeedsRoom
    quint32 pages = 0;  ///< of a PDF
    QByteArray block;   ///< facts
    QImage picture;     ///< Format_RGB32
    QByteArray written; ///< instead of a picture
};

inline Answer sorry(DecoderReply::Outcome outcome, const QString& sentence = {}) {
    Answer answer;
    answer.outcome = outcome;
    answer.sentence = sentence;
    return answer;
}

} // namespace bk
