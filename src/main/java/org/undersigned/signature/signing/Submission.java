package org.undersigned.signature.signing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.signature.division.DivisionNotice;

/**
 * What a person sent, validated: everything personal about one signing, held in memory only.
 *
 * @param consents slugs of the organisations whose box was ticked
 * @param division the wording about the division of new supporters, if its box was ticked
 * @param partner slug of the partner whose link or page brought the person
 * @param source code of what brought the person, already cleaned
 * @param own answers to the petition's own questions
 * @param key the caller's idempotency key, if it sent one
 */
record Submission(
        String name,
        MailAddress email,
        String country,
        String postcode,
        boolean isPublic,
        boolean wantsUpdates,
        List<String> consents,
        Optional<DivisionNotice> division,
        Optional<String> partner,
        Optional<String> source,
        String language,
        Map<String, String> own,
        Optional<String> key) {

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Submission[hidden]";
    }
}
