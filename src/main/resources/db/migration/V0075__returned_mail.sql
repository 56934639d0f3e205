-- Where mail of an organisation is read that comes back. The address of the mailbox holds its password: sealed under the master key.
CREATE TABLE return_mailbox (
    organisation uuid PRIMARY KEY REFERENCES organisation,
    url          bytea NOT NULL,
    read_on      date,
    -- why it could not be read when it was tried last
    trouble      text CHECK (trouble IN ('silent', 'login'))
);
SELECT wall_in('return_mailbox');

-- Addresses at which a provider, or a mail server, tells what came back: the secret in the address lets them in.
CREATE TABLE return_hook (
    organisation uuid NOT NULL REFERENCES organisation,
    provider     text NOT NULL CHECK (provider IN ('ses', 'postmark', 'raw')),
    secret       bytea NOT NULL UNIQUE CHECK (length(secret) = 32),
    -- of Amazon SNS: the topic that is believed, and one that asks to be
    topic        text,
    asking       text,
    confirm_url  text,
    heard_on     date,
    PRIMARY KEY (organisation, provider),
    CHECK ((asking IS NULL) = (confirm_url IS NULL))
);
SELECT wall_in('return_hook');
