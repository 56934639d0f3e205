package org.undersigned.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.html.Markdown;

/** What is filled into a mailing for one reader. */
class WordsTest {

    private static final Function<String, Optional<String>> NOBODY = path -> Optional.empty();
    private static final String SITE = "https://petitions.example.org";

    @Test
    void a_name_stays_a_name_whatever_it_looks_like() {
        var text = Words.named("Dear {name},", "**Ada** [x](https://bad.example)");
        assertEquals("Dear **Ada** [x](https://bad.example),", Markdown.text(text));
        assertEquals(
                "<p>Dear **Ada** [x](https://bad.example),</p>\n",
                Markdown.html(text).getValue());
    }

    @Test
    void links_to_our_own_pages_tell_what_brought_people_and_others_stay_as_they_are() {
        assertEquals(
                "[a](" + SITE + "/petitions/x?src=mail-1-a). [b](" + SITE
                        + "/petitions/x?partner=y\\&src=mail-1-a#part) [c](https://other.example/x)",
                Words.sourced(
                        "[a](" + SITE + "/petitions/x). [b](" + SITE
                                + "/petitions/x?partner=y#part) [c](https://other.example/x)",
                        SITE,
                        "mail-1-a",
                        NOBODY));
        var own = "[a](" + SITE + "/p?src=own)";
        assertEquals(own, Words.sourced(own, SITE, "mail-1-a", NOBODY));
        var like = "[a](" + SITE + ".uk/a)";
        assertEquals(like, Words.sourced(like, SITE, "mail-1-a", NOBODY));
    }

    @Test
    void links_to_a_petition_of_its_own_tell_who_wrote_unless_they_tell_of_somebody() {
        Function<String, Optional<String>> river =
                path -> Optional.of("river").filter(slug -> path.equals("/petitions/x"));
        assertEquals(
                "[a](" + SITE + "/petitions/x?partner=river\\&src=mail-1-a) [b](" + SITE + "/petitions/y?src=mail-1-a)",
                Words.sourced("[a](" + SITE + "/petitions/x) [b](" + SITE + "/petitions/y)", SITE, "mail-1-a", river));
        assertEquals(
                "[a](" + SITE + "/petitions/x?via=other\\&src=mail-1-a)",
                Words.sourced("[a](" + SITE + "/petitions/x?via=other)", SITE, "mail-1-a", river));
    }

    @Test
    void the_reader_s_place_in_the_text_stays_when_links_are_told_apart() {
        assertEquals("Dear {name},", Words.sourced("Dear {name},", SITE, "mail-1-a", NOBODY));
    }
}
