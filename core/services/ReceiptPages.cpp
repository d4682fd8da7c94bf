#include "core/services/ReceiptPages.h"

#include <QLocale>
#include <QRegularExpression>

namespace bk {
namespace {

/// Hexadecimal, to be compared by people.
QString inGroups(const QByteArray& hash) {
    return QString::fromLatin1(hash.toHex())
        .replace(QRegularExpression(QStringLiteral("(.{8})(?=.)")), QStringLiteral("\\1 "));
}

/// A receipt in one language: which of two sentences, days and names.
class Writer {
public:
    Writer(const ReceiptFacts& facts, const QString& language)
        : m_facts(facts)
        , m_dutch(language == QLatin1String("nl"))
        , m_language(language)
        , m_locale(m_dutch ? QLocale(QLocale::Dutch, QLocale::Netherlands)
                           : QLocale(QLocale::English, QLocale::UnitedKingdom)) {}

    PrintedPages receipt();
    PrintedPages letter();

    QString say(const char* dutch, const char* english) const {
        return QString::fromUtf8(m_dutch ? dutch : english);
    }

private:
    QString day(const QDate& date) const { return m_locale.toString(date, QStringLiteral("d MMMM yyyy")); }
    QString photos(int count) const {
        return count == 1 ? say("1 foto", "1 photo") : say("%1 foto’s", "%1 photos").arg(count);
    }
    QString who() const {
        return m_facts.organisation.isEmpty() ? say("De organisatie", "The organisation")
                                              : m_facts.organisation;
    }
    QString purposeName(const PurposeFact& purpose) const;
    QString names(const QList<PurposeFact>& purposes) const;
    QList<PurposeFact> withdrawnBy(const Withdrawal& withdrawal) const;
    QString decision(const PurposeFact& purpose) const;
    QString scope() const;
    QString basis() const;
    QString kind(PublicationKind kind) const;
    QString takenDown(const TakenDown& one) const;
    PrintedPages::Foot foot() const;

    void addFacts(PrintedPages& pages) const;
    void addEvidence(PrintedPages& pages) const;
    void addDone(PrintedPages& pages) const;
    QString rights() const;
    QString withdrawing() const;
    bool formSpeaks() const { return m_facts.formText && m_facts.formText->language == m_language; }

