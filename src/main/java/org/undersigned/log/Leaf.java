package org.undersigned.log;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.undersigned.signature.Commitment;

/** One line of a public log. It says nothing about a person to anybody who does not know more already. */
public sealed interface Leaf {

    /** The entry as it stands in the log: one line of ASCII with its line feed. */
    String line();

    /** The bytes that are hashed (RFC 6962) and published. */
    default byte[] bytes() {
        return line().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * One signature, as a commitment: {@code petition-signature/v1 BASE64(commitment)}. Only who has the salt can show whose it is;
     * once the salt is destroyed nobody can.
     *
     * @param commitment 32 bytes, see {@link Commitment}
     */
    record OfSignature(byte[] commitment) implements Leaf {

        private static final String KIND = Commitment.KIND;
        private static final Pattern LINE = Pattern.compile(KIND + " ([A-Za-z0-9+/]{43}=)\n");

        /** Refuses anything that is not 32 bytes. */
        public OfSignature {
            if (commitment.length != 32) throw new IllegalArgumentException("a commitment has 32 bytes");
        }

        /** Reads a line; nothing if it is none, or not written as we write it. */
        public static Optional<OfSignature> parse(String line) {
            var found = LINE.matcher(line);
            if (!found.matches()) return Optional.empty();
            var commitment = Base64.getDecoder().decode(found.group(1));
            var leaf = new OfSignature(commitment);
            return leaf.line().equals(line) ? Optional.of(leaf) : Optional.empty();
        }

        @Override
        public String line() {
            return KIND + " " + Base64.getEncoder().encodeToString(commitment) + "\n";
        }
    }

    /**
     * One withdrawal: {@code petition-withdrawal/v1 LEAFINDEX REASON CASE}. It says that the leaf counts no longer, not whose it was.
     *
     * @param index of the leaf in the signatures log
     * @param caseId public case that led to it, or {@code -}
     */
    record OfWithdrawal(long index, Reason reason, String caseId) implements Leaf {

        private static final String KIND = "petition-withdrawal/v1";
        private static final Pattern LINE =
                Pattern.compile(KIND + " (0|[1-9][0-9]{0,17}) (signer|organiser|legal) (-|[A-Za-z0-9-]{1,64})\n");

        /** Why a signature counts no longer. */
        public enum Reason {
            /** The person took it back or had it erased. */
            SIGNER,
            /** A case of the organisers found it not to be a person's. */
            ORGANISER,
            /** The law demanded it. */
            LEGAL;

            static Reason of(String word) {
                return valueOf(word.toUpperCase(java.util.Locale.ROOT));
            }

            String word() {
                return name().toLowerCase(java.util.Locale.ROOT);
            }
        }

        /** Reads a line; nothing if it is none, or not written as we write it. */
        public static Optional<OfWithdrawal> parse(String line) {
            var found = LINE.matcher(line);
            if (!found.matches()) return Optional.empty();
            var reason = Reason.of(found.group(2));
            return Optional.of(new OfWithdrawal(Long.parseLong(found.group(1)), reason, found.group(3)));
        }

        @Override
        public String line() {
            return KIND + " " + index + " " + reason.word() + " " + caseId + "\n";
        }
    }
}
