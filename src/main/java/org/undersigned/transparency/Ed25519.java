package org.undersigned.transparency;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Raw keys of RFC 8032 to the JDK's and back. */
final class Ed25519 {

    /** What RFC 8410 puts before the 32 bytes of a public key. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static PublicKey publicKey(byte[] bytes) {
        if (bytes.length != 32) throw new MalformedException("a public key of " + bytes.length + " bytes");
        var encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + 32);
        System.arraycopy(bytes, 0, encoded, X509_PREFIX.length, 32);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new MalformedException("not a public key");
        }
    }

    static byte[] bytes(PublicKey key) {
        if (!(key instanceof EdECPublicKey)) throw new IllegalArgumentException("not an Ed25519 key");
        var encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    /**
     * The key pair of a seed (the private key of RFC 8032). The JDK derives a public key only when it generates a pair, so it is
     * given the seed as its random bytes. A test vector of the RFC watches.
     */
    static KeyPair pair(byte[] seed) {
        if (seed.length != 32) throw new IllegalArgumentException("a seed of " + seed.length + " bytes");
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Given(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) throw new IllegalStateException("the JDK makes Ed25519 keys in a new way");
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
