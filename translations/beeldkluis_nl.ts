<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>bk::Composition</name>
    <message>
        <source>finds faces</source>
        <translation>vindt gezichten</translation>
    </message>
    <message>
        <source>compares faces</source>
        <translation>vergelijkt gezichten</translation>
    </message>
    <message>
        <source>Example museum</source>
        <translation>Voorbeeldmuseum</translation>
    </message>
</context>
<context>
    <name>bk::desktop</name>
    <message>
        <source>Photos of people, kept and shared by permission.</source>
        <translation>Foto&apos;s van mensen, bewaard en gedeeld met toestemming.</translation>
    </message>
    <message>
        <source>Open the example catalog.</source>
        <translation>Open de voorbeeldcatalogus.</translation>
    </message>
    <message>
        <source>Offer the catalog in the folder PATH.</source>
        <translation>Bied de catalogus in de map PATH aan.</translation>
    </message>
</context>
<context>
    <name>bk::ui::AccessWords</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>the catalog itself</source>
        <translation>de catalogus zelf</translation>
    </message>
    <message>
        <source>the scans</source>
        <translation>de scans</translation>
    </message>
    <message>
        <source>the faceprints</source>
        <translation>de gezichtsafdrukken</translation>
    </message>
    <message>
        <source>the seals of the log</source>
        <translation>de zegels van het logboek</translation>
    </message>
    <message>
        <source>Counts from the next time that %1 unlocks. No key has to be made anew.</source>
        <translation>Geldt vanaf de volgende keer dat %1 ontgrendelt. Er hoeft geen sleutel opnieuw te worden gemaakt.</translation>
    </message>
    <message>
        <source>%1 now has the roles: %2.</source>
        <translation>%1 heeft nu de rollen: %2.</translation>
    </message>
    <message>
        <source>%1 cannot open this catalog any more.</source>
        <translation>%1 kan deze catalogus niet meer openen.</translation>
    </message>
    <message>
        <source>New keys were made for %1.</source>
        <translation>Er zijn nieuwe sleutels gemaakt voor %1.</translation>
    </message>
    <message>
        <source>You cannot withdraw your own access; another administrator can.</source>
        <translation>De eigen toegang intrekken kan niet; een andere beheerder kan dat.</translation>
    </message>
    <message>
        <source>The last administrator must stay; make somebody else an administrator first.</source>
        <translation>De laatste beheerder moet blijven; maak eerst iemand anders beheerder.</translation>
    </message>
    <message>
        <source>The last administrator must stay one; make somebody else an administrator first.</source>
        <translation>De laatste beheerder moet dat blijven; maak eerst iemand anders beheerder.</translation>
    </message>
    <message>
        <source>You cannot take this role from yourself; another administrator can.</source>
        <translation>Deze rol zichzelf afnemen kan niet; een andere beheerder kan dat.</translation>
    </message>
    <message>
        <source>New keys are made for %2, and all files of these are written again, so that %1 cannot read them any more. That takes a while, and as much free disk space as they take now. Until it is done everything stays as it was, and stopping changes nothing.</source>
        <translation>Er worden nieuwe sleutels gemaakt voor %2 en alle bestanden daarvan worden opnieuw geschreven, zodat %1 ze niet meer kan lezen. Dat duurt even en vraagt evenveel vrije schijfruimte als ze nu innemen. Tot het klaar is, blijft alles zoals het was; stoppen verandert niets.</translation>
    </message>
    <message>
        <source>Nobody else may have faces compared, so what recognition made is erased:</source>
        <translation>Niemand anders mag gezichten laten vergelijken, dus wat de herkenning maakte wordt gewist:</translation>
    </message>
    <message numerus="yes">
        <source>%n faceprint(s)</source>
        <translation>
            <numerusform>%n gezichtsafdruk</numerusform>
            <numerusform>%n gezichtsafdrukken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n suggestie</numerusform>
            <numerusform>%n suggesties</numerusform>
        </translation>
    </message>
    <message>
        <source>Names that people gave stay.</source>
        <translation>Namen die mensen gaven blijven.</translation>
    </message>
    <message>
        <source>Nobody may have faces compared any more. Erased: %1, %2; names stay.</source>
        <translation>Niemand mag nog gezichten laten vergelijken. Gewist: %1, %2; namen blijven.</translation>
    </message>
    <message>
        <source>Nobody may have faces compared any more, but what recognition made could not be erased yet; it is tried again when you unlock next.</source>
        <translation>Niemand mag nog gezichten laten vergelijken, maar wat de herkenning maakte kon nog niet worden gewist; dat wordt bij de volgende ontgrendeling opnieuw geprobeerd.</translation>
    </message>
</context>
<context>
    <name>bk::ui::AuditExport</name>
    <message>
        <source>Row</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Tijd (UTC)</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Gebruiker</translation>
    </message>
    <message>
        <source>User id</source>
        <translation>Gebruikers-id</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Handeling</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In woorden</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Object id</source>
        <translation>Object-id</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Afloop</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Bijzonderheden</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sessie</translation>
    </message>
    <message>
        <source>Checkpoint of the log</source>
        <translation>Controlepunt van het logboek</translation>
    </message>
    <message>
        <source>Keep this page where nobody can change it. Comparing the log with it later shows whether rows were changed, cut off or put back since.</source>
        <translation>Bewaar deze bladzijde waar niemand die kan wijzigen. Het logboek er later mee vergelijken toont of er sindsdien regels zijn gewijzigd, afgeknipt of teruggezet.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisatie</translation>
    </message>
    <message>
        <source>Last row</source>
        <translation>Laatste regel</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Regels</translation>
    </message>
    <message>
        <source>Made at (UTC)</source>
        <translation>Gemaakt op (UTC)</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Gemaakt door</translation>
    </message>
    <message>
        <source>Hash of the last row</source>
        <translation>Hash van de laatste regel</translation>
    </message>
    <message>
        <source>The whole file, to be typed back</source>
        <translation>Het hele bestand, om over te typen</translation>
    </message>
</context>
<context>
    <name>bk::ui::AuditFilterBar</name>
    <message>
        <source>By whom</source>
        <translation>Door wie</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Wat er is gedaan</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Hoe het afliep</translation>
    </message>
    <message>
        <source>About: name, number or id</source>
        <translation>Over: naam, nummer of id</translation>
    </message>
    <message>
        <source>About whom or what: name, number or id</source>
        <translation>Over wie of wat: naam, nummer of id</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Eerste dag</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Tot en met</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Laatste dag</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles tonen</translation>
    </message>
    <message>
        <source>Any outcome</source>
        <translation>Elke afloop</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Iedereen</translation>
    </message>
    <message>
        <source>%1 (access withdrawn)</source>
        <translation>%1 (toegang ingetrokken)</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
</context>
<context>
    <name>bk::ui::AuditListModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Gebruiker</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Afloop</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Bijzonderheden</translation>
    </message>
</context>
<context>
    <name>bk::ui::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation>Logboek</translation>
    </message>
    <message>
        <source>More than one person has this name; write the id, which a row tells.</source>
        <translation>Meer dan één persoon heet zo; typ de id, die bij een regel staat.</translation>
    </message>
    <message>
        <source>Nothing that you may see has this name, number or id.</source>
        <translation>Niets wat hier te zien mag zijn, heeft deze naam, dit nummer of deze id.</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 regels</translation>
    </message>
    <message>
        <source>the first %1 rows; scroll for more</source>
        <translation>de eerste %1 regels; schuif voor meer</translation>
    </message>
    <message>
        <source>more than %1 rows</source>
        <translation>meer dan %1 regels</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Bezig met lezen…</translation>
    </message>
    <message>
        <source>No row fits</source>
        <translation>Geen regel past</translation>
    </message>
    <message>
        <source>Nothing of this kind was done in this time.</source>
        <translation>In deze tijd is niets van deze soort gedaan.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles tonen</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Het logboek is leeg</translation>
    </message>
    <message>
        <source>From now on it tells who did what with people&apos;s data, and when.</source>
        <translation>Vanaf nu staat erin wie wat deed met gegevens van mensen, en wanneer.</translation>
    </message>
    <message>
        <source>Verifying; you can go on working.</source>
        <translation>De controle loopt; doorwerken kan.</translation>
    </message>
    <message>
        <source>Verifying the log</source>
        <translation>Logboek controleren</translation>
    </message>
    <message>
        <source>Stopped before the end; nothing is known about the rest.</source>
        <translation>Voor het einde gestopt; over de rest is niets bekend.</translation>
    </message>
    <message>
        <source>This checkpoint does not belong to this catalog. Nothing was changed.</source>
        <translation>Dit controlepunt hoort niet bij deze catalogus. Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>Go to row %1</source>
        <translation>Naar regel %1</translation>
    </message>
    <message>
        <source>%1 rows, and nothing was changed, cut off or put back since the checkpoint of %2 (row %3).</source>
        <translation>%1 regels, en er is niets gewijzigd, afgeknipt of teruggezet sinds het controlepunt van %2 (regel %3).</translation>
    </message>
    <message>
        <source>%1 rows, each as it was written and signed, none missing in between.</source>
        <translation>%1 regels, elk zoals geschreven en ondertekend; er ontbreekt er geen tussenin.</translation>
    </message>
    <message>
        <source>The seals (MACs) were checked too.</source>
        <translation>Ook de zegels (MAC&apos;s) zijn gecontroleerd.</translation>
    </message>
    <message>
        <source>The seals (MACs) were not checked: the key for them is missing.</source>
        <translation>De zegels (MAC&apos;s) zijn niet gecontroleerd: de sleutel ervoor ontbreekt.</translation>
    </message>
    <message>
        <source>Only a checkpoint that was kept elsewhere shows a log replaced by an older copy.</source>
        <translation>Alleen een controlepunt dat elders is bewaard, toont een logboek dat door een oudere kopie is vervangen.</translation>
    </message>
    <message>
        <source>The file is no checkpoint. Choose one that was saved here before (JSON).</source>
        <translation>Het bestand is geen controlepunt. Kies er een dat hier eerder is bewaard (JSON).</translation>
    </message>
    <message>
        <source>The checkpoint of row %1 is saved as %2. Keep it where nobody can change it.</source>
        <translation>Het controlepunt van regel %1 is bewaard als %2. Bewaar het waar niemand het kan wijzigen.</translation>
    </message>
    <message>
        <source>Saving the log&apos;s rows</source>
        <translation>Regels van het logboek bewaren</translation>
    </message>
    <message>
        <source>%1 rows are saved as %2.</source>
        <translation>%1 regels zijn bewaard als %2.</translation>
    </message>
    <message>
        <source>Stopped; no file was written.</source>
        <translation>Gestopt; er is geen bestand geschreven.</translation>
    </message>
    <message>
        <source>Open what it is about</source>
        <translation>Openen waar het over gaat</translation>
    </message>
    <message>
        <source>Only rows about this</source>
        <translation>Alleen regels hierover</translation>
    </message>
    <message>
        <source>Only rows by %1</source>
        <translation>Alleen regels van %1</translation>
    </message>
    <message>
        <source>To the newest</source>
        <translation>Naar de nieuwste</translation>
    </message>
    <message>
        <source>Verify the log</source>
        <translation>Logboek controleren</translation>
    </message>
    <message>
        <source>Checks every row: its place in the chain, its signature, its seal, and the checkpoints.</source>
        <translation>Controleert elke regel: de plaats in de keten, de handtekening, het zegel, en de controlepunten.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Compare with a checkpoint…</source>
        <translation>Vergelijken met een controlepunt…</translation>
    </message>
    <message>
        <source>Save a checkpoint…</source>
        <translation>Controlepunt bewaren…</translation>
    </message>
    <message>
        <source>Print a checkpoint…</source>
        <translation>Controlepunt afdrukken…</translation>
    </message>
    <message>
        <source>Save these rows (CSV, with names)…</source>
        <translation>Deze regels bewaren (CSV, met namen)…</translation>
    </message>
    <message>
        <source>Read again (F5)</source>
        <translation>Opnieuw lezen (F5)</translation>
    </message>
    <message>
        <source>A checkpoint that was kept elsewhere</source>
        <translation>Een controlepunt dat elders is bewaard</translation>
    </message>
    <message>
        <source>Checkpoint (*.json)</source>
        <translation>Controlepunt (*.json)</translation>
    </message>
    <message>
        <source>Save a checkpoint, best on another medium</source>
        <translation>Controlepunt bewaren, het liefst op een ander medium</translation>
    </message>
    <message>
        <source>Save the rows (with names; whoever has the file can read them)</source>
        <translation>De regels bewaren (met namen; wie het bestand heeft, kan ze lezen)</translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv)</source>
        <translation>Rekenblad (*.csv)</translation>
    </message>
    <message>
        <source>Rows are missing from row %1 on. Keep a copy of the catalog&apos;s folder before anything else, and look at the backups.</source>
        <translation>Vanaf rij %1 ontbreken rijen. Bewaar eerst een kopie van de catalogusmap en kijk dan in de reservekopieën.</translation>
    </message>
    <message>
        <source>Row %1 is not what was written. Keep a copy of the catalog&apos;s folder before anything else, and look at the backups.</source>
        <translation>Rij %1 is niet wat er geschreven is. Bewaar eerst een kopie van de catalogusmap en kijk dan in de reservekopieën.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n row(s) are of an earlier version and carry no signature; a catalog made by this version has none such.</source>
        <translation>
            <numerusform>De eerste %n rij is van een eerdere versie en heeft geen handtekening; een catalogus die met deze versie is gemaakt heeft zulke rijen niet.</numerusform>
            <numerusform>De eerste %n rijen zijn van een eerdere versie en hebben geen handtekening; een catalogus die met deze versie is gemaakt heeft zulke rijen niet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::AuditWords</name>
    <message>
        <source>Wanted something that the roles do not allow</source>
        <translation>Wilde iets wat de rollen niet toestaan</translation>
    </message>
    <message>
        <source>Made a checkpoint of the log</source>
        <translation>Controlepunt van het logboek gemaakt</translation>
    </message>
    <message>
        <source>Read the log</source>
        <translation>Logboek gelezen</translation>
    </message>
    <message>
        <source>Verified the log</source>
        <translation>Logboek gecontroleerd</translation>
    </message>
    <message>
        <source>Made the catalog</source>
        <translation>Catalogus gemaakt</translation>
    </message>
    <message>
        <source>An older copy of the catalog was put back</source>
        <translation>Een oudere kopie van de catalogus is teruggezet</translation>
    </message>
    <message>
        <source>Unlocked the catalog</source>
        <translation>Catalogus ontgrendeld</translation>
    </message>
    <message>
        <source>Somebody tried to unlock the catalog in vain</source>
        <translation>Iemand probeerde tevergeefs de catalogus te ontgrendelen</translation>
    </message>
    <message>
        <source>Made a collection</source>
        <translation>Collectie gemaakt</translation>
    </message>
    <message>
        <source>Changed the policy of a collection</source>
        <translation>Beleid van een collectie gewijzigd</translation>
    </message>
    <message>
        <source>Could not export a photo</source>
        <translation>Kon een foto niet exporteren</translation>
    </message>
    <message>
        <source>Exported a photo</source>
        <translation>Foto geëxporteerd</translation>
    </message>
    <message>
        <source>Began an export</source>
        <translation>Export begonnen</translation>
    </message>
    <message>
        <source>Drew a box around a face</source>
        <translation>Kader om een gezicht getekend</translation>
    </message>
    <message>
        <source>Marked a face as a bystander</source>
        <translation>Gezicht als omstander gemarkeerd</translation>
    </message>
    <message>
        <source>Confirmed a suggested name</source>
        <translation>Voorgestelde naam bevestigd</translation>
    </message>
    <message>
        <source>Moved the box of a face</source>
        <translation>Kader van een gezicht verplaatst</translation>
    </message>
    <message>
        <source>Named a face</source>
        <translation>Gezicht benoemd</translation>
    </message>
    <message>
        <source>Marked a box as not a face</source>
        <translation>Kader als geen gezicht gemarkeerd</translation>
    </message>
    <message>
        <source>Said that a face is not this person</source>
        <translation>Gezegd dat een gezicht niet van deze persoon is</translation>
    </message>
    <message>
        <source>Took back a decision about a face</source>
        <translation>Besluit over een gezicht teruggenomen</translation>
    </message>
    <message>
        <source>Took the name off a face</source>
        <translation>Naam van een gezicht gehaald</translation>
    </message>
    <message>
        <source>Erased faceprints</source>
        <translation>Gezichtsafdrukken gewist</translation>
    </message>
    <message>
        <source>Made faceprints</source>
        <translation>Gezichtsafdrukken gemaakt</translation>
    </message>
    <message>
        <source>Looked for faces</source>
        <translation>Gezichten gezocht</translation>
    </message>
    <message>
        <source>Added a person</source>
        <translation>Persoon toegevoegd</translation>
    </message>
    <message>
        <source>Changed what is kept about a person</source>
        <translation>Gegevens van een persoon gewijzigd</translation>
    </message>
    <message>
        <source>Merged two persons</source>
        <translation>Twee personen samengevoegd</translation>
    </message>
    <message>
        <source>Opened the page of a person</source>
        <translation>Pagina van een persoon geopend</translation>
    </message>
    <message>
        <source>Gave a person another name</source>
        <translation>Persoon een andere naam gegeven</translation>
    </message>
    <message>
        <source>Searched for persons</source>
        <translation>Personen gezocht</translation>
    </message>
    <message>
        <source>Noted that somebody is also shown</source>
        <translation>Genoteerd dat iemand ook te zien is</translation>
    </message>
    <message>
        <source>Described a photo</source>
        <translation>Foto beschreven</translation>
    </message>
    <message>
        <source>Changed the embargo of a photo</source>
        <translation>Embargo van een foto gewijzigd</translation>
    </message>
    <message>
        <source>Changed the last day of use of a photo</source>
        <translation>Laatste gebruiksdag van een foto gewijzigd</translation>
    </message>
    <message>
        <source>Found a photo at another place</source>
        <translation>Foto op een andere plaats gevonden</translation>
    </message>
    <message>
        <source>Noted that somebody is not shown after all</source>
        <translation>Genoteerd dat iemand toch niet te zien is</translation>
    </message>
    <message>
        <source>Decided that consent is not needed</source>
        <translation>Besloten dat toestemming niet nodig is</translation>
    </message>
    <message>
        <source>Decided that consent is needed again</source>
        <translation>Besloten dat toestemming weer nodig is</translation>
    </message>
    <message>
        <source>Restricted the use of a photo</source>
        <translation>Gebruik van een foto beperkt</translation>
    </message>
    <message>
        <source>Marked a photo as reviewed</source>
        <translation>Foto als beoordeeld gemarkeerd</translation>
    </message>
    <message>
        <source>Took the restriction off a photo</source>
        <translation>Beperking van een foto gehaald</translation>
    </message>
    <message>
        <source>Took back that a photo was reviewed</source>
        <translation>Teruggenomen dat een foto beoordeeld was</translation>
    </message>
    <message>
        <source>Imported photos</source>
        <translation>Foto&apos;s geïmporteerd</translation>
    </message>
    <message>
        <source>Recorded a quitclaim</source>
        <translation>Quitclaim vastgelegd</translation>
    </message>
    <message>
        <source>Added a scan to a quitclaim</source>
        <translation>Scan aan een quitclaim toegevoegd</translation>
    </message>
    <message>
        <source>Recorded a withdrawal</source>
        <translation>Intrekking vastgelegd</translation>
    </message>
    <message>
        <source>Read the report of coverage</source>
        <translation>Dekkingsrapport gelezen</translation>
    </message>
    <message>
        <source>Opened a scan</source>
        <translation>Scan geopend</translation>
    </message>
    <message>
        <source>Changed what a user may do</source>
        <translation>Gewijzigd wat een gebruiker mag</translation>
    </message>
    <message>
        <source>Added a user</source>
        <translation>Gebruiker toegevoegd</translation>
    </message>
    <message>
        <source>Allowed the desktop’s keyring to unlock</source>
        <translation>Ontgrendelen met de sleutelbos van het bureaublad toegestaan</translation>
    </message>
    <message>
        <source>Forbade the desktop’s keyring to unlock</source>
        <translation>Ontgrendelen met de sleutelbos van het bureaublad verboden</translation>
    </message>
    <message>
        <source>Changed the own passphrase</source>
        <translation>Eigen wachtwoordzin gewijzigd</translation>
    </message>
    <message>
        <source>Made a new recovery key</source>
        <translation>Nieuwe herstelsleutel gemaakt</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>Weigeringen</translation>
    </message>
    <message>
        <source>The log</source>
        <translation>Het logboek</translation>
    </message>
    <message>
        <source>The catalog</source>
        <translation>De catalogus</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Collecties</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exports</translation>
    </message>
    <message>
        <source>Decisions about faces</source>
        <translation>Besluiten over gezichten</translation>
    </message>
    <message>
        <source>Faceprints</source>
        <translation>Gezichtsafdrukken</translation>
    </message>
    <message>
        <source>Looking for faces</source>
        <translation>Gezichten zoeken</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Foto&apos;s</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Imports</translation>
    </message>
    <message>
        <source>Quitclaims</source>
        <translation>Quitclaims</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapporten</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Gebruikers</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Catalogus</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collectie</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gezicht</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Logboek</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Quitclaim</source>
        <translation>Quitclaim</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Gebruiker</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gedaan</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Geweigerd</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>Compared a face with those of people who allow it</source>
        <translation>Een gezicht vergeleken met die van mensen die het toestaan</translation>
    </message>
    <message>
        <source>Compared faces with those of people who allow it</source>
        <translation>Gezichten vergeleken met die van mensen die het toestaan</translation>
    </message>
    <message>
        <source>Read the list of persons</source>
        <translation>De lijst van personen gelezen</translation>
    </message>
    <message>
        <source>Read the list of quitclaims</source>
        <translation>De lijst van quitclaims gelezen</translation>
    </message>
    <message>
        <source>Keyrings</source>
        <translation>Sleutelbossen</translation>
    </message>
    <message>
        <source>Passphrases</source>
        <translation>Wachtwoordzinnen</translation>
    </message>
    <message>
        <source>Recovery keys</source>
        <translation>Herstelsleutels</translation>
    </message>
    <message>
        <source>Checked the whole catalog</source>
        <translation>Hele catalogus gecontroleerd</translation>
    </message>
    <message>
        <source>Read the list of faces</source>
        <translation>Lijst van gezichten gelezen</translation>
    </message>
    <message>
        <source>Began to look for faces</source>
        <translation>Begonnen met zoeken naar gezichten</translation>
    </message>
    <message>
        <source>Chose a new passphrase with the recovery key</source>
        <translation>Nieuwe wachtwoordzin gekozen met de herstelsleutel</translation>
    </message>
    <message>
        <source>Began to import photos</source>
        <translation>Begonnen met importeren van foto&apos;s</translation>
    </message>
    <message>
        <source>Confirmed that the recovery key is kept</source>
        <translation>Bevestigd dat de herstelsleutel bewaard is</translation>
    </message>
    <message>
        <source>Read the list of tasks</source>
        <translation>Takenlijst gelezen</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>An older key file was put back</source>
        <translation>Een oudere sleutelbestand is teruggezet</translation>
    </message>
    <message>
        <source>Added a consent form</source>
        <translation>Toestemmingsformulier toegevoegd</translation>
    </message>
    <message>
        <source>Offered a consent form again</source>
        <translation>Toestemmingsformulier weer aangeboden</translation>
    </message>
    <message>
        <source>Gave a consent form another name</source>
        <translation>Toestemmingsformulier een andere naam gegeven</translation>
    </message>
    <message>
        <source>Retired a consent form</source>
        <translation>Toestemmingsformulier niet meer aangeboden</translation>
    </message>
    <message>
        <source>Changed a consent form: a new version</source>
        <translation>Toestemmingsformulier gewijzigd: een nieuwe versie</translation>
    </message>
    <message>
        <source>Made a letter that confirms a withdrawal</source>
        <translation>Brief gemaakt die een intrekking bevestigt</translation>
    </message>
    <message>
        <source>Changed whether photos without people need a person’s word</source>
        <translation>Gewijzigd of voor foto&apos;s zonder mensen iemands woord nodig is</translation>
    </message>
    <message>
        <source>Recorded a publication</source>
        <translation>Publicatie vastgelegd</translation>
    </message>
    <message>
        <source>Recorded the end of a publication</source>
        <translation>Einde van een publicatie vastgelegd</translation>
    </message>
    <message>
        <source>Changed a publication</source>
        <translation>Publicatie gewijzigd</translation>
    </message>
    <message>
        <source>Added a purpose</source>
        <translation>Doel toegevoegd</translation>
    </message>
    <message>
        <source>Moved a purpose in the list</source>
        <translation>Doel in de lijst verplaatst</translation>
    </message>
    <message>
        <source>Removed a purpose that nothing named</source>
        <translation>Doel verwijderd dat nergens werd genoemd</translation>
    </message>
    <message>
        <source>Gave a purpose another name</source>
        <translation>Doel een andere naam gegeven</translation>
    </message>
    <message>
        <source>Offered a retired purpose again</source>
        <translation>Vervallen doel weer aangeboden</translation>
    </message>
    <message>
        <source>Retired a purpose</source>
        <translation>Doel laten vervallen</translation>
    </message>
    <message>
        <source>Corrected a quitclaim</source>
        <translation>Quitclaim verbeterd</translation>
    </message>
    <message>
        <source>Read the earlier versions of a quitclaim</source>
        <translation>Eerdere versies van een quitclaim gelezen</translation>
    </message>
    <message>
        <source>Made a consent receipt</source>
        <translation>Toestemmingsbewijs gemaakt</translation>
    </message>
    <message>
        <source>Read the list of exceptions</source>
        <translation>Lijst van uitzonderingen gelezen</translation>
    </message>
    <message>
        <source>Wrote the list of tasks to a file</source>
        <translation>Takenlijst naar een bestand geschreven</translation>
    </message>
    <message>
        <source>Took a photo down</source>
        <translation>Foto weggehaald</translation>
    </message>
    <message>
        <source>Noted that a photo cannot be taken down</source>
        <translation>Vastgelegd dat een foto niet weggehaald kan worden</translation>
    </message>
    <message>
        <source>Read the list of photos to take down</source>
        <translation>Lijst van weg te halen foto&apos;s gelezen</translation>
    </message>
    <message>
        <source>Photos have to be taken down</source>
        <translation>Foto&apos;s moeten worden weggehaald</translation>
    </message>
    <message>
        <source>Put a task off</source>
        <translation>Taak uitgesteld</translation>
    </message>
    <message>
        <source>Had a task told again</source>
        <translation>Taak weer laten melden</translation>
    </message>
    <message>
        <source>Consent forms</source>
        <translation>Toestemmingsformulieren</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Brieven</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Beleid</translation>
    </message>
    <message>
        <source>Publications</source>
        <translation>Publicaties</translation>
    </message>
    <message>
        <source>Purposes</source>
        <translation>Doelen</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Toestemmingsbewijzen</translation>
    </message>
    <message>
        <source>Taking photos down</source>
        <translation>Foto&apos;s weghalen</translation>
    </message>
    <message>
        <source>Consent form</source>
        <translation>Toestemmingsformulier</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>Publicatie</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>Removed a box that was drawn by hand</source>
        <translation>Een met de hand getekend kader verwijderd</translation>
    </message>
    <message>
        <source>Erased what recognition made, as nobody may use it any more</source>
        <translation>Gewist wat de herkenning maakte, omdat niemand die nog mag gebruiken</translation>
    </message>
    <message>
        <source>Began to put unknown people into groups</source>
        <translation>Begonnen onbekende mensen in groepen te zetten</translation>
    </message>
    <message>
        <source>Installed a face model</source>
        <translation>Een gezichtsmodel geïnstalleerd</translation>
    </message>
    <message>
        <source>Removed a face model</source>
        <translation>Een gezichtsmodel verwijderd</translation>
    </message>
    <message>
        <source>Chose another face model</source>
        <translation>Een ander gezichtsmodel gekozen</translation>
    </message>
    <message>
        <source>Said that two entries are two persons</source>
        <translation>Gezegd dat twee vermeldingen twee personen zijn</translation>
    </message>
    <message>
        <source>Took back what was said about two entries</source>
        <translation>Teruggenomen wat over twee vermeldingen was gezegd</translation>
    </message>
    <message>
        <source>Compared the faceprints of persons with each other</source>
        <translation>De gezichtsafdrukken van personen met elkaar vergeleken</translation>
    </message>
    <message>
        <source>Chose the face that stands for a person</source>
        <translation>Het gezicht gekozen dat voor een persoon staat</translation>
    </message>
    <message>
        <source>Read which persons are probably one</source>
        <translation>Gelezen welke personen waarschijnlijk één zijn</translation>
    </message>
    <message>
        <source>Split a person in two</source>
        <translation>Een persoon in tweeën gesplitst</translation>
    </message>
    <message>
        <source>Compared the faces of a person to split it</source>
        <translation>De gezichten van een persoon vergeleken om te splitsen</translation>
    </message>
    <message>
        <source>Took back the merging of two persons</source>
        <translation>Het samenvoegen van twee personen teruggenomen</translation>
    </message>
    <message>
        <source>Took back the splitting of a person</source>
        <translation>Het splitsen van een persoon teruggenomen</translation>
    </message>
    <message>
        <source>Was not sure whether two entries are one person</source>
        <translation>Niet zeker of twee vermeldingen één persoon zijn</translation>
    </message>
    <message>
        <source>Face models</source>
        <translation>Gezichtsmodellen</translation>
    </message>
    <message>
        <source>Face model</source>
        <translation>Gezichtsmodel</translation>
    </message>
</context>
<context>
    <name>bk::ui::BatchPanel</name>
    <message>
        <source>One by one  (Esc)</source>
        <translation>Eén voor één  (Esc)</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>Eén voor één</translation>
    </message>
    <message>
        <source>stay open</source>
        <translation>open blijven</translation>
    </message>
    <message>
        <source>Are these all %1?</source>
        <translation>Zijn dit allemaal %1?</translation>
    </message>
    <message>
        <source>Take out who is not %1: with a click, or with the arrows and Space. Decide by looking at the known faces beside.</source>
        <translation>Haal eruit wie %1 niet is: met een klik, of met de pijlen en de spatiebalk. Beslis door naar de bekende gezichten ernaast te kijken.</translation>
    </message>
    <message>
        <source>are not %1</source>
        <translation>niet %1 zijn</translation>
    </message>
    <message>
        <source>Less sure: these are left open unless you say yes. Look closely, at hair and age too.</source>
        <translation>Minder zeker: deze blijven open tenzij u ja zegt. Kijk goed, ook naar haar en leeftijd.</translation>
    </message>
    <message>
        <source>Taken out: %1, who</source>
        <translation>Eruit gehaald: %1, die</translation>
    </message>
    <message>
        <source>%1 yes</source>
        <translation>%1 ja</translation>
    </message>
    <message>
        <source>%1 not %2</source>
        <translation>%1 niet %2</translation>
    </message>
    <message>
        <source>%1 taken out</source>
        <translation>%1 eruit gehaald</translation>
    </message>
    <message>
        <source>%1 left open</source>
        <translation>%1 open gelaten</translation>
    </message>
    <message>
        <source>Weaker ones that follow after these: %1</source>
        <translation>Zwakkere die hierna volgen: %1</translation>
    </message>
    <message>
        <source>Look at %1 more  (Enter)</source>
        <translation>Nog %1 bekijken  (Enter)</translation>
    </message>
    <message>
        <source>Yes to %1  (Enter)</source>
        <translation>Ja voor %1  (Enter)</translation>
    </message>
    <message>
        <source>Keep these answers  (Enter)</source>
        <translation>Deze antwoorden bewaren  (Enter)</translation>
    </message>
    <message>
        <source>%1 would be named more than once on a photo. Take out one of the marked faces, or press Enter again to name them all.</source>
        <translation>%1 zou meer dan eens op een foto genoemd worden. Haal een van de gemerkte gezichten eruit, of druk nogmaals op Enter om ze alle te benoemen.</translation>
    </message>
    <message>
        <source>Name them all</source>
        <translation>Alle benoemen</translation>
    </message>
