package org.undersigned.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The arrangement between joint controllers (GDPR article 26), with what the program's own words leave open. */
final class Agreement {

    private Agreement() {}

    static List<Paper.Section> sections(Facts facts, Words words) {
        var sections = new ArrayList<Paper.Section>();
        sections.add(Parts.controllers(facts, words));
        if (!facts.isShared()) {
            sections.add(Paper.Section.of(words.t("papers.alone"), words.t("papers.alone.text")));
            return sections;
        }
        sections.add(accepted(facts, words));
        sections.add(Paper.Section.of(
                words.t("papers.subject"), words.t("partner.arr.purpose"), words.t("partner.arr.decide")));
        sections.add(duties(words));
        sections.add(Paper.Section.of(
                words.t("papers.contact"),
                words.name(facts.contact()) + "\n" + Parts.address(facts.contact(), words),
                words.t("papers.contact.any")));
        sections.add(Paper.Section.of(
                        words.t("papers.essence"),
                        words.t(
                                "papers.together.essence",
                                facts.site() + facts.petition().action().path() + "/arrangement"))
                .with(essence(words)));
        sections.add(
                Paper.Section.of(words.t("papers.leaving"), words.t("partner.arr.leave"), words.t("partner.arr.late")));
        sections.add(Paper.Section.of(
                words.t("papers.liable"), words.t("papers.liable.text"), words.t("papers.liable.blank")));
        sections.add(signatures(facts, words));
        return sections;
    }

    private static Paper.Section accepted(Facts facts, Words words) {
        var version = facts.arrangement()
                .map(one -> words.t("papers.version", one.number(), words.date(one.dated())))
                .orElseGet(() -> words.t("papers.version.none"));
        var rows = facts.parties().stream()
                .map(one -> List.of(
                        words.apart(words.name(one.organisation())),
                        one.accepted()
                                .map(day -> words.t("partner.arr.accepted", words.date(day)))
                                .orElseGet(() -> words.t("partner.arr.notYet"))))
                .toList();
        return Paper.Section.of(words.t("papers.accepted"), version)
                .with(new Paper.Grid(List.of(words.t("papers.col.organisation"), words.t("papers.col.answer")), rows));
    }

    private static Paper.Section duties(Words words) {
        var rows = Stream.of("inform", "requests", "breach", "security", "processor", "record", "own")
                .map(one -> List.of(words.t("papers.duty." + one), words.t("papers.duty." + one + ".who")))
                .toList();
        return Paper.Section.of(words.t("papers.duties"))
                .with(new Paper.Grid(List.of(words.t("papers.col.duty"), words.t("papers.col.who")), rows));
    }

    private static List<String> essence(Words words) {
        return Stream.of("purpose", "decide", "contact", "rights", "own", "security", "leave", "late")
                .map(one -> words.t("partner.arr." + one))
                .toList();
    }

    private static Paper.Section signatures(Facts facts, Words words) {
        var head = Stream.of("organisation", "person", "place", "signature")
                .map(one -> words.t("papers.col." + one))
                .toList();
        var rows = facts.parties().stream()
                .map(one -> List.of(
                        Parts.called(one.organisation(), words),
                        words.t("papers.blank.person"),
                        words.t("papers.blank.place"),
                        words.t("papers.blank.signature")))
                .toList();
        return Paper.Section.of(words.t("papers.signatures")).with(new Paper.Grid(head, rows));
    }
}
