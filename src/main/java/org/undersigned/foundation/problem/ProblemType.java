package org.undersigned.foundation.problem;

import java.util.Locale;

/** Every reason for which a request ends without doing what it asked. Each has a page at {@code /problems/SLUG}. */
public enum ProblemType {
    NOT_FOUND(404),
    NOT_ALLOWED(403),
    FORM_EXPIRED(403),
    SESSION_ENDED(403),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    MALFORMED_REQUEST(400),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    INVALID_INPUT(422),
    LINK_EXPIRED(410),
    LETTER_GONE(410),
    TAKEN_DOWN(410),
    INVITATION_EXPIRED(410),
    PASSWORD_LINK_EXPIRED(410),
    PETITION_CLOSED(409),
    LETTER_CLOSED(409),
    TOO_MANY_TRIES(429),
    PAUSED(503),
    TOO_BUSY(503),
    UNAVAILABLE(503),
    INTERNAL_ERROR(500),
    FORMAT_UNKNOWN(501);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Whether signing in is the way on. */
    public boolean isForStaff() {
        return this == INVITATION_EXPIRED || this == PASSWORD_LINK_EXPIRED || this == SESSION_ENDED;
    }

    /** The last part of the problem's address, and of its message keys {@code problem.SLUG.title} and {@code .detail}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
