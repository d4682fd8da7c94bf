-- minimum-program: 0.1.0
-- The log of everything done with people's data: append-only, each row's hash covers the one before.
CREATE TABLE events(
    sequence INTEGER PRIMARY KEY,
    outbox INTEGER NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    user BLOB NOT NULL,
    action TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object BLOB,
    detail TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
