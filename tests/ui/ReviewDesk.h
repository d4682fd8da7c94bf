#pragma once

#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "tests/ui/PageSupport.h"
#include "ui/review/FaceCloseUp.h"
#include "ui/review/ReviewPage.h"

namespace bk::test {

/// The page of faces to review, with two persons who permit recognition and faces of theirs on a few photos.
/// What a test draws and suggests it takes away again: the desk is the same for all of a class.
class ReviewDesk {
protected:
    void makeDesk() {
        m_desk = std::make_unique<PageDesk>(QStringList{QStringLiteral("0000"), QStringLiteral("0006"),
                                                        QStringLiteral("0008"), QStringLiteral("0018"),
                                                        QStringLiteral("0038"), QStringLiteral("0044")});
        m_mei = m_desk->addPerson(QStringLiteral("Mei-Lin Chen"));
        m_anna = m_desk->addPerson(QStringLiteral("Anna Kowalska"));
        const QStringList all{QStringLiteral("website"), QStringLiteral("recognition")};
        m_desk->keep(m_mei, PageDesk::record(m_mei, all));
        m_desk->keep(m_anna, PageDesk::record(m_anna, all));
        for (const char* scene : {"0018", "0038"})
            for (const FaceView& view : m_desk->faces(QString::fromLatin1(scene)))
                QVERIFY(m_desk->services().faces.name(view.face.id, m_mei.id));
        for (const FaceView& view : m_desk->faces(QStringLiteral("0044")))
            QVERIFY(m_desk->services().faces.name(view.face.id, m_anna.id));
        m_desk->scan();
    }
    void makePage() {
        m_page = new ui::ReviewPage(*m_desk->workspace);
        m_desk->showPage(m_page);
    }

    void open(const FaceFilter& filter = {}) {
        m_page->show(filter);
        QTRY_VERIFY(!m_page->face().isNull());
        waitUntilSeen();
        m_page->setFocus();
    }

    void waitUntilSeen() { QTRY_COMPARE(m_page->closeUp()->painted(), m_page->face()); }

    void press(Qt::Key key) {
        QWidget* target = QApplication::focusWidget();
        QVERIFY(target != nullptr);
        QTest::keyClick(target, key);
    }

    /// As if a scan had left FACE so.
    void leaveAs(const FaceId& id, FaceState state, const std::optional<Suggestion>& suggestion) {
        QVERIFY(m_desk->services().session->catalog().write(
            [&](Connection& connection, ConnectionSet&) -> Status {
                FaceStore faces(connection);
                BK_ASSIGN(Face face, faces.find(id));
                face.state = state;
                face.suggestion = suggestion;
                return faces.update(face, std::nullopt);
            }));
    }

    /// COUNT boxes in rows on a photo; all unnamed.
    QList<FaceId> drawBoxes(const QString& scene, int count) {
        QList<FaceId> drawn;
        for (int i = 0; i < count; ++i) {
            const QRectF box(10 + 40 * (i % 20), 10 + 40 * (i / 20), 36, 36);
            drawn << PageDesk::must(m_desk->services().faces.add(m_desk->photo(scene), box, std::nullopt));
        }
        return drawn;
    }

    void removeBoxes(const QList<FaceId>& drawn) {
        for (const FaceId& face : drawn)
            QVERIFY(m_desk->services().faces.remove(face));
    }

    void clearSuggestions() {
        FaceFilter filter;
        filter.suggested = true;
        for (const FaceView& view : PageDesk::must(m_desk->services().faces.faces(filter)))
            leaveAs(view.face.id, view.face.state, {});
    }

    /// From left to right.
    QList<Face> openOf(const QString& scene) const {
        QList<Face> open;
        for (const FaceView& view : m_desk->faces(scene))
            if (view.face.state == FaceState::Unnamed || view.face.state == FaceState::Possible)
                open << view.face;
        return open;
    }

    /// Faces of 0000 and 0008 that are perhaps Mei-Lin's, with these scores.
    QList<FaceId> suggestMei(const QList<double>& scores) {
        clearSuggestions();
        QList<FaceId> faces;
        // Two of a photo: with more, a name for one would end what is suggested for the others.
        for (const char* scene : {"0000", "0008", "0006", "0044"})
            for (const Face& face : openOf(QString::fromLatin1(scene)).mid(0, 2))
                if (faces.size() < scores.size()) {
                    leaveAs(face.id, FaceState::Unnamed, Suggestion{m_mei.id, scores.at(faces.size())});
                    faces << face.id;
                }
        if (faces.size() < scores.size()) qFatal("the example has too few faces");
        return faces;
    }

    bool says(const QString& words) const {
        const auto labels = m_page->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }

    int openFaces() const {
        FaceFilter filter;
        filter.open = true;
        return static_cast<int>(PageDesk::must(m_desk->services().faces.faces(filter)).size());
    }

    std::unique_ptr<PageDesk> m_desk;
    ui::ReviewPage* m_page = nullptr;
    Person m_mei;
    Person m_anna;
};

} // namespace bk::test
