package org.undersigned.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;

/** A device with one passkey (ES256) that does what tests tell it, right or wrong, and the browser around it. */
public final class SoftKey {

    public static final int PRESENT = 0x01;
    public static final int VERIFIED = 0x04;
    private static final int MADE = 0x40;

    public final byte[] id;
    public byte[] owner;
    public int flags = PRESENT | VERIFIED;
    public long count;
    public String origin = Desk.ORIGIN;
    public String host = "localhost";

    private final KeyPair keys;

    public SoftKey() {
        this(UUID.randomUUID().toString().getBytes(UTF_8));
    }

    /** A device that names its passkey as it likes. */
    public SoftKey(byte[] id) {
        this.id = id;
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** What the browser says about a new passkey. */
    public String made(String challenge) {
        var client = client("webauthn.create", challenge);
        var credential = ByteBuffer.allocate(18 + id.length);
        credential.put(new byte[16]).putShort((short) id.length).put(id);
        var data = joined(head(flags | MADE), credential.array(), publicKey());
        var attestation = joined(
                new byte[] {(byte) 0xa3},
                text("fmt"),
                text("none"),
                text("attStmt"),
                new byte[] {(byte) 0xa0},
                text("authData"),
                new byte[] {0x59, (byte) (data.length >> 8), (byte) data.length},
                data);
        return answer("\"clientDataJSON\":\"%s\",\"attestationObject\":\"%s\""
                .formatted(base64(client), base64(attestation)));
    }

    /** What the browser says when the passkey is used. */
    public String used(String challenge) {
        var client = client("webauthn.get", challenge);
        var data = head(flags);
        return answer(
                "\"clientDataJSON\":\"%s\",\"authenticatorData\":\"%s\",\"signature\":\"%s\",\"userHandle\":\"%s\""
                        .formatted(base64(client), base64(data), base64(signed(data, client)), base64(owner)));
    }

    private String answer(String response) {
        return "{\"id\":\"%1$s\",\"rawId\":\"%1$s\",\"type\":\"public-key\",\"response\":{%2$s},\"clientExtensionResults\":{}}"
                .formatted(base64(id), response);
    }

    private byte[] client(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(UTF_8);
    }

    private byte[] head(int bits) {
        return ByteBuffer.allocate(37)
                .put(sha256(host.getBytes(UTF_8)))
                .put((byte) bits)
                .putInt((int) count)
                .array();
    }

    /** COSE_Key (RFC 9052): kty EC2, alg ES256, crv P-256, x, y. */
    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return joined(
                new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
                coordinate(point.getAffineX()),
                new byte[] {0x22, 0x58, 0x20},
                coordinate(point.getAffineY()));
    }

    private static byte[] coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[32];
        var length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private byte[] signed(byte[] data, byte[] client) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(joined(data, sha256(client)));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] text(String text) {
        return joined(new byte[] {(byte) (0x60 | text.length())}, text.getBytes(UTF_8));
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
