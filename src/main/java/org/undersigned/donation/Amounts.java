package org.undersigned.donation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What an organisation takes in one currency, in its smallest unit.
 *
 * @param suggested what people can choose, ascending
 */
public record Amounts(String currency, List<Long> suggested, long least, long most) {

    /** Whether a gift may be as large. */
    boolean take(Money money) {
        return money.currency().equals(currency) && money.minor() >= least && money.minor() <= most;
    }

    /** What people can choose. */
    @JsonIgnore
    public List<Money> choices() {
        return suggested.stream().map(this::money).toList();
    }

    /** The smallest gift. */
    public Money fewest() {
        return money(least);
    }

    /** The largest gift. */
    public Money highest() {
        return money(most);
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }
}
