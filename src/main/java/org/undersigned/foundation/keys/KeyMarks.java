package org.undersigned.foundation.keys;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The marks by which this program knows the recipients' keys that it set. A mark is made with a key that follows from the installation's
 * root, over the recipient, the public half, where the private half is, the number of the key among those of its recipient, and whether it
 * is in force. Who can only write to the table makes none, and brings none back that was over: its mark says that it is.
 *
 * <p>Who kept a copy of a row from when its key was in force has a mark that says so. It has a lower number than the key that came after,
 * which is refused as long as that key, or this machine's memory of it ({@link KeyNumbers}), is there.
 */
@Singleton
final class KeyMarks {

    private final MasterKey master;
    private final KeyNumbers numbers;

    KeyMarks(MasterKey master, KeyNumbers numbers) {
        this.master = master;
        this.numbers = numbers;
    }

    /** Why a row of the table is not taken for what it says. */
    enum Fault {
        /** In force, and without a mark. */
        UNMARKED,
        /** In force, and its mark is not ours, or says something else. */
        NOT_OURS,
        /** In force once, and before another one. */
        OLDER,
        /** Out of force, and its mark is not ours, or says something else. */
        PUT_OUT
    }

    /** The mark of a key. */
    byte[] of(RecipientKeys.Key key, long number, boolean inForce) {
        return Mac.hmac(
                master.derive("recipient-key/v2"),
                String.join(
                        "\n",
                        key.recipient(),
                        HexFormat.of().formatHex(key.open()),
                        key.hosted() ? "here" : "elsewhere",
                        String.valueOf(number),
                        inForce ? "in force" : "over"));
    }

    /** The one of a recipient's keys that is in force; nothing if that is none of ours. */
    Optional<RecipientKeyStore.Found> inForce(Collection<RecipientKeyStore.Found> ofOne) {
        return ofOne.stream()
                .filter(RecipientKeyStore.Found::inForce)
                .filter(found -> fault(found, ofOne).isEmpty())
                .findFirst();
    }

    /** What is wrong with one of a recipient's keys; nothing if it is what it says. */
    Optional<Fault> fault(RecipientKeyStore.Found found, Collection<RecipientKeyStore.Found> ofOne) {
        var isMarked = isMarked(found, found.inForce());
        if (!found.inForce()) return isMarked ? Optional.empty() : Optional.of(Fault.PUT_OUT);
        if (found.mac() == null) return Optional.of(Fault.UNMARKED);
        if (!isMarked) return Optional.of(Fault.NOT_OURS);
        return found.number() < highest(found.key().recipient(), ofOne) ? Optional.of(Fault.OLDER) : Optional.empty();
    }

    /** Whether this machine, or the database, knows a later key than the one that says it is in force. */
    boolean isBehind(Collection<RecipientKeyStore.Found> ofOne) {
        return ofOne.stream().anyMatch(found -> fault(found, ofOne).equals(Optional.of(Fault.OLDER)));
    }

    /** The number of a recipient's next key. */
    long next(String recipient, Collection<RecipientKeyStore.Found> ofOne) {
        return highest(recipient, ofOne) + 1;
    }

    /** The number of a key, for the mark that says that it is over; 0 if somebody else gave it one. */
    long number(RecipientKeyStore.Found found) {
        // Whichever the row says now: a key that somebody else put out of force came after those before it all the
        // same.
        return isMarked(found, true) || isMarked(found, false) ? found.number() : 0;
    }

    /** Takes note of a key that is in force in what others see of the database, too. */
    void saw(RecipientKeyStore.Found found) {
        numbers.saw(found.key().recipient(), found.number());
    }

    private long highest(String recipient, Collection<RecipientKeyStore.Found> ofOne) {
        return Math.max(
                numbers.of(recipient),
                ofOne.stream().mapToLong(this::number).max().orElse(0));
    }

    private boolean isMarked(RecipientKeyStore.Found found, boolean inForce) {
        return found.mac() != null
                && found.key().id().equals(Hpke.id(found.key().open()))
                && MessageDigest.isEqual(found.mac(), of(found.key(), found.number(), inForce));
    }
}
