package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mails;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.approval.SecondPerson;
import org.undersigned.supporter.ExportCommand;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.Sealing;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Ran;

/**
 * Data reaches an organisation only if a live grant of it exists at that instant, and the release is in the audit log: whatever people
 * do, in whatever order. Steps are drawn at random from a seed that names them for ever.
 */
@QuarkusTest
class ReleasesTest {

    private static final int PEOPLE = 6;
    private static final int STEPS = 32;
    private static final Pattern SIGNATURE = Pattern.compile("\"signature\":\"([0-9a-f-]{36})\"");

    @Inject
    Db db;

    private final Set<UUID> known = new HashSet<>();
    private final Map<String, Desk> owners = new HashMap<>();

    /** What one person did so far, as they would tell it. */
    private static final class Person {
        final String email = address("release");
        final Set<String> granted = new TreeSet<>();
        Set<String> asked = Set.of();
        UUID id;
        int sent;
        String own;
        boolean gone;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void an_export_holds_those_whose_grant_lives_and_nobody_else(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var petition = OwnPetition.open("released-" + seed);
        var organisations = List.of("released-" + seed + "-river-watch", "released-" + seed + "-anglers");
        var people = new ArrayList<Person>();
        for (int i = 0; i < PEOPLE; i++) people.add(new Person());
        long releases = 0;
        for (int step = 0; step < STEPS; step++) {
            var person = people.get(random.nextInt(PEOPLE));
            act(petition, organisations, person, random);
            if (step % 8 != 7) continue;
            for (var organisation : organisations) {
                assertEquals(live(people, organisation), exported(organisation), "seed " + seed + ", step " + step);
                assertEquals(++releases, released(organisations), "every release is in the audit log");
            }
        }
    }

    private void act(OwnPetition petition, List<String> organisations, Person person, RandomGenerator random) {
        if (person.own == null) {
            // A mailbox gets three mails a day for one petition.
            if (person.sent == 0 || person.sent == 1 && random.nextBoolean()) {
                person.asked = chosen(organisations, random);
                petition.sign("Sample", person.email, boxes(person.asked))
                        .then()
                        .statusCode(303);
                if (person.sent++ == 0) person.id = newest(petition);
                return;
            }
            browser().post(link(person, "/confirmations/")).then().statusCode(303);
            person.own = link(person, "/signatures/");
            person.granted.addAll(person.asked);
            return;
        }
        if (person.gone) return;
        switch (random.nextInt(6)) {
            case 0 -> {
                browser().post(person.own + "/withdrawal").then().statusCode(303);
                leave(person);
            }
            case 1 -> {
                browser().post(person.own + "/erasure");
                leave(person);
            }
            default -> {
                var organisation = organisations.get(random.nextInt(organisations.size()));
                browser().post(person.own + "/grants/" + organisation);
                person.granted.remove(organisation);
            }
        }
    }

    /** Any link of that kind that reached the person. */
    private static String link(Person person, String start) {
        await(() -> links(person, start).findAny().isPresent(), start);
        return links(person, start).findAny().orElseThrow();
    }

    private static Stream<String> links(Person person, String start) {
        return mails(person.email).stream()
                .flatMap(mail -> mail.links().stream())
                .map(link -> link.replaceFirst("^https?://[^/]+", ""))
                .filter(path -> path.startsWith(start));
    }

    private static void leave(Person person) {
        person.granted.clear();
        person.gone = true;
    }

    private static Set<String> chosen(List<String> organisations, RandomGenerator random) {
        var chosen = new HashSet<String>();
        for (var organisation : organisations) if (random.nextInt(3) > 0) chosen.add(organisation);
        return chosen;
    }

    private static String[] boxes(Set<String> organisations) {
        return organisations.stream().map(slug -> "consent." + slug + ".email").toArray(String[]::new);
    }

    /** The signature that was not there before. */
    private UUID newest(OwnPetition petition) {
        var all = db.read(handle -> handle.select(
                        "SELECT s.id FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ?",
                        petition.slug())
                .mapTo(UUID.class)
                .list());
        all.removeAll(known);
        known.addAll(all);
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private static Set<UUID> live(List<Person> people, String organisation) {
        var live = new HashSet<UUID>();
        for (var person : people) if (person.granted.contains(organisation)) live.add(person.id);
        return live;
    }

    private Set<UUID> exported(String organisation) {
        var owner = owners.computeIfAbsent(organisation, slug -> Desk.invited("Olga", "--organisation", slug));
        assertEquals(SecondPerson.WAITS, export(organisation).status(), "alone nobody exports");
        Ran.decided(owner, organisation, "approve").then().statusCode(303);
        var done = export(organisation);
        assertEquals(0, done.status(), done.err());
        var signatures = signatures(organisation);
        var found = new HashSet<UUID>();
        SIGNATURE
                .matcher(done.out())
                .results()
                .forEach(one -> found.add(signatures.get(UUID.fromString(one.group(1)))));
        return found;
    }

    /** The signatures that are sealed for an organisation, by its own names for them. */
    private Map<UUID, UUID> signatures(String organisation) {
        var recipient = Sealing.organisation(organisation);
        var signatures = new HashMap<UUID, UUID>();
        db.read(handle -> handle.select(
                                "SELECT signature, algorithm, supporter_ref FROM sealed_row WHERE recipient = ?",
                                recipient)
                        .map((row, context) -> new SealedRow(
                                row.getObject("signature", UUID.class),
                                recipient,
                                "news",
                                "",
                                row.getString("algorithm"),
                                null,
                                null,
                                row.getBytes("supporter_ref")))
                        .list())
                .forEach(row -> signatures.put(row.named(), row.signature()));
        return signatures;
    }

    private static Ran export(String organisation) {
        return Ran.of(new ExportCommand(), "sealed", organisation);
    }

    private long released(List<String> organisations) {
        return db.read(handle -> handle.createQuery(
                        "SELECT count(*) FROM audit_entry WHERE action = 'export.sealed' AND subject = ANY(:slugs)")
                .bindArray("slugs", String.class, organisations)
                .mapTo(Long.class)
                .one());
    }
}
