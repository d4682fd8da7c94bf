#include "ui/shell/RecoveryKeyPanel.h"

#include "core/services/QrCode.h"
#include "ui/shell/LooseErrand.h"
#include "ui/shell/SecretClipboard.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/Theme.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>
#include <QStyle>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int groupLength = 4; // of the key, as it is shown
constexpr int codeSide = 120;
constexpr int quietModules = 3;

QString comparable(const QString& key) {
    QString result;
    for (const QChar character : key)
        if (character.isLetterOrNumber()) result += character.toUpper();
    return result;
}

void wipe(QString& text) {
    text.fill(QLatin1Char('x'));
    text.clear();
}

/// Black on white whatever the theme: that is what readers look for.
QPixmap picture(const QImage& code, int side, qreal ratio) {
    const int modules = code.width() + 2 * quietModules;
    const int module = qMax(1, qRound(side * ratio) / modules);
    QImage sheet(modules * module, modules * module, QImage::Format_RGB32);
    sheet.fill(Qt::white);
    for (int y = 0; y < code.height(); ++y)
        for (int x = 0; x < code.width(); ++x) {
            if (qGray(code.pixel(x, y)) > 127) continue;
            for (int dy = 0; dy < module; ++dy)
                for (int dx = 0; dx < module; ++dx)
                    sheet.setPixel((x + quietModules) * module + dx, (y + quietModules) * module + dy,
                                   qRgb(0, 0, 0));
        }
    QPixmap result = QPixmap::fromImage(sheet);
    result.setDevicePixelRatio(ratio);
    return result;
}

RecoverySheetWords translatedWords() {
    RecoverySheetWords words;
    words.title = RecoveryKeyPanel::tr("Recovery key");
    words.organisation = RecoveryKeyPanel::tr("Organisation");
    words.catalog = RecoveryKeyPanel::tr("Catalog");
    words.administrator = RecoveryKeyPanel::tr("Administrator");
    words.day = RecoveryKeyPanel::tr("Made on");
    words.fingerprint = RecoveryKeyPanel::tr("Fingerprint of the first administrator");
    words.fingerprintUse = RecoveryKeyPanel::tr(
        "The program shows the same fingerprint with the users of this catalog. If it ever shows another "
        "one, the key file was replaced: ask for help before you go on.");
    words.purposeTitle = RecoveryKeyPanel::tr("What this is for");
    words.purpose = RecoveryKeyPanel::tr(
        "With this key the catalog opens without a passphrase, as the administrator named "
        "above. It is the only way back in when the passphrase is forgotten or the "
        "administrator has left.");
    words.keepingTitle = RecoveryKeyPanel::tr("Keep it in a safe");
    words.keeping = RecoveryKeyPanel::tr(
        "Keep this sheet in a safe, apart from the computer. Do not copy, photograph or mail "
        "it. If it was saved as a file to be printed, delete that file.");
    words.dangerTitle = RecoveryKeyPanel::tr("Whoever has it opens everything");
    words.danger = RecoveryKeyPanel::tr(
        "Together with the catalog's folder, or a copy of it, this key opens everything in "
        "there: photos, names, faces, permissions and scans.");
    words.replacingTitle = RecoveryKeyPanel::tr("How it is replaced");
    words.replacing = RecoveryKeyPanel::tr(
        "Lost, or seen by somebody who should not have it? Let an administrator make a new recovery key "
        "in the program and print its sheet. From then on this one does not open the catalog any more; "
        "copies of the catalog that were made before still open with it. Destroy this sheet then.");
    words.locale = QLocale();
    return words;
}

Status writePrivately(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(bytes) == bytes.size() && file.commit();
    if (!written) return fail(ErrorCode::Disk, file.errorString());
    return {};
}

} // namespace

