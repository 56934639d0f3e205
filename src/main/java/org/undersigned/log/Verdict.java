package org.undersigned.log;

/** What came out of checking a receipt. The script of the page {@code /verify} has the same words for the same files. */
public sealed interface Verdict {

    /**
     * Everything fits.
     *
     * @param origin of the log: HOST/log/ID/signatures
     * @param index of the signature, from 0
     * @param size signatures in the log when the receipt was made
     * @param personal whether it was also shown that the signature belongs to the salt and tag in the receipt
     * @param keyFromReceipt whether nobody else vouched for the key: then the receipt fits itself, and no more is shown
     */
    record Valid(String origin, long index, long size, boolean personal, boolean keyFromReceipt) implements Verdict {

        /** The number of the signature as people count, from 1. */
        public long number() {
            return index + 1;
        }
    }

    /** It is a receipt, and it does not prove what it says. */
    record NotValid(Reason reason) implements Verdict {}

    /** What does not fit, in the order in which it is looked at. */
    enum Reason {
        /** The receipt names another key than the one that is trusted. */
        OTHER_KEY,
        /** No signature under the checkpoint names the key. */
        NOT_SIGNED,
        /** A signature under the checkpoint names the key and is not by it: something was changed, or made up. */
        BAD_SIGNATURE,
        /** The checkpoint is that of another log. */
        OTHER_LOG,
        /** The leaf is not at its place in the log. */
        NOT_INCLUDED,
        /** Salt and tag are those of another signature. */
        OTHER_PERSON
    }
}
