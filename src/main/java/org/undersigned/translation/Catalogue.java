package org.undersigned.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;

/** All texts of the interface in one language, area by area, in the order of the files. */
public record Catalogue(String language, List<Text> texts) {

    static Catalogue of(String language, List<Accepted> accepted, List<Suggested> suggested) {
        var said = accepted.stream()
                .filter(one -> one.language().equals(language))
                .collect(Collectors.toMap(Accepted::key, Function.identity()));
        var proposed = suggested.stream().collect(Collectors.groupingBy(Suggested::key));
        var filed = Messages.file(language);
        var texts = new ArrayList<Text>();
        Messages.file(Languages.MAIN)
                .forEach((key, english) -> texts.add(new Text(
                        language,
                        key,
                        english,
                        filed.getOrDefault(key, ""),
                        Optional.ofNullable(said.get(key)),
                        proposed.getOrDefault(key, List.of()))));
        return new Catalogue(language, List.copyOf(texts));
    }

    /** How far a part of it is. */
    public record Progress(String area, List<Text> texts) {

        public long all() {
            return texts.size();
        }

        public long done() {
            return all() - missing();
        }

        public long missing() {
            return count(Show.MISSING);
        }

        public long suggested() {
            return count(Show.SUGGESTED);
        }

        public long disputed() {
            return count(Show.DISPUTED);
        }

        public long outdated() {
            return count(Show.OUTDATED);
        }

        private long count(Show show) {
            return texts.stream().filter(show::shows).count();
        }
    }

    /** Of each area, in order. */
    public List<Progress> areas() {
        return Messages.areas().stream()
                .map(area -> new Progress(
                        area,
                        texts.stream().filter(text -> text.area().equals(area)).toList()))
                .toList();
    }

    /** Of the whole. */
    public Progress whole() {
        return new Progress("", texts);
    }

    Optional<Text> text(String key) {
        return texts.stream().filter(text -> text.key().equals(key)).findFirst();
    }

    /** The texts of an area, or of all, that a search and a choice leave. */
    List<Text> found(String area, Show show, String words) {
        return texts.stream()
                .filter(text -> area.isEmpty() || text.area().equals(area))
                .filter(show::shows)
                .filter(text -> words.isBlank() || text.has(words.strip()))
                .toList();
    }
}
