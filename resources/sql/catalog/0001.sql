-- minimum-program: 0.1.0
-- Ids are 16-byte UUIDs. Days are Julian day numbers, instants are UTC milliseconds; `taken` is the camera's local time counted
-- as if it were UTC. Enumerations are the numbers of the C++ enumerations of core/model, whose order is part of this format.

CREATE TABLE settings(
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE purposes(
    key TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE collections(
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    recognition INTEGER NOT NULL DEFAULT 0,
    legal_basis TEXT NOT NULL DEFAULT '',
    dpia TEXT NOT NULL DEFAULT '',
    retain_until INTEGER,
    added_at INTEGER NOT NULL,
    added_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE photos(
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    collection BLOB NOT NULL REFERENCES collections(id),
    path BLOB NOT NULL,
    sha256 BLOB NOT NULL UNIQUE,
    file_size INTEGER NOT NULL,
    file_modified INTEGER,
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    perceptual_hash INTEGER NOT NULL,
    orientation INTEGER NOT NULL,
    taken INTEGER,
    camera TEXT NOT NULL,
    caption TEXT NOT NULL,
    keywords TEXT NOT NULL,
    rating INTEGER NOT NULL,
    missing INTEGER NOT NULL DEFAULT 0,
    reviewed INTEGER NOT NULL DEFAULT 0,
    restricted INTEGER NOT NULL DEFAULT 0,
    embargo INTEGER,
    expires INTEGER,
    override_reason INTEGER NOT NULL DEFAULT 0,
    override_note TEXT NOT NULL DEFAULT '',
    override_at INTEGER,
    override_by BLOB,
    override_until INTEGER,
    scanned_by TEXT NOT NULL DEFAULT '',
    compared_with TEXT NOT NULL DEFAULT '',
    added_at INTEGER NOT NULL,
    added_by BLOB NOT NULL
) STRICT;
CREATE INDEX photos_path ON photos(path);
CREATE INDEX photos_collection ON photos(collection);
CREATE INDEX photos_taken ON photos(taken);

CREATE VIRTUAL TABLE photo_words USING fts5(words, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3', content = '', contentless_delete = 1);

CREATE TABLE persons(
    id BLOB PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    born INTEGER,
    contact TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    deceased INTEGER,
    cover BLOB,
    added_at INTEGER NOT NULL,
    added_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX persons_name ON persons(name_key);

CREATE TABLE faces(
    id BLOB PRIMARY KEY,
    photo BLOB NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
    x REAL NOT NULL,
    y REAL NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    landmarks BLOB,
    origin INTEGER NOT NULL,
    state INTEGER NOT NULL,
    person BLOB REFERENCES persons(id),
    confidence REAL NOT NULL,
    quality REAL NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    detector TEXT NOT NULL DEFAULT '',
    suggested_person BLOB REFERENCES persons(id),
    suggested_score REAL,
    decided_at INTEGER,
    decided_by BLOB,
    CHECK ((state = 2) = (person IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX faces_photo ON faces(photo);
CREATE INDEX faces_person ON faces(person) WHERE person IS NOT NULL;
CREATE INDEX faces_suggested ON faces(suggested_person) WHERE suggested_person IS NOT NULL;
CREATE INDEX faces_open ON faces(state) WHERE state < 2;

CREATE TABLE face_rejections(
    face BLOB NOT NULL REFERENCES faces(id) ON DELETE CASCADE,
    person BLOB NOT NULL REFERENCES persons(id),
    at INTEGER NOT NULL,
    by BLOB NOT NULL,
    PRIMARY KEY (face, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX face_rejections_person ON face_rejections(person);

CREATE TABLE photo_persons(
    photo BLOB NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
    person BLOB NOT NULL REFERENCES persons(id),
    at INTEGER NOT NULL,
    by BLOB NOT NULL,
    PRIMARY KEY (photo, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_persons_person ON photo_persons(person);

CREATE TABLE quitclaims(
    id BLOB PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    person BLOB NOT NULL REFERENCES persons(id),
    version INTEGER NOT NULL,
    state INTEGER NOT NULL,
    signed_on INTEGER,
    signed_at TEXT NOT NULL,
    guardian_name TEXT,
    guardian_relation TEXT,
    second_guardian_name TEXT,
    second_guardian_relation TEXT,
    valid_from INTEGER,
    valid_until INTEGER,
    open_ended INTEGER NOT NULL,
    basis INTEGER NOT NULL,
    territory TEXT NOT NULL,
    conditions TEXT NOT NULL,
    notes TEXT NOT NULL,
    scope_kind INTEGER NOT NULL,
    scope_collection BLOB REFERENCES collections(id),
    supersedes BLOB REFERENCES quitclaims(id),
    added_at INTEGER NOT NULL,
    added_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX quitclaims_person ON quitclaims(person);

CREATE TABLE quitclaim_photos(
    quitclaim BLOB NOT NULL REFERENCES quitclaims(id),
    photo BLOB NOT NULL,
    PRIMARY KEY (quitclaim, photo)
) STRICT, WITHOUT ROWID;

CREATE TABLE grants(
    quitclaim BLOB NOT NULL REFERENCES quitclaims(id),
    purpose TEXT NOT NULL,
    decision INTEGER NOT NULL,
    until INTEGER,
    PRIMARY KEY (quitclaim, purpose)
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawals(
    sequence INTEGER PRIMARY KEY,
    quitclaim BLOB NOT NULL REFERENCES quitclaims(id),
    date INTEGER NOT NULL,
    purposes TEXT NOT NULL,
    channel TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    by BLOB NOT NULL
) STRICT;
CREATE INDEX withdrawals_quitclaim ON withdrawals(quitclaim);

CREATE TABLE attachments(
    id BLOB PRIMARY KEY,
    quitclaim BLOB NOT NULL REFERENCES quitclaims(id),
    sha256 BLOB NOT NULL,
    size INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attachments_quitclaim ON attachments(quitclaim);

-- What each quitclaim said before and after every change, as JSON. Rows are only ever added.
CREATE TABLE quitclaim_versions(
    quitclaim BLOB NOT NULL REFERENCES quitclaims(id),
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    at INTEGER NOT NULL,
    by BLOB NOT NULL,
    PRIMARY KEY (quitclaim, version)
) STRICT, WITHOUT ROWID;

-- The cache of the consent rule: a row counts from first_day to last_day (NULL: until something is changed).
CREATE TABLE clearance(
    photo BLOB NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    state INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER,
    PRIMARY KEY (photo, purpose)
) STRICT, WITHOUT ROWID;
CREATE INDEX clearance_state ON clearance(purpose, state);
CREATE INDEX clearance_last_day ON clearance(last_day) WHERE last_day IS NOT NULL;

CREATE TABLE exports(
    id BLOB PRIMARY KEY,
    purpose TEXT NOT NULL,
    day INTEGER NOT NULL,
    preset TEXT NOT NULL,
    at INTEGER NOT NULL,
    by BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE exported_photos(
    export BLOB NOT NULL REFERENCES exports(id),
    photo BLOB NOT NULL,
    file_sha256 BLOB NOT NULL,
    quitclaims TEXT NOT NULL,
    PRIMARY KEY (export, photo)
) STRICT, WITHOUT ROWID;

-- Events wait here, written in the same transaction as what they record, until they are in the log.
CREATE TABLE audit_outbox(
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    user BLOB NOT NULL,
    action TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object BLOB,
    detail TEXT NOT NULL
) STRICT;
