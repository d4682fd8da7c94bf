-- minimum-program: 0.1.0
-- The cache of the consent rule: reasons are packed, and it is known whether it is whole. Its rows are only a cache: they go here and
-- are computed anew at the next opening.
DROP TABLE clearance;
CREATE TABLE clearance(
    photo BLOB NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    state INTEGER NOT NULL,
    reasons BLOB NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER,
    PRIMARY KEY (photo, purpose)
) STRICT, WITHOUT ROWID;
CREATE INDEX clearance_state ON clearance(purpose, state);
CREATE INDEX clearance_last_day ON clearance(last_day) WHERE last_day IS NOT NULL;

-- Every photo has a row for each of `purposes` (sorted keys with commas between; empty: that is not known), and no row begins after
-- `newest_day`. So a new day need not look at every row to know that none is missing or from the future.
CREATE TABLE clearance_cache(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    purposes TEXT NOT NULL,
    newest_day INTEGER NOT NULL
) STRICT;
INSERT INTO clearance_cache VALUES(1, '', 0);
CREATE TRIGGER clearance_gone AFTER DELETE ON clearance WHEN EXISTS (SELECT 1 FROM photos WHERE id = OLD.photo)
BEGIN
    UPDATE clearance_cache SET purposes = '';
END;

-- Who is on a photo, and on which photos somebody is, is told by the index alone.
DROP INDEX faces_photo;
CREATE INDEX faces_photo ON faces(photo, state, person);
DROP INDEX faces_person;
CREATE INDEX faces_person ON faces(person, photo) WHERE person IS NOT NULL;
