#include "core/services/ConsentFormSuggestion.h"

#include <algorithm>

namespace bk {
namespace {

struct PurposeWords {
    const char* key;
    const char* title;
    const char* dutchTitle;
    const char* english;
    const char* dutch;
};

constexpr PurposeWords purposeWords[] = {
    {"internal", "Inside our organisation", "Binnen onze organisatie",
     "We may show your photo to our own staff and volunteers, for example on our intranet, in presentations "
     "and in training.",
     "Wij mogen uw foto laten zien aan onze eigen medewerkers en vrijwilligers, bijvoorbeeld op ons "
     "intranet, "
     "in presentaties en bij trainingen."},
    {"website", "Our website", "Onze website",
     "We may put your photo on our own website and in our digital newsletter. Anybody in the world can see "
     "it "
     "there, and search engines can find it.",
     "Wij mogen uw foto op onze eigen website en in onze digitale nieuwsbrief zetten. Iedereen ter wereld "
     "kan "
     "de foto daar zien, en zoekmachines kunnen hem vinden."},
    {"social", "Our social media", "Onze sociale media",
     "We may put your photo on our own pages on social media. Other people can share it there. The companies "
     "behind these media have terms of their own and may also keep the photo outside the European Union.",
     "Wij mogen uw foto op onze eigen pagina’s op sociale media zetten. Anderen kunnen de foto daar delen. "
     "De "
     "bedrijven achter deze media hebben hun eigen voorwaarden en kunnen de foto ook buiten de Europese Unie "
     "bewaren."},
    {"print", "Printed matter of our own", "Ons eigen drukwerk",
     "We may print your photo, for example in our magazine, annual report, folders, books and exhibitions. "
     "What has been printed and handed out cannot be taken back.",
     "Wij mogen uw foto afdrukken, bijvoorbeeld in ons magazine, jaarverslag, folders, boeken en "
     "tentoonstellingen. Wat gedrukt en verspreid is, kunnen wij niet terughalen."},
    {"press", "Newspapers, magazines, radio and television", "Kranten, tijdschriften, radio en televisie",
     "We may give your photo to journalists who write or broadcast about us. They decide themselves how they "
     "use it, within the law.",
     "Wij mogen uw foto geven aan journalisten die over ons schrijven of uitzenden. Zij bepalen zelf, binnen "
     "de wet, hoe zij de foto gebruiken."},
    {"advertising", "Advertising", "Reclame",
     "We may use your photo to draw attention to what we do, for example on posters, in advertisements and "
     "in paid messages on the internet.",
     "Wij mogen uw foto gebruiken om aandacht te vragen voor wat wij doen, bijvoorbeeld op affiches, in "
     "advertenties en in betaalde berichten op internet."},
};

QString words(const char* text) {
    return QString::fromUtf8(text);
}

QMap<QString, QString> purposeTexts(const QList<std::pair<Purpose, QString>>& purposes, bool dutch) {
    QMap<QString, QString> texts;
    for (const auto& [purpose, name] : purposes) {
        if (purpose.isRecognition()) continue;
        const auto known = std::find_if(
            std::begin(purposeWords), std::end(purposeWords),
            [key = purpose.key()](const PurposeWords& one) { return key == QLatin1String(one.key); });
        QString title = name;
        QString text;
        if (known != std::end(purposeWords)) {
            if (title.isEmpty()) title = words(dutch ? known->dutchTitle : known->title);
            text = words(dutch ? known->dutch : known->english);
        } else {
            if (title.isEmpty()) title = purpose.key();
            text =
                (dutch ? QStringLiteral(
                             "Wij mogen uw foto gebruiken voor: %1. [… leg uit waar de foto dan te zien is]")
                       : QStringLiteral(
                             "We may use your photo for: %1. [… explain where it is to be seen then]"))
                    .arg(title);
        }
        texts.insert(purpose.key(), title + QLatin1Char('\n') + text);
    }
    return texts;
}

FormText dutchText(const QString& organisation) {
    const QString who = organisation.isEmpty() ? QStringLiteral("[… naam van de organisatie]") : organisation;
    FormText text;
    text.language = QStringLiteral("nl");
    text.title = QStringLiteral("Toestemming voor het gebruik van foto’s");
    text.controller =
        words(
            "%1 maakt en gebruikt foto’s waarop u te herkennen bent. %1 is verantwoordelijk voor wat er met "
            "die foto’s en met uw gegevens gebeurt.\n"
            "U bereikt ons zo: [… adres, e-mailadres en telefoonnummer; en die van de functionaris "
            "gegevensbescherming, als die er is].\n"
            "Wij gebruiken uw foto’s alleen als u daarvoor toestemming geeft. Dat staat in de Algemene "
            "verordening gegevensbescherming (AVG, artikel 6, lid 1, onder a).")
            .arg(who);
    text.data = words(
        "Wij bewaren de foto’s waarop u staat, uw naam, uw keuzes op dit formulier en het ondertekende "
        "formulier zelf. Bent u jonger dan 16 jaar, dan bewaren wij ook uw geboortedatum en de naam van "
        "uw ouder of voogd.\n"
        "Uw naam, uw keuzes en dit formulier bewaren wij versleuteld. Alleen medewerkers die ze voor hun "
        "werk nodig hebben, kunnen erbij. Wij geven ze niet aan anderen. Uw foto krijgen anderen alleen "
        "te zien voor de doelen waarbij u hieronder ‘ja’ kiest.");
    text.withdrawal = words(
        "U mag altijd van gedachten veranderen. Wat u hier toestaat, kunt u op elk moment intrekken, "
        "helemaal of voor een deel. U hoeft niet te zeggen waarom. Het is net zo makkelijk als "
        "toestemming geven: laat het ons weten, op papier, per e-mail, per telefoon of aan de balie.\n"
        "Vanaf dat moment gebruiken wij uw foto niet meer voor dat doel. Van onze website en onze sociale "
        "media halen wij hem weg. Drukwerk dat al verspreid is, kunnen wij niet terughalen. Wat wij met "
        "uw foto deden voordat u uw toestemming introk, mocht toen en blijft toegestaan. Intrekken kost "
        "niets en heeft geen nadelen voor u.");
    text.retention =
        words("Uw toestemming geldt tot en met de datum die onderaan dit formulier staat. Staat daar geen "
              "datum, dan geldt zij tot u haar intrekt. Daarna gebruiken wij uw foto niet meer voor deze "
              "doelen.\n"
              "Dit formulier en uw keuzes bewaren wij tot vijf jaar nadat uw toestemming is geëindigd. Zo "
              "kunnen wij laten zien dat wij uw foto mochten gebruiken. Daarna wissen wij ze.");
    text.rights = words(
        "U mag ons vragen welke gegevens wij van u hebben en er een kopie van krijgen. U mag ons ook "
        "vragen om gegevens te verbeteren, te wissen, aan u mee te geven of tijdelijk niet te gebruiken. "
        "Wij antwoorden binnen een maand. Dat kost niets.\n"
        "Vindt u dat wij niet goed met uw gegevens omgaan? Zeg het ons, dan zoeken wij samen een "
        "oplossing. U mag altijd een klacht indienen bij de Autoriteit Persoonsgegevens "
        "(autoriteitpersoonsgegevens.nl).");
    text.more = words(
        "U hoeft geen toestemming te geven. Zegt u nee, of vult u iets niet in, dan gebruiken wij uw foto "
        "niet voor dat doel. Dat heeft geen gevolgen voor u: u bent net zo welkom en u krijgt alles wat "
        "anderen ook krijgen.\n"
        "Wij laten geen computer besluiten over u nemen.");
    text.recognition = words(
        "Uw gezicht herkennen\n"
        "Onze computer mag een gezichtsafdruk van u maken: een rij getallen waarmee hij uw gezicht op "
        "andere foto’s kan herkennen. Zo vinden wij sneller de foto’s waarop u staat, ook als u wilt dat "
        "wij ze niet meer gebruiken.\n"
        "Een gezichtsafdruk is een biometrisch gegeven. De wet beschermt zulke gegevens extra. Daarom "
        "vragen wij hiervoor apart uw uitdrukkelijke toestemming (AVG, artikel 9, lid 2, onder a). Wij "
        "gebruiken de gezichtsafdruk alleen om foto’s in ons eigen archief te vinden. Wij bewaren hem "
        "versleuteld en geven hem aan niemand. Eindigt uw toestemming of trekt u haar in, dan wissen wij "
        "hem meteen. Uit reservekopieën verdwijnt hij zodra wij die vernieuwen.\n"
        "Zegt u nee, dan heeft dat geen enkel gevolg voor u. Uw andere keuzes blijven gewoon gelden.");
    return text;
}

FormText englishText(const QString& organisation) {
    const QString who =
        organisation.isEmpty() ? QStringLiteral("[… name of the organisation]") : organisation;
    FormText text;
    text.language = QStringLiteral("en");
    text.title = QStringLiteral("Permission to use photos");
    text.controller =
        words(
            "%1 makes and uses photos in which you can be recognised. %1 is responsible for what happens "
            "with those photos and with your data.\n"
            "This is how you reach us: [… address, e-mail address and telephone number; and those of the "
            "data protection officer, if there is one].\n"
            "We use your photos only if you give permission. The General Data Protection Regulation says so "
            "(GDPR, article 6(1)(a)).")
            .arg(who);
    text.data = words(
        "We keep the photos that show you, your name, your choices on this form and the signed form "
        "itself. If you are younger than 16 we also keep your date of birth and the name of your parent "
        "or guardian.\n"
        "Your name, your choices and this form are kept encrypted. Only staff who need them for their "
        "work can see them. We do not give them to others. Others get to see your photo only for the "
        "purposes to which you say ‘yes’ below.");
    text.withdrawal = words(
        "You may always change your mind. What you allow here you can take back at any moment, all of it "
        "or a part. You need not say why. It is as easy as giving permission: tell us, on paper, by "
        "e-mail, by telephone or at our desk.\n"
        "From that moment on we do not use your photo for that purpose any more. We take it off our "
        "website and our social media. Printed matter that has been handed out cannot be taken back. "
        "What we did with your photo before you took your permission back was allowed then and stays "
        "lawful. Taking it back costs nothing and has no disadvantages for you.");
    text.retention = words(
        "Your permission is valid until and including the date at the bottom of this form. If there is "
        "no date, it is valid until you take it back. After that we do not use your photo for these "
        "purposes any more.\n"
        "We keep this form and your choices for five years after your permission has ended. That way we "
        "can show that we were allowed to use your photo. After that we erase them.");
    text.rights = words(
        "You may ask us which data about you we have, and get a copy of them. You may also ask us to "
        "correct your data, to erase them, to hand them over to you, or not to use them for a while. We "
        "answer within a month. This costs nothing.\n"
        "Do you think that we do not treat your data well? Tell us, and we look for a solution together. "
        "You may always complain to the supervisory authority for data protection of your country; in "
        "the Netherlands that is the Autoriteit Persoonsgegevens (autoriteitpersoonsgegevens.nl).");
    text.more = words(
        "You do not have to give permission. If you say no, or leave something open, we do not use your "
        "photo for that purpose. That has no consequences for you: you are just as welcome and you get "
        "all that others get.\n"
        "We let no computer take decisions about you.");
    text.recognition = words(
        "Recognising your face\n"
        "Our computer may make a faceprint of you: a row of numbers with which it can recognise your face "
        "in other photos. That way we find the photos that show you sooner, also when you want us not to "
        "use them any more.\n"
        "A faceprint is biometric data. The law protects such data in a special way. That is why we ask "
        "for your explicit consent to this apart from the rest (GDPR, article 9(2)(a)). We use the "
        "faceprint only to find photos in our own archive. We keep it encrypted and give it to nobody. "
        "When your permission ends or you take it back, we erase it at once. From backups it disappears "
        "as soon as we renew them.\n"
        "If you say no, that has no consequence at all for you. Your other choices simply stay as they "
        "are.");
    return text;
}

} // namespace

FormVersion suggestedForm(const QList<std::pair<Purpose, QString>>& purposes, const QString& organisation) {
    FormVersion version;
    for (const auto& [purpose, name] : purposes)
        version.purposes << purpose;
    version.texts = {dutchText(organisation.trimmed()), englishText(organisation.trimmed())};
    version.texts[0].purposes = purposeTexts(purposes, true);
    version.texts[1].purposes = purposeTexts(purposes, false);
    return version;
}

} // namespace bk
