package org.undersigned.donation;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The account at Stripe by which an organisation takes gifts.
 *
 * @param legalName who receives a gift, as its receipt names them
 * @param live whether money moves; otherwise its key is one for trials
 * @param tail the end of the key
 * @param secret the key, sealed
 * @param hook what its webhooks are signed with, sealed
 * @param formerHook what they were signed with before, sealed; null for none, as the column
 * @param formerUntil the last day on which that one counts; null for none
 */
public record Account(
        UUID organisation,
        String legalName,
        boolean live,
        String tail,
        byte[] secret,
        byte[] hook,
        byte[] formerHook,
        LocalDate formerUntil) {

    /** The same, with its former secret counting until a day. */
    public Account until(LocalDate day) {
        return new Account(organisation, legalName, live, tail, secret, hook, formerHook, day);
    }

    /** Hides the key from logs. */
    @Override
    public String toString() {
        return "Account[hidden]";
    }
}
