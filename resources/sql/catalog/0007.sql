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

-- Merges, so that they can be taken back: what the departed person was and what moved. Goes with the person who stayed.
CREATE TABLE person_merges(
    id BLOB PRIMARY KEY,
    person BLOB NOT NULL,         -- the departed one; there again once it is taken back
    into_person BLOB NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
    record TEXT NOT NULL,         -- JSON
    merged_at INTEGER NOT NULL,
    merged_by BLOB NOT NULL,
    undone_at INTEGER,
    undone_by BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX person_merges_into ON person_merges(into_person);
