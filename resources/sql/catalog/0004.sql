-- minimum-program: 0.1.0
-- Consent, complete: what purposes are called, consent forms, where photos were published and have to be taken down, tasks put off,
-- and how much was covered day by day.

-- `name` is what people see; empty: the program's own word for the key, in their language. Records hold the key, so that a new name
-- is the name of what was signed before, too. Rows of the history are only ever added.
ALTER TABLE purposes ADD COLUMN name TEXT NOT NULL DEFAULT '';
CREATE TABLE purpose_versions(
    purpose TEXT NOT NULL REFERENCES purposes(key),
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    retired INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by BLOB NOT NULL,
    PRIMARY KEY (purpose, version)
) STRICT, WITHOUT ROWID;

-- Consent forms. What was signed on a version stays as it was: rows of versions are only ever added.
CREATE TABLE templates(
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    retired INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    added_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE template_versions(
    template BLOB NOT NULL REFERENCES templates(id),
    version INTEGER NOT NULL,
    content TEXT NOT NULL, -- JSON: the purposes offered and the text in each language
    at INTEGER NOT NULL,
    by BLOB NOT NULL,
    PRIMARY KEY (template, version)
) STRICT, WITHOUT ROWID;
ALTER TABLE quitclaims ADD COLUMN template BLOB REFERENCES templates(id);
ALTER TABLE quitclaims ADD COLUMN template_version INTEGER;
ALTER TABLE quitclaims ADD COLUMN template_language TEXT;

-- Why a record that counted already was corrected.
ALTER TABLE quitclaim_versions ADD COLUMN why TEXT NOT NULL DEFAULT '';

-- Portraits of this person were commissioned (Dutch Auteurswet, art. 20); told where somebody says that consent is not needed.
ALTER TABLE persons ADD COLUMN commissioned INTEGER NOT NULL DEFAULT 0;

CREATE TABLE publications(
    id BLOB PRIMARY KEY,
    purpose TEXT NOT NULL REFERENCES purposes(key),
    kind INTEGER NOT NULL,
    place TEXT NOT NULL,
    published_on INTEGER NOT NULL,
    until INTEGER,    -- the last day on which it is to be seen; NULL: not said
    ended_on INTEGER, -- taken down as a whole
    export BLOB REFERENCES exports(id),
    notes TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX publications_export ON publications(export) WHERE export IS NOT NULL;
CREATE TABLE publication_photos(
    publication BLOB NOT NULL REFERENCES publications(id),
    photo BLOB NOT NULL REFERENCES photos(id),
    PRIMARY KEY (publication, photo)
) STRICT, WITHOUT ROWID;
CREATE INDEX publication_photos_photo ON publication_photos(photo);

-- A photo that has to leave a publication, from the moment at which somebody said so.
CREATE TABLE takedowns(
    publication BLOB NOT NULL REFERENCES publications(id),
    photo BLOB NOT NULL REFERENCES photos(id),
    opened_on INTEGER NOT NULL,
    state INTEGER NOT NULL,  -- of the photo's clearance for the publication's purpose
    person BLOB,             -- who said so; NULL: nobody in particular
    quitclaim BLOB,
    outcome INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    closed_at INTEGER,
    closed_by BLOB,
    opened_at INTEGER NOT NULL,
    opened_by BLOB NOT NULL,
    PRIMARY KEY (publication, photo, opened_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX takedowns_open ON takedowns(photo) WHERE outcome = 0;

-- A task that was put off: `object` is what it is about, empty: the whole catalog; `due` tells one task about it from the next.
CREATE TABLE task_snoozes(
    kind TEXT NOT NULL,
    object BLOB NOT NULL,
    due INTEGER NOT NULL,
    until INTEGER NOT NULL, -- the first day on which it is told again
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    by BLOB NOT NULL,
    PRIMARY KEY (kind, object, due)
) STRICT, WITHOUT ROWID;

-- The coverage as it was at the end of each day on which the catalog was open; `collection` empty: all of them.
CREATE TABLE coverage_days(
    day INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    collection BLOB NOT NULL,
    with_people INTEGER NOT NULL,
    cleared INTEGER NOT NULL,
    blocked TEXT NOT NULL, -- JSON: photos by state
    PRIMARY KEY (day, purpose, collection)
) STRICT, WITHOUT ROWID;

-- Few photos have a last day of their own: looked up among very many.
CREATE INDEX photos_expires ON photos(expires) WHERE expires IS NOT NULL;

-- Photos with faces that nobody has named are counted by it alone.
CREATE INDEX faces_open_photo ON faces(photo, state) WHERE state < 2;
