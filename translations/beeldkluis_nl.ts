<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>bk::Composition</name>
    <message>
        <source>finds faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compares faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example museum</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::desktop</name>
    <message>
        <source>Photos of people, kept and shared by permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the example catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer the catalog in the folder PATH.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::CandidateList</name>
    <message>
        <source>Other persons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::CollectionPanel</name>
    <message>
        <source>Collections</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognition on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognition off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::CollectionPolicy</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Compare faces with those who allow recognition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: explicit consent, GDPR art. 9(2)(a)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number or place of the assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact assessment (DPIA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos may be used until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day of use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognition needs a legal basis and an impact assessment.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::DateField</name>
    <message>
        <source>day-month-year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick from a calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: pick from a calendar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::ExportDialog</name>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting %1 of %2…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will the photos be used for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG, at most 2048 pixels, without metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original file, byte for byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for every photo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 may be used: cleared, consent not needed, or nobody shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the photos that are: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the exported photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Export %n photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Stopped; %n photo(s) were exported before.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) exported.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) stayed here because they are not cleared.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read or written:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Who permitted what is written in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::FaceCloseUp</name>
    <message>
        <source>The face in question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::FaceDecider</name>
    <message>
        <source>Named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not %1; this will not be suggested again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as a bystander.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as not a face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as a face without a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::FaceRow</name>
    <message>
        <source>Key: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, this is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, this is not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: type a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: it is a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the page of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: take back what was decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bystander</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: bystander, cannot be recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::FaceWords</name>
    <message>
        <source>very likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this a face?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possibly a face; somebody has to look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unnamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A face that nobody has named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bystander</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bystander: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a face, somebody said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::FilterBar</name>
    <message>
        <source>Cleared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unnamed faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl+wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n star(s) or more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is in the catalog yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For others, type the name in the search field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n chosen photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::ImportPanel</name>
    <message numerus="yes">
        <source>%n photo(s) imported</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them found at a new place</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>stopped on request, what is done is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into the c&amp;ollection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then look for &amp;faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that could not be imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.JPG *.JPEG *.PNG *.TIF *.TIFF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder to import, with all folders in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose photos or a folder, or drop them on the window. The originals stay where they are and are never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import finished, with some files left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) looked at</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n possible face(s) to look at</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) suggested</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::LibraryPage</name>
    <message>
        <source>No photos yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder here, or import one. The originals stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo is like that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a filter away, or search for something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::LimitsForm</name>
    <message>
        <source>Limits of this photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day of use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day of use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restricted at somebody&apos;s request</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::MainWindow</name>
    <message>
        <source>Locked, because nobody was at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::NavigationRail</name>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the catalog (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::NewCatalogPage</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A catalog is one folder with everything that says something about people, encrypted. Photos stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Museum De Brug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where should the catalog be kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first user is the administrator. Nobody, not even the makers of this program, can open the catalog without the passphrase or the recovery key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase &amp;once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this recovery key by hand onto paper, and keep it in a safe. It opens the catalog when the passphrase is lost, and it is shown only now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the paper; capitals and hyphens do not matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Type it back from the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New catalog, step %1 of 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where and for whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there already; choose another name or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be made as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::OverrideForm</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent not needed, because:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words, for the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::PassphraseField</name>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::PeoplePage</name>
    <message>
        <source>Search by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search persons by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No quitclaim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under 16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognition on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the persons on your photos, then attach the quitclaims they signed. Naming a face adds its person as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No person has this name and any of what the chips ask for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonDelegate</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 16</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonField</name>
    <message>
        <source>Persons that fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add person “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has this name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonForm</name>
    <message>
        <source>Empty: known by a number only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birth date (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what is kept about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The birth date is not a date. Write it like 31-12-2008, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person needs a name here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonListModel</name>
    <message numerus="yes">
        <source>%1, %2, %n photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoCanvas</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoContext</name>
    <message>
        <source>The photo around it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoDelegate</name>
    <message>
        <source>original not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unnamed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoEdits</name>
    <message>
        <source>A crowd, nobody stands out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public event of public interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can be recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journalistic exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) rated.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) marked as reviewed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) no longer marked as reviewed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Consent not needed for %n photo(s); the reason is in the log.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Consent needed again for %n photo(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tags saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits of the photo saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoGridModel</name>
    <message numerus="yes">
        <source>%n unnamed face(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>original not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoGridView</name>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoInspector</name>
    <message>
        <source>No photo selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a photo to see who is on it and why it may or may not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the whole photo (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All persons who can be recognised are marked (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embargo, last day, restriction…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, with commas between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export what is cleared…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent not needed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Reviewed; take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent needed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found at its place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::PurposeChoice</name>
    <message>
        <source>%1: not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was: yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was: no</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimEditor</name>
    <message>
        <source>Renew %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New quitclaim of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the collection “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The same %n photo(s) as before</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is under 16 on the day of signing: a parent or guardian has to sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only when a parent or guardian signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the dates is not a date. Write it like 31-12-2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the scan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said, as on the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognition, apart from the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes allows the program to keep faceprints of this person and to suggest the name on other photos. Faceprints are biometric data, so this needs a yes of its own; without it faces are named by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When and where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed at (place)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: from the signing on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open-ended: the paper names no last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guardian&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mother, father, guardian…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Territory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example: not with the name beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimWords</name>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not valid yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>ended %n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>last day today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legitimate interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journalistic exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts for nothing yet: a scan and the day of signing are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts for nothing yet: the scan is missing. Drop it on this page, or add it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts for nothing yet: the day of signing is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say yes or no for at least one purpose, as on the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the day on which it was signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day of signing is in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the last day, or tick that it is open-ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would end before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the collection it is for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the name of the guardian who signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a scan it will be a draft, which counts for nothing. Add the scan to make it count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be active at once as a refusal: photos are blocked for what is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be kept, but what it grants will not count: under 16 on the day of signing, and no guardian signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be kept, but has ended already, on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will count from %1 only, and the older one is replaced at once: until then nothing is granted. Leave “from” empty to go on without a gap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be active, and count from %1 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be active at once, without an end date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be active at once, until %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::RatingBar</name>
    <message numerus="yes">
        <source>Rating: %n star(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ReasonList</name>
    <message numerus="yes">
        <source>%n face(s) that nobody has named</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::ReviewPage</name>
    <message>
        <source>Review faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This face of %1 matched. Decide by looking, not by the score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this a face?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for faces to answer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) skipped</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Photos with unanswered faces are not cleared for any purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go through them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All faces are answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When new photos have been imported, let Beeldkluis look for faces; what it finds comes here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes  (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No  (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of this face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name, beginning with a capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it as a face without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bystander</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can be recognised in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program was wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer it another time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last decision</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::RingChart</name>
    <message>
        <source>%1%</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::ScanFiles</name>
    <message>
        <source>Choose the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::ScanTray</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n page(s). Press to take it off.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Take off the scan %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add the scan, or drop it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, JPEG, PNG or TIFF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, JPEG, PNG, TIFF</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::ScanViewer</name>
    <message>
        <source>Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::SettingsPage</name>
    <message>
        <source>Collections and recognition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces are found everywhere, but compared only in collections where recognition is on, and only with people whose quitclaim grants it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locking</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lock when nobody is at the desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the whole catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifies every page, every scan, every faceprint and the log; changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the check found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Beeldkluis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1. Free software under the GNU General Public License, version 3 or later. It opens no network connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence: %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no collection yet; the first import makes one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy of “%1” is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking; you can go on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is well: %1 photos, %2 scans, %3 faceprints and %4 lines of the log agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) do not agree. Nothing was changed; keep a copy of the catalog&apos;s folder and put back a backup.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::Shell</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quitclaims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel; what is done is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the running work</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::StrengthMeter</name>
    <message>
        <source>Four or more words that do not belong together are best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Useless: guessed at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak: guessed within hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair: add a word or two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::TaskCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::TodayPage</name>
    <message>
        <source>Waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos with people that may be used today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to Beeldkluis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import your first photos; then Beeldkluis finds the faces, you name the people and attach their quitclaims, and every photo tells whether it may be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import photos…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer&apos;s clock was turned back. Beeldkluis goes on counting from %1, the latest day this catalog has seen; please set the clock right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait for you</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 cleared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3 need attention, %4 blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: show the photos that may not be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) expired</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Photos with these people are blocked until they sign again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) end within 30 days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for a new signature in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) end within 90 days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft quitclaim(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A draft counts for nothing until its scan and date are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) to review</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Suggested names and possible faces wait for a yes or no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) with unnamed faces</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>They stay blocked until everybody on them is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) turn 16</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for their own signature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for you today. Expiring quitclaims, faces to review and other work will be listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::TopBar</name>
    <message>
        <source>Search photos: names, captions, tags, folders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search photos (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;learance for:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purpose that the shields speak about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring photos into the catalog (Ctrl+I)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export what is cleared for a purpose (Ctrl+E)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::UnlockPage</name>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Photos of people, kept and shared by permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No catalog was opened on this computer yet. Make a new one, open one from a folder, or look around with the example first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave empty for the first administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New catalog…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a catalog from a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the recovery key instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look around with the example catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a catalog: choose its folder (NAME.beeldkluis)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the passphrase instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recovery key, as printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the recovery key first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the passphrase first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening “%1”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the example catalog: photos of people who do not exist…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recovery key does not open the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user or passphrase is not right. Nothing was opened; check Caps Lock and the keyboard&apos;s layout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery key is mistyped somewhere: compare it group by group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no catalog in this folder. Nothing was changed; choose a folder whose name ends in “.beeldkluis”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::ViewerPage</name>
    <message>
        <source>Enter yes · Delete no · B bystander · X not a face · capital letter: a name · N next unnamed · Ctrl+drag new box · Z zoom · F boxes · I panel · Esc back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole photo or 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boxes around faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every face on this photo is answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Box added. Type a name, or press B for a bystander.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::ViewerPanel</name>
    <message>
        <source>About this photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the chosen face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also shown, without a box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add somebody who is also shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) to name or answer</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stays so until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has looked for faces yet. Hold Ctrl and drag over the photo to draw a box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None found. Hold Ctrl and drag over the photo to draw a box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the page of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shown after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not shown after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody. Add persons seen from the back or named in the caption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is also shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not shown after all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2 pixels, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original was not found where it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::WithdrawPanel</name>
    <message numerus="yes">
        <source>%1 is withdrawn: %n photo(s) blocked</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n faceprint(s) erased</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n publication(s) to take down</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Withdraw %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts at once: the photos that rely on it are blocked when you press the button, and with recognition the faceprints are erased for good. How many it were is said right after. It cannot be undone; the person can sign a new quitclaim.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything it grants: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only some purposes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day of the withdrawal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it reached you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::Words</name>
    <message>
        <source>Restricted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under embargo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not valid yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unnamed face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Granted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No quitclaim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Social media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advertising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program. What was saved before is kept; please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What was done so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That cannot be saved like this: %1. Nothing was changed; correct it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part of the program is not there yet. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user or passphrase is not right. Nothing was opened; check Caps Lock and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not allow this. Nothing was changed; ask an administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there any more. Nothing was changed; go back and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one person has this name. Nothing was changed; choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is there already. Nothing was overwritten; choose another name or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The permissions do not allow this. Nothing was written; see the reasons of each photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of the catalog is damaged or was changed from outside. Nothing was written; put back a backup, or run the check in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog was written by a newer version of Beeldkluis. Nothing was changed; update the program to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has this catalog open. Nothing was changed; close it there and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file could not be read or written. What was saved before is kept; check the disk&apos;s free space and rights, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beeldkluis does not read this kind of file. It was passed over; JPEG, PNG, TIFF and WebP work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be decoded. It was passed over; look for a good copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty. It was passed over; look for a good copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than the program accepts. It was passed over; make a smaller copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restricted at the request of somebody portrayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under embargo: may be used from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo itself may be used until %1 only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo itself has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent not needed until %1, by decision of a user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent not needed, by decision of a user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has looked for faces yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: withdrawn on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: refused on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: expired on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: valid from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not valid yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no permission for this purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A face that nobody has named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: granted until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: granted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bk::ui::Workspace</name>
    <message>
        <source>“%1” is running already; wait for it or cancel it first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
