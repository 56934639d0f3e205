package org.undersigned.mailing.sender;

import jakarta.inject.Singleton;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;

/**
 * Makes keys that mail is signed with: RSA of 2,048 bits, which every receiver checks (RFC 8301, 3.2). Each has a name of its own, so that
 * one stands beside the other in the DNS while it takes its place.
 */
@Singleton
class MakingKeys {

    private static final int BITS = 2048;

    private final SenderSeal seal;
    private final InstantSource clock;

    MakingKeys(SenderSeal seal, InstantSource clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** A new one, in the place of one that was never used. */
    SenderKey make(Handle handle, UUID organisation, String domain) {
        var today = Day.today(clock);
        var there = SenderStore.keys(handle, organisation, domain).stream()
                .map(SenderKey::selector)
                .collect(Collectors.toSet());
        var selector = "u" + today.toString().replace("-", "");
        // A record that somebody has published already is never another key's.
        for (char letter = 'b'; there.contains(selector) && letter <= 'z'; letter++)
            selector = selector.substring(0, 9) + letter;
        if (there.contains(selector))
            selector = "u" + UUID.randomUUID().toString().substring(0, 12);
        var pair = pair();
        var key = new SenderKey(
                organisation,
                domain,
                selector,
                pair.getPublic().getEncoded(),
                seal.sealKey(organisation, domain, selector, pair.getPrivate().getEncoded()),
                SenderKey.State.NEW,
                today);
        SenderStore.add(handle, key);
        return key;
    }

    private static java.security.KeyPair pair() {
        try {
            var keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(BITS);
            return keys.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
