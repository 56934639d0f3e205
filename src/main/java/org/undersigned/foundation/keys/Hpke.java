package org.undersigned.foundation.keys;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/**
 * HPKE in base mode (RFC 9180) with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM: sealing for somebody of whom only the
 * public key is here. A context is set up once and gives a key for each row by the secret export of RFC 9180, 5.3, so that a row
 * costs no elliptic-curve operation and opens with nothing but the recipient's key.
 */
public final class Hpke {

    /** Bytes of a private key, of a public key and of an encapsulated key. */
    public static final int LENGTH = 32;

    private static final String ROW_KEY = "undersigned/row/v1";

    private Hpke() {}

    /** Both halves of a key. */
    public record Pair(byte[] secret, byte[] open) {

        /** Hides the private half from logs. */
        @Override
        public String toString() {
            return "Pair[" + id(open) + "]";
        }
    }

    /** One side's end of a context. Any thread may use it. */
    public static final class Context {

        private final HPKEContext context;

        private Context(HPKEContext context) {
            this.context = context;
        }

        /** The AES-256 key of the row that belongs in the place {@code associated}. */
        public SecretKey rowKey(String associated) {
            var place = (ROW_KEY + associated).getBytes(StandardCharsets.UTF_8);
            // The library's context keeps a working state of its own.
            synchronized (this) {
                return new SecretKeySpec(context.export(place, 32), "AES");
            }
        }
    }

    /** A sender's context with the encapsulated key that its recipient needs. */
    public record Sending(Context context, byte[] enc) {}

    /** A new pair from the system's randomness. */
    public static Pair newPair() {
        return pair(RandomBytes.take(LENGTH));
    }

    /** The pair of a private key of 32 bytes. */
    public static Pair pair(byte[] secret) {
        var half = new X25519PrivateKeyParameters(secret);
        return new Pair(half.getEncoded(), half.generatePublicKey().getEncoded());
    }

    /** A new context for the holder of {@code open}; {@code info} is bound to it. */
    public static Sending to(byte[] open, String info) {
        var made = suite().setupBaseS(new X25519PublicKeyParameters(open), bytes(info));
        return new Sending(new Context(made), made.getEncapsulation());
    }

    /** The recipient's end of the context that was made with {@code enc}; nothing if that cannot be one. */
    public static Optional<Context> from(byte[] secret, byte[] enc, String info) {
        var half = new X25519PrivateKeyParameters(secret);
        try {
            return Optional.of(new Context(
                    suite().setupBaseR(enc, new AsymmetricCipherKeyPair(half.generatePublicKey(), half), bytes(info))));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Names a key without telling its private half: 16 hexadecimal digits that follow from the public half. */
    public static String id(byte[] open) {
        var named = new byte[open.length + 6];
        System.arraycopy("key/id".getBytes(StandardCharsets.US_ASCII), 0, named, 0, 6);
        System.arraycopy(open, 0, named, 6, open.length);
        return HexFormat.of().formatHex(Mac.sha256(named), 0, 8);
    }

    private static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
