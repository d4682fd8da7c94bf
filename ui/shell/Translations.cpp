#include "ui/shell/Translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// Outside any namespace, as Q_INIT_RESOURCE asks.
static void initTranslationResources() {
    Q_INIT_RESOURCE(translations);
}

namespace bk::ui {

void installTranslations(QCoreApplication& application, const QLocale& locale) {
    initTranslationResources();
    const auto install = [&](const QString& file) {
        auto* translator = new QTranslator(&application);
        if (translator->load(file))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    };
    // Sentences with a number have their plural forms in the English file.
    install(QStringLiteral(":/i18n/beeldkluis_en.qm"));
    if (locale.language() != QLocale::Dutch) return;
    install(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_nl.qm"));
    install(QStringLiteral(":/i18n/beeldkluis_nl.qm"));
}

} // namespace bk::ui
