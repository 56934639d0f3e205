package org.undersigned.organisation.passkey;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.token.Token;

/**
 * What devices are asked to sign: 32 random bytes that work once, for five minutes, and only in the browser that asked for them. A
 * cookie of its own holds that browser; it reaches pages under {@code /staff} only, goes after five minutes, and no script can read it.
 */
@Singleton
final class Challenges {

    /** How long one waits for a finger. */
    static final Duration WAITS = Duration.ofMinutes(5);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Db db;
    private final InstantSource clock;
    private final boolean secure;

    Challenges(Db db, InstantSource clock, Site site) {
        this.db = db;
        this.clock = clock;
        this.secure = site.isSecure();
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
        return new Issued(challenge, cookie(browser));
    }

    /** Uses a challenge up, whatever comes of it; false if it is not one that waits for this browser and person. */
    boolean take(ContainerRequestContext request, String challenge, Optional<UUID> person) {
        var now = clock.instant();
        return Optional.ofNullable(request.getCookies().get(name()))
                .map(Cookie::getValue)
                .filter(value -> TOKEN.matcher(value).matches())
                .filter(browser -> db.inTransaction(
                        handle -> ChallengeStore.take(handle, Token.hash(challenge), Token.hash(browser), person, now)))
                .isPresent();
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetEnded() {
        var now = clock.instant();
        db.useTransaction(handle -> ChallengeStore.deleteEnded(handle, now));
    }

    /** A path of its own forbids the prefix {@code __Host-}. */
    private String name() {
        return secure ? "__Secure-staff-passkey" : "staff-passkey";
    }

    private NewCookie cookie(String value) {
        return new NewCookie.Builder(name())
                .value(value)
                .path("/staff")
                .maxAge((int) WAITS.toSeconds())
                .secure(secure)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
