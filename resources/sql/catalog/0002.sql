-- minimum-program: 0.1.0
-- The log's rows are made whole here, in the transaction of what they record, and move to the log after the commit.

-- The end of the log, as this catalog remembers it. A log of the first format is taken over at the next opening (`first` is NULL).
CREATE TABLE audit_state(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    first INTEGER,                          -- number of the first row of this format
    sequence INTEGER NOT NULL,              -- of the last row
    head BLOB NOT NULL,                     -- its hash
    checkpoint INTEGER NOT NULL,            -- row of the latest checkpoint; 0: none
    mac_key BLOB NOT NULL,                  -- for the next row; empty: a run of the MAC must begin
    log_key BLOB NOT NULL,                  -- id of the data key the run was begun under; empty: by somebody without that key
    waiting_first INTEGER NOT NULL,         -- a run that was begun by somebody without that key, until it is sealed:
    waiting_key BLOB NOT NULL               -- its first row and key; empty: none
) STRICT;
INSERT INTO audit_state
    SELECT 1, CASE WHEN EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'audit_outbox' AND seq > 0) THEN NULL ELSE 1 END,
           0, zeroblob(32), 0, x'', x'', 0, x'';

-- What waited in the first format.
ALTER TABLE audit_outbox RENAME TO audit_outbox_first;

CREATE TABLE audit_outbox(
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

CREATE TABLE audit_outbox_checkpoints(
    sequence INTEGER PRIMARY KEY,
    head BLOB NOT NULL,
    rows INTEGER NOT NULL,
    at INTEGER NOT NULL,
    user BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;

CREATE TABLE audit_outbox_runs(
    first_sequence INTEGER NOT NULL,
    log_key BLOB NOT NULL,
    begun_under BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (first_sequence, log_key)
) STRICT, WITHOUT ROWID;
