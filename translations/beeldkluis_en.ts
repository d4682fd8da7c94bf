<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>bk::ui::AccessWords</name>
    <message numerus="yes">
        <source>%n faceprint(s)</source>
        <translation>
            <numerusform>%n faceprint</numerusform>
            <numerusform>%n faceprints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n suggestion</numerusform>
            <numerusform>%n suggestions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::AuditPage</name>
    <message numerus="yes">
        <source>The first %n row(s) are of an earlier version and carry no signature; a catalog made by this version has none such.</source>
        <translation>
            <numerusform>The first %n row is of an earlier version and carries no signature; a catalog made by this version has none such.</numerusform>
            <numerusform>The first %n rows are of an earlier version and carry no signature; a catalog made by this version has none such.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::CollectionPanel</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::CollectionPolicy</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving erases %n faceprint(s) made from this collection.</source>
        <translation>
            <numerusform>Saving erases %n faceprint made from this collection.</numerusform>
            <numerusform>Saving erases %n faceprints made from this collection.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open suggestion(s) go with them.</source>
        <translation>
            <numerusform>%n open suggestion goes with them.</numerusform>
            <numerusform>%n open suggestions go with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That day has passed: saving blocks %n photo(s) for every purpose.</source>
        <translation>
            <numerusform>That day has passed: saving blocks %n photo for every purpose.</numerusform>
            <numerusform>That day has passed: saving blocks %n photos for every purpose.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faceprint(s) erased</source>
        <translation>
            <numerusform>%n faceprint erased</numerusform>
            <numerusform>%n faceprints erased</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) erased</source>
        <translation>
            <numerusform>%n suggestion erased</numerusform>
            <numerusform>%n suggestions erased</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::DuplicateSide</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::DuplicatesView</name>
    <message numerus="yes">
        <source>%n pair(s) left</source>
        <translation>
            <numerusform>%n pair left</numerusform>
            <numerusform>%n pairs left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Both are on %n photo(s), each with a face of their own.</source>
        <translation>
            <numerusform>Both are on %n photo, each with a face of their own.</numerusform>
            <numerusform>Both are on %n photos, each with a face of their own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n face(s) somebody said: the one and not the other.</source>
        <translation>
            <numerusform>Of %n face somebody said: the one and not the other.</numerusform>
            <numerusform>Of %n faces somebody said: the one and not the other.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ExceptionsView</name>
    <message numerus="yes">
        <source>“Consent not needed” stands on %n photo(s) of somebody whose portraits were commissioned. Publishing those needs the consent of whoever is portrayed all the same.</source>
        <translation>
            <numerusform>“Consent not needed” stands on %n photo of somebody whose portraits were commissioned. Publishing it needs the consent of whoever is portrayed all the same.</numerusform>
            <numerusform>“Consent not needed” stands on %n photos of somebody whose portraits were commissioned. Publishing those needs the consent of whoever is portrayed all the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exception(s)</source>
        <translation>
            <numerusform>%n exception</numerusform>
            <numerusform>%n exceptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ExportDialog</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n photo(s)</source>
        <translation>
            <numerusform>Export %n photo</numerusform>
            <numerusform>Export %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped; %n photo(s) were exported before.</source>
        <translation>
            <numerusform>Stopped; %n photo was exported before.</numerusform>
            <numerusform>Stopped; %n photos were exported before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) exported.</source>
        <translation>
            <numerusform>%n photo exported.</numerusform>
            <numerusform>%n photos exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) stayed here because they are not cleared.</source>
        <translation>
            <numerusform>%n photo stayed here because it is not cleared.</numerusform>
            <numerusform>%n photos stayed here because they are not cleared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read or written:</source>
        <translation>
            <numerusform>%n could not be read or written:</numerusform>
            <numerusform>%n could not be read or written:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::FaceModelsPage</name>
    <message numerus="yes">
        <source>%n faceprint(s) have to be made before faces are compared with them.</source>
        <translation>
            <numerusform>%n faceprint has to be made before faces are compared with it.</numerusform>
            <numerusform>%n faceprints have to be made before faces are compared with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model in use has not looked at %n photo(s) yet.</source>
        <translation>
            <numerusform>The model in use has not looked at %n photo yet.</numerusform>
            <numerusform>The model in use has not looked at %n photos yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s) to go.</source>
        <translation>
            <numerusform>About %n minute to go.</numerusform>
            <numerusform>About %n minutes to go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n second(s) to go.</source>
        <translation>
            <numerusform>About %n second to go.</numerusform>
            <numerusform>About %n seconds to go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faceprint(s) were made.</source>
        <translation>
            <numerusform>%n faceprint was made.</numerusform>
            <numerusform>%n faceprints were made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::FilterBar</name>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation>
            <numerusform>%n state</numerusform>
            <numerusform>%n states</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s) or more</source>
        <translation>
            <numerusform>%n star or more</numerusform>
            <numerusform>%n stars or more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen photo(s)</source>
        <translation>
            <numerusform>%n chosen photo</numerusform>
            <numerusform>%n chosen photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::FormsPage</name>
    <message numerus="yes">
        <source>%n form(s)</source>
        <translation>
            <numerusform>%n form</numerusform>
            <numerusform>%n forms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%n page went to the printer.</numerusform>
            <numerusform>%n pages went to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::GroupList</name>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n face</numerusform>
            <numerusform>%n faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::GroupRequest</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) without a name</source>
        <translation>
            <numerusform>%n face without a name</numerusform>
            <numerusform>%n faces without a name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n photo(s)</source>
        <translation>
            <numerusform>on %n photo</numerusform>
            <numerusform>on %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more too small, blurred or turned away to be compared</source>
        <translation>
            <numerusform>%n more too small, blurred or turned away to be compared</numerusform>
            <numerusform>%n more too small, blurred or turned away to be compared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::GroupsPage</name>
    <message numerus="yes">
        <source>%n face(s) are too small, blurred or turned away to be compared. Go through them one by one.</source>
        <translation>
            <numerusform>%n face is too small, blurred or turned away to be compared. Look at it by itself.</numerusform>
            <numerusform>%n faces are too small, blurred or turned away to be compared. Go through them one by one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) were compared, and each seems to be somebody else. Go through them one by one.</source>
        <translation>
            <numerusform>%n face was compared and is like no other. Look at it by itself.</numerusform>
            <numerusform>%n faces were compared, and each seems to be somebody else. Go through them one by one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are like no other. Go through them one by one.</source>
        <translation>
            <numerusform>%n face is like no other. Look at it by itself.</numerusform>
            <numerusform>%n faces are like no other. Go through them one by one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s), probably of one person</source>
        <translation>
            <numerusform>%n face, probably of one person</numerusform>
            <numerusform>%n faces, probably of one person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken out; still without a name, and asked about next.</source>
        <translation>
            <numerusform>%n taken out; still without a name, and asked about next.</numerusform>
            <numerusform>%n taken out; still without a name, and asked about next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) were answered elsewhere meanwhile.</source>
        <translation>
            <numerusform>%n face was answered elsewhere meanwhile.</numerusform>
            <numerusform>%n faces were answered elsewhere meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This person is named on %n of these photos already, so those faces were taken out. Name the others, or put them back if somebody is really shown twice.</source>
        <translation>
            <numerusform>This person is named on %n of these photos already, so that face was taken out. Name the others, or put it back if somebody is really shown twice.</numerusform>
            <numerusform>This person is named on %n of these photos already, so those faces were taken out. Name the others, or put them back if somebody is really shown twice.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::HistoryPanel</name>
    <message numerus="yes">
        <source>%n scan(s)</source>
        <translation>
            <numerusform>%n scan</numerusform>
            <numerusform>%n scans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) picked</source>
        <translation>
            <numerusform>%n photo picked</numerusform>
            <numerusform>%n photos picked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ImportPanel</name>
    <message numerus="yes">
        <source>%n photo(s) imported</source>
        <translation>
            <numerusform>%n photo imported</numerusform>
            <numerusform>%n photos imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already</source>
        <translation>
            <numerusform>%n was there already</numerusform>
            <numerusform>%n were there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them found at a new place</source>
        <translation>
            <numerusform>%n of them found at a new place</numerusform>
            <numerusform>%n of them found at a new place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n could not be read</numerusform>
            <numerusform>%n could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) looked at</source>
        <translation>
            <numerusform>%n photo looked at</numerusform>
            <numerusform>%n photos looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) found</source>
        <translation>
            <numerusform>%n face found</numerusform>
            <numerusform>%n faces found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n possible face(s) to look at</source>
        <translation>
            <numerusform>%n possible face to look at</numerusform>
            <numerusform>%n possible faces to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) suggested</source>
        <translation>
            <numerusform>%n name suggested</numerusform>
            <numerusform>%n names suggested</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::LibraryPage</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::MergePanel</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
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
        <source>Both are on %n photo(s), each with a face of their own.</source>
        <translation>
            <numerusform>Both are on %n photo, each with a face of their own.</numerusform>
            <numerusform>Both are on %n photos, each with a face of their own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n face(s) somebody said: the one and not the other.</source>
        <translation>
            <numerusform>Of %n face somebody said: the one and not the other.</numerusform>
            <numerusform>Of %n faces somebody said: the one and not the other.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ModelWords</name>
    <message numerus="yes">
        <source>The next search for faces looks at %n photo(s) again. </source>
        <translation>
            <numerusform>The next search for faces looks at %n photo again. </numerusform>
            <numerusform>The next search for faces looks at %n photos again. </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faceprint(s) are erased at once and made anew from the stored previews by this model. </source>
        <translation>
            <numerusform>%n faceprint is erased at once and made anew from the stored previews by this model. </numerusform>
            <numerusform>%n faceprints are erased at once and made anew from the stored previews by this model. </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PeoplePage</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonDelegate</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonHeader</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
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
            <numerusform>%n suggestion</numerusform>
            <numerusform>%n suggestions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonListModel</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PersonPast</name>
    <message numerus="yes">
        <source>%n face(s) became those of %1 on %2.</source>
        <translation>
            <numerusform>%n face became that of %1 on %2.</numerusform>
            <numerusform>%n faces became those of %1 on %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoDelegate</name>
    <message numerus="yes">
        <source>%n unnamed</source>
        <translation>
            <numerusform>%n unnamed</numerusform>
            <numerusform>%n unnamed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoEdits</name>
    <message numerus="yes">
        <source>%n photo(s) rated.</source>
        <translation>
            <numerusform>%n photo rated.</numerusform>
            <numerusform>%n photos rated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) marked as reviewed.</source>
        <translation>
            <numerusform>%n photo marked as reviewed.</numerusform>
            <numerusform>%n photos marked as reviewed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) no longer marked as reviewed.</source>
        <translation>
            <numerusform>%n photo no longer marked as reviewed.</numerusform>
            <numerusform>%n photos no longer marked as reviewed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Consent not needed for %n photo(s); the reason is in the log.</source>
        <translation>
            <numerusform>Consent not needed for %n photo; the reason is in the log.</numerusform>
            <numerusform>Consent not needed for %n photos; the reason is in the log.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Consent needed again for %n photo(s).</source>
        <translation>
            <numerusform>Consent needed again for %n photo.</numerusform>
            <numerusform>Consent needed again for %n photos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoGridModel</name>
    <message numerus="yes">
        <source>%n unnamed face(s)</source>
        <translation>
            <numerusform>%n unnamed face</numerusform>
            <numerusform>%n unnamed faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PhotoInspector</name>
    <message numerus="yes">
        <source>%n photo(s) selected</source>
        <translation>
            <numerusform>%n photo selected</numerusform>
            <numerusform>%n photos selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PublicationDetails</name>
    <message numerus="yes">
        <source>%n photo(s) taken down</source>
        <translation>
            <numerusform>%n photo taken down</numerusform>
            <numerusform>%n photos taken down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be taken down: %1</source>
        <translation>
            <numerusform>%n cannot be taken down: %1</numerusform>
            <numerusform>%n cannot be taken down: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken down as a whole: the %n photo(s) to take down there are done.</source>
        <translation>
            <numerusform>Taken down as a whole: the %n photo to take down there is done.</numerusform>
            <numerusform>Taken down as a whole: the %n photos to take down there are done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PublicationList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PublicationWords</name>
    <message numerus="yes">
        <source>%n to take down</source>
        <translation>
            <numerusform>%n to take down</numerusform>
            <numerusform>%n to take down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not cleared</source>
        <translation>
            <numerusform>%n not cleared</numerusform>
            <numerusform>%n not cleared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PublicationsPage</name>
    <message numerus="yes">
        <source>%n publication(s)</source>
        <translation>
            <numerusform>%n publication</numerusform>
            <numerusform>%n publications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where were these %n photo(s) published?</source>
        <translation>
            <numerusform>Where was this %n photo published?</numerusform>
            <numerusform>Where were these %n photos published?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recorded for %n photo(s): %1.</source>
        <translation>
            <numerusform>Recorded for %n photo: %1.</numerusform>
            <numerusform>Recorded for %n photos: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::PurposeList</name>
    <message numerus="yes">
        <source>in %n record(s)</source>
        <comment>quitclaims, forms, exports, publications</comment>
        <translation>
            <numerusform>in %n record</numerusform>
            <numerusform>in %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimCard</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n scan(s)</source>
        <translation>
            <numerusform>, %n scan</numerusform>
            <numerusform>, %n scans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimEditor</name>
    <message numerus="yes">
        <source>%n scan(s) kept; they stay as they are. Add more here.</source>
        <translation>
            <numerusform>%n scan kept; it stays as it is. Add more here.</numerusform>
            <numerusform>%n scans kept; they stay as they are. Add more here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimList</name>
    <message numerus="yes">
        <source>only %n photo(s)</source>
        <translation>
            <numerusform>only %n photo</numerusform>
            <numerusform>only %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n earlier</numerusform>
            <numerusform>%n earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier quitclaim(s)</source>
        <translation>
            <numerusform>Show %n earlier quitclaim</numerusform>
            <numerusform>Show %n earlier quitclaims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) kept; %1 counts.</source>
        <translation>
            <numerusform>%n scan kept; %1 counts.</numerusform>
            <numerusform>%n scans kept; %1 counts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) of %1 kept.</source>
        <translation>
            <numerusform>%n scan of %1 kept.</numerusform>
            <numerusform>%n scans of %1 kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimPapers</name>
    <message numerus="yes">
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%n page went to the printer.</numerusform>
            <numerusform>%n pages went to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimPrint</name>
    <message numerus="yes">
        <source>%n quitclaim(s), on %1</source>
        <translation>
            <numerusform>%n quitclaim, on %1</numerusform>
            <numerusform>%n quitclaims, on %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimWords</name>
    <message numerus="yes">
        <source>ended %n day(s) ago</source>
        <translation>
            <numerusform>ended %n day ago</numerusform>
            <numerusform>ended %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::QuitclaimsPage</name>
    <message numerus="yes">
        <source>Ending within %n day(s)</source>
        <translation>
            <numerusform>Ending within %n day</numerusform>
            <numerusform>Ending within %n days</numerusform>
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
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%n page went to the printer.</numerusform>
            <numerusform>%n pages went to the printer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ends within %n day(s)</source>
        <translation>
            <numerusform>Ends within %n day</numerusform>
            <numerusform>Ends within %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::RatingBar</name>
    <message numerus="yes">
        <source>Rating: %n star(s)</source>
        <translation>
            <numerusform>Rating: %n star</numerusform>
            <numerusform>Rating: %n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ReasonList</name>
    <message numerus="yes">
        <source>%n face(s) that nobody has named</source>
        <translation>
            <numerusform>%n face that nobody has named</numerusform>
            <numerusform>%n faces that nobody has named</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::RecognitionCard</name>
    <message numerus="yes">
        <source>%n faceprint(s) kept under this person&apos;s own key, to suggest the name on other photos; taking the permission back destroys that key at once.</source>
        <translation>
            <numerusform>%n faceprint kept under this person&apos;s own key, to suggest the name on other photos; taking the permission back destroys that key at once.</numerusform>
            <numerusform>%n faceprints kept under this person&apos;s own key, to suggest the name on other photos; taking the permission back destroys that key at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ReviewPage</name>
    <message numerus="yes">
        <source>%n face(s) skipped</source>
        <translation>
            <numerusform>%n face skipped</numerusform>
            <numerusform>%n faces skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ScanTray</name>
    <message numerus="yes">
        <source>%1, %n page(s). Press to take it off.</source>
        <translation>
            <numerusform>%1, %n page. Press to take it off.</numerusform>
            <numerusform>%1, %n pages. Press to take it off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ScanViewer</name>
    <message numerus="yes">
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%n page went to the printer.</numerusform>
            <numerusform>%n pages went to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ScopeFields</name>
    <message numerus="yes">
        <source>%n photo(s) picked</source>
        <translation>
            <numerusform>%n photo picked</numerusform>
            <numerusform>%n photos picked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::SettingsPage</name>
    <message numerus="yes">
        <source>%n thing(s) do not agree. Nothing was changed; keep a copy of the catalog&apos;s folder and put back a backup.</source>
        <translation>
            <numerusform>%n thing does not agree. Nothing was changed; keep a copy of the catalog&apos;s folder and put back a backup.</numerusform>
            <numerusform>%n things do not agree. Nothing was changed; keep a copy of the catalog&apos;s folder and put back a backup.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::SplitView</name>
    <message numerus="yes">
        <source>Stay with %1: %n face(s)</source>
        <translation>
            <numerusform>Stays with %1: %n face</numerusform>
            <numerusform>Stay with %1: %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Become %1: %n face(s)</source>
        <translation>
            <numerusform>Becomes %1: %n face</numerusform>
            <numerusform>Become %1: %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Somebody else: %n face(s)</source>
        <translation>
            <numerusform>Somebody else: %n face</numerusform>
            <numerusform>Somebody else: %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split off %n face(s)</source>
        <translation>
            <numerusform>Split off %n face</numerusform>
            <numerusform>Split off %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are somebody else&apos;s now.</source>
        <translation>
            <numerusform>%n face is somebody else&apos;s now.</numerusform>
            <numerusform>%n faces are somebody else&apos;s now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are those of %1 now.</source>
        <translation>
            <numerusform>%n face is that of %1 now.</numerusform>
            <numerusform>%n faces are those of %1 now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On the photos of %n face(s) this person has another face too; look at them.</source>
        <translation>
            <numerusform>On the photo of %n face this person has another face too; look at it.</numerusform>
            <numerusform>On the photos of %n faces this person has another face too; look at them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>%n hour left</numerusform>
            <numerusform>%n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation>
            <numerusform> (and %n more)</numerusform>
            <numerusform> (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::TakeBack</name>
    <message numerus="yes">
        <source>%n face(s) that were decided about since stay as they are.</source>
        <translation>
            <numerusform>%n face that was decided about since stays as it is.</numerusform>
            <numerusform>%n faces that were decided about since stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) recorded since stay: look whose they are.</source>
        <translation>
            <numerusform>%n quitclaim recorded since stays: look whose it is.</numerusform>
            <numerusform>%n quitclaims recorded since stay: look whose they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) no longer said to show them.</source>
        <translation>
            <numerusform>%n photo no longer said to show them.</numerusform>
            <numerusform>%n photos no longer said to show them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are of one person again.</source>
        <translation>
            <numerusform>%n face is of one person again.</numerusform>
            <numerusform>%n faces are of one person again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::TakedownPanel</name>
    <message numerus="yes">
        <source>To take down: %n photo(s)</source>
        <translation>
            <numerusform>To take down: %n photo</numerusform>
            <numerusform>To take down: %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken down</source>
        <translation>
            <numerusform>%n taken down</numerusform>
            <numerusform>%n taken down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) taken down.</source>
        <translation>
            <numerusform>%n photo taken down.</numerusform>
            <numerusform>%n photos taken down.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) cannot be taken down; the reason is kept.</source>
        <translation>
            <numerusform>%n photo cannot be taken down; the reason is kept.</numerusform>
            <numerusform>%n photos cannot be taken down; the reason is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::TaskCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::TaskNotice</name>
    <message numerus="yes">
        <source>%n photo(s) to take down.</source>
        <translation>
            <numerusform>%n photo to take down.</numerusform>
            <numerusform>%n photos to take down.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) still published without permission.</source>
        <translation>
            <numerusform>%n photo still published without permission.</numerusform>
            <numerusform>%n photos still published without permission.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n permission(s) have ended.</source>
        <translation>
            <numerusform>%n permission has ended.</numerusform>
            <numerusform>%n permissions have ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n permission(s) end within 7 days.</source>
        <translation>
            <numerusform>%n permission ends within 7 days.</numerusform>
            <numerusform>%n permissions end within 7 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) reach their last day.</source>
        <translation>
            <numerusform>%n photo reaches its last day.</numerusform>
            <numerusform>%n photos reach their last day.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::TodayPage</name>
    <message numerus="yes">
        <source>%n thing(s) wait for you</source>
        <translation>
            <numerusform>%n thing waits for you</numerusform>
            <numerusform>%n things wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) expired</source>
        <translation>
            <numerusform>%n quitclaim expired</numerusform>
            <numerusform>%n quitclaims expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) end within 30 days</source>
        <translation>
            <numerusform>%n quitclaim ends within 30 days</numerusform>
            <numerusform>%n quitclaims end within 30 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) end within 90 days</source>
        <translation>
            <numerusform>%n quitclaim ends within 90 days</numerusform>
            <numerusform>%n quitclaims end within 90 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft quitclaim(s)</source>
        <translation>
            <numerusform>%n draft quitclaim</numerusform>
            <numerusform>%n draft quitclaims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) to review</source>
        <translation>
            <numerusform>%n face to review</numerusform>
            <numerusform>%n faces to review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) with unnamed faces</source>
        <translation>
            <numerusform>%n photo with unnamed faces</numerusform>
            <numerusform>%n photos with unnamed faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) turn 16</source>
        <translation>
            <numerusform>%n person turns 16</numerusform>
            <numerusform>%n people turn 16</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take down %n photo(s)</source>
        <translation>
            <numerusform>Take down %n photo</numerusform>
            <numerusform>Take down %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) still published without permission</source>
        <translation>
            <numerusform>%n photo still published without permission</numerusform>
            <numerusform>%n photos still published without permission</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) end today</source>
        <translation>
            <numerusform>%n quitclaim ends today</numerusform>
            <numerusform>%n quitclaims end today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) end within 7 days</source>
        <translation>
            <numerusform>%n quitclaim ends within 7 days</numerusform>
            <numerusform>%n quitclaims end within 7 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) reach their last day</source>
        <translation>
            <numerusform>%n photo reaches its last day</numerusform>
            <numerusform>%n photos reach their last day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n published photo(s) with unnamed faces</source>
        <translation>
            <numerusform>%n published photo with unnamed faces</numerusform>
            <numerusform>%n published photos with unnamed faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::UnlockPage</name>
    <message numerus="yes">
        <source>Try again in %n second(s)</source>
        <translation>
            <numerusform>Try again in %n second</numerusform>
            <numerusform>Try again in %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) to unlock this catalog failed since %1. If that was none of yours, tell an administrator; the log has them.</source>
        <translation>
            <numerusform>%n attempt to unlock this catalog failed since %1. If that was not yours, tell an administrator; the log has it.</numerusform>
            <numerusform>%n attempts to unlock this catalog failed since %1. If those were not yours, tell an administrator; the log has them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::UsersPage</name>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::ViewerPanel</name>
    <message numerus="yes">
        <source>%n face(s) to name or answer</source>
        <translation>
            <numerusform>%n face to name or answer</numerusform>
            <numerusform>%n faces to name or answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bk::ui::WithdrawPanel</name>
    <message numerus="yes">
        <source>, %n faceprint(s) erased</source>
        <translation>
            <numerusform>, %n faceprint erased</numerusform>
            <numerusform>, %n faceprints erased</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n publication(s) to take down</source>
        <translation>
            <numerusform>, %n publication to take down</numerusform>
            <numerusform>, %n publications to take down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) blocked</source>
        <translation>
            <numerusform>%n photo blocked</numerusform>
            <numerusform>%n photos blocked</numerusform>
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
            <numerusform>, %n photo that shows this person</numerusform>
            <numerusform>, %n photos that show this person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n faceprint(s)</source>
        <translation>
            <numerusform>, %n faceprint</numerusform>
            <numerusform>, %n faceprints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quitclaim(s) withdrawn</source>
        <translation>
            <numerusform>%n quitclaim withdrawn</numerusform>
            <numerusform>%n quitclaims withdrawn</numerusform>
        </translation>
    </message>
</context>
</TS>
