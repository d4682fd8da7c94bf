#include "ui/viewer/ViewerPanel.h"

#include "core/model/FaceAnswers.h"
#include "ui/people/CoverChoice.h"
#include "ui/people/PersonField.h"
#include "ui/publications/PublicationList.h"
#include "ui/review/FaceDecider.h"
#include "ui/review/TwiceQuestion.h"
#include "ui/shell/Workspace.h"
#include "ui/viewer/FaceRow.h"
#include "ui/viewer/FaceRowList.h"
#include "ui/viewer/PersonTarget.h"
#include "ui/viewer/RecentPersons.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/StateBadge.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

void clearLayout(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        if (QLayout* inner = item->layout()) clearLayout(inner);
        delete item;
    }
}

QLabel* heading(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("heading"));
    return label;
}

QLabel* caption(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("caption"));
    label->setWordWrap(true);
    return label;
}

QString megabytes(qint64 bytes) {
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

} // namespace

ViewerPanel::ViewerPanel(Workspace& workspace, ImageLoader& images, FaceDecider& decider, QWidget* parent)
    : QScrollArea(parent), m_workspace(workspace), m_images(images), m_decider(decider) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("About this photo"));
    setFocusPolicy(Qt::NoFocus);
    setProperty("role", QStringLiteral("panel"));
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);

    m_purpose = caption({}, content);
    layout->addWidget(m_purpose);
    m_badge = new StateBadge(content);
    layout->addWidget(m_badge);
    m_reasons = new QVBoxLayout;
    m_reasons->setSpacing(4);
    layout->addLayout(m_reasons);
    layout->addSpacing(4);
    layout->addWidget(makeLine(Qt::Horizontal, content));
    layout->addSpacing(4);

    m_facesHeading = heading(tr("Faces"), content);
    layout->addWidget(m_facesHeading);
    m_faces = new FaceRowList(
        m_images, [this](FaceRow* row) { connectRow(row); }, content);
    connect(m_faces, &FaceRowList::chosenMade, this, [this](FaceRow* row) {
        QMetaObject::invokeMethod(
            row, [this, row] { ensureWidgetVisible(row, 0, 16); }, Qt::QueuedConnection);
    });
    layout->addWidget(m_faces);
    m_noFaces = caption({}, content);
    layout->addWidget(m_noFaces);
    layout->addWidget(makeNaming());
    m_twice = new TwiceQuestion(m_images, content);
    layout->addWidget(m_twice);
    connect(m_twice, &TwiceQuestion::confirmed, this, [this] {
        nameTwice(FaceId(m_twiceFace));
        Q_EMIT namingEnded();
    });
    m_recent = new RecentPersons(content);
    layout->addWidget(m_recent);
    connect(m_recent, &RecentPersons::faceDropped, this, &ViewerPanel::give);
    connect(m_recent, &RecentPersons::clicked, this, [this](const PersonId& person, const QString& name) {
        if (m_sheet.face(m_selected) != nullptr)
            give(FaceId(m_selected), person, name);
        else
            Q_EMIT m_workspace.message(tr("Choose a face first."));
        Q_EMIT namingEnded();
    });
    layout->addSpacing(4);
    layout->addWidget(makeLine(Qt::Horizontal, content));
    layout->addSpacing(4);

    layout->addWidget(makeShown());
    layout->addSpacing(4);
    layout->addWidget(makeLine(Qt::Horizontal, content));
    layout->addSpacing(4);

    layout->addWidget(heading(tr("Published in"), content));
    m_publications = new PublicationList(m_workspace, content);
    layout->addWidget(m_publications);
    layout->addSpacing(4);
    layout->addWidget(makeLine(Qt::Horizontal, content));
    layout->addSpacing(4);

    layout->addWidget(heading(tr("Photo"), content));
    m_capture = new QVBoxLayout;
    m_capture->setSpacing(4);
    layout->addLayout(m_capture);
    layout->addStretch(1);
    setWidget(content);
}

