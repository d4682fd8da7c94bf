-- minimum-program: 0.1.0
-- Which faceprints of faces.db count: one row each, written in the same step as the faceprint. `mark` is the beginning of the
-- sealed row. Whoever lacks the key of faces.db ends a faceprint by deleting its row here; what is not listed is never used, and
-- goes when somebody with the key opens the catalog. Faceprints from before this list go so too, and are made again.
CREATE TABLE faceprint_list(
    face BLOB PRIMARY KEY REFERENCES faces(id) ON DELETE CASCADE,
    person BLOB NOT NULL,
    mark BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX faceprint_list_person ON faceprint_list(person);

-- A faceprint is of one person and of the pixels in one box.
CREATE TRIGGER faceprint_ends AFTER UPDATE ON faces
WHEN OLD.person IS NOT NEW.person OR OLD.x <> NEW.x OR OLD.y <> NEW.y OR OLD.width <> NEW.width OR OLD.height <> NEW.height
BEGIN
    DELETE FROM faceprint_list WHERE face = OLD.id;
END;

-- Few photos are restricted; to leave them out must not cost a look at every other one.
CREATE INDEX photos_restricted ON photos(id) WHERE restricted = 1;
