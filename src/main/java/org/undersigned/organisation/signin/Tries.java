package org.undersigned.organisation.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.http.Network;
import org.undersigned.foundation.http.Refusals;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/**
 * How often somebody may try. Counts lie in memory, under keyed digests, and end with the process. Guessing at one account is slow from
 * anywhere; guessing at many is slow from one network.
 */
@Singleton
public final class Tries {

    private static final Duration SPAN = Duration.ofMinutes(15);
    private static final int ONE_ACCOUNT = 10;
    private static final int ONE_NETWORK = 60;

    private final boolean loopbackIsExempt;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(SPAN).maximumSize(100_000).build();

    private final Refusals refusals;

    Tries(
            @ConfigProperty(name = "undersigned.loopback-exempt", defaultValue = "false") boolean loopbackIsExempt,
            Refusals refusals) {
        this.refusals = refusals;
        this.loopbackIsExempt = loopbackIsExempt;
    }

    /** Counts a try at an account: {@code what} is tried, {@code account} is a keyed digest or a random id. */
    public boolean mayTry(String what, byte[] account) {
        return take(what + "|" + Base64.getEncoder().encodeToString(account), ONE_ACCOUNT);
    }

    /** Counts a try that comes from an address. */
    public boolean mayTryFrom(String network) {
        return loopbackIsExempt && Network.isLoopback(network) || take(Network.prefix(network), ONE_NETWORK);
    }

    /**
     * Counts a try by whoever is at the other end.
     *
     * @throws Problem if there were too many
     */
    public void countFrom(RoutingContext exchange) {
        if (!mayTryFrom(exchange.request().remoteAddress().hostAddress()))
            throw Problem.problem(ProblemType.TOO_MANY_TRIES);
    }

    private boolean take(String key, int most) {
        var taken = buckets.get(
                        key,
                        one -> Bucket.builder()
                                .addLimit(limit -> limit.capacity(most).refillGreedy(most, SPAN))
                                .build())
                .tryConsume(1);
        if (!taken) refusals.count(ProblemType.TOO_MANY_TRIES);
        return taken;
    }
}
