package org.undersigned.donation.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.undersigned.donation.Amounts;
import org.undersigned.donation.Money;
import org.undersigned.donation.Offer;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Translated;

/** The form about what an organisation takes gifts of, read and judged. */
final class OfferForm {

    /** In so many currencies at most. */
    static final int CURRENCIES = 3;

    private static final int SUGGESTED = 6;
    private static final int LONGEST_NOTE = 500;

    /** Only Stripe's own: nobody has to approve it, so it must not lead those who gave anywhere else. */
    private static final Pattern PORTAL = Pattern.compile("https://billing\\.stripe\\.com/[A-Za-z0-9/_-]{1,400}");

    private final Map<String, String> faults = new LinkedHashMap<>();

    /** The fields as they stand. */
    static Map<String, String> written(Offer offer) {
        var fields = new LinkedHashMap<String, String>();
        if (offer.open()) fields.put("open", "on");
        if (offer.once()) fields.put("once", "on");
        if (offer.monthly()) fields.put("monthly", "on");
        for (int i = 0; i < offer.money().size(); i++) {
            var one = offer.money().get(i);
            fields.put("currency" + i, one.currency());
            fields.put("suggested" + i, one.choices().stream().map(Money::plain).collect(Collectors.joining(" ")));
            fields.put("least" + i, one.fewest().plain());
            fields.put("most" + i, one.highest().plain());
        }
        offer.note()
                .ifPresent(note -> note.byLanguage().forEach((language, text) -> fields.put("note." + language, text)));
        fields.put("portal", offer.portal());
        return fields;
    }

    /** Keys of messages by field, in the order of the form; empty if nothing is wrong. */
    Map<String, String> faults() {
        return faults;
    }

    /** What was chosen; look at {@link #faults} first. */
    Offer read(UUID organisation, Map<String, String> form) {
        var once = form.containsKey("once");
        var monthly = form.containsKey("monthly");
        if (!once && !monthly) faults.put("once", "donation.wrong.never");
        var money = new ArrayList<Amounts>();
        for (int i = 0; i < CURRENCIES; i++) amounts(form, i, money).ifPresent(money::add);
        if (money.isEmpty() && faults.keySet().stream().allMatch("once"::equals))
            faults.put("currency0", "donation.wrong.noCurrency");
        return new Offer(organisation, form.containsKey("open"), once, monthly, money, note(form), portal(form));
    }

    private Optional<Amounts> amounts(Map<String, String> form, int row, List<Amounts> before) {
        var currency = form.getOrDefault("currency" + row, "");
        if (currency.isEmpty()) return Optional.empty();
        if (!Money.CURRENCIES.contains(currency)
                || before.stream().anyMatch(one -> one.currency().equals(currency))) {
            faults.put("currency" + row, "donation.wrong.currency");
            return Optional.empty();
        }
        var least = sum(form, "least" + row, currency);
        var most = sum(form, "most" + row, currency);
        if (least.isEmpty() || most.isEmpty()) return Optional.empty();
        if (least.get() > most.get()) {
            faults.put("most" + row, "donation.wrong.bounds");
            return Optional.empty();
        }
        var suggested = new ArrayList<Long>();
        for (var word : form.getOrDefault("suggested" + row, "").strip().split("[\\s;]+")) {
            if (word.isEmpty()) continue;
            var one = Money.parse(word, currency).map(Money::minor);
            if (one.filter(sum -> sum >= least.get() && sum <= most.get()).isEmpty()) {
                faults.put("suggested" + row, "donation.wrong.suggested");
                return Optional.empty();
            }
            suggested.add(one.get());
        }
        if (suggested.size() > SUGGESTED) faults.put("suggested" + row, "donation.wrong.many");
        return Optional.of(
                new Amounts(currency, suggested.stream().distinct().sorted().toList(), least.get(), most.get()));
    }

    private Optional<Long> sum(Map<String, String> form, String field, String currency) {
        var sum = Money.parse(form.getOrDefault(field, ""), currency).map(Money::minor);
        if (sum.isEmpty()) faults.put(field, "donation.wrong.amount");
        return sum;
    }

    private Optional<Translated> note(Map<String, String> form) {
        var texts = new LinkedHashMap<String, String>();
        for (var language : Languages.all()) {
            var text = form.getOrDefault("note." + language, "")
                    .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ")
                    .strip();
            if (text.length() > LONGEST_NOTE) faults.put("note." + language, "donation.wrong.note");
            if (!text.isEmpty()) texts.put(language, text);
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Translated(texts));
    }

    private String portal(Map<String, String> form) {
        var typed = form.getOrDefault("portal", "").strip();
        if (typed.isEmpty() || PORTAL.matcher(typed).matches()) return typed;
        faults.put("portal", "donation.wrong.portal");
        return typed;
    }
}