QWidget* ViewerPanel::makeNaming() {
    m_naming = new QWidget(this);
    auto* layout = new QVBoxLayout(m_naming);
    layout->setContentsMargins(8, 0, 8, 8);
    layout->setSpacing(4);
    m_nameField =
        new PersonField(m_workspace, tr("Name of the chosen face"), tr("Name of the chosen face"), m_naming);
    layout->addWidget(m_nameField);
    m_naming->hide();
    connect(m_nameField, &PersonField::chosen, this, [this](const PersonId& person, const QString& name) {
        m_naming->hide();
        if (!m_selected.isNull()) give(FaceId(m_selected), person, name);
        Q_EMIT namingEnded();
    });
    connect(m_nameField, &PersonField::cancelled, this, [this] {
        m_naming->hide();
        Q_EMIT namingEnded();
    });
    return m_naming;
}

QWidget* ViewerPanel::makeShown() {
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(heading(tr("Also shown, without a box"), box));
    m_shown = new QVBoxLayout;
    m_shown->setSpacing(4);
    layout->addLayout(m_shown);
    m_shownField =
        new PersonField(m_workspace, tr("Add somebody who is also shown"), tr("Add a person…"), box);
    layout->addWidget(m_shownField);
    connect(m_shownField, &PersonField::chosen, this,
            [this](const PersonId& person, const QString& name) { changeShown(person, name, true); });
    connect(m_shownField, &PersonField::cancelled, this, &ViewerPanel::namingEnded);
    return box;
}

void ViewerPanel::setSheet(const PhotoSheet& sheet) {
    const bool otherPhoto = sheet.photo.id != m_sheet.photo.id;
    m_sheet = sheet;
    if (m_sheet.face(m_selected) == nullptr) m_selected = {};
    if (m_sheet.face(m_twiceFace) == nullptr) forgetTwice();
    for (const FaceView& view : std::as_const(m_sheet.faces))
        if (view.face.person) m_recent->addSeen(*view.face.person, view.personName);
    if (otherPhoto) {
        m_naming->hide();
        m_nameField->clear();
        verticalScrollBar()->setValue(0);
        if (m_sheet.photo.id.isNull())
            m_publications->clear();
        else
            m_publications->showPhoto(m_sheet.photo.id);
    }
    fillState();
    fillFaces();
    fillShown();
    fillCapture();
}

void ViewerPanel::clear() {
    setSheet({});
}

void ViewerPanel::select(const FaceId& face) {
    if (face == m_selected) return;
    m_selected = face;
    if (face != m_twiceFace) forgetTwice();
    if (!m_nameField->edit()->hasFocus()) m_naming->hide();
    m_faces->select(face);
}

void ViewerPanel::beginName(const QString& text) {
    if (m_sheet.face(m_selected) == nullptr) return;
    m_naming->show();
    m_nameField->begin(text);
    QMetaObject::invokeMethod(
        this, [this] { ensureWidgetVisible(m_nameField, 0, 16); }, Qt::QueuedConnection);
}

bool ViewerPanel::confirm(const FaceId& id) {
    const FaceView* view = m_sheet.face(id);
    if (view == nullptr || !isOpen(view->face) || !view->face.suggestion) return false;
    give(id, view->face.suggestion->person, view->suggestionName);
    return true;
}

void ViewerPanel::give(const FaceId& face, const PersonId& person, const QString& name) {
    forgetTwice();
    m_decider.name(face, person, name);
    m_recent->remember(person, name);
}

void ViewerPanel::askTwice(const QList<NamedTwice>& faces, const PersonId& person, const QString& name) {
    const FaceId face = faces.first().face;
    if (m_sheet.face(face) == nullptr) return;
    Q_EMIT faceChosen(face);
    m_twiceFace = face;
    m_twicePerson = person;
    m_twiceName = name;
    m_twice->ask(name, faces.first().other);
    QMetaObject::invokeMethod(
        this, [this] { ensureWidgetVisible(m_twice, 0, 16); }, Qt::QueuedConnection);
    Q_EMIT namingEnded();
}

bool ViewerPanel::nameTwice(const FaceId& face) {
    if (face.isNull() || face != m_twiceFace) return false;
    const PersonId person = m_twicePerson;
    const QString name = m_twiceName;
    forgetTwice();
    m_decider.name(face, person, name, FaceDecider::Twice::Allow);
    return true;
}

