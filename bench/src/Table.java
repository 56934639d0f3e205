import java.util.ArrayList;
import java.util.List;

/** Lines of text in columns. */
final class Table {

    private Table() {}

    static String of(List<String> head, List<List<String>> lines) {
        var all = new ArrayList<List<String>>();
        all.add(head);
        all.addAll(lines);
        var text = new StringBuilder();
        for (var line : all) {
            for (int i = 0; i < line.size(); i++) {
                var column = i;
                var width = all.stream().mapToInt(one -> one.get(column).length()).max().orElse(0);
                // Values stand right-aligned below one another.
                text.append(("%" + (i == 2 ? "" : "-") + Math.max(width, 1) + "s  ").formatted(line.get(i)));
            }
            text.setLength(text.toString().stripTrailing().length());
            text.append('\n');
        }
        return text.toString();
    }
}
