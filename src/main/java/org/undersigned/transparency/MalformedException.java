package org.undersigned.transparency;

/** Bytes are not in the form that their format demands. The only exception that the parsers of this package throw. */
public final class MalformedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, without the bytes themselves: they may belong to a person */
    public MalformedException(String message) {
        super(message);
    }
}
