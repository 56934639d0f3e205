package org.undersigned.transparency;

/** Bytes are not in the form that their format demands. The only exception that the parsers of this package throw. */
public final class MalformedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message);
    }
}
