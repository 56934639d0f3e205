package org.undersigned.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.log.Uncounted;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.world.Behind;
import org.undersigned.world.Jobs;
import org.undersigned.world.OwnPetition;

/** Somebody is put aside, or let out, in the very moment in which they confirm or are counted. In each order they count once, or wait. */
@QuarkusTest
class QuarantineRacesTest {

    private static final Person MONA = new Person(UUID.randomUUID(), "mona@example.org", "Mona", false, "en");

    @Inject
    Db db;

    @Inject
    Quarantining quarantining;

    @Inject
    Petitions petitions;

    @Inject
    Scheduler scheduler;

    private final String prefix = "race" + UUID.randomUUID().toString().substring(0, 8);
    private final OwnPetition own = OwnPetition.open(prefix);
    private final String email = address("suzie");

    private Petition petition() {
        return petitions.visible(own.slug()).orElseThrow();
    }

    @Test
    void who_the_sequencer_takes_first_counts_and_is_not_put_aside() {
        var link = signed();
        var petition = petition();
        var putting = db.inTransaction(handle -> {
            var behind = new Behind(db, handle);
            Uncounted.hold(handle, petition.id());
            browser().post(link).then().statusCode(303);
            behind.await(1, "the sequencer");
            return behind.start(() -> put(petition));
        });
        assertEquals(0, putting.join());
        await(() -> own.published() == 1, "Suzie");
        assertEquals("confirmed", state(petition));
        agrees(petition, 1);
    }

    @Test
    void who_is_put_aside_before_the_sequencer_comes_waits_and_counts_once_released() {
        var link = signed();
        var petition = petition();
        Jobs.pause(scheduler);
        CompletableFuture<Integer> putting;
        try {
            browser().post(link).then().statusCode(303);
            putting = db.inTransaction(handle -> {
                var behind = new Behind(db, handle);
                Uncounted.hold(handle, petition.id());
                var started = behind.start(() -> put(petition));
                scheduler.resume();
                behind.await(2, "the sequencer");
                return started;
            });
        } finally {
            scheduler.resume();
        }
        assertEquals(1, putting.join());
        assertEquals("quarantined", state(petition));
        agrees(petition, 0);
        assertEquals(1, release(petition));
        await(() -> own.published() == 1, "Suzie");
        agrees(petition, 1);
    }

    @Test
    void who_confirms_first_is_put_aside_as_confirmed() {
        var link = signed();
        var petition = petition();
        Jobs.pause(scheduler);
        try {
            var both = db.inTransaction(handle -> {
                var behind = new Behind(db, handle);
                lock(handle, petition);
                var confirming = behind.start(() -> browser().post(link).statusCode());
                return new Both<>(confirming, behind.start(() -> put(petition)));
            });
            assertEquals(303, both.first.join());
            assertEquals(1, both.second.join());
        } finally {
            scheduler.resume();
        }
        waitsAsConfirmed(petition);
    }

    @Test
    void who_is_put_aside_first_is_remembered_as_confirmed() {
        var link = signed();
        var petition = petition();
        var both = db.inTransaction(handle -> {
            var behind = new Behind(db, handle);
            lock(handle, petition);
            var putting = behind.start(() -> put(petition));
            return new Both<>(putting, behind.start(() -> browser().post(link).statusCode()));
        });
        assertEquals(1, both.first.join());
        assertEquals(303, both.second.join());
        waitsAsConfirmed(petition);
    }

    @Test
    void who_confirms_while_being_released_counts_once_in_either_order() {
        for (var confirmsFirst : new boolean[] {true, false}) {
            var link = signed("Somebody " + confirmsFirst, address("somebody"));
            var petition = petition();
            assertEquals(1, put(petition));
            Supplier<Integer> confirm = () -> browser().post(link).statusCode();
            Supplier<Integer> release = () -> release(petition);
            var both = db.inTransaction(handle -> {
                var behind = new Behind(db, handle);
                lock(handle, petition);
                var first = behind.start(confirmsFirst ? confirm : release);
                return new Both<>(first, behind.start(confirmsFirst ? release : confirm));
            });
            assertEquals(304, both.first.join() + both.second.join(), "303 and one released");
            var expected = confirmsFirst ? 1 : 2;
            await(() -> own.published() == expected, "those who were released");
            agrees(petition, expected);
        }
    }

    private record Both<A, B>(CompletableFuture<A> first, CompletableFuture<B> second) {}

    private void waitsAsConfirmed(Petition petition) {
        assertEquals("quarantined", state(petition));
        mail(email, 2).path("/signatures/");
        agrees(petition, 0);
        assertEquals(1, release(petition));
        await(() -> own.published() == 1, "Suzie");
        assertEquals("confirmed", state(petition));
        agrees(petition, 1);
    }

    private String signed() {
        return signed("Suzie Signs", email);
    }

    /** Signs, once the petition has its logs; answers the link that confirms. */
    private String signed(String name, String to) {
        await(() -> number("SELECT count(*) FROM log_head WHERE petition = ?", petition()) == 2, "the logs");
        own.sign(name, to).then().statusCode(303);
        return mail(to, 1).path("/confirmations/");
    }

    private int put(Petition petition) {
        var read = Choice.read(Map.of(), LocalDate.now(ZoneOffset.UTC));
        return quarantining.put(petition, read.choice(), "Odd", MONA);
    }

    private int release(Petition petition) {
        return quarantining.release(petition, Optional.empty(), MONA);
    }

    private static void lock(Handle handle, Petition petition) {
        handle.select("SELECT id FROM signature WHERE petition = ? FOR UPDATE", petition.id())
                .mapTo(UUID.class)
                .list();
    }

    /** Number, log and rows say the same: each one that counts has one line, and nothing else has. */
    private void agrees(Petition petition, long count) {
        assertEquals(count, own.published());
        assertEquals(count, number("SELECT size FROM log_head WHERE petition = ? AND log = 'signatures'", petition));
        assertEquals(count, number("SELECT count(*) FROM log_leaf WHERE petition = ?", petition));
        assertEquals(0, number("SELECT count(*) FROM log_queue WHERE petition = ?", petition));
        assertEquals(
                count, number("SELECT count(*) FROM signature WHERE petition = ? AND state = 'confirmed'", petition));
    }

    private long number(String sql, Petition petition) {
        return db.read(
                handle -> handle.select(sql, petition.id()).mapTo(Long.class).one());
    }

    private String state(Petition petition) {
        return db.read(handle -> handle.select("SELECT state FROM signature WHERE petition = ?", petition.id())
                .mapTo(String.class)
                .one());
    }
}
