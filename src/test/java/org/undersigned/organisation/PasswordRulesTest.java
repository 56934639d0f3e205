package org.undersigned.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.organisation.signin.PasswordRules;

class PasswordRulesTest {

    private static final List<String> OWN = List.of("Suzie Sample", "suzie@nnirr.example.org");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quince lantern harbour oboe",
                "ñandú pez cigüeña lluvia",
                "кит щука лиса ворона",
                "x7Kp!vQ2m#Rz9wLt",
                "حصان صحيح بطارية دباسة",
                "eat tea at a tea"
            })
    void a_long_one_of_unrelated_words_or_from_a_program_is_taken(String password) {
        assertEquals(Optional.empty(), PasswordRules.fault(password, OWN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "Password1234567!",
                "123456789012345",
                "qwertyuiopasdfgh",
                "aaaaaaaaaaaaaaaa",
                "iloveyouiloveyou",
                "p@$$w0rd2026!!!!",
                "abcabcabcabcabcabc",
                "DragonFootball2024",
                "undersigned-undersigned",
                "suzie.sample.2026",
                "nnirr-example-nnirr1",
                "monkey!!soccer##99"
            })
    void one_that_everybody_tries_first_is_not(String password) {
        assertEquals(Optional.of("known"), PasswordRules.fault(password, OWN), password);
    }

    @Test
    void length_is_counted_in_characters_that_people_see_as_one() {
        assertEquals(Optional.of("short"), PasswordRules.fault("quince lantern", OWN));
        assertEquals(Optional.of("short"), PasswordRules.fault("🦊🐋🦉🐢🦋🐝🦔", OWN));
        assertEquals(Optional.of("long"), PasswordRules.fault("quince lantern ".repeat(80), OWN));
        assertEquals(Optional.empty(), PasswordRules.fault("🦊🐋🦉🐢🦋🐝🦔🐙🦑🐡🦀🐠🐬🦭🐧", OWN));
    }
}
