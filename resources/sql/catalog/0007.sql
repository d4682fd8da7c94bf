-- minimum-program: 0.1.0
-- Two persons who look alike and about whom somebody has answered; `low` is the lesser id. What was answered "no" is not asked again
-- and lives on in a merge.
CREATE TABLE person_pairs(
    low BLOB NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
    high BLOB NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
    answer INTEGER NOT NULL,      -- 0 two persons, 1 not sure
    at INTEGER NOT NULL,
    by BLOB NOT NULL,
    PRIMARY KEY (low, high),
    CHECK (low < high)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_pairs_high ON person_pairs(high);

-- Merges that were not taken back. `record` tells the departed person, and the one who stays before and after: it goes with that one,
-- and when the merge is taken back.
CREATE TABLE person_merges(
    id BLOB PRIMARY KEY,
    sequence INTEGER NOT NULL,    -- in which they were made
    person BLOB NOT NULL,         -- the departed one
    number INTEGER NOT NULL,      -- theirs; nobody gets it meanwhile
    into_person BLOB NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
    record TEXT NOT NULL,         -- JSON
    merged_at INTEGER NOT NULL,
    merged_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_merges_into ON person_merges(into_person);

-- What moved from the departed person, and what gave way, as it was; the kinds are those of PersonMergeStore.
CREATE TABLE person_merge_items(
    merge BLOB NOT NULL REFERENCES person_merges(id) ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    item BLOB NOT NULL,
    at INTEGER,
    by BLOB,
    value INTEGER,
    PRIMARY KEY (merge, kind, item)
) STRICT, WITHOUT ROWID;

-- Persons who turned out to be two, so that it can be taken back: faces of `person` became those of `other`.
CREATE TABLE person_splits(
    id BLOB PRIMARY KEY,
    person BLOB NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
    other BLOB NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
    made INTEGER NOT NULL,        -- `other` was added for it
    made_name TEXT NOT NULL,      -- and called so then
    paired INTEGER NOT NULL,      -- that they are two was not known before
    split_at INTEGER NOT NULL,
    split_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_splits_person ON person_splits(person);
CREATE INDEX person_splits_other ON person_splits(other);
CREATE TABLE person_split_faces(
    split BLOB NOT NULL REFERENCES person_splits(id) ON DELETE CASCADE,
    face BLOB NOT NULL,
    decided_at INTEGER,           -- before
    decided_by BLOB,
    rejected INTEGER NOT NULL,    -- "not `person`" was not known before
    gone_at INTEGER,              -- "not `other`" gave way
    gone_by BLOB,
    PRIMARY KEY (split, face)
) STRICT, WITHOUT ROWID;
