-- minimum-program: 0.1.0
-- Pictures made from the originals; can be made again. Thumbnails apart, so that a grid reads close together.
CREATE TABLE thumbnails(
    photo BLOB PRIMARY KEY,
    jpeg BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE previews(
    photo BLOB PRIMARY KEY,
    jpeg BLOB NOT NULL
) STRICT;
