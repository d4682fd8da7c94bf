-- minimum-program: 0.1.0
-- Photos whose stored clearances no longer count, because something that decides about very many of them changed at once. They are
-- asked of the rule again before anything is read from `clearance`, which `clearance_now` shows without them.
CREATE TABLE clearance_stale(
    photo BLOB PRIMARY KEY REFERENCES photos(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE VIEW clearance_now AS
    SELECT photo, purpose, state, reasons, first_day, last_day FROM clearance k
    WHERE NOT EXISTS (SELECT 1 FROM clearance_stale s WHERE s.photo = k.photo);