RecoveryKeyPanel::RecoveryKeyPanel(QWidget* parent) : QWidget(parent), m_banner(new Banner(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* words = new QLabel(tr("Put this recovery key on paper, and keep it in a safe. It opens the catalog "
                                "when the passphrase is lost, and it is shown only now."),
                             this);
    words->setWordWrap(true);
    layout->addWidget(words);
    layout->addWidget(makeKey());
    layout->addWidget(makeButtons());
    layout->addWidget(m_banner);

    m_typedBack = new QLineEdit(this);
    m_typedBack->setFont(m_key->font());
    // Typed back from the paper: a copy would prove nothing.
    m_typedBack->setContextMenuPolicy(Qt::NoContextMenu);
    m_typedBack->setAcceptDrops(false);
    m_typedBack->installEventFilter(this);
    auto* caption = new QLabel(tr("&Type it back from the paper"), this);
    caption->setBuddy(m_typedBack);
    layout->addWidget(caption);
    layout->addWidget(m_typedBack);
    m_hint = new QLabel(this);
    m_hint->setWordWrap(true);
    m_hint->setProperty("role", QStringLiteral("caption"));
    layout->addWidget(m_hint);
    m_done = new QPushButton(this);
    m_done->setProperty("role", QStringLiteral("primary"));
    m_done->hide();
    layout->addWidget(m_done, 0, Qt::AlignRight);

    connect(m_typedBack, &QLineEdit::textChanged, this, &RecoveryKeyPanel::check);
    connect(m_typedBack, &QLineEdit::returnPressed, this, [this] {
        if (typedBack()) Q_EMIT done();
    });
    connect(m_done, &QPushButton::clicked, this, &RecoveryKeyPanel::done);
    setFocusProxy(m_typedBack);
    check();
}

RecoveryKeyPanel::~RecoveryKeyPanel() {
    wipe(m_sheet.recoveryKey);
}

QWidget* RecoveryKeyPanel::makeKey() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_key = new QLabel(row);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPixelSize(scaled(15));
    m_key->setFont(mono);
    m_key->setWordWrap(true);
    m_key->setAlignment(Qt::AlignCenter);
    m_key->setMargin(8);
    // Reached with Tab for those who have it read; selecting it would copy it for good.
    m_key->setFocusPolicy(Qt::TabFocus);
    m_key->setAccessibleName(tr("Recovery key"));
    layout->addWidget(m_key, 1);
    m_code = new QLabel(row);
    m_code->setAccessibleName(tr("The recovery key as a code"));
    layout->addWidget(m_code);
    return row;
}

QWidget* RecoveryKeyPanel::makeButtons() {
    auto* row = new QWidget(this);
    auto* layout = new FlowLayout(row);
    const auto add = [&](const QString& text, const QString& icon, const QString& tip) {
        auto* button = new QPushButton(themedIcon(icon), text, row);
        button->setToolTip(tip);
        layout->addWidget(button);
        return button;
    };
    m_print = add(tr("Print…"), QStringLiteral("document-print"), tr("One page with the key and its code"));
    m_pdf = add(tr("Save as PDF…"), QStringLiteral("document-save"),
                tr("Best onto a stick that goes into the safe: who has the file can open the catalog."));
    m_copy = add(tr("Copy"), QStringLiteral("edit-copy"), tr("Taken off the clipboard after 10 seconds"));
    connect(m_print, &QPushButton::clicked, this, &RecoveryKeyPanel::print);
    connect(m_pdf, &QPushButton::clicked, this, &RecoveryKeyPanel::pickPdf);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        SecretClipboard::instance().copy(m_sheet.recoveryKey);
        m_banner->say(Tone::Neutral, tr("Copied. It is taken off the clipboard after 10 seconds."));
    });
    return row;
}

void RecoveryKeyPanel::setDoneText(const QString& text) {
    m_done->setText(text);
    m_done->setVisible(!text.isEmpty());
}

void RecoveryKeyPanel::present(const RecoverySheet& sheet) {
    clear();
    m_sheet = sheet;
    // Copies of their own: what is shared cannot be overwritten.
    m_sheet.recoveryKey = QString(sheet.recoveryKey.constData(), sheet.recoveryKey.size());
    m_key->setText(QString(sheet.recoveryKey.constData(), sheet.recoveryKey.size()));
    showCode();
    check();
}

void RecoveryKeyPanel::clear() {
    wipe(m_sheet.recoveryKey);
    m_sheet = {};
    m_key->clear();
    m_code->clear();
    forget(*m_typedBack);
    m_banner->clear();
    check();
}