</context>
<context>
    <name>bk::ui::CandidateList</name>
    <message>
        <source>Other persons</source>
        <translation>Andere personen</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>bk::ui::CollectionPanel</name>
    <message>
        <source>Collections</source>
        <translation>Collecties</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n foto&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle foto&apos;s</translation>
    </message>
    <message>
        <source>Recognition on</source>
        <translation>Gezichtsherkenning aan</translation>
    </message>
    <message>
        <source>Recognition off</source>
        <translation>Gezichtsherkenning uit</translation>
    </message>
</context>
<context>
    <name>bk::ui::CollectionPolicy</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n foto&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>For example: explicit consent, GDPR art. 9(2)(a)</source>
        <translation>Bijvoorbeeld: uitdrukkelijke toestemming, AVG art. 9 lid 2 onder a</translation>
    </message>
    <message>
        <source>Number or place of the assessment</source>
        <translation>Nummer of vindplaats van de beoordeling</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>Impact assessment (DPIA)</source>
        <translation>Effectbeoordeling (DPIA)</translation>
    </message>
    <message>
        <source>Photos may be used until</source>
        <translation>Foto&apos;s te gebruiken t/m</translation>
    </message>
    <message>
        <source>Last day of use</source>
        <translation>Laatste dag van gebruik</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Recognition is on</source>
        <translation>Gezichtsherkenning staat aan</translation>
    </message>
    <message>
        <source>Faces are compared with those of people who allow it.</source>
        <translation>Gezichten worden vergeleken met die van mensen die het toestaan.</translation>
    </message>
    <message>
        <source>Save the policy of “%1”</source>
        <translation>Beleid van “%1” opslaan</translation>
    </message>
    <message>
        <source>Recognition needs a legal basis and an impact assessment, as long as it is on.</source>
        <translation>Herkenning vraagt een grondslag en een effectbeoordeling zolang ze aan staat.</translation>
    </message>
    <message numerus="yes">
        <source>Saving erases %n faceprint(s) made from this collection.</source>
        <translation>
            <numerusform>Opslaan wist %n gezichtsafdruk uit deze collectie.</numerusform>
            <numerusform>Opslaan wist %n gezichtsafdrukken uit deze collectie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open suggestion(s) go with them.</source>
        <translation>
            <numerusform>%n open voorstel gaat mee.</numerusform>
            <numerusform>%n open voorstellen gaan mee.</numerusform>
        </translation>
    </message>
    <message>
        <source>Names that people gave stay.</source>
        <translation>Namen die mensen gaven blijven.</translation>
    </message>
    <message numerus="yes">
        <source>That day has passed: saving blocks %n photo(s) for every purpose.</source>
        <translation>
            <numerusform>Die dag is voorbij: opslaan blokkeert %n foto voor elk doel.</numerusform>
            <numerusform>Die dag is voorbij: opslaan blokkeert %n foto&apos;s voor elk doel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faceprint(s) erased</source>
        <translation>
            <numerusform>%n gezichtsafdruk gewist</numerusform>
            <numerusform>%n gezichtsafdrukken gewist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) erased</source>
        <translation>
            <numerusform>%n suggestie gewist</numerusform>
            <numerusform>%n suggesties gewist</numerusform>
        </translation>
    </message>
    <message>
        <source>names stay.</source>
        <translation>namen blijven.</translation>
    </message>
</context>
<context>
    <name>bk::ui::CoverChoice</name>
    <message>
        <source>This face stands for %1 now.</source>
        <translation>Dit gezicht staat nu voor %1.</translation>
    </message>
    <message>
        <source>The clearest face stands for %1 now.</source>
        <translation>Het duidelijkste gezicht staat nu voor %1.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Teruggenomen.</translation>
    </message>
</context>
<context>
    <name>bk::ui::CoverPanel</name>
    <message>
        <source>No face has this name yet.</source>
        <translation>Nog geen gezicht heeft deze naam.</translation>
    </message>
    <message>
        <source>Faces of this person</source>
        <translation>Gezichten van deze persoon</translation>
    </message>
    <message>
        <source>The clearest one</source>
        <translation>Het duidelijkste</translation>
    </message>
    <message>
        <source>Not a chosen one, but whichever is clearest</source>
        <translation>Geen gekozen gezicht, maar steeds het duidelijkste</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Which face stands for %1?</source>
        <translation>Welk gezicht staat voor %1?</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
</context>
<context>
    <name>bk::ui::CoverageTableModel</name>
    <message>
        <source>All collections</source>
        <translation>Alle collecties</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collectie</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>With people</source>
        <translation>Met mensen</translation>
    </message>
    <message>
        <source>May be used</source>
        <translation>Bruikbaar</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Aandeel</translation>
    </message>
    <message>
        <source>Why the others are blocked</source>
        <translation>Waarom de andere geblokkeerd zijn</translation>
    </message>
</context>
<context>
    <name>bk::ui::CoverageView</name>
    <message>
        <source>Reading…</source>
        <translation>Bezig met lezen…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>Pdf…</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Save the charts and numbers as pages</source>
        <translation>Grafieken en cijfers als pagina&apos;s opslaan</translation>
    </message>
    <message>
        <source>Save the numbers for a spreadsheet</source>
        <translation>Cijfers voor een spreadsheet opslaan</translation>
    </message>
    <message>
        <source>What blocks the photos</source>
        <translation>Wat de foto&apos;s blokkeert</translation>
    </message>
    <message>
        <source>What the bars stand for</source>
        <translation>Waar de balken voor staan</translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation>Alle cijfers</translation>
    </message>
    <message>
        <source>Enter shows the blocked photos in the library</source>
        <translation>Enter toont de geblokkeerde foto&apos;s in de bibliotheek</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>Nog geen foto&apos;s</translation>
    </message>
    <message>
        <source>As soon as there are photos with people, this says how many of them may be used, and what blocks the others.</source>
        <translation>Zodra er foto&apos;s met mensen zijn, staat hier hoeveel er gebruikt mogen worden en wat de andere blokkeert.</translation>
    </message>
    <message>
        <source>Import photos…</source>
        <translation>Foto&apos;s importeren…</translation>
    </message>
    <message>
        <source>No photos with people yet</source>
        <translation>Nog geen foto&apos;s met mensen</translation>
    </message>
    <message>
        <source>On none of the photos a face was found or a person marked.</source>
        <translation>Op geen van de foto&apos;s is een gezicht gevonden of een persoon aangewezen.</translation>
    </message>
    <message>
        <source>Look for faces</source>
        <translation>Gezichten zoeken</translation>
    </message>
    <message>
        <source>%1 photos, %2 of them with people. As of %3.</source>
        <translation>%1 foto&apos;s, waarvan %2 met mensen. Stand van %3.</translation>
    </message>
    <message>
        <source>Growth: %1</source>
        <translation>Groei: %1</translation>
    </message>
    <message>
        <source>%1 of %2 may be used</source>
        <translation>%1 van %2 mogen gebruikt worden</translation>
    </message>
    <message>
        <source>%1: %2, %3 need attention, %4 blocked</source>
        <translation>%1: %2, %3 vragen aandacht, %4 geblokkeerd</translation>
    </message>
    <message>
        <source>%1: show the blocked photos</source>
        <translation>%1: de geblokkeerde foto&apos;s tonen</translation>
    </message>
    <message>
        <source>Purposes, in all collections</source>
        <translation>Doelen, in alle collecties</translation>
    </message>
    <message>
        <source>Collections, for: %1</source>
        <translation>Collecties, voor: %1</translation>
    </message>
    <message>
        <source>Purposes, in: %1</source>
        <translation>Doelen, in: %1</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Rapport opslaan</translation>
    </message>
    <message>
        <source>permissions</source>
        <translation>toestemmingen</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Opgeslagen als %1.</translation>
    </message>
</context>
<context>
    <name>bk::ui::DateField</name>
    <message>
        <source>day-month-year</source>
        <translation>dag-maand-jaar</translation>
    </message>
    <message>
        <source>Pick from a calendar</source>
        <translation>Kiezen uit een kalender</translation>
    </message>
    <message>
        <source>%1: pick from a calendar</source>
        <translation>%1: kiezen uit een kalender</translation>
    </message>
</context>
<context>
    <name>bk::ui::DuplicateSide</name>
    <message>
        <source>Under 16</source>
        <translation>Onder 16</translation>
    </message>
    <message>
        <source>This entry stays</source>
        <translation>Deze vermelding blijft</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>De pagina openen</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n foto’s</numerusform>
        </translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>geboren %1</translation>
    </message>
    <message>
        <source>died %1</source>
        <translation>overleden %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No quitclaim</source>
        <translation>Geen quitclaim</translation>
    </message>
    <message>
        <source>%1 stays</source>
        <translation>%1 blijft</translation>
    </message>
</context>
<context>
    <name>bk::ui::DuplicatesView</name>
    <message>
        <source>The names are the same but for how they are written.</source>
        <translation>De namen zijn dezelfde, alleen anders geschreven.</translation>
    </message>
    <message>
        <source>One name has letters where the other has names.</source>
        <translation>De ene naam heeft voorletters waar de andere namen heeft.</translation>
    </message>
    <message>
        <source>One name is part of the other.</source>
        <translation>De ene naam is een deel van de andere.</translation>
    </message>
    <message>
        <source>The names differ by a letter or two.</source>
        <translation>De namen verschillen een of twee letters.</translation>
    </message>
    <message>
        <source>All people</source>
        <translation>Alle mensen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Likely duplicates</source>
        <translation>Waarschijnlijk dubbel</translation>
    </message>
    <message>
        <source>Yes, one person (Y)</source>
        <translation>Ja, één persoon (Y)</translation>
    </message>
    <message>
        <source>Merge into the one that stays</source>
        <translation>Samenvoegen met de vermelding die blijft</translation>
    </message>
    <message>
        <source>No, two persons (N)</source>
        <translation>Nee, twee personen (N)</translation>
    </message>
    <message>
        <source>Not asked again, also after a merge</source>
        <translation>Wordt niet meer gevraagd, ook niet na een samenvoeging</translation>
    </message>
    <message>
        <source>Not sure (S)</source>
        <translation>Niet zeker (S)</translation>
    </message>
    <message>
        <source>Asked again, last</source>
        <translation>Wordt als laatste weer gevraagd</translation>
    </message>
    <message>
        <source>Undo (U)</source>
        <translation>Ongedaan maken (U)</translation>
    </message>
    <message>
        <source>Take the last answer back</source>
        <translation>Het laatste antwoord terugnemen</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Bezig met vergelijken…</translation>
    </message>
    <message>
        <source>All answered</source>
        <translation>Alles beantwoord</translation>
    </message>
    <message>
        <source>No likely duplicates</source>
        <translation>Niets dat dubbel lijkt</translation>
    </message>
    <message>
        <source>U takes the last answer back. Pairs nobody was sure about are asked again when you come back.</source>
        <translation>U neemt het laatste antwoord terug. Paren waarover niemand zeker was, worden weer gevraagd als u terugkomt.</translation>
    </message>
    <message>
        <source>Nobody here looks like somebody else by name, nor by face among those who permit recognition.</source>
        <translation>Niemand hier lijkt op iemand anders, niet op naam en ook niet op gezicht bij wie herkenning toestaat.</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) left</source>
        <translation>
            <numerusform>nog %n paar</numerusform>
            <numerusform>nog %n paren</numerusform>
        </translation>
    </message>
    <message>
        <source>Their faces look alike: %1.</source>
        <translation>Hun gezichten lijken op elkaar: %1.</translation>
    </message>
    <message>
        <source>Somebody was not sure before.</source>
        <translation>Iemand was eerder niet zeker.</translation>
    </message>
    <message numerus="yes">
        <source>Both are on %n photo(s), each with a face of their own.</source>
        <translation>
            <numerusform>Beiden staan op %n foto, elk met een eigen gezicht.</numerusform>
            <numerusform>Beiden staan op %n foto’s, elk met een eigen gezicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n face(s) somebody said: the one and not the other.</source>
        <translation>
            <numerusform>Van %n gezicht zei iemand: de een en niet de ander.</numerusform>
            <numerusform>Van %n gezichten zei iemand: de een en niet de ander.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is now part of %2.</source>
        <translation>%1 hoort nu bij %2.</translation>
    </message>
    <message>
        <source>%1 and %2 are two persons.</source>
        <translation>%1 en %2 zijn twee personen.</translation>
    </message>
    <message>
        <source>Not sure about %1 and %2.</source>
        <translation>Niet zeker over %1 en %2.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Teruggenomen.</translation>
    </message>
</context>
<context>
    <name>bk::ui::ExceptionListModel</name>
    <message>
        <source>All of its photos</source>
        <translation>Al haar foto&apos;s</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No, over</source>
        <translation>Nee, voorbij</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collectie</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>Besloten op</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Geldig</translation>
    </message>
</context>
<context>
    <name>bk::ui::ExceptionsView</name>
    <message>
        <source>Reading…</source>
        <translation>Bezig met lezen…</translation>
    </message>
    <message>
        <source>Only what is in force</source>
        <translation>Alleen wat geldig is</translation>
    </message>
    <message>
        <source>Photo, reason, who decided…</source>
        <translation>Foto, reden, wie besloot…</translation>
    </message>
    <message>
        <source>Search the exceptions</source>
        <translation>Zoeken in de uitzonderingen</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>Pdf…</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Save what is shown</source>
        <translation>Opslaan wat te zien is</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Uitzonderingen</translation>
    </message>
    <message numerus="yes">
        <source>“Consent not needed” stands on %n photo(s) of somebody whose portraits were commissioned. Publishing those needs the consent of whoever is portrayed all the same.</source>
        <translation>
            <numerusform>“Toestemming niet nodig” staat op %n foto van iemand van wie portretten in opdracht zijn gemaakt. Publiceren vraagt dan toch de toestemming van de geportretteerde.</numerusform>
            <numerusform>“Toestemming niet nodig” staat op %n foto&apos;s van iemand van wie portretten in opdracht zijn gemaakt. Publiceren vraagt dan toch de toestemming van de geportretteerde.</numerusform>
        </translation>
    </message>
    <message>
        <source>No exceptions</source>
        <translation>Geen uitzonderingen</translation>
    </message>
    <message>
        <source>Nothing was decided beside what people signed: no photo for which consent is not needed, no bystander, no embargo, no last day, no restriction.</source>
        <translation>Er is niets besloten naast wat mensen tekenden: geen foto waarvoor toestemming niet nodig is, geen omstander, geen embargo, geen laatste dag, geen beperking.</translation>
    </message>
    <message>
        <source>None fits</source>
        <translation>Niets gevonden</translation>
    </message>
    <message>
        <source>No exception is all that the filters above ask for.</source>
        <translation>Geen uitzondering voldoet aan alle filters hierboven.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles tonen</translation>
    </message>
    <message numerus="yes">
        <source>%n exception(s)</source>
        <translation>
            <numerusform>%n uitzondering</numerusform>
            <numerusform>%n uitzonderingen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>Save the exceptions (whoever has the file can read them)</source>
        <translation>Uitzonderingen opslaan (wie het bestand heeft, kan ze lezen)</translation>
    </message>
    <message>
        <source>exceptions</source>
        <translation>uitzonderingen</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Opgeslagen als %1.</translation>
    </message>
</context>
<context>
    <name>bk::ui::ExportDialog</name>
    <message>
        <source>Exporting</source>
        <translation>Exporteren</translation>
    </message>
    <message>
        <source>Export photos</source>
        <translation>Foto&apos;s exporteren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporteren</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Map openen</translation>
    </message>
    <message>
        <source>Exporting %1 of %2…</source>
        <translation>%1 van %2 wordt geëxporteerd…</translation>
    </message>
    <message>
        <source>What will the photos be used for?</source>
        <translation>Waarvoor worden de foto&apos;s gebruikt?</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Vorm</translation>
    </message>
    <message>
        <source>JPEG, at most 2048 pixels, without metadata</source>
        <translation>JPEG, hoogstens 2048 pixels, zonder metadata</translation>
    </message>
    <message>
        <source>The original file, byte for byte</source>
        <translation>Het oorspronkelijke bestand, byte voor byte</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>Naar de map</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Export %1</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kiezen…</translation>
    </message>
    <message>
        <source>Asking for every photo…</source>
        <translation>Elke foto wordt nagegaan…</translation>
    </message>
    <message>
        <source>%1 of %2 may be used: cleared, consent not needed, or nobody shown</source>
        <translation>%1 van %2 te gebruiken: vrijgegeven, toestemming niet nodig of niemand in beeld</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n foto&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show these photos</source>
        <translation>Deze foto&apos;s tonen</translation>
    </message>
    <message>
        <source>Show the photos that are: %1</source>
        <translation>De foto&apos;s tonen met status: %1</translation>
    </message>
    <message>
        <source>Folder for the exported photos</source>
        <translation>Map voor de geëxporteerde foto&apos;s</translation>
    </message>
    <message numerus="yes">
        <source>Export %n photo(s)</source>
        <translation>
            <numerusform>%n foto exporteren</numerusform>
            <numerusform>%n foto&apos;s exporteren</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to export</source>
        <translation>Niets te exporteren</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Bezig met exporteren…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message numerus="yes">
        <source>Stopped; %n photo(s) were exported before.</source>
        <translation>
            <numerusform>Gestopt; %n foto was al geëxporteerd.</numerusform>
            <numerusform>Gestopt; %n foto&apos;s waren al geëxporteerd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) exported.</source>
        <translation>
            <numerusform>%n foto geëxporteerd.</numerusform>
            <numerusform>%n foto&apos;s geëxporteerd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) stayed here because they are not cleared.</source>
        <translation>
            <numerusform>%n foto bleef achter, want die is niet vrijgegeven.</numerusform>
            <numerusform>%n foto&apos;s bleven achter, want die zijn niet vrijgegeven.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read or written:</source>
        <translation>
            <numerusform>%n kon niet worden gelezen of geschreven:</numerusform>
            <numerusform>%n konden niet worden gelezen of geschreven:</numerusform>
        </translation>
    </message>
    <message>
        <source>Who permitted what is written in %1</source>
        <translation>Wie wat heeft toegestaan, staat in %1</translation>
    </message>
    <message>
        <source>The original is no longer in %1. Put it back, or import the folder where it is now, and export again.</source>
        <translation>Het origineel staat niet meer in %1. Zet het terug, of importeer de map waar het nu staat, en exporteer opnieuw.</translation>
    </message>
    <message>
        <source>Record where these were published…</source>
        <translation>Vastleggen waar deze gepubliceerd zijn…</translation>
    </message>
    <message>
        <source>Where were these published?</source>
        <translation>Waar zijn deze gepubliceerd?</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Vastleggen</translation>
    </message>
    <message>
        <source>Exported, and recorded: %1.</source>
        <translation>Geëxporteerd en vastgelegd: %1.</translation>
    </message>
</context>
<context>
    <name>bk::ui::FaceChip</name>
    <message>
        <source>Twice here</source>
        <translation>Hier dubbel</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>Open gelaten</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>bk::ui::FaceCloseUp</name>
    <message>
        <source>The face in question</source>
        <translation>Het gezicht waar het om gaat</translation>
    </message>
</context>
<context>
    <name>bk::ui::FaceDecider</name>
    <message>
        <source>Named %1.</source>
        <translation>%1 benoemd.</translation>
    </message>
    <message>
        <source>Not %1; this will not be suggested again.</source>
        <translation>Niet %1; dit wordt niet meer voorgesteld.</translation>
    </message>
    <message>
        <source>Marked as not a face.</source>
        <translation>Als ‘geen gezicht’ gemarkeerd.</translation>
    </message>
    <message>
        <source>Marked as a face without a name.</source>
        <translation>Als gezicht zonder naam gemarkeerd.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Ongedaan gemaakt.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Er is niets om ongedaan te maken.</translation>
    </message>
    <message>
        <source>Faces answered: %1.</source>
        <translation>Beantwoorde gezichten: %1.</translation>
    </message>
    <message>
        <source>Passed over, being gone or answered by somebody else: %1.</source>
        <translation>Overgeslagen, want weg of door iemand anders beantwoord: %1.</translation>
    </message>
    <message>
        <source>Marked as a bystander: %1.</source>
        <translation>Als omstander gemerkt: %1.</translation>
    </message>
    <message>
        <source>Box added. Type a name, or press B for a bystander.</source>
        <translation>Kader toegevoegd. Typ een naam, of druk op B voor een omstander.</translation>
    </message>
    <message>
        <source>Box changed.</source>
        <translation>Kader veranderd.</translation>
    </message>
    <message>
        <source>Box removed.</source>
        <translation>Kader verwijderd.</translation>
    </message>
    <message>
        <source>%1 is already named on another face of this photo. Open the photo to name both.</source>
        <translation>%1 is al bij een ander gezicht op deze foto genoemd. Open de foto om beide te benoemen.</translation>
    </message>
</context>
<context>
    <name>bk::ui::FaceGrid</name>
    <message>
        <source>Face %1</source>
        <translation>Gezicht %1</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>gemerkt</translation>
    </message>
</context>
<context>
    <name>bk::ui::FaceModelsPage</name>
    <message>
        <source>Making faceprints</source>
        <translation>Gezichtsafdrukken maken</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>Terug naar de instellingen</translation>
    </message>
    <message>
        <source>One model finds faces on photos, another compares them with the faces of people who allow it. Models come from a file on this computer; nothing is downloaded.</source>
        <translation>Het ene model vindt gezichten op foto’s, het andere vergelijkt ze met de gezichten van mensen die dat toestaan. Modellen komen uit een bestand op deze computer; er wordt niets gedownload.</translation>
    </message>
    <message>
        <source>Install from a file…</source>
        <translation>Uit een bestand installeren…</translation>
    </message>
    <message>
        <source>The network (.onnx, or dlib&apos;s .dat), with its card beside it</source>
        <translation>Het netwerk (.onnx, of de .dat van dlib), met zijn kaart ernaast</translation>
    </message>
    <message>
        <source>An administrator can install and choose models.</source>
        <translation>Een beheerder kan modellen installeren en kiezen.</translation>
    </message>
    <message>
        <source>Still to do</source>
        <translation>Nog te doen</translation>
    </message>
    <message>
        <source>Make the faceprints</source>
        <translation>De gezichtsafdrukken maken</translation>
    </message>
    <message>
        <source>Look for faces</source>
        <translation>Gezichten zoeken</translation>
    </message>
    <message>
        <source>Stop; what is made is kept</source>
        <translation>Stoppen; wat gemaakt is blijft</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>Gezichten vinden</translation>
    </message>
    <message>
        <source>Comparing faces</source>
        <translation>Gezichten vergelijken</translation>
    </message>
    <message numerus="yes">
        <source>%n faceprint(s) have to be made before faces are compared with them.</source>
        <translation>
            <numerusform>%n gezichtsafdruk moet worden gemaakt voordat gezichten ermee worden vergeleken.</numerusform>
            <numerusform>%n gezichtsafdrukken moeten worden gemaakt voordat gezichten ermee worden vergeleken.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody who may recognise faces makes them.</source>
        <translation>Iemand die gezichten mag herkennen maakt ze.</translation>
    </message>
    <message numerus="yes">
        <source>The model in use has not looked at %n photo(s) yet.</source>
        <translation>
            <numerusform>Het gebruikte model heeft %n foto nog niet bekeken.</numerusform>
            <numerusform>Het gebruikte model heeft %n foto’s nog niet bekeken.</numerusform>
        </translation>
    </message>
    <message>
        <source>Making faceprints: %1 of %2.</source>
        <translation>Gezichtsafdrukken maken: %1 van %2.</translation>
    </message>
    <message>
        <source>Making faceprints…</source>
        <translation>Gezichtsafdrukken maken…</translation>
    </message>
    <message>
        <source>%1 per second.</source>
        <translation>%1 per seconde.</translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s) to go.</source>
        <translation>
            <numerusform>Nog ongeveer %n minuut.</numerusform>
            <numerusform>Nog ongeveer %n minuten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n second(s) to go.</source>
        <translation>
            <numerusform>Nog ongeveer %n seconde.</numerusform>
            <numerusform>Nog ongeveer %n seconden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a face model</source>
        <translation>Een gezichtsmodel kiezen</translation>
    </message>
    <message>
        <source>Face models (*.onnx *.dat);;All files (*)</source>
        <translation>Gezichtsmodellen (*.onnx *.dat);;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>Reading %1 and trying it on a made-up face…</source>
        <translation>%1 lezen en proberen op een verzonnen gezicht…</translation>
    </message>
    <message>
        <source>%1 is installed. It is not in use yet: choose it below.</source>
        <translation>%1 is geïnstalleerd. Het is nog niet in gebruik: kies het hieronder.</translation>
    </message>
    <message>
        <source>%1 is in use from now on.</source>
        <translation>%1 is vanaf nu in gebruik.</translation>
    </message>
    <message>
        <source>%1 is removed.</source>
        <translation>%1 is verwijderd.</translation>
    </message>
    <message numerus="yes">
        <source>%n faceprint(s) were made.</source>
        <translation>
            <numerusform>%n gezichtsafdruk is gemaakt.</numerusform>
            <numerusform>%n gezichtsafdrukken zijn gemaakt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Face models</source>
        <translation>Gezichtsmodellen</translation>
    </message>
    <message>
        <source>%1 is installed. It is not in use yet: choose it below. Its card says what this program does not know, which may be misspelt: %2.</source>
        <translation>%1 is geïnstalleerd. Het is nog niet in gebruik: kies het hieronder. De kaart ervan zegt iets wat dit programma niet kent en misschien verkeerd gespeld is: %2.</translation>
    </message>
</context>
<context>
    <name>bk::ui::FaceRow</name>
    <message>
        <source>Key: %1</source>
        <translation>Toets: %1</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Yes, this is %1</source>
        <translation>Ja, dit is %1</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>No, this is not %1</source>
        <translation>Nee, dit is niet %1</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>This face</source>
        <translation>Dit gezicht</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>Naam…</translation>
    </message>
    <message>
        <source>%1: type a name</source>
        <translation>%1: een naam typen</translation>
    </message>
    <message>
        <source>It is a face</source>
        <translation>Wel een gezicht</translation>
    </message>
    <message>
        <source>%1: it is a face</source>
        <translation>%1: wel een gezicht</translation>
    </message>
    <message>
        <source>Not %1</source>
        <translation>Niet %1</translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation>%1 is niet %2</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Pagina openen</translation>
    </message>
    <message>
        <source>Open the page of %1</source>
        <translation>De pagina van %1 openen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>%1: take back what was decided</source>
        <translation>%1: de beslissing ongedaan maken</translation>
    </message>
    <message>
        <source>Bystander</source>
        <translation>Omstander</translation>
    </message>
    <message>
        <source>%1: bystander, cannot be recognised</source>
        <translation>%1: omstander, niet herkenbaar</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>Geen gezicht</translation>
    </message>
    <message>
        <source>%1: not a face</source>
        <translation>%1: geen gezicht</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Use as their face</source>
        <translation>Als hun gezicht gebruiken</translation>
    </message>
    <message>
        <source>%1 stands for %2</source>
        <translation>%1 staat voor %2</translation>
    </message>
    <message>
        <source>Bystander because…</source>
        <translation>Omstander, want…</translation>
    </message>
    <message>
        <source>Change the box</source>
        <translation>Het kader veranderen</translation>
    </message>
    <message>
        <source>%1: move or resize the box</source>
        <translation>%1: het kader verplaatsen of vergroten</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Remove the box</source>
        <translation>Het kader verwijderen</translation>
    </message>
    <message>
        <source>%1: remove the box</source>
        <translation>%1: het kader verwijderen</translation>
    </message>
</context>
<context>
    <name>bk::ui::FaceWords</name>
    <message>
        <source>very likely</source>
        <translation>zeer waarschijnlijk</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>waarschijnlijk</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>mogelijk</translation>
    </message>
    <message>
        <source>cannot be recognised</source>
        <translation>niet herkenbaar</translation>
    </message>
    <message>
        <source>Is this a face?</source>
        <translation>Is dit een gezicht?</translation>
    </message>
    <message>
        <source>Possibly a face; somebody has to look</source>
        <translation>Mogelijk een gezicht; iemand moet ernaar kijken</translation>
    </message>
    <message>
        <source>Unnamed</source>
        <translation>Zonder naam</translation>
    </message>
    <message>
        <source>A face that nobody has named</source>
        <translation>Een gezicht zonder naam</translation>
    </message>
    <message>
        <source>Bystander</source>
        <translation>Omstander</translation>
    </message>
    <message>
        <source>Bystander: %1</source>
        <translation>Omstander: %1</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>Geen gezicht</translation>
    </message>
    <message>
        <source>Not a face, somebody said</source>
        <translation>Geen gezicht, zo is beslist</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>%1?</translation>
    </message>
    <message>
        <source>Suggested: %1, %2</source>
        <translation>Voorstel: %1, %2</translation>
    </message>
    <message>
        <source>far away or out of focus</source>
        <translation>ver weg of onscherp</translation>
    </message>
    <message>
        <source>turned away</source>
        <translation>afgewend</translation>
    </message>
    <message>
        <source>a passer-by in a public place</source>
        <translation>een voorbijganger op een openbare plek</translation>
    </message>
    <message>
        <source>a picture of a face: poster, screen, statue</source>
        <translation>een afbeelding van een gezicht: poster, scherm, beeld</translation>
    </message>
</context>
<context>
    <name>bk::ui::FilterBar</name>
    <message>
        <source>Cleared</source>
        <translation>Vrijgegeven</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Vraagt aandacht</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Geblokkeerd</translation>
    </message>
    <message>
        <source>No people</source>
        <translation>Geen personen</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Niet nodig</translation>
    </message>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation>
            <numerusform>%n status</numerusform>
            <numerusform>%n statussen</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Unnamed faces</source>
        <translation>Zonder naam</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Sterren</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles tonen</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Volgorde</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Nieuwste eerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Oudste eerst</translation>
    </message>
    <message>
        <source>Latest added</source>
        <translation>Toegevoegd</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Op naam</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Grootte van de beelden</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl+wheel)</source>
        <translation>Grootte van de beelden (Ctrl+muiswiel)</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Elke status</translation>
    </message>
    <message>
        <source>One reason</source>
        <translation>Eén reden</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Alle data</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dit jaar</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Vorig jaar</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Laatste 12 maanden</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Vanaf</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Tot en met</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>Deze dagen tonen</translation>
    </message>
    <message>
        <source>Any rating</source>
        <translation>Alle sterren</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 sterren</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s) or more</source>
        <translation>
            <numerusform>%n ster of meer</numerusform>
            <numerusform>%n sterren of meer</numerusform>
        </translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>Iedereen</translation>
    </message>
    <message>
        <source>Nobody is in the catalog yet</source>
        <translation>Nog niemand in de catalogus</translation>
    </message>
    <message>
        <source>For others, type the name in the search field</source>
        <translation>Anderen: typ de naam in het zoekveld</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Eén persoon</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Vanaf %1</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>T/m %1</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen photo(s)</source>
        <translation>
            <numerusform>%n gekozen foto</numerusform>
            <numerusform>%n gekozen foto&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>Trefwoord: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>bk::ui::FoldSection</name>
    <message>
        <source>%1, open</source>
        <translation>%1, open</translation>
    </message>
    <message>
        <source>%1, folded: %2</source>
        <translation>%1, ingeklapt: %2</translation>
    </message>
