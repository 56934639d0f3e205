package org.undersigned.donation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.token.Token;
import org.undersigned.organisation.staff.Entered;

/** What the form for a gift sends, and what is wrong with it. */
final class GiveForm {

    private GiveForm() {}

    /** What the form says, or what has to change. */
    sealed interface Checked {
        record Good(Money amount, boolean monthly, String form) implements Checked {}

        record Bad(Entered entered) implements Checked {}
    }

    /** Checks it against what is taken. */
    static Checked check(Map<String, String> sent, Asked asked) {
        var errors = new LinkedHashMap<String, String>();
        var currency = sent.getOrDefault("currency", "");
        var offered = asked.money().stream()
                .filter(one -> one.currency().equals(currency))
                .findFirst();
        var typed = sent.getOrDefault("own", "").strip();
        var amount = Money.parse(typed.isEmpty() ? sent.getOrDefault("amount", "") : typed, currency);
        if (offered.isEmpty()) errors.put("own", "donation.wrong.otherCurrency");
        else if (amount.isEmpty())
            errors.put("own", typed.isEmpty() ? "donation.wrong.choose" : "donation.wrong.amount");
        else if (amount.get().minor() < offered.get().least()) errors.put("own", "donation.wrong.least");
        else if (amount.get().minor() > offered.get().most()) errors.put("own", "donation.wrong.most");
        var often = often(sent, asked);
        if (often.isEmpty()) errors.put("often", "donation.wrong.often");
        else if (errors.isEmpty() && !asked.takes(amount.orElseThrow(), often.get()))
            errors.put("own", "donation.wrong.parts");
        var form = sent.getOrDefault("key", "");
        // Without what the page gave it, a form is not told apart from itself: a fresh one is made for it.
        if (!Token.isOne(form)) form = Token.fresh();
        return errors.isEmpty()
                ? new Checked.Good(amount.orElseThrow(), often.orElseThrow(), form)
                : new Checked.Bad(new Entered(kept(sent), errors));
    }

    private static Optional<Boolean> often(Map<String, String> sent, Asked asked) {
        if (asked.once() != asked.monthly()) return Optional.of(asked.monthly());
        return switch (sent.getOrDefault("often", "")) {
            case "once" -> Optional.of(false).filter(no -> asked.once());
            case "monthly" -> Optional.of(true).filter(yes -> asked.monthly());
            default -> Optional.empty();
        };
    }

    /** What was typed, as it comes back. */
    static Map<String, String> kept(Map<String, String> sent) {
        var kept = new LinkedHashMap<String, String>();
        for (var field : new String[] {"amount", "own", "often"})
            kept.put(field, shortened(sent.getOrDefault(field, "")));
        return kept;
    }

    private static String shortened(String text) {
        var plain = text.replaceAll("\\p{Cc}", "");
        return plain.length() > 40 ? plain.substring(0, 40) : plain;
    }
}
