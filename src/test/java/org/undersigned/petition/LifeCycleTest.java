package org.undersigned.petition;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undersigned.petition.LifeCycle.State;
import org.undersigned.petition.LifeCycle.Step;

class LifeCycleTest {

    /** In a row: a state and, in this order, whether draft, review, open, closed, delivered, answered, won, archived may follow. */
    @ParameterizedTest
    @CsvSource({
        "draft,     . campaigner operator . . . . .",
        "review,    campaigner . two_owners . . . . .",
        "open,      . . . campaigner . . . .",
        "closed,    . . campaigner . campaigner . . two_owners",
        "delivered, . . . . . campaigner campaigner two_owners",
        "answered,  . . . . . . campaigner two_owners",
        "won,       . . . . . . . two_owners",
        "archived,  . . . . . . . .",
    })
    void from_each_state_these_may_follow_and_no_others(String from, String expected) {
        var actual = EnumSet.allOf(State.class).stream()
                .map(to -> LifeCycle.table().stream()
                        .filter(step -> step.from().word().equals(from) && step.to() == to)
                        .map(step -> step.who().name().toLowerCase(java.util.Locale.ROOT))
                        .findFirst()
                        .orElse("."))
                .collect(joining(" "));
        assertEquals(expected, actual);
    }

    @Test
    void every_state_can_be_reached_and_the_public_never_loses_what_it_saw() {
        var reached = EnumSet.of(State.DRAFT);
        for (var ignored : State.values())
            for (var step : LifeCycle.table()) if (reached.contains(step.from())) reached.add(step.to());
        assertEquals(EnumSet.allOf(State.class), reached);
        var hidden = Set.of(State.DRAFT, State.REVIEW);
        for (var step : LifeCycle.table())
            assertTrue(hidden.contains(step.from()) || !hidden.contains(step.to()), step::name);
    }

    @Test
    void what_the_public_sees_is_on_the_timeline() {
        for (var step : LifeCycle.table()) {
            var isPublic = step.to() != State.DRAFT && step.to() != State.REVIEW;
            assertEquals(isPublic, !step.event().isEmpty(), step::name);
        }
    }

    @Test
    void the_picture_in_the_docs_is_the_table() throws IOException {
        var drawn = Files.readAllLines(Path.of("docs/life-cycle.md")).stream()
                .map(String::strip)
                .takeWhile(line -> !line.equals("## Quarantine"))
                .filter(line -> line.matches("[a-z]+ --> [a-z]+: .*"))
                .collect(Collectors.toCollection(TreeSet::new));
        var table = LifeCycle.table().stream().map(LifeCycleTest::drawn).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(table, drawn);
    }

    private static String drawn(Step step) {
        var who = switch (step.who()) {
            case CAMPAIGNER -> "a campaigner";
            case TWO_OWNERS -> "an owner and a second person";
            case OPERATOR -> "load --launch";
        };
        return step.from().word() + " --> " + step.to().word() + ": " + who;
    }
}
