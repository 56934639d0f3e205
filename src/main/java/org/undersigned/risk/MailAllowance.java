package org.undersigned.risk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.http.Network;
import org.undersigned.foundation.keys.Mac;

/**
 * How much mail a stranger can cause. Limits are soft: a signature is stored whatever they say; only its mail is left out (the
 * mailbox got enough today) or held back (very many from one network: perhaps a crowd in one hall, perhaps not people). Mailboxes
 * and networks are known by a keyed digest in memory only, under a key that dies with the process or at midnight UTC.
 */
@Singleton
public final class MailAllowance {

    /** In place of an address, for what members of an organisation typed in: how much that is, others bound. */
    public static final String STAFF = "staff";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int A_MAILBOX_AND_PETITION_A_DAY = 3;
    private static final int A_MAILBOX_A_DAY = 10;
    private static final int A_NETWORK_AN_HOUR = 60;

    private final boolean loopbackIsExempt;
    private final InstantSource clock;
    private volatile Today today;

    MailAllowance(
            @ConfigProperty(name = "undersigned.loopback-exempt", defaultValue = "false") boolean loopbackIsExempt,
            InstantSource clock) {
        this.loopbackIsExempt = loopbackIsExempt;
        this.clock = clock;
        this.today = new Today(Day.today(clock));
    }

    /** What may be mailed for a submission. */
    public enum Answer {
        /** Now. */
        SEND,
        /** Later: very many came from this network. */
        HOLD,
        /** Not at all: this mailbox got enough today. */
        LEAVE_OUT
    }

    /**
     * Asks for one mail, and counts it.
     *
     * @param about the petition, or whatever else has a count of its own for each mailbox
     * @param mailbox canonical address
     * @param network address of the sender, or {@link #STAFF}
     */
    public Answer ask(UUID about, String mailbox, String network) {
        var day = today();
        var box = day.digest(mailbox);
        var boxAndPetition = box * 31 + about.hashCode();
        if (day.mails.add(boxAndPetition) > A_MAILBOX_AND_PETITION_A_DAY) return Answer.LEAVE_OUT;
        if (day.mails.add(box) > A_MAILBOX_A_DAY) return Answer.LEAVE_OUT;
        if (network.equals(STAFF)) return Answer.SEND;
        if (loopbackIsExempt && Network.isLoopback(network)) return Answer.SEND;
        return day.network(Network.prefix(network)).tryConsume(1) ? Answer.SEND : Answer.HOLD;
    }

    /**
     * Whether one more gift may be begun from a network in this hour. It has a count of its own, so that who gives keeps no mail from others.
     *
     * @param network address of the sender
     */
    public boolean takesGift(String network) {
        if (loopbackIsExempt && Network.isLoopback(network)) return true;
        return today().network("gift " + Network.prefix(network)).tryConsume(1);
    }

    /**
     * Names everybody who signs one petition from one network today, and tells nothing about the network: as the counters, it is under
     * a key that is nowhere but in memory.
     */
    public UUID crowd(UUID petition, String network) {
        var digest = ByteBuffer.wrap(Mac.hmac(today().key, "crowd\n" + petition + "\n" + Network.prefix(network)));
        return new UUID(digest.getLong(), digest.getLong());
    }

    private Today today() {
        var date = Day.today(clock);
        if (!today.date.equals(date)) today = new Today(date);
        return today;
    }

    /** One day's counts, and the key that nobody can test a guess without. */
    private static final class Today {
        private final LocalDate date;
        private final SecretKey key = random();
        private final Counts mails = new Counts();
        private final Cache<Long, Bucket> networks = Caffeine.newBuilder()
                .expireAfterAccess(HOUR)
                .maximumSize(50_000)
                .build();

        private Today(LocalDate date) {
            this.date = date;
        }

        private Bucket network(String prefix) {
            return networks.get(
                    digest(prefix),
                    name -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(A_NETWORK_AN_HOUR).refillGreedy(A_NETWORK_AN_HOUR, HOUR))
                            .build());
        }

        private long digest(String text) {
            return ByteBuffer.wrap(Mac.hmac(key, text)).getLong();
        }

        private static SecretKey random() {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            return new SecretKeySpec(bytes, "HmacSHA256");
        }
    }
}
