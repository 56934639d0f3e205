-- A dispute that came to its end in favour of who received the gift.
ALTER TABLE gift_fact DROP CONSTRAINT gift_fact_kind_check;
ALTER TABLE gift_fact ADD CONSTRAINT gift_fact_kind_check CHECK (kind IN
    ('paid', 'waiting', 'failed', 'expired', 'invoice-paid', 'invoice-failed', 'link', 'ended', 'refunded', 'disputed', 'dispute-won'));
