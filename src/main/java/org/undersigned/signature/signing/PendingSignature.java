package org.undersigned.signature.signing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.place.Regions;
import org.undersigned.petition.Petition;
import org.undersigned.signature.Typed;

/**
 * A signature on its way to the disk.
 *
 * @param tag who, under this petition's key
 * @param mailboxTag which mailbox, under this petition's key
 * @param salt 32 random bytes that the commitment is made with
 * @param commitment what the public log will say of it
 * @param reference names the submission to its sender; the same for a form that is sent twice
 * @param network address of the sender, for limits in memory
 */
record PendingSignature(
        UUID id,
        Petition petition,
        Submission submission,
        byte[] tag,
        byte[] mailboxTag,
        byte[] salt,
        byte[] commitment,
        String reference,
        Instant at,
        String network) {

    /** Tells people of one petition apart, and puts them in an order. */
    Person person() {
        return new Person(petition.id(), tag);
    }

    /** What one batch may hold once only. The hash is the tag's own first bytes, which are as good as random. */
    record Person(UUID petition, byte[] tag) implements Comparable<Person> {

        private static final Comparator<Person> ORDER =
                Comparator.comparing(Person::petition).thenComparing(Person::tag, Arrays::compare);

        @Override
        public int compareTo(Person other) {
            return ORDER.compare(this, other);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Person person && petition.equals(person.petition) && Arrays.equals(tag, person.tag);
        }

        @Override
        public int hashCode() {
            return ByteBuffer.wrap(tag).getInt();
        }
    }

    /** Where in the country it is made (ISO 3166-2), as far as the postcode tells. Under high risk nobody is to know. */
    Optional<String> region() {
        if (petition.isHighRisk()) return Optional.empty();
        return Regions.of(submission.country(), submission.postcode());
    }

    /** What goes under the seal. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", submission.name());
        fields.put("email", submission.email().typed());
        if (!submission.postcode().isEmpty()) fields.put("postcode", submission.postcode());
        submission.own().forEach((name, answer) -> fields.put("own." + name, answer));
        submission.partner().ifPresent(partner -> fields.put("partner", partner));
        fields.put("at", at.toString());
        fields.put("salt", Base64.getEncoder().encodeToString(salt));
        return fields;
    }

    /** What was typed, for the row of signature {@code id}. */
    Typed typed(UUID id) {
        return new Typed(
                petition,
                id,
                submission.email(),
                submission.country(),
                submission.language(),
                submission.isPublic(),
                submission.wantsUpdates(),
                submission.consents(),
                submission.division().isPresent(),
                fields());
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "PendingSignature[" + id + "]";
    }
}
