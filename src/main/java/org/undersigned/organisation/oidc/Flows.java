package org.undersigned.organisation.oidc;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.token.Token;
import org.undersigned.organisation.staff.BriefCookie;

/** Ways to the provider and back, each for one browser, once, within ten minutes. A cookie of its own holds the browser. */
@Singleton
final class Flows {

    /** Time for signing in at the provider. */
    static final Duration WAITS = Duration.ofMinutes(10);

    private final Db db;
    private final InstantSource clock;
    private final BriefCookie cookie;

    Flows(Db db, InstantSource clock, Site site) {
        this.db = db;
        this.clock = clock;
        this.cookie = BriefCookie.of("staff-oidc", WAITS, site);
    }

    /** Begins one, and answers what the browser has to hold for it. */
    NewCookie begin(Flow flow) {
        var browser = Token.fresh();
        var expires = clock.instant().plus(WAITS);
        db.useTransaction(
                handle -> FlowStore.insert(handle, flow, Token.hash(flow.state()), Token.hash(browser), expires));
        return cookie.holding(browser);
    }

    /**
     * The language of whoever takes an invitation by this way; nothing for any other. It needs no cookie: those who come back from another
     * site bring none, and their name has to be asked for all the same.
     */
    Optional<String> invited(String state) {
        if (!BriefCookie.isToken(state)) return Optional.empty();
        return db.read(handle -> FlowStore.invited(handle, Token.hash(state), clock.instant()));
    }

    /** Uses one up, whatever comes of it; nothing if none of this name waits for this browser. */
    Optional<Flow> take(ContainerRequestContext request, String state) {
        if (!BriefCookie.isToken(state)) return Optional.empty();
        return cookie.token(request)
                .flatMap(browser -> db.inTransaction(handle ->
                        FlowStore.take(handle, state, Token.hash(state), Token.hash(browser), clock.instant())));
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetEnded() {
        db.useTransaction(handle -> FlowStore.deleteEnded(handle, clock.instant()));
    }
}
