#include "core/services/ConsentFormService.h"

#include "core/imaging/ScanReader.h"
#include "core/services/ConsentFormSuggestion.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

namespace {

const QString dutch = QStringLiteral("nl");
const QString english = QStringLiteral("en");

/// Every place of the suggestion filled in.
FormVersion filledIn(FormVersion version) {
    static const QRegularExpression open(QStringLiteral("\\[…[^\\]]*\\]"));
    for (FormText& text : version.texts) {
        for (QString FormText::*paragraph :
             {&FormText::controller, &FormText::data, &FormText::withdrawal, &FormText::retention,
              &FormText::rights, &FormText::recognition, &FormText::more})
            (text.*paragraph).replace(open, QStringLiteral("Kade 1, Delft"));
        for (QString& words : text.purposes)
            words.replace(open, QStringLiteral("in our year book"));
    }
    return version;
}

} // namespace

class ConsentFormServiceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<ConsentFormService> m_forms;

    FormVersion wanted() { return filledIn(*m_forms->suggestion()); }
    qint64 events(const char* action, const ConsentForm& form) {
        return countIn(*m_catalog, DatabaseFile::Audit,
                       "SELECT count(*) FROM log WHERE action = '" + QByteArray(action) +
                           "' AND object = " + hex(form.id.toBytes()));
    }

