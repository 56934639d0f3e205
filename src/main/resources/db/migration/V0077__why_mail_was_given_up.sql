-- What the mail server said to a mail that was given up (RFC 5321, 4.2); null if none answered.
ALTER TABLE outbox ADD refused int CHECK (refused BETWEEN 100 AND 599);
