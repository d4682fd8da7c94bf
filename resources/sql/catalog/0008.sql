-- minimum-program: 0.1.0
-- Face models that were installed beside the built-in ones. Their files lie in the catalog's folder `models`, named by their hash.
-- Which are in use: settings `face-detector` and `face-embedder`, none: the built-in one.
CREATE TABLE face_models(
    id TEXT PRIMARY KEY,
    card TEXT NOT NULL,           -- JSON, as it was installed
    sha256 BLOB NOT NULL,
    added_at INTEGER NOT NULL,
    added_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;
