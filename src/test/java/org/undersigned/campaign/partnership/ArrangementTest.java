package org.undersigned.campaign.partnership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.partnership.Arrangement.Party;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;

/** What of an arrangement has to change so that everybody is asked again. */
class ArrangementTest {

    private static final Party WATCH = new Party("watch", "lead");
    private static final Party ANGLERS = new Party("anglers", "lead");
    private static final Party SCHOOL = new Party("school", "co-host");

    private final Arrangement now =
            new Arrangement(UUID.randomUUID(), 1, LocalDate.EPOCH, Arrangement.TERMS, List.of(WATCH, ANGLERS, SCHOOL));

    /** The lines of the arrangement, as its page and its paper have them. */
    private static final Pattern LINE = Pattern.compile("page\\.t\\('(partner\\.arr\\.\\w+)'\\)");

    /**
     * Digests of these lines for {@link Arrangement#TERMS} 1. Where the words say something else, raise that number, so that everybody is asked
     * again, and write the new digests here. Where only a slip of the pen is mended, write the digest alone.
     */
    private static final Map<String, String> WORDS = Map.of(
            "en", "45fb4dca17ff26c6844b515dcfece89c11b976b228c99644b0b5bfc17617c0ea",
            "es", "ef454de2edd53178661d31ff508af1ed04ee78a2a532064c1e5ae345fb26448b",
            "ht", "fcb1b0d51eead4d2a9f94a8769c66bca180abae3a648abf0237442a676ef65c6",
            "ar", "970941656226d41efa9a31dd3fe5e815f4ba2be5fb7ca610e480b21851a2841a",
            "fr", "2947872ca40f1b913148dbeda225a901e93ae82e916173f6b1eb780a49f9f094",
            "de", "8f81a50f1a348f632000cf489f491bcfab7f349d94d72029e826420505b68198",
            "pt", "0b49760fde2a6f10a84fee4a41e5a14128ba4933f377c461ccd47c7c9e112f9f",
            "zh", "1de1fa6b4fd6461d1b86ad74ae16db8c7acf1820e12db0c291cc050749ca6635",
            "vi", "cf59f89d2fd9c32d070e98160df49416d525a983cbef41f5514a4c7e4012ea73");

    @Test
    void the_words_are_those_that_everybody_accepted_under_their_number() throws Exception {
        assertEquals(1, Arrangement.TERMS, "another number has other digests");
        var lines = LINE.matcher(Files.readString(Path.of("src/main/resources/templates/joining/arrangement.html")))
                .results()
                .map(line -> line.group(1))
                .toList();
        assertEquals(8, lines.size(), lines::toString);
        var digests = new TreeMap<String, String>();
        for (var language : Languages.all()) {
            var texts = Messages.file(language);
            var words = lines.stream().map(texts::get).collect(Collectors.joining("\n"));
            var sha256 = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            digests.put(language, HexFormat.of().formatHex(sha256));
        }
        assertEquals(new TreeMap<>(WORDS), digests);
    }

    @Test
    void another_first_lead_is_another_point_of_contact_and_so_another_arrangement() {
        assertTrue(now.isOf(List.of(WATCH, ANGLERS, SCHOOL)));
        assertTrue(now.isOf(List.of(SCHOOL, WATCH, ANGLERS)), "nothing is said of the order of the others");
        assertFalse(now.isOf(List.of(ANGLERS, WATCH, SCHOOL)));
        assertFalse(now.covers(List.of(ANGLERS, WATCH, SCHOOL)), "nobody agreed to that");
    }

    @Test
    void who_agreed_to_share_with_more_agreed_to_share_with_fewer() {
        assertTrue(now.covers(List.of(WATCH, SCHOOL)));
        assertTrue(now.covers(List.of(ANGLERS, SCHOOL)), "the first lead left, and the next one follows");
        assertFalse(now.covers(List.of(WATCH, new Party("school", "lead"))));
        assertFalse(now.isOf(List.of(WATCH, ANGLERS)));
    }
}
