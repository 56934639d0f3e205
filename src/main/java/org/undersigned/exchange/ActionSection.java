package org.undersigned.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.ActionPart;

/**
 * One key of campaign files that lists actions of one kind other than petitions. A kind is one class and one line in
 * {@link ActionSections}; that class knows how an entry is read, written and stored, and nothing else has to.
 *
 * @param <P> what an action of this kind says of itself
 */
interface ActionSection<P extends ActionPart> {

    /** The key at the top of the file, such as {@code calls}. */
    String key();

    /** As {@link Action#kind}. */
    String kind();

    Class<P> type();

    /** Reads an entry and notes everything that is wrong with it. */
    P read(Spot entry, Wording wording, List<String> organisations);

    /** Notes what is wrong with it beside what the file says of the campaign. */
    default void check(Spot entry, P part, CampaignFile.CampaignPart campaign) {}

    /** Why what is stored cannot become what a file says. */
    record Refusal(String key, String wrong, String instead) {}

    /** Says why what is stored of an action cannot become what a file says, if it cannot; {@code key} is one of the entry's. */
    default Optional<Refusal> refusal(P stored, P wanted) {
        return Optional.empty();
    }

    /** An entry as {@link CampaignTree} writes it: reading that gives the same again, and what differs in it is a difference. */
    Map<String, Object> written(P part);

    /** Writes what is this kind's own, in place of what is there. The row of the action, with its title, is there already. */
    void save(Handle handle, UUID action, P part, Instant now);

    /** What is stored of an action of this kind. */
    P stored(Handle handle, Action action);
}