bool ViewerPanel::forgetTwice() {
    if (m_twiceFace.isNull()) return false;
    m_twiceFace = {};
    m_twice->clear();
    return true;
}

bool ViewerPanel::reject(const FaceId& id) {
    const FaceView* view = m_sheet.face(id);
    if (view == nullptr) return false;
    if (view->face.person)
        m_decider.reject(id, *view->face.person, view->personName);
    else if (isOpen(view->face) && view->face.suggestion)
        m_decider.reject(id, view->face.suggestion->person, view->suggestionName);
    else
        return false;
    return true;
}

void ViewerPanel::fillState() {
    clearLayout(m_reasons);
    const bool known = !m_sheet.photo.id.isNull();
    m_badge->setVisible(known);
    m_purpose->setText(tr("For %1").arg(purposeName(m_workspace.purpose())));
    if (!known) return;
    m_badge->setState(toneOf(m_sheet.clearance.state), wordsFor(m_sheet.clearance.state));
    // Faces tell their own reason in the list below.
    int unnamed = 0;
    for (const ClearanceReason& reason : std::as_const(m_sheet.clearance.reasons)) {
        if (reason.kind == ClearanceState::Unresolved) {
            ++unnamed;
            continue;
        }
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(new IconLabel(toneIcon(toneOf(reason.kind)), 14, widget()), 0, Qt::AlignTop);
        row->addWidget(caption(sentenceFor(reason, m_sheet.names), widget()), 1);
        m_reasons->addLayout(row);
    }
    if (unnamed > 0)
        m_reasons->addWidget(caption(tr("%n face(s) to name or answer", nullptr, unnamed), widget()));
    if (m_sheet.clearance.lastDay.isValid())
        m_reasons->addWidget(
            caption(tr("Stays so until %1").arg(shortDate(m_sheet.clearance.lastDay)), widget()));
}

void ViewerPanel::fillFaces() {
    m_facesHeading->setText(
        m_sheet.faces.isEmpty()
            ? tr("Faces")
            : tr("Faces (%1)")
                  .arg(std::count_if(m_sheet.faces.begin(), m_sheet.faces.end(), [](const FaceView& view) {
                      return view.face.state != FaceState::NotAFace;
                  })));
    m_faces->setSheet(m_sheet, m_selected);
    m_faces->setVisible(!m_sheet.faces.isEmpty());
    m_noFaces->setVisible(m_sheet.faces.isEmpty());
    m_noFaces->setText(m_sheet.photo.scannedBy.isEmpty()
                           ? tr("Nobody has looked for faces yet. Hold Ctrl and drag over the photo "
                                "to draw a box.")
                           : tr("None found. Hold Ctrl and drag over the photo to draw a box."));
}

bool ViewerPanel::complete() const {
    return m_faces->complete();
}

void ViewerPanel::connectRow(FaceRow* row) {
    connect(row, &FaceRow::chosen, this, &ViewerPanel::faceChosen);
    connect(row, &FaceRow::confirmWanted, this, &ViewerPanel::confirm);
    connect(row, &FaceRow::rejectWanted, this, &ViewerPanel::reject);
    connect(row, &FaceRow::bystanderWanted, &m_decider,
            [this](const FaceId& face) { m_decider.bystander(face); });
    connect(row, &FaceRow::bystanderBecause, &m_decider,
            [this](const FaceId& face, const QString& reason) { m_decider.bystander(face, reason); });
    connect(row, &FaceRow::changeWanted, this, &ViewerPanel::changeWanted);
    connect(row, &FaceRow::removeWanted, this, &ViewerPanel::removeWanted);
    connect(row, &FaceRow::notAFaceWanted, &m_decider, &FaceDecider::notAFace);
    connect(row, &FaceRow::isAFaceWanted, &m_decider, &FaceDecider::isAFace);
    connect(row, &FaceRow::personPageWanted, &m_workspace, &Workspace::personWanted);
    if (m_workspace.may(Right::ManagePersons)) row->offerCover();
    connect(row, &FaceRow::coverWanted, this, [this](const FaceId& face) {
        for (const FaceView& view : std::as_const(m_sheet.faces))
            if (view.face.id == face && view.face.person)
                CoverChoice::choose(m_workspace, *view.face.person, view.personName, face);
    });
    connect(row, &FaceRow::namingWanted, this, [this](const FaceId& face) {
        Q_EMIT faceChosen(face);
        beginName({});
    });
}

