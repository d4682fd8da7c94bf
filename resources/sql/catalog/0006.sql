-- minimum-program: 0.1.0
-- Photos whose rows in `clearance` do not count, because something that decides about very many of them changed at once. The rule is
-- asked about them again, some at a time; until then nothing reads these rows. Its parents are not looked up for each: a trigger keeps
-- it in step.
CREATE TABLE clearance_stale(
    photo BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TRIGGER clearance_stale_gone AFTER DELETE ON photos
BEGIN
    DELETE FROM clearance_stale WHERE photo = OLD.id;
END;

-- Faces to review are counted by indexes alone.
CREATE INDEX faces_possible_suggested ON faces(photo, state, suggested_person) WHERE state = 1 AND suggested_person IS NOT NULL;
