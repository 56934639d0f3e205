package org.undersigned.letter;

/**
 * What somebody writes to a target.
 *
 * @param email where the link goes, and answers of targets
 * @param postal where they live, if they say so: many offices answer only those who do
 */
public record Typed(String name, String email, String postal, String subject, String text) {

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Typed[hidden]";
    }
}
