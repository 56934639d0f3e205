package org.undersigned.risk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.keys.Mac;

/**
 * How much mail a stranger can cause. Limits are soft: a signature is stored whatever they say; only its mail is left out (the
 * mailbox got enough today) or held back (very many from one network: perhaps a crowd in one hall, perhaps not people). Networks
 * are known by a keyed digest in memory only, under a key that dies with the process or after a day.
 */
@Singleton
public final class MailAllowance {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int A_MAILBOX_AND_PETITION_A_DAY = 3;
    private static final int A_MAILBOX_A_DAY = 10;
    private static final int A_NETWORK_AN_HOUR = 60;

    private final boolean loopbackIsExempt;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(DAY).maximumSize(1_000_000).build();
    private final Cache<String, SecretKey> dayKey =
            Caffeine.newBuilder().expireAfterWrite(DAY).maximumSize(1).build();

    MailAllowance(
            @ConfigProperty(name = "undersigned.loopback-exempt", defaultValue = "false") boolean loopbackIsExempt) {
        this.loopbackIsExempt = loopbackIsExempt;
    }

    /** What may be mailed for a submission. */
    public enum Answer {
        /** Now. */
        SEND,
        /** In an hour. */
        HOLD,
        /** Not at all: this mailbox got enough today. */
        LEAVE_OUT
    }

    /**
     * Asks for one mail, and counts it.
     *
     * @param mailboxOfPetition names the mailbox within one petition
     * @param mailbox canonical address
     * @param network address of the sender
     */
    public Answer ask(String mailboxOfPetition, String mailbox, String network) {
        if (!bucket("p" + mailboxOfPetition, A_MAILBOX_AND_PETITION_A_DAY, DAY).tryConsume(1)) return Answer.LEAVE_OUT;
        if (!bucket("m" + digest(mailbox), A_MAILBOX_A_DAY, DAY).tryConsume(1)) return Answer.LEAVE_OUT;
        if (loopbackIsExempt && isLoopback(network)) return Answer.SEND;
        return bucket("n" + digest(prefix(network)), A_NETWORK_AN_HOUR, HOUR).tryConsume(1) ? Answer.SEND : Answer.HOLD;
    }

    private Bucket bucket(String key, int capacity, Duration per) {
        return buckets.get(
                key,
                name -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, per))
                        .build());
    }

    private String digest(String text) {
        return HexFormat.of().formatHex(Mac.hmac(dayKey.get("", name -> random()), text), 0, 16);
    }

    private static SecretKey random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    static boolean isLoopback(String network) {
        return network.startsWith("127.") || network.equals("::1") || network.equals("0:0:0:0:0:0:0:1");
    }

    /** The /24 of an IPv4 address, the /64 of an IPv6 address. */
    static String prefix(String network) {
        if (network.indexOf(':') < 0) return network.substring(0, Math.max(network.lastIndexOf('.'), 0));
        try {
            // A literal is parsed, never looked up.
            var bytes = java.net.InetAddress.ofLiteral(network).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        } catch (IllegalArgumentException e) {
            return network;
        }
    }
}
