#include "ui/forms/FormPreview.h"

#include "ui/forms/FormWords.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Theme.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

/// Between two strokes of somebody who types.
constexpr int waitMilliseconds = 250;
constexpr qreal heightToWidth = 297.0 / 210.0;

} // namespace

FormPreview::FormPreview(Workspace& workspace, QWidget* parent) : QWidget(parent), m_workspace(workspace) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStretch(1);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    const auto turner = [&](const char* icon, const QString& name, int by) {
        auto* button = new QPushButton(themedIcon(QLatin1String(icon)), {}, this);
        button->setProperty("role", QStringLiteral("link"));
        button->setAccessibleName(name);
        button->setToolTip(name);
        connect(button, &QPushButton::clicked, this, [this, by] { turn(m_page + by); });
        return button;
    };
    m_previous = turner("go-previous", tr("Page before"), -1);
    m_next = turner("go-next", tr("Page after"), 1);
    m_count = new QLabel(this);
    m_count->setProperty("role", QStringLiteral("caption"));
    m_count->setAlignment(Qt::AlignCenter);
    row->addWidget(m_previous);
    row->addWidget(m_count, 1);
    row->addWidget(m_next);
    layout->addLayout(row);
    setMinimumHeight(scaled(200));
    m_soon.setSingleShot(true);
    m_soon.setInterval(waitMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &FormPreview::draw);
    tellPage();
}

void FormPreview::show(const FormVersion& version, const QString& language, const QString& name,
                       const std::optional<TemplateId>& kept) {
    m_version = version;
    m_language = language;
    m_name = name;
    m_kept = kept;
    m_soon.start();
}

QRect FormPreview::paper() const {
    const int room = height() - m_next->height() - 8;
    const int wide = std::min(width(), qRound(room / heightToWidth));
    return QRect((width() - wide) / 2, 0, std::max(wide, 1), std::max(qRound(wide * heightToWidth), 1));
}

void FormPreview::draw() {
    const int wide = qRound(paper().width() * devicePixelRatioF());
    const int drawing = ++m_asked;
    m_workspace.ask(
        this,
        [version = m_version, language = m_language, name = m_name, kept = m_kept, page = m_page, wide,
         organisation = m_workspace.organisation()](Services&) {
            return formPicture(version, language, organisation, name, kept, page, wide);
        },
        [this, drawing](const FormPicture& picture) {
            // What was asked for later is on its way, or came before.
            if (drawing != m_asked) return;
            m_shown = drawing;
            m_image = picture.image;
            m_page = picture.page;
            m_pages = picture.pages;
            tellPage();
            update();
            Q_EMIT shown();
        });
}

void FormPreview::turn(int to) {
    m_page = std::clamp(to, 0, std::max(m_pages - 1, 0));
    draw();
}

void FormPreview::tellPage() {
    m_count->setText(m_pages == 0 ? QString() : tr("Page %1 of %2").arg(m_page + 1).arg(m_pages));
    m_previous->setEnabled(m_page > 0);
    m_next->setEnabled(m_page + 1 < m_pages);
    setAccessibleName(tr("How the form is printed"));
    setAccessibleDescription(m_count->text());
}

void FormPreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRect place = paper();
    // Paper is white in every theme.
    painter.fillRect(place, Qt::white);
    if (!m_image.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, m_image);
    }
    painter.setPen(ink(Ink::Border));
    painter.drawRect(place.adjusted(0, 0, -1, -1));
}

void FormPreview::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (!m_language.isEmpty()) m_soon.start();
}

} // namespace bk::ui
