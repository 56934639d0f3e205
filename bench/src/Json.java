import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes maps, lists, numbers, texts and booleans. */
final class Json {

    private Json() {}

    static String write(Object value) {
        return write(value, "\n");
    }

    private static String write(Object value, String line) {
        var deeper = line + "  ";
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream()
                    .map(entry -> deeper + quoted(entry.getKey().toString()) + ": " + write(entry.getValue(), deeper))
                    .collect(Collectors.joining(",", "{", line + "}"));
            case List<?> list when list.stream().allMatch(Number.class::isInstance) ->
                list.stream().map(one -> write(one, "")).collect(Collectors.joining(", ", "[", "]"));
            case List<?> list -> list.stream().map(one -> deeper + write(one, deeper)).collect(Collectors.joining(",", "[", line + "]"));
            case Double number -> Double.toString(Math.round(number * 1_000) / 1_000.0);
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var c : text.toCharArray()) {
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ') quoted.append("\\u%04x".formatted((int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
