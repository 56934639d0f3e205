package org.undersigned.foundation.keys;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Files in the format of age (C2SP {@code age}) for X25519 recipients. Our own keys of organisations are X25519 keys
 * too, so they open such files as well.
 */
public final class AgeFile {

    private static final String BEGINS = "age-encryption.org/v1\n";
    private static final String SECRET = "AGE-SECRET-KEY-";

    private AgeFile() {}

    /** Whether this is the beginning of such a file. */
    public static boolean is(byte[] bytes) {
        return bytes.length > BEGINS.length()
                && new String(bytes, 0, BEGINS.length(), StandardCharsets.ISO_8859_1).equals(BEGINS);
    }

    /** The recipient ({@code age1…}) of a public key of 32 bytes. */
    public static String recipient(byte[] open) {
        return Bech32.getEncoder().encode("age", open).toString();
    }

    /** The identity ({@code AGE-SECRET-KEY-1…}) of a private key of 32 bytes. */
    public static String identity(byte[] secret) {
        return Bech32.getEncoder().encode(SECRET, secret).toString().toUpperCase(Locale.ROOT);
    }

    /** Whether a text is a recipient. */
    public static boolean isRecipient(String text) {
        try {
            X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(text);
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Locks {@code plain}: each recipient alone opens it.
     *
     * @throws IllegalArgumentException if one of them is none: see {@link #isRecipient}
     */
    public static byte[] seal(byte[] plain, Collection<String> recipients) {
        var out = new ByteArrayOutputStream(plain.length + 1024);
        try (var age = sealing(out, recipients)) {
            age.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Locks what is written, as it comes. Closing it ends the file, and closes {@code out}.
     *
     * @throws IllegalArgumentException if one of the recipients is none: see {@link #isRecipient}
     */
    public static OutputStream sealing(OutputStream out, Collection<String> recipients) throws IOException {
        try {
            var writers = new ArrayList<RecipientStanzaWriter>();
            for (var one : recipients) writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(one));
            return Channels.newOutputStream(
                    new StandardEncryptingChannelFactory().newEncryptingChannel(Channels.newChannel(out), writers));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a recipient", e);
        }
    }

    /** What is in it; nothing if the identity is not one it was locked for, or the file was changed. */
    public static Optional<byte[]> open(byte[] sealed, String identity) {
        try {
            var reader = X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity);
            try (var age = Channels.newInputStream(new StandardDecryptingChannelFactory()
                    .newDecryptingChannel(Channels.newChannel(new ByteArrayInputStream(sealed)), List.of(reader)))) {
                return Optional.of(age.readAllBytes());
            }
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
