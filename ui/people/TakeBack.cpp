#include "ui/people/TakeBack.h"

#include "ui/shell/Workspace.h"

#include <QPointer>

namespace bk::ui {

QString TakeBack::sentenceFor(const Unmerged& undone) {
    QStringList words{tr("%1 is there again.").arg(undone.name)};
    if (undone.moved.facesKept > 0)
        words << tr("%n face(s) that were decided about since stay as they are.", nullptr,
                    undone.moved.facesKept);
    if (undone.moved.quitclaimsSince > 0)
        words << tr("%n quitclaim(s) recorded since stay: look whose they are.", nullptr,
                    undone.moved.quitclaimsSince);
    if (undone.moved.alsoShownKept > 0)
        words << tr("%n photo(s) no longer said to show them.", nullptr, undone.moved.alsoShownKept);
    if (!undone.kept.isEmpty()) words << tr("What was changed about the other since stays.");
    return words.join(QLatin1Char(' '));
}

QString TakeBack::sentenceFor(const SplitUndone& undone) {
    QStringList words{tr("%n face(s) are of one person again.", nullptr, undone.faces)};
    if (undone.kept > 0)
        words << tr("%n face(s) that were decided about since stay as they are.", nullptr, undone.kept);
    return words.join(QLatin1Char(' '));
}

void TakeBack::merge(Workspace& workspace, const PersonMergeId& merge) {
    workspace.ask(
        &workspace, [merge](Services& services) { return services.persons.unmerge(merge); },
        [&workspace](Result<Unmerged> undone) {
            if (undone)
                Q_EMIT workspace.message(sentenceFor(*undone));
            else
                Q_EMIT workspace.failed(undone.error());
        },
        2);
}

void TakeBack::split(Workspace& workspace, const PersonSplitId& split) {
    workspace.ask(
        &workspace, [split](Services& services) { return services.splits.undo(split); },
        [&workspace](Result<SplitUndone> undone) {
            if (undone)
                Q_EMIT workspace.message(sentenceFor(*undone));
            else
                Q_EMIT workspace.failed(undone.error());
        },
        2);
}

void TakeBack::offerMerge(Workspace& workspace, const QString& sentence, const PersonMergeId& merge) {
    Q_EMIT workspace.message(sentence, [here = QPointer<Workspace>(&workspace), merge] {
        if (here) TakeBack::merge(*here, merge);
    });
}

void TakeBack::offerSplit(Workspace& workspace, const QString& sentence, const PersonSplitId& split) {
    Q_EMIT workspace.message(sentence, [here = QPointer<Workspace>(&workspace), split] {
        if (here) TakeBack::split(*here, split);
    });
}

} // namespace bk::ui
