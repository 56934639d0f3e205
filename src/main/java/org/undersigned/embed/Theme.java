package org.undersigned.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the page around a frame may choose of its look. Everything else is ours, so that no choice makes anything unreadable and no style of
 * others comes in: a value that is none of these is as if it had not been said.
 *
 * @param accent {@code rrggbb} of links and the button; made darker or lighter where it could not be read
 * @param radius of corners, in pixels
 * @param font one of {@link #FONTS}
 * @param scheme one of {@link #SCHEMES}; as the reader's device has it if empty
 */
public record Theme(Optional<String> accent, Optional<Integer> radius, Optional<String> font, Optional<String> scheme) {

    /** The faces there are, all of them already on the reader's device. */
    public static final List<String> FONTS = List.of("system", "serif", "rounded", "humanist");

    /** The schemes that can be asked for. */
    public static final List<String> SCHEMES = List.of("light", "dark");

    /** Most pixels of a corner. */
    public static final int ROUNDEST = 24;

    static final Theme PLAIN = new Theme(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int OURS = 0x7b2a5a;
    private static final Pattern COLOUR = Pattern.compile("[0-9a-f]{6}");
    private static final Pattern PIXELS = Pattern.compile("[0-9]{1,2}");

    private static final Map<String, String> STACKS = Map.of(
            "system", "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",Arial,sans-serif",
            "serif", "\"Iowan Old Style\",Palatino,\"Noto Serif\",Georgia,serif",
            "rounded", "ui-rounded,\"Arial Rounded MT Bold\",Nunito,system-ui,sans-serif",
            "humanist", "Seravek,\"Gill Sans Nova\",Ubuntu,Calibri,\"DejaVu Sans\",sans-serif");

    /** Themes that have every text between them which any has; the accent is one that has to be changed in both schemes. */
    static Stream<Theme> samples() {
        return FONTS.stream()
                .flatMap(font -> SCHEMES.stream()
                        .map(scheme -> new Theme(
                                Optional.of("808080"), Optional.of(ROUNDEST), Optional.of(font), Optional.of(scheme))));
    }

    /** The theme that parameters ask for; {@code value} gives one by its name, or null. */
    static Theme of(UnaryOperator<String> value) {
        return new Theme(
                given(value, "accent").filter(Theme::isColour),
                given(value, "radius")
                        .filter(text -> PIXELS.matcher(text).matches())
                        .map(Integer::valueOf)
                        .filter(pixels -> pixels <= ROUNDEST),
                given(value, "font").filter(FONTS::contains),
                given(value, "scheme").filter(SCHEMES::contains));
    }

    private static Optional<String> given(UnaryOperator<String> value, String name) {
        return Optional.ofNullable(value.apply(name));
    }

    /** Whether a text is a colour here: six hexadecimal digits in lower case. */
    static boolean isColour(String text) {
        return COLOUR.matcher(text).matches();
    }

    /** The same, with another accent if it has none. */
    Theme orAccent(Optional<String> other) {
        return new Theme(
                accent.or(() -> other.map(text -> text.replace("#", "").toLowerCase(Locale.ROOT))),
                radius,
                font,
                scheme);
    }

    /** Names and values, as in addresses and attributes; what was not chosen is left out. */
    List<Map.Entry<String, String>> chosen() {
        var chosen = new ArrayList<Map.Entry<String, String>>();
        accent.ifPresent(value -> chosen.add(Map.entry("accent", value)));
        radius.ifPresent(value -> chosen.add(Map.entry("radius", String.valueOf(value))));
        font.ifPresent(value -> chosen.add(Map.entry("font", value)));
        scheme.ifPresent(value -> chosen.add(Map.entry("scheme", value)));
        return chosen;
    }

    /** The colours, corners and the face, to stand behind the sheet that draws with them: ours for some language is no stronger than a choice. */
    String css() {
        var corner = radius.map(pixels -> "--radius:" + pixels + "px;").orElse("");
        var face = font.map(name -> "--font:" + STACKS.get(name) + ";").orElse("");
        var colours = scheme.map(name -> ":root{" + colours(name.equals("dark")) + "}")
                .orElseGet(() ->
                        ":root{" + colours(false) + "}@media(prefers-color-scheme:dark){:root{" + colours(true) + "}}");
        return colours + (corner.isEmpty() && face.isEmpty() ? "" : ":root:root{" + corner + face + "}");
    }

    private String colours(boolean dark) {
        var ground = dark ? 0x231a20 : 0xfffdfb;
        var wanted = accent.map(text -> Integer.parseInt(text, 16)).orElse(OURS);
        var readable = "--accent:#%06x;".formatted(Contrast.readable(wanted, ground));
        return readable
                + (dark
                        ? "color-scheme:dark;--ground:#231a20;--ink:#f4eae4;--soft:#c0afb7;--line:#43343d;--edge:#958089;--wrong:#ffb19c;--wash:#3a1b13"
                        : "color-scheme:light;--ground:#fffdfb;--ink:#281a24;--soft:#65535e;--line:#dccfc8;--edge:#85727c;--wrong:#9a2a14;--wash:#fceae3");
    }
}