private Q_SLOTS:
    void init() {
        m_catalog = std::make_unique<TestCatalog>();
        m_forms = std::make_unique<ConsentFormService>(*(*m_catalog)->session);
    }
    void cleanup() {
        m_forms.reset();
        m_catalog.reset();
    }

    void theSuggestionOffersWhatTheCatalogHas() {
        ASSIGN_OK(const FormVersion version, m_forms->suggestion());
        ASSIGN_OK(const auto purposes, (*m_catalog)->consent.purposes());
        QCOMPARE(version.purposes, purposes);
        QCOMPARE(version.purposes.last(), Purpose::recognition());
        QCOMPARE(version.texts.size(), 2);
        QCOMPARE(version.texts[0].language, dutch);
        QCOMPARE(version.texts[1].language, english);
        for (const FormText& text : version.texts)
            QVERIFY(text.rights.contains(QStringLiteral("Autoriteit Persoonsgegevens")));
        QVERIFY((*m_catalog)->session->organisation().isEmpty() ||
                version.texts[0].controller.contains((*m_catalog)->session->organisation()));
    }

    void theSuggestionCannotBeSignedBeforeItsPlacesAreFilledIn() {
        ASSIGN_OK(const FormVersion version, m_forms->suggestion());
        QCOMPARE(formLacks(version), (QList<FormFinding>{{FormLack::Unfinished, dutch, {}},
                                                         {FormLack::Unfinished, english, {}}}));
        const auto refused = m_forms->add(QStringLiteral("Visitors"), version);
        VERIFY_ERROR(ErrorCode::ConsentRefused, refused);
        QVERIFY(refused.error().context.contains(QStringLiteral("filled in")));
        QVERIFY(m_forms->list()->isEmpty());
        QVERIFY(formLacks(filledIn(version)).isEmpty());
        VERIFY_OK(m_forms->add(QStringLiteral("Visitors"), filledIn(version)));
    }

    void aSuggestionForPurposesOfTheirOwnNamesThem() {
        const Purpose own = purpose("year-book");
        const FormVersion version = suggestedForm(
            {{purpose("website"), QStringLiteral("Site")}, {own, QStringLiteral("Year book")}}, {});
        QCOMPARE(version.purposes, (QList<Purpose>{purpose("website"), own}));
        for (const FormText& text : version.texts) {
            QVERIFY(text.purposes[QStringLiteral("website")].startsWith(QStringLiteral("Site\n")));
            QVERIFY(text.purposes[own.key()].startsWith(QStringLiteral("Year book\n")));
            QVERIFY(text.controller.contains(QStringLiteral("[…")));
        }
        QVERIFY(formLacks(filledIn(version)).isEmpty());
    }

    void everyDefaultPurposeIsExplainedInBothLanguages() {
        QList<std::pair<Purpose, QString>> purposes;
        for (const QString& key : Purpose::defaultKeys())
            purposes << std::pair(*Purpose::tryFrom(key), QString());
        for (const FormText& text : suggestedForm(purposes, QStringLiteral("Museum")).texts)
            for (const QString& words : text.purposes) {
                QVERIFY(words.contains(QLatin1Char('\n')));
                QVERIFY2(!words.contains(QStringLiteral("[…")), qPrintable(words));
            }
    }

    void aVersionStaysAsItWas() {
        const FormVersion first = wanted();
        ASSIGN_OK(const ConsentForm added, m_forms->add(QStringLiteral("Visitors"), first));
        QCOMPARE(added.versions.size(), 1);
        QCOMPARE(added.versions.first().by, (*m_catalog)->session->user());
        VERIFY_ERROR(ErrorCode::InvalidArgument, m_forms->addVersion(added.id, first));
        FormVersion second = first;
        second.texts[0].retention = QStringLiteral("Twee jaar.");
        second.purposes.removeLast();
        ASSIGN_OK(const ConsentForm changed, m_forms->addVersion(added.id, second));
        QCOMPARE(changed.versions.size(), 2);
        QCOMPARE(changed.versions[0].texts, first.texts);
        QCOMPARE(changed.versions[0].purposes, first.purposes);
        QCOMPARE(changed.versions[1].version, 2);
        QCOMPARE(changed.versions[1].texts[0].retention, QStringLiteral("Twee jaar."));
        QVERIFY2(changed.versions[1].texts[0].recognition.isEmpty(), "words of what is not offered are kept");
        QCOMPARE(events("form.add", added), 1);
        QCOMPARE(events("form.version", added), 1);
        ASSIGN_OK(const ConsentForm found, m_forms->find(QStringLiteral(" visitors")));
        QCOMPARE(found.id, added.id);
        QCOMPARE(m_forms->find(added.id.toString())->versions.size(), 2);
        VERIFY_ERROR(ErrorCode::NotFound, m_forms->find(QStringLiteral("Guests")));
    }

    void whatCannotBeSignedIsNotKept_data() {
        QTest::addColumn<int>("what");
        for (int i = 0; i < 8; ++i)
            QTest::addRow("%d", i) << i;
    }
    void whatCannotBeSignedIsNotKept() {
        QFETCH(const int, what);
        FormVersion version = wanted();
        ErrorCode code = ErrorCode::InvalidArgument;
        QString name = QStringLiteral("Visitors");
        switch (what) {
        case 0:
            name = QStringLiteral("  ");
            break;
        case 1:
            version.purposes << purpose("year-book");
            break;
        case 2:
            version.purposes << purpose("website");
            break;
        case 3:
            version.texts[0].language = QStringLiteral("xx");
            break;
        case 4:
            version.texts[0].rights.clear();
            code = ErrorCode::ConsentRefused;
            break;
        case 5:
            version.texts.clear();
            code = ErrorCode::ConsentRefused;
            break;
        case 6:
            version.texts[0].language = english;
            code = ErrorCode::ConsentRefused;
            break;
        default:
            version.purposes.clear();
            code = ErrorCode::ConsentRefused;
        }
        VERIFY_ERROR(code, m_forms->add(name, version));
        QVERIFY(m_forms->list()->isEmpty());
        ASSIGN_OK(const ConsentForm other, m_forms->add(QStringLiteral("Other"), wanted()));
        if (what != 0) {
            VERIFY_ERROR(code, m_forms->addVersion(other.id, version));
            QCOMPARE(m_forms->find(QStringLiteral("Other"))->versions.size(), 1);
        }
    }

    void aRetiredFormIsLastAndGetsNoVersions() {
        ASSIGN_OK(const ConsentForm a, m_forms->add(QStringLiteral("A"), wanted()));
        ASSIGN_OK(const ConsentForm b, m_forms->add(QStringLiteral("B"), wanted()));
        VERIFY_ERROR(ErrorCode::Exists, m_forms->add(QStringLiteral("a "), wanted()));
        VERIFY_ERROR(ErrorCode::Exists, m_forms->rename(b.id, QStringLiteral("A")));
        ASSIGN_OK(const ConsentForm retired, m_forms->setRetired(a.id, true));
        QVERIFY(retired.retired);
        VERIFY_OK(m_forms->setRetired(a.id, true));
        QCOMPARE(events("form.retire", a), 1);
        QCOMPARE(m_forms->list()->last().id, a.id);
        FormVersion other = wanted();
        other.texts[1].more += QStringLiteral(" More.");
        VERIFY_ERROR(ErrorCode::InvalidArgument, m_forms->addVersion(a.id, other));
        VERIFY_OK(m_forms->setRetired(a.id, false));
        QCOMPARE(events("form.offer", a), 1);
        VERIFY_OK(m_forms->addVersion(a.id, other));
        ASSIGN_OK(const ConsentForm renamed, m_forms->rename(b.id, QStringLiteral(" Guests ")));
        QCOMPARE(renamed.name, QStringLiteral("Guests"));
        QCOMPARE(events("form.rename", b), 1);
        VERIFY_ERROR(ErrorCode::InvalidArgument, m_forms->rename(b.id, QStringLiteral(" ")));
        VERIFY_ERROR(ErrorCode::InvalidArgument, m_forms->rename(b.id, QString(81, QLatin1Char('x'))));
        VERIFY_OK(m_forms->rename(b.id, QString(80, QLatin1Char('x'))));
        VERIFY_OK(m_forms->rename(b.id, QStringLiteral("Guests")));
        for (const auto& outcome :
             {m_forms->setRetired(TemplateId((*m_catalog)->session->ids().next()), true),
              m_forms->addVersion(TemplateId((*m_catalog)->session->ids().next()), other)})
            VERIFY_ERROR(ErrorCode::NotFound, outcome);
    }

    void everyVersionIsPrintedInEachOfItsLanguages() {
        ASSIGN_OK(const ConsentForm form, m_forms->add(QStringLiteral("Visitors"), wanted()));
        FormVersion onlyDutch = wanted();
        onlyDutch.texts.removeLast();
        VERIFY_OK(m_forms->addVersion(form.id, onlyDutch));
        for (const auto& [version, language] :
             {std::pair(0, dutch), std::pair(2, dutch), std::pair(1, dutch), std::pair(1, english)}) {
            ASSIGN_OK(const QByteArray pdf, m_forms->pdf(form.id, version, language));
            ASSIGN_OK(const ScanInfo info, inspectScan(pdf));
            QCOMPARE(info.mediaType, QStringLiteral("application/pdf"));
            QCOMPARE(info.pages, 2);
        }
        VERIFY_ERROR(ErrorCode::NotFound, m_forms->pdf(form.id, 0, english));
        VERIFY_ERROR(ErrorCode::NotFound, m_forms->pdf(form.id, 3, dutch));
        VERIFY_ERROR(ErrorCode::NotFound,
                     m_forms->pdf(TemplateId((*m_catalog)->session->ids().next()), 0, dutch));
    }

    void thePictureOfADraftSaysThatItIsNotKept() {
        const FormVersion version = wanted();
        const FormPicture first =
            formPicture(version, english, QStringLiteral("Museum"), QStringLiteral("Visitors"), {}, 0, 420);
        QCOMPARE(first.pages, 2);
        QCOMPARE(first.page, 0);
        QCOMPARE(first.image.width(), 420);
        const FormPicture beyond =
            formPicture(version, english, QStringLiteral("Museum"), QStringLiteral("Visitors"), {}, 9, 420);
        QCOMPARE(beyond.page, 1);
        QVERIFY(beyond.image != first.image);
        const FormPicture kept =
            formPicture(version, english, QStringLiteral("Museum"), QStringLiteral("Visitors"),
                        TemplateId((*m_catalog)->session->ids().next()), 0, 420);
        QVERIFY(kept.image != first.image);
        QVERIFY(formPicture(version, QStringLiteral("fr"), {}, {}, {}, 0, 420).image.isNull());
        // Half-finished texts are drawn as they are.
        FormVersion empty;
        empty.texts << FormText();
        QVERIFY(!formPicture(empty, {}, {}, {}, {}, 0, 420).image.isNull());
    }

    void asJsonAndBack() {
        const FormVersion version = wanted();
        ASSIGN_OK(const FormVersion read, formVersionFromJson(formVersionToJson(version)));
        QCOMPARE(read.texts, version.texts);
        QCOMPARE(read.purposes, version.purposes);
        VERIFY_ERROR(ErrorCode::InvalidArgument, formVersionFromJson("{"));
        VERIFY_ERROR(ErrorCode::InvalidArgument, formVersionFromJson("[]"));
        VERIFY_ERROR(ErrorCode::InvalidArgument, formVersionFromJson("{}"));
    }
};

BK_TEST_MAIN(ConsentFormServiceTest)
#include "ConsentFormServiceTest.moc"
