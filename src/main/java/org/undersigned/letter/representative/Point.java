package org.undersigned.letter.representative;

import java.util.Optional;
import java.util.regex.Pattern;

/** A place on Earth, as people copy it from a map. */
public record Point(double latitude, double longitude) {

    private static final Pattern TYPED = Pattern.compile(
            "\\s*([+-]?\\d{1,2}(?:\\.\\d{1,12})?)\\s*°?\\s*[,; ]\\s*([+-]?\\d{1,3}(?:\\.\\d{1,12})?)\\s*°?\\s*");

    /** Reads latitude and longitude with a comma between; nothing if it is something else. */
    public static Optional<Point> parse(String typed) {
        // Two numbers and a blank are a postcode in some countries.
        if (typed.indexOf(',') < 0 && typed.indexOf('.') < 0) return Optional.empty();
        var found = TYPED.matcher(typed);
        if (!found.matches()) return Optional.empty();
        var latitude = Double.parseDouble(found.group(1));
        var longitude = Double.parseDouble(found.group(2));
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return Optional.empty();
        return Optional.of(new Point(latitude, longitude));
    }

    /** Hides where somebody lives from logs. */
    @Override
    public String toString() {
        return "Point[hidden]";
    }
}
