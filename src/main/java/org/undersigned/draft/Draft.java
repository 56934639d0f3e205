package org.undersigned.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A campaign in the making.
 *
 * @param organisation whose campaigners write it
 * @param petition the one on the site that it will change, if it is not a new one
 * @param languages that it is written in, the main one first
 * @param revision counts how often it was saved
 * @param tried the revision that somebody signed on trial
 * @param leftOut what a copy did not bring along from its original
 */
public record Draft(
        UUID id,
        UUID organisation,
        Optional<Base> petition,
        List<String> languages,
        DraftTree tree,
        int revision,
        Instant savedAt,
        UUID savedBy,
        Optional<Integer> tried,
        List<LeftOut> leftOut) {

    /** A petition on the site as it was when the draft was begun: the SHA-256 of its campaign file. */
    public record Base(UUID petition, byte[] digest) {}

    /** The language that stands in for missing ones. */
    public String main() {
        return languages.getFirst();
    }

    public String path() {
        return DraftsPage.PATH + "/" + id;
    }

    /** Where a step is taken. */
    public String path(Step step) {
        return path() + "/" + step.word();
    }

    /** Its title in the main language; empty while it has none. */
    public String title() {
        return tree.text("petition.title." + main());
    }

    /** As it is when {@code tree} is written in {@code languages}. */
    Draft with(DraftTree changed, List<String> spoken) {
        return new Draft(id, organisation, petition, spoken, changed, revision, savedAt, savedBy, tried, leftOut);
    }

    /** What has to be chosen anew in a copy. */
    public List<LeftOut.Due> due() {
        return LeftOut.due(this, leftOut);
    }

    /** Whether it has letters, calls, promises or events. */
    public boolean hasActions() {
        return Copying.ACTIONS.stream().anyMatch(list -> tree.size(list) > 0);
    }

    /** Whether somebody tried out what stands there now. */
    public boolean isTried() {
        return tried.filter(one -> one == revision).isPresent();
    }
}
