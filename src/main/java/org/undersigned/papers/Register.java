package org.undersigned.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The record of processing activities (GDPR article 30 (1)). */
final class Register {

    private Register() {}

    static List<Paper.Section> sections(Facts facts, Words words) {
        var sections = new ArrayList<Paper.Section>();
        sections.add(Parts.controllers(facts, words));
        Stream.of(Activity.values()).map(one -> activity(one, facts, words)).forEach(sections::add);
        sections.add(Paper.Section.of(words.t("papers.security"), words.t("papers.security.text"))
                .with(Parts.security(facts, words)));
        return sections;
    }

    private static Paper.Section activity(Activity one, Facts facts, Words words) {
        return Paper.Section.of(one.title(words))
                .with(Parts.pairs(
                        words,
                        List.of(
                                row(words, "purpose", one.purpose(words)),
                                row(words, "basis", one.basis(words, facts.petition())),
                                row(words, "people", one.people(words)),
                                row(words, "data", one.data(words, facts.petition())),
                                row(words, "to", one.recipients(words, facts)),
                                row(words, "abroad", words.t("papers.abroad.blank")),
                                row(words, "until", one.until(words, facts)),
                                row(words, "security", words.t("papers.security.below")))));
    }

    private static List<String> row(Words words, String column, String said) {
        return List.of(words.t("papers.col." + column), said);
    }
}