</context>
<context>
    <name>bk::ui::FormEditor</name>
    <message>
        <source>Purposes to say yes or no to</source>
        <translation>Doelen om ja of nee op te zeggen</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Add a language</source>
        <translation>Taal toevoegen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>At the head of the page</source>
        <translation>Boven aan de pagina</translation>
    </message>
    <message>
        <source>Who is responsible</source>
        <translation>Wie verantwoordelijk is</translation>
    </message>
    <message>
        <source>Your organisation and how to reach it, with the data protection officer</source>
        <translation>Uw organisatie en hoe die te bereiken is, met de functionaris gegevensbescherming</translation>
    </message>
    <message>
        <source>Which data are kept, and who gets them</source>
        <translation>Welke gegevens bewaard worden, en wie ze krijgt</translation>
    </message>
    <message>
        <source>Photos, names, choices; who may see them</source>
        <translation>Foto&apos;s, namen, keuzes; wie ze mag zien</translation>
    </message>
    <message>
        <source>Taking a yes back</source>
        <translation>Een ja terugnemen</translation>
    </message>
    <message>
        <source>At any time, as easily as it was given, and how</source>
        <translation>Op elk moment, even makkelijk als het gegeven werd, en hoe</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Hoe lang</translation>
    </message>
    <message>
        <source>Until when, and what happens then</source>
        <translation>Tot wanneer, en wat er dan gebeurt</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechten</translation>
    </message>
    <message>
        <source>Access, correction, erasure; complaint to the supervisory authority</source>
        <translation>Inzage, verbetering, wissen; klacht bij de toezichthouder</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Goed om te weten</translation>
    </message>
    <message>
        <source>Whatever else; may stay empty</source>
        <translation>Wat verder nog; mag leeg blijven</translation>
    </message>
    <message>
        <source>Offer “%1” on the form</source>
        <translation>“%1” op het formulier aanbieden</translation>
    </message>
    <message>
        <source>%1, with a tick of its own</source>
        <translation>%1, met een eigen vakje</translation>
    </message>
    <message>
        <source>What faceprints are, and that a no has no consequence</source>
        <translation>Wat gezichtsafdrukken zijn, en dat een nee geen gevolgen heeft</translation>
    </message>
    <message>
        <source>What a yes allows; the first of several lines becomes the heading</source>
        <translation>Wat een ja toestaat; de eerste van meer regels wordt de kop</translation>
    </message>
    <message>
        <source>Words in %1</source>
        <translation>Tekst in het %1</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation>%1 weglaten</translation>
    </message>
</context>
<context>
    <name>bk::ui::FormFields</name>
    <message>
        <source>Consent form</source>
        <translation>Toestemmingsformulier</translation>
    </message>
    <message>
        <source>Version of the form</source>
        <translation>Versie van het formulier</translation>
    </message>
    <message>
        <source>Language of the form</source>
        <translation>Taal van het formulier</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versie</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Another form (none is kept here yet)</source>
        <translation>Een ander formulier (hier is er nog geen bewaard)</translation>
    </message>
    <message>
        <source>Another form</source>
        <translation>Een ander formulier</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <translation>%1, van %2</translation>
    </message>
    <message>
        <source>another form</source>
        <translation>een ander formulier</translation>
    </message>
    <message>
        <source>%1, version %2, %3</source>
        <translation>%1, versie %2, %3</translation>
    </message>
</context>
<context>
    <name>bk::ui::FormPreview</name>
    <message>
        <source>Page before</source>
        <translation>Vorige pagina</translation>
    </message>
    <message>
        <source>Page after</source>
        <translation>Volgende pagina</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Pagina %1 van %2</translation>
    </message>
    <message>
        <source>How the form is printed</source>
        <translation>Hoe het formulier wordt afgedrukt</translation>
    </message>
</context>
<context>
    <name>bk::ui::FormWords</name>
    <message>
        <source>Dutch</source>
        <translation>Nederlands</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Engels</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Duits</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Frans</translation>
    </message>
    <message>
        <source>There is no text in any language.</source>
        <translation>Er is in geen enkele taal tekst.</translation>
    </message>
    <message>
        <source>No purpose is offered.</source>
        <translation>Er wordt geen doel aangeboden.</translation>
    </message>
    <message>
        <source>%1 is there twice.</source>
        <translation>%1 staat er twee keer.</translation>
    </message>
    <message>
        <source>%1: the title.</source>
        <translation>%1: de titel.</translation>
    </message>
    <message>
        <source>%1: who is responsible and how to reach them.</source>
        <translation>%1: wie verantwoordelijk is en hoe die te bereiken is.</translation>
    </message>
    <message>
        <source>%1: what “%2” means.</source>
        <translation>%1: wat “%2” betekent.</translation>
    </message>
    <message>
        <source>%1: which data are kept and who gets them.</source>
        <translation>%1: welke gegevens bewaard worden en wie ze krijgt.</translation>
    </message>
    <message>
        <source>%1: that a yes can be taken back, and how.</source>
        <translation>%1: dat een ja teruggenomen kan worden, en hoe.</translation>
    </message>
    <message>
        <source>%1: how long the data are kept.</source>
        <translation>%1: hoe lang de gegevens bewaard worden.</translation>
    </message>
    <message>
        <source>%1: rights, and where to complain.</source>
        <translation>%1: rechten, en waar u kunt klagen.</translation>
    </message>
    <message>
        <source>%1: what recognition is, and that a no has no consequence.</source>
        <translation>%1: wat herkenning is, en dat een nee geen gevolgen heeft.</translation>
    </message>
    <message>
        <source>%1: a place marked “[…” is still to be filled in.</source>
        <translation>%1: een plek met “[…” moet nog ingevuld worden.</translation>
    </message>
</context>
<context>
    <name>bk::ui::FormsPage</name>
    <message>
        <source>Consent forms</source>
        <translation>Toestemmingsformulieren</translation>
    </message>
    <message>
        <source>%1 (retired)</source>
        <translation>%1 (vervallen)</translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1 (niet opgeslagen)</translation>
    </message>
    <message>
        <source>New form</source>
        <translation>Nieuw formulier</translation>
    </message>
    <message>
        <source>No consent form yet: begin with the suggestion</source>
        <translation>Nog geen toestemmingsformulier: begin met het voorstel</translation>
    </message>
    <message>
        <source>It says in Dutch and English what people must be told before they sign. You fill in what only your organisation knows.</source>
        <translation>Het zegt in het Nederlands en Engels wat mensen moeten weten voordat ze tekenen. U vult in wat alleen uw organisatie weet.</translation>
    </message>
    <message>
        <source>Begin with the suggestion</source>
        <translation>Met het voorstel beginnen</translation>
    </message>
    <message numerus="yes">
        <source>%n form(s)</source>
        <translation>
            <numerusform>%n formulier</numerusform>
            <numerusform>%n formulieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Version %1 of %2</source>
        <translation>Versie %1 van %2</translation>
    </message>
    <message>
        <source>This is version %1, as it was kept. Versions are never changed.</source>
        <translation>Dit is versie %1, zoals ze bewaard is. Versies veranderen nooit.</translation>
    </message>
    <message>
        <source>Begin a new version with it</source>
        <translation>Hiermee een nieuwe versie beginnen</translation>
    </message>
    <message>
        <source>This form is retired. What was signed on it stays.</source>
        <translation>Dit formulier is vervallen. Wat erop getekend is, blijft.</translation>
    </message>
    <message>
        <source>Save as a form</source>
        <translation>Als formulier opslaan</translation>
    </message>
    <message>
        <source>Save as version %1</source>
        <translation>Als versie %1 opslaan</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Er is niets gewijzigd</translation>
    </message>
    <message>
        <source>First what is missing</source>
        <translation>Eerst wat ontbreekt</translation>
    </message>
    <message>
        <source>First a name</source>
        <translation>Eerst een naam</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>Weer aanbieden</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Laten vervallen</translation>
    </message>
    <message>
        <source>Not offered any more; what was signed on it stays</source>
        <translation>Wordt niet meer aangeboden; wat erop getekend is, blijft</translation>
    </message>
    <message>
        <source>Save it first: only what is kept is printed</source>
        <translation>Eerst opslaan: alleen wat bewaard is, wordt afgedrukt</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>Er ontbreekt niets</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Ontbreekt nog</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ga erheen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is kept as version %2.</source>
        <translation>“%1” is bewaard als versie %2.</translation>
    </message>
    <message>
        <source>“%1” is not offered any more.</source>
        <translation>“%1” wordt niet meer aangeboden.</translation>
    </message>
    <message>
        <source>“%1” is offered again.</source>
        <translation>“%1” wordt weer aangeboden.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Bezig met lezen…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als pdf bewaren…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Afdrukken…</translation>
    </message>
    <message>
        <source>Begins with the suggestion, in Dutch and English</source>
        <translation>Begint met het voorstel, in het Nederlands en Engels</translation>
    </message>
    <message>
        <source>Name of the form, for example: Visitors</source>
        <translation>Naam van het formulier, bijvoorbeeld: Bezoekers</translation>
    </message>
    <message>
        <source>Name of the form</source>
        <translation>Naam van het formulier</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versie</translation>
    </message>
    <message>
        <source>As it is printed</source>
        <translation>Zoals het wordt afgedrukt</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Weggooien</translation>
    </message>
    <message>
        <source>Back to the words that are kept</source>
        <translation>Terug naar de bewaarde tekst</translation>
    </message>
    <message>
        <source>Save the form to print it</source>
        <translation>Formulier opslaan om af te drukken</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>Pdf (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Opgeslagen als %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%n bladzijde is naar de printer gegaan.</numerusform>
            <numerusform>%n bladzijden zijn naar de printer gegaan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::GroupChip</name>
    <message>
        <source>%1: taken out</source>
        <translation>%1: eruit gehaald</translation>
    </message>
    <message>
        <source>%1: in the group</source>
        <translation>%1: in de groep</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Eruit gehaald</translation>
    </message>
    <message>
        <source>This person</source>
        <translation>Deze persoon</translation>
    </message>
    <message>
        <source>%1: in the group, perhaps a face</source>
        <translation>%1: in de groep, misschien een gezicht</translation>
    </message>
    <message>
        <source>Perhaps a face</source>
        <translation>Misschien een gezicht</translation>
    </message>
</context>
<context>
    <name>bk::ui::GroupList</name>
    <message>
        <source>Groups</source>
        <translation>Groepen</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n gezicht</numerusform>
            <numerusform>%n gezichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::GroupRequest</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>nog %n seconde</numerusform>
            <numerusform>nog %n seconden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>nog %n minuut</numerusform>
            <numerusform>nog %n minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Which unknown faces are the same person?</source>
        <translation>Welke onbekende gezichten zijn dezelfde persoon?</translation>
    </message>
    <message>
        <source>Beeldkluis compares the faces without a name with one another and puts those that are alike into groups, so that one name answers many faces.</source>
        <translation>Beeldkluis vergelijkt de gezichten zonder naam met elkaar en zet die op elkaar lijken in groepen, zodat één naam vele gezichten beantwoordt.</translation>
    </message>
    <message>
        <source>Nothing of it is kept. The groups are in this computer&apos;s memory only, and are forgotten when you leave this page or the catalog locks. The log tells that it was done and how many faces were compared.</source>
        <translation>Er wordt niets van bewaard. De groepen staan alleen in het geheugen van deze computer en worden vergeten als u deze pagina verlaat of de catalogus op slot gaat. Het logboek vertelt dat het is gedaan en hoeveel gezichten zijn vergeleken.</translation>
    </message>
    <message>
        <source>In which collection</source>
        <translation>In welke collectie</translation>
    </message>
    <message>
        <source>Find groups</source>
        <translation>Groepen zoeken</translation>
    </message>
    <message>
        <source>Faces compared</source>
        <translation>Vergeleken gezichten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>All where recognition is on</source>
        <translation>Alle waar herkenning aan staat</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) without a name</source>
        <translation>
            <numerusform>%n gezicht zonder naam</numerusform>
            <numerusform>%n gezichten zonder naam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n photo(s)</source>
        <translation>
            <numerusform>op %n foto</numerusform>
            <numerusform>op %n foto’s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more too small, blurred or turned away to be compared</source>
        <translation>
            <numerusform>nog %n te klein, onscherp of afgewend om te vergelijken</numerusform>
            <numerusform>nog %n te klein, onscherp of afgewend om te vergelijken</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing faces…</source>
        <translation>Gezichten vergelijken…</translation>
    </message>
    <message>
        <source>Putting them into groups…</source>
        <translation>In groepen zetten…</translation>
    </message>
    <message>
        <source>%1 of %2 faces</source>
        <translation>%1 van %2 gezichten</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 per seconde</translation>
    </message>
</context>
<context>
    <name>bk::ui::GroupsPage</name>
    <message>
        <source>Comparing unknown faces</source>
        <translation>Onbekende gezichten vergelijken</translation>
    </message>
    <message>
        <source>Unknown people</source>
        <translation>Onbekende mensen</translation>
    </message>
    <message>
        <source>You may not compare faces</source>
        <translation>U mag geen gezichten vergelijken</translation>
    </message>
    <message>
        <source>Recognition must also be on for you as a user.</source>
        <translation>De herkenning moet ook voor u als gebruiker aan staan.</translation>
    </message>
    <message>
        <source>Recognition is off</source>
        <translation>Herkenning staat uit</translation>
    </message>
    <message>
        <source>Faces are compared only in collections where recognition is on. An administrator can switch it on under Settings, with a legal basis and a reference to the assessment of its risks.</source>
        <translation>Gezichten worden alleen vergeleken in collecties waar herkenning aan staat. Een beheerder kan die onder Instellingen aanzetten, met een grondslag en een verwijzing naar de beoordeling van de risico’s.</translation>
    </message>
    <message>
        <source>No faces without a name</source>
        <translation>Geen gezichten zonder naam</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are too small, blurred or turned away to be compared. Go through them one by one.</source>
        <translation>
            <numerusform>%n gezicht is te klein, onscherp of afgewend om te vergelijken. Bekijk het apart.</numerusform>
            <numerusform>%n gezichten zijn te klein, onscherp of afgewend om te vergelijken. Bekijk ze één voor één.</numerusform>
        </translation>
    </message>
    <message>
        <source>When new photos have been imported and looked through, their faces come here.</source>
        <translation>Als nieuwe foto’s zijn geïmporteerd en doorzocht, komen hun gezichten hier.</translation>
    </message>
    <message>
        <source>Review one by one</source>
        <translation>Eén voor één beoordelen</translation>
    </message>
    <message>
        <source>The comparison before is still ending; ask again in a moment.</source>
        <translation>De vorige vergelijking loopt nog af; vraag het zo dadelijk opnieuw.</translation>
    </message>
    <message>
        <source>No two faces are alike enough</source>
        <translation>Geen twee gezichten lijken genoeg op elkaar</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) were compared, and each seems to be somebody else. Go through them one by one.</source>
        <translation>
            <numerusform>%n gezicht is vergeleken en lijkt op geen ander. Bekijk het apart.</numerusform>
            <numerusform>%n gezichten zijn vergeleken en elk lijkt iemand anders te zijn. Bekijk ze één voor één.</numerusform>
        </translation>
    </message>
    <message>
        <source>All groups are answered</source>
        <translation>Alle groepen zijn beantwoord</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are like no other. Go through them one by one.</source>
        <translation>
            <numerusform>%n gezicht lijkt op geen ander. Bekijk het apart.</numerusform>
            <numerusform>%n gezichten lijken op geen ander. Bekijk ze één voor één.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every face that was compared has an answer.</source>
        <translation>Elk gezicht dat is vergeleken heeft een antwoord.</translation>
    </message>
    <message>
        <source>Group %1 of %2</source>
        <translation>Groep %1 van %2</translation>
    </message>
    <message>
        <source>All faces are taken out</source>
        <translation>Alle gezichten zijn eruit gehaald</translation>
    </message>
    <message>
        <source>One face that belongs to no group</source>
        <translation>Eén gezicht dat bij geen groep hoort</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s), probably of one person</source>
        <translation>
            <numerusform>%n gezicht, waarschijnlijk van één persoon</numerusform>
            <numerusform>%n gezichten, waarschijnlijk van één persoon</numerusform>
        </translation>
    </message>
    <message>
        <source>Take out who is somebody else (click or Space), then say who this is.</source>
        <translation>Haal eruit wie iemand anders is (klik of spatiebalk) en zeg dan wie dit is.</translation>
    </message>
    <message numerus="yes">
        <source>%n taken out; still without a name, and asked about next.</source>
        <translation>
            <numerusform>%n eruit gehaald; nog zonder naam, en daarna gevraagd.</numerusform>
            <numerusform>%n eruit gehaald; nog zonder naam, en daarna gevraagd.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all of these faces have been on the screen yet. Look at them first.</source>
        <translation>Nog niet al deze gezichten zijn op het scherm geweest. Bekijk ze eerst.</translation>
    </message>
    <message>
        <source>Named %1.</source>
        <translation>%1 genoemd.</translation>
    </message>
    <message>
        <source>Marked as bystanders.</source>
        <translation>Als omstanders gemerkt.</translation>
    </message>
    <message>
        <source>Marked as not faces.</source>
        <translation>Gemerkt als geen gezichten.</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) were answered elsewhere meanwhile.</source>
        <translation>
            <numerusform>%n gezicht is intussen elders beantwoord.</numerusform>
            <numerusform>%n gezichten zijn intussen elders beantwoord.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This person is named on %n of these photos already, so those faces were taken out. Name the others, or put them back if somebody is really shown twice.</source>
        <translation>
            <numerusform>Deze persoon is op %n van deze foto’s al genoemd, dus dat gezicht is eruit gehaald. Benoem de andere, of zet het terug als iemand echt twee keer te zien is.</numerusform>
            <numerusform>Deze persoon is op %n van deze foto’s al genoemd, dus die gezichten zijn eruit gehaald. Benoem de andere, of zet ze terug als iemand echt twee keer te zien is.</numerusform>
        </translation>
    </message>
    <message>
        <source>Those taken out are a group of their own, the next one.</source>
        <translation>De eruit gehaalde zijn een eigen groep, de volgende.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Er is niets om terug te nemen.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Teruggenomen.</translation>
    </message>
    <message>
        <source>Back  (Esc)</source>
        <translation>Terug  (Esc)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>Wie is dit?</translation>
    </message>
    <message>
        <source>Name of this person</source>
        <translation>Naam van deze persoon</translation>
    </message>
    <message>
        <source>Type a name, beginning with a capital</source>
        <translation>Typ een naam, te beginnen met een hoofdletter</translation>
    </message>
    <message>
        <source>Bystanders</source>
        <translation>Omstanders</translation>
    </message>
    <message>
        <source>Nobody can be recognised in them</source>
        <translation>Niemand is erop te herkennen</translation>
    </message>
    <message>
        <source>Not faces</source>
        <translation>Geen gezichten</translation>
    </message>
    <message>
        <source>The program was wrong</source>
        <translation>Het programma had het mis</translation>
    </message>
    <message>
        <source>Split off</source>
        <translation>Afsplitsen</translation>
    </message>
    <message>
        <source>Those taken out become a group of their own, the next one</source>
        <translation>De eruit gehaalde worden een eigen groep, de volgende</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Overslaan</translation>
    </message>
    <message>
        <source>The next group; this one stays in the list</source>
        <translation>De volgende groep; deze blijft in de lijst</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Take back the last answer</source>
        <translation>Het laatste antwoord terugnemen</translation>
    </message>
    <message>
        <source>Faces cannot be compared</source>
        <translation>Gezichten kunnen niet worden vergeleken</translation>
    </message>
    <message>
        <source>Face models</source>
        <translation>Gezichtsmodellen</translation>
    </message>
</context>
<context>
    <name>bk::ui::GrowthChart</name>
    <message>
        <source>Every day on which the catalog is open is kept. From the second day on, this shows how the numbers grow.</source>
        <translation>Elke dag waarop de catalogus open is, wordt bewaard. Vanaf de tweede dag is hier te zien hoe de cijfers groeien.</translation>
    </message>
    <message>
        <source>On %1 %2 of %3 photos with people might be used; on %4 %5 of %6.</source>
        <translation>Op %1 mochten %2 van %3 foto&apos;s met mensen gebruikt worden; op %4 %5 van %6.</translation>
    </message>
    <message>
        <source>Photos with people</source>
        <translation>Foto&apos;s met mensen</translation>
    </message>
    <message>
        <source>May be used</source>
        <translation>Bruikbaar</translation>
    </message>
</context>
<context>
    <name>bk::ui::HistoryPanel</name>
    <message>
        <source>%1: yes</source>
        <translation>%1: ja</translation>
    </message>
    <message>
        <source>%1: no</source>
        <translation>%1: nee</translation>
    </message>
    <message>
        <source> (until %1)</source>
        <translation> (tot en met %1)</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s)</source>
        <translation>
            <numerusform>%n scan</numerusform>
            <numerusform>%n scans</numerusform>
        </translation>
    </message>
    <message>
        <source>open-ended</source>
        <translation>zonder einddatum</translation>
    </message>
    <message>
        <source>all photos</source>
        <translation>alle foto&apos;s</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) picked</source>
        <translation>
            <numerusform>%n foto gekozen</numerusform>
            <numerusform>%n foto&apos;s gekozen</numerusform>
        </translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>Geschiedenis van %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Close the history of %1</source>
        <translation>Geschiedenis van %1 sluiten</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Bezig met lezen…</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>vastgelegd</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>gewijzigd</translation>
    </message>
    <message>
        <source>Version %1, %2 on %3 by %4</source>
        <translation>Versie %1, %2 op %3 door %4</translation>
    </message>
    <message>
        <source>somebody who is gone</source>
        <translation>iemand die er niet meer is</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Waarom: %1</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vóór</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Na</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niets</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Ondertekend op</translation>
    </message>
    <message>
        <source>Signed at</source>
        <translation>Getekend te</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>Ouder of voogd</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relatie</translation>
    </message>
    <message>
        <source>Second guardian</source>
        <translation>Tweede ouder of voogd</translation>
    </message>
    <message>
        <source>Relation of the second</source>
        <translation>Relatie van de tweede</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>Geldt vanaf</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Laatste dag</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>Consent form</source>
        <translation>Toestemmingsformulier</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Foto&apos;s</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebied</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Voorwaarden</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Wat er gezegd is</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ingetrokken</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Vervangt</translation>
    </message>
</context>
<context>
    <name>bk::ui::ImportPanel</name>
    <message numerus="yes">
        <source>%n photo(s) imported</source>
        <translation>
            <numerusform>%n foto geïmporteerd</numerusform>
            <numerusform>%n foto&apos;s geïmporteerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already</source>
        <translation>
            <numerusform>%n was er al</numerusform>
            <numerusform>%n waren er al</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them found at a new place</source>
        <translation>
            <numerusform>%n daarvan op een nieuwe plek gevonden</numerusform>
            <numerusform>%n daarvan op een nieuwe plek gevonden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n kon niet worden gelezen</numerusform>
            <numerusform>%n konden niet worden gelezen</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped on request, what is done is kept</source>
        <translation>gestopt op verzoek; wat klaar is, blijft bewaard</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Foto&apos;s toevoegen…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Map toevoegen…</translation>
    </message>
    <message>
        <source>Into the c&amp;ollection</source>
        <translation>C&amp;ollectie</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collectie</translation>
    </message>
    <message>
        <source>Then look for &amp;faces</source>
        <translation>Daarna gezichten &amp;zoeken</translation>
    </message>
    <message>
        <source>Files that could not be imported</source>
        <translation>Bestanden die niet konden worden geïmporteerd</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importeren</translation>
    </message>
    <message>
        <source>Import photos</source>
        <translation>Foto&apos;s importeren</translation>
    </message>
    <message>
        <source>Photos to import</source>
        <translation>Foto&apos;s om te importeren</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.JPG *.JPEG *.PNG *.TIF *.TIFF)</source>
        <translation>Foto&apos;s (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.JPG *.JPEG *.PNG *.TIF *.TIFF)</translation>
    </message>
    <message>
        <source>Folder to import, with all folders in it</source>
        <translation>Map om te importeren, met alle mappen erin</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose photos or a folder, or drop them on the window. The originals stay where they are and are never changed.</source>
        <translation>Kies foto&apos;s of een map, of sleep ze naar het venster. De originelen blijven waar ze zijn en worden nooit gewijzigd.</translation>
    </message>
    <message>
        <source>Importing photos</source>
        <translation>Foto&apos;s importeren</translation>
    </message>
    <message>
        <source>Import finished, with some files left out</source>
        <translation>Importeren klaar, enkele bestanden zijn overgeslagen</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… en nog %n</numerusform>
            <numerusform>… en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for faces</source>
        <translation>Gezichten zoeken</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) looked at</source>
        <translation>
            <numerusform>%n foto bekeken</numerusform>
            <numerusform>%n foto&apos;s bekeken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) found</source>
        <translation>
            <numerusform>%n gezicht gevonden</numerusform>
            <numerusform>%n gezichten gevonden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n possible face(s) to look at</source>
        <translation>
            <numerusform>%n mogelijk gezicht om te bekijken</numerusform>
            <numerusform>%n mogelijke gezichten om te bekijken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) suggested</source>
        <translation>
            <numerusform>%n naam voorgesteld</numerusform>
            <numerusform>%n namen voorgesteld</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::KeyButton</name>
    <message>
        <source>%1  (%2)</source>
        <translation>%1  (%2)</translation>
    </message>
</context>
<context>
    <name>bk::ui::KeyringSetting</name>
    <message>
        <source>Unlock with this computer&apos;s &amp;keyring</source>
        <translation>Ontgrendelen met de &amp;sleutelbos van deze computer</translation>
    </message>
    <message>
        <source>For you on this computer only: anyone who is logged in as you on this desktop can then open the catalog without the passphrase.</source>
        <translation>Alleen op deze computer en alleen voor deze gebruiker: wie hier met hetzelfde account is aangemeld, kan de catalogus dan zonder wachtwoordzin openen.</translation>
    </message>
    <message>
        <source>This computer has no keyring that answers, so there is nothing to switch on.</source>
        <translation>Deze computer heeft geen sleutelbos die antwoordt, dus er is niets aan te zetten.</translation>
    </message>
    <message>
        <source>It is in the keyring. The passphrase goes on working.</source>
        <translation>Het staat in de sleutelbos. De wachtwoordzin blijft werken.</translation>
    </message>
    <message>
        <source>It is out of the keyring. The passphrase opens the catalog.</source>
        <translation>Het is uit de sleutelbos. De wachtwoordzin opent de catalogus.</translation>
    </message>
    <message>
        <source>The keyring did not let go of its entry, but the entry opens nothing any more.</source>
        <translation>De sleutelbos liet zijn gegeven niet los, maar dat opent niets meer.</translation>
    </message>
</context>
<context>
    <name>bk::ui::KeyringStore</name>
    <message>
        <source>This computer&apos;s keyring holds nothing of this catalog any more. The passphrase opens it.</source>
        <translation>De sleutelbos van deze computer bevat niets meer van deze catalogus. De wachtwoordzin opent hem.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring stayed closed. The passphrase opens the catalog.</source>
        <translation>De sleutelbos van deze computer bleef dicht. De wachtwoordzin opent de catalogus.</translation>
    </message>
    <message>
        <source>This computer has no keyring that answers. The passphrase opens the catalog.</source>
        <translation>Deze computer heeft geen sleutelbos die antwoordt. De wachtwoordzin opent de catalogus.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring did not answer in time. The passphrase opens the catalog.</source>
        <translation>De sleutelbos van deze computer antwoordde niet op tijd. De wachtwoordzin opent de catalogus.</translation>
    </message>
</context>
<context>
    <name>bk::ui::LibraryPage</name>
    <message>
        <source>No photos yet</source>
        <translation>Nog geen foto&apos;s</translation>
    </message>
    <message>
        <source>Drop a folder here, or import one. The originals stay where they are.</source>
        <translation>Sleep een map hierheen of importeer er een. De originelen blijven waar ze zijn.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importeren…</translation>
    </message>
    <message>
        <source>No photo is like that</source>
        <translation>Geen enkele foto voldoet</translation>
    </message>
    <message>
        <source>Take a filter away, or search for something else.</source>
        <translation>Haal een filter weg of zoek iets anders.</translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation>Alle foto&apos;s tonen</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n foto&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation>, %1 geselecteerd</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliotheek</translation>
    </message>
    <message>
        <source>An editor imports them; then they are seen here.</source>
        <translation>Een redacteur importeert ze; daarna zijn ze hier te zien.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Export what is cleared…</source>
        <translation>Vrijgegeven exporteren…</translation>
    </message>
    <message>
        <source>Record a publication…</source>
        <translation>Publicatie vastleggen…</translation>
    </message>
</context>
<context>
    <name>bk::ui::LimitsForm</name>
    <message>
        <source>Limits of this photo</source>
        <translation>Grenzen van deze foto</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Niet vóór</translation>
    </message>
    <message>
        <source>First day of use</source>
        <translation>Eerste dag van gebruik</translation>
    </message>
    <message>
        <source>Not after</source>
        <translation>Niet na</translation>
    </message>
    <message>
        <source>Last day of use</source>
        <translation>Laatste dag van gebruik</translation>
    </message>
    <message>
        <source>Restricted at somebody&apos;s request</source>
        <translation>Op verzoek beperkt</translation>
    </message>
    <message>
        <source>The first day is after the last one: it can never be used like this.</source>
        <translation>De eerste dag ligt na de laatste: zo kan de foto nooit gebruikt worden.</translation>
    </message>
</context>
<context>
    <name>bk::ui::MainWindow</name>
    <message>
        <source>Locked, because nobody was at the desk.</source>
        <translation>Vergrendeld, omdat er niemand aan het werk was.</translation>
    </message>
    <message>
        <source>Locked, because the computer went to sleep.</source>
        <translation>Vergrendeld, omdat de computer in slaapstand ging.</translation>
    </message>
    <message>
        <source>Locked, because the screen was locked.</source>
        <translation>Vergrendeld, omdat het scherm werd vergrendeld.</translation>
    </message>
    <message>
        <source>Locked before the recovery key was typed back. The catalog is there: open it with the passphrase, and make a new recovery key under Users.</source>
        <translation>Vergrendeld voordat de herstelsleutel was overgetypt. De catalogus is er: open hem met de wachtwoordzin en maak onder Gebruikers een nieuwe herstelsleutel.</translation>
    </message>
    <message>
        <source>The change of what a user may do went on meanwhile; under Users and in the log is what came of it.</source>
        <translation>De wijziging van wat een gebruiker mag is intussen doorgegaan; onder Gebruikers en in het logboek staat wat ervan kwam.</translation>
    </message>
