package org.undersigned.donation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.html.Page;

/**
 * A gift that somebody began.
 *
 * @param beneficiary legal name of the organisation when it was begun
 * @param source what brought it, or empty
 * @param token digest of what stands in the address of its receipt
 * @param plan digest of what holds the parts of a joint gift together
 * @param session of Checkout, once Stripe has made one
 */
public record Gift(
        UUID id,
        UUID organisation,
        UUID petition,
        String beneficiary,
        Money amount,
        boolean monthly,
        boolean live,
        String language,
        String source,
        byte[] token,
        Optional<byte[]> plan,
        Optional<String> session,
        LocalDate made) {

    /** The organisation within a sentence of a page. */
    public String called(Page page) {
        return Taking.called(beneficiary, page);
    }

    /** Hides its addresses from logs. */
    @Override
    public String toString() {
        return "Gift[hidden]";
    }
}
