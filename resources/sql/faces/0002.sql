-- minimum-program: 0.1.0
-- The beginning of each sealed row on its own, and with whose it is in an index: comparing this file with the list in catalog.db
-- at every opening does not read the faceprints themselves.
ALTER TABLE faceprints ADD COLUMN mark BLOB NOT NULL DEFAULT x'';
UPDATE faceprints SET mark = substr(sealed, 1, 24);
DROP INDEX faceprints_person;
CREATE INDEX faceprints_marks ON faceprints(person, model, mark);
