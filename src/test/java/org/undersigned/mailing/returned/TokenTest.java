package org.undersigned.mailing.returned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "8f14e45f-ceea-467f-a1f0-2b1c5d9e7a31"
            })
    void a_mail_is_found_again_whatever_a_server_did_to_the_case(String text) {
        var mail = UUID.fromString(text);
        var token = Token.of(mail);
        assertTrue(token.matches("[a-z2-7]{26}"), token);
        assertEquals(Optional.of(mail), Token.parse(token));
        assertEquals(Optional.of(mail), Token.parse(token.toUpperCase(Locale.ROOT)));
        assertEquals(Optional.of(mail), Token.in("<returns+" + token + "@bounces.example.org>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "0bcdefghijklmnopqrstuvwxyz",
                "zzzzzzzzzzzzzzzzzzzzzzzzzz",
                "abcdefghijklmnopqrstuvwxyz2"
            })
    void what_is_no_token_is_nobodys(String text) {
        assertEquals(Optional.empty(), Token.parse(text));
    }

    @Test
    void an_address_without_one_is_nobodys() {
        assertEquals(Optional.empty(), Token.in("returns@bounces.example.org"));
    }
}
