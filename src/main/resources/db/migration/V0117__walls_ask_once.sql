-- Which organisation a transaction reads for is asked once for a query, and not for each row: of a million grants, that was most of the time.
ALTER POLICY own ON grant_state USING (organisation = (SELECT current_organisation()) AND NOT held);
ALTER POLICY own ON consent_event
    USING (organisation = (SELECT current_organisation())
           AND EXISTS (SELECT FROM grant_state g WHERE g.signature = consent_event.signature));
ALTER POLICY own ON suppression USING (organisation = (SELECT current_organisation()));
