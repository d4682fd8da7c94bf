#include "core/services/NameLength.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// That nothing is called by a whole page of words.
class NameLengthTest : public QObject {
    Q_OBJECT

    static QString letters(qsizetype count) { return QString(count, QLatin1Char('n')); }

private Q_SLOTS:
    void theSentenceTellsTheLimit() {
        VERIFY_OK(checkLength(QStringLiteral("a person's name"), letters(longestName)));
        const Status refused = checkLength(QStringLiteral("a person's name"), letters(5000));
        QVERIFY(!refused && refused.error().code == ErrorCode::InvalidArgument);
        QCOMPARE(refused.error().context,
                 QStringLiteral("a person's name has at most 200 letters; this one has 5000"));
    }

    void whateverHasANameHasOneThatFits() {
        TestCatalog catalog;
        const QString most = letters(longestName);
        const QString more = letters(longestName + 1);
        VERIFY_ERROR(ErrorCode::InvalidArgument, catalog->persons.add(more, std::nullopt));
        ASSIGN_OK(const Person person, catalog->persons.add(most, std::nullopt));
        VERIFY_ERROR(ErrorCode::InvalidArgument, catalog->persons.rename(person.id, more));
        QCOMPARE(catalog->persons.summary(person.id)->person.name, most);

        VERIFY_ERROR(ErrorCode::InvalidArgument, catalog->collections.set(more, {}));
        VERIFY_OK(catalog->collections.set(most, {}));
        VERIFY_ERROR(
            ErrorCode::InvalidArgument,
            catalog->users.add(more, Role::Editor, false, QStringLiteral("a passphrase long enough")));
        VERIFY_OK(catalog->users.add(most, Role::Editor, false, QStringLiteral("a passphrase long enough")));
        VERIFY_ERROR(ErrorCode::InvalidArgument, catalog->purposes.add(more));

        const auto photos = importPictures(catalog, 1);
        Publication publication;
        publication.purpose = *Purpose::tryFrom(QStringLiteral("website"));
        publication.publishedOn = catalog->session->today();
        publication.place = letters(longestPlace + 1);
        VERIFY_ERROR(ErrorCode::InvalidArgument, catalog->publications.add(publication, photos));
        publication.place = letters(longestPlace);
        VERIFY_OK(catalog->publications.add(publication, photos));
    }
};

BK_TEST_MAIN(NameLengthTest)
#include "NameLengthTest.moc"
