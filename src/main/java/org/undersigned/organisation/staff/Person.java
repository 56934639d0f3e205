package org.undersigned.organisation.staff;

import java.util.UUID;

/**
 * Somebody who works here, opened for as long as a request takes.
 *
 * @param operator whether they found members for every organisation
 * @param language of the pages and mails they get
 */
public record Person(UUID id, String email, String name, boolean operator, String language) {

    /** How the audit log names them. */
    public String actor() {
        return actor(id);
    }

    /** How the audit log names somebody of whom only the id is known. */
    public static String actor(UUID id) {
        return "staff:" + id;
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Person[hidden]";
    }
}
