package org.undersigned.exchange;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.undersigned.foundation.html.Words;
import org.undersigned.organisation.GiftLink;

/**
 * A place in the file where one value is or should be. Each method reads the value as what it should be; if it is not, it notes
 * why and answers a stand-in, so that reading goes on and finds the other faults. Stand-ins never leave the reader, because a
 * file with findings is not used.
 *
 * @param node what stands there; empty if nothing does, which whoever looked has noted already if it is a fault
 */
record Spot(Optional<Node> node, String path, Findings findings) {

    /** Most characters of a text in one line. */
    static final int LINE = 200;

    static final Pattern SLUG = Pattern.compile("[a-z0-9-]{2,64}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>\",;:]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    boolean isWritten() {
        return node.isPresent();
    }

    int line() {
        return node.flatMap(Node::getStartMark).map(mark -> mark.getLine() + 1).orElse(0);
    }

    void wrong(String what, String instead) {
        findings.add(line(), path, what, instead);
    }

    /** The value if this spot is written; what is not written stays empty. */
    <T> Optional<T> map(Function<Spot, T> reading) {
        return isWritten() ? Optional.of(reading.apply(this)) : Optional.empty();
    }

    /** The entries of a list; a fault if something else stands here. */
    List<Spot> entries() {
        if (node.isEmpty()) return List.of();
        if (!(node.get() instanceof SequenceNode list && list.getTag().equals(Tag.SEQ))) {
            wrong(Block.describe(node.get()) + " stands here", "write a list, each entry starting with \"- \"");
            return List.of();
        }
        var result = new ArrayList<Spot>();
        for (var entry : list.getValue())
            result.add(Block.at(new Spot(Optional.of(entry), path + "[" + result.size() + "]", findings)));
        return result;
    }

    /** As {@link #entries}, where at least one is needed. */
    List<Spot> someEntries(String what) {
        var entries = entries();
        if (node.isPresent() && node.get() instanceof SequenceNode && entries.isEmpty())
            wrong("the list is empty", "write at least one " + what);
        return entries;
    }

    /** Text in one line of at most {@code max} characters. */
    String text(int max) {
        var text = prose(max);
        if (text.indexOf('\n') < 0) return text;
        wrong("the text has several lines", "write it in one line");
        return "";
    }

    /** Text of at most {@code max} characters, without space around it. */
    String prose(int max) {
        if (node.isEmpty()) return "";
        if (!(node.get() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR))) {
            var quotes =
                    node.get() instanceof ScalarNode ? "write it in quotes if it is meant as text" : "write a text";
            wrong(Block.describe(node.get()) + " stands here", quotes);
            return "";
        }
        var text = scalar.getValue().strip();
        int length = length(text, max);
        if (text.isEmpty()) wrong("the text is empty", "write a text or leave the key out");
        else if (length > max) wrong("the text has " + length + " characters", "write at most " + max);
        else if (text.codePoints().anyMatch(Spot::isUnfit))
            wrong(
                    "the text has a character that cannot be shown",
                    "remove \\0, \\x.. and \\u.. that stand for no letter");
        else return text;
        return "";
    }

    /** As people count. Marks without end on one letter are no way around a length: what has four for each letter counts by pieces. */
    private static int length(String text, int max) {
        int pieces = text.codePointCount(0, text.length());
        return pieces <= max || pieces > 4 * max ? pieces : Words.characters(text);
    }

    private static boolean isUnfit(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t' || Character.getType(c) == Character.SURROGATE;
    }

    /** Lower-case letters, digits and hyphens. */
    String slug() {
        return matching(SLUG, "is no slug", "write 2 to 64 of a-z, 0-9 and -");
    }

    /** An address of mail. */
    String mail() {
        return matching(MAIL, "is no mail address", "write one such as office@example.org");
    }

    String matching(Pattern pattern, String wrong, String instead) {
        var text = text(LINE * 2);
        if (text.isEmpty() || pattern.matcher(text).matches()) return text;
        wrong(quoted(text) + " " + wrong, instead);
        return "";
    }

    /** One of {@code words}. */
    String oneOf(Collection<String> words) {
        var text = text(LINE);
        if (text.isEmpty() || words.contains(text)) return text;
        wrong(quoted(text) + " is not known here", Nearest.advice(text, words));
        return "";
    }

    /** The slug of one of the {@code organisations} declared in this file. */
    String organisation(Collection<String> organisations) {
        var text = slug();
        if (text.isEmpty() || organisations.contains(text)) return text;
        var advice = Nearest.to(text, organisations).map(slug -> "did you mean " + quoted(slug) + "?");
        wrong("no organisation " + quoted(text) + " is declared", advice.orElse("declare it under organisations"));
        return "";
    }

    LocalDate date() {
        var text = text(LINE);
        if (text.isEmpty()) return LocalDate.EPOCH;
        try {
            var date = LocalDate.parse(text);
            if (DATE.matcher(text).matches() && date.getYear() >= 1900) return date;
        } catch (DateTimeParseException e) {
            // told below, with the other dates that are none
        }
        wrong(quoted(text) + " is no date", "write year-month-day, such as 2026-05-01");
        return LocalDate.EPOCH;
    }

    /** A whole number; the stand-in is 0, which no number in a campaign file may be. */
    int number(int min, int max) {
        if (node.isEmpty()) return 0;
        var range = "write a whole number from " + min + " to " + max;
        if (!(node.get() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT))) {
            wrong(Block.describe(node.get()) + " stands here", range);
            return 0;
        }
        try {
            int number = Integer.parseInt(scalar.getValue());
            if (number >= min && number <= max) return number;
        } catch (NumberFormatException e) {
            // too long, hexadecimal or octal: told below
        }
        wrong(quoted(scalar.getValue()) + " is not taken", range);
        return 0;
    }

    boolean flag() {
        if (node.isEmpty()) return false;
        if (node.get() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL))
            return scalar.getValue().toLowerCase(Locale.ROOT).equals("true");
        wrong(Block.describe(node.get()) + " stands here", "write true or false");
        return false;
    }

    /** A web address with blanks such as {@code {amount}} in its path or query ({@link GiftLink}). */
    URI giftLink() {
        var text = text(2000);
        var unknown = GiftLink.unknown(text);
        if (unknown.isEmpty()) return url(GiftLink.encoded(text));
        wrong(quoted(unknown.get()) + " is no blank of a link", "write one of " + String.join(" ", GiftLink.blanks()));
        return URI.create("https://example.org/");
    }

    /** A web address: http or https, with a host, without user or password. */
    URI url() {
        return url(text(2000));
    }

    private URI url(String text) {
        if (!text.isEmpty()) {
            try {
                var url = new URI(text);
                var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
                if (!scheme.equals("http") && !scheme.equals("https"))
                    wrong(quoted(text) + " is no web address", "write an address that starts with https://");
                else if (url.getRawUserInfo() != null)
                    wrong("the address contains a user name", "leave out what stands before the @");
                else if (url.getHost() == null)
                    wrong(quoted(text) + " names no host", "write an address such as https://example.org/");
                else return url;
            } catch (URISyntaxException e) {
                wrong(quoted(text) + " is no web address", "write one such as https://example.org/ and blanks as %20");
            }
        }
        return URI.create("https://example.org/");
    }

    static String quoted(String text) {
        return "\"" + (text.length() > 60 ? text.substring(0, 57) + "..." : text) + "\"";
    }
}