</context>
<context>
    <name>bk::ui::MergePanel</name>
    <message>
        <source>The person who stays</source>
        <translation>De persoon die blijft</translation>
    </message>
    <message>
        <source>Name of the person who stays</source>
        <translation>Naam van de persoon die blijft</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Samenvoegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>%1 is the same person as…</source>
        <translation>%1 is dezelfde persoon als…</translation>
    </message>
    <message>
        <source>Everything of %1 goes to the person you choose here.</source>
        <translation>Alles van %1 gaat naar de hier gekozen persoon.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n foto&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s)</source>
        <translation>
            <numerusform>%n quitclaim</numerusform>
            <numerusform>%n quitclaims</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge into %1</source>
        <translation>Samenvoegen met %1</translation>
    </message>
    <message>
        <source>%1 is now part of %2.</source>
        <translation>%1 is nu onderdeel van %2.</translation>
    </message>
    <message>
        <source>%1, %2 and everything else of %3 go to %4; the entry %3 is gone then. This can be taken back.</source>
        <translation>%1, %2 en al het andere van %3 gaan naar %4; de vermelding %3 is dan weg. Dit kan worden teruggenomen.</translation>
    </message>
    <message>
        <source>On %1 somebody said that these are two persons.</source>
        <translation>Op %1 zei iemand dat dit twee personen zijn.</translation>
    </message>
    <message numerus="yes">
        <source>Both are on %n photo(s), each with a face of their own.</source>
        <translation>
            <numerusform>Beiden staan op %n foto, elk met een eigen gezicht.</numerusform>
            <numerusform>Beiden staan op %n foto’s, elk met een eigen gezicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n face(s) somebody said: the one and not the other.</source>
        <translation>
            <numerusform>Van %n gezicht zei iemand: de een en niet de ander.</numerusform>
            <numerusform>Van %n gezichten zei iemand: de een en niet de ander.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ModelPanel</name>
    <message>
        <source>Missing or damaged</source>
        <translation>Ontbreekt of beschadigd</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In gebruik</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Ingebouwd</translation>
    </message>
    <message>
        <source>Installed on %1 by %2</source>
        <translation>Geïnstalleerd op %1 door %2</translation>
    </message>
    <message>
        <source>somebody unknown</source>
        <translation>een onbekende</translation>
    </message>
    <message>
        <source>Not in this catalog any more</source>
        <translation>Niet meer in deze catalogus</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>what it does, where from</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Its file is missing or is not what was installed, so it cannot be used: choose another model. Everything else in the catalog works.</source>
        <translation>Het bestand ontbreekt of is niet wat werd geïnstalleerd, dus het kan niet worden gebruikt: kies een ander model. Al het andere in de catalogus werkt.</translation>
    </message>
    <message>
        <source>Its file is missing or is not what was installed, so it cannot be used: remove it and install it again.</source>
        <translation>Het bestand ontbreekt of is niet wat werd geïnstalleerd, dus het kan niet worden gebruikt: verwijder het en installeer het opnieuw.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a fact</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>How well</source>
        <translation>Hoe goed</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licentie</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Niet vermeld</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Waar het vandaan komt</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>Hoe het werkt</translation>
    </message>
    <message>
        <source>SHA-256 of its file</source>
        <translation>SHA-256 van het bestand</translation>
    </message>
    <message>
        <source>Use this model…</source>
        <translation>Dit model gebruiken…</translation>
    </message>
    <message>
        <source>Use the model %1</source>
        <translation>Het model %1 gebruiken</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Verwijderen…</translation>
    </message>
    <message>
        <source>Remove the model %1</source>
        <translation>Het model %1 verwijderen</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 verwijderen?</translation>
    </message>
    <message>
        <source>Its file and card go from this catalog. It can be installed again from a file.</source>
        <translation>Bestand en kaart gaan uit deze catalogus. Het kan opnieuw uit een bestand worden geïnstalleerd.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Find faces by %1 from now on?</source>
        <translation>Voortaan gezichten vinden met %1?</translation>
    </message>
    <message>
        <source>Compare faces by %1 from now on?</source>
        <translation>Voortaan gezichten vergelijken met %1?</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dit model gebruiken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>It works in a program of its own, which sees no files and holds no keys.</source>
        <translation>Het werkt in een eigen programma, dat geen bestanden ziet en geen sleutels heeft.</translation>
    </message>
</context>
<context>
    <name>bk::ui::ModelWords</name>
    <message>
        <source>pairs told right</source>
        <translation>paren juist beoordeeld</translation>
    </message>
    <message>
        <source>Public photos, against the detector YuNet-n</source>
        <translation>Openbare foto’s, tegenover de detector YuNet-n</translation>
    </message>
    <message>
        <source>data</source>
        <translation>gegevens</translation>
    </message>
    <message>
        <source>false faces</source>
        <translation>valse gezichten</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>gezichten</translation>
    </message>
    <message>
        <source>found too</source>
        <translation>ook gevonden</translation>
    </message>
    <message>
        <source>how</source>
        <translation>hoe</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>beelden</translation>
    </message>
    <message>
        <source>eyes, nose and mouth off by, in distances of the eyes</source>
        <translation>ogen, neus en mond ernaast, in oogafstanden</translation>
    </message>
    <message>
        <source>faces found by</source>
        <translation>gezichten gevonden door</translation>
    </message>
    <message>
        <source>Labeled Faces in the Wild</source>
        <translation>Labeled Faces in the Wild</translation>
    </message>
    <message>
        <source>Labeled Faces in the Wild, as its maker reports</source>
        <translation>Labeled Faces in the Wild, zoals de maker meldt</translation>
    </message>
    <message>
        <source>Labeled Faces in the Wild, people it never learned from</source>
        <translation>Labeled Faces in the Wild, mensen waarvan het nooit leerde</translation>
    </message>
    <message>
        <source>Photos of people who do not exist</source>
        <translation>Foto’s van mensen die niet bestaan</translation>
    </message>
    <message>
        <source>made worse on purpose</source>
        <translation>met opzet slechter gemaakt</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>gemist</translation>
    </message>
    <message>
        <source>suggesting names</source>
        <translation>namen voorstellen</translation>
    </message>
    <message>
        <source>of</source>
        <translation>van</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>paren</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Portretten</translation>
    </message>
    <message>
        <source>named right</source>
        <translation>juist benoemd</translation>
    </message>
    <message>
        <source>named wrong</source>
        <translation>fout benoemd</translation>
    </message>
    <message>
        <source>strangers named</source>
        <translation>vreemden benoemd</translation>
    </message>
    <message>
        <source>standard error</source>
        <translation>standaardfout</translation>
    </message>
    <message>
        <source>at a likeness of</source>
        <translation>bij een gelijkenis van</translation>
    </message>
    <message>
        <source>Suggesting names</source>
        <translation>Namen voorstellen</translation>
    </message>
    <message>
        <source>the same person recognised, where 0.1 % of strangers pass</source>
        <translation>dezelfde persoon herkend, waarbij 0,1 % van de vreemden doorgaat</translation>
    </message>
    <message>
        <source>the same person recognised, where 1 % of strangers pass</source>
        <translation>dezelfde persoon herkend, waarbij 1 % van de vreemden doorgaat</translation>
    </message>
    <message>
        <source>pairs told right, compared by the built-in model</source>
        <translation>paren juist beoordeeld, vergeleken door het ingebouwde model</translation>
    </message>
    <message>
        <source>faces it found</source>
        <translation>gezichten die het vond</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <comment>a figure and its deviation</comment>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a figure</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>data: figures</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Very good at telling people apart.</source>
        <translation>Houdt mensen zeer goed uit elkaar.</translation>
    </message>
    <message>
        <source>Good at telling people apart.</source>
        <translation>Houdt mensen goed uit elkaar.</translation>
    </message>
    <message>
        <source>Fair at telling people apart: look twice at its suggestions.</source>
        <translation>Houdt mensen redelijk uit elkaar: kijk twee keer naar de suggesties.</translation>
    </message>
    <message>
        <source>Weak at telling people apart: its suggestions are often wrong.</source>
        <translation>Houdt mensen slecht uit elkaar: de suggesties zijn vaak fout.</translation>
    </message>
    <message>
        <source>Missed no face where it was measured.</source>
        <translation>Miste geen gezicht waar het werd gemeten.</translation>
    </message>
    <message>
        <source>Missed very few faces where it was measured.</source>
        <translation>Miste heel weinig gezichten waar het werd gemeten.</translation>
    </message>
    <message>
        <source>Missed about one face in %1 where it was measured.</source>
        <translation>Miste ongeveer één op de %1 gezichten waar het werd gemeten.</translation>
    </message>
    <message>
        <source>Finds faces</source>
        <translation>Vindt gezichten</translation>
    </message>
    <message>
        <source>Compares faces</source>
        <translation>Vergelijkt gezichten</translation>
    </message>
    <message>
        <source>Looks at pictures of %1 by %1 pixels; larger ones in parts.</source>
        <translation>Bekijkt beelden van %1 bij %1 pixels; grotere in delen.</translation>
    </message>
    <message>
        <source>compared by their direction (cosine)</source>
        <translation>vergeleken naar hun richting (cosinus)</translation>
    </message>
    <message>
        <source>compared by their distance (Euclidean)</source>
        <translation>vergeleken naar hun afstand (euclidisch)</translation>
    </message>
    <message>
        <source>Makes %1 numbers of a face of %2 by %2 pixels, %3.</source>
        <translation>Maakt %1 getallen van een gezicht van %2 bij %2 pixels, %3.</translation>
    </message>
    <message>
        <source>No measurements came with this model: try it on photos whose people you know.</source>
        <translation>Bij dit model zijn geen metingen geleverd: probeer het op foto’s waarvan u de mensen kent.</translation>
    </message>
    <message numerus="yes">
        <source>The next search for faces looks at %n photo(s) again. </source>
        <translation>
            <numerusform>De volgende zoektocht naar gezichten bekijkt %n foto opnieuw. </numerusform>
            <numerusform>De volgende zoektocht naar gezichten bekijkt %n foto’s opnieuw. </numerusform>
        </translation>
    </message>
    <message>
        <source>Names, answers and boxes that people drew stay as they are. New boxes may appear, and photos with them need an answer again.</source>
        <translation>Namen, antwoorden en kaders die mensen tekenden blijven zoals ze zijn. Er kunnen nieuwe kaders verschijnen, en foto’s daarmee vragen weer een antwoord.</translation>
    </message>
    <message numerus="yes">
        <source>%n faceprint(s) are erased at once and made anew from the stored previews by this model. </source>
        <translation>
            <numerusform>%n gezichtsafdruk wordt meteen gewist en door dit model opnieuw gemaakt uit de bewaarde voorbeelden. </numerusform>
            <numerusform>%n gezichtsafdrukken worden meteen gewist en door dit model opnieuw gemaakt uit de bewaarde voorbeelden. </numerusform>
        </translation>
    </message>
    <message>
        <source>Open suggestions go and come back with the next comparison. Names, answers and boxes stay as they are. Until the faceprints are made, nobody is suggested.</source>
        <translation>Open suggesties verdwijnen en komen terug bij de volgende vergelijking. Namen, antwoorden en kaders blijven zoals ze zijn. Zolang de gezichtsafdrukken niet gemaakt zijn, wordt niemand voorgesteld.</translation>
    </message>
    <message>
        <source>There is no card beside this file, so nothing is known about it. Put a file with the same name and the ending .card.json (or card.json) in the same folder. It has to tell: id, kind (detector or embedder), file, sha256, input, output, thresholds, licence, provenance and measured; for one that compares also distance and alignment. Nothing was changed.</source>
        <translation>Naast dit bestand ligt geen kaart, dus er is niets over bekend. Leg in dezelfde map een bestand met dezelfde naam en het einde .card.json (of card.json). Het moet vertellen: id, kind (detector of embedder), file, sha256, input, output, thresholds, licence, provenance en measured; voor een model dat vergelijkt ook distance en alignment. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>This cannot be used: %1. Nothing was changed.</source>
        <translation>Dit kan niet worden gebruikt: %1. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The file is too large for a face model. Nothing was changed.</source>
        <translation>Het bestand is te groot voor een gezichtsmodel. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>There is a face model with this name already. Nothing was changed; remove that one first to install it again.</source>
        <translation>Er is al een gezichtsmodel met deze naam. Er is niets veranderd; verwijder dat eerst om het opnieuw te installeren.</translation>
    </message>
    <message>
        <source>Faces are being looked for or compared right now. Nothing was changed; wait until that is done, or stop it in the bar at the bottom, and choose again.</source>
        <translation>Er worden op dit moment gezichten gezocht of vergeleken. Er is niets veranderd; wacht tot dat klaar is, of stop het in de balk onderaan, en kies opnieuw.</translation>
    </message>
    <message>
        <source>among strangers who are on one photo each</source>
        <translation>tussen vreemden die elk op één foto staan</translation>
    </message>
    <message>
        <source>each photo compared by itself</source>
        <translation>elke foto op zichzelf vergeleken</translation>
    </message>
    <message>
        <source>suggesting names among strangers who are on one photo each</source>
        <translation>namen voorstellen tussen vreemden die elk op één foto staan</translation>
    </message>
    <message>
        <source>Face models from elsewhere are tried and run by a program of their own (beeldkluis-network), which does not start. Nothing was changed; install this program again.</source>
        <translation>Gezichtsmodellen van elders worden geprobeerd en gebruikt in een eigen programma (beeldkluis-network), dat niet start. Er is niets veranderd; installeer dit programma opnieuw.</translation>
    </message>
</context>
<context>
    <name>bk::ui::NavigationRail</name>
    <message>
        <source>Lock</source>
        <translation>Vergrendelen</translation>
    </message>
    <message>
        <source>Lock the catalog (Ctrl+L)</source>
        <translation>De catalogus vergrendelen (Ctrl+L)</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Ctrl+%2)</translation>
    </message>
</context>
<context>
    <name>bk::ui::NewCatalogPage</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>A catalog is one folder with everything that says something about people, encrypted. Photos stay where they are.</source>
        <translation>Een catalogus is één map met alles wat iets over mensen zegt, versleuteld. Foto&apos;s blijven waar ze zijn.</translation>
    </message>
    <message>
        <source>For example: Museum De Brug</source>
        <translation>Bijvoorbeeld: Museum De Brug</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>&amp;Organisatie</translation>
    </message>
    <message>
        <source>Kept in the &amp;folder</source>
        <translation>Bewaard in de &amp;map</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kiezen…</translation>
    </message>
    <message>
        <source>Where should the catalog be kept?</source>
        <translation>Waar wordt de catalogus bewaard?</translation>
    </message>
    <message>
        <source>The first user is the administrator. Nobody, not even the makers of this program, can open the catalog without the passphrase or the recovery key.</source>
        <translation>De eerste gebruiker is de beheerder. Zonder de wachtwoordzin of de herstelsleutel kan niemand de catalogus openen, ook de makers van dit programma niet.</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>&amp;Naam van de beheerder</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Wachtwoordzin</translation>
    </message>
    <message>
        <source>The passphrase &amp;once more</source>
        <translation>De wachtwoordzin no&amp;gmaals</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Herstelsleutel</translation>
    </message>
    <message>
        <source>New catalog, step %1 of 3</source>
        <translation>Nieuwe catalogus, stap %1 van 3</translation>
    </message>
    <message>
        <source>Where and for whom</source>
        <translation>Waar en voor wie</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Beheerder</translation>
    </message>
    <message>
        <source>Create the catalog</source>
        <translation>Catalogus maken</translation>
    </message>
    <message>
        <source>Open the catalog</source>
        <translation>Catalogus openen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>%1 is there already; choose another name or folder.</source>
        <translation>%1 bestaat al; kies een andere naam of map.</translation>
    </message>
    <message>
        <source>Will be made as %1</source>
        <translation>Wordt gemaakt als %1</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>Bezig met maken…</translation>
    </message>
</context>
<context>
    <name>bk::ui::NewPassphrase</name>
    <message>
        <source>New passphrase</source>
        <translation>Nieuwe wachtwoordzin</translation>
    </message>
    <message>
        <source>New passphrase once more</source>
        <translation>De nieuwe wachtwoordzin nogmaals</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>De twee zijn niet gelijk.</translation>
    </message>
    <message>
        <source>Make it longer, until it is at least fair.</source>
        <translation>Maak hem langer, tot hij ten minste redelijk is.</translation>
    </message>
</context>
<context>
    <name>bk::ui::OverrideForm</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Consent not needed, because:</source>
        <translation>Toestemming niet nodig, omdat:</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>Kies een reden</translation>
    </message>
    <message>
        <source>In words, for the log</source>
        <translation>In woorden, voor het logboek</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In woorden</translation>
    </message>
    <message>
        <source>Only until</source>
        <translation>Alleen t/m</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Laatste dag</translation>
    </message>
    <message>
        <source>Portraits of %1 were commissioned. Publishing them needs the consent of whoever is portrayed, whatever the reason below; ask a lawyer first.</source>
        <translation>Portretten van %1 zijn in opdracht gemaakt. Publiceren vraagt de toestemming van de geportretteerde, welke reden hieronder ook staat; vraag eerst een jurist.</translation>
    </message>
</context>
<context>
    <name>bk::ui::PassphraseField</name>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>Caps Lock lijkt aan te staan.</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Tonen wat er is getypt</translation>
    </message>
</context>
<context>
    <name>bk::ui::PassphraseSetting</name>
    <message>
        <source>Change your passphrase…</source>
        <translation>Eigen wachtwoordzin wijzigen…</translation>
    </message>
    <message>
        <source>Current passphrase</source>
        <translation>Huidige wachtwoordzin</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>The passphrase is changed; the one before opens nothing any more.</source>
        <translation>De wachtwoordzin is gewijzigd; de vorige opent niets meer.</translation>
    </message>
    <message>
        <source>The current passphrase is not right. Nothing was changed.</source>
        <translation>De huidige wachtwoordzin klopt niet. Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>Recovery key, as printed</source>
        <translation>Herstelsleutel, zoals afgedrukt</translation>
    </message>
    <message>
        <source>I have the passphrase</source>
        <translation>Ik heb de wachtwoordzin</translation>
    </message>
    <message>
        <source>I have only the recovery key</source>
        <translation>Ik heb alleen de herstelsleutel</translation>
    </message>
    <message>
        <source>This recovery key does not open the catalog as you. Nothing was changed.</source>
        <translation>Deze herstelsleutel opent de catalogus niet als u. Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>The recovery key is mistyped somewhere: compare it group by group.</source>
        <translation>Er zit ergens een typefout in de herstelsleutel: vergelijk hem groep voor groep.</translation>
    </message>
</context>
<context>
    <name>bk::ui::PeoplePage</name>
    <message>
        <source>Search by name</source>
        <translation>Zoeken op naam</translation>
    </message>
    <message>
        <source>Search persons by name</source>
        <translation>Personen zoeken op naam</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Persoon toevoegen</translation>
    </message>
    <message>
        <source>No quitclaim</source>
        <translation>Geen quitclaim</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>Verloopt binnenkort</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Verlopen</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ingetrokken</translation>
    </message>
    <message>
        <source>Under 16</source>
        <translation>Onder 16</translation>
    </message>
    <message>
        <source>Recognition on</source>
        <translation>Herkenning aan</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n persoon</numerusform>
            <numerusform>%n personen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Bezig met lezen…</translation>
    </message>
    <message>
        <source>Nobody here yet</source>
        <translation>Nog niemand</translation>
    </message>
    <message>
        <source>Add the persons on your photos, then attach the quitclaims they signed. Naming a face adds its person as well.</source>
        <translation>Voeg de personen op de foto&apos;s toe en daarna de quitclaims die ze hebben ondertekend. Een gezicht een naam geven voegt de persoon ook toe.</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>Niemand gevonden</translation>
    </message>
    <message>
        <source>No person has this name and any of what the chips ask for.</source>
        <translation>Niemand heeft deze naam en voldoet aan de gekozen filters.</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>Iedereen tonen</translation>
    </message>
    <message>
        <source>Likely duplicates…</source>
        <translation>Dubbelen…</translation>
    </message>
    <message>
        <source>Entries that are probably one person</source>
        <translation>Vermeldingen die waarschijnlijk één persoon zijn</translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonDelegate</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n foto&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>liep t/m %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>t/m %1</translation>
    </message>
    <message>
        <source>under 16</source>
        <translation>onder 16</translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonField</name>
    <message>
        <source>Persons that fit</source>
        <translation>Passende personen</translation>
    </message>
    <message>
        <source>Add person “%1”</source>
        <translation>Persoon “%1” toevoegen</translation>
    </message>
    <message>
        <source>Nobody has this name</source>
        <translation>Niemand heeft deze naam</translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonForm</name>
    <message>
        <source>Empty: known by a number only</source>
        <translation>Leeg: alleen bekend onder een nummer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Geboortedatum</translation>
    </message>
    <message>
        <source>Birth date (optional)</source>
        <translation>Geboortedatum (mag leeg)</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contactgegevens</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Persoon toevoegen</translation>
    </message>
    <message>
        <source>Change what is kept about %1</source>
        <translation>Gegevens van %1 wijzigen</translation>
    </message>
    <message>
        <source>The birth date is not a date. Write it like 31-12-2008, or leave it empty.</source>
        <translation>De geboortedatum is geen datum. Schrijf die als 31-12-2008, of laat het veld leeg.</translation>
    </message>
    <message>
        <source>Died on</source>
        <translation>Overleden op</translation>
    </message>
    <message>
        <source>Portraits of this person were commissioned</source>
        <translation>Portretten van deze persoon zijn in opdracht gemaakt</translation>
    </message>
    <message>
        <source>Who had a portrait made decides on its use together with the person shown (Dutch Copyright Act, art. 20). The program says so where somebody wants to do without consent on a photo of this person.</source>
        <translation>Wie een portret liet maken, beslist samen met de geportretteerde over het gebruik (Auteurswet, art. 20). Het programma zegt dat wanneer iemand bij een foto van deze persoon zonder toestemming wil.</translation>
    </message>
    <message>
        <source>The day of death is not a date. Write it like 31-12-2008, or leave it empty.</source>
        <translation>De dag van overlijden is geen datum. Schrijf die als 31-12-2008, of laat het leeg.</translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonHeader</name>
    <message>
        <source>without an end</source>
        <translation>zonder einddatum</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>t/m %1</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>op %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>vanaf %1</translation>
    </message>
    <message>
        <source>Under 16: a guardian signs</source>
        <translation>Onder 16: ouder of voogd tekent</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Name, birth date, contact, notes</source>
        <translation>Naam, geboortedatum, contactgegevens, notities</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Samenvoegen…</translation>
    </message>
    <message>
        <source>Two entries are the same person</source>
        <translation>Twee vermeldingen zijn dezelfde persoon</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n foto&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s)</source>
        <translation>
            <numerusform>%n quitclaim</numerusform>
            <numerusform>%n quitclaims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n voorstel</numerusform>
            <numerusform>%n voorstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>died %1</source>
        <translation>overleden %1</translation>
    </message>
    <message>
        <source>nothing that counts</source>
        <translation>niets dat telt</translation>
    </message>
    <message>
        <source>Commissioned portraits</source>
        <translation>Portretten in opdracht</translation>
    </message>
    <message>
        <source>Portraits of this person were commissioned, so a reason not to ask for consent hardly ever holds (Dutch Copyright Act, art. 20).</source>
        <translation>Portretten van deze persoon zijn in opdracht gemaakt; een reden om geen toestemming te vragen geldt dan bijna nooit (Auteurswet, art. 20).</translation>
    </message>
    <message>
        <source>Withdraw everything…</source>
        <translation>Alles intrekken…</translation>
    </message>
    <message>
        <source>The person takes back all that was allowed (%1)</source>
        <translation>De persoon neemt alles terug wat was toegestaan (%1)</translation>
    </message>
    <message>
        <source>deceased</source>
        <translation>overleden</translation>
    </message>
    <message>
        <source>Turns 16 on %1; from then on the person signs.</source>
        <translation>Wordt 16 op %1; vanaf dan tekent de persoon zelf.</translation>
    </message>
    <message>
        <source>16 since %1: ask for the person&apos;s own signature. The guardian&apos;s quitclaim %2 runs on until its end.</source>
        <translation>16 sinds %1: vraag de eigen handtekening. De quitclaim %2 van de ouder of voogd loopt door tot het einde.</translation>
    </message>
    <message>
        <source>Choose face…</source>
        <translation>Gezicht kiezen…</translation>
    </message>
    <message>
        <source>Choose the face that stands for this person</source>
        <translation>Het gezicht kiezen dat voor deze persoon staat</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Splitsen…</translation>
    </message>
    <message>
        <source>This entry is two people</source>
        <translation>Deze vermelding is twee mensen</translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonListModel</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n foto&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>under 16</source>
        <translation>onder 16</translation>
    </message>
    <message>
        <source>recognition on</source>
        <translation>gezichtsherkenning aan</translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonPage</name>
    <message>
        <source>This person is not here any more</source>
        <translation>Deze persoon is hier niet meer</translation>
    </message>
    <message>
        <source>The entry was merged into another person or erased.</source>
        <translation>De vermelding is met een andere persoon samengevoegd of gewist.</translation>
    </message>
    <message>
        <source>Go to people</source>
        <translation>Naar personen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Gezichtsherkenning</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Foto&apos;s</translation>
    </message>
    <message>
        <source>Show in the library</source>
        <translation>Tonen in de bibliotheek</translation>
    </message>
    <message>
        <source>On no photo yet. Name a face in the viewer or in the review of faces.</source>
        <translation>Nog op geen enkele foto. Benoem een gezicht bij een foto of bij Beoordelen.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>%1: expired on %2. Photos are blocked for it.</source>
        <translation>%1: verlopen op %2. Foto&apos;s zijn hiervoor geblokkeerd.</translation>
    </message>
    <message>
        <source>Renew…</source>
        <translation>Vernieuwen…</translation>
    </message>
    <message>
        <source>%1: ends on %2, %3. Ask for a new quitclaim in time.</source>
        <translation>%1: eindigt op %2, %3. Vraag op tijd een nieuwe quitclaim.</translation>
    </message>
    <message>
        <source>%1, for part of the photos: %2.</source>
        <translation>%1, voor een deel van de foto&apos;s: %2.</translation>
    </message>
    <message>
        <source>Photos (%1)</source>
        <translation>Foto&apos;s (%1)</translation>
    </message>
    <message>
        <source>Where photos of this person were published</source>
        <translation>Waar foto&apos;s van deze persoon gepubliceerd zijn</translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonPast</name>
    <message>
        <source>Merges and splits</source>
        <translation>Samenvoegingen en splitsingen</translation>
    </message>
    <message>
        <source>%1 became part of this entry on %2.</source>
        <translation>%1 werd op %2 deel van deze vermelding.</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) became those of %1 on %2.</source>
        <translation>
            <numerusform>%n gezicht werd op %2 van %1.</numerusform>
            <numerusform>%n gezichten werden op %2 van %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Terugnemen</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Terugnemen: %1</translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoCanvas</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoContext</name>
    <message>
        <source>The photo around it</source>
        <translation>De foto eromheen</translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoDelegate</name>
    <message>
        <source>original not found</source>
        <translation>origineel niet gevonden</translation>
    </message>
    <message numerus="yes">
        <source>%n unnamed</source>
        <translation>
            <numerusform>%n zonder naam</numerusform>
            <numerusform>%n zonder naam</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoEdits</name>
    <message>
        <source>A crowd, nobody stands out</source>
        <translation>Een menigte, niemand springt eruit</translation>
    </message>
    <message>
        <source>Public event of public interest</source>
        <translation>Openbare gebeurtenis van algemeen belang</translation>
    </message>
    <message>
        <source>Nobody can be recognised</source>
        <translation>Niemand is herkenbaar</translation>
    </message>
    <message>
        <source>Journalistic exception</source>
        <translation>Journalistieke uitzondering</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Een andere reden</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Ongedaan gemaakt.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) rated.</source>
        <translation>
            <numerusform>%n foto gewaardeerd.</numerusform>
            <numerusform>%n foto&apos;s gewaardeerd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) marked as reviewed.</source>
        <translation>
            <numerusform>%n foto als beoordeeld gemarkeerd.</numerusform>
            <numerusform>%n foto&apos;s als beoordeeld gemarkeerd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) no longer marked as reviewed.</source>
        <translation>
            <numerusform>%n foto niet langer als beoordeeld gemarkeerd.</numerusform>
            <numerusform>%n foto&apos;s niet langer als beoordeeld gemarkeerd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Consent not needed for %n photo(s); the reason is in the log.</source>
        <translation>
            <numerusform>Toestemming niet nodig voor %n foto; de reden staat in het logboek.</numerusform>
            <numerusform>Toestemming niet nodig voor %n foto&apos;s; de reden staat in het logboek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Consent needed again for %n photo(s).</source>
        <translation>
            <numerusform>Toestemming weer nodig voor %n foto.</numerusform>
            <numerusform>Toestemming weer nodig voor %n foto&apos;s.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags saved.</source>
        <translation>Trefwoorden opgeslagen.</translation>
    </message>
    <message>
        <source>Caption saved.</source>
        <translation>Bijschrift opgeslagen.</translation>
    </message>
    <message>
        <source>Limits of the photo saved.</source>
        <translation>Grenzen van de foto opgeslagen.</translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoGridModel</name>
    <message numerus="yes">
        <source>%n unnamed face(s)</source>
        <translation>
            <numerusform>%n gezicht zonder naam</numerusform>
            <numerusform>%n gezichten zonder naam</numerusform>
        </translation>
    </message>
    <message>
        <source>original not found</source>
        <translation>origineel niet gevonden</translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoGridView</name>
    <message>
        <source>Photos</source>
        <translation>Foto&apos;s</translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoInspector</name>
    <message>
        <source>No photo selected</source>
        <translation>Geen foto gekozen</translation>
    </message>
    <message>
        <source>Select a photo to see who is on it and why it may or may not be used.</source>
        <translation>Selecteer een foto om te zien wie erop staat en waarom de foto wel of niet te gebruiken is.</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>De foto</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>See the whole photo (Enter)</source>
        <translation>De hele foto bekijken (Enter)</translation>
    </message>
    <message>
        <source>All persons who can be recognised are marked (R)</source>
        <translation>Alle herkenbare personen zijn aangegeven (R)</translation>
    </message>
    <message>
        <source>Embargo, last day, restriction…</source>
        <translation>Embargo, einde, beperking…</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bijschrift</translation>
    </message>
    <message>
        <source>What is to be seen</source>
        <translation>Wat er te zien is</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Trefwoorden</translation>
    </message>
    <message>
        <source>Words, with commas between</source>
        <translation>Woorden, met komma&apos;s ertussen</translation>
    </message>
    <message>
        <source>Export what is cleared…</source>
        <translation>Vrijgegeven exporteren…</translation>
    </message>
    <message>
        <source>Mark as reviewed</source>
        <translation>Als beoordeeld markeren</translation>
    </message>
    <message>
        <source>Consent not needed…</source>
        <translation>Toestemming niet nodig…</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) selected</source>
        <translation>
            <numerusform>%n foto geselecteerd</numerusform>
            <numerusform>%n foto&apos;s geselecteerd</numerusform>
        </translation>
    </message>
    <message>
        <source>Reviewed; take it back</source>
        <translation>Beoordeeld; ongedaan maken</translation>
    </message>
    <message>
        <source>Consent needed again</source>
        <translation>Toestemming weer nodig</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Gemaakt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grootte</translation>
    </message>
    <message>
        <source>%1 × %2, %3</source>
        <translation>%1 × %2, %3</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collectie</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Toegevoegd</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Niet nodig</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Origineel</translation>
    </message>
    <message>
        <source>not found at its place</source>
        <translation>niet op zijn plek gevonden</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, tot en met %2</translation>
    </message>
    <message>
        <source>Published in</source>
        <translation>Gepubliceerd in</translation>
    </message>
    <message>
        <source>Record a publication…</source>
        <translation>Publicatie vastleggen…</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Niet vóór</translation>
    </message>
    <message>
        <source>Not after</source>
        <translation>Niet na</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>Beperkt</translation>
    </message>
    <message>
        <source>at somebody&apos;s request</source>
        <translation>op iemands verzoek</translation>
    </message>
