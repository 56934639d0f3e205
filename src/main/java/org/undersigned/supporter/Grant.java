package org.undersigned.supporter;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one organisation may do now with what one signature's person gave: the current state of the consent events.
 *
 * @param live whether the permission stands
 * @param notice the wording under which it was last given
 */
public record Grant(UUID signature, UUID organisation, String purpose, String channel, boolean live, UUID notice) {

    private record Subject(UUID signature, UUID organisation, String purpose, String channel) {}

    /**
     * The grants that follow from events: the ledger's meaning, which the table {@code grant_state} must always equal;
     * what is {@code held} there is given and waits for its signature's release.
     */
    public static List<Grant> replay(List<ConsentEvent> events) {
        Map<Subject, Grant> grants = new HashMap<>();
        events.stream().sorted(Comparator.comparing(ConsentEvent::number)).forEach(event -> {
            var subject = new Subject(event.signature(), event.organisation(), event.purpose(), event.channel());
            switch (event.kind()) {
                case ASKED, DROPPED -> {}
                case GIVEN -> grants.put(subject, grant(event, true, event.notice()));
                case TAKEN_BACK, ENDED ->
                    grants.computeIfPresent(subject, (same, before) -> grant(event, false, before.notice));
            }
        });
        return List.copyOf(grants.values());
    }

    private static Grant grant(ConsentEvent event, boolean live, UUID notice) {
        return new Grant(event.signature(), event.organisation(), event.purpose(), event.channel(), live, notice);
    }
}
