package org.undersigned.campaign.partnership;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.Organisation;

/** What partners chose for their links and permissions, held in memory: every signing and every confirmation asks. */
@Singleton
public final class Choices {

    private final AuditLog audit;
    private final InstantSource clock;
    private final Published<Map<Place, Choice>> chosen;
    private final Published<Map<Place, List<Term>>> terms;

    Choices(AuditLog audit, InstantSource clock, Published.Registry registry) {
        this.audit = audit;
        this.clock = clock;
        this.chosen = registry.publish(ChoiceStore::all);
        this.terms = registry.publish(ChoiceStore::terms);
    }

    /** An organisation in a campaign. */
    record Place(UUID campaign, UUID organisation) {}

    /** What an organisation chose in a campaign. */
    public Choice of(UUID campaign, UUID organisation) {
        return chosen.get().getOrDefault(new Place(campaign, organisation), Choice.NONE);
    }

    /**
     * The last day of a permission of somebody who signed on {@code signed}: by the shortest period that was in force on that day or later,
     * so that an organisation makes none longer that is there. Nothing if it lasts until it is taken back.
     */
    public Optional<LocalDate> lastDay(UUID campaign, UUID organisation, LocalDate signed) {
        var before = terms.get().getOrDefault(new Place(campaign, organisation), List.of()).stream()
                .filter(term -> !term.lastDay().isBefore(signed))
                .map(Term::months);
        return Stream.concat(of(campaign, organisation).months().stream(), before)
                .min(Comparator.naturalOrder())
                .map(months -> signed.plusMonths(months).minusDays(1));
    }

    /** Whether any partner of any campaign asks twice. */
    public boolean isAnybodyAskedTwice() {
        return chosen.get().values().stream().anyMatch(Choice::asksTwice);
    }

    /** Keeps what a partner chose, and notes who did. Callers have checked who answers for it. False if it is no partner. */
    public boolean choose(Handle handle, Campaign campaign, Organisation organisation, Choice choice, String actor) {
        if (!ChoiceStore.put(handle, new Place(campaign.id(), organisation.id()), choice, Day.today(clock)))
            return false;
        audit.record(
                handle,
                actor,
                AuditActions.PARTNER_CHOOSE,
                "campaign " + campaign.slug(),
                organisation.slug() + " " + choice.words());
        Publication.changed(handle);
        return true;
    }
}
