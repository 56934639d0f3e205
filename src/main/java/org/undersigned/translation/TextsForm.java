package org.undersigned.translation;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.undersigned.foundation.html.PatternCheck;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.organisation.staff.Visitor;

/**
 * A page of texts as somebody filled it in.
 *
 * @param keys texts that stood on it
 * @param typed words by key, as they were typed; without those that nobody touched
 * @param said what was ticked of suggestions, by their identifiers
 * @param faults what is wrong with them, by key, in the order of the page
 * @param written what is new and has no fault
 */
record TextsForm(
        Set<String> keys,
        Map<String, String> typed,
        Map<UUID, String> said,
        Map<String, List<PatternCheck.Fault>> faults,
        List<Saving.Words> written,
        List<Saving.Decision> decided,
        List<Text> dropped) {

    static final String WORDS = "t-";
    static final String DECISION = "d-";
    static final String DROP = "drop-";

    /** What stood in a field when the page was drawn: an old page must not make others' words, which it shows, a suggestion. */
    static final String WAS = "h-";

    static TextsForm of(Catalogue catalogue, Map<String, String> form, Visitor visitor) {
        var read = new TextsForm(
                new LinkedHashSet<>(),
                new LinkedHashMap<>(),
                new HashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        for (var text : catalogue.texts()) read.read(text, form, visitor);
        return read;
    }

    boolean isWrong() {
        return !faults.isEmpty();
    }

    private void read(Text text, Map<String, String> form, Visitor visitor) {
        var person = visitor.person().id();
        if (form.containsKey(WORDS + text.key())) words(text, form, visitor);
        for (var one : text.suggestions()) {
            var ticked = form.getOrDefault(DECISION + one.id(), "");
            said.put(one.id(), ticked);
            if (ticked.equals("decline") && (one.isFor(visitor) || one.isBy(person)))
                decided.add(new Saving.Decision(text, one, false));
            // Not what translates words that are gone.
            if (ticked.equals("accept") && one.isFor(visitor) && one.english().equals(text.english()))
                decided.add(new Saving.Decision(text, one, true));
        }
        if (mayDrop(visitor) && form.containsKey(DROP + text.key())) dropped.add(text);
    }

    private void words(Text text, Map<String, String> form, Visitor visitor) {
        keys.add(text.key());
        var words = plain(form.get(WORDS + text.key()));
        if (digest(words).equals(form.get(WAS + text.key()))) return;
        typed.put(text.key(), words);
        if (words.isEmpty() || words.equals(text.present()) || words.equals(own(text, visitor))) return;
        var wrong = new ArrayList<>(PatternCheck.faults(text.language(), text.english(), words));
        if (words.length() > most(text)) wrong.add(new PatternCheck.Fault("long", Integer.toString(most(text))));
        if (wrong.isEmpty()) written.add(new Saving.Words(text, words));
        else faults.put(text.key(), List.copyOf(wrong));
    }

    /** As it is kept. Whoever types an apostrophe means one; in a pattern it would begin a quotation. */
    private static String plain(String sent) {
        return Normalizer.normalize(sent, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace("''", "’")
                .replace('\'', '’')
                .strip();
    }

    /** Says in short what stands in a field. */
    static String digest(String words) {
        return HexFormat.of().formatHex(Mac.sha256(plain(words).getBytes(StandardCharsets.UTF_8)), 0, 8);
    }

    /** Far more than any language needs for the same words; six forms of a plural among them. */
    static int most(Text text) {
        return 600 + 5 * text.english().length();
    }

    /** What this person proposes already; empty if nothing. */
    static String own(Text text, Visitor visitor) {
        return text.suggestions().stream()
                .filter(one -> one.isBy(visitor.person().id()))
                .map(Suggested::words)
                .findFirst()
                .orElse("");
    }

    /** What was accepted is taken back by whoever runs the site. */
    static boolean mayDrop(Visitor visitor) {
        return visitor.person().operator();
    }
}
