package org.undersigned.campaign.partnership;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Campaign;

/**
 * How leads and co-hosts share responsibility for the data of those who sign (GDPR article 26). The words are the program's and the same
 * for every campaign (messages {@code arrangement.…}); who the parties are makes the version.
 *
 * @param number counts from 1 within a campaign
 * @param terms version of the words
 * @param parties in the order of the campaign
 */
public record Arrangement(UUID campaign, int number, LocalDate dated, int terms, List<Party> parties) {

    /**
     * Version of the words. Words that say something else get the next number, and everybody is asked again: a test keeps a digest of them in
     * each language beside this number.
     */
    public static final int TERMS = 1;

    /**
     * Somebody who answers for the data.
     *
     * @param organisation its slug
     * @param role the word of {@link Campaign.Role}
     */
    public record Party(String organisation, String role) {}

    /**
     * An acceptance of one version.
     *
     * @param onPaper whether whoever runs the site recorded it
     */
    public record Acceptance(UUID organisation, LocalDate dated, boolean onPaper) {}

    /** The parties that a campaign has as its lead wrote it, and those who have not yet agreed to answer for it no longer. */
    static List<Party> parties(Campaign written, List<Partnership> agreed) {
        return written.partners().stream()
                .flatMap(one -> agreed.stream()
                        .filter(other ->
                                other.organisation().equals(one.organisation().id()))
                        .flatMap(other -> other.role().stream())
                        .filter(role -> one.role() == Campaign.Role.SUPPORTING)
                        .findFirst()
                        .or(() -> Optional.of(one.role()))
                        .filter(role -> role != Campaign.Role.SUPPORTING)
                        .map(role -> new Party(one.organisation().slug(), role.word()))
                        .stream())
                .toList();
    }

    /** Whether there is anything to share: one alone answers for everything. */
    public boolean isShared() {
        return parties.size() > 1;
    }

    /** Whether an organisation is a party of it, and there are others. */
    public boolean isBetween(String organisation) {
        return isShared() && parties.stream().anyMatch(one -> one.organisation().equals(organisation));
    }

    /** Whether this says the same: of the order of the parties, who leads first, since that is the point of contact. */
    boolean isOf(List<Party> wanted) {
        return terms == TERMS
                && new HashSet<>(parties).equals(new HashSet<>(wanted))
                && contact(parties).equals(contact(wanted));
    }

    /** Whether who accepted this has accepted {@code wanted}: nobody is new, somebody left, and the point of contact is who was next. */
    boolean covers(List<Party> wanted) {
        var left = parties.stream().filter(wanted::contains).toList();
        return terms == TERMS && parties.containsAll(wanted) && contact(left).equals(contact(wanted));
    }

    private static Optional<Party> contact(List<Party> parties) {
        return parties.stream()
                .filter(one -> one.role().equals(Campaign.Role.LEAD.word()))
                .findFirst();
    }
}
