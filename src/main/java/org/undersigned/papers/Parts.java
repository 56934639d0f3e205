package org.undersigned.papers;

import java.util.List;
import java.util.stream.Stream;
import org.undersigned.organisation.Organisation;

/** Parts that more than one paper has. */
final class Parts {

    private Parts() {}

    /** Who answers for the data, and what cannot be known about them here. */
    static Paper.Section controllers(Facts facts, Words words) {
        var head =
                List.of(words.t("papers.col.organisation"), words.t("papers.col.role"), words.t("papers.col.address"));
        var rows = facts.parties().stream()
                .map(one -> List.of(
                        called(one.organisation(), words),
                        words.t("campaign.role." + one.role().word()),
                        address(one.organisation(), words)))
                .toList();
        var lead = words.t(facts.isShared() ? "papers.who.several" : "papers.who.one");
        var isKnown = facts.parties().stream()
                .allMatch(one -> one.organisation().legalName().isPresent());
        return (isKnown
                        ? Paper.Section.of(words.t("papers.who"), lead)
                        : Paper.Section.of(words.t("papers.who"), lead, words.t("papers.blank.legal")))
                .with(new Paper.Grid(head, rows))
                .with(List.of(words.t("papers.blank.officer"), words.t("papers.blank.representative")));
    }

    /** What an organisation is called where it is registered, above what pages call it; that alone if it did not say. */
    static String called(Organisation organisation, Words words) {
        var name = words.apart(words.name(organisation));
        return organisation
                .legalName()
                .filter(legal -> !legal.equals(words.name(organisation)))
                .map(legal -> words.apart(legal) + "\n" + name)
                .orElse(name);
    }

    /** Where an organisation can be written to, and its own notice. */
    static String address(Organisation organisation, Words words) {
        var lines = organisation.postalAddress().lines().map(words::apart).toList();
        return (lines.isEmpty() ? words.t("papers.blank.address") : String.join("\n", lines))
                + "\n"
                + words.apart(organisation.privacyUrl().toString());
    }

    /** A table of two columns; each pair is a name and what is to be said. */
    static Paper.Grid pairs(Words words, List<List<String>> rows) {
        return new Paper.Grid(List.of(words.t("papers.col.what"), words.t("papers.col.said")), rows);
    }

    /** What protects data here, and then what is weak, each sentence marked as that. */
    static List<String> security(Facts facts, Words words) {
        var all = Measures.all(facts, words);
        return Stream.concat(all.strong().stream(), all.weak().stream().map(one -> words.t("papers.weak") + " " + one))
                .toList();
    }
}