    const ReceiptFacts& m_facts;
    bool m_dutch;
    QString m_language;
    QLocale m_locale;
};

QString Writer::purposeName(const PurposeFact& purpose) const {
    if (!purpose.name.isEmpty()) return purpose.name;
    struct Named {
        const char* key;
        const char* dutch;
        const char* english;
    };
    constexpr Named named[] = {{"internal", "Intern gebruik", "Internal use"},
                               {"website", "Website", "Website"},
                               {"social", "Sociale media", "Social media"},
                               {"print", "Drukwerk", "Print"},
                               {"press", "Pers", "Press"},
                               {"advertising", "Reclame", "Advertising"},
                               {"recognition", "Gezichtsherkenning", "Face recognition"}};
    for (const Named& one : named)
        if (purpose.purpose.key() == QLatin1String(one.key)) return say(one.dutch, one.english);
    return purpose.purpose.key();
}

QString Writer::names(const QList<PurposeFact>& purposes) const {
    QStringList all;
    for (const PurposeFact& purpose : purposes)
        all << purposeName(purpose);
    return all.join(QStringLiteral(", "));
}

QList<PurposeFact> Writer::withdrawnBy(const Withdrawal& withdrawal) const {
    QList<PurposeFact> all;
    for (const PurposeFact& purpose : m_facts.purposes)
        if (purpose.decision == Decision::Granted &&
            (withdrawal.purposes.isEmpty() || withdrawal.purposes.contains(purpose.purpose)))
            all << purpose;
    return all;
}

QString Writer::decision(const PurposeFact& purpose) const {
    if (purpose.decision == Decision::Refused) return say("Nee", "No");
    if (purpose.withdrawnOn)
        return say("Ja, ingetrokken op %1", "Yes, taken back on %1").arg(day(*purpose.withdrawnOn));
    const QString end = purpose.until
                            ? say("Ja, tot en met %1", "Yes, until and including %1").arg(day(*purpose.until))
                            : say("Ja, zonder einddatum", "Yes, without an end date");
    switch (purpose.state) {
    case ConsentState::Expired:
        return end + say("; deze datum is voorbij", "; that day has passed");
    case ConsentState::Missing:
        return m_facts.supersededBy
                   ? end + say("; vervangen door %1", "; replaced by %1").arg(*m_facts.supersededBy)
                   : end + say("; telt niet zonder de handtekening van een ouder of voogd",
                               "; does not count without the signature of a parent or guardian");
    default:
        return end;
    }
}

QString Writer::scope() const {
    switch (m_facts.quitclaim.scope.kind) {
    case ScopeKind::Collection:
        return say("Foto’s uit de collectie “%1”", "Photos of the collection “%1”")
            .arg(m_facts.collectionName);
    case ScopeKind::Photos:
        return say("%1, afzonderlijk vastgelegd", "%1, listed one by one")
            .arg(photos(static_cast<int>(m_facts.quitclaim.scope.photos.size())));
    case ScopeKind::AllPhotos:
        break;
    }
    return say("Alle foto’s waarop u staat", "All photos that show you");
}

QString Writer::basis() const {
    switch (m_facts.quitclaim.basis) {
    case LegalBasis::Consent:
        return say("Uw toestemming (AVG, artikel 6, lid 1, onder a)", "Your consent (GDPR, article 6(1)(a))");
    case LegalBasis::Contract:
        return say("Een overeenkomst (AVG, artikel 6, lid 1, onder b)", "A contract (GDPR, article 6(1)(b))");
    case LegalBasis::LegitimateInterest:
        return say("Gerechtvaardigd belang (AVG, artikel 6, lid 1, onder f)",
                   "Legitimate interest (GDPR, article 6(1)(f))");
    case LegalBasis::PublicTask:
        return say("Een taak van algemeen belang (AVG, artikel 6, lid 1, onder e)",
                   "A task in the public interest (GDPR, article 6(1)(e))");
    case LegalBasis::Journalistic:
        break;
    }
    return say("Journalistieke uitzondering (AVG, artikel 85)", "Journalistic exception (GDPR, article 85)");
}

QString Writer::kind(PublicationKind kind) const {
    switch (kind) {
    case PublicationKind::Website:
        return say("website", "website");
    case PublicationKind::SocialMedia:
        return say("sociale media", "social media");
    case PublicationKind::Print:
        return say("drukwerk", "print");
    case PublicationKind::Press:
        return say("pers", "press");
    case PublicationKind::Screen:
        return say("scherm", "screen");
    case PublicationKind::Other:
        break;
    }
    return say("ander gebruik", "other use");
}

QString Writer::takenDown(const TakenDown& one) const {
    const auto many = [](int count, const QString& single, const QString& several) {
        return count == 1 ? single : several.arg(count);
    };
    QStringList what;
    if (one.open > 0)
        what << many(one.open, say("1 foto wordt nog weggehaald", "1 photo is still to be taken down"),
                     say("%1 foto’s worden nog weggehaald", "%1 photos are still to be taken down"));
    if (one.done > 0)
        what << many(one.done, say("1 foto is weggehaald", "1 photo was taken down"),
                     say("%1 foto’s zijn weggehaald", "%1 photos were taken down"));
    if (one.impossible > 0) {
        const QString impossible =
            many(one.impossible, say("1 foto kan niet worden weggehaald", "1 photo cannot be taken down"),
                 say("%1 foto’s kunnen niet worden weggehaald", "%1 photos cannot be taken down"));
        const QString reasons = one.reasons.join(QStringLiteral("; "));
        what << (reasons.isEmpty() ? impossible : QStringLiteral("%1 (%2)").arg(impossible, reasons));
    }
    return what.join(QStringLiteral("; "));
}

PrintedPages::Foot Writer::foot() const {
    PrintedPages::Foot foot;
    QStringList words;
    if (!m_facts.organisation.isEmpty()) words << m_facts.organisation.left(70);
    words << m_facts.quitclaim.number << day(m_facts.today);
    foot.words = words.join(QStringLiteral(" · "));
    foot.pageOf = say("Pagina %1 van %2", "Page %1 of %2");
    return foot;
}

void Writer::addFacts(PrintedPages& pages) const {
    const Quitclaim& quitclaim = m_facts.quitclaim;
    const auto fact = [&](const char* dutch, const char* english, const QString& value) {
        if (!value.isEmpty()) pages.fact(say(dutch, english), value);
    };
    fact("Nummer", "Number", quitclaim.number);
    fact("Naam", "Name", m_facts.person.name);
    if (quitclaim.signedOn)
        fact("Ondertekend op", "Signed on",
             day(*quitclaim.signedOn) +
                 (quitclaim.signedAt.isEmpty() ? QString() : QStringLiteral(", ") + quitclaim.signedAt));
    QStringList guardians;
    for (const auto& guardian : {quitclaim.guardian, quitclaim.secondGuardian})
        if (guardian)
            guardians << (guardian->relation.isEmpty()
                              ? guardian->name
                              : QStringLiteral("%1 (%2)").arg(guardian->name, guardian->relation));
    fact("Ondertekend door", "Signed by", guardians.join(QLatin1Char('\n')));
    if (quitclaim.form)
        fact("Formulier", "Form",
             say("%1, versie %2 (%3)", "%1, version %2 (%3)")
                 .arg(m_facts.formName, QString::number(quitclaim.form->version), quitclaim.form->language));
    fact("Geldt voor", "Is about", scope());
    fact("Grondslag", "Legal basis", basis());
    fact("Gebied", "Territory", quitclaim.territory);
    fact("Voorwaarden", "Conditions", quitclaim.conditions);
    if (quitclaim.from) fact("Geldig vanaf", "Valid from", day(*quitclaim.from));
    fact("Geldig tot en met", "Valid until and including",
         quitclaim.until ? day(*quitclaim.until) : say("Geen einddatum", "No end date"));
    fact("Vervangt", "Replaces", m_facts.supersedes.value_or(QString()));
    fact("Vervangen door", "Replaced by", m_facts.supersededBy.value_or(QString()));
}

void Writer::addEvidence(PrintedPages& pages) const {
    if (m_facts.quitclaim.scans.isEmpty()) return;
    pages.heading(say("Het ondertekende papier", "The signed paper"));
    pages.lead(say("Van het papier dat u ondertekende, bewaren wij versleuteld een kopie. Aan het kenmerk "
                   "(SHA-256) is te zien of die nog dezelfde is.",
                   "We keep an encrypted copy of the paper that you signed. Its mark (SHA-256) shows whether "
                   "that is still the same."));
    for (const Attachment& scan : m_facts.quitclaim.scans) {
        const QString pageWords =
            scan.pages == 1 ? say("1 pagina", "1 page") : say("%1 pagina’s", "%1 pages").arg(scan.pages);
        pages.fact(day(scan.added.toLocalTime().date()) + QStringLiteral(", ") + pageWords,
                   inGroups(scan.sha256));
    }
}

QString Writer::withdrawing() const {
    if (formSpeaks()) return m_facts.formText->withdrawal;
    return say("U kunt een ‘ja’ op elk moment intrekken, helemaal of voor een deel. U hoeft niet te zeggen "
               "waarom. Laat het ons weten, en noem het nummer dat hierboven staat.",
               "You can take a ‘yes’ back at any moment, all of it or a part. You need not say why. Tell us, "
               "and mention the number above.");
}

QString Writer::rights() const {
    if (formSpeaks()) return m_facts.formText->rights;
    return say(
        "U mag ons vragen welke gegevens wij van u hebben, en ons vragen die te verbeteren, te wissen of "
        "tijdelijk niet te gebruiken. U mag altijd een klacht indienen bij de Autoriteit "
        "Persoonsgegevens (autoriteitpersoonsgegevens.nl).",
        "You may ask us which data about you we have, and ask us to correct or erase them, or not to use "
        "them for a while. You may always complain to the supervisory authority for data protection of "
        "your country; in the Netherlands that is the Autoriteit Persoonsgegevens "
        "(autoriteitpersoonsgegevens.nl).");
}

PrintedPages Writer::receipt() {
    PrintedPages pages;
    pages.setFoot(foot());
    pages.title(receiptTitle(m_language));
    pages.paragraph(say("%1 heeft vastgelegd wat hieronder staat. Zo stond het er op %2. Bewaar dit bewijs.",
                        "%1 has recorded what follows. This is how it stood on %2. Keep this receipt.")
                        .arg(who(), day(m_facts.today)));
    pages.space(4);
    addFacts(pages);
    pages.heading(say("Uw keuzes", "Your choices"));
    for (const PurposeFact& purpose : m_facts.purposes)
        pages.fact(purposeName(purpose), decision(purpose));
    if (m_facts.isWithdrawn()) {
        pages.heading(say("Wat u hebt ingetrokken", "What you took back"));
        for (const Withdrawal& withdrawal : m_facts.quitclaim.withdrawals)
            pages.fact(day(withdrawal.date), names(withdrawnBy(withdrawal)));
    }
    addEvidence(pages);
    pages.heading(say("Intrekken", "Taking it back"));
    pages.paragraph(withdrawing());
    pages.heading(say("Uw rechten", "Your rights"));
    pages.paragraph(rights());
    return pages;
}

void Writer::addDone(PrintedPages& pages) const {
    if (m_facts.photosBlocked == 0)
        pages.paragraph(say("Op dit moment is er bij ons geen foto die door deze intrekking is geblokkeerd.",
                            "At this moment we have no photo that is blocked by this withdrawal."));
    else if (m_facts.photosBlocked == 1)
        pages.paragraph(say("1 foto waarop u staat, is nu geblokkeerd voor deze doelen.",
                            "1 photo that shows you is now blocked for these purposes."));
    else
        pages.paragraph(say("%1 foto’s waarop u staat, zijn nu geblokkeerd voor deze doelen.",
                            "%1 photos that show you are now blocked for these purposes.")
                            .arg(m_facts.photosBlocked));
    if (m_facts.faceprintsErased) {
        const int count = *m_facts.faceprintsErased;
        if (count == 0)
            pages.paragraph(say("Er waren geen gezichtsafdrukken van u. De sleutel ervoor is vernietigd.",
                                "There were no faceprints of you. The key for them was destroyed."));
        else
            pages.paragraph((count == 1
                                 ? say("1 gezichtsafdruk van u is gewist, en de sleutel ervan vernietigd.",
                                       "1 faceprint of you was erased, and its key destroyed.")
                                 : say("%1 gezichtsafdrukken van u zijn gewist, en de sleutel ervan "
                                       "vernietigd.",
                                       "%1 faceprints of you were erased, and their key destroyed.")
                                       .arg(count)));
    }
    if (m_facts.takenDown.isEmpty()) return;
    pages.lead(say("Hier waren foto’s waarop u staat al gebruikt:",
                   "Photos that show you had been used here already:"));
    for (const TakenDown& one : m_facts.takenDown)
        pages.fact(QStringLiteral("%1, %2").arg(kind(one.publication.kind), day(one.publication.publishedOn)),
                   one.publication.place + QLatin1Char('\n') + takenDown(one));
}

PrintedPages Writer::letter() {
    PrintedPages pages;
    pages.setFoot(foot());
    pages.paragraph(m_facts.organisation);
    pages.space(8);
    pages.paragraph(m_facts.person.name);
    pages.space(8);
    pages.paragraph(day(m_facts.today));
    pages.space(8);
    pages.title(withdrawalTitle(m_language));
    pages.paragraph(say("Beste %1,", "Dear %1,").arg(m_facts.person.name));
    pages.paragraph(say("U hebt uw toestemming %1 ingetrokken. Wij hebben dat vastgelegd:",
                        "You have taken back your permission %1. We have recorded that:")
                        .arg(m_facts.quitclaim.number));
    for (const Withdrawal& withdrawal : m_facts.quitclaim.withdrawals)
        pages.fact(day(withdrawal.date), names(withdrawnBy(withdrawal)));
    pages.heading(say("Wat er is gebeurd", "What was done"));
    addDone(pages);
    QList<PurposeFact> left;
    for (const PurposeFact& purpose : m_facts.purposes)
        if (purpose.state == ConsentState::Granted) left << purpose;
    if (!left.isEmpty()) {
        pages.heading(say("Wat blijft", "What stays"));
        pages.paragraph(
            say("Voor deze doelen blijft deze toestemming gelden: %1. Ook die kunt u altijd intrekken.",
                "For these purposes this permission is still valid: %1. You can take that back at any "
                "time, too.")
                .arg(names(left)));
    }
    pages.heading(say("Goed om te weten", "Good to know"));
    pages.paragraph(
        say("Wat wij met uw foto’s deden voordat u uw toestemming introk, mocht toen en blijft "
            "toegestaan (AVG, artikel 7, lid 3).",
            "What we did with your photos before you took your permission back was allowed then and "
            "stays lawful (GDPR, article 7(3))."));
    pages.paragraph(rights());
    pages.space(6);
    pages.lead(say("Met vriendelijke groet,", "Kind regards,"));
    pages.blanks({{{who()}, true}});
    return pages;
}

} // namespace

QStringList receiptLanguages() {
    return {QStringLiteral("nl"), QStringLiteral("en")};
}

QString receiptTitle(const QString& language) {
    return language == QLatin1String("nl") ? QStringLiteral("Bewijs van uw keuzes")
                                           : QStringLiteral("Receipt of your choices");
}

QString withdrawalTitle(const QString& language) {
    return language == QLatin1String("nl") ? QStringLiteral("Uw toestemming is ingetrokken")
                                           : QStringLiteral("Your permission is taken back");
}

PrintedPages receiptPages(const ReceiptFacts& facts, const QString& language) {
    return Writer(facts, language).receipt();
}

PrintedPages withdrawalPages(const ReceiptFacts& facts, const QString& language) {
    return Writer(facts, language).letter();
}

} // namespace bk
