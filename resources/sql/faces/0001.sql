-- minimum-program: 0.1.0
-- Faceprints only; each sealed under the key of its person, which lives in the key file alone.
CREATE TABLE faceprints(
    face BLOB PRIMARY KEY,
    person BLOB NOT NULL,
    model TEXT NOT NULL,
    sealed BLOB NOT NULL,
    added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX faceprints_person ON faceprints(person);
