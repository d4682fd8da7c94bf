#include "ui/widgets/Theme.h"

#include "ui/widgets/TintedIconEngine.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontInfo>
#include <QHash>
#include <QPalette>
#include <QPixmapCache>
#include <QProxyStyle>
#include <QRegularExpression>
#include <QStandardPaths>

namespace bk::ui {
namespace {

constexpr int bodyPixels = 13;
constexpr int captionPixels = 11;
constexpr int titlePixels = 18;

struct ThemeState {
    bool dark = false;
    double textScale = 1.0;
    double desktopScale = 0; // 0: the desktop's font was not looked at yet
    bool desktopDark = false;
    QHash<QString, QColor> colors;
};

ThemeState& state() {
    static ThemeState theState;
    return theState;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QHash<QString, QColor> readColors(bool dark) {
    const QString text = QString::fromUtf8(
        contentOf(dark ? QStringLiteral(":/themes/dark.qss") : QStringLiteral(":/themes/light.qss")));
    static const QRegularExpression line(QStringLiteral("@(\\w+):\\s*(#[0-9a-fA-F]{6});"));
    QHash<QString, QColor> colors;
    for (auto match = line.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        colors.insert(found.captured(1), QColor(found.captured(2)));
    }
    return colors;
}

QColor named(const char* name) {
    // Painting before the first applyTheme (a single widget in a test) still needs colours.
    if (state().colors.isEmpty()) state().colors = readColors(state().dark);
    return state().colors.value(QLatin1String(name));
}

int textPixels(int pixels) {
    return qRound(pixels * qMax(1.0, state().desktopScale) * state().textScale);
}

QString styleSheet() {
    QString text = QString::fromUtf8(contentOf(QStringLiteral(":/themes/style.qss")));
    const auto& colors = state().colors;
    for (auto color = colors.cbegin(); color != colors.cend(); ++color)
        text.replace(QLatin1Char('@') + color.key() + QLatin1Char('@'), color.value().name());
    text.replace(QStringLiteral("@scheme@"), state().dark ? QStringLiteral("dark") : QStringLiteral("light"));
    text.replace(QStringLiteral("@body@"), QString::number(textPixels(bodyPixels)));
    text.replace(QStringLiteral("@caption@"), QString::number(textPixels(captionPixels)));
    text.replace(QStringLiteral("@title@"), QString::number(textPixels(titlePixels)));
    text.replace(QStringLiteral("@arrow@"), QString::number(textPixels(12)));
    text.replace(QStringLiteral("@indicator@"), QString::number(textPixels(16)));
    text.replace(QStringLiteral("@indicatorradius@"), QString::number(textPixels(16) / 2 + 1));
    return text;
}

/// Fusion with icons that grow with the text.
class ScaledStyle final : public QProxyStyle {
public:
    ScaledStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
        switch (metric) {
        case PM_SmallIconSize:
        case PM_ButtonIconSize:
        case PM_ToolBarIconSize:
        case PM_LineEditIconSize:
            return textPixels(16);
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
        }
    }
};

QPalette palette() {
    QPalette result;
    result.setColor(QPalette::Window, named("window"));
    result.setColor(QPalette::WindowText, named("text"));
    result.setColor(QPalette::Base, named("surface"));
    result.setColor(QPalette::AlternateBase, named("window"));
    result.setColor(QPalette::Text, named("text"));
    result.setColor(QPalette::Button, named("surface"));
    result.setColor(QPalette::ButtonText, named("text"));
    result.setColor(QPalette::BrightText, named("onaccent"));
    result.setColor(QPalette::ToolTipBase, named("raised"));
    result.setColor(QPalette::ToolTipText, named("text"));
    result.setColor(QPalette::PlaceholderText, named("muted"));
    result.setColor(QPalette::Highlight, named("accent"));
    result.setColor(QPalette::HighlightedText, named("onaccent"));
    result.setColor(QPalette::Link, named("accent"));
    result.setColor(QPalette::LinkVisited, named("accent"));
    result.setColor(QPalette::Light, named("raised"));
    result.setColor(QPalette::Midlight, named("border"));
    result.setColor(QPalette::Mid, named("border"));
    result.setColor(QPalette::Dark, named("strongborder"));
    result.setColor(QPalette::Shadow, named("strongborder"));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        result.setColor(QPalette::Disabled, role, named("disabled"));
    return result;
}

QByteArray breezeSvg(const QString& name) {
    static const QStringList groups{
        QStringLiteral("actions/22"),    QStringLiteral("places/22"),      QStringLiteral("status/22"),
        QStringLiteral("actions/24"),    QStringLiteral("actions/16"),     QStringLiteral("status/16"),
        QStringLiteral("actions/32"),    QStringLiteral("preferences/22"), QStringLiteral("emblems/22"),
        QStringLiteral("mimetypes/22"),  QStringLiteral("mimetypes/16"),   QStringLiteral("devices/22"),
        QStringLiteral("categories/22"), QStringLiteral("apps/22")};
    static const QStringList roots =
        QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, QStringLiteral("icons/breeze"),
                                  QStandardPaths::LocateDirectory)
        << QStringLiteral("/usr/share/icons/breeze");
    // A few that breeze does not have are our own.
    const QByteArray own = contentOf(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!own.isEmpty()) return own;
    for (const auto& root : roots) {
        for (const auto& group : groups) {
            const QByteArray svg =
                contentOf(root + QLatin1Char('/') + group + QLatin1Char('/') + name + QStringLiteral(".svg"));
            if (!svg.isEmpty()) return svg;
        }
    }
    return {};
}

QIcon tinted(const QString& name, std::optional<Tone> tone) {
    static QHash<QString, QByteArray> cache;
    auto found = cache.find(name);
    if (found == cache.end()) found = cache.insert(name, breezeSvg(name));
    if (found->isEmpty()) return QIcon::fromTheme(name);
    return QIcon(new TintedIconEngine(*found, tone, false));
}

const char* toneName(Tone tone) {
    switch (tone) {
    case Tone::Cleared:
        return "cleared";
    case Tone::Attention:
        return "attention";
    case Tone::Blocked:
        return "blocked";
    case Tone::NoPeople:
        return "nopeople";
    case Tone::NotNeeded:
        return "notneeded";
    case Tone::Neutral:
        return "neutral";
    }
    return "neutral";
}

} // namespace

