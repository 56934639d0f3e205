import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * A request as bytes, with places to be filled in.
 *
 * @param places where they begin
 */
record Blank(byte[] bytes, int[] places) {

    /** A form that is posted; every {@code place} in path or fields is to be filled in with a text of the same length. */
    static Blank form(String path, String fields, String place) {
        return of("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + fields.length() + "\r\n\r\n" + fields, place);
    }

    /** A page that is asked for. */
    static Blank page(String path, String place) {
        return of("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n", place);
    }

    private static Blank of(String request, String place) {
        var places = new ArrayList<Integer>();
        for (int at = request.indexOf(place); at >= 0; at = request.indexOf(place, at + place.length())) places.add(at);
        return new Blank(
                request.getBytes(StandardCharsets.US_ASCII), places.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Writes it with {@code text} in every place. */
    void fill(ByteBuffer out, byte[] text) {
        out.put(bytes);
        for (var place : places) out.put(place, text);
    }
}
