#include "ui/library/PhotoInspector.h"

#include "ui/library/OverrideForm.h"
#include "ui/library/PhotoEdits.h"
#include "ui/publications/PublicationList.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/RatingBar.h"
#include "ui/widgets/ReasonList.h"
#include "ui/widgets/StateBadge.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int pauseMilliseconds = 60; // arrow keys held down ask for the last photo only
constexpr int pictureHeight = 184;

QScrollArea* scrolling(QWidget* content, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

QStringList tagsFrom(const QString& text) {
    QStringList tags;
    const QStringList parts = text.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        const QString tag = part.simplified();
        if (!tag.isEmpty() && !tags.contains(tag)) tags << tag;
    }
    return tags;
}

/// "Crowd: the market, until 3 Jan 2027".
QString inWords(const PhotoOverride& override) {
    QStringList parts;
    if (override.reason != OverrideReason::Other || override.note.isEmpty())
        parts << overrideReasonName(override.reason);
    if (!override.note.isEmpty()) parts << override.note;
    const QString words = parts.join(QStringLiteral(": "));
    return override.until ? PhotoInspector::tr("%1, until %2").arg(words, shortDate(*override.until)) : words;
}

QPushButton* action(const QString& text, const QString& icon, QWidget* parent) {
    auto* button = new QPushButton(themedIcon(icon), text, parent);
    button->setProperty("role", QStringLiteral("link"));
    return button;
}

void stackLinks(QVBoxLayout* layout, const QList<QPushButton*>& buttons) {
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    for (auto* button : buttons)
        column->addWidget(button, 0, Qt::AlignLeft);
    layout->addLayout(column);
}

} // namespace

