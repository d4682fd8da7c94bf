#pragma once

#include "core/services/QuitclaimForm.h"
#include "core/services/Services.h"
#include "tests/ui/UiTestSupport.h"
#include "ui/shell/Workspace.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QVBoxLayout>

namespace bk::test {

/// A small catalog with the shipped photos of people who do not exist, made through the services, and a bare
/// window in which one page at a time is tried.
class PageDesk {
public:
    static inline const QDate today = QDate(2026, 3, 4);

    explicit PageDesk(const QStringList& scenes) {
        auto owned = std::make_unique<Services>(m_desk.makeCatalog(QStringLiteral("Pages")));
        m_services = owned.get();
        workspace = std::make_unique<ui::Workspace>(std::move(owned));
        QDir().mkpath(m_desk.folder.filePath(QStringLiteral("photos")));
        for (const QString& scene : scenes) {
            const QString name = QStringLiteral("scene_%1.jpg").arg(scene);
            QFile::copy(QStringLiteral(":/demo/") + name,
                        m_desk.folder.filePath(QStringLiteral("photos/") + name));
        }
        CollectionChange policy;
        policy.recognition = true;
        policy.legalBasis = QStringLiteral("Consent");
        policy.dpia = QStringLiteral("DPIA 1");
        must(services().collections.set(QStringLiteral("Open day"), policy));
        must(services().imports.import({m_desk.path(QStringLiteral("photos"))}, QStringLiteral("Open day"),
                                       {}));
        scan();
    }

    Services& services() const { return *m_services; }

    /// Another user of the catalog, with the passphrase of the tests.
    UserView addUser(const QString& name, Roles roles, bool recognition = true) const {
        return must(services().users.add(name, roles, recognition, testPassphrase()));
    }

    /// Locks, and unlocks as the user of this NAME.
    void become(const QString& name) {
        window.reset();
        workspace.reset();
        auto owned = std::make_unique<Services>(must(m_desk.program.catalogs->open(
            m_desk.path(QStringLiteral("Pages.beeldkluis")), name, testPassphrase())));
        m_services = owned.get();
        workspace = std::make_unique<ui::Workspace>(std::move(owned));
    }
    Desk& desk() { return m_desk; }
    QString path(const QString& name) const { return m_desk.folder.filePath(name); }
    void scan() const { must(services().faces.scan(std::nullopt, {})); }

    PhotoId photo(const QString& scene) const {
        return must(
            services().photos.findByPath(m_desk.path(QStringLiteral("photos/scene_%1.jpg").arg(scene))));
    }

    /// Faces of a photo from left to right.
    QList<FaceView> faces(const QString& scene) const {
        FaceFilter filter;
        filter.photo = photo(scene);
        QList<FaceView> views = must(services().faces.faces(filter));
        std::sort(views.begin(), views.end(), [](const FaceView& a, const FaceView& b) {
            return a.face.box.center().x() < b.face.box.center().x();
        });
        return views;
    }

    Face face(const FaceId& id) const { return must(services().faces.face(id)).face; }

    Person addPerson(const QString& name, const std::optional<QDate>& born = std::nullopt) const {
        return must(services().persons.add(name, born));
    }

    static Quitclaim record(const Person& person, const QStringList& granted,
                            const QStringList& refused = {}) {
        Quitclaim record;
        record.person = person.id;
        record.signedOn = today.addDays(-300);
        record.signedAt = QStringLiteral("Nijmegen");
        record.openEnded = true;
        for (const QString& key : granted)
            record.grants << Grant{*Purpose::tryFrom(key), Decision::Granted, {}};
        for (const QString& key : refused)
            record.grants << Grant{*Purpose::tryFrom(key), Decision::Refused, {}};
        return record;
    }

    QByteArray scanOf(const Person& person, const Quitclaim& record) const {
        return scannedLookingQuitclaim(person, record, QStringLiteral("Museum De Brug"), 7);
    }

    Quitclaim keep(const Person& person, const Quitclaim& record, bool scanned = true) const {
        return must(services().consent.add(record, scanned ? QList<QByteArray>{scanOf(person, record)}
                                                           : QList<QByteArray>()));
    }

