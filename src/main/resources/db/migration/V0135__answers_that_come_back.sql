-- A mail about a target's answer that left with an address of its own to come back to: in whose name it went, and what its person is in the
-- lists of that organisation. Gone with the signature, and after forty days.
CREATE TABLE returnable_mail (
    id           uuid PRIMARY KEY,
    organisation uuid NOT NULL REFERENCES organisation,
    signature    uuid NOT NULL REFERENCES signature ON DELETE CASCADE,
    ref          bytea NOT NULL CHECK (length(ref) = 32),
    day          date NOT NULL
);
SELECT wall_in('returnable_mail');
CREATE INDEX returnable_mail_signature ON returnable_mail (signature);
