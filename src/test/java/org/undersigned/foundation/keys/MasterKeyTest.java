package org.undersigned.foundation.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Db;

@QuarkusTest
class MasterKeyTest {

    @Inject
    Db db;

    @Inject
    MasterKey key;

    @ConfigProperty(name = "undersigned.key-file")
    String file;

    @TempDir
    Path folder;

    @Test
    void it_was_made_once_and_only_its_owner_may_read_it() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))));
        assertEquals(key.id(), new MasterKey(db, file).id());
    }

    @Test
    void a_missing_key_over_existing_data_stops_the_start_and_says_which_one_is_wanted() {
        refuses(folder.resolve("none"), "missing");
        assertFalse(Files.exists(folder.resolve("none")), "no new key was made");
    }

    @Test
    void an_empty_a_zero_a_short_and_a_garbled_key_stop_the_start() throws IOException {
        refuses(write(""), "0 bytes");
        refuses(write(Base64.getEncoder().encodeToString(new byte[32])), "zeros");
        refuses(write(Base64.getEncoder().encodeToString(new byte[] {1, 2, 3})), "3 bytes");
        refuses(write("not base64 at all!"), "not Base64");
    }

    @Test
    void another_installations_key_stops_the_start() throws IOException {
        var other = new byte[32];
        other[7] = 1;
        refuses(write(Base64.getEncoder().encodeToString(other)), "holds key");
    }

    @Test
    void what_was_sealed_opens_only_in_its_place_and_unchanged() {
        var secret = key.derive("test");
        var sealed = Aead.seal(secret, "place 1", "words".getBytes(StandardCharsets.UTF_8));
        assertArrayEquals(
                "words".getBytes(StandardCharsets.UTF_8),
                Aead.open(secret, "place 1", sealed).orElseThrow());
        assertTrue(Aead.open(secret, "place 2", sealed).isEmpty());
        assertTrue(Aead.open(key.derive("other"), "place 1", sealed).isEmpty());
        sealed.ciphertext()[0] ^= 1;
        assertTrue(Aead.open(secret, "place 1", sealed).isEmpty());
    }

    @Test
    void a_wrapped_key_opens_for_its_purpose_only() {
        var wrapped = key.wrapFresh("petition/1");
        assertEquals("HmacSHA256", key.unwrap("petition/1", wrapped).getAlgorithm());
        assertThrows(IllegalStateException.class, () -> key.unwrap("petition/2", wrapped));
    }

    @Test
    void hmac_is_the_standard_one() {
        // RFC 4231, test case 2
        var mac = Mac.hmac(
                new SecretKeySpec("Jefe".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"),
                "what do ya want for nothing?");
        assertEquals(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                HexFormat.of().formatHex(mac));
    }

    private void refuses(Path keyFile, String why) {
        var refused = assertThrows(MasterKey.UnusableKey.class, () -> new MasterKey(db, keyFile.toString()));
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
        assertTrue(refused.getMessage().contains(key.fileId()), "says which key is wanted");
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("master.key"), content);
    }
}