PhotoInspector::PhotoInspector(Workspace& workspace, ImageLoader& images, PhotoEdits& edits, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_images(images)
    , m_edits(edits)
    , m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("inspector"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(
        new EmptyState(QStringLiteral("view-preview"), tr("No photo selected"),
                       tr("Select a photo to see who is on it and why it may or may not be used."), this));
    m_stack->addWidget(scrolling(makeOne(), this));
    m_stack->addWidget(scrolling(makeMany(), this));

    m_soon.setSingleShot(true);
    m_soon.setInterval(pauseMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &PhotoInspector::load);
    connect(&images, &ImageLoader::thumbnailReady, this, [this](const PhotoId& photo) {
        if (m_photos.size() == 1 && m_photos.first() == photo) showPicture();
    });
    connect(&workspace, &Workspace::purposeChanged, this, &PhotoInspector::refresh);
    connect(m_publications, &PublicationList::loaded, this, &PhotoInspector::loaded);
}

QWidget* PhotoInspector::makeOne() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    m_picture = new QLabel(page);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setFixedHeight(scaled(pictureHeight));
    m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_picture->setAccessibleName(tr("The photo"));
    layout->addWidget(m_picture);
    m_name = new ElidedLabel({}, page, Qt::ElideMiddle);
    m_name->setProperty("role", QStringLiteral("heading"));
    layout->addWidget(m_name);
    m_badge = new StateBadge(page);
    m_rating = new RatingBar(page);
    auto* row = new QHBoxLayout;
    row->addWidget(m_badge);
    row->addStretch(1);
    row->addWidget(m_rating);
    layout->addLayout(row);
    m_reasons = new ReasonList(page);
    layout->addWidget(m_reasons);
    layout->addWidget(makeLine(Qt::Horizontal, page));

    auto* open = action(tr("Open"), QStringLiteral("zoom-fit-best"), page);
    open->setToolTip(tr("See the whole photo (Enter)"));
    m_reviewed = action({}, QStringLiteral("dialog-ok-apply"), page);
    m_reviewed->setToolTip(tr("All persons who can be recognised are marked (R)"));
    m_override = action({}, QStringLiteral("license"), page);
    m_limits = action(tr("Embargo, last day, restriction…"), QStringLiteral("view-calendar-day"), page);
    stackLinks(layout, {open, m_reviewed, m_override, m_limits});
    m_overrideForm = new OverrideForm(page);
    m_limitsForm = new LimitsForm(page);
    layout->addWidget(m_overrideForm);
    layout->addWidget(m_limitsForm);
    layout->addWidget(makeLine(Qt::Horizontal, page));

    const auto field = [&](const QString& name, const QString& hint) {
        auto* edit = new QLineEdit(page);
        auto* label = new QLabel(name, page);
        label->setProperty("role", QStringLiteral("caption"));
        label->setBuddy(edit);
        edit->setPlaceholderText(hint);
        layout->addWidget(label);
        layout->addWidget(edit);
        return edit;
    };
    m_caption = field(tr("Caption"), tr("What is to be seen"));
    m_tags = field(tr("Tags"), tr("Words, with commas between"));
    auto* facts = new QWidget(page);
    m_facts = new QFormLayout(facts);
    m_facts->setContentsMargins(0, 8, 0, 0);
    m_facts->setHorizontalSpacing(12);
    m_facts->setVerticalSpacing(4);
    layout->addWidget(facts);
    layout->addWidget(makeLine(Qt::Horizontal, page));
    auto* published = new QLabel(tr("Published in"), page);
    published->setProperty("role", QStringLiteral("caption"));
    layout->addWidget(published);
    m_publications = new PublicationList(m_workspace, page);
    layout->addWidget(m_publications);
    auto* publish = action(tr("Record a publication…"), QStringLiteral("globe"), page);
    publish->setVisible(m_workspace.may(Right::Publish));
    connect(publish, &QPushButton::clicked, this,
            [this] { Q_EMIT m_workspace.recordPublicationWanted(m_photos); });
    layout->addWidget(publish, 0, Qt::AlignLeft);
    layout->addStretch(1);

    const bool mayDescribe = m_workspace.may(Right::DescribePhotos);
    const bool mayDecide = m_workspace.may(Right::ManageConsent);
    m_rating->setEnabled(mayDescribe);
    m_reviewed->setVisible(m_workspace.may(Right::NameFaces));
    m_caption->setReadOnly(!mayDescribe);
    m_tags->setReadOnly(!mayDescribe);
    m_override->setVisible(mayDecide);
    m_limits->setVisible(mayDescribe || mayDecide);
    m_limitsForm->allow(mayDescribe, mayDecide);
    connect(open, &QPushButton::clicked, this, &PhotoInspector::openWanted);
    connect(m_reasons, &ReasonList::personClicked, &m_workspace, &Workspace::personWanted);
    connect(m_reasons, &ReasonList::unnamedClicked, this, [this] {
        if (!m_details) return;
        FaceFilter filter;
        filter.photo = m_details->photo.id;
        filter.open = true;
        Q_EMIT m_workspace.reviewWanted(filter);
    });
    connect(m_rating, &RatingBar::ratingChosen, this,
            [this](int rating) { m_edits.setRating(m_photos, rating); });
    connect(m_reviewed, &QPushButton::clicked, this, [this] {
        if (m_details) m_edits.setReviewed(m_photos, !m_details->photo.reviewed);
    });
    connect(m_override, &QPushButton::clicked, this, [this] {
        if (!m_details) return;
        if (m_details->photo.override.isSet())
            m_edits.clearOverride(m_photos);
        else
            openOverride(m_overrideForm);
    });
    connect(m_overrideForm, &OverrideForm::saved, this,
            [this](OverrideReason reason, const QString& note, const std::optional<QDate>& until) {
                m_edits.setOverride(m_photos, reason, note, until);
            });
    connect(m_limits, &QPushButton::clicked, this, [this] {
        if (m_details) m_limitsForm->open(m_details->photo, m_workspace.today());
    });
    connect(
        m_limitsForm, &LimitsForm::saved, this,
        [this](const std::optional<QDate>& embargo, const std::optional<QDate>& expires, bool restricted) {
            if (m_details) m_edits.setLimits(m_details->photo.id, embargo, expires, restricted);
        });
    connect(m_caption, &QLineEdit::editingFinished, this, [this] {
        if (m_details && m_caption->text() != m_details->photo.metadata.caption)
            m_edits.setCaption(m_details->photo.id, m_caption->text());
    });
    connect(m_tags, &QLineEdit::editingFinished, this, [this] {
        if (m_details && tagsFrom(m_tags->text()) != m_details->photo.metadata.keywords)
            m_edits.setTags(m_details->photo.id, tagsFrom(m_tags->text()));
    });
    return page;
}

