-- One number that rises with every change a public page shows. Each process reads it once a second and rebuilds its pages when it moved.
CREATE TABLE publication (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version  bigint NOT NULL
);
INSERT INTO publication (version) VALUES (1);
