-- minimum-program: 0.1.0
-- Rows with a signature and a MAC. They follow those of the first format (`events`), which stay where they are: the numbers go on,
-- and the first row here follows from the last one there.
CREATE TABLE log(
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    user BLOB NOT NULL,
    roles INTEGER NOT NULL,
    session BLOB NOT NULL,
    action TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object BLOB NOT NULL,
    outcome INTEGER NOT NULL,
    detail TEXT NOT NULL,
    payload BLOB NOT NULL,
    checkpoint INTEGER NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    signature BLOB NOT NULL,
    mac BLOB NOT NULL
) STRICT;
CREATE INDEX log_user ON log(user);
CREATE INDEX log_action ON log(action);
CREATE INDEX log_object ON log(object);
CREATE TRIGGER log_no_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_no_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- Signed statements about the log up to a row.
CREATE TABLE checkpoints(
    sequence INTEGER PRIMARY KEY,
    head BLOB NOT NULL,
    rows INTEGER NOT NULL,
    at INTEGER NOT NULL,
    user BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;
CREATE TRIGGER checkpoints_no_update BEFORE UPDATE ON checkpoints BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER checkpoints_no_delete BEFORE DELETE ON checkpoints BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- The first key of each run of the MAC, sealed for the data key of that id; once more for each data key that followed. An empty
-- log_key: not sealed yet, since whoever began the run did not hold the data key.
CREATE TABLE mac_runs(
    first_sequence INTEGER NOT NULL,
    log_key BLOB NOT NULL,
    begun_under BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (first_sequence, log_key)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER mac_runs_no_update BEFORE UPDATE ON mac_runs BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER mac_runs_no_delete BEFORE DELETE ON mac_runs WHEN length(OLD.log_key) > 0
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
