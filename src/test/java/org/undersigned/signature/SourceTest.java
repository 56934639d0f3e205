package org.undersigned.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an address tells of what brought a person. */
class SourceTest {

    private static final String PAGE = "https://site.example.org/petitions/river";

    @ParameterizedTest
    @CsvSource({
        "?src=spring-mail, spring-mail",
        "?src=spring_mail, spring-mail",
        "?r=aB_9-x, friend-aB-9-x",
        "?utm_source=news&utm_medium=email&utm_campaign=day_1, news-email-day-1",
        "?utm_campaign=day1, day1",
        "?utm_source=news&utm_campaign=two%20words, news",
        "?src=flyer&r=abc&utm_source=news, flyer",
        "?source=paper&src=flyer, paper",
        "?src=%3Cb%3E&utm_source=news, news",
        "?partner=anglers, ",
        "?src=, ",
        "'', "
    })
    void the_first_code_that_is_one_counts_and_its_two_marks_are_the_same(String query, String source) {
        assertEquals(Optional.ofNullable(source), Source.of(PAGE + query));
    }

    @ParameterizedTest
    @CsvSource({"?partner=anglers, anglers", "?via=anglers, anglers", "?src=anglers, "})
    void via_is_another_word_for_partner(String query, String partner) {
        assertEquals(Optional.ofNullable(partner), Source.partner(PAGE + query));
    }

    @ParameterizedTest
    @CsvSource({
        "mail-1-a, anglers, mail-1-a:anglers, anglers, mail-1-a",
        "embed, anglers, embed:anglers, anglers, embed",
        "anglers, anglers, anglers, anglers, anglers",
        "friend-ab, anglers, friend-ab, friend-ab, friend-ab",
        "mail-1-a, , mail-1-a, mail-1-a, mail-1-a",
        "paper, typed, paper, paper, paper"
    })
    void a_code_is_kept_with_the_partner_beside_it(
            String code, String partner, String kept, String partnerIn, String codeIn) {
        assertEquals(kept, Source.kept(code, Optional.ofNullable(partner)));
        assertEquals(partnerIn, Source.partnerIn(kept));
        assertEquals(codeIn, Source.codeIn(kept));
    }

    @org.junit.jupiter.api.Test
    void a_link_is_counted_under_the_code_that_it_carries() {
        assertEquals(Source.of(PAGE + "?r=a_b-c").orElseThrow(), Referral.source("a_b-c"));
    }
}
