package org.undersigned.log;

import org.undersigned.transparency.Cosignature;

/** What came of showing a checkpoint to a witness. */
public sealed interface WitnessAnswer {

    /** It cosigned; the cosignature was checked. */
    record Cosigned(Cosignature cosignature) implements WitnessAnswer {}

    /** It remembers the log at another size than the proof began with, perhaps a larger one than the checkpoint's. */
    record Knows(long size) implements WitnessAnswer {}

    /**
     * It says that the checkpoint did not grow out of what it remembers. Either it is broken, or this log has shown two histories: an
     * alarm.
     */
    record Contradicted() implements WitnessAnswer {}

    /**
     * No answer that can be relied on: try later.
     *
     * @param why for the operator's log; holds nothing that the witness wrote
     * @param kept whether it kept us waiting for as long as it may
     */
    record Later(String why, boolean kept) implements WitnessAnswer {
        Later(String why) {
            this(why, false);
        }
    }
}