    /// A scan as a file, the way one comes from the copier.
    QString scanFile(const QString& name) const {
        const Person person{{}, QStringLiteral("Somebody"), {}, {}, {}, {}, {}, {}};
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
        file.write(scanOf(person, record(person, {QStringLiteral("website")})));
        return file.fileName();
    }

    template <class T>
    static T must(Result<T> result) {
        if (!result) qFatal("%s", qPrintable(result.error().context));
        return std::move(*result);
    }

    /// Shows PAGE in a window of SIZE that has the keyboard.
    void showPage(ui::Page* page, const QSize& size = QSize(1180, 800)) {
        window = std::make_unique<QWidget>();
        window->setObjectName(QStringLiteral("page"));
        auto* layout = new QVBoxLayout(window.get());
        layout->setContentsMargins(0, 0, 0, 0);
        // The offscreen platform complains about limits to a window's size.
        layout->setSizeConstraint(QLayout::SetNoConstraint);
        layout->addWidget(page);
        window->resize(size);
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get())) qFatal("no window");
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get())) qFatal("the window is not active");
    }

    /// Waits until the questions asked so far are answered, and what they led to is painted.
    void settle() const {
        for (int round = 0; round < 3; ++round) {
            bool answered = false;
            workspace->ask(
                window.get(), [](Services&) { return 0; }, [&](int) { answered = true; }, -10);
            if (!QTest::qWaitFor([&] { return answered; }, patience)) qFatal("no answer");
            QTest::qWait(0);
        }
    }

    /// Where the picture NAME goes.
    QString pictureFile(const QString& name) const {
        const QString folder = qEnvironmentVariable("BK_SCREENSHOTS", path(QStringLiteral("pictures")));
        QDir().mkpath(folder);
        return QDir(folder).filePath(name);
    }

    /// Saves WINDOW as it is where the pictures go, once per theme, and tells the words that are cut off.
    QString picture(const QString& name) {
        QString problem;
        for (const bool dark : {false, true}) {
            ui::applyTheme(*qobject_cast<QApplication*>(qApp),
                           dark ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
            QCoreApplication::sendPostedEvents();
            window->grab().save(
                pictureFile(name + (dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png"))));
            problem += cutWords();
        }
        ui::applyTheme(*qobject_cast<QApplication*>(qApp), ui::ThemeChoice::Light);
        return problem;
    }

    /// The same with text of double size, in the light theme.
    QString largePicture(const QString& name) {
        auto& application = *qobject_cast<QApplication*>(qApp);
        ui::setTextScale(2.0);
        ui::applyTheme(application, ui::ThemeChoice::Light);
        settle();
        QCoreApplication::sendPostedEvents();
        window->grab().save(pictureFile(name + QStringLiteral("-large.png")));
        const QString cut = cutWords();
        ui::setTextScale(1.0);
        ui::applyTheme(application, ui::ThemeChoice::Light);
        return cut;
    }

    /// The words of labels and buttons that do not fit their place.
    QString cutWords() const {
        QString cut;
        for (const QLabel* label : window->findChildren<QLabel*>()) {
            if (!label->isVisible() || label->text().isEmpty() || !label->pixmap(Qt::ReturnByValue).isNull())
                continue;
            const bool fits = label->wordWrap() ? label->height() >= label->heightForWidth(label->width())
                                                : label->width() >= label->sizeHint().width();
            if (!fits) cut += QStringLiteral("[%1]").arg(label->text());
        }
        for (const QAbstractButton* button : window->findChildren<QAbstractButton*>())
            if (button->isVisible() && !button->text().isEmpty() &&
                button->width() < button->sizeHint().width())
                cut += QStringLiteral("[%1]").arg(button->text());
        return cut;
    }

private:
    Desk m_desk;
    Services* m_services = nullptr;

public:
    std::unique_ptr<ui::Workspace> workspace;
    std::unique_ptr<QWidget> window; ///< gone before the workspace
};

/// The button under PARENT with this text or accessible name, visible.
inline QAbstractButton* buttonNamed(const QWidget* parent, const QString& words) {
    for (QAbstractButton* button : parent->findChildren<QAbstractButton*>())
        if (button->isVisible() && (button->text() == words || button->accessibleName() == words))
            return button;
    return nullptr;
}

} // namespace bk::test