</context>
<context>
    <name>bk::ui::PublicationDetails</name>
    <message>
        <source>The chosen publication</source>
        <translation>De gekozen publicatie</translation>
    </message>
    <message>
        <source>No publication chosen</source>
        <translation>Geen publicatie gekozen</translation>
    </message>
    <message>
        <source>Choose one in the list to see what is on it.</source>
        <translation>Kies er een in de lijst om te zien wat erin staat.</translation>
    </message>
    <message>
        <source>Photos of this publication</source>
        <translation>Foto&apos;s van deze publicatie</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Wijzigen…</translation>
    </message>
    <message>
        <source>Taken down as a whole…</source>
        <translation>In zijn geheel weggehaald…</translation>
    </message>
    <message>
        <source>Day on which it was taken down</source>
        <translation>Dag waarop ze is weggehaald</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>not required</source>
        <translation>niet verplicht</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>purpose: %1</source>
        <translation>doel: %1</translation>
    </message>
    <message>
        <source>from an export</source>
        <translation>uit een export</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) taken down</source>
        <translation>
            <numerusform>%n foto weggehaald</numerusform>
            <numerusform>%n foto&apos;s weggehaald</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be taken down: %1</source>
        <translation>
            <numerusform>%n kan niet worden weggehaald: %1</numerusform>
            <numerusform>%n kunnen niet worden weggehaald: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Change what was written down</source>
        <translation>Wijzigen wat vastgelegd is</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message numerus="yes">
        <source>Taken down as a whole: the %n photo(s) to take down there are done.</source>
        <translation>
            <numerusform>In zijn geheel weggehaald: de %n foto die daar weg moest, is afgehandeld.</numerusform>
            <numerusform>In zijn geheel weggehaald: de %n foto&apos;s die daar weg moesten, zijn afgehandeld.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken down as a whole</source>
        <translation>In zijn geheel weggehaald</translation>
    </message>
    <message>
        <source>Record the end</source>
        <translation>Einde vastleggen</translation>
    </message>
    <message>
        <source>Changed: %1.</source>
        <translation>Gewijzigd: %1.</translation>
    </message>
    <message>
        <source>Taken down: %1.</source>
        <translation>Weggehaald: %1.</translation>
    </message>
</context>
<context>
    <name>bk::ui::PublicationForm</name>
    <message>
        <source>Purpose</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>Published in</source>
        <translation>Gepubliceerd in</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <source>First day on which it is to be seen</source>
        <translation>Eerste dag waarop het te zien is</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>Last day on which it is to be seen</source>
        <translation>Laatste dag waarop het te zien is</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot en met</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>not required</source>
        <translation>niet verplicht</translation>
    </message>
</context>
<context>
    <name>bk::ui::PublicationList</name>
    <message>
        <source>Nowhere, as far as was recorded.</source>
        <translation>Nergens, voor zover vastgelegd.</translation>
    </message>
    <message>
        <source>No photo of this person was published, as far as was recorded.</source>
        <translation>Er is geen foto van deze persoon gepubliceerd, voor zover vastgelegd.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Open the publication in %1: %2</source>
        <translation>De publicatie in %1 openen: %2</translation>
    </message>
</context>
<context>
    <name>bk::ui::PublicationModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Voor</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Foto&apos;s</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>bk::ui::PublicationWords</name>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>Sociale media</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Afdrukken</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>Pers</translation>
    </message>
    <message>
        <source>Screen in the building</source>
        <translation>Scherm in het gebouw</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Iets anders</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Adres van de pagina</translation>
    </message>
    <message>
        <source>Account and address of the post</source>
        <translation>Account en adres van het bericht</translation>
    </message>
    <message>
        <source>Title, issue and print run</source>
        <translation>Titel, nummer en oplage</translation>
    </message>
    <message>
        <source>Newspaper or magazine, and issue</source>
        <translation>Krant of tijdschrift, en nummer</translation>
    </message>
    <message>
        <source>Which screen</source>
        <translation>Welk scherm</translation>
    </message>
    <message>
        <source>Where it is to be seen</source>
        <translation>Waar het te zien is</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 tot en met %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>vanaf %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>sinds %1</translation>
    </message>
    <message numerus="yes">
        <source>%n to take down</source>
        <translation>
            <numerusform>%n weg te halen</numerusform>
            <numerusform>%n weg te halen</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken down</source>
        <translation>Weggehaald</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Voorbij</translation>
    </message>
    <message numerus="yes">
        <source>%n not cleared</source>
        <translation>
            <numerusform>%n niet vrij</numerusform>
            <numerusform>%n niet vrij</numerusform>
        </translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Gepland</translation>
    </message>
    <message>
        <source>To be seen</source>
        <translation>Te zien</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Iemand</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 weigerde</translation>
    </message>
    <message>
        <source>Its use was restricted</source>
        <translation>Het gebruik is beperkt</translation>
    </message>
    <message>
        <source>%1 withdrew</source>
        <translation>%1 trok in</translation>
    </message>
</context>
<context>
    <name>bk::ui::PublicationsPage</name>
    <message>
        <source>Any purpose</source>
        <translation>Elk doel</translation>
    </message>
    <message numerus="yes">
        <source>%n publication(s)</source>
        <translation>
            <numerusform>%n publicatie</numerusform>
            <numerusform>%n publicaties</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Bezig met lezen…</translation>
    </message>
    <message>
        <source>No publications yet</source>
        <translation>Nog geen publicaties</translation>
    </message>
    <message>
        <source>Write down where photos were used: at the end of an export, or for photos chosen in the library. When somebody withdraws, you see here what has to be taken down.</source>
        <translation>Leg vast waar foto&apos;s gebruikt zijn: aan het einde van een export, of voor foto&apos;s die in de bibliotheek gekozen zijn. Als iemand intrekt, ziet u hier wat weggehaald moet worden.</translation>
    </message>
    <message>
        <source>An editor or a consent officer writes down where photos were used.</source>
        <translation>Een redacteur of toestemmingsbeheerder legt vast waar foto&apos;s gebruikt zijn.</translation>
    </message>
    <message>
        <source>Choose photos</source>
        <translation>Foto&apos;s kiezen</translation>
    </message>
    <message>
        <source>None fits</source>
        <translation>Niets gevonden</translation>
    </message>
    <message>
        <source>No publication is what the filters above ask for.</source>
        <translation>Geen publicatie voldoet aan de filters hierboven.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles tonen</translation>
    </message>
    <message>
        <source>Choose the photos that were published, then “Record a publication…” beside them.</source>
        <translation>Kies de foto&apos;s die gepubliceerd zijn, en dan daarnaast “Publicatie vastleggen…”.</translation>
    </message>
    <message numerus="yes">
        <source>Where were these %n photo(s) published?</source>
        <translation>
            <numerusform>Waar is deze %n foto gepubliceerd?</numerusform>
            <numerusform>Waar zijn deze %n foto&apos;s gepubliceerd?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recorded for %n photo(s): %1.</source>
        <translation>
            <numerusform>Vastgelegd voor %n foto: %1.</numerusform>
            <numerusform>Vastgelegd voor %n foto&apos;s: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Publications</source>
        <translation>Publicaties</translation>
    </message>
    <message>
        <source>Nothing has to be taken down.</source>
        <translation>Er hoeft niets weggehaald te worden.</translation>
    </message>
    <message>
        <source>Add publication…</source>
        <translation>Publicatie toevoegen…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Vastleggen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Which publications</source>
        <translation>Welke publicaties</translation>
    </message>
    <message>
        <source>To be seen now</source>
        <translation>Nu te zien</translation>
    </message>
    <message>
        <source>With something to take down</source>
        <translation>Met iets om weg te halen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Doel</translation>
    </message>
</context>
<context>
    <name>bk::ui::PurposeChoice</name>
    <message>
        <source>%1: not asked</source>
        <translation>%1: niet gevraagd</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>%1: yes</source>
        <translation>%1: ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>%1: no</source>
        <translation>%1: nee</translation>
    </message>
    <message>
        <source>was: yes</source>
        <translation>was: ja</translation>
    </message>
    <message>
        <source>was: no</source>
        <translation>was: nee</translation>
    </message>
    <message>
        <source>Ends earlier…</source>
        <translation>Eindigt eerder…</translation>
    </message>
    <message>
        <source>%1: give it a last day of its own</source>
        <translation>%1: een eigen laatste dag geven</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>laatste dag</translation>
    </message>
    <message>
        <source>%1: last day</source>
        <translation>%1: laatste dag</translation>
    </message>
</context>
<context>
    <name>bk::ui::PurposeList</name>
    <message>
        <source>A new purpose, for example: Year book</source>
        <translation>Een nieuw doel, bijvoorbeeld: Jaarboek</translation>
    </message>
    <message>
        <source>Name of a new purpose</source>
        <translation>Naam van een nieuw doel</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message>
        <source>Name of the purpose “%1”</source>
        <translation>Naam van het doel “%1”</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Vervallen</translation>
    </message>
    <message numerus="yes">
        <source>in %n record(s)</source>
        <comment>quitclaims, forms, exports, publications</comment>
        <translation>
            <numerusform>in %n record</numerusform>
            <numerusform>in %n records</numerusform>
        </translation>
    </message>
    <message>
        <source>Move “%1” up</source>
        <translation>“%1” omhoog</translation>
    </message>
    <message>
        <source>Move “%1” down</source>
        <translation>“%1” omlaag</translation>
    </message>
    <message>
        <source>What “%1” was called before</source>
        <translation>Hoe “%1” eerder heette</translation>
    </message>
    <message>
        <source>Offer “%1” again</source>
        <translation>“%1” weer aanbieden</translation>
    </message>
    <message>
        <source>Retire “%1”: it is offered no more; what was decided for it stays</source>
        <translation>“%1” laten vervallen: het wordt niet meer aangeboden; wat ervoor besloten is, blijft</translation>
    </message>
    <message>
        <source>Remove “%1”, which nothing names</source>
        <translation>“%1” verwijderen; niets noemt het</translation>
    </message>
    <message>
        <source>“%1” is named in records: it can be retired.</source>
        <translation>“%1” wordt in records genoemd: het kan vervallen.</translation>
    </message>
    <message>
        <source>“%1” moved up.</source>
        <translation>“%1” is omhoog gegaan.</translation>
    </message>
    <message>
        <source>“%1” moved down.</source>
        <translation>“%1” is omlaag gegaan.</translation>
    </message>
    <message>
        <source>“%1” is retired: it is not offered and nothing is exported for it any more. What was decided for it stays.</source>
        <translation>“%1” is vervallen: het wordt niet meer aangeboden en er wordt niets meer voor geëxporteerd. Wat ervoor besloten is, blijft.</translation>
    </message>
    <message>
        <source>“%1” is offered again.</source>
        <translation>“%1” wordt weer aangeboden.</translation>
    </message>
    <message>
        <source>“%1” is removed.</source>
        <translation>“%1” is verwijderd.</translation>
    </message>
    <message>
        <source>There is a retired purpose “%1”: offer it again, or take another name.</source>
        <translation>Er is een vervallen doel “%1”: bied het weer aan, of neem een andere naam.</translation>
    </message>
    <message>
        <source>There is a purpose “%1” already.</source>
        <translation>Er is al een doel “%1”.</translation>
    </message>
    <message>
        <source>The purpose has the program&apos;s own word again.</source>
        <translation>Het doel heeft weer het eigen woord van het programma.</translation>
    </message>
    <message>
        <source>The purpose is called “%1” from now on, also where it was signed under another name.</source>
        <translation>Het doel heet voortaan “%1”, ook waar het onder een andere naam getekend is.</translation>
    </message>
    <message>
        <source>“%1” is added. Nobody has given permission for it yet.</source>
        <translation>“%1” is toegevoegd. Niemand heeft er nog toestemming voor gegeven.</translation>
    </message>
    <message>
        <source>the program&apos;s own word</source>
        <translation>het eigen woord van het programma</translation>
    </message>
    <message>
        <source>%1 (retired)</source>
        <translation>%1 (vervallen)</translation>
    </message>
    <message>
        <source>%1. %2 – since %3, by %4</source>
        <translation>%1. %2 – sinds %3, door %4</translation>
    </message>
    <message>
        <source>somebody unknown</source>
        <translation>iemand onbekends</translation>
    </message>
    <message>
        <source>%1. %2 – since the catalog was made</source>
        <translation>%1. %2 – sinds de catalogus gemaakt is</translation>
    </message>