void ViewerPanel::fillShown() {
    clearLayout(m_shown);
    for (const PhotoSheet::Shown& shown : std::as_const(m_sheet.alsoShown)) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(new IconLabel(themedIcon(QStringLiteral("user")), 16, widget()));
        auto* name = new PersonTarget(shown.person, shown.name, widget());
        connect(name, &PersonTarget::faceDropped, this, &ViewerPanel::give);
        name->setProperty("role", QStringLiteral("link"));
        name->setAccessibleName(tr("Open the page of %1").arg(shown.name));
        connect(name, &QPushButton::clicked, this,
                [this, person = shown.person] { Q_EMIT m_workspace.personWanted(person); });
        row->addWidget(name, 1);
        auto* remove = new QToolButton(widget());
        remove->setIcon(themedIcon(QStringLiteral("dialog-cancel")));
        remove->setToolTip(tr("Not shown after all"));
        remove->setAccessibleName(tr("%1 is not shown after all").arg(shown.name));
        connect(remove, &QToolButton::clicked, this,
                [this, shown] { changeShown(shown.person, shown.name, false); });
        row->addWidget(remove);
        m_shown->addLayout(row);
    }
    if (m_sheet.alsoShown.isEmpty())
        m_shown->addWidget(
            caption(tr("Nobody. Add persons seen from the back or named in the caption."), widget()));
}

void ViewerPanel::changeShown(const PersonId& person, const QString& name, bool shown) {
    const PhotoId photo = m_sheet.photo.id;
    if (photo.isNull()) return;
    m_workspace.ask(
        this,
        [=](Services& services) {
            return shown ? services.photos.addPerson(photo, person)
                         : services.photos.removePerson(photo, person);
        },
        [=, this](Status outcome) {
            if (!outcome) {
                Q_EMIT m_workspace.failed(outcome.error());
                return;
            }
            const QPointer<ViewerPanel> here(this);
            Q_EMIT m_workspace.message(
                shown ? tr("%1 is also shown.").arg(name) : tr("%1 is not shown after all.").arg(name), [=] {
                    if (here && here->m_sheet.photo.id == photo) here->changeShown(person, name, !shown);
                });
        },
        1);
}

void ViewerPanel::fillCapture() {
    clearLayout(m_capture);
    if (m_sheet.photo.id.isNull()) return;
    const Photo& photo = m_sheet.photo;
    const auto line = [&](const QString& name, const QString& value) {
        if (value.isEmpty()) return;
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        QLabel* label = caption(name, widget());
        label->setFixedWidth(scaled(80));
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        row->addWidget(label, 0, Qt::AlignTop);
        auto* text = new QLabel(value, widget());
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        row->addWidget(text, 1);
        m_capture->addLayout(row);
    };
    const auto& taken = photo.metadata.taken;
    line(tr("Taken"), taken ? QLocale().toString(*taken, QStringLiteral("d MMM yyyy, HH:mm")) : QString());
    line(tr("Camera"), photo.metadata.camera);
    line(tr("Size"), tr("%1 × %2 pixels, %3")
                         .arg(photo.size.width())
                         .arg(photo.size.height())
                         .arg(megabytes(photo.fileSize)));
    line(tr("Collection"), m_sheet.collection);
    line(tr("Caption"), photo.metadata.caption);
    line(tr("Tags"), photo.metadata.keywords.join(QStringLiteral(", ")));
    if (photo.metadata.rating > 0) line(tr("Rating"), tr("%1 of 5").arg(photo.metadata.rating));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    QLabel* folder = caption(tr("Folder"), widget());
    folder->setFixedWidth(scaled(80));
    row->addWidget(folder);
    row->addWidget(new ElidedLabel(photo.path.parent().display(), widget(), Qt::ElideLeft), 1);
    m_capture->addLayout(row);
    if (photo.missing)
        m_capture->addWidget(caption(tr("The original was not found where it was."), widget()));
}

} // namespace bk::ui
