package org.undersigned.campaign.brand;

import java.util.Optional;
import java.util.regex.Pattern;
import org.undersigned.foundation.picture.PictureName;

/**
 * What an organisation's own link to a petition looks like, and its own page and announcements.
 *
 * @param colour {@code #rrggbb} that takes the place of the campaign's; pages keep its hue and fix its lightness, so that every colour can be
 *     read on
 * @param logo its picture; nothing if it has none
 */
public record Brand(Optional<String> colour, Optional<PictureName> logo) {

    /** What holds for an organisation that chose nothing. */
    public static final Brand NONE = new Brand(Optional.empty(), Optional.empty());

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    /** Whether a text is a colour as it is kept: six hexadecimal digits in lower case behind a hash. */
    public static boolean isColour(String text) {
        return COLOUR.matcher(text).matches();
    }

    /** Name of the sheet that tints a page in the colour of an organisation, if it chose one. */
    public Optional<String> sheet(String organisation) {
        return colour.map(one -> "brand-" + organisation);
    }

    /** As the audit log says it, such as {@code colour=#0f766e logo=on}. */
    String words() {
        return "colour=" + colour.orElse("none") + " logo=" + (logo.isPresent() ? "on" : "off");
    }
}
