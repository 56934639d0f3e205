package org.undersigned.signon;

/** Somebody who signs on for an organisation. Name and office are public once that is approved; the mailbox never is. */
public record Applicant(String person, String office, String email) {

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Applicant[hidden]";
    }
}
