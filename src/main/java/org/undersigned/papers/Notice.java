package org.undersigned.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The privacy notice for people who sign (GDPR article 13). */
final class Notice {

    private Notice() {}

    static List<Paper.Section> sections(Facts facts, Words words) {
        var sections = new ArrayList<Paper.Section>();
        sections.add(Parts.controllers(facts, words));
        if (facts.isShared()) sections.add(together(facts, words));
        sections.add(why(facts, words));
        if (facts.petition().specialCategory())
            sections.add(Paper.Section.of(words.t("papers.special"), words.t("site.pSpecial")));
        sections.add(recipients(facts, words));
        sections.add(Paper.Section.of(
                words.t("papers.abroad"), words.t("papers.abroad.where"), words.t("papers.abroad.blank")));
        var months = facts.machine().months();
        sections.add(
                months > 0
                        ? Paper.Section.of(words.t("site.pLong"), words.t("site.pLongMonths", months))
                        : Paper.Section.of(
                                words.t("site.pLong"), words.t("site.pLongText"), words.t("papers.long.blank")));
        sections.add(rights(facts, words));
        sections.add(Paper.Section.of(words.t("papers.needed"), words.t("papers.needed.text")));
        sections.add(Paper.Section.of(words.t("papers.automatic"), words.t("papers.automatic.text")));
        return sections;
    }

    private static Paper.Section together(Facts facts, Words words) {
        return Paper.Section.of(
                words.t("papers.together"),
                words.t("papers.together.contact", words.name(facts.contact())),
                words.t(
                        "papers.together.essence",
                        facts.site() + facts.petition().action().path() + "/arrangement"));
    }

    private static Paper.Section why(Facts facts, Words words) {
        var head = Stream.of("activity", "purpose", "data", "basis", "until")
                .map(one -> words.t("papers.col." + one))
                .toList();
        var rows = Stream.of(Activity.values())
                .filter(Activity::isAboutSigners)
                .map(one -> List.of(
                        one.title(words),
                        one.purpose(words),
                        one.data(words, facts.petition()),
                        one.basis(words, facts.petition()),
                        one.until(words, facts)))
                .toList();
        return Paper.Section.of(words.t("papers.why"), words.t("papers.interest"))
                .with(new Paper.Grid(head, rows));
    }

    private static Paper.Section recipients(Facts facts, Words words) {
        var head = List.of(words.t("papers.col.activity"), words.t("papers.col.to"));
        var rows = Stream.of(Activity.values())
                .filter(Activity::isAboutSigners)
                .map(one -> List.of(one.title(words), one.recipients(words, facts)))
                .toList();
        return Paper.Section.of(words.t("papers.to"), words.t("papers.operator"), words.t("papers.nobodyElse"))
                .with(new Paper.Grid(head, rows));
    }

    private static Paper.Section rights(Facts facts, Words words) {
        var mine = facts.site() + words.page().href("/my-signatures");
        return Paper.Section.of(words.t("papers.rights"), words.t("papers.rights.page", mine))
                .with(Stream.of("access", "rectify", "erase", "object", "withdraw", "letter", "complain")
                        .map(one -> words.t("papers.rights." + one))
                        .toList());
    }
}
