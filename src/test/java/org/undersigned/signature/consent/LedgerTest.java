package org.undersigned.signature.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.signature.Signatory;
import org.undersigned.supporter.ConsentEvent;
import org.undersigned.supporter.ConsentStore;
import org.undersigned.supporter.Grant;
import org.undersigned.supporter.Notice;
import org.undersigned.supporter.Sealing;
import org.undersigned.world.OwnPetition;

/** Whatever is said in whatever order: replaying the ledger gives the grants that are stored. */
@QuarkusTest
class LedgerTest {

    private static final int TRIES = 300;
    private static final int STEPS = 12;

    @Inject
    Db db;

    @Inject
    Sealing sealing;

    private record Subject(UUID petition, UUID signature, List<UUID> organisations, UUID notice) {}

    @Test
    void replaying_any_order_of_events_gives_the_grants_that_are_stored() {
        var petition = OwnPetition.open("ledger");
        var suzie = Signatory.of(petition, "suzie", petition.box());
        var subject = subject(suzie);
        var random = new SplittableRandom(20260427);
        var live = 0;
        for (int i = 0; i < TRIES; i++) live += tried(subject, random.split());
        assertTrue(
                live > 0 && live < TRIES * subject.organisations.size(),
                "permissions both live and end in these tries");
    }

    /** One order of events on a clean ledger, that never happened afterwards; answers how many permissions live at its end. */
    private int tried(Subject subject, SplittableRandom random) {
        return db.inTransaction(handle -> {
            handle.savepoint("before");
            ConsentStore.erase(handle, subject.signature);
            var said = new ArrayList<String>();
            for (int step = 0, steps = random.nextInt(STEPS + 1); step < steps; step++) {
                said.add(step(handle, subject, random));
                var events = ConsentStore.events(handle, subject.signature);
                var stored = ConsentStore.grants(handle, subject.signature);
                assertEquals(Set.copyOf(Grant.replay(events)), Set.copyOf(stored), said.toString());
            }
            var live = ConsentStore.grants(handle, subject.signature).stream()
                    .filter(Grant::live)
                    .count();
            handle.rollbackToSavepoint("before");
            return (int) live;
        });
    }

    private String step(Handle handle, Subject subject, SplittableRandom random) {
        var organisation = subject.organisations.get(random.nextInt(subject.organisations.size()));
        if (random.nextInt(10) == 0) {
            ConsentStore.erase(handle, subject.signature, organisation);
            return "erased at " + organisation;
        }
        if (random.nextInt(5) == 0) return picked(handle, subject, organisation);
        var kinds = ConsentEvent.Kind.values();
        var kind = kinds[random.nextInt(kinds.length)];
        ConsentStore.append(
                handle,
                sealing,
                subject.petition,
                subject.signature,
                organisation,
                subject.notice,
                kind,
                Instant.EPOCH);
        return kind + " " + organisation;
    }

    /** As the division gives somebody: without having been asked for by that organisation, under words that name several. */
    private String picked(Handle handle, Subject subject, UUID organisation) {
        var notice = Notice.of(organisation, "en", "One more organisation of " + subject.organisations);
        ConsentStore.keep(handle, notice);
        ConsentStore.append(
                handle,
                sealing,
                subject.petition,
                subject.signature,
                organisation,
                notice.id(),
                ConsentEvent.Kind.GIVEN,
                Instant.EPOCH);
        return "picked " + organisation;
    }

    private Subject subject(Signatory suzie) {
        return db.read(handle -> new Subject(
                handle.select("SELECT petition FROM signature WHERE id = ?", suzie.id())
                        .mapTo(UUID.class)
                        .one(),
                suzie.id(),
                handle.select("SELECT id FROM organisation WHERE slug LIKE 'ledger-%' ORDER BY slug")
                        .mapTo(UUID.class)
                        .list(),
                handle.select("SELECT notice FROM consent_event WHERE signature = ? LIMIT 1", suzie.id())
                        .mapTo(UUID.class)
                        .one()));
    }
}
