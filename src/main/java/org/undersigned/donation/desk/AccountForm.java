package org.undersigned.donation.desk;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.undersigned.donation.Account;
import org.undersigned.donation.AccountSeal;
import org.undersigned.donation.stripe.StripeKey;

/** The form about an account at Stripe, read and judged. A secret that is left empty stays as it was. */
final class AccountForm {

    /** Days for which the former secret of webhooks still counts; Stripe keeps it for one at most. */
    static final int EXCHANGE = 3;

    private static final int LONGEST_NAME = 200;
    private static final Pattern HOOK = Pattern.compile("whsec_[A-Za-z0-9+/=_-]{16,240}");

    private final UUID organisation;
    private final Optional<Account> before;
    private final AccountSeal seal;
    private final LocalDate today;
    private final Map<String, String> faults = new LinkedHashMap<>();

    AccountForm(UUID organisation, Optional<Account> before, AccountSeal seal, LocalDate today) {
        this.organisation = organisation;
        this.before = before;
        this.seal = seal;
        this.today = today;
    }

    /** Keys of messages by field, in the order of the form; empty if nothing is wrong. */
    Map<String, String> faults() {
        return faults;
    }

    /** What was chosen; nothing if something is wrong. */
    Optional<Account> read(Map<String, String> form) {
        var name = form.getOrDefault("legal", "")
                .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
        if (name.isEmpty()) faults.put("legal", "donation.wrong.legal");
        else if (name.length() > LONGEST_NAME) faults.put("legal", "donation.wrong.legalLong");
        var key = key(form.getOrDefault("secret", "").strip());
        var otherMode = key.filter(
                        one -> before.filter(was -> was.live() != one.live()).isPresent())
                .isPresent();
        var hook = hook(form.getOrDefault("hook", "").strip(), otherMode);
        if (!faults.isEmpty()) return Optional.empty();
        var exchanged = hook.isPresent() && before.isPresent();
        return Optional.of(new Account(
                organisation,
                name,
                key.map(StripeKey::live).orElseGet(() -> before.orElseThrow().live()),
                key.map(StripeKey::tail).orElseGet(() -> before.orElseThrow().tail()),
                key.map(one -> seal.seal(organisation, one))
                        .orElseGet(() -> before.orElseThrow().secret()),
                hook.map(one -> seal.sealHook(organisation, one))
                        .orElseGet(() -> before.orElseThrow().hook()),
                exchanged
                        ? before.get().hook()
                        : before.map(Account::formerHook).orElse(null),
                exchanged
                        ? today.plusDays(EXCHANGE)
                        : before.map(Account::formerUntil).orElse(null)));
    }

    private Optional<StripeKey> key(String typed) {
        if (typed.isEmpty()) {
            if (before.isEmpty()) faults.put("secret", "donation.wrong.secretMissing");
            return Optional.empty();
        }
        var key = StripeKey.parse(typed);
        if (key.isEmpty())
            faults.put("secret", typed.startsWith("pk_") ? "donation.wrong.published" : "donation.wrong.secret");
        return key;
    }

    /** Webhooks of trials are signed with another secret than those of money. */
    private Optional<String> hook(String typed, boolean otherMode) {
        if (typed.isEmpty()) {
            if (before.isEmpty() || otherMode) faults.put("hook", "donation.wrong.hookMissing");
            return Optional.empty();
        }
        if (HOOK.matcher(typed).matches()) return Optional.of(typed);
        faults.put("hook", "donation.wrong.hook");
        return Optional.empty();
    }
}
