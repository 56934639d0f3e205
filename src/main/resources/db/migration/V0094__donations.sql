-- The account at Stripe by which an organisation takes gifts: what is in force, and what an owner asked for and another one has not approved yet.
CREATE TABLE donation_account (
    organisation uuid NOT NULL REFERENCES organisation,
    state        text NOT NULL CHECK (state IN ('asked', 'in-force')),
    -- who receives a gift, as its receipt names them
    legal_name   text NOT NULL,
    live         boolean NOT NULL,
    -- the end of the key, by which owners know it again
    tail         text NOT NULL,
    -- the key, and what its webhooks are signed with, each sealed under the master key
    secret       bytea NOT NULL,
    hook         bytea NOT NULL,
    -- what they were signed with before, while the two are exchanged
    former_hook  bytea,
    former_until date,
    PRIMARY KEY (organisation, state),
    CHECK ((former_hook IS NULL) = (former_until IS NULL))
);
SELECT wall_in('donation_account');

-- What it takes gifts of. No row, or one that is not open: nobody is asked.
CREATE TABLE donation_offer (
    organisation uuid PRIMARY KEY REFERENCES organisation,
    open         boolean NOT NULL,
    once         boolean NOT NULL,
    monthly      boolean NOT NULL,
    -- by currency: what is proposed, the least and the most. json, for the order counts.
    money        json NOT NULL,
    -- what a receipt says beside, such as about taxes; null for nothing
    note         json,
    -- where those who give monthly change or end it, at Stripe; empty if nowhere
    portal       text NOT NULL,
    CHECK (once OR monthly)
);
SELECT wall_in('donation_offer');

-- A gift that somebody began. Of the giver there is nothing here: who it was is at Stripe, in the account of the organisation.
CREATE TABLE gift (
    id           uuid PRIMARY KEY,
    organisation uuid NOT NULL REFERENCES organisation,
    petition     uuid NOT NULL REFERENCES petition,
    beneficiary  text NOT NULL,
    amount       bigint NOT NULL CHECK (amount > 0), -- in the smallest unit of its currency
    currency     text NOT NULL,
    monthly      boolean NOT NULL,
    live         boolean NOT NULL,
    language     text NOT NULL,
    source       text NOT NULL, -- what brought it, as codes of sources; a friend's code is left out
    token        bytea NOT NULL UNIQUE CHECK (length(token) = 32), -- digest of what stands in the address of its receipt
    plan         bytea CHECK (length(plan) = 32), -- digest of what holds the parts of a joint gift together
    session      text UNIQUE,
    made         date NOT NULL,
    asked        date -- when Stripe was asked last how it stands
);
CREATE INDEX gift_organisation ON gift (organisation, made);
CREATE INDEX gift_plan ON gift (plan) WHERE plan IS NOT NULL;
SELECT wall_in('gift');

-- What Stripe told of gifts, each event once. Nothing is ever changed here: how a gift stands follows from the set of its facts, so that
-- neither their order nor their repetition matters.
CREATE TABLE gift_fact (
    organisation uuid NOT NULL REFERENCES organisation,
    event        text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('paid', 'waiting', 'failed', 'expired', 'invoice-paid', 'invoice-failed', 'link', 'ended',
                                               'refunded', 'disputed')),
    gift         uuid, -- as Stripe's metadata name it; null where Stripe passes none on
    intent       text,
    invoice      text,
    amount       bigint NOT NULL,
    day          date NOT NULL,
    PRIMARY KEY (organisation, event)
);
CREATE INDEX gift_fact_gift ON gift_fact (gift) WHERE gift IS NOT NULL;
CREATE INDEX gift_fact_intent ON gift_fact (organisation, intent) WHERE intent IS NOT NULL;
CREATE INDEX gift_fact_invoice ON gift_fact (organisation, invoice) WHERE invoice IS NOT NULL;
SELECT wall_in('gift_fact');
