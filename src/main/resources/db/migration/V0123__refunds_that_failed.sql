-- Each refund by itself, so that one that failed afterwards is taken from what was given back.
ALTER TABLE gift_fact DROP CONSTRAINT gift_fact_kind_check;
ALTER TABLE gift_fact ADD CONSTRAINT gift_fact_kind_check CHECK (kind IN
    ('paid', 'waiting', 'failed', 'expired', 'invoice-paid', 'invoice-failed', 'link', 'ended', 'refunded', 'refund', 'refund-failed', 'disputed',
     'dispute-won'));
ALTER TABLE gift_fact ADD COLUMN refund text; -- Stripe's id of the refund that it is about
