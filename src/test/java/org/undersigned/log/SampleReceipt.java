package org.undersigned.log;

/** Receipts for tests of other packages: number 300 of 700. */
public final class SampleReceipt {

    public static final String ORIGIN = MadeUpLogs.ORIGIN;
    public static final String KEY = MadeUpLogs.signer(ORIGIN, 1).verifier().encode();
    public static final String OTHER_KEY =
            MadeUpLogs.signer(ORIGIN, 2).verifier().encode();

    private static final MadeUpLogs.Log LOG = MadeUpLogs.of(700);

    private SampleReceipt() {}

    public static byte[] anonymous() {
        return LOG.anonymous(299).encode();
    }

    public static byte[] personal() {
        return LOG.personal(299).encode();
    }
}
