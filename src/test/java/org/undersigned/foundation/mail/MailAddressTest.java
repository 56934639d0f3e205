package org.undersigned.foundation.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MailAddressTest {

    @Test
    void dots_plus_and_case_do_not_make_a_second_mailbox_at_gmail() {
        assertEquals("janedoe@gmail.com", canonical("Jane.Doe+petition@GoogleMail.com"));
    }

    @Test
    void other_names_of_one_provider_are_one_mailbox() {
        assertEquals(canonical("ana@protonmail.com"), canonical("a.n.a@pm.me"));
        assertEquals(canonical("ana@me.com"), canonical("ana+x@icloud.com"));
    }

    @Test
    void dots_do_make_another_mailbox_where_the_provider_says_so() {
        assertFalse(canonical("jane.doe@example.org").equals(canonical("janedoe@example.org")));
    }

    @Test
    void a_domain_in_any_script_is_sent_to_in_ascii_and_kept_as_typed() {
        var address = MailAddress.parse("info@Bücher.example").orElseThrow();
        assertEquals("info@Bücher.example", address.typed());
        assertEquals("info@xn--bcher-kva.example", address.forSending());
        assertEquals("info@xn--bcher-kva.example", address.canonical());
    }

    @Test
    void what_cannot_be_an_address_is_not_taken() {
        for (var text : new String[] {
            "",
            "@",
            "a@",
            "@b.org",
            "a@b",
            "a b@c.org",
            "a..b@c.org",
            ".a@c.org",
            "a.@c.org",
            "a@c..org",
            "a@-c.org",
            "a@c.org.",
            "a@1.2.3.4",
            "a\u0000@c.org",
            "a\n@c.org",
            "a@c.org\nBcc: x@y.org",
            "\"a b\"@c.org",
            "a@c.org,b@d.org",
            "x".repeat(65) + "@c.org",
            "a@" + "c".repeat(64) + ".org",
            "a@" + "c.".repeat(130) + "org"
        }) assertTrue(MailAddress.parse(text).isEmpty(), text);
    }

    @Test
    void an_address_never_shows_in_a_log_by_accident() {
        assertFalse(
                MailAddress.parse("ana@example.org").orElseThrow().toString().contains("ana"));
    }

    @Property
    void canonical_form_is_stable(@ForAll("addresses") String text) {
        var once = canonical(text);
        MailAddress.parse(once).ifPresent(again -> assertEquals(once, again.canonical()));
    }

    @Property
    void a_plus_tag_never_changes_the_mailbox(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String local,
            @ForAll @AlphaChars @StringLength(max = 20) String tag) {
        assertEquals(canonical(local + "@example.org"), canonical(local + "+" + tag + "@Example.ORG"));
    }

    @Property
    void any_text_is_either_an_address_or_refused(@ForAll @StringLength(max = 300) String text) {
        MailAddress.parse(text).ifPresent(address -> {
            assertTrue(address.forSending().indexOf('@') > 0);
            assertTrue(address.forSending().lines().count() == 1);
        });
    }

    @Provide
    Arbitrary<String> addresses() {
        var local =
                Arbitraries.strings().withChars("abcXYZ019.+-_").ofMinLength(1).ofMaxLength(20);
        var domain = Arbitraries.of(
                "gmail.com", "googlemail.com", "YAHOO.com", "proton.me", "bücher.example", "example.org");
        return local.flatMap(l -> domain.map(d -> l + "@" + d))
                .filter(text -> MailAddress.parse(text).isPresent());
    }

    private static String canonical(String text) {
        return MailAddress.parse(text).orElseThrow().canonical();
    }
}