bool RecoveryKeyPanel::typedBack() const {
    const QString wanted = comparable(m_sheet.recoveryKey);
    return !wanted.isEmpty() && comparable(m_typedBack->text()) == wanted;
}

QString RecoveryKeyPanel::hint() const {
    return m_hint->text();
}

void RecoveryKeyPanel::showCode() {
    const QImage code = m_sheet.recoveryKey.isEmpty() ? QImage() : qrCode(m_sheet.recoveryKey.toLatin1());
    m_code->setVisible(!code.isNull());
    if (code.isNull())
        m_code->clear();
    else
        m_code->setPixmap(picture(code, scaled(codeSide), devicePixelRatioF()));
}

void RecoveryKeyPanel::check() {
    const QString wanted = comparable(m_sheet.recoveryKey);
    const QString typed = comparable(m_typedBack->text());
    qsizetype same = 0;
    while (same < typed.size() && same < wanted.size() && typed[same] == wanted[same])
        ++same;
    const bool wrong = same < typed.size();
    m_hint->setText(!wrong ? tr("From the paper; capitals and hyphens do not matter")
                    : same == wanted.size()
                        ? tr("There is more typed than the key is long.")
                        : tr("Group %1 is not as it is above.").arg(same / groupLength + 1));
    const QString role = wrong ? QStringLiteral("wrong") : QStringLiteral("caption");
    if (m_hint->property("role") != role) {
        m_hint->setProperty("role", role);
        m_hint->style()->unpolish(m_hint);
        m_hint->style()->polish(m_hint);
    }
    for (QPushButton* button : {m_print, m_pdf, m_copy})
        button->setEnabled(!wanted.isEmpty());
    m_done->setEnabled(typedBack());
    Q_EMIT typedBackChanged(typedBack());
}

void RecoveryKeyPanel::print() {
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    // What the print queue shows to everybody says nothing.
    printer->setDocName(QStringLiteral("Beeldkluis"));
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this, [this, printer] {
        if (const Status painted = paint(m_sheet, *printer, translatedWords()); painted)
            m_banner->say(Tone::Cleared,
                          tr("The sheet is on its way to the printer. Compare it, then type it back."));
        else
            m_banner->say(Tone::Blocked,
                          tr("It could not be printed. Save it as a PDF, or copy it by hand."));
    });
    // The dialog uses the printer until it is gone.
    connect(dialog, &QObject::destroyed, dialog, [printer] {});
    dialog->open();
}

void RecoveryKeyPanel::pickPdf() {
    auto* dialog = new QFileDialog(this, tr("Save the recovery sheet"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setNameFilter(tr("PDF (*.pdf)"));
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(tr("Recovery sheet") + QStringLiteral(".pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (!path.isEmpty()) saveTo(path);
    });
    dialog->open();
}

void RecoveryKeyPanel::saveTo(const QString& path) {
    m_pdf->setEnabled(false);
    runLoose(
        this,
        [sheet = m_sheet, words = translatedWords(), path]() -> Status {
            BK_ASSIGN(const QByteArray pdf, toPdf(sheet, words));
            return writePrivately(path, pdf);
        },
        [this, path](const Status& written) {
            m_pdf->setEnabled(!m_sheet.recoveryKey.isEmpty());
            if (written)
                m_banner->say(Tone::Cleared, tr("Saved as %1. Who has this file can open the catalog: print "
                                                "it, keep it in a safe, and delete the file.")
                                                 .arg(QDir::toNativeSeparators(path)));
            else
                m_banner->say(Tone::Blocked, sentenceFor(written.error()));
            Q_EMIT saved(written.has_value());
        });
}

bool RecoveryKeyPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_typedBack) {
        if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
            if (static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) return true;
        } else if (event->type() == QEvent::MouseButtonRelease) {
            // The middle button pastes what is selected elsewhere.
            if (static_cast<QMouseEvent*>(event)->button() == Qt::MiddleButton) return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RecoveryKeyPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_code != nullptr) showCode();
}

} // namespace bk::ui