</context>
<context>
    <name>bk::ui::PutOffDialog</name>
    <message>
        <source>Put off</source>
        <translation>Uitstellen</translation>
    </message>
    <message>
        <source>Tell it again &amp;on</source>
        <translation>Weer melden &amp;op</translation>
    </message>
    <message>
        <source>The day on which it is told again</source>
        <translation>De dag waarop het weer gemeld wordt</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>Over een week</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>Over 30 dagen</translation>
    </message>
    <message>
        <source>In 90 days</source>
        <translation>Over 90 dagen</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Waarom</translation>
    </message>
    <message>
        <source>Why it is put off</source>
        <translation>Waarom het uitgesteld wordt</translation>
    </message>
    <message>
        <source>For example: the form was sent</source>
        <translation>Bijvoorbeeld: het formulier is verstuurd</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Choose a day from tomorrow to %1.</source>
        <translation>Kies een dag van morgen tot en met %1.</translation>
    </message>
    <message>
        <source>Say why, for whoever looks at it later.</source>
        <translation>Zeg waarom, voor wie er later naar kijkt.</translation>
    </message>
    <message>
        <source>Put off until %1.</source>
        <translation>Uitgesteld tot %1.</translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimCard</name>
    <message>
        <source>Add the scan</source>
        <translation>Scan toevoegen</translation>
    </message>
    <message>
        <source>Add the scan of %1</source>
        <translation>Scan van %1 toevoegen</translation>
    </message>
    <message>
        <source>Open the scan of %1</source>
        <translation>Scan van %1 openen</translation>
    </message>
    <message>
        <source>Open the scan</source>
        <translation>Scan openen</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n pagina</numerusform>
            <numerusform>%n pagina&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Bezig met openen…</translation>
    </message>
    <message>
        <source>Cannot be shown</source>
        <translation>Kan niet worden getoond</translation>
    </message>
    <message>
        <source>Yes: %1</source>
        <translation>Ja: %1</translation>
    </message>
    <message>
        <source>No: %1</source>
        <translation>Nee: %1</translation>
    </message>
    <message>
        <source>Withdrawn: %1</source>
        <translation>Ingetrokken: %1</translation>
    </message>
    <message>
        <source>signed %1</source>
        <translation>ondertekend op %1</translation>
    </message>
    <message>
        <source>signed %1 at %2</source>
        <translation>ondertekend op %1 te %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>vanaf %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>t/m %1</translation>
    </message>
    <message>
        <source>open-ended</source>
        <translation>zonder einddatum</translation>
    </message>
    <message>
        <source>signed by %1 (%2)</source>
        <translation>ondertekend door %1 (%2)</translation>
    </message>
    <message>
        <source>on condition: %1</source>
        <translation>voorwaarde: %1</translation>
    </message>
    <message>
        <source>withdrawn %1</source>
        <translation>ingetrokken op %1</translation>
    </message>
    <message>
        <source>withdrawn %1 %2</source>
        <translation>ingetrokken op %1, %2</translation>
    </message>
    <message>
        <source>Add the scan…</source>
        <translation>Scan toevoegen…</translation>
    </message>
    <message>
        <source>Renew…</source>
        <translation>Vernieuwen…</translation>
    </message>
    <message>
        <source>Renew %1</source>
        <translation>%1 vernieuwen</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Intrekken…</translation>
    </message>
    <message>
        <source>Withdraw %1</source>
        <translation>%1 intrekken</translation>
    </message>
    <message>
        <source>What it grants does not count: under 16 on the day of signing, and no guardian signed.</source>
        <translation>Wat erin is toegestaan telt niet: jonger dan 16 op de dag van ondertekening, en geen ouder of voogd heeft ondertekend.</translation>
    </message>
    <message>
        <source>No scan yet</source>
        <translation>Nog geen scan</translation>
    </message>
    <message>
        <source>%1 has no scan yet</source>
        <translation>%1 heeft nog geen scan</translation>
    </message>
    <message>
        <source>The scan of %1 is sealed</source>
        <translation>De scan van %1 is verzegeld</translation>
    </message>
    <message>
        <source>The scan itself is sealed. %1</source>
        <translation>De scan zelf is verzegeld. %1</translation>
    </message>
    <message numerus="yes">
        <source>, %n scan(s)</source>
        <translation>
            <numerusform>, %n scan</numerusform>
            <numerusform>, %n scans</numerusform>
        </translation>
    </message>
    <message>
        <source>signed by %1</source>
        <translation>getekend door %1</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Verbeteren…</translation>
    </message>
    <message>
        <source>Correct %1</source>
        <translation>%1 verbeteren</translation>
    </message>
    <message>
        <source>Put right what was written down wrongly; the history keeps what was before</source>
        <translation>Herstellen wat verkeerd is opgeschreven; de geschiedenis bewaart wat er stond</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschiedenis</translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>Geschiedenis van %1</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>More to do with %1</source>
        <translation>Meer voor %1</translation>
    </message>
    <message>
        <source>Add scans…</source>
        <translation>Scans toevoegen…</translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimEditor</name>
    <message>
        <source>Renew %1 of %2</source>
        <translation>%1 van %2 vernieuwen</translation>
    </message>
    <message>
        <source>New quitclaim of %1</source>
        <translation>Nieuwe quitclaim van %1</translation>
    </message>
    <message>
        <source>One of the dates is not a date. Write it like 31-12-2026.</source>
        <translation>Een van de datums is geen datum. Schrijf die als 31-12-2026.</translation>
    </message>
    <message>
        <source>Reading the scan…</source>
        <translation>De scan wordt gelezen…</translation>
    </message>
    <message>
        <source>Save as draft</source>
        <translation>Als concept opslaan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>What was said, as on the paper</source>
        <translation>Wat er is gezegd, zoals op papier</translation>
    </message>
    <message>
        <source>Recognition, apart from the rest</source>
        <translation>Gezichtsherkenning, los van de rest</translation>
    </message>
    <message>
        <source>Yes allows the program to keep faceprints of this person and to suggest the name on other photos. Faceprints are biometric data, so this needs a yes of its own; without it faces are named by hand.</source>
        <translation>Met ja mag het programma gezichtsafdrukken van deze persoon bewaren en de naam bij andere foto&apos;s voorstellen. Gezichtsafdrukken zijn biometrische gegevens, daarom is hiervoor een eigen ja nodig; zonder dat worden gezichten met de hand benoemd.</translation>
    </message>
    <message>
        <source>When and where</source>
        <translation>Wanneer en waar</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Ondertekend op</translation>
    </message>
    <message>
        <source>Signed at (place)</source>
        <translation>Ondertekend te (plaats)</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>Geldt vanaf</translation>
    </message>
    <message>
        <source>empty: from the signing on</source>
        <translation>leeg: vanaf de ondertekening</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Laatste dag</translation>
    </message>
    <message>
        <source>Open-ended: the paper names no last day</source>
        <translation>Zonder einddatum: het papier noemt geen laatste dag</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>empty: everywhere</source>
        <translation>leeg: overal</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebied</translation>
    </message>
    <message>
        <source>for example: not with the name beside it</source>
        <translation>bijvoorbeeld: zonder de naam erbij</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Voorwaarden</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Correct %1 of %2</source>
        <translation>%1 van %2 verbeteren</translation>
    </message>
    <message>
        <source>No scan is kept yet.</source>
        <translation>Er is nog geen scan bewaard.</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) kept; they stay as they are. Add more here.</source>
        <translation>
            <numerusform>%n scan bewaard; die blijft zoals hij is. Voeg hier meer toe.</numerusform>
            <numerusform>%n scans bewaard; die blijven zoals ze zijn. Voeg hier meer toe.</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niets</translation>
    </message>
    <message>
        <source>%1, signed %2</source>
        <translation>%1, getekend %2</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>overal</translation>
    </message>
    <message>
        <source>replaces %1</source>
        <translation>vervangt %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Er is nog niets gewijzigd.</translation>
    </message>
    <message>
        <source>Say why it is put right.</source>
        <translation>Zeg waarom het verbeterd wordt.</translation>
    </message>
    <message>
        <source>It will be put right, and stays withdrawn. The history keeps what was before.</source>
        <translation>Het wordt verbeterd, en blijft ingetrokken. De geschiedenis bewaart wat er stond.</translation>
    </message>
    <message>
        <source>It will count as it is put right, at once. The history keeps what was before.</source>
        <translation>Het telt zoals het verbeterd wordt, meteen. De geschiedenis bewaart wat er stond.</translation>
    </message>
    <message>
        <source>No to everything</source>
        <translation>Nee op alles</translation>
    </message>
    <message>
        <source>The person said no: every purpose is refused, recognition, too</source>
        <translation>De persoon zei nee: elk doel wordt geweigerd, ook herkenning</translation>
    </message>
    <message>
        <source>Who signed</source>
        <translation>Wie tekende</translation>
    </message>
    <message>
        <source>Only where the paper says so</source>
        <translation>Alleen waar het papier dat zegt</translation>
    </message>
    <message>
        <source>Which photos</source>
        <translation>Welke foto&apos;s</translation>
    </message>
    <message>
        <source>Legal basis, territory, conditions</source>
        <translation>Grondslag, gebied, voorwaarden</translation>
    </message>
    <message>
        <source>Consent form that was signed</source>
        <translation>Toestemmingsformulier dat getekend is</translation>
    </message>
    <message>
        <source>Older record, notes</source>
        <translation>Ouder record, notities</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Vervangt</translation>
    </message>
    <message>
        <source>Why it is put right</source>
        <translation>Waarom het verbeterd wordt</translation>
    </message>
    <message>
        <source>The record counts already, so the history keeps the reason.</source>
        <translation>Het record telt al, daarom bewaart de geschiedenis de reden.</translation>
    </message>
    <message>
        <source>for example: the paper says 2027, not 2026</source>
        <translation>bijvoorbeeld: op het papier staat 2027, niet 2026</translation>
    </message>
    <message>
        <source>What you changed is kept; only a scan is not yet. %1</source>
        <translation>Wat u veranderde is bewaard; alleen een scan nog niet. %1</translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimExport</name>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>Verleend</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Geweigerd</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ingetrokken</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Ondertekend op</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Vanaf</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot en met</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Laatste dag</translation>
    </message>
    <message>
        <source>open-ended</source>
        <translation>zonder einddatum</translation>
    </message>
    <message>
        <source>Quitclaim %1 ends</source>
        <translation>Quitclaim %1 eindigt</translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimList</name>
    <message>
        <source>Quitclaims</source>
        <translation>Quitclaims</translation>
    </message>
    <message>
        <source>New quitclaim</source>
        <translation>Nieuwe quitclaim</translation>
    </message>
    <message>
        <source>None yet: nothing may be published. Drop the scan of the signed form on this page, or fill in a new quitclaim.</source>
        <translation>Nog geen: er mag niets worden gepubliceerd. Sleep de scan van het ondertekende formulier naar deze pagina of vul een nieuwe quitclaim in.</translation>
    </message>
    <message>
        <source>%1 is kept as a draft; it counts once its scan is here.</source>
        <translation>%1 is als concept bewaard; de quitclaim telt zodra de scan er is.</translation>
    </message>
    <message>
        <source>%1 is kept and counts from now on.</source>
        <translation>%1 is bewaard en telt vanaf nu.</translation>
    </message>
    <message>
        <source>only the collection “%1”</source>
        <translation>alleen de collectie “%1”</translation>
    </message>
    <message numerus="yes">
        <source>only %n photo(s)</source>
        <translation>
            <numerusform>alleen %n foto</numerusform>
            <numerusform>alleen %n foto&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet: nothing may be published. A consent officer records the signed form here.</source>
        <translation>Nog geen: er mag niets worden gepubliceerd. Een toestemmingsbeheerder legt het ondertekende formulier hier vast.</translation>
    </message>
    <message>
        <source>The person said no…</source>
        <translation>De persoon zei nee…</translation>
    </message>
    <message>
        <source>Records a refusal of every purpose, recognition, too</source>
        <translation>Legt een weigering van elk doel vast, ook herkenning</translation>
    </message>
    <message>
        <source>%1 is put right; its history tells what was before.</source>
        <translation>%1 is verbeterd; de geschiedenis zegt wat er stond.</translation>
    </message>
    <message>
        <source>Fold the earlier ones away</source>
        <translation>De eerdere inklappen</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n eerdere</numerusform>
            <numerusform>%n eerdere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier quitclaim(s)</source>
        <translation>
            <numerusform>%n eerdere quitclaim tonen</numerusform>
            <numerusform>%n eerdere quitclaims tonen</numerusform>
        </translation>
    </message>
    <message>
        <source>on “%1”, version %2, %3</source>
        <translation>op “%1”, versie %2, %3</translation>
    </message>
    <message>
        <source>a form</source>
        <translation>een formulier</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) kept; %1 counts.</source>
        <translation>
            <numerusform>%n scan bewaard; %1 telt.</numerusform>
            <numerusform>%n scans bewaard; %1 telt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) of %1 kept.</source>
        <translation>
            <numerusform>%n scan van %1 bewaard.</numerusform>
            <numerusform>%n scans van %1 bewaard.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimListModel</name>
    <message>
        <source>not %1</source>
        <translation>niet %1</translation>
    </message>
    <message>
        <source>open-ended</source>
        <translation>zonder einddatum</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Purposes</source>
        <translation>Doelen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Vanaf</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot en met</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Dagen over</translation>
    </message>
    <message>
        <source>withdrawn: %1</source>
        <translation>ingetrokken: %1</translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimPapers</name>
    <message>
        <source>Receipt of %1 as PDF…</source>
        <translation>Toestemmingsbewijs van %1 als pdf…</translation>
    </message>
    <message>
        <source>Print the receipt of %1…</source>
        <translation>Toestemmingsbewijs van %1 afdrukken…</translation>
    </message>
    <message>
        <source>Receipt of %1 as data (JSON)…</source>
        <translation>Toestemmingsbewijs van %1 als gegevens (JSON)…</translation>
    </message>
    <message>
        <source>Withdrawal letter of %1 as PDF…</source>
        <translation>Intrekkingsbrief van %1 als pdf…</translation>
    </message>
    <message>
        <source>Print the withdrawal letter of %1…</source>
        <translation>Intrekkingsbrief van %1 afdrukken…</translation>
    </message>
    <message>
        <source>Save the withdrawal letter (whoever has the file can read it)</source>
        <translation>Intrekkingsbrief opslaan (wie het bestand heeft, kan het lezen)</translation>
    </message>
    <message>
        <source>Save the receipt (whoever has the file can read it)</source>
        <translation>Toestemmingsbewijs opslaan (wie het bestand heeft, kan het lezen)</translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation>Gegevens (*.json)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>Pdf (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Opgeslagen als %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%n bladzijde is naar de printer gegaan.</numerusform>
            <numerusform>%n bladzijden zijn naar de printer gegaan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimPrint</name>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Purposes</source>
        <translation>Doelen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot en met</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Dagen over</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>niet %1</translation>
    </message>
    <message>
        <source>withdrawn: %1</source>
        <translation>ingetrokken: %1</translation>
    </message>
    <message>
        <source>open-ended</source>
        <translation>zonder einddatum</translation>
    </message>
    <message>
        <source>Holds names of people: keep it where only those can read it who may.</source>
        <translation>Bevat namen van mensen: bewaar het waar alleen wie dat mag het kan lezen.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Pagina %1 van %2</translation>
    </message>
    <message>
        <source>Quitclaims of %1</source>
        <translation>Quitclaims van %1</translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s), on %1</source>
        <translation>
            <numerusform>%n quitclaim, op %1</numerusform>
            <numerusform>%n quitclaims, op %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimWords</name>
    <message>
        <source>Draft</source>
        <translation>Concept</translation>
    </message>
    <message>
        <source>Not valid yet</source>
        <translation>Nog niet geldig</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Geldig</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>Verloopt binnenkort</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Verlopen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Geweigerd</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ingetrokken</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Vervangen</translation>
    </message>
    <message numerus="yes">
        <source>ended %n day(s) ago</source>
        <translation>
            <numerusform>%n dag geleden verlopen</numerusform>
            <numerusform>%n dagen geleden verlopen</numerusform>
        </translation>
    </message>
    <message>
        <source>last day today</source>
        <translation>vandaag laatste dag</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>nog %n dag</numerusform>
            <numerusform>nog %n dagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Toestemming</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Overeenkomst</translation>
    </message>
    <message>
        <source>Legitimate interest</source>
        <translation>Gerechtvaardigd belang</translation>
    </message>
    <message>
        <source>Public task</source>
        <translation>Publieke taak</translation>
    </message>
    <message>
        <source>Journalistic exception</source>
        <translation>Journalistieke uitzondering</translation>
    </message>
    <message>
        <source>Counts for nothing yet: a scan and the day of signing are missing.</source>
        <translation>Telt nog niet: de scan en de dag van ondertekening ontbreken.</translation>
    </message>
    <message>
        <source>Counts for nothing yet: the scan is missing. Drop it on this page, or add it here.</source>
        <translation>Telt nog niet: de scan ontbreekt. Sleep die naar deze pagina of voeg die hier toe.</translation>
    </message>
    <message>
        <source>Counts for nothing yet: the day of signing is missing.</source>
        <translation>Telt nog niet: de dag van ondertekening ontbreekt.</translation>
    </message>
    <message>
        <source>Say yes or no for at least one purpose, as on the paper.</source>
        <translation>Kies ja of nee voor ten minste één doel, zoals op papier.</translation>
    </message>
    <message>
        <source>Fill in the day on which it was signed.</source>
        <translation>Vul de dag van ondertekening in.</translation>
    </message>
    <message>
        <source>The day of signing is in the future.</source>
        <translation>De dag van ondertekening ligt in de toekomst.</translation>
    </message>
    <message>
        <source>Fill in the last day, or tick that it is open-ended.</source>
        <translation>Vul de laatste dag in of vink aan dat er geen einddatum is.</translation>
    </message>
    <message>
        <source>It would end before it begins.</source>
        <translation>De quitclaim zou eindigen voordat die begint.</translation>
    </message>
    <message>
        <source>Choose the collection it is for.</source>
        <translation>Kies de collectie waarvoor de quitclaim geldt.</translation>
    </message>
    <message>
        <source>Fill in the name of the guardian who signed.</source>
        <translation>Vul de naam in van de ouder of voogd die heeft ondertekend.</translation>
    </message>
    <message>
        <source>Without a scan it will be a draft, which counts for nothing. Add the scan to make it count.</source>
        <translation>Zonder scan wordt het een concept, dat nog niet telt. Voeg de scan toe om de quitclaim te laten tellen.</translation>
    </message>
    <message>
        <source>It will be active at once as a refusal: photos are blocked for what is refused.</source>
        <translation>Geldt meteen als weigering: foto&apos;s worden geblokkeerd voor wat is geweigerd.</translation>
    </message>
    <message>
        <source>It will be kept, but what it grants will not count: under 16 on the day of signing, and no guardian signed.</source>
        <translation>Wordt bewaard, maar de toestemming telt niet: jonger dan 16 op de dag van ondertekening, en geen ouder of voogd heeft ondertekend.</translation>
    </message>
    <message>
        <source>It will be kept, but has ended already, on %1.</source>
        <translation>Wordt bewaard, maar is al geëindigd, op %1.</translation>
    </message>
    <message>
        <source>It will count from %1 only, and the older one is replaced at once: until then nothing is granted. Leave “from” empty to go on without a gap.</source>
        <translation>Geldt pas vanaf %1, en de oudere wordt meteen vervangen: tot dan is niets toegestaan. Laat “Geldt vanaf” leeg om zonder onderbreking door te gaan.</translation>
    </message>
    <message>
        <source>It will be active, and count from %1 on.</source>
        <translation>Wordt actief en geldt vanaf %1.</translation>
    </message>
    <message>
        <source>It will be active at once, without an end date.</source>
        <translation>Geldt meteen, zonder einddatum.</translation>
    </message>
    <message>
        <source>It will be active at once, until %1.</source>
        <translation>Geldt meteen, tot en met %1.</translation>
    </message>
    <message>
        <source>%1 (until %2)</source>
        <translation>%1 (tot en met %2)</translation>
    </message>
    <message>
        <source>Pick the photos it is for, under “Which photos”.</source>
        <translation>Kies onder “Welke foto&apos;s” de foto&apos;s waar het voor is.</translation>
    </message>
    <message>
        <source>%1 would end before it begins.</source>
        <translation>%1 zou eindigen voordat het begint.</translation>
    </message>
    <message>
        <source>No guardian</source>
        <translation>Geen voogd</translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimsPage</name>
    <message>
        <source>Search by number or person</source>
        <translation>Zoeken op nummer of persoon</translation>
    </message>
    <message>
        <source>Search quitclaims by number or person</source>
        <translation>Quitclaims zoeken op nummer of persoon</translation>
    </message>
    <message>
        <source>For a spreadsheet (CSV, with names)…</source>
        <translation>Voor een rekenblad (CSV, met namen)…</translation>
    </message>
    <message>
        <source>For a calendar (.ics, without names)…</source>
        <translation>Voor een agenda (.ics, zonder namen)…</translation>
    </message>
    <message>
        <source>Quitclaims</source>
        <translation>Quitclaims</translation>
    </message>
    <message numerus="yes">
        <source>Ending within %n day(s)</source>
        <translation>
            <numerusform>Eindigt binnen %n dag</numerusform>
            <numerusform>Eindigt binnen %n dagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Of one person</source>
        <translation>Van één persoon</translation>
    </message>
    <message>
        <source>%1: show all again</source>
        <translation>%1: weer alles tonen</translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s)</source>
        <translation>
            <numerusform>%n quitclaim</numerusform>
            <numerusform>%n quitclaims</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Bezig met lezen…</translation>
    </message>
    <message>
        <source>No quitclaims yet</source>
        <translation>Nog geen quitclaims</translation>
    </message>
    <message>
        <source>Open the page of a person and drop the scan of the signed form on it.</source>
        <translation>Open de pagina van een persoon en sleep de scan van het ondertekende formulier erheen.</translation>
    </message>
    <message>
        <source>Go to people</source>
        <translation>Naar personen</translation>
    </message>
    <message>
        <source>None fits</source>
        <translation>Niets gevonden</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles tonen</translation>
    </message>
    <message>
        <source>Save the ends for a calendar (without names)</source>
        <translation>Einddata opslaan voor een agenda (zonder namen)</translation>
    </message>
    <message>
        <source>Save the list (with names; whoever has the file can read them)</source>
        <translation>Lijst opslaan (met namen; wie het bestand heeft, kan ze lezen)</translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>Agenda (*.ics)</translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv)</source>
        <translation>Rekenblad (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Opgeslagen als %1.</translation>
    </message>
    <message>
        <source>No quitclaim is all that the search and the filters above ask for.</source>
        <translation>Geen quitclaim voldoet aan de zoekopdracht en de filters hierboven.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>Pdf (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%n bladzijde is naar de printer gegaan.</numerusform>
            <numerusform>%n bladzijden zijn naar de printer gegaan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the person&apos;s page at it</source>
        <translation>De pagina van de persoon openen, bij deze quitclaim</translation>
    </message>
    <message>
        <source>Only of this person</source>
        <translation>Alleen van deze persoon</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Intrekken…</translation>
    </message>
    <message>
        <source>Consent forms</source>
        <translation>Formulieren</translation>
    </message>
    <message>
        <source>The papers that people sign</source>
        <translation>De papieren die mensen tekenen</translation>
    </message>
    <message>
        <source>Take back the quitclaim that is marked (%1)</source>
        <translation>De gekozen quitclaim intrekken (%1)</translation>
    </message>
    <message>
        <source>Save or print</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>As pages (PDF, with names)…</source>
        <translation>Als pagina&apos;s (pdf, met namen)…</translation>
    </message>
    <message>
        <source>Print the list…</source>
        <translation>Lijst afdrukken…</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Einde</translation>
    </message>
    <message>
        <source>Whenever it ends</source>
        <translation>Wanneer ze ook eindigt</translation>
    </message>
    <message numerus="yes">
        <source>Ends within %n day(s)</source>
        <translation>
            <numerusform>Eindigt binnen %n dag</numerusform>
            <numerusform>Eindigt binnen %n dagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Any purpose</source>
        <translation>Elk doel</translation>
    </message>
</context>
<context>
    <name>bk::ui::RatingBar</name>
    <message numerus="yes">
        <source>Rating: %n star(s)</source>
        <translation>
            <numerusform>Waardering: %n ster</numerusform>
            <numerusform>Waardering: %n sterren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ReasonList</name>
    <message numerus="yes">
        <source>%n face(s) that nobody has named</source>
        <translation>
            <numerusform>%n gezicht zonder naam</numerusform>
            <numerusform>%n gezichten zonder naam</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is shown</source>
        <translation>Niemand in beeld</translation>
    </message>
</context>
<context>
    <name>bk::ui::RecentPersons</name>
    <message>
        <source>Drag a face onto a person, or choose a face and click:</source>
        <translation>Sleep een gezicht naar een persoon, of kies een gezicht en klik:</translation>
    </message>
    <message>
        <source>Name the chosen face %1</source>
        <translation>Het gekozen gezicht %1 noemen</translation>
    </message>
</context>
<context>
    <name>bk::ui::RecognitionCard</name>
    <message>
        <source>Withdraw recognition…</source>
        <translation>Gezichtsherkenning intrekken…</translation>
    </message>
    <message numerus="yes">
        <source>%n faceprint(s) kept under this person&apos;s own key, to suggest the name on other photos; taking the permission back destroys that key at once.</source>
        <translation>
            <numerusform>%n gezichtsafdruk bewaard onder een eigen sleutel van deze persoon, om de naam bij andere foto&apos;s voor te stellen; intrekken van de toestemming vernietigt die sleutel meteen.</numerusform>
            <numerusform>%n gezichtsafdrukken bewaard onder een eigen sleutel van deze persoon, om de naam bij andere foto&apos;s voor te stellen; intrekken van de toestemming vernietigt die sleutel meteen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No faceprint of this person is kept, and the name is never suggested; faces are named by hand all the same.</source>
        <translation>Van deze persoon wordt geen gezichtsafdruk bewaard en de naam wordt nooit voorgesteld; gezichten met de hand benoemen kan wel.</translation>
    </message>
    <message>
        <source>This person allows recognition. How many faceprints are kept is not for your eyes; taking the permission back destroys their key at once.</source>
        <translation>Deze persoon staat gezichtsherkenning toe. Hoeveel gezichtsafdrukken er zijn, is met deze rol niet te zien; de toestemming intrekken vernietigt meteen de sleutel ervan.</translation>
    </message>
</context>
<context>
    <name>bk::ui::RecoveryKeyPanel</name>
    <message>
        <source>Recovery key</source>
        <translation>Herstelsleutel</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisatie</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Catalogus</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Beheerder</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Gemaakt op</translation>
    </message>
    <message>
        <source>Fingerprint of the first administrator</source>
        <translation>Vingerafdruk van de eerste beheerder</translation>
    </message>
    <message>
        <source>The program shows the same fingerprint with the users of this catalog. If it ever shows another one, the key file was replaced: ask for help before you go on.</source>
        <translation>Het programma toont dezelfde vingerafdruk bij de gebruikers van deze catalogus. Toont het ooit een andere, dan is het sleutelbestand vervangen: vraag hulp voordat er verder wordt gewerkt.</translation>
    </message>
    <message>
        <source>What this is for</source>
        <translation>Waar dit voor is</translation>
    </message>
    <message>
        <source>With this key the catalog opens without a passphrase, as the administrator named above. It is the only way back in when the passphrase is forgotten or the administrator has left.</source>
        <translation>Met deze sleutel gaat de catalogus zonder wachtwoordzin open, als de hierboven genoemde beheerder. Het is de enige weg terug als de wachtwoordzin is vergeten of de beheerder weg is.</translation>
    </message>
    <message>
        <source>Keep it in a safe</source>
        <translation>Bewaar het in een kluis</translation>
    </message>
    <message>
        <source>Keep this sheet in a safe, apart from the computer. Do not copy, photograph or mail it. If it was saved as a file to be printed, delete that file.</source>
        <translation>Bewaar dit blad in een kluis, apart van de computer. Kopieer, fotografeer of mail het niet. Is het als bestand bewaard om af te drukken, verwijder dat bestand dan.</translation>
    </message>
    <message>
        <source>Whoever has it opens everything</source>
        <translation>Wie het heeft, opent alles</translation>
    </message>
    <message>
        <source>Together with the catalog&apos;s folder, or a copy of it, this key opens everything in there: photos, names, faces, permissions and scans.</source>
        <translation>Samen met de map van de catalogus, of een kopie daarvan, opent deze sleutel alles wat erin staat: foto&apos;s, namen, gezichten, toestemmingen en scans.</translation>
    </message>
    <message>
        <source>How it is replaced</source>
        <translation>Hoe het wordt vervangen</translation>
    </message>
    <message>
        <source>Lost, or seen by somebody who should not have it? Let an administrator make a new recovery key in the program and print its sheet. From then on this one does not open the catalog any more; copies of the catalog that were made before still open with it. Destroy this sheet then.</source>
        <translation>Kwijt, of gezien door iemand die het niet mag hebben? Laat een beheerder in het programma een nieuwe herstelsleutel maken en het blad afdrukken. Vanaf dan opent deze de catalogus niet meer; kopieën van de catalogus van daarvoor gaan er nog wel mee open. Vernietig dit blad dan.</translation>
    </message>
    <message>
        <source>Put this recovery key on paper, and keep it in a safe. It opens the catalog when the passphrase is lost, and it is shown only now.</source>
        <translation>Zet deze herstelsleutel op papier en bewaar hem in een kluis. Hij opent de catalogus als de wachtwoordzin kwijt is en wordt alleen nu getoond.</translation>
    </message>
    <message>
        <source>&amp;Type it back from the paper</source>
        <translation>Over&amp;typen vanaf het papier</translation>
    </message>
    <message>
        <source>The recovery key as a code</source>
        <translation>De herstelsleutel als code</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Afdrukken…</translation>
    </message>
    <message>
        <source>One page with the key and its code</source>
        <translation>Eén bladzijde met de sleutel en de code</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als pdf bewaren…</translation>
    </message>
    <message>
        <source>Best onto a stick that goes into the safe: who has the file can open the catalog.</source>
        <translation>Het liefst op een stick die de kluis in gaat: wie het bestand heeft, kan de catalogus openen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>Taken off the clipboard after 10 seconds</source>
        <translation>Gaat na 10 seconden van het klembord</translation>
    </message>
    <message>
        <source>Copied. It is taken off the clipboard after 10 seconds.</source>
        <translation>Gekopieerd. Het gaat na 10 seconden van het klembord.</translation>
    </message>
    <message>
        <source>From the paper; capitals and hyphens do not matter</source>
        <translation>Vanaf het papier; hoofdletters en streepjes maken niet uit</translation>
    </message>
    <message>
        <source>There is more typed than the key is long.</source>
        <translation>Er is meer getypt dan de sleutel lang is.</translation>
    </message>
    <message>
        <source>Group %1 is not as it is above.</source>
        <translation>Groep %1 is niet zoals hierboven.</translation>
    </message>
    <message>
        <source>The sheet is on its way to the printer. Compare it, then type it back.</source>
        <translation>Het blad is onderweg naar de printer. Vergelijk het en typ het dan over.</translation>
    </message>
    <message>
        <source>It could not be printed. Save it as a PDF, or copy it by hand.</source>
        <translation>Afdrukken lukte niet. Bewaar het als pdf of neem het met de hand over.</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>Herstelblad bewaren</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>Pdf (*.pdf)</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Herstelblad</translation>
    </message>
    <message>
        <source>Saved as %1. Who has this file can open the catalog: print it, keep it in a safe, and delete the file.</source>
        <translation>Bewaard als %1. Wie dit bestand heeft, kan de catalogus openen: druk het af, bewaar het blad in een kluis en verwijder het bestand.</translation>
    </message>
</context>
<context>
    <name>bk::ui::ReportSaving</name>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>Pdf (*.pdf)</translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv)</source>
        <translation>Rekenblad (*.csv)</translation>
    </message>
</context>
<context>
    <name>bk::ui::ReportWords</name>
    <message>
        <source>internal use</source>
        <translation>intern gebruik</translation>
    </message>
    <message>
        <source>the website</source>
        <translation>de website</translation>
    </message>
    <message>
        <source>social media</source>
        <translation>sociale media</translation>
    </message>
    <message>
        <source>print</source>
        <translation>drukwerk</translation>
    </message>
    <message>
        <source>the press</source>
        <translation>de pers</translation>
    </message>
    <message>
        <source>advertising</source>
        <translation>reclame</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>There are no photos with people yet.</source>
        <translation>Er zijn nog geen foto&apos;s met mensen.</translation>
    </message>
    <message>
        <source>All photos with people have a valid permission for %1.</source>
        <translation>Voor alle foto&apos;s met mensen is er geldige toestemming voor %1.</translation>
    </message>
    <message>
        <source>None of the photos with people has a valid permission for %1.</source>
        <translation>Voor geen van de foto&apos;s met mensen is er geldige toestemming voor %1.</translation>
    </message>
    <message>
        <source>%1 % of the photos with people have no valid permission for %2.</source>
        <translation>%1 % van de foto&apos;s met mensen heeft geen geldige toestemming voor %2.</translation>
    </message>
    <message>
        <source>Permissions of the photos with people</source>
        <translation>Toestemmingen van de foto&apos;s met mensen</translation>
    </message>
    <message>
        <source>%1 photos, %2 of them with people. As of %3.</source>
        <translation>%1 foto&apos;s, waarvan %2 met mensen. Stand van %3.</translation>
    </message>
    <message>
        <source>By purpose</source>
        <translation>Per doel</translation>
    </message>
    <message>
        <source>By collection</source>
        <translation>Per collectie</translation>
    </message>
    <message>
        <source>Share that may be used, day by day</source>
        <translation>Aandeel dat gebruikt mag worden, per dag</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collectie</translation>
    </message>
    <message>
        <source>All collections</source>
        <translation>Alle collecties</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>With people</source>
        <translation>Met mensen</translation>
    </message>
    <message>
        <source>May be used</source>
        <translation>Bruikbaar</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Geblokkeerd</translation>
    </message>
    <message>
        <source>Why blocked</source>
        <translation>Waarom geblokkeerd</translation>
    </message>
    <message>
        <source>May be used (%)</source>
        <translation>Bruikbaar (%)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Pagina %1</translation>
    </message>
    <message>
        <source>There are no photos with people, so no permission is needed.</source>
        <translation>Er zijn geen foto&apos;s met mensen, dus is er geen toestemming nodig.</translation>
    </message>
    <message>
        <source>Consent not needed</source>
        <translation>Toestemming niet nodig</translation>
    </message>
    <message>
        <source>Bystander</source>
        <translation>Omstander</translation>
    </message>
    <message>
        <source>Embargo</source>
        <translation>Embargo</translation>
    </message>
    <message>
        <source>Last day of a photo</source>
        <translation>Laatste dag van een foto</translation>
    </message>
    <message>
        <source>Last day of a collection</source>
        <translation>Laatste dag van een collectie</translation>
    </message>
    <message>
        <source>Restricted at somebody&apos;s request</source>
        <translation>Op verzoek beperkt</translation>
    </message>
    <message>
        <source>Exceptions: what was decided beside what people signed</source>
        <translation>Uitzonderingen: wat besloten is naast wat mensen tekenden</translation>
    </message>
    <message>
        <source>%1 decisions, %2 of them not in force any more. As of %3.</source>
        <translation>%1 besluiten, waarvan %2 niet meer gelden. Stand van %3.</translation>
    </message>
    <message>
        <source>Nothing was decided beside what people signed.</source>
        <translation>Er is niets besloten naast wat mensen tekenden.</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Uitzondering</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>Besloten op</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Geldig</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No, over</source>
        <translation>Nee, voorbij</translation>
    </message>
    <message>
        <source>Commissioned portrait</source>
        <translation>Portret in opdracht</translation>
    </message>
    <message>
        <source>Rows in bold say that consent is not needed for a photo that shows somebody whose portraits were commissioned: publishing those needs the consent of whoever is portrayed all the same (Dutch Auteurswet, articles 19 and 20).</source>
        <translation>Vette regels zeggen dat toestemming niet nodig is voor een foto van iemand van wie portretten in opdracht zijn gemaakt: publiceren vraagt dan toch de toestemming van de geportretteerde (Auteurswet, artikelen 19 en 20).</translation>
    </message>
</context>
<context>
    <name>bk::ui::ReportsPage</name>
    <message>
        <source>Coverage</source>
        <translation>Dekking</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Uitzonderingen</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapporten</translation>
    </message>
</context>
<context>
    <name>bk::ui::ReviewPage</name>
    <message>
        <source>Review faces</source>
        <translation>Gezichten beoordelen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>Is this %1?</source>
        <translation>Is dit %1?</translation>
    </message>
    <message>
        <source>This face of %1 matched. Decide by looking, not by the score.</source>
        <translation>Dit gezicht van %1 kwam overeen. Beslis door te kijken, niet op de score.</translation>
    </message>
    <message>
        <source>Or somebody else</source>
        <translation>Of iemand anders</translation>
    </message>
    <message>
        <source>Is this a face?</source>
        <translation>Is dit een gezicht?</translation>
    </message>
    <message>
        <source>Perhaps</source>
        <translation>Misschien</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>Wie is dit?</translation>
    </message>
    <message>
        <source>Looking for faces to answer…</source>
        <translation>Gezichten om te beoordelen worden opgezocht…</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) skipped</source>
        <translation>
            <numerusform>%n gezicht overgeslagen</numerusform>
            <numerusform>%n gezichten overgeslagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos with unanswered faces are not cleared for any purpose.</source>
        <translation>Foto&apos;s met onbeantwoorde gezichten worden voor geen enkel doel vrijgegeven.</translation>
    </message>
    <message>
        <source>Go through them again</source>
        <translation>Opnieuw doorlopen</translation>
    </message>
    <message>
        <source>All faces are answered</source>
        <translation>Alle gezichten zijn beoordeeld</translation>
    </message>
    <message>
        <source>When new photos have been imported, let Beeldkluis look for faces; what it finds comes here.</source>
        <translation>Laat Beeldkluis na het importeren van nieuwe foto&apos;s gezichten zoeken; wat het vindt, komt hier.</translation>
    </message>
    <message>
        <source>Look for faces</source>
        <translation>Gezichten zoeken</translation>
    </message>
    <message>
        <source>Faces answered</source>
        <translation>Beoordeelde gezichten</translation>
    </message>
    <message>
        <source>Open the photo</source>
        <translation>Foto openen</translation>
    </message>
    <message>
        <source>Yes  (Enter)</source>
        <translation>Ja  (Enter)</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No  (Delete)</source>
        <translation>Nee  (Delete)</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Name of this face</source>
        <translation>Naam bij dit gezicht</translation>
    </message>
    <message>
        <source>Type a name, beginning with a capital</source>
        <translation>Typ een naam, te beginnen met een hoofdletter</translation>
    </message>
    <message>
        <source>It is a face</source>
        <translation>Wel een gezicht</translation>
    </message>
    <message>
        <source>Keep it as a face without a name</source>
        <translation>Bewaren als gezicht zonder naam</translation>
    </message>
    <message>
        <source>Bystander</source>
        <translation>Omstander</translation>
    </message>
    <message>
        <source>Nobody can be recognised in it</source>
        <translation>Er is niemand in te herkennen</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>Geen gezicht</translation>
    </message>
    <message>
        <source>The program was wrong</source>
        <translation>Het programma had het mis</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Overslaan</translation>
    </message>
    <message>
        <source>Answer it another time</source>
        <translation>Een andere keer beantwoorden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Take back the last decision</source>
        <translation>De laatste beslissing ongedaan maken</translation>
    </message>
    <message>
        <source>Only some faces: show all</source>
        <translation>Alleen enkele gezichten: alles tonen</translation>
    </message>
    <message>
        <source>When new photos have been imported and looked through, their faces come here.</source>
        <translation>Als er nieuwe foto&apos;s zijn geïmporteerd en doorzocht, komen de gezichten ervan hier.</translation>
    </message>
    <message>
        <source>Suggestions %1</source>
        <translation>Suggesties %1</translation>
    </message>
    <message>
        <source>Unnamed %1</source>
        <translation>Zonder naam %1</translation>
    </message>
    <message>
        <source>Possible faces %1</source>
        <translation>Mogelijke gezichten %1</translation>
    </message>
    <message>
        <source>Are these all %1?</source>
        <translation>Zijn dit allemaal %1?</translation>
    </message>
    <message>
        <source>Decide by looking, not by the score.</source>
        <translation>Beslis door te kijken, niet door de score.</translation>
    </message>
    <message>
        <source>All %1 suggestions of %2  (A)</source>
        <translation>Alle %1 suggesties van %2  (A)</translation>
    </message>
    <message>
        <source>Unknown people</source>
        <translation>Onbekende mensen</translation>
    </message>
    <message>
        <source>Faces without a name, in groups of the same person</source>
        <translation>Gezichten zonder naam, in groepen van dezelfde persoon</translation>
    </message>
    <message>
        <source>Bystander because…</source>
        <translation>Omstander, want…</translation>
    </message>
    <message>
        <source>Face models</source>
        <translation>Gezichtsmodellen</translation>
    </message>
    <message>
        <source>These faces are answered</source>
        <translation>Deze gezichten zijn beantwoord</translation>
    </message>
    <message>
        <source>Only some of the faces were asked about. Others may still wait.</source>
        <translation>Er is maar naar een deel van de gezichten gevraagd. Andere wachten misschien nog.</translation>
    </message>
    <message>
        <source>Show all faces</source>
        <translation>Alle gezichten tonen</translation>
    </message>
</context>
<context>
    <name>bk::ui::RingChart</name>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>bk::ui::RoleChoice</name>
    <message>
        <source>Recognition is on for this user</source>
        <translation>Gezichtsherkenning staat aan voor deze gebruiker</translation>
    </message>
    <message>
        <source>Off: no faces are compared and no suggestions shown for them, and they lack the key to the faceprints, whatever their roles.</source>
        <translation>Uit: voor deze gebruiker worden geen gezichten vergeleken en geen namen voorgesteld, en de sleutel van de gezichtsafdrukken ontbreekt, welke rollen het ook zijn.</translation>
    </message>
</context>
<context>
    <name>bk::ui::RoleWords</name>
    <message>
        <source>Administrator</source>
        <translation>Beheerder</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Redacteur</translation>
    </message>
    <message>
        <source>Consent officer</source>
        <translation>Toestemmingsbeheerder</translation>
    </message>
    <message>
        <source>Face operator</source>
        <translation>Gezichtsbeheerder</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <source>May do everything: users and roles, settings, scans, recognition and the log.</source>
        <translation>Mag alles: gebruikers en rollen, instellingen, scans, gezichtsherkenning en het logboek.</translation>
    </message>
    <message>
        <source>Imports, describes, searches and exports what is cleared, and names faces by hand. Opens no scans and uses no recognition.</source>
        <translation>Importeert, beschrijft, zoekt en exporteert wat vrij is, en benoemt gezichten met de hand. Opent geen scans en gebruikt geen gezichtsherkenning.</translation>
    </message>
    <message>
        <source>Keeps persons and quitclaims, opens scans, records withdrawals and decides where consent is not needed. Manages no users.</source>
        <translation>Houdt personen en quitclaims bij, opent scans, legt intrekkingen vast en besluit waar toestemming niet nodig is. Beheert geen gebruikers.</translation>
    </message>
    <message>
        <source>Lets faces be compared and answers the suggestions. Opens no scans.</source>
        <translation>Laat gezichten vergelijken en beantwoordt de voorstellen. Opent geen scans.</translation>
    </message>
    <message>
        <source>Reads and verifies the log and the reports. Sees no photos and no people.</source>
        <translation>Leest en controleert het logboek en de rapporten. Ziet geen foto&apos;s en geen mensen.</translation>
    </message>
    <message>
        <source>This needs the role %1.</source>
        <translation>Hiervoor is de rol %1 nodig.</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>bk::ui::ScanButton</name>
    <message>
        <source>Sealed</source>
        <translation>Verzegeld</translation>
    </message>
</context>
<context>
    <name>bk::ui::ScanFiles</name>
    <message>
        <source>Choose the scan</source>
        <translation>Scan kiezen</translation>
    </message>
    <message>
        <source>Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
</context>
<context>
    <name>bk::ui::ScanTray</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n page(s). Press to take it off.</source>
        <translation>
            <numerusform>%1, %n pagina. Druk om weg te halen.</numerusform>
            <numerusform>%1, %n pagina&apos;s. Druk om weg te halen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take off the scan %1</source>
        <translation>Scan %1 weghalen</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n pagina</numerusform>
            <numerusform>%n pagina&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the scan, or drop it here</source>
        <translation>Voeg de scan toe of sleep die hierheen</translation>
    </message>
    <message>
        <source>Add a scan</source>
        <translation>Scan toevoegen</translation>
    </message>
    <message>
        <source>PDF, JPEG, PNG or TIFF</source>
        <translation>PDF, JPEG, PNG of TIFF</translation>
    </message>
    <message>
        <source>PDF, JPEG, PNG, TIFF</source>
        <translation>PDF, JPEG, PNG, TIFF</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>Nog een toevoegen</translation>
    </message>
</context>
<context>
    <name>bk::ui::ScanViewer</name>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige pagina</translation>
    </message>
    <message>
        <source>Page Up</source>
        <translation>Page Up</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Volgende pagina</translation>
    </message>
    <message>
        <source>Page Down</source>
        <translation>Page Down</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Hele pagina</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Groter</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Scan of %1</source>
        <translation>Scan van %1</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>pagina %1 van %2</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Bezig met openen…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Afdrukken</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%n bladzijde is naar de printer gegaan.</numerusform>
            <numerusform>%n bladzijden zijn naar de printer gegaan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ScopeFields</name>
    <message>
        <source>Photos it is for</source>
        <translation>Foto&apos;s waar het voor is</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Foto&apos;s</translation>
    </message>
    <message>
        <source>All of these</source>
        <translation>Al deze</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message>
        <source>Press a photo, or Space, to take it in or out. Offered are this person&apos;s photos and those that are selected in the library.</source>
        <translation>Druk op een foto, of op de spatiebalk, om die erbij te nemen of weg te laten. Aangeboden worden de foto&apos;s van deze persoon en die in de bibliotheek gekozen zijn.</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle foto&apos;s</translation>
    </message>
    <message>
        <source>Only the photos picked here</source>
        <translation>Alleen de foto&apos;s die hier gekozen zijn</translation>
    </message>
    <message>
        <source>Only the collection “%1”</source>
        <translation>Alleen de collectie “%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) picked</source>
        <translation>
            <numerusform>%n foto gekozen</numerusform>
            <numerusform>%n foto&apos;s gekozen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 picked</source>
        <translation>%1 van %2 gekozen</translation>
    </message>
</context>
<context>
    <name>bk::ui::SettingsPage</name>
    <message>
        <source>Collections and recognition</source>
        <translation>Collecties en gezichtsherkenning</translation>
    </message>
    <message>
        <source>Faces are found everywhere, but compared only in collections where recognition is on, and only with people whose quitclaim grants it.</source>
        <translation>Gezichten worden overal gevonden, maar alleen vergeleken in collecties waar gezichtsherkenning aanstaat, en alleen met personen die daar in hun quitclaim toestemming voor geven.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Weergave</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Zoals het bureaublad</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thema</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Tekst&amp;grootte</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Catalogus</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisatie</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Check the whole catalog</source>
        <translation>De hele catalogus controleren</translation>
    </message>
    <message>
        <source>Verifies every page, every scan, every faceprint and the log; changes nothing.</source>
        <translation>Controleert elke pagina, elke scan, elke gezichtsafdruk en het logboek; wijzigt niets.</translation>
    </message>
    <message>
        <source>What the check found</source>
        <translation>Wat de controle heeft gevonden</translation>
    </message>
    <message>
        <source>About Beeldkluis</source>
        <translation>Over Beeldkluis</translation>
    </message>
    <message>
        <source>Version %1. Free software under the GNU General Public License, version 3 or later. It opens no network connection.</source>
        <translation>Versie %1. Vrije software onder de GNU General Public License, versie 3 of later. Maakt geen netwerkverbinding.</translation>
    </message>
    <message>
        <source>Licence: %1. %2</source>
        <translation>Licentie: %1. %2</translation>
    </message>
    <message>
        <source>There is no collection yet; the first import makes one.</source>
        <translation>Er is nog geen collectie; de eerste import maakt er een.</translation>
    </message>
    <message>
        <source>The policy of “%1” is saved.</source>
        <translation>Het beleid van “%1” is opgeslagen.</translation>
    </message>
    <message>
        <source>Checking; you can go on working.</source>
        <translation>De controle loopt; doorwerken kan.</translation>
    </message>
    <message>
        <source>Checking the catalog</source>
        <translation>Catalogus controleren</translation>
    </message>
    <message>
        <source>All is well: %1 photos, %2 scans, %3 faceprints and %4 lines of the log agree.</source>
        <translation>Alles in orde: %1 foto&apos;s, %2 scans, %3 gezichtsafdrukken en %4 regels van het logboek kloppen.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) do not agree. Nothing was changed; keep a copy of the catalog&apos;s folder and put back a backup.</source>
        <translation>
            <numerusform>%n onderdeel klopt niet. Er is niets gewijzigd; bewaar een kopie van de map van de catalogus en zet een reservekopie terug.</numerusform>
            <numerusform>%n onderdelen kloppen niet. Er is niets gewijzigd; bewaar een kopie van de map van de catalogus en zet een reservekopie terug.</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Unlocking and locking</source>
        <translation>Ontgrendelen en vergrendelen</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Minutes without a key or click after which the catalog locks</source>
        <translation>Minuten zonder toets of klik waarna de catalogus vergrendelt</translation>
    </message>
    <message>
        <source>&amp;Lock when nobody is at the desk for</source>
        <translation>&amp;Vergrendelen als er niemand aan het werk is, na</translation>
    </message>
    <message>
        <source>It also locks when the screen locks, when the computer sleeps, and with Ctrl+L.</source>
        <translation>Vergrendelt ook als het scherm vergrendelt, als de computer in slaap gaat en met Ctrl+L.</translation>
    </message>
    <message>
        <source>Looking whether photos are decoded in a closed process…</source>
        <translation>Kijken of foto&apos;s in een afgesloten proces worden gedecodeerd…</translation>
    </message>
    <message>
        <source>Photos and scans are decoded in a closed process: a hostile file reaches no keys, no files and no network.</source>
        <translation>Foto&apos;s en scans worden in een afgesloten proces gedecodeerd: een kwaadaardig bestand komt niet bij sleutels, bestanden of netwerk.</translation>
    </message>
    <message>
        <source>Photos and scans are decoded in a process of its own, but this computer&apos;s system does not close it off (seccomp is missing): a hostile file could read what you may read.</source>
        <translation>Foto&apos;s en scans worden in een eigen proces gedecodeerd, maar het systeem van deze computer sluit dat niet af (seccomp ontbreekt): een kwaadaardig bestand zou kunnen lezen wat deze gebruiker mag lezen.</translation>
    </message>
    <message>
        <source>The program that decodes photos and scans does not start, so no new ones can be read. Install Beeldkluis again.</source>
        <translation>Het programma dat foto&apos;s en scans decodeert, start niet; nieuwe kunnen niet worden gelezen. Installeer Beeldkluis opnieuw.</translation>
    </message>
    <message>
        <source>Work that goes on stops at a safe point then: what is done is kept, and the next run goes on from there.</source>
        <translation>Lopend werk stopt dan op een veilig punt: wat klaar is, blijft bewaard, en de volgende keer gaat het daar verder.</translation>
    </message>
    <message>
        <source>When nobody is at the desk, a change of what a user may do goes on to its end all the same.</source>
        <translation>Als er niemand aan het bureau zit, gaat een wijziging van wat een gebruiker mag toch door tot het einde.</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Meldingen</translation>
    </message>
    <message>
        <source>Tell on the desktop what is urgent</source>
        <translation>Op het bureaublad melden wat dringend is</translation>
    </message>
    <message>
        <source>After unlocking and on each new day, in numbers only: names are never shown.</source>
        <translation>Na het ontgrendelen en op elke nieuwe dag, alleen in getallen: namen worden nooit getoond.</translation>
    </message>
    <message>
        <source>Purposes</source>
        <translation>Doelen</translation>
    </message>
    <message>
        <source>What permissions are for. A new name is the name of what was signed before, too; what is named in records can be retired, not removed.</source>
        <translation>Waar toestemmingen voor zijn. Een nieuwe naam geldt ook voor wat eerder getekend is; wat in records genoemd wordt, kan vervallen maar niet verwijderd worden.</translation>
    </message>
    <message>
        <source>Photos without people</source>
        <translation>Foto&apos;s zonder mensen</translation>
    </message>
    <message>
        <source>Photos without people need a person&apos;s word from now on.</source>
        <translation>Foto&apos;s zonder mensen vragen voortaan iemands woord.</translation>
    </message>
    <message>
        <source>Photos without people may be exported without a person&apos;s word.</source>
        <translation>Foto&apos;s zonder mensen mogen zonder iemands woord geëxporteerd worden.</translation>
    </message>
    <message>
        <source>A person must say first that nobody is shown</source>
        <translation>Eerst moet iemand zeggen dat er niemand op staat</translation>
    </message>
    <message>
        <source>Until then they are not exported. Otherwise it is enough that no face was found.</source>
        <translation>Tot dan worden ze niet geëxporteerd. Anders is het genoeg dat er geen gezicht gevonden is.</translation>
    </message>
    <message>
        <source>Face models</source>
        <translation>Gezichtsmodellen</translation>
    </message>
    <message>
        <source>What finds faces and what compares them: where each comes from, under which licence, and how well it does.</source>
        <translation>Wat gezichten vindt en wat ze vergelijkt: waar elk vandaan komt, onder welke licentie, en hoe goed het werkt.</translation>
    </message>
    <message>
        <source>Face models…</source>
        <translation>Gezichtsmodellen…</translation>
    </message>
