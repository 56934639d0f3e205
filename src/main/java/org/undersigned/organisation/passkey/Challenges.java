package org.undersigned.organisation.passkey;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.token.Token;
import org.undersigned.organisation.staff.BriefCookie;

/**
 * What devices are asked to sign: 32 random bytes that work once, for five minutes, and only in the browser that asked for them. A
 * cookie of its own holds that browser; it reaches pages under {@code /staff} only, goes after five minutes, and no script can read it.
 */
@Singleton
final class Challenges {

    /** How long one waits for a finger. */
    static final Duration WAITS = Duration.ofMinutes(5);

    private final Db db;
    private final InstantSource clock;
    private final BriefCookie cookie;

    Challenges(Db db, InstantSource clock, Site site) {
        this.db = db;
        this.clock = clock;
        this.cookie = BriefCookie.of("staff-passkey", WAITS, site);
    }

    /** A new challenge, and what the browser has to hold for it. */
    record Issued(String challenge, NewCookie cookie) {}

    /**
     * Makes a challenge.
     *
     * @param person who adds a passkey; nobody for signing in
     */
    Issued issue(Optional<UUID> person) {
        var challenge = Token.fresh();
        var browser = Token.fresh();
        var expires = clock.instant().plus(WAITS);
        db.useTransaction(
                handle -> ChallengeStore.insert(handle, Token.hash(challenge), Token.hash(browser), person, expires));
        return new Issued(challenge, cookie.holding(browser));
    }

    /** Uses a challenge up, whatever comes of it; false if it is not one that waits for this browser and person. */
    boolean take(ContainerRequestContext request, String challenge, Optional<UUID> person) {
        var now = clock.instant();
        return cookie.token(request)
                .filter(browser -> db.inTransaction(
                        handle -> ChallengeStore.take(handle, Token.hash(challenge), Token.hash(browser), person, now)))
                .isPresent();
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetEnded() {
        var now = clock.instant();
        db.useTransaction(handle -> ChallengeStore.deleteEnded(handle, now));
    }
}
