#include "ui/shell/TopBar.h"

#include "ui/widgets/Theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace bk::ui {
namespace {

constexpr int searchWidth = 160;
// Below these widths first the label, then the words beside the icons make place for the search.
constexpr int labelFrom = 640;
constexpr int wordsFrom = 520;
constexpr int pauseMilliseconds = 250;

} // namespace

TopBar::TopBar(QWidget* parent)
    : QWidget(parent), m_search(new QLineEdit(this)), m_purpose(new QComboBox(this)) {
    setObjectName(QStringLiteral("topBar"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);

    m_search->setProperty("role", QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search photos: names, captions, tags, folders…"));
    m_search->setAccessibleName(tr("Search photos"));
    m_search->setToolTip(tr("Search photos (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(QStringLiteral("edit-find")), QLineEdit::LeadingPosition);
    layout->addWidget(m_search, 3);
    layout->addStretch(1);

    m_label = new QLabel(tr("C&learance for:"), this);
    m_label->setProperty("role", QStringLiteral("muted"));
    m_label->setBuddy(m_purpose);
    m_purpose->setAccessibleName(tr("Purpose that the shields speak about"));
    m_purpose->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    layout->addWidget(m_label);
    layout->addWidget(m_purpose);
    layout->addSpacing(8);

    m_import = new QPushButton(themedIcon(QStringLiteral("document-import")), tr("Import…"), this);
    m_import->setToolTip(tr("Bring photos into the catalog (Ctrl+I)"));
    m_export = new QPushButton(themedIcon(QStringLiteral("document-export")), tr("Export…"), this);
    m_export->setToolTip(tr("Export what is cleared for a purpose (Ctrl+E)"));
    for (QPushButton* button : {m_import, m_export}) {
        button->setAccessibleName(button->text());
        layout->addWidget(button);
    }
    fit();

    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT searchChanged(m_search->text()); });
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_pause.start(); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty() && m_search->hasFocus()) m_pause.start();
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_pause.stop();
        Q_EMIT searchChanged(m_search->text());
    });
    connect(m_purpose, &QComboBox::activated, this, [this](int index) {
        if (index >= 0 && index < m_purposes.size()) Q_EMIT purposeChosen(m_purposes.at(index));
    });
    connect(m_import, &QPushButton::clicked, this, &TopBar::importClicked);
    connect(m_export, &QPushButton::clicked, this, &TopBar::exportClicked);
}

void TopBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void TopBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) fit();
}

void TopBar::fit() {
    m_search->setMinimumWidth(scaled(searchWidth));
    m_search->setMaximumWidth(scaled(3 * searchWidth));
    m_label->setVisible(m_photos && width() >= scaled(labelFrom));
    const bool words = width() >= scaled(wordsFrom);
    for (QPushButton* button : {m_import, m_export})
        button->setText(words ? button->accessibleName() : QString());
}

void TopBar::offer(bool photos, bool import, bool exportPhotos) {
    m_photos = photos;
    m_search->setVisible(photos);
    m_purpose->setVisible(photos);
    m_import->setVisible(import);
    m_export->setVisible(exportPhotos);
    setVisible(photos || import || exportPhotos);
    fit();
}

void TopBar::setPurposes(const QList<Purpose>& purposes, const Purpose& current) {
    const QSignalBlocker blocker(m_purpose);
    m_purposes.clear();
    m_purpose->clear();
    for (const Purpose& purpose : purposes) {
        if (purpose.isRecognition()) continue;
        m_purposes.append(purpose);
        m_purpose->addItem(purposeName(purpose));
    }
    m_purpose->setCurrentIndex(static_cast<int>(m_purposes.indexOf(current)));
}

void TopBar::setSearch(const QString& text) {
    m_pause.stop();
    const QSignalBlocker blocker(m_search);
    m_search->setText(text);
}

void TopBar::focusSearch() {
    if (!m_photos) return;
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

} // namespace bk::ui
