#include "core/services/ConsentFormPages.h"

#include "core/services/ConsentFormService.h"

namespace bk {
namespace {

/// What stands around the words of the form itself.
struct FixedWords {
    const char* language;
    const char* yes;
    const char* no;
    const char* controller;
    const char* purposes;
    const char* howToChoose;
    const char* data;
    const char* withdrawal;
    const char* retention;
    const char* rights;
    const char* more;
    const char* recognition;
    const char* recognitionApart;
    const char* signing;
    const char* signedBy;
    const char* name;
    const char* born;
    const char* validUntil;
    const char* placeAndDate;
    const char* signature;
    const char* minor;
    const char* guardian;
    const char* relation;
    const char* guardianSignature;
    const char* version;
    const char* draft;
    const char* pageOf;
};

constexpr FixedWords fixedWords[] = {
    {"nl",
     "Ja",
     "Nee",
     "Wie is verantwoordelijk?",
     "Waarvoor mogen wij uw foto gebruiken?",
     "Kies bij elk doel ja of nee. Wat u niet invult, geldt als nee.",
     "Welke gegevens bewaren wij?",
     "Uw toestemming intrekken",
     "Hoelang?",
     "Uw rechten",
     "Goed om te weten",
     "Gezichtsherkenning",
     "Deze vraag staat los van de andere.",
     "Ondertekening",
     "Ik heb dit formulier gelezen en hierboven mijn keuzes gemaakt.",
     "Naam",
     "Geboortedatum (alleen als u jonger bent dan 16 jaar)",
     "Geldig tot en met (leeg: tot ik haar intrek)",
     "Plaats en datum",
     "Handtekening",
     "Jonger dan 16 jaar? Dan tekent een ouder of voogd.",
     "Naam van de ouder of voogd",
     "Ouder, voogd of anders, namelijk",
     "Handtekening van de ouder of voogd",
     "versie %1",
     "voorbeeld, nog niet vastgelegd",
     "Pagina %1 van %2"},
    {"en",
     "Yes",
     "No",
     "Who is responsible?",
     "What may we use your photo for?",
     "Choose yes or no for each purpose. What you leave open counts as no.",
     "Which data do we keep?",
     "Taking your permission back",
     "For how long?",
     "Your rights",
     "Good to know",
     "Face recognition",
     "This question stands apart from the others.",
     "Signing",
     "I have read this form and made my choices above.",
     "Name",
     "Date of birth (only if you are younger than 16)",
     "Valid until and including (empty: until I take it back)",
     "Place and date",
     "Signature",
     "Younger than 16? Then a parent or guardian signs.",
     "Name of the parent or guardian",
     "Parent, guardian or other, namely",
     "Signature of the parent or guardian",
     "version %1",
     "example, not kept yet",
     "Page %1 of %2"},
    {"de",
     "Ja",
     "Nein",
     "Wer ist verantwortlich?",
     "Wofür dürfen wir Ihr Foto verwenden?",
     "Wählen Sie bei jedem Zweck Ja oder Nein. Was Sie offen lassen, gilt als Nein.",
     "Welche Daten speichern wir?",
     "Ihre Einwilligung widerrufen",
     "Wie lange?",
     "Ihre Rechte",
     "Gut zu wissen",
     "Gesichtserkennung",
     "Diese Frage ist von den anderen unabhängig.",
     "Unterschrift",
     "Ich habe dieses Formular gelesen und oben meine Wahl getroffen.",
     "Name",
     "Geburtsdatum (nur wenn Sie jünger als 16 Jahre sind)",
     "Gültig bis einschließlich (leer: bis zum Widerruf)",
     "Ort und Datum",
     "Unterschrift",
     "Jünger als 16 Jahre? Dann unterschreibt ein Elternteil oder Vormund.",
     "Name des Elternteils oder Vormunds",
     "Elternteil, Vormund oder andere, nämlich",
     "Unterschrift des Elternteils oder Vormunds",
     "Version %1",
     "Beispiel, noch nicht festgelegt",
     "Seite %1 von %2"},
    {"fr",
     "Oui",
     "Non",
     "Qui est responsable ?",
     "À quelles fins pouvons-nous utiliser votre photo ?",
     "Choisissez oui ou non pour chaque finalité. Sans réponse, c’est non.",
     "Quelles données conservons-nous ?",
     "Retirer votre consentement",
     "Pendant combien de temps ?",
     "Vos droits",
     "Bon à savoir",
     "Reconnaissance faciale",
     "Cette question est indépendante des autres.",
     "Signature",
     "J’ai lu ce formulaire et fait mes choix ci-dessus.",
     "Nom",
     "Date de naissance (seulement si vous avez moins de 16 ans)",
     "Valable jusqu’au (inclus ; vide : jusqu’au retrait)",
     "Lieu et date",
     "Signature",
     "Moins de 16 ans ? Un parent ou tuteur signe.",
     "Nom du parent ou tuteur",
     "Parent, tuteur ou autre, à savoir",
     "Signature du parent ou tuteur",
     "version %1",
     "exemple, pas encore enregistré",
     "Page %1 sur %2"},
};

const FixedWords& wordsIn(const QString& language) {
    for (const FixedWords& words : fixedWords)
        if (language == QLatin1String(words.language)) return words;
    return fixedWords[1];
}

QString said(const char* words) {
    return QString::fromUtf8(words);
}

void section(PrintedPages& pages, const char* title, const QString& words) {
    if (words.trimmed().isEmpty()) return;
    pages.heading(said(title));
    pages.paragraph(words);
}

/// Names may be as long as anybody likes; the foot is not.
QString shortened(const QString& name) {
    constexpr qsizetype longest = 70;
    return name.size() <= longest ? name : name.left(longest - 1).trimmed() + QStringLiteral("…");
}

PrintedPages::Foot footOf(const FixedWords& fixed, const FormText& text, const FormHead& head) {
    PrintedPages::Foot foot;
    QStringList names;
    for (const QString& one : {head.organisation, head.name})
        if (!one.isEmpty()) names << shortened(one);
    foot.words = names.join(QStringLiteral(" · "));
    foot.pageOf = QStringList{head.id ? said(fixed.version).arg(head.version) : said(fixed.draft),
                              text.language, said(fixed.pageOf)}
                      .join(QStringLiteral(" · "));
    if (head.id)
        foot.code = QStringLiteral("beeldkluis-form/%1/%2/%3")
                        .arg(head.id->toString(), QString::number(head.version), text.language)
                        .toLatin1();
    return foot;
}

} // namespace

QStringList formLanguages() {
    QStringList languages;
    for (const FixedWords& words : fixedWords)
        languages << QString::fromLatin1(words.language);
    return languages;
}

PrintedPages formPages(const QList<Purpose>& purposes, const FormText& text, const FormHead& head) {
    const FixedWords& fixed = wordsIn(text.language);
    const QString yes = said(fixed.yes);
    const QString no = said(fixed.no);
    PrintedPages pages;
    pages.setFoot(footOf(fixed, text, head));
    pages.title(text.title);
    section(pages, fixed.controller, text.controller);
    section(pages, fixed.data, text.data);
    section(pages, fixed.withdrawal, text.withdrawal);
    section(pages, fixed.retention, text.retention);
    section(pages, fixed.rights, text.rights);
    section(pages, fixed.more, text.more);
    pages.heading(said(fixed.purposes));
    pages.lead(said(fixed.howToChoose));
    for (const Purpose& purpose : purposes)
        if (!purpose.isRecognition()) pages.choice(text.purposes.value(purpose.key()), yes, no);
    if (purposes.contains(Purpose::recognition())) {
        pages.heading(said(fixed.recognition));
        pages.lead(said(fixed.recognitionApart));
        pages.choice(text.recognition, yes, no);
    }
    pages.heading(said(fixed.signing));
    pages.lead(said(fixed.signedBy));
    pages.blanks({{{said(fixed.name), said(fixed.validUntil)}, false},
                  {{said(fixed.placeAndDate), said(fixed.signature)}, true}});
    pages.heading(said(fixed.minor));
    pages.blanks({{{said(fixed.born), said(fixed.guardian)}, false},
                  {{said(fixed.relation), said(fixed.guardianSignature)}, true}});
    return pages;
}

} // namespace bk
