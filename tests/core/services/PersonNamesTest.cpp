#include "core/services/PersonNames.h"
#include "tests/support/TestMain.h"

using namespace bk;

class PersonNamesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void alikeOrNot_data() {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<int>("wanted"); // -1: not alike
        const auto row = [](const char* one, const char* other, int wanted) {
            QTest::newRow(
                qPrintable(QStringLiteral("%1 | %2").arg(QString::fromUtf8(one), QString::fromUtf8(other))))
                << QString::fromUtf8(one) << QString::fromUtf8(other) << wanted;
        };
        const int same = int(NameLikeness::Same), initials = int(NameLikeness::Initials),
                  part = int(NameLikeness::Part), spelling = int(NameLikeness::Spelling), no = -1;
        row("Noor de Vries", "noor DE VRIES", same);
        row("Zoë Bakker", "Zoe Bakker", same);
        row("Vries, Noor de", "Noor de Vries", same);
        row("Noor v.d. Berg", "Noor van den Berg", same);
        row("Noor Vanderberg", "Noor van der Berg", no);
        row("Noor VandenBerg", "Noorvandenberg", same);
        row("Jan-Willem Smit", "Jan Willem Smit", same);
        row("Wim van Dijk", "Wim van Dyk", same);
        row("Søren Müller", "Soren Muller", same);
        row("Straße Hans", "Strasse Hans", same);
        row("J. Jansen", "Jan Jansen", initials);
        row("J.P. Jansen", "Jan Pieter Jansen", initials);
        row("J. Jansen", "Piet Jansen", no);
        row("Anna Maria Smit", "Anna Smit", part);
        row("Anna Smit-de Boer", "Anna Smit", part);
        row("Noor", "Noor de Vries", no);
        row("Fatima El Amrani", "Fatimah Amrani", spelling);
        row("Mohamed Aziz", "Mohammed Aziz", spelling);
        row("Jan Jansen", "Jan Janssen", spelling);
        row("Jan Smit", "Jan Smet", spelling);
        row("Bo Li", "Bo Lu", no);
        row("Jan Jansen", "Piet Jansen", no);
        row("Visitor 12", "Visitor 13", no);
        row("نُور الهدى", "نور الهدى", same);
        row("أحمد علي", "احمد علي", same);
        row("李小龙", "李小龙", same);
        row("🌷", "🌷", same);
        row("🌷", "🌻", no);
        row("Noor 🌷", "noor", same);
        row("", "", no);
        row("van der", "van der", same);
    }
    void alikeOrNot() {
        QFETCH(const QString, one);
        QFETCH(const QString, other);
        QFETCH(const int, wanted);
        for (const auto& [a, b] : {std::pair(one, other), std::pair(other, one)}) {
            const auto found = likeness(nameWords(a), nameWords(b));
            QCOMPARE(found ? int(*found) : -1, wanted);
        }
        // What compares pair by pair is found among many.
        QList<NamedPerson> many{{PersonId(QUuid::createUuid()), one}};
        for (int i = 0; i < 50; ++i)
            many << NamedPerson{
                PersonId(QUuid::createUuid()),
                QStringLiteral("Qwert%1 Zuiop%1").arg(QChar(u'a' + i % 26), 3, QChar(u'a' + i / 26))};
        many << NamedPerson{PersonId(QUuid::createUuid()), other};
        const auto pairs = likeNames(many);
        const bool found = std::any_of(pairs.begin(), pairs.end(), [&](const LikeNames& pair) {
            return pair.one == 0 && pair.other == many.size() - 1;
        });
        QCOMPARE(found, wanted >= 0);
    }

    void manyPersonsAreNoTrouble() {
        // Every pair of 20,000 would be 200 million comparisons.
        QList<NamedPerson> persons;
        for (int i = 0; i < 20000; ++i)
            persons << NamedPerson{PersonId(QUuid::createUuid()),
                                   QStringLiteral("First%1 Last%2").arg(i % 7919).arg(i % 6007)};
        persons << NamedPerson{PersonId(QUuid::createUuid()), QStringLiteral("last5 FIRST5")};
        const auto pairs = likeNames(persons);
        QCOMPARE(pairs.size(), 1);
        QCOMPARE(pairs.first().one, 5);
    }
};

BK_TEST_MAIN(PersonNamesTest)
#include "PersonNamesTest.moc"
