package org.undersigned.signon;

import com.ibm.icu.text.SpoofChecker;
import java.net.URI;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.SharedHosts;
import org.undersigned.organisation.SharedMailboxes;

/**
 * What came by the public form: an organisation that wants to sign on to one version of a statement.
 *
 * @param sha256 of the wording that it approves
 * @param language in which the form was filled in, and in which mails go
 * @param sealed who asks; empty once that is deleted
 * @param documentKind {@code pdf} or {@code jpg}; empty if there is no document, or none any more
 * @param disownedBy the organisations here whose owners said that this is not theirs
 * @param organisation what it became
 */
public record SignOnRequest(
        UUID id,
        UUID statement,
        int version,
        byte[] sha256,
        State state,
        String language,
        Body body,
        Mailbox mailbox,
        Optional<Aead.Sealed> sealed,
        Optional<String> documentKind,
        List<UUID> disownedBy,
        Optional<UUID> organisation,
        Optional<LocalDate> confirmed,
        Optional<LocalDate> decided,
        Optional<String> reason) {

    private static final SpoofChecker LOOK_ALIKES = new SpoofChecker.Builder().build();

    /** How far it got. */
    public enum State {
        /** Nobody has followed the link in the mail yet. */
        UNCONFIRMED,
        /** Somebody decides. */
        WAITING,
        APPROVED,
        REFUSED,
        /** The organisation took it back after it was approved. */
        WITHDRAWN;

        /** As in the database, in addresses and at the end of message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the mailbox of who asks proves. */
    public enum Mailbox {
        /** It is in the domain of the organisation's website. */
        OWN,
        /** It is in another domain. */
        OTHER,
        /** Anybody can have one there. */
        SHARED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What a mailbox in {@code domain} proves about a website at the host {@code site}. */
        static Mailbox of(String domain, String site) {
            if (SharedMailboxes.hold(domain)) return SHARED;
            return domain.equals(site) && !SharedHosts.hold(site) ? OWN : OTHER;
        }
    }

    /**
     * The organisation, as the form says.
     *
     * @param domain host of the website in ASCII, without www
     */
    public record Body(String name, String kind, URI url, String postalAddress, String domain) {

        /** The name without what can be typed in several ways. */
        public String foldedName() {
            return folded(name);
        }

        /** It as an organisation of this site, by its name in these languages. What it does with data it says on its website. */
        public Organisation organisation(UUID id, String slug, Translated names) {
            return new Organisation(
                    id,
                    slug,
                    names,
                    Optional.empty(),
                    kind,
                    url,
                    url,
                    postalAddress,
                    Optional.empty(),
                    List.of(),
                    false);
        }
    }

    /** Letters and digits only, without case and marks, and look-alikes as one: two names that differ in nothing else are one. */
    public static String folded(String name) {
        var letters = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{Nd}]", "")
                .toLowerCase(Locale.ROOT);
        return LOOK_ALIKES.getSkeleton(letters);
    }

    /** Whether the document can be looked at. */
    public boolean hasDocument() {
        return documentKind.isPresent();
    }
}
