package org.undersigned.foundation.mail;

import java.util.Map;

/**
 * One mail, ready to go.
 *
 * @param headers beyond the usual ones
 */
public record Mail(String to, String subject, String text, String html, Map<String, String> headers) {

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Mail[hidden]";
    }
}