</context>
<context>
    <name>bk::ui::Shell</name>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliotheek</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Beoordelen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Quitclaims</source>
        <translation>Quitclaims</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>The catalog&apos;s folder is no longer at %1. Put it back there and lock and unlock the catalog; what was saved before is kept.</source>
        <translation>De map van de catalogus staat niet meer in %1. Zet die daar terug en vergrendel en ontgrendel de catalogus; wat al was bewaard, is er nog.</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Logboek</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Gebruikers</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Begrepen</translation>
    </message>
    <message>
        <source>The recovery key that counts was never typed back. Make a new one under Users.</source>
        <translation>De geldige herstelsleutel is nooit teruggetypt. Maak een nieuwe onder Gebruikers.</translation>
    </message>
    <message>
        <source>Publications</source>
        <translation>Publicaties</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapporten</translation>
    </message>
</context>
<context>
    <name>bk::ui::SigneeFields</name>
    <message>
        <source>The person</source>
        <translation>De persoon</translation>
    </message>
    <message>
        <source>A parent or guardian</source>
        <translation>Een ouder of voogd</translation>
    </message>
    <message>
        <source>Guardian&apos;s name</source>
        <translation>Naam van de ouder of voogd</translation>
    </message>
    <message>
        <source>A second guardian signed, too</source>
        <translation>Een tweede ouder of voogd tekende ook</translation>
    </message>
    <message>
        <source>Second guardian</source>
        <translation>Tweede ouder of voogd</translation>
    </message>
    <message>
        <source>mother, father, guardian…</source>
        <translation>moeder, vader, voogd…</translation>
    </message>
    <message>
        <source>%1: relation</source>
        <translation>%1: relatie</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relatie</translation>
    </message>
    <message>
        <source>%1 is under 16 on the day of signing: a parent or guardian has to sign.</source>
        <translation>%1 is jonger dan 16 op de dag van ondertekenen: een ouder of voogd moet tekenen.</translation>
    </message>
    <message>
        <source>Under 16, a parent or guardian signs.</source>
        <translation>Onder de 16 tekent een ouder of voogd.</translation>
    </message>
</context>
<context>
    <name>bk::ui::SplitView</name>
    <message>
        <source>Recognition is not permitted for this person on these photos, so nothing was compared. Move the faces over by hand.</source>
        <translation>Herkenning is voor deze persoon op deze foto’s niet toegestaan, dus er is niets vergeleken. Verplaats de gezichten met de hand.</translation>
    </message>
    <message>
        <source>You may not use recognition, so nothing was compared. Move the faces over by hand.</source>
        <translation>U mag herkenning niet gebruiken, dus er is niets vergeleken. Verplaats de gezichten met de hand.</translation>
    </message>
    <message>
        <source>One of the two faces is too unclear to compare. Move the faces over by hand, or go back and mark a clearer one.</source>
        <translation>Een van de twee gezichten is te onduidelijk om te vergelijken. Verplaats de gezichten met de hand, of ga terug en merk een duidelijker gezicht.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Mark one face of each of the two people. The other faces are divided by likeness where that is permitted; then you move over what is wrong.</source>
        <translation>Merk van elk van de twee mensen één gezicht. De andere gezichten worden naar gelijkenis verdeeld waar dat is toegestaan; daarna verplaatst u wat niet klopt.</translation>
    </message>
    <message>
        <source>Divide the faces</source>
        <translation>De gezichten verdelen</translation>
    </message>
    <message>
        <source>Faces of this person</source>
        <translation>Gezichten van deze persoon</translation>
    </message>
    <message>
        <source>Click a face, or press Enter on it, to move it to the other side.</source>
        <translation>Klik op een gezicht, of druk er Enter op, om het naar de andere kant te verplaatsen.</translation>
    </message>
    <message>
        <source>Faces that stay</source>
        <translation>Gezichten die blijven</translation>
    </message>
    <message>
        <source>Faces of the other person</source>
        <translation>Gezichten van de andere persoon</translation>
    </message>
    <message>
        <source>The other is somebody new</source>
        <translation>De ander is iemand nieuw</translation>
    </message>
    <message>
        <source>Name of the new person</source>
        <translation>Naam van de nieuwe persoon</translation>
    </message>
    <message>
        <source>Name; empty: by a number only</source>
        <translation>Naam; leeg: alleen een nummer</translation>
    </message>
    <message>
        <source>The other is here already</source>
        <translation>De ander is er al</translation>
    </message>
    <message>
        <source>The other person</source>
        <translation>De andere persoon</translation>
    </message>
    <message>
        <source>Name of the other person</source>
        <translation>Naam van de andere persoon</translation>
    </message>
    <message>
        <source>%1 is two people</source>
        <translation>%1 is twee mensen</translation>
    </message>
    <message>
        <source>Quitclaims stay with %1: a paper belongs to whoever signed it. Photos of the other person need their own.</source>
        <translation>Quitclaims blijven bij %1: een papier hoort bij wie het tekende. Foto’s van de andere persoon hebben eigen quitclaims nodig.</translation>
    </message>
    <message>
        <source>the one</source>
        <translation>de een</translation>
    </message>
    <message>
        <source>the other</source>
        <translation>de ander</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>gemerkt</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>niet vergeleken</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>niet zeker</translation>
    </message>
    <message numerus="yes">
        <source>Stay with %1: %n face(s)</source>
        <translation>
            <numerusform>Blijft bij %1: %n gezicht</numerusform>
            <numerusform>Blijven bij %1: %n gezichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Become %1: %n face(s)</source>
        <translation>
            <numerusform>Wordt %1: %n gezicht</numerusform>
            <numerusform>Worden %1: %n gezichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Somebody else: %n face(s)</source>
        <translation>
            <numerusform>Iemand anders: %n gezicht</numerusform>
            <numerusform>Iemand anders: %n gezichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split off %n face(s)</source>
        <translation>
            <numerusform>%n gezicht afsplitsen</numerusform>
            <numerusform>%n gezichten afsplitsen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are somebody else&apos;s now.</source>
        <translation>
            <numerusform>%n gezicht is nu van iemand anders.</numerusform>
            <numerusform>%n gezichten zijn nu van iemand anders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are those of %1 now.</source>
        <translation>
            <numerusform>%n gezicht is nu van %1.</numerusform>
            <numerusform>%n gezichten zijn nu van %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On the photos of %n face(s) this person has another face too; look at them.</source>
        <translation>
            <numerusform>Op de foto van %n gezicht heeft deze persoon nog een gezicht; kijk ernaar.</numerusform>
            <numerusform>Op de foto&apos;s van %n gezichten heeft deze persoon nog een gezicht; kijk ernaar.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::StateBars</name>
    <message>
        <source>May be used</source>
        <translation>Bruikbaar</translation>
    </message>
    <message>
        <source>%1: %2 of %3 may be used. %4</source>
        <translation>%1: %2 van %3 mogen gebruikt worden. %4</translation>
    </message>
</context>
<context>
    <name>bk::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>nog %n seconde</numerusform>
            <numerusform>nog %n seconden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>nog %n minuut</numerusform>
            <numerusform>nog %n minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>nog %n uur</numerusform>
            <numerusform>nog %n uur</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 per seconde</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Take it back (Ctrl+Z)</source>
        <translation>Ongedaan maken (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Cancel; what is done is kept</source>
        <translation>Annuleren; wat klaar is, blijft bewaard</translation>
    </message>
    <message>
        <source>Cancel the running work</source>
        <translation>Het lopende werk annuleren</translation>
    </message>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation>
            <numerusform> (en nog %n)</numerusform>
            <numerusform> (en nog %n)</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>gepauzeerd</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Verder</translation>
    </message>
    <message>
        <source>Pause; it goes on where it was</source>
        <translation>Pauzeren; het gaat verder waar het was</translation>
    </message>
    <message>
        <source>Go on with the paused work</source>
        <translation>Verdergaan met het gepauzeerde werk</translation>
    </message>
    <message>
        <source>Pause the running work</source>
        <translation>Het lopende werk pauzeren</translation>
    </message>
</context>
<context>
    <name>bk::ui::StrengthMeter</name>
    <message>
        <source>Four or more words that do not belong together are best.</source>
        <translation>Het best zijn vier of meer woorden die niet bij elkaar horen.</translation>
    </message>
    <message>
        <source>Useless: guessed at once</source>
        <translation>Onbruikbaar: meteen te raden</translation>
    </message>
    <message>
        <source>Weak: guessed within hours</source>
        <translation>Zwak: binnen uren te raden</translation>
    </message>
    <message>
        <source>Fair: add a word or two</source>
        <translation>Redelijk: voeg een of twee woorden toe</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Goed</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Sterk</translation>
    </message>
</context>
<context>
    <name>bk::ui::SuggestionStrip</name>
    <message>
        <source>Suggestions</source>
        <translation>Voorstellen</translation>
    </message>
    <message>
        <source>Review all %1</source>
        <translation>Alle %1 beoordelen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
</context>
<context>
    <name>bk::ui::SystemLock</name>
    <message>
        <source>Closing the catalog</source>
        <translation>De catalogus wordt gesloten</translation>
    </message>
</context>
<context>
    <name>bk::ui::TakeBack</name>
    <message>
        <source>%1 is there again.</source>
        <translation>%1 is er weer.</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) that were decided about since stay as they are.</source>
        <translation>
            <numerusform>%n gezicht waarover sindsdien is beslist blijft zoals het is.</numerusform>
            <numerusform>%n gezichten waarover sindsdien is beslist blijven zoals ze zijn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) recorded since stay: look whose they are.</source>
        <translation>
            <numerusform>%n quitclaim die sindsdien is vastgelegd blijft: kijk van wie die is.</numerusform>
            <numerusform>%n quitclaims die sindsdien zijn vastgelegd blijven: kijk van wie ze zijn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) no longer said to show them.</source>
        <translation>
            <numerusform>%n foto waarvan niet meer gezegd wordt dat ze erop staan.</numerusform>
            <numerusform>%n foto’s waarvan niet meer gezegd wordt dat ze erop staan.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was changed about the other since stays.</source>
        <translation>Wat sindsdien over de ander veranderde blijft.</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are of one person again.</source>
        <translation>
            <numerusform>%n gezicht is weer van één persoon.</numerusform>
            <numerusform>%n gezichten zijn weer van één persoon.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::TakedownModel</name>
    <message>
        <source>%1; permitted again since</source>
        <translation>%1; sindsdien weer toegestaan</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sinds</translation>
    </message>
</context>
<context>
    <name>bk::ui::TakedownPanel</name>
    <message>
        <source>Somebody on these photos said no since they were published. Take each down where it is to be seen, then say so here.</source>
        <translation>Iemand op deze foto&apos;s heeft nee gezegd nadat ze gepubliceerd waren. Haal ze weg waar ze te zien zijn, en zeg dat dan hier.</translation>
    </message>
    <message>
        <source>Photos to take down</source>
        <translation>Foto&apos;s om weg te halen</translation>
    </message>
    <message>
        <source>The chosen photos are no longer to be seen there (D)</source>
        <translation>De gekozen foto&apos;s zijn daar niet meer te zien (D)</translation>
    </message>
    <message>
        <source>Impossible…</source>
        <translation>Onmogelijk…</translation>
    </message>
    <message>
        <source>It cannot be taken down, for instance because it is printed (I)</source>
        <translation>Het kan niet weggehaald worden, bijvoorbeeld omdat het gedrukt is (I)</translation>
    </message>
    <message>
        <source>Show the publication</source>
        <translation>Publicatie tonen</translation>
    </message>
    <message>
        <source>Why can it not be taken down? What was printed while it was permitted stays lawful; it must not be printed again.</source>
        <translation>Waarom kan het niet weggehaald worden? Wat gedrukt is terwijl het mocht, blijft rechtmatig; het mag niet opnieuw gedrukt worden.</translation>
    </message>
    <message>
        <source>Printed while it was permitted</source>
        <translation>Gedrukt terwijl het mocht</translation>
    </message>
    <message>
        <source>The publisher does not answer</source>
        <translation>De uitgever antwoordt niet</translation>
    </message>
    <message>
        <source>The account is no longer ours</source>
        <translation>Het account is niet meer van ons</translation>
    </message>
    <message>
        <source>Why it cannot be taken down</source>
        <translation>Waarom het niet weggehaald kan worden</translation>
    </message>
    <message>
        <source>The reason</source>
        <translation>De reden</translation>
    </message>
    <message>
        <source>Cannot be taken down</source>
        <translation>Kan niet weggehaald worden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message numerus="yes">
        <source>To take down: %n photo(s)</source>
        <translation>
            <numerusform>Weg te halen: %n foto</numerusform>
            <numerusform>Weg te halen: %n foto&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken down</source>
        <translation>
            <numerusform>%n weggehaald</numerusform>
            <numerusform>%n weggehaald</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken down</source>
        <translation>Weggehaald</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) taken down.</source>
        <translation>
            <numerusform>%n foto weggehaald.</numerusform>
            <numerusform>%n foto&apos;s weggehaald.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) cannot be taken down; the reason is kept.</source>
        <translation>
            <numerusform>%n foto kan niet weggehaald worden; de reden is bewaard.</numerusform>
            <numerusform>%n foto&apos;s kunnen niet weggehaald worden; de reden is bewaard.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::TaskCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Uitstellen</translation>
    </message>
    <message>
        <source>Put off: %1</source>
        <translation>Uitstellen: %1</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Minder tonen</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Alle %n tonen</numerusform>
            <numerusform>Alle %n tonen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::TaskFiles</name>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>Agenda (*.ics)</translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv)</source>
        <translation>Rekenblad (*.csv)</translation>
    </message>
    <message>
        <source>Pages (*.pdf)</source>
        <translation>Pagina&apos;s (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Opgeslagen als %1.</translation>
    </message>
    <message>
        <source>Save the tasks (with names; whoever has the file can read them)</source>
        <translation>Taken opslaan (met namen; wie het bestand heeft, kan ze lezen)</translation>
    </message>
    <message>
        <source>Save the tasks (without names)</source>
        <translation>Taken opslaan (zonder namen)</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>taken</translation>
    </message>
</context>
<context>
    <name>bk::ui::TaskLine</name>
    <message>
        <source>until %1: %2</source>
        <translation>tot %1: %2</translation>
    </message>
    <message>
        <source>Tell again</source>
        <translation>Weer melden</translation>
    </message>
    <message>
        <source>Tell again: %1</source>
        <translation>Weer melden: %1</translation>
    </message>
    <message>
        <source>Put off: %1</source>
        <translation>Uitstellen: %1</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Uitstellen</translation>
    </message>
</context>
<context>
    <name>bk::ui::TaskNotice</name>
    <message>
        <source>What needs you today</source>
        <translation>Wat u vandaag nodig heeft</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) to take down.</source>
        <translation>
            <numerusform>%n foto om weg te halen.</numerusform>
            <numerusform>%n foto&apos;s om weg te halen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) still published without permission.</source>
        <translation>
            <numerusform>%n foto nog gepubliceerd zonder toestemming.</numerusform>
            <numerusform>%n foto&apos;s nog gepubliceerd zonder toestemming.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n permission(s) have ended.</source>
        <translation>
            <numerusform>%n toestemming is afgelopen.</numerusform>
            <numerusform>%n toestemmingen zijn afgelopen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n permission(s) end within 7 days.</source>
        <translation>
            <numerusform>%n toestemming eindigt binnen 7 dagen.</numerusform>
            <numerusform>%n toestemmingen eindigen binnen 7 dagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) reach their last day.</source>
        <translation>
            <numerusform>%n foto bereikt de laatste dag.</numerusform>
            <numerusform>%n foto&apos;s bereiken hun laatste dag.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::TodayPage</name>
    <message>
        <source>Waiting for you</source>
        <translation>Te doen</translation>
    </message>
    <message>
        <source>Photos with people that may be used today</source>
        <translation>Foto&apos;s met personen die vandaag te gebruiken zijn</translation>
    </message>
    <message>
        <source>Welcome to Beeldkluis</source>
        <translation>Welkom bij Beeldkluis</translation>
    </message>
    <message>
        <source>Import your first photos; then Beeldkluis finds the faces, you name the people and attach their quitclaims, and every photo tells whether it may be used.</source>
        <translation>Importeer de eerste foto&apos;s; Beeldkluis vindt dan de gezichten. Geef de personen een naam en voeg hun quitclaims toe: elke foto laat zien of die te gebruiken is.</translation>
    </message>
    <message>
        <source>Import photos…</source>
        <translation>Foto&apos;s importeren…</translation>
    </message>
    <message>
        <source>The computer&apos;s clock was turned back. Beeldkluis goes on counting from %1, the latest day this catalog has seen; please set the clock right.</source>
        <translation>De klok van de computer is teruggezet. Beeldkluis telt door vanaf %1, de laatste dag die deze catalogus heeft gezien; zet de klok goed.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait for you</source>
        <translation>
            <numerusform>%n taak te doen</numerusform>
            <numerusform>%n taken te doen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 cleared</source>
        <translation>%1 van %2 vrijgegeven</translation>
    </message>
    <message>
        <source>%1: %2, %3 need attention, %4 blocked</source>
        <translation>%1: %2, %3 vragen aandacht, %4 geblokkeerd</translation>
    </message>
    <message>
        <source>%1: show the photos that may not be used</source>
        <translation>%1: de foto&apos;s tonen die niet te gebruiken zijn</translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) expired</source>
        <translation>
            <numerusform>%n quitclaim verlopen</numerusform>
            <numerusform>%n quitclaims verlopen</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos with these people are blocked until they sign again.</source>
        <translation>Foto&apos;s met deze personen zijn geblokkeerd tot ze opnieuw tekenen.</translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) end within 30 days</source>
        <translation>
            <numerusform>%n quitclaim eindigt binnen 30 dagen</numerusform>
            <numerusform>%n quitclaims eindigen binnen 30 dagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for a new signature in time.</source>
        <translation>Vraag op tijd een nieuwe handtekening.</translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) end within 90 days</source>
        <translation>
            <numerusform>%n quitclaim eindigt binnen 90 dagen</numerusform>
            <numerusform>%n quitclaims eindigen binnen 90 dagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft quitclaim(s)</source>
        <translation>
            <numerusform>%n quitclaim in concept</numerusform>
            <numerusform>%n quitclaims in concept</numerusform>
        </translation>
    </message>
    <message>
        <source>A draft counts for nothing until its scan and date are there.</source>
        <translation>Een concept telt niet zolang de scan of de datum ontbreekt.</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) to review</source>
        <translation>
            <numerusform>%n gezicht te beoordelen</numerusform>
            <numerusform>%n gezichten te beoordelen</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggested names and possible faces wait for a yes or no.</source>
        <translation>Voorgestelde namen en mogelijke gezichten wachten op een ja of nee.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) with unnamed faces</source>
        <translation>
            <numerusform>%n foto met gezichten zonder naam</numerusform>
            <numerusform>%n foto&apos;s met gezichten zonder naam</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay blocked until everybody on them is known.</source>
        <translation>Ze blijven geblokkeerd tot iedereen erop bekend is.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) turn 16</source>
        <translation>
            <numerusform>%n persoon wordt 16</numerusform>
            <numerusform>%n personen worden 16</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for their own signature.</source>
        <translation>Vraag om hun eigen handtekening.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n foto&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>Somebody turned 16 on %1: ask for their own signature</source>
        <translation>Iemand is 16 geworden op %1: vraag de eigen handtekening</translation>
    </message>
    <message>
        <source>Somebody turns 16 on %1: ask for their own signature</source>
        <translation>Iemand wordt 16 op %1: vraag de eigen handtekening</translation>
    </message>
    <message>
        <source>%1 turned 16 on %2: ask for their own signature</source>
        <translation>%1 is 16 geworden op %2: vraag de eigen handtekening</translation>
    </message>
    <message>
        <source>%1 is about to turn 16, on %2: ask for their own signature</source>
        <translation>%1 wordt bijna 16, op %2: vraag de eigen handtekening</translation>
    </message>
    <message numerus="yes">
        <source>Take down %n photo(s)</source>
        <translation>
            <numerusform>%n foto weghalen</numerusform>
            <numerusform>%n foto&apos;s weghalen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) still published without permission</source>
        <translation>
            <numerusform>%n foto nog gepubliceerd zonder toestemming</numerusform>
            <numerusform>%n foto&apos;s nog gepubliceerd zonder toestemming</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) end today</source>
        <translation>
            <numerusform>%n quitclaim eindigt vandaag</numerusform>
            <numerusform>%n quitclaims eindigen vandaag</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) end within 7 days</source>
        <translation>
            <numerusform>%n quitclaim eindigt binnen 7 dagen</numerusform>
            <numerusform>%n quitclaims eindigen binnen 7 dagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) reach their last day</source>
        <translation>
            <numerusform>%n foto bereikt de laatste dag</numerusform>
            <numerusform>%n foto&apos;s bereiken hun laatste dag</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n published photo(s) with unnamed faces</source>
        <translation>
            <numerusform>%n gepubliceerde foto met naamloze gezichten</numerusform>
            <numerusform>%n gepubliceerde foto&apos;s met naamloze gezichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody on them said no. Take them down, then say so.</source>
        <translation>Iemand erop zei nee. Haal ze weg, en zeg het dan.</translation>
    </message>
    <message>
        <source>A permission has ended or is missing. Renew it, or take the photos down.</source>
        <translation>Een toestemming is afgelopen of ontbreekt. Vernieuw die, of haal de foto&apos;s weg.</translation>
    </message>
    <message>
        <source>From tomorrow on the photos are blocked.</source>
        <translation>Vanaf morgen zijn de foto&apos;s geblokkeerd.</translation>
    </message>
    <message>
        <source>They are blocked after that day. Keep them longer with a reason, or delete them.</source>
        <translation>Na die dag zijn ze geblokkeerd. Bewaar ze langer met een reden, of verwijder ze.</translation>
    </message>
    <message>
        <source>Find out who is on them.</source>
        <translation>Zoek uit wie erop staat.</translation>
    </message>
    <message>
        <source>%1 ends on %2 (%3)</source>
        <translation>%1 eindigt op %2 (%3)</translation>
    </message>
    <message>
        <source>%1 ended on %2 (%3)</source>
        <translation>%1 is afgelopen op %2 (%3)</translation>
    </message>
    <message>
        <source>%1 is a draft: it waits for its scan or its date</source>
        <translation>%1 is een concept: het wacht op de scan of de datum</translation>
    </message>
    <message>
        <source>Take down: %1</source>
        <translation>Weghalen: %1</translation>
    </message>
    <message>
        <source>Still published without permission: %1</source>
        <translation>Nog gepubliceerd zonder toestemming: %1</translation>
    </message>
    <message>
        <source>Published with unnamed faces: %1</source>
        <translation>Gepubliceerd met naamloze gezichten: %1</translation>
    </message>
    <message>
        <source>Last day %1: %2</source>
        <translation>Laatste dag %1: %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>sinds %1</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>liep t/m %1</translation>
    </message>
    <message>
        <source>older than 14 days</source>
        <translation>ouder dan 14 dagen</translation>
    </message>
    <message>
        <source>What has to be done</source>
        <translation>Wat er moet gebeuren</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plaats</translation>
    </message>
    <message>
        <source>Photos or faces</source>
        <translation>Foto&apos;s of gezichten</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Er hoeft niets te gebeuren.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Pagina %1 van %2</translation>
    </message>
    <message>
        <source>Holds names of people: keep it where only those can read it who may.</source>
        <translation>Bevat namen van mensen: bewaar het waar alleen wie dat mag het kan lezen.</translation>
    </message>
    <message>
        <source>Quitclaims that end</source>
        <translation>Quitclaims die eindigen</translation>
    </message>
    <message>
        <source>Expired quitclaims</source>
        <translation>Afgelopen quitclaims</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Concepten</translation>
    </message>
    <message>
        <source>Faces to review</source>
        <translation>Te bekijken gezichten</translation>
    </message>
    <message>
        <source>Unnamed faces</source>
        <translation>Zonder naam</translation>
    </message>
    <message>
        <source>Turning 16</source>
        <translation>Wordt 16</translation>
    </message>
    <message>
        <source>To take down</source>
        <translation>Weg te halen</translation>
    </message>
    <message>
        <source>Still published</source>
        <translation>Nog gepubliceerd</translation>
    </message>
    <message>
        <source>Published with unnamed faces</source>
        <translation>Gepubliceerd met naamloze gezichten</translation>
    </message>
    <message>
        <source>Last days</source>
        <translation>Laatste dagen</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Without names (.ics)…</source>
        <translation>Zonder namen (.ics)…</translation>
    </message>
    <message>
        <source>With names (.ics)…</source>
        <translation>Met namen (.ics)…</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lijst</translation>
    </message>
    <message>
        <source>To print (PDF, with names)…</source>
        <translation>Om af te drukken (pdf, met namen)…</translation>
    </message>
    <message>
        <source>For a spreadsheet (CSV, with names)…</source>
        <translation>Voor een rekenblad (CSV, met namen)…</translation>
    </message>
    <message>
        <source>For a spreadsheet (CSV, without names)…</source>
        <translation>Voor een spreadsheet (CSV, zonder namen)…</translation>
    </message>
    <message>
        <source>Put off (%1)</source>
        <translation>Uitgesteld (%1)</translation>
    </message>
    <message>
        <source>Nothing needs you today</source>
        <translation>Vandaag heeft niets u nodig</translation>
    </message>
</context>
<context>
    <name>bk::ui::TodayTasks</name>
    <message>
        <source>Nothing needs you today</source>
        <translation>Vandaag heeft niets u nodig</translation>
    </message>
    <message>
        <source>Permissions that end, photos to take down, faces to review and other work will be listed here.</source>
        <translation>Toestemmingen die eindigen, foto&apos;s om weg te halen, te bekijken gezichten en ander werk komen hier te staan.</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Uitstellen</translation>
    </message>
</context>
<context>
    <name>bk::ui::TopBar</name>
    <message>
        <source>Search photos: names, captions, tags, folders…</source>
        <translation>Foto&apos;s zoeken: namen, bijschriften, trefwoorden, mappen…</translation>
    </message>
    <message>
        <source>Search photos</source>
        <translation>Foto&apos;s zoeken</translation>
    </message>
    <message>
        <source>Search photos (Ctrl+F)</source>
        <translation>Foto&apos;s zoeken (Ctrl+F)</translation>
    </message>
    <message>
        <source>C&amp;learance for:</source>
        <translation>&amp;Vrijgave:</translation>
    </message>
    <message>
        <source>Purpose that the shields speak about</source>
        <translation>Doel waar de schilden over gaan</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importeren…</translation>
    </message>
    <message>
        <source>Bring photos into the catalog (Ctrl+I)</source>
        <translation>Foto&apos;s in de catalogus opnemen (Ctrl+I)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporteren…</translation>
    </message>
    <message>
        <source>Export what is cleared for a purpose (Ctrl+E)</source>
        <translation>Exporteren wat voor een doel is vrijgegeven (Ctrl+E)</translation>
    </message>
</context>
<context>
    <name>bk::ui::TwiceQuestion</name>
    <message>
        <source>Name both</source>
        <translation>Beide benoemen</translation>
    </message>
    <message>
        <source>Name this face too</source>
        <translation>Ook dit gezicht benoemen</translation>
    </message>
    <message>
        <source>%1 is already named on another face of this photo.</source>
        <translation>%1 is al bij een ander gezicht op deze foto genoemd.</translation>
    </message>
    <message>
        <source>%1 is already named on another face of this photo. Enter names both, Esc gives up.</source>
        <translation>%1 is al bij een ander gezicht op deze foto genoemd. Enter benoemt beide, Esc ziet ervan af.</translation>
    </message>
