-- The coalition takes no more requests by the public form; sign-ons and links that are there go on.
ALTER TABLE statement ADD COLUMN form_closed boolean NOT NULL DEFAULT false;

-- Nothing read these.
ALTER TABLE sign_on_request DROP COLUMN made;
DROP INDEX sign_on_request_domain;

-- Organisations whose first owner a lead reached by itself: the domain of the mailbox is all that speaks for them.
CREATE TABLE reached_organisation (
    organisation uuid PRIMARY KEY REFERENCES organisation,
    domain       text NOT NULL,
    dated        date NOT NULL
);
SELECT wall_in('reached_organisation');
