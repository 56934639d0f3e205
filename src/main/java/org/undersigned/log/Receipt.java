package org.undersigned.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.undersigned.log.Verdict.NotValid;
import org.undersigned.log.Verdict.Reason;
import org.undersigned.signature.Commitment;
import org.undersigned.transparency.Canonical;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.InclusionProof;
import org.undersigned.transparency.LogProof;
import org.undersigned.transparency.MalformedException;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.VerificationException;
import org.undersigned.transparency.VerifierKey;

/**
 * What a signer keeps to show that their signature is in the count. One file of text: the line of the leaf, then a
 * {@code c2sp.org/tlog-proof@v1} whose {@code extra} holds what the format has no place for. Decision 27 says why.
 *
 * <p>An anonymous receipt shows that some signature is counted. A personal one has the salt and the tag too, and shows to whoever
 * knows the petition's key whose it is: it can endanger its owner.
 *
 * @param leaf the entry of the log
 * @param proof that it is there, without {@code extra}
 * @param key of the signatures log, as the receipt itself names it. Nobody vouches for it
 * @param owner in a personal receipt only
 */
public record Receipt(Leaf.OfSignature leaf, LogProof proof, VerifierKey key, Optional<Owner> owner) {

    /** Longest receipt in bytes that is read. A log of 2^63 leaves and 100 witnesses makes some 15 KB. */
    public static final int LONGEST = 65_536;

    private static final String SIGNATURES = "/signatures";

    /**
     * What shows whose signature a leaf is.
     *
     * @param salt 32 bytes
     * @param tag 32 bytes
     */
    public record Owner(byte[] salt, byte[] tag) {

        /** @throws MalformedException if one of them is not 32 bytes */
        public Owner {
            if (salt.length != 32 || tag.length != 32) throw new MalformedException("salt and tag have 32 bytes");
            salt = salt.clone();
            tag = tag.clone();
        }

        boolean has(Leaf.OfSignature leaf, String origin) {
            return MessageDigest.isEqual(Commitment.of(salt, origin, tag), leaf.commitment());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Owner that && Arrays.equals(salt, that.salt) && Arrays.equals(tag, that.tag);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(salt);
        }

        @Override
        public String toString() {
            return "Owner[hidden]";
        }
    }

    /** @throws MalformedException if the key is not that of a signatures log */
    public Receipt {
        if (!key.name().endsWith(SIGNATURES)) throw new MalformedException("the key is not that of a signatures log");
        proof = new LogProof(Optional.empty(), proof.index(), proof.hashes(), proof.checkpoint());
    }

    /**
     * The receipt that says nothing about a person.
     *
     * @throws IllegalArgumentException if proof and checkpoint are of different trees
     */
    public static Receipt anonymous(
            Leaf.OfSignature leaf, InclusionProof proof, SignedNote checkpoint, VerifierKey key) {
        if (proof.size() != Checkpoint.parse(checkpoint).head().size())
            throw new IllegalArgumentException("the proof is from another tree than the checkpoint");
        return new Receipt(leaf, LogProof.of(proof, checkpoint), key, Optional.empty());
    }

    /**
     * The receipt that also shows whose signature it is. Hand it out behind a warning only.
     *
     * @param salt 32 bytes
     * @param tag 32 bytes
     * @throws IllegalArgumentException as {@link #anonymous}
     */
    public static Receipt personal(
            Leaf.OfSignature leaf,
            InclusionProof proof,
            SignedNote checkpoint,
            VerifierKey key,
            byte[] salt,
            byte[] tag) {
        var anonymous = anonymous(leaf, proof, checkpoint, key);
        return new Receipt(leaf, anonymous.proof, key, Optional.of(new Owner(salt, tag)));
    }

    /** The bytes of the file. */
    public byte[] encode() {
        var extra = "vkey " + key.encode() + "\n"
                + owner.map(one -> "salt " + Canonical.base64(one.salt) + "\ntag " + Canonical.base64(one.tag) + "\n")
                        .orElse("");
        var out = new ByteArrayOutputStream();
        out.writeBytes(leaf.bytes());
        out.writeBytes(new LogProof(
                        Optional.of(Canonical.base64(Canonical.utf8(extra))),
                        proof.index(),
                        proof.hashes(),
                        proof.checkpoint())
                .encode());
        return out.toByteArray();
    }

    /**
     * A receipt out of its bytes; believed by nobody yet.
     *
     * @throws MalformedException for anything that {@link #encode} does not write
     */
    public static Receipt parse(byte[] bytes) {
        if (bytes.length > LONGEST) throw new MalformedException("a receipt of " + bytes.length + " bytes");
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') end++;
        var rest = Math.min(end + 1, bytes.length);
        var leaf = Leaf.OfSignature.parse(new String(bytes, 0, rest, US_ASCII))
                .orElseThrow(() -> new MalformedException("no leaf in the first line"));
        var proof = LogProof.parse(Arrays.copyOfRange(bytes, rest, bytes.length));
        var extra = proof.extra().orElseThrow(() -> new MalformedException("no extra data"));
        var lines = Canonical.lines(Canonical.text(Canonical.base64(extra)));
        if (lines.size() != 1 && lines.size() != 3) throw new MalformedException(lines.size() + " lines of extra data");
        var key = VerifierKey.parse(Canonical.after("vkey ", lines.getFirst()));
        var owner = lines.size() == 1
                ? Optional.<Owner>empty()
                : Optional.of(new Owner(
                        Canonical.base64(Canonical.after("salt ", lines.get(1))),
                        Canonical.base64(Canonical.after("tag ", lines.get(2)))));
        return new Receipt(leaf, proof, key, owner);
    }

    /**
     * Checks it.
     *
     * @param trusted the log's key from elsewhere. Without one the key inside is used, and the verdict says so: a receipt that brings
     *     its own key proves only that it fits itself
     */
    public Verdict verify(Optional<VerifierKey> trusted) {
        if (trusted.isPresent() && !trusted.get().equals(key)) return new NotValid(Reason.OTHER_KEY);
        return judge(leaf, proof, key, owner, trusted.isEmpty());
    }

    /** Checks a leaf and its proof that came in two files, against a key from elsewhere. */
    static Verdict verify(Leaf.OfSignature leaf, LogProof proof, VerifierKey trusted) {
        return judge(leaf, proof, trusted, Optional.empty(), false);
    }

    private static Verdict judge(
            Leaf.OfSignature leaf, LogProof proof, VerifierKey key, Optional<Owner> owner, boolean keyFromReceipt) {
        Checkpoint checkpoint;
        try {
            checkpoint = proof.verify(leaf.bytes(), key);
        } catch (VerificationException unproven) {
            return new NotValid(reason(unproven.reason()));
        }
        var origin = checkpoint.origin();
        if (owner.isPresent() && !owner.get().has(leaf, origin)) return new NotValid(Reason.OTHER_PERSON);
        var size = checkpoint.head().size();
        return new Verdict.Valid(origin, proof.index(), size, owner.isPresent(), keyFromReceipt);
    }

    private static Reason reason(VerificationException.Reason reason) {
        return switch (reason) {
            case UNKNOWN_KEY -> Reason.NOT_SIGNED;
            case BAD_SIGNATURE -> Reason.BAD_SIGNATURE;
            case WRONG_ORIGIN -> Reason.OTHER_LOG;
            case NOT_INCLUDED, CORRUPT_TILES -> Reason.NOT_INCLUDED;
        };
    }

    @Override
    public String toString() {
        return "Receipt[hidden]";
    }
}
