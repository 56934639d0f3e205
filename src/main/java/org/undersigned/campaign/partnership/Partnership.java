package org.undersigned.campaign.partnership;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Translated;

/**
 * What an organisation said about being a partner of a campaign.
 *
 * @param slug the organisation's
 * @param role what it is; empty unless it joined
 * @param asked what it is asked to be and has not answered: at first, or in place of what it is
 * @param onPaper whether whoever runs the site recorded it on its behalf
 * @param since the day on which it came to be so
 */
public record Partnership(
        UUID campaign,
        UUID organisation,
        String slug,
        Translated name,
        State state,
        Optional<Campaign.Role> role,
        Optional<Campaign.Role> asked,
        boolean onPaper,
        LocalDate since) {

    /** Where it stands. */
    public enum State {
        ASKED,
        JOINED,
        DECLINED,
        LEFT,
        REMOVED;

        /** Its name in the database, and at the end of message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public boolean isJoined() {
        return state == State.JOINED;
    }

    /** Whether it may see the question: it was asked, or it is a partner. */
    public boolean isLive() {
        return state == State.ASKED || state == State.JOINED;
    }

    /** Key of what there is to say about it. */
    public String label() {
        return "partner.state." + (isJoined() && asked.isPresent() ? "change" : state.word());
    }

    /** Key of the role it has, or is asked to have. */
    public String roleLabel() {
        return "campaign.role." + asked.or(() -> role).map(Campaign.Role::word).orElse(Campaign.Role.SUPPORTING.word());
    }

    Partnership with(
            State next, Optional<Campaign.Role> is, Optional<Campaign.Role> wanted, boolean paper, LocalDate day) {
        return new Partnership(
                campaign, organisation, slug, name, next, is, wanted, paper, next == state ? since : day);
    }
}
