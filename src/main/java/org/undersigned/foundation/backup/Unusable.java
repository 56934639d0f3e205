package org.undersigned.foundation.backup;

/** A file, a key or a database cannot be used for what was asked. The message is for the operator and says what to do. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String advice) {
        super(advice);
    }
}
