-- Nobody logs in as one of these. Whoever owns the tables logs in and migrates; every connection of the program works as
-- undersigned_worker, a signing writes as undersigned_signing, and what an organisation is shown is read as undersigned_tenant.
DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY ['undersigned_worker', 'undersigned_signing', 'undersigned_tenant'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', role);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL; -- another database of this server made it at this moment
            END;
        END IF;
        IF NOT pg_has_role(current_user, role, 'SET') THEN
            EXECUTE format('GRANT %I TO CURRENT_USER WITH INHERIT FALSE, SET TRUE', role);
        END IF;
    END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'The login % may not make the roles that keep organisations apart.', current_user
        USING HINT = format('As an administrator: ALTER ROLE %I CREATEROLE; or, if the roles are there: GRANT undersigned_worker, undersigned_signing, undersigned_tenant TO %I WITH INHERIT FALSE, SET TRUE;', current_user, current_user);
END $$;

GRANT USAGE ON SCHEMA public TO undersigned_worker, undersigned_signing, undersigned_tenant;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO undersigned_worker;
GRANT SELECT, USAGE, UPDATE ON ALL SEQUENCES IN SCHEMA public TO undersigned_worker;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO undersigned_worker;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, USAGE, UPDATE ON SEQUENCES TO undersigned_worker;

-- The organisation that a transaction reads for; null where none was named, and then nothing is anybody's.
CREATE FUNCTION current_organisation() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.organisation', true), '')::uuid $$;

-- Puts a table behind the wall: of all roles only those with a policy see or write a row. The owner has one in writing, because a
-- migration or a backup that silently left rows out would be worse than one that fails. One line for each new table.
CREATE FUNCTION wall_in(behind regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', behind);
    EXECUTE format('CREATE POLICY owner ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', behind);
    EXECUTE format('CREATE POLICY worker ON %s TO undersigned_worker USING (true) WITH CHECK (true)', behind);
END $$;

SELECT wall_in(c.oid)
  FROM pg_class c
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
   AND (c.relname IN ('signature', 'sealed_row')
        OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organisation' AND NOT a.attisdropped));

-- What one person is in the lists of one organisation, keyed for it alone: two organisations cannot match their lists by it.
ALTER TABLE sealed_row ADD COLUMN supporter_ref bytea CHECK (length(supporter_ref) = 32);

-- Signing writes and does not read: from a signature only what tells that the same person is there already.
GRANT INSERT ON signature, sealed_row, consent_event, confirmation, outbox, notice TO undersigned_signing;
GRANT SELECT (id, petition, tag, state) ON signature TO undersigned_signing;
GRANT SELECT ON notice TO undersigned_signing;
CREATE POLICY signing_writes ON signature FOR INSERT TO undersigned_signing WITH CHECK (state = 'pending');
CREATE POLICY signing_finds ON signature FOR SELECT TO undersigned_signing USING (true);
CREATE POLICY signing_writes ON sealed_row FOR INSERT TO undersigned_signing WITH CHECK (true);
CREATE POLICY signing_writes ON consent_event FOR INSERT TO undersigned_signing WITH CHECK (kind = 'asked');
CREATE POLICY signing_writes ON notice FOR INSERT TO undersigned_signing WITH CHECK (true);
CREATE POLICY signing_finds ON notice FOR SELECT TO undersigned_signing USING (true);

-- An organisation reads what its grants are about, and nothing of anybody who gave it none.
GRANT SELECT ON grant_state, consent_event, sealed_row, sealing_context, notice, organisation TO undersigned_tenant;
GRANT SELECT (id, petition, version, state, day, country, language, source) ON signature TO undersigned_tenant;
CREATE POLICY own ON grant_state FOR SELECT TO undersigned_tenant USING (organisation = current_organisation() AND NOT held);
CREATE POLICY own ON consent_event FOR SELECT TO undersigned_tenant
    USING (organisation = current_organisation()
           AND EXISTS (SELECT FROM grant_state g WHERE g.signature = consent_event.signature));
CREATE POLICY own ON notice FOR SELECT TO undersigned_tenant USING (organisation = current_organisation());
CREATE POLICY granted ON sealed_row FOR SELECT TO undersigned_tenant
    USING (recipient = 'organisation-' || (SELECT o.slug FROM organisation o WHERE o.id = current_organisation())
           AND EXISTS (SELECT FROM grant_state g WHERE g.signature = sealed_row.signature AND g.live));
CREATE POLICY granted ON signature FOR SELECT TO undersigned_tenant
    USING (EXISTS (SELECT FROM grant_state g WHERE g.signature = signature.id AND g.live));
