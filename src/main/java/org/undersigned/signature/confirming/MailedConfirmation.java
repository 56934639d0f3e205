package org.undersigned.signature.confirming;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.signature.Signature;

/**
 * A mail that may confirm, with the signature that it is about.
 *
 * @param locator names the submission that caused it
 * @param codeHash of the code that stands in it
 * @param tries wrong codes so far
 * @param mailboxTag which mailbox
 * @param commitment what the log will say; nothing for a signature from before there was a log
 * @param newest locator of the newest submission, whose token opens what was typed; nothing if no token does
 * @param source code of what brought the person, if anything is known
 */
record MailedConfirmation(
        byte[] locator,
        byte[] tokenHash,
        byte[] codeHash,
        int tries,
        Signature signature,
        byte[] mailboxTag,
        Optional<byte[]> commitment,
        Optional<byte[]> newest,
        Optional<String> source) {

    private static final int TRIES = 5;

    UUID id() {
        return signature.id();
    }

    boolean pending() {
        return signature.asTold() == Signature.State.PENDING;
    }

    /** Whether this is its code, typed before too many others. */
    boolean hasCode(byte[] hash) {
        return tries < TRIES && MessageDigest.isEqual(codeHash, hash);
    }

    /** Of the token that confirms, and of the newest: the one that the thanks carry and that opens what was typed. */
    List<byte[]> locators() {
        var locators = new ArrayList<byte[]>(List.of(locator));
        newest.filter(other -> !Arrays.equals(other, locator)).ifPresent(locators::add);
        return locators;
    }

    /** One mailbox of one petition. */
    record Mailbox(UUID petition, ByteBuffer tag) {}

    Mailbox mailbox() {
        return new Mailbox(signature.petition(), ByteBuffer.wrap(mailboxTag));
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "MailedConfirmation[" + signature.id() + "]";
    }
}