QWidget* PhotoInspector::makeMany() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    m_manyTitle = new QLabel(page);
    m_manyTitle->setProperty("role", QStringLiteral("title"));
    m_manyTitle->setWordWrap(true);
    layout->addWidget(m_manyTitle);
    m_manyRating = new RatingBar(page);
    layout->addWidget(m_manyRating);
    auto* exportButton = action(tr("Export what is cleared…"), QStringLiteral("document-export"), page);
    auto* reviewed = action(tr("Mark as reviewed"), QStringLiteral("dialog-ok-apply"), page);
    auto* override = action(tr("Consent not needed…"), QStringLiteral("license"), page);
    auto* needed = action(tr("Consent needed again"), QStringLiteral("edit-undo"), page);
    auto* publish = action(tr("Record a publication…"), QStringLiteral("globe"), page);
    stackLinks(layout, {exportButton, publish, reviewed, override, needed});
    m_manyOverrideForm = new OverrideForm(page);
    layout->addWidget(m_manyOverrideForm);
    layout->addStretch(1);
    m_manyRating->setEnabled(m_workspace.may(Right::DescribePhotos));
    reviewed->setVisible(m_workspace.may(Right::NameFaces));
    override->setVisible(m_workspace.may(Right::ManageConsent));
    needed->setVisible(m_workspace.may(Right::ManageConsent));
    connect(needed, &QPushButton::clicked, this, [this] { m_edits.clearOverride(m_photos); });
    exportButton->setVisible(m_workspace.may(Right::ExportPhotos));
    connect(exportButton, &QPushButton::clicked, this, [this] { Q_EMIT m_workspace.exportWanted(m_photos); });
    publish->setVisible(m_workspace.may(Right::Publish));
    connect(publish, &QPushButton::clicked, this,
            [this] { Q_EMIT m_workspace.recordPublicationWanted(m_photos); });
    connect(reviewed, &QPushButton::clicked, this, [this] { m_edits.setReviewed(m_photos, true); });
    connect(override, &QPushButton::clicked, this, [this] { openOverride(m_manyOverrideForm); });
    connect(m_manyOverrideForm, &OverrideForm::saved, this,
            [this](OverrideReason reason, const QString& note, const std::optional<QDate>& until) {
                m_edits.setOverride(m_photos, reason, note, until);
            });
    connect(m_manyRating, &RatingBar::ratingChosen, this,
            [this](int rating) { m_edits.setRating(m_photos, rating); });
    return page;
}

void PhotoInspector::openOverride(OverrideForm* form) {
    form->open(m_workspace.today());
    m_workspace.ask(
        form, [photos = m_photos](Services& services) { return services.exceptions.commissionedOn(photos); },
        [this, form, photos = m_photos](Result<QStringList> names) {
            if (photos != m_photos) return;
            if (names)
                form->warnOf(*names);
            else
                Q_EMIT m_workspace.failed(names.error());
        },
        2);
}

void PhotoInspector::setPhotos(const QList<PhotoId>& photos) {
    if (photos == m_photos) return;
    m_photos = photos;
    m_details.reset();
    m_overrideForm->hide();
    m_limitsForm->hide();
    m_manyOverrideForm->hide();
    if (photos.isEmpty()) {
        m_soon.stop();
        m_stack->setCurrentIndex(0);
    } else if (photos.size() == 1) {
        m_soon.start();
    } else {
        m_soon.stop();
        m_manyTitle->setText(tr("%n photo(s) selected", nullptr, static_cast<int>(photos.size())));
        m_manyRating->setRating(0);
        m_stack->setCurrentIndex(2);
    }
}

bool PhotoInspector::idle() const {
    return !m_soon.isActive() && m_underWay == 0 && m_publications->idle();
}

void PhotoInspector::refresh() {
    if (m_photos.size() == 1) m_soon.start();
}

