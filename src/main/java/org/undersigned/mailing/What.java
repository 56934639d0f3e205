package org.undersigned.mailing;

import java.util.Locale;

/** What is counted of mails. */
public enum What {
    /** Those who were to get one. */
    PEOPLE,
    /** A mail server took it. */
    SENT,
    /** It may have gone: whoever sent it died, or was cut off, before an answer came. */
    UNSURE,
    /** No server took it. */
    FAILED,
    /** Its person took the permission back meanwhile, or the address is one to be left alone. */
    GONE,
    /** It came back, and the address is none. */
    HARD,
    /** It came back for now. */
    SOFT,
    /** Its person told the provider that it is spam. */
    COMPLAINT,
    /** Its person took the permission back afterwards. */
    LEFT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static What of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
