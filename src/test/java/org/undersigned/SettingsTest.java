package org.undersigned;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.QuarkusBindException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void a_backup_without_a_recipient_is_refused_before_any_database_is_started() {
        assertTrue(refused("backup", Map.of()).contains("age-keygen -o backup.key"));
        assertTrue(!folder.resolve("serve").toFile().exists());
    }

    @Test
    void a_recipient_that_is_none_stops_every_start() {
        assertTrue(refused("serve", Map.of("UNDERSIGNED_BACKUP_RECIPIENT", "somebody"))
                .contains("\"somebody\" is not a recipient"));
    }

    @Test
    void a_provider_of_identities_that_is_not_encrypted_or_knows_no_client_stops_every_start() {
        var plain = Map.of("UNDERSIGNED_OIDC_ISSUER", "http://id.example.org", "UNDERSIGNED_OIDC_CLIENT_ID", "x");
        assertTrue(refused("serve", plain).contains("https://id.example.org"));
        assertTrue(refused("serve", Map.of("UNDERSIGNED_OIDC_ISSUER", "https://id.example.org"))
                .contains("UNDERSIGNED_OIDC_CLIENT_ID is not set"));
    }

    @Test
    void a_witness_or_a_mail_server_that_is_not_encrypted_stops_every_start_and_the_doctor() {
        var witness = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2 http://w.example";
        var mail = "smtp://ada:sesame@mail.example.org?tls=optional";
        for (var command : new String[] {"serve", "doctor"}) {
            assertTrue(refused(command, Map.of("UNDERSIGNED_WITNESSES", witness))
                    .contains("http:// is for one on this machine only"));
            var told = refused(command, Map.of("UNDERSIGNED_SMTP_URL", mail));
            assertTrue(told.contains("Leave out ?tls=optional, or user and password"), told);
            assertTrue(!told.contains("sesame"), told);
        }
    }

    @Test
    void an_address_of_the_site_that_is_none_and_a_sender_that_is_none_stop_every_start_and_the_doctor() {
        for (var command : new String[] {"serve", "doctor"}) {
            for (var address : new String[] {
                "ask.example.org",
                "https:ask.example.org",
                "ftp://ask.example.org",
                "https://ask.example.org/petitions",
                "https://ada@ask.example.org",
                "https://ask.example.org?x"
            })
                assertTrue(refused(command, Map.of("UNDERSIGNED_BASE_URL", address))
                        .contains("UNDERSIGNED_BASE_URL cannot be used. It is not the address of a site"));
            for (var sender : new String[] {"Ask together", "sign@", "Ask <sign@example.org", "a@b@c"})
                assertTrue(refused(command, Map.of("UNDERSIGNED_MAIL_FROM", sender))
                        .contains("Write sign@example.org, or Ask together <sign@example.org>"));
        }
        assertTrue(!folder.resolve("serve").toFile().exists(), "no database was started");
    }

    @Test
    void a_host_that_is_none_stops_every_start_before_any_database_is_started() {
        assertTrue(refused("serve", Map.of("UNDERSIGNED_HOST", "[::zz]")).contains("Write 127.0.0.1, or 0.0.0.0"));
        assertTrue(!folder.resolve("serve").toFile().exists());
    }

    @Test
    void a_port_that_is_taken_is_told_with_the_setting_that_chooses_another() {
        assertTrue(taken(8080).contains("The port 8080 is taken by another program."));
        assertTrue(taken(8080).endsWith("choose another port with UNDERSIGNED_PORT."));
        assertTrue(taken(9000).endsWith("choose another port with UNDERSIGNED_MANAGEMENT_PORT."));
        // The framework tells of the management port no number.
        var either = Undersigned.taken(new BindException(), "9000");
        assertTrue(either.contains("UNDERSIGNED_PORT, or with UNDERSIGNED_MANAGEMENT_PORT"), either);
    }

    private static String taken(int port) {
        return Undersigned.taken(new QuarkusBindException("127.0.0.1", port, new BindException()), "9000");
    }

    @Test
    void the_demo_serves_this_machine_only_and_says_what_to_write() {
        for (var host : new String[] {"0.0.0.0", "192.0.2.7", "::"}) {
            var told = assertThrows(
                            Settings.Refused.class,
                            () -> Settings.apply(
                                    "demo",
                                    true,
                                    Map.of("UNDERSIGNED_DATA", folder.toString(), "UNDERSIGNED_HOST", host)))
                    .getMessage();
            assertTrue(told.contains("\"" + host + "\"; write 127.0.0.1, or use ./undersigned serve"), told);
        }
        assertTrue(!folder.resolve("demo").toFile().exists(), "no database was started");
    }

    private String refused(String command, Map<String, String> environment) {
        var all = new java.util.HashMap<>(environment);
        all.put("UNDERSIGNED_DATA", folder.toString());
        return assertThrows(Settings.Refused.class, () -> Settings.apply(command, command.equals("serve"), all))
                .getMessage();
    }
}
