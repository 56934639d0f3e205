package org.undersigned.world;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.undersigned.foundation.db.Db;

/**
 * Whatever a test does: who writes to the audit log did not hold the row of the publication before. Two who hold one of them each and want
 * the other never end, once in many thousand times; the order is wrong every time. The same of an approval and the petition it is about.
 */
@Singleton
final class LockOrder {

    void start(@Observes @Priority(4_000) StartupEvent event, Db db) {
        db.asOwner(handle -> {
            handle.execute("""
                    CREATE OR REPLACE FUNCTION audit_comes_before_publication() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF EXISTS (SELECT 1 FROM publication WHERE xmin = pg_current_xact_id()::xid)
                           AND NOT EXISTS (SELECT 1 FROM audit_entry WHERE xmin = pg_current_xact_id()::xid) THEN
                            RAISE EXCEPTION 'the publication was held before the audit log';
                        END IF;
                        RETURN NEW;
                    END $$
                    """);
            handle.execute("""
                    CREATE OR REPLACE TRIGGER audit_comes_before_publication BEFORE INSERT ON audit_entry
                       FOR EACH ROW EXECUTE FUNCTION audit_comes_before_publication()
                    """);
            handle.execute("""
                    CREATE OR REPLACE FUNCTION petition_comes_before_approval() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF NOT EXISTS (SELECT 1 FROM action WHERE slug = NEW.subject AND xmax = pg_current_xact_id()::xid) THEN
                            RAISE EXCEPTION 'the approval was held before the petition';
                        END IF;
                        RETURN NEW;
                    END $$
                    """);
            handle.execute("""
                    CREATE OR REPLACE TRIGGER petition_comes_before_approval BEFORE UPDATE OF state ON staff_approval FOR EACH ROW
                      WHEN (NEW.kind IN ('petition-open', 'petition-archive', 'petition-retire'))
                      EXECUTE FUNCTION petition_comes_before_approval()
                    """);
            return null;
        });
    }
}
