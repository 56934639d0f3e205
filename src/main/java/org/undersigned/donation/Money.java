package org.undersigned.donation;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Page;

/**
 * A sum in one currency.
 *
 * @param minor in its smallest unit, as Stripe counts
 * @param currency its code of ISO 4217, in capitals
 */
public record Money(long minor, String currency) {

    /** Currencies whose smallest unit is the same at Stripe as in ISO 4217; for some others Stripe has rules of its own. */
    public static final List<String> CURRENCIES = List.of(
            "AUD", "BRL", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "HTG", "JPY", "MXN", "NOK", "NZD", "PLN", "RON",
            "SEK", "USD", "ZAR");

    /** Stripe takes eight digits at most. */
    static final long MOST = 99_999_999;

    /**
     * What somebody typed, such as {@code 25}, {@code 25.50} or {@code 25,50}, with digits of any script; nothing if it is no sum above zero in
     * this currency.
     */
    public static Optional<Money> parse(String typed, String currency) {
        if (!CURRENCIES.contains(currency) || typed.length() > 20) return Optional.empty();
        var digits = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().codePoints().forEach(c -> {
            var digit = Character.digit(c, 10);
            if (digit >= 0) digits.append(digit);
            // The last is the Arabic decimal separator.
            else digits.append(c == ',' || c == 0x066B ? "." : Character.toString(c));
        });
        var places = places(currency);
        if (!digits.toString().matches(places == 0 ? "\\d{1,9}" : "\\d{1,9}(\\.\\d{1," + places + "})?"))
            return Optional.empty();
        var minor = new BigDecimal(digits.toString()).movePointRight(places).longValueExact();
        return minor > 0 && minor <= MOST ? Optional.of(new Money(minor, currency)) : Optional.empty();
    }

    private static int places(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    /** In whole units, such as {@code 25} or {@code 25.50}. */
    public String plain() {
        var sum = decimal();
        return (sum.stripTrailingZeros().scale() <= 0 ? sum.setScale(0) : sum).toPlainString();
    }

    /** As the language of a page writes it. */
    public String text(Page page) {
        return page.money(decimal(), currency);
    }

    private BigDecimal decimal() {
        return BigDecimal.valueOf(minor, places(currency));
    }
}