void PhotoInspector::load() {
    if (m_photos.size() != 1) return;
    ++m_underWay;
    m_workspace.ask(
        this,
        [id = m_photos.first(), purpose = m_workspace.purpose()](Services& services) -> Result<Details> {
            Details details;
            BK_ASSIGN(details.photo, services.photos.photo(id));
            BK_ASSIGN(details.clearance, services.clearance.of(id, purpose));
            BK_ASSIGN(details.names, services.clearance.names(details.clearance));
            BK_ASSIGN(const QList<Collection> collections, services.collections.list());
            for (const Collection& collection : collections)
                if (collection.id == details.photo.collection) details.collection = collection.name;
            return details;
        },
        [this, generation = ++m_generation](Result<Details> details) {
            --m_underWay;
            if (generation == m_generation && m_photos.size() == 1) {
                if (details)
                    showDetails(*details);
                else if (details.error().code == ErrorCode::NotFound)
                    m_stack->setCurrentIndex(0);
                else
                    Q_EMIT m_workspace.failed(details.error());
            }
            Q_EMIT loaded();
        },
        1);
}

void PhotoInspector::addFact(const QString& name, const QString& value) {
    if (value.isEmpty()) return;
    auto* label = new QLabel(name);
    label->setProperty("role", QStringLiteral("caption"));
    auto* words = new ElidedLabel(value, nullptr, Qt::ElideMiddle);
    m_facts->addRow(label, words);
}

void PhotoInspector::showDetails(const Details& details) {
    m_details = details;
    const Photo& photo = details.photo;
    m_name->setText(photo.path.fileNameDisplay());
    m_badge->setState(toneOf(details.clearance.state), wordsFor(details.clearance.state));
    m_reasons->setClearance(details.clearance, details.names);
    m_rating->setRating(photo.metadata.rating);
    m_reviewed->setText(photo.reviewed ? tr("Reviewed; take it back") : tr("Mark as reviewed"));
    m_override->setText(photo.override.isSet() ? tr("Consent needed again") : tr("Consent not needed…"));
    if (!m_caption->hasFocus()) m_caption->setText(photo.metadata.caption);
    if (!m_tags->hasFocus()) m_tags->setText(photo.metadata.keywords.join(QStringLiteral(", ")));

    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    const QLocale locale;
    if (photo.metadata.taken)
        addFact(tr("Taken"), locale.toString(*photo.metadata.taken, QLocale::ShortFormat));
    addFact(tr("Size"), tr("%1 × %2, %3")
                            .arg(photo.size.width())
                            .arg(photo.size.height())
                            .arg(locale.formattedDataSize(photo.fileSize)));
    addFact(tr("Camera"), photo.metadata.camera);
    addFact(tr("Collection"), details.collection);
    addFact(tr("Added"), shortDate(photo.added.toLocalTime().date()));
    if (photo.override.isSet()) addFact(tr("Not needed"), inWords(photo.override));
    if (photo.embargo) addFact(tr("Not before"), shortDate(*photo.embargo));
    if (photo.expires) addFact(tr("Not after"), shortDate(*photo.expires));
    if (photo.restricted) addFact(tr("Restricted"), tr("at somebody's request"));
    addFact(tr("Folder"), photo.path.parent().display());
    if (photo.missing) addFact(tr("Original"), tr("not found at its place"));
    m_publications->showPhoto(photo.id);
    m_stack->setCurrentIndex(1);
    showPicture();
}

void PhotoInspector::showPicture() {
    if (m_photos.size() != 1) return;
    const QPixmap picture = m_images.thumbnail(m_photos.first());
    if (picture.isNull()) {
        m_picture->clear();
        return;
    }
    const qreal ratio = devicePixelRatioF();
    const QSize room = QSize(width() - 33, scaled(pictureHeight)) * ratio;
    QPixmap fitted = picture.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    fitted.setDevicePixelRatio(ratio);
    QPixmap rounded(fitted.size());
    rounded.setDevicePixelRatio(ratio);
    rounded.fill(Qt::transparent);
    QPainter painter(&rounded);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath clip;
    clip.addRoundedRect(QRectF(QPointF(0, 0), QSizeF(fitted.size()) / ratio), 6, 6);
    painter.setClipPath(clip);
    painter.drawPixmap(0, 0, fitted);
    painter.end();
    m_picture->setFixedHeight(qRound(fitted.height() / ratio));
    m_picture->setPixmap(rounded);
}

void PhotoInspector::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showPicture();
}

} // namespace bk::ui