void applyTheme(QApplication& application, ThemeChoice choice) {
    ThemeState& theState = state();
    if (theState.desktopScale == 0) {
        theState.desktopScale = double(QFontInfo(application.font()).pixelSize()) / bodyPixels;
        theState.desktopDark = application.palette().color(QPalette::Window).lightness() < 128;
    }
    theState.dark =
        choice == ThemeChoice::Dark || (choice == ThemeChoice::FollowDesktop && theState.desktopDark);
    theState.colors = readColors(theState.dark);
    QPixmapCache::clear();

    application.setStyle(new ScaledStyle);
    application.setPalette(palette());
    QFont font = application.font();
    font.setPixelSize(textPixels(bodyPixels));
    application.setFont(font);
    application.setStyleSheet(styleSheet());
}

bool darkTheme() {
    return state().dark;
}

void setTextScale(double scale) {
    state().textScale = qBound(1.0, scale, 2.0);
}

double textScale() {
    return state().textScale;
}

int scaled(int pixels) {
    return textPixels(pixels);
}

QColor ink(Ink ink) {
    switch (ink) {
    case Ink::Window:
        return named("window");
    case Ink::Surface:
        return named("surface");
    case Ink::Border:
        return named("border");
    case Ink::StrongBorder:
        return named("strongborder");
    case Ink::Text:
        return named("text");
    case Ink::Muted:
        return named("muted");
    case Ink::Accent:
        return named("accent");
    case Ink::AccentSoft:
        return named("accentsoft");
    case Ink::OnAccent:
        return named("onaccent");
    case Ink::Hover:
        return named("hover");
    }
    return named("text");
}

QFont captionFont() {
    QFont font = QApplication::font();
    font.setPixelSize(textPixels(captionPixels));
    return font;
}

QFont titleFont() {
    QFont font = QApplication::font();
    font.setPixelSize(textPixels(titlePixels));
    font.setWeight(QFont::DemiBold);
    return font;
}

QColor toneColor(Tone tone) {
    return named(toneName(tone));
}

QColor toneFill(Tone tone) {
    return named(QByteArray(toneName(tone) + QByteArrayLiteral("fill")).constData());
}

QColor toneBackground(Tone tone) {
    return named(QByteArray(toneName(tone) + QByteArrayLiteral("soft")).constData());
}

QIcon toneIcon(Tone tone) {
    static QHash<int, QIcon> icons; // painted many times a frame
    QIcon& icon = icons[static_cast<int>(tone)];
    if (icon.isNull()) {
        const QString file = tone == Tone::Neutral
                                 ? QStringLiteral(":/icons/dot-neutral.svg")
                                 : QStringLiteral(":/icons/shield-%1.svg").arg(QLatin1String(toneName(tone)));
        icon = QIcon(new TintedIconEngine(contentOf(file), tone, true));
    }
    return icon;
}

QIcon themedIcon(const QString& name) {
    return tinted(name, std::nullopt);
}

QIcon themedIcon(const QString& name, Tone tone) {
    return tinted(name, tone);
}

} // namespace bk::ui
