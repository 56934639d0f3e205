package org.undersigned.signature.signing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a form was not taken, with everything that was written, so that it can come back filled in.
 *
 * @param errors in the order of the form; never empty
 * @param values the form as sent
 */
record Refused(List<FieldError> errors, Map<String, String> values) {

    /**
     * One field's trouble.
     *
     * @param message key under {@code signature.error.}: what to write instead
     * @param arguments of the message
     * @param asked the mail domain that the person is asked to look at again; sending the form once more keeps it
     */
    record FieldError(String field, String message, List<Object> arguments, Optional<String> asked) {}
}
