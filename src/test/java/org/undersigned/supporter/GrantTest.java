package org.undersigned.supporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class GrantTest {

    private static final UUID SIGNATURE = UUID.randomUUID();
    private static final UUID ORGANISATION = UUID.randomUUID();
    private static final UUID NOTICE = UUID.randomUUID();

    @Property
    void a_grant_is_live_exactly_if_the_last_yes_or_no_or_end_was_a_yes(
            @ForAll @Size(max = 12) List<ConsentEvent.Kind> kinds) {
        var expected = kinds.stream()
                .filter(kind -> kind != ConsentEvent.Kind.ASKED && kind != ConsentEvent.Kind.DROPPED)
                .reduce((before, after) -> after)
                .map(kind -> kind == ConsentEvent.Kind.GIVEN)
                .orElse(false);
        var live = Grant.replay(events(kinds)).stream().anyMatch(Grant::live);
        assertEquals(expected, live);
    }

    @Property
    void asking_alone_grants_nothing(@ForAll @Size(max = 5) List<ConsentEvent.Kind> kinds) {
        var onlyAsked = kinds.stream().map(kind -> ConsentEvent.Kind.ASKED).toList();
        assertTrue(Grant.replay(events(onlyAsked)).isEmpty());
    }

    private static List<ConsentEvent> events(List<ConsentEvent.Kind> kinds) {
        var events = new ArrayList<ConsentEvent>();
        for (var kind : kinds)
            events.add(new ConsentEvent(SIGNATURE, ORGANISATION, "news", "email", events.size() + 1, kind, NOTICE));
        return events;
    }
}
