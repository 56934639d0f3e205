package org.undersigned.supporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
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
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/**
 * What two organisations get about one person has nothing in common but the petition and what the person typed: without opening
 * their lines, nobody who has both files can tell who is in both.
 */
@QuarkusTest
class TwoOrganisationsTest {

    /** The same in every line of every file: it tells of the file, and of nobody. */
    private static final Set<String> OF_THE_FILE = Set.of("petition", "purpose", "algorithm");

    private static final TypeReference<Map<String, String>> LINE = new TypeReference<>() {};

    @Inject
    Db db;

    @Inject
    RecipientKeys keys;

    @Inject
    Published.Registry published;

    private final String prefix = "two" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void nothing_but_what_she_typed_is_in_the_lines_of_both() {
        var petition = OwnPetition.open(prefix);
        var pairs = new HashMap<String, Hpke.Pair>();
        for (var slug : organisations()) {
            pairs.put(slug, Hpke.newPair());
            db.useTransaction(handle ->
                    keys.set(handle, Sealing.organisation(slug), pairs.get(slug).open()));
        }
        published.refresh();
        var typed = new ArrayList<String>();
        for (var name : List.of("Ada Both", "Bea Both", "Cleo Both")) {
            var address = World.address(name.substring(0, 3));
            petition.supporter(
                    name, address, "consent." + prefix + "-river-watch.email", "consent." + prefix + "-anglers.email");
            typed.addAll(List.of(name, address));
        }
        typed.add("US");
        var lines = new HashMap<String, Set<String>>();
        var opened = new HashMap<String, Set<String>>();
        for (var slug : organisations()) {
            lines.put(slug, new HashSet<>());
            opened.put(slug, new HashSet<>());
            for (var line : lines(slug)) {
                Db.fromJson(line.text(), LINE).forEach((name, value) -> {
                    if (!OF_THE_FILE.contains(name)) lines.get(slug).add(value);
                });
                var plain = Db.fromJson(
                        new String(SealedLine.parse(line.text())
                                .orElseThrow()
                                .open(pairs.get(slug))
                                .orElseThrow()),
                        LINE);
                opened.get(slug).addAll(plain.values());
            }
            assertTrue(opened.get(slug).containsAll(typed), "all three are in the file");
        }
        assertEquals(Set.of(), common(lines));
        assertEquals(new TreeSet<>(typed), common(opened));
    }

    private List<String> organisations() {
        return List.of(prefix + "-river-watch", prefix + "-anglers");
    }

    private List<SealedLine> lines(String slug) {
        var id = db.read(handle -> SealedRowStore.organisation(handle, slug)).orElseThrow();
        var lines = new ArrayList<SealedLine>();
        db.asTenant(id, tenant -> {
            SealedRowStore.eachGranted(tenant, lines::add);
            return lines;
        });
        return lines;
    }

    private Set<String> common(Map<String, Set<String>> values) {
        var common = new TreeSet<>(values.get(organisations().getFirst()));
        common.retainAll(values.get(organisations().getLast()));
        return common;
    }
}