</context>
<context>
    <name>bk::ui::UnlockPage</name>
    <message>
        <source>Unlock</source>
        <translation>Ontgrendelen</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s)</source>
        <translation>
            <numerusform>Opnieuw over %n seconde</numerusform>
            <numerusform>Opnieuw over %n seconden</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos of people, kept and shared by permission</source>
        <translation>Foto&apos;s van mensen, bewaard en gedeeld met toestemming</translation>
    </message>
    <message>
        <source>No catalog was opened on this computer yet. Make a new one, open one from a folder, or look around with the example first.</source>
        <translation>Op deze computer is nog geen catalogus geopend. Maak een nieuwe, open er een uit een map of kijk eerst rond met het voorbeeld.</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Catalogus</translation>
    </message>
    <message>
        <source>&amp;Catalog</source>
        <translation>&amp;Catalogus</translation>
    </message>
    <message>
        <source>Leave empty for the first administrator</source>
        <translation>Leeg laten voor de eerste beheerder</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Gebruiker</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Wachtwoordzin</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Wachtwoordzin</translation>
    </message>
    <message>
        <source>New catalog…</source>
        <translation>Nieuwe catalogus…</translation>
    </message>
    <message>
        <source>Open a catalog from a folder…</source>
        <translation>Catalogus openen uit een map…</translation>
    </message>
    <message>
        <source>Use the recovery key instead</source>
        <translation>De herstelsleutel gebruiken</translation>
    </message>
    <message>
        <source>Look around with the example catalog</source>
        <translation>Rondkijken met de voorbeeldcatalogus</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Open a catalog: choose its folder (NAME.beeldkluis)</source>
        <translation>Catalogus openen: kies de map (NAAM.beeldkluis)</translation>
    </message>
    <message>
        <source>Use the passphrase instead</source>
        <translation>De wachtwoordzin gebruiken</translation>
    </message>
    <message>
        <source>&amp;Recovery key, as printed</source>
        <translation>&amp;Herstelsleutel, zoals afgedrukt</translation>
    </message>
    <message>
        <source>Type the recovery key first.</source>
        <translation>Typ eerst de herstelsleutel.</translation>
    </message>
    <message>
        <source>Type the passphrase first.</source>
        <translation>Typ eerst de wachtwoordzin.</translation>
    </message>
    <message>
        <source>Opening “%1”…</source>
        <translation>“%1” wordt geopend…</translation>
    </message>
    <message>
        <source>Preparing the example catalog: photos of people who do not exist…</source>
        <translation>De voorbeeldcatalogus wordt klaargezet: foto&apos;s van mensen die niet bestaan…</translation>
    </message>
    <message>
        <source>This recovery key does not open the catalog.</source>
        <translation>Deze herstelsleutel opent de catalogus niet.</translation>
    </message>
    <message>
        <source>The user or passphrase is not right. Nothing was opened; check Caps Lock and the keyboard&apos;s layout.</source>
        <translation>De gebruiker of wachtwoordzin klopt niet. Er is niets geopend; controleer Caps Lock en de toetsenbordindeling.</translation>
    </message>
    <message>
        <source>The recovery key is mistyped somewhere: compare it group by group.</source>
        <translation>Er zit een typefout in de herstelsleutel: vergelijk die groep voor groep.</translation>
    </message>
    <message>
        <source>There is no catalog in this folder. Nothing was changed; choose a folder whose name ends in “.beeldkluis”.</source>
        <translation>In deze map staat geen catalogus. Er is niets gewijzigd; kies een map waarvan de naam eindigt op “.beeldkluis”.</translation>
    </message>
    <message>
        <source>Unlock with the desktop&apos;s keyring</source>
        <translation>Ontgrendelen met de sleutelbos van de computer</translation>
    </message>
    <message>
        <source>Locking… The work that was going on comes to a safe point; what is done is kept.</source>
        <translation>Vergrendelen… Het lopende werk komt tot een veilig punt; wat klaar is, blijft bewaard.</translation>
    </message>
    <message>
        <source>Locking…</source>
        <translation>Vergrendelen…</translation>
    </message>
    <message>
        <source>Asking the keyring…</source>
        <translation>De sleutelbos wordt gevraagd…</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) to unlock this catalog failed since %1. If that was none of yours, tell an administrator; the log has them.</source>
        <translation>
            <numerusform>%n mislukte poging om deze catalogus te ontgrendelen sinds %1. Was dat niet van u, zeg het een beheerder; het staat in het logboek.</numerusform>
            <numerusform>%n mislukte pogingen om deze catalogus te ontgrendelen sinds %1. Waren die niet van u, zeg het een beheerder; ze staan in het logboek.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the keyring holds does not open the catalog any more. The passphrase does; after it, the keyring can be switched on again in Settings.</source>
        <translation>Wat in de sleutelbos staat, opent de catalogus niet meer. De wachtwoordzin wel; daarna kan de sleutelbos in Instellingen weer worden aangezet.</translation>
    </message>
    <message>
        <source>Locked. A change of what a user may do goes on to its end; the catalog can be unlocked after that.</source>
        <translation>Vergrendeld. Een wijziging van wat een gebruiker mag gaat door tot het einde; daarna kan de catalogus worden ontgrendeld.</translation>
    </message>
    <message>
        <source>The recovery key was not typed back. The catalog is there: open it with the passphrase, and make a new recovery key under Users.</source>
        <translation>De herstelsleutel is niet teruggetypt. De catalogus is er: open hem met de wachtwoordzin en maak een nieuwe herstelsleutel onder Gebruikers.</translation>
    </message>
    <message>
        <source>This was opened with the recovery key. If the passphrase is forgotten, choose a new one under Settings.</source>
        <translation>Dit is geopend met de herstelsleutel. Is de wachtwoordzin vergeten, kies dan een nieuwe onder Instellingen.</translation>
    </message>
</context>
<context>
    <name>bk::ui::UserCard</name>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (nu aangemeld)</translation>
    </message>
    <message>
        <source>Access withdrawn</source>
        <translation>Toegang ingetrokken</translation>
    </message>
    <message>
        <source>Holds the recovery key</source>
        <translation>Heeft de herstelsleutel</translation>
    </message>
    <message>
        <source>Recognition is on for this user.</source>
        <translation>Gezichtsherkenning staat aan voor deze gebruiker.</translation>
    </message>
    <message>
        <source>Recognition is switched off for this user.</source>
        <translation>Gezichtsherkenning staat uit voor deze gebruiker.</translation>
    </message>
    <message>
        <source>Change roles…</source>
        <translation>Rollen wijzigen…</translation>
    </message>
    <message>
        <source>Change what %1 may do</source>
        <translation>Wijzigen wat %1 mag</translation>
    </message>
    <message>
        <source>Withdraw access…</source>
        <translation>Toegang intrekken…</translation>
    </message>
    <message>
        <source>Withdraw the access of %1</source>
        <translation>De toegang van %1 intrekken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>What %1 may do</source>
        <translation>Wat %1 mag</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Choose at least one role, or withdraw access.</source>
        <translation>Kies ten minste één rol, of trek de toegang in.</translation>
    </message>
    <message>
        <source>%1 cannot open this catalog any more, with no passphrase and no keyring. What they did stays in the log under their name. It cannot be undone; who comes back is added as a new user.</source>
        <translation>%1 kan deze catalogus niet meer openen, met geen wachtwoordzin en geen sleutelbos. Wat er onder deze naam is gedaan, blijft in het logboek staan. Het kan niet ongedaan worden gemaakt; wie terugkomt, wordt als nieuwe gebruiker toegevoegd.</translation>
    </message>
    <message>
        <source>%1 holds the recovery key: a new one is made and shown to you, to be put on paper; the sheet with the old one is worth nothing from then on.</source>
        <translation>%1 heeft de herstelsleutel: er wordt een nieuwe gemaakt en hier getoond om op papier te zetten; het blad met de oude is vanaf dan niets meer waard.</translation>
    </message>
    <message>
        <source>Whoever keeps an older copy of the catalog&apos;s folder can still read that copy.</source>
        <translation>Wie een oudere kopie van de map van de catalogus heeft, kan die kopie nog lezen.</translation>
    </message>
    <message>
        <source>Withdraw access</source>
        <translation>Toegang intrekken</translation>
    </message>
</context>
<context>
    <name>bk::ui::UserForm</name>
    <message>
        <source>New user</source>
        <translation>Nieuwe gebruiker</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Naam</translation>
    </message>
    <message>
        <source>What they may do</source>
        <translation>Wat deze gebruiker mag</translation>
    </message>
    <message>
        <source>Now let the new user take the keyboard and choose a passphrase that nobody else knows. It cannot be looked up afterwards.</source>
        <translation>Laat nu de nieuwe gebruiker zelf een wachtwoordzin typen die niemand anders kent. Die is later niet op te zoeken.</translation>
    </message>
    <message>
        <source>Add user</source>
        <translation>Gebruiker toevoegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>De naam ontbreekt.</translation>
    </message>
    <message>
        <source>Choose at least one role.</source>
        <translation>Kies ten minste één rol.</translation>
    </message>
    <message>
        <source>The passphrase is missing, or not the same twice.</source>
        <translation>De wachtwoordzin ontbreekt of is niet twee keer gelijk.</translation>
    </message>
    <message>
        <source>There is a user of this name already. Nothing was changed; choose another.</source>
        <translation>Er is al een gebruiker met deze naam. Er is niets gewijzigd; kies een andere.</translation>
    </message>
</context>
<context>
    <name>bk::ui::UsersPage</name>
    <message>
        <source>Making keys anew and writing the files again: %1 of %2.</source>
        <translation>Sleutels worden opnieuw gemaakt en bestanden opnieuw geschreven: %1 van %2.</translation>
    </message>
    <message>
        <source>Making keys anew and writing the files again.</source>
        <translation>Sleutels worden opnieuw gemaakt en bestanden opnieuw geschreven.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Add user</source>
        <translation>Gebruiker toevoegen</translation>
    </message>
    <message>
        <source>Everybody unlocks with an own name and passphrase. Whoever may not read scans or faceprints does not have the key for them either.</source>
        <translation>Iedereen ontgrendelt met een eigen naam en wachtwoordzin. Wie scans of gezichtsafdrukken niet mag lezen, heeft ook de sleutel ervan niet.</translation>
    </message>
    <message>
        <source>It is on paper</source>
        <translation>Het staat op papier</translation>
    </message>
    <message>
        <source>%1 can now unlock this catalog.</source>
        <translation>%1 kan deze catalogus nu ontgrendelen.</translation>
    </message>
    <message>
        <source>The new recovery key counts; destroy the sheet with the one before.</source>
        <translation>De nieuwe herstelsleutel geldt; vernietig het blad met de vorige.</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Herstelsleutel</translation>
    </message>
    <message>
        <source>Make a new recovery key…</source>
        <translation>Nieuwe herstelsleutel maken…</translation>
    </message>
    <message>
        <source>The sheet with the one before is worth nothing from then on. The new key is shown once, opens the catalog as you, and must be typed back from the paper. It cannot be undone.</source>
        <translation>Het blad met de vorige is vanaf dan niets meer waard. De nieuwe sleutel wordt één keer getoond, opent de catalogus als de nu aangemelde gebruiker en moet van het papier worden overgetypt. Het kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>Nieuwe sleutel maken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Gebruikers</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n gebruiker</numerusform>
            <numerusform>%n gebruikers</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody holds the recovery key. Make a new one, so that a lost passphrase does not lose the catalog.</source>
        <translation>Niemand heeft de herstelsleutel. Maak een nieuwe, zodat met een wachtwoordzin niet ook de catalogus kwijtraakt.</translation>
    </message>
    <message>
        <source>It opens the catalog as %1 when a passphrase is lost. It is on paper only.</source>
        <translation>Opent de catalogus als %1 wanneer een wachtwoordzin kwijt is. Staat alleen op papier.</translation>
    </message>
    <message>
        <source>Changing what %1 may do</source>
        <translation>Wijzigen wat %1 mag</translation>
    </message>
    <message>
        <source>Withdrawing the access of %1</source>
        <translation>De toegang van %1 intrekken</translation>
    </message>
    <message>
        <source>Under way; everything stays as it was until it is done.</source>
        <translation>Onderweg; alles blijft zoals het was tot het klaar is.</translation>
    </message>
    <message>
        <source>Stopped; everybody may do what they could before.</source>
        <translation>Gestopt; iedereen mag wat daarvoor ook mocht.</translation>
    </message>
    <message>
        <source>A new recovery key was made. Put it on paper now: it is shown only this once.</source>
        <translation>Er is een nieuwe herstelsleutel gemaakt. Zet hem nu op papier: hij wordt alleen deze keer getoond.</translation>
    </message>
    <message>
        <source>Fingerprint of the first administrator, the same as on the sheet: %1</source>
        <translation>Vingerafdruk van de eerste beheerder, dezelfde als op het blad: %1</translation>
    </message>
    <message>
        <source>It goes on when the window locks because nobody is at the desk. Locking it yourself, a locked screen or sleep stops it, and everything stays as it was.</source>
        <translation>Dit gaat door als het venster vergrendelt omdat er niemand aan het bureau zit. Zelf vergrendelen, een vergrendeld scherm of slaapstand stopt het, en alles blijft zoals het was.</translation>
    </message>
    <message>
        <source>It opens the catalog as %1 when a passphrase is lost.</source>
        <translation>Deze opent de catalogus als %1 wanneer een wachtwoordzin kwijt is.</translation>
    </message>
    <message>
        <source>The recovery key that counts was never typed back. Make a new one.</source>
        <translation>De geldige herstelsleutel is nooit teruggetypt. Maak een nieuwe.</translation>
    </message>
</context>
<context>
    <name>bk::ui::ViewerPage</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Vorige foto</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>pijl links</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Volgende foto</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>pijl rechts</translation>
    </message>
    <message>
        <source>Whole photo or 100 %</source>
        <translation>Hele foto of 100 %</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>Boxes around faces</source>
        <translation>Kaders om gezichten</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>Zijpaneel</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Bezig met openen…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Every face on this photo is answered.</source>
        <translation>Elk gezicht op deze foto is beoordeeld.</translation>
    </message>
    <message>
        <source>Opening the original…</source>
        <translation>Het origineel openen…</translation>
    </message>
    <message>
        <source>The original was not found: this is the preview</source>
        <translation>Het origineel is niet gevonden: dit is het voorbeeld</translation>
    </message>
    <message>
        <source>The original cannot be shown: this is the preview</source>
        <translation>Het origineel kan niet worden getoond: dit is het voorbeeld</translation>
    </message>
    <message>
        <source>Enter yes · Delete no · B bystander · X not a face · capital letter: a name · N next unnamed · Ctrl+drag or Insert new box, M changes it · Z zoom · F boxes · I panel · Esc back</source>
        <translation>Enter ja · Delete nee · B omstander · X geen gezicht · hoofdletter: een naam · N volgende zonder naam · Ctrl+slepen of Insert nieuw kader, M verandert het · Z zoom · F kaders · I paneel · Esc terug</translation>
    </message>
</context>
<context>
    <name>bk::ui::ViewerPanel</name>
    <message>
        <source>About this photo</source>
        <translation>Over deze foto</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gezichten</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Name of the chosen face</source>
        <translation>Naam bij het gekozen gezicht</translation>
    </message>
    <message>
        <source>Also shown, without a box</source>
        <translation>Ook in beeld, zonder kader</translation>
    </message>
    <message>
        <source>Add somebody who is also shown</source>
        <translation>Iemand toevoegen die ook in beeld is</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>Persoon toevoegen…</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Voor %1</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) to name or answer</source>
        <translation>
            <numerusform>%n gezicht te benoemen of te beoordelen</numerusform>
            <numerusform>%n gezichten te benoemen of te beoordelen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stays so until %1</source>
        <translation>Blijft zo tot en met %1</translation>
    </message>
    <message>
        <source>Faces (%1)</source>
        <translation>Gezichten (%1)</translation>
    </message>
    <message>
        <source>Nobody has looked for faces yet. Hold Ctrl and drag over the photo to draw a box.</source>
        <translation>Er is nog niet naar gezichten gezocht. Houd Ctrl ingedrukt en sleep over de foto om een kader te tekenen.</translation>
    </message>
    <message>
        <source>None found. Hold Ctrl and drag over the photo to draw a box.</source>
        <translation>Niets gevonden. Houd Ctrl ingedrukt en sleep over de foto om een kader te tekenen.</translation>
    </message>
    <message>
        <source>Open the page of %1</source>
        <translation>De pagina van %1 openen</translation>
    </message>
    <message>
        <source>Not shown after all</source>
        <translation>Toch niet in beeld</translation>
    </message>
    <message>
        <source>%1 is not shown after all</source>
        <translation>%1 is toch niet in beeld</translation>
    </message>
    <message>
        <source>Nobody. Add persons seen from the back or named in the caption.</source>
        <translation>Niemand. Voeg personen toe die op de rug te zien zijn of in het bijschrift staan.</translation>
    </message>
    <message>
        <source>%1 is also shown.</source>
        <translation>%1 is ook in beeld.</translation>
    </message>
    <message>
        <source>%1 is not shown after all.</source>
        <translation>%1 is toch niet in beeld.</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Gemaakt</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grootte</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, %3</source>
        <translation>%1 × %2 pixels, %3</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collectie</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bijschrift</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Trefwoorden</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Waardering</translation>
    </message>
    <message>
        <source>%1 of 5</source>
        <translation>%1 van 5</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>The original was not found where it was.</source>
        <translation>Het origineel is niet op zijn plek gevonden.</translation>
    </message>
    <message>
        <source>Published in</source>
        <translation>Gepubliceerd in</translation>
    </message>
    <message>
        <source>Choose a face first.</source>
        <translation>Kies eerst een gezicht.</translation>
    </message>
</context>
<context>
    <name>bk::ui::WithdrawPanel</name>
    <message numerus="yes">
        <source>, %n faceprint(s) erased</source>
        <translation>
            <numerusform>, %n gezichtsafdruk gewist</numerusform>
            <numerusform>, %n gezichtsafdrukken gewist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n publication(s) to take down</source>
        <translation>
            <numerusform>, %n publicatie te verwijderen</numerusform>
            <numerusform>, %n publicaties te verwijderen</numerusform>
        </translation>
    </message>
    <message>
        <source>Withdraw %1</source>
        <translation>%1 intrekken</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Intrekken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Everything it grants: %1</source>
        <translation>Alle gegeven toestemming: %1</translation>
    </message>
    <message>
        <source>Only some purposes</source>
        <translation>Alleen sommige doelen</translation>
    </message>
    <message>
        <source>Day of the withdrawal</source>
        <translation>Dag van intrekking</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>persoonlijk</translation>
    </message>
    <message>
        <source>by e-mail</source>
        <translation>per e-mail</translation>
    </message>
    <message>
        <source>by letter</source>
        <translation>per brief</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>per telefoon</translation>
    </message>
    <message>
        <source>by form</source>
        <translation>met een formulier</translation>
    </message>
    <message>
        <source>How it reached you</source>
        <translation>Hoe ontvangen</translation>
    </message>
    <message>
        <source>not required</source>
        <translation>niet verplicht</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Counts at once: the photos that rely on it are blocked when you press the button, and with recognition the faceprints are erased for good. How many there were is told right after. It cannot be undone; the person can sign a new quitclaim.</source>
        <translation>Geldt meteen: de foto&apos;s die erop steunen worden na een druk op de knop geblokkeerd, en bij gezichtsherkenning worden de gezichtsafdrukken voorgoed gewist. Hoeveel het er waren, staat er direct daarna. Dit kan niet ongedaan worden gemaakt; de persoon kan wel een nieuwe quitclaim ondertekenen.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) blocked</source>
        <translation>
            <numerusform>%n foto geblokkeerd</numerusform>
            <numerusform>%n foto&apos;s geblokkeerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s)</source>
        <translation>
            <numerusform>%n quitclaim</numerusform>
            <numerusform>%n quitclaims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n photo(s) that show this person</source>
        <translation>
            <numerusform>, %n foto waarop deze persoon staat</numerusform>
            <numerusform>, %n foto&apos;s waarop deze persoon staat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n faceprint(s)</source>
        <translation>
            <numerusform>, %n gezichtsafdruk</numerusform>
            <numerusform>, %n gezichtsafdrukken</numerusform>
        </translation>
    </message>
    <message>
        <source>Withdraw everything that %1 allowed</source>
        <translation>Alles intrekken wat %1 toestond</translation>
    </message>
    <message>
        <source>This is about %1. Counts at once: the photos are blocked for %2 when you press the button, and faceprints are erased for good. It cannot be undone; the person can sign a new quitclaim.</source>
        <translation>Dit gaat over %1. Telt meteen: de foto&apos;s zijn geblokkeerd voor %2 zodra u op de knop drukt, en gezichtsafdrukken worden voorgoed gewist. Het kan niet ongedaan worden gemaakt; de persoon kan een nieuwe quitclaim tekenen.</translation>
    </message>
    <message>
        <source>Withdraw everything</source>
        <translation>Alles intrekken</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) withdrawn</source>
        <translation>
            <numerusform>%n quitclaim ingetrokken</numerusform>
            <numerusform>%n quitclaims ingetrokken</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is withdrawn</source>
        <translation>%1 is ingetrokken</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
</context>
<context>
    <name>bk::ui::WithdrawalReport</name>
    <message>
        <source>Publications to take down</source>
        <translation>Publicaties om weg te halen</translation>
    </message>
    <message>
        <source>Withdrawal letter…</source>
        <translation>Intrekkingsbrief…</translation>
    </message>
    <message>
        <source>Receipt…</source>
        <translation>Toestemmingsbewijs…</translation>
    </message>
</context>
<context>
    <name>bk::ui::Words</name>
    <message>
        <source>Restricted</source>
        <translation>Beperkt</translation>
    </message>
    <message>
        <source>Under embargo</source>
        <translation>Onder embargo</translation>
    </message>
    <message>
        <source>Photo expired</source>
        <translation>Foto verlopen</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Niet nodig</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Niet bekeken</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ingetrokken</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Geweigerd</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Verlopen</translation>
    </message>
    <message>
        <source>Not valid yet</source>
        <translation>Nog niet geldig</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>Niet verleend</translation>
    </message>
    <message>
        <source>Unnamed face</source>
        <translation>Zonder naam</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Vrijgegeven</translation>
    </message>
    <message>
        <source>No people</source>
        <translation>Geen personen</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>Verleend</translation>
    </message>
    <message>
        <source>No quitclaim</source>
        <translation>Geen quitclaim</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Concept</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Geldig</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>Verloopt binnenkort</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>Sociale media</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drukwerk</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>Pers</translation>
    </message>
    <message>
        <source>Advertising</source>
        <translation>Reclame</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Gezichtsherkenning</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. What was saved before is kept; please try again.</source>
        <translation>Er ging iets mis in het programma. Wat eerder is opgeslagen, blijft bewaard; probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Stopped. What was done so far is kept.</source>
        <translation>Gestopt. Wat klaar is, blijft bewaard.</translation>
    </message>
    <message>
        <source>That cannot be saved like this: %1. Nothing was changed; correct it and try again.</source>
        <translation>Dit kan zo niet worden opgeslagen: %1. Er is niets gewijzigd; verbeter het en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>This part of the program is not there yet. Nothing was changed.</source>
        <translation>Dit deel van het programma is er nog niet. Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>The user or passphrase is not right. Nothing was opened; check Caps Lock and try again.</source>
        <translation>De gebruiker of wachtwoordzin klopt niet. Er is niets geopend; controleer Caps Lock en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Nothing was changed; ask an administrator.</source>
        <translation>Deze rol staat dit niet toe. Er is niets gewijzigd; vraag een beheerder.</translation>
    </message>
    <message>
        <source>It is not there any more. Nothing was changed; go back and look again.</source>
        <translation>Dit is er niet meer. Er is niets gewijzigd; ga terug en kijk opnieuw.</translation>
    </message>
    <message>
        <source>More than one person has this name. Nothing was changed; choose one from the list.</source>
        <translation>Meer dan één persoon heeft deze naam. Er is niets gewijzigd; kies er een uit de lijst.</translation>
    </message>
    <message>
        <source>It is there already. Nothing was overwritten; choose another name or folder.</source>
        <translation>Dit bestaat al. Er is niets overschreven; kies een andere naam of map.</translation>
    </message>
    <message>
        <source>The permissions do not allow this. Nothing was written; see the reasons of each photo.</source>
        <translation>De toestemmingen staan dit niet toe. Er is niets geschreven; zie de redenen bij elke foto.</translation>
    </message>
    <message>
        <source>A file of the catalog is damaged or was changed from outside. Nothing was written; put back a backup, or run the check in Settings.</source>
        <translation>Een bestand van de catalogus is beschadigd of van buitenaf gewijzigd. Er is niets geschreven; zet een reservekopie terug of start de controle bij Instellingen.</translation>
    </message>
    <message>
        <source>This catalog was written by a newer version of Beeldkluis. Nothing was changed; update the program to open it.</source>
        <translation>Deze catalogus is gemaakt met een nieuwere versie van Beeldkluis. Er is niets gewijzigd; werk het programma bij om hem te openen.</translation>
    </message>
    <message>
        <source>Another program has this catalog open. Nothing was changed; close it there and try again.</source>
        <translation>Een ander programma heeft deze catalogus geopend. Er is niets gewijzigd; sluit hem daar en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>A file could not be read or written. What was saved before is kept; check the disk&apos;s free space and rights, and try again.</source>
        <translation>Een bestand kon niet worden gelezen of geschreven. Wat eerder is opgeslagen, blijft bewaard; controleer de vrije ruimte en de rechten op de schijf en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The file is no picture of a kind that Beeldkluis reads, whatever its name says. It was passed over; JPEG, PNG, TIFF and WebP work.</source>
        <translation>Het bestand is geen afbeelding van een soort die Beeldkluis leest, wat de naam ook zegt. Het is overgeslagen; JPEG, PNG, TIFF en WebP kunnen wel.</translation>
    </message>
    <message>
        <source>The file cannot be decoded. It was passed over; look for a good copy.</source>
        <translation>Het bestand kan niet worden gedecodeerd. Het is overgeslagen; zoek een goede kopie.</translation>
    </message>
    <message>
        <source>The file is empty. It was passed over; look for a good copy.</source>
        <translation>Het bestand is leeg. Het is overgeslagen; zoek een goede kopie.</translation>
    </message>
    <message>
        <source>The file is larger than the program accepts. It was passed over; make a smaller copy.</source>
        <translation>Het bestand is groter dan het programma aankan. Het is overgeslagen; maak een kleinere kopie.</translation>
    </message>
    <message>
        <source>Restricted at the request of somebody portrayed</source>
        <translation>Beperkt op verzoek van een geportretteerde</translation>
    </message>
    <message>
        <source>Under embargo: may be used from %1</source>
        <translation>Onder embargo: te gebruiken vanaf %1</translation>
    </message>
    <message>
        <source>The photo itself may be used until %1 only</source>
        <translation>De foto zelf is alleen te gebruiken tot en met %1</translation>
    </message>
    <message>
        <source>The photo itself has expired</source>
        <translation>De foto zelf is verlopen</translation>
    </message>
    <message>
        <source>Consent not needed until %1, by decision of a user</source>
        <translation>Toestemming niet nodig tot en met %1, door een gebruiker beslist</translation>
    </message>
    <message>
        <source>Consent not needed, by decision of a user</source>
        <translation>Toestemming niet nodig, door een gebruiker beslist</translation>
    </message>
    <message>
        <source>Nobody has looked for faces yet</source>
        <translation>Er is nog niet naar gezichten gezocht</translation>
    </message>
    <message>
        <source>%1: withdrawn on %2</source>
        <translation>%1: ingetrokken op %2</translation>
    </message>
    <message>
        <source>%1: withdrawn</source>
        <translation>%1: ingetrokken</translation>
    </message>
    <message>
        <source>%1: refused on %2</source>
        <translation>%1: geweigerd op %2</translation>
    </message>
    <message>
        <source>%1: refused</source>
        <translation>%1: geweigerd</translation>
    </message>
    <message>
        <source>%1: expired on %2</source>
        <translation>%1: verlopen op %2</translation>
    </message>
    <message>
        <source>%1: expired</source>
        <translation>%1: verlopen</translation>
    </message>
    <message>
        <source>%1: valid from %2</source>
        <translation>%1: geldig vanaf %2</translation>
    </message>
    <message>
        <source>%1: not valid yet</source>
        <translation>%1: nog niet geldig</translation>
    </message>
    <message>
        <source>%1: no permission for this purpose</source>
        <translation>%1: geen toestemming voor dit doel</translation>
    </message>
    <message>
        <source>A face that nobody has named</source>
        <translation>Een gezicht zonder naam</translation>
    </message>
    <message>
        <source>%1: granted until %2</source>
        <translation>%1: verleend t/m %2</translation>
    </message>
    <message>
        <source>%1: granted</source>
        <translation>%1: verleend</translation>
    </message>
    <message>
        <source>Nobody is shown</source>
        <translation>Niemand in beeld</translation>
    </message>
    <message>
        <source>%1 Nothing was changed; ask an administrator.</source>
        <translation>%1 Er is niets gewijzigd; vraag het een beheerder.</translation>
    </message>
    <message>
        <source>The record is kept: do not enter it again.</source>
        <translation>De vastlegging is bewaard: voer die niet opnieuw in.</translation>
    </message>
    <message>
        <source>The withdrawal is recorded and the photos are blocked.</source>
        <translation>De intrekking is vastgelegd en de foto’s zijn geblokkeerd.</translation>
    </message>
    <message>
        <source>The change is kept: do not make it again.</source>
        <translation>De verandering is bewaard: maak die niet opnieuw.</translation>
    </message>
    <message>
        <source>Only face recognition could not be brought in step with it yet; that is tried again when the catalog is opened next.</source>
        <translation>Alleen de gezichtsherkenning kon er nog niet mee in de pas worden gebracht; dat wordt opnieuw geprobeerd als de catalogus weer wordt geopend.</translation>
    </message>
    <message>
        <source>Check the disk&apos;s free space and rights before.</source>
        <translation>Controleer eerst de vrije ruimte en de rechten van de schijf.</translation>
    </message>
    <message>
        <source>Run the check in Settings before.</source>
        <translation>Voer eerst de controle in Instellingen uit.</translation>
    </message>
    <message>
        <source>This cannot be taken back as it is: what somebody refused or withdrew since would be permitted again, or a child&apos;s own signature would count. Withdraw what must not count, then take it back. Papers: %1.</source>
        <translation>Dit kan zo niet worden teruggenomen: wat iemand sindsdien weigerde of introk zou weer zijn toegestaan, of de eigen handtekening van een kind zou tellen. Trek in wat niet mag tellen en neem het dan terug. Papieren: %1.</translation>
    </message>
    <message>
        <source>The face model in use is run by a program of its own (beeldkluis-network), which does not start or cannot be closed off on this computer, so faces cannot be found or compared with it. Names, boxes and everything else work; choose another model in Settings, under Face models.</source>
        <translation>Het gebruikte gezichtsmodel werkt in een eigen programma (beeldkluis-network), dat op deze computer niet start of niet kan worden afgesloten, dus er kunnen geen gezichten mee worden gevonden of vergeleken. Namen, kaders en al het andere werken; kies een ander model in Instellingen, onder Gezichtsmodellen.</translation>
    </message>
    <message>
        <source>This cannot be taken back as it is: a birth date was entered since, by which a child signed alone, and nobody knows whose it is. Put the birth date right, or withdraw what must not count, then take it back. Papers: %1.</source>
        <translation>Dit kan zo niet worden teruggenomen: sindsdien is een geboortedatum ingevoerd waarmee een kind alleen heeft getekend, en niemand weet van wie die is. Verbeter de geboortedatum of trek in wat niet mag tellen, en neem het dan terug. Papieren: %1.</translation>
    </message>
    <message>
        <source>The face model in use is missing, damaged or does not work, so faces cannot be found or compared with it. Names, boxes and everything else work; choose another model in Settings, under Face models.</source>
        <translation>Het gebruikte gezichtsmodel ontbreekt, is beschadigd of werkt niet, dus er kunnen geen gezichten mee worden gevonden of vergeleken. Namen, kaders en al het andere werken; kies een ander model in Instellingen, onder Gezichtsmodellen.</translation>
    </message>
</context>
<context>
    <name>bk::ui::Workspace</name>
    <message>
        <source>“%1” is running already; wait for it or cancel it first.</source>
        <translation>“%1” loopt al; wacht tot het klaar is of annuleer het eerst.</translation>
    </message>
</context>
</TS>
