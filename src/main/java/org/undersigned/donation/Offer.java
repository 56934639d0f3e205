package org.undersigned.donation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.html.Translated;

/**
 * What an organisation takes gifts of.
 *
 * @param open whether people are asked
 * @param once whether a gift can be given once
 * @param monthly whether one can be given every month
 * @param money by currency, the first one is proposed
 * @param note what a receipt says beside, such as about taxes
 * @param portal where those who give monthly change or end it, at Stripe; empty if nowhere
 */
public record Offer(
        UUID organisation,
        boolean open,
        boolean once,
        boolean monthly,
        List<Amounts> money,
        Optional<Translated> note,
        String portal) {

    /** What it takes in a currency. */
    public Optional<Amounts> in(String currency) {
        return money.stream().filter(one -> one.currency().equals(currency)).findFirst();
    }

    /** Whether a gift of that size can be given that often. */
    boolean takes(Money gift, boolean everyMonth) {
        return (everyMonth ? monthly : once)
                && in(gift.currency()).filter(one -> one.take(gift)).isPresent();
    }
}
