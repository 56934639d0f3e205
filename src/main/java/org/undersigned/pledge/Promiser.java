package org.undersigned.pledge;

/** Who promised, or comes. */
public record Promiser(String name, String email) {

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Promiser[hidden]";
    }
}
