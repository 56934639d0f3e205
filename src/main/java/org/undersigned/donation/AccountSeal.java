package org.undersigned.donation;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.undersigned.donation.stripe.StripeKey;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.MasterKey;

/** Keys of organisations at Stripe, sealed under the master key and bound to their organisation. Nobody sees them again. */
@Singleton
public class AccountSeal {

    private static final String KEY = "key";
    private static final String HOOK = "hook";

    private final MasterKey master;

    AccountSeal(MasterKey master) {
        this.master = master;
    }

    /** Seals a key. */
    public byte[] seal(UUID organisation, StripeKey key) {
        return seal(organisation, KEY, key.secret());
    }

    /** Seals what webhooks are signed with. */
    public byte[] sealHook(UUID organisation, String secret) {
        return seal(organisation, HOOK, secret);
    }

    /** The key of an account. */
    public StripeKey key(Account account) {
        return StripeKey.parse(open(account.organisation(), KEY, account.secret()))
                .orElseThrow();
    }

    /** What webhooks of an account may be signed with on a day. */
    List<String> hooks(Account account, LocalDate today) {
        var hooks = new ArrayList<String>();
        hooks.add(open(account.organisation(), HOOK, account.hook()));
        if (account.formerHook() != null && !account.formerUntil().isBefore(today))
            hooks.add(open(account.organisation(), HOOK, account.formerHook()));
        return hooks;
    }

    private byte[] seal(UUID organisation, String what, String text) {
        return Aead.seal(master.derive("donation/v1"), organisation + "|" + what, text.getBytes(StandardCharsets.UTF_8))
                .packed();
    }

    private String open(UUID organisation, String what, byte[] sealed) {
        // Another master key would not have let the program start.
        return Aead.Sealed.unpacked(sealed)
                .flatMap(one -> Aead.open(master.derive("donation/v1"), organisation + "|" + what, one))
                .map(plain -> new String(plain, StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
