-- Which master key this database belongs to. The key itself lives in the key file only.
CREATE TABLE master_key (
    id          text PRIMARY KEY,
    current     boolean NOT NULL
);
CREATE UNIQUE INDEX master_key_one_current ON master_key (current) WHERE current;
