package org.undersigned.donation;

import static java.util.stream.Collectors.toMap;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.switches.Stop;
import org.undersigned.foundation.switches.Switches;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;

/** Who takes gifts here, held in memory. Templates ask it as {@code inject:offers}. */
@Singleton
@Named("offers")
public final class Offers {

    private final Published<Map<String, Taking>> taking;
    private final Switches switches;
    private final Site site;

    Offers(Published.Registry registry, Switches switches, Site site) {
        this.taking = registry.publish(Offers::read);
        this.switches = switches;
        this.site = site;
    }

    /** Made at start-up, so that no request is the first to read it. */
    void start(@Observes StartupEvent event) {}

    private static Map<String, Taking> read(Handle handle) {
        var offers = AccountStore.open(handle);
        if (offers.isEmpty()) return Map.of();
        var organisations =
                OrganisationStore.all(handle).stream().collect(toMap(Organisation::id, Function.identity()));
        var found = new LinkedHashMap<String, Taking>();
        for (var open : offers) {
            var organisation = organisations.get(open.offer().organisation());
            found.put(organisation.slug(), new Taking(organisation, open.legalName(), open.live(), open.offer()));
        }
        return found;
    }

    /** An organisation that takes gifts here, be it as a trial, and be it that the operator stopped all of them for a while. */
    public Optional<Taking> of(String slug) {
        return Optional.ofNullable(taking.get().get(slug));
    }

    /** Those by whom money moves, for the notice of privacy. */
    public List<Organisation> live() {
        return taking.get().values().stream()
                .filter(Taking::live)
                .map(Taking::organisation)
                .toList();
    }

    /** Whether the operator stopped gifts through this site. */
    public boolean isStopped() {
        return switches.isStopped(Stop.GIVING);
    }

    /** One that people may be led to. A trial is nothing for them, but in the demo. */
    public Optional<Taking> shown(Organisation organisation) {
        return of(organisation.slug()).filter(one -> isShown(one, site.isDemo()));
    }

    /** One that people are led to now: nobody while the operator stopped gifts. */
    public Optional<Taking> led(Organisation organisation) {
        return shown(organisation).filter(one -> !isStopped());
    }

    static boolean isShown(Taking one, boolean demo) {
        return one.live() || demo;
    }

    /** The partners of a campaign that people may be led to, leads first. */
    public List<Taking> shown(Campaign campaign) {
        return campaign.byRole().stream()
                .flatMap(partner -> shown(partner.organisation()).stream())
                .toList();
    }
}
