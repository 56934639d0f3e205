package org.undersigned.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undersigned.foundation.html.Languages;
import org.undersigned.petition.Petition;

/** The data protection impact assessment (GDPR article 35 (7)). */
final class Assessment {

    private Assessment() {}

    static List<Paper.Section> sections(Facts facts, Words words) {
        var sections = new ArrayList<Paper.Section>();
        sections.add(Parts.controllers(facts, words));
        sections.add(Paper.Section.of(
                words.t("papers.whether"),
                words.t(facts.petition().specialCategory() ? "papers.whether.special" : "papers.whether.plain"),
                words.t("papers.whether.blank")));
        sections.add(description(facts, words));
        sections.add(Paper.Section.of(words.t("papers.necessity"))
                .with(Stream.of("little", "apart", "free", "short", "noEnd", "blank")
                        .map(one -> words.t("papers.necessity." + one))
                        .toList()));
        sections.add(risks(facts, words));
        if (facts.petition().specialCategory()) sections.add(special(facts, words));
        sections.add(Paper.Section.of(
                words.t("papers.asked"), words.t("papers.asked.people"), words.t("papers.asked.officer")));
        sections.add(Paper.Section.of(
                words.t("papers.result"), words.t("papers.result.blank"), words.t("papers.result.again")));
        return sections;
    }

    private static Paper.Section description(Facts facts, Words words) {
        var petition = facts.petition();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                words.t("papers.is.petition"),
                words.apart(words.text(petition.latest().title()))));
        rows.add(List.of(
                words.t("papers.is.address"),
                words.apart(facts.site() + petition.action().path())));
        rows.add(List.of(words.t("papers.is.open"), open(petition, words)));
        rows.add(List.of(
                words.t("papers.is.languages"),
                words.listed(petition.languages().stream()
                        .map(one -> Languages.name(one, words.page().language()))
                        .toList())));
        rows.add(List.of(
                words.t("papers.is.number"),
                words.page().number(petition.action().published())));
        rows.add(List.of(
                words.t("papers.is.special"),
                words.t(petition.specialCategory() ? "papers.is.special.yes" : "papers.is.special.no")));
        rows.add(List.of(
                words.t("papers.is.profile"),
                words.t(facts.isHighRisk() ? "papers.is.profile.high" : "papers.is.profile.standard")));
        for (var one : Activity.values()) rows.add(List.of(one.title(words), activity(one, facts, words)));
        return Paper.Section.of(words.t("papers.description")).with(Parts.pairs(words, rows));
    }

    private static String activity(Activity one, Facts facts, Words words) {
        return words.t("papers.col.purpose") + ": " + one.purpose(words) + "\n"
                + words.t("papers.col.data") + ": " + one.data(words, facts.petition()) + "\n"
                + words.t("papers.col.to") + ": " + one.recipients(words, facts);
    }

    private static String open(Petition petition, Words words) {
        var from = words.date(petition.opens());
        return petition.closes()
                .map(last -> words.t("papers.is.open.until", from, words.date(last)))
                .orElseGet(() -> words.t("papers.is.open.endless", from));
    }

    private static Paper.Section risks(Facts facts, Words words) {
        var head = Stream.of("risk", "measures", "weak", "rest")
                .map(one -> words.t("papers.col." + one))
                .toList();
        var rows = Stream.of(Measures.Risk.values())
                .map(risk -> {
                    var measures = Measures.against(risk, facts, words);
                    return List.of(
                            words.t("papers.risk." + risk.word()),
                            listed(measures.strong()),
                            measures.weak().isEmpty() ? words.t("papers.weak.none") : listed(measures.weak()),
                            words.t("papers.blank.rest"));
                })
                .toList();
        return Paper.Section.of(words.t("papers.risks"), words.t("papers.risks.lead"))
                .with(new Paper.Grid(head, rows));
    }

    private static String listed(List<String> sentences) {
        return sentences.stream().map(one -> "– " + one).collect(Collectors.joining("\n"));
    }

    /** What article 9 asks for beyond the rest, and where this installation falls short of it. */
    private static Paper.Section special(Facts facts, Words words) {
        var points = new ArrayList<>(List.of(
                words.t("papers.strict.told"), words.t("papers.strict.body"), words.t("papers.strict.officer")));
        if (!facts.isHighRisk()) points.add(words.t("papers.weak") + " " + words.t("papers.strict.profile"));
        if (facts.machine().stewardHosted())
            points.add(words.t("papers.weak") + " " + words.t("papers.strict.steward"));
        var hosted = facts.with(Facts.Key.HOSTED);
        if (!hosted.isEmpty())
            points.add(
                    words.t("papers.weak") + " " + words.t("papers.strict.hosted") + " " + words.names(hosted) + ".");
        points.add(words.t("papers.strict.authority"));
        return Paper.Section.of(words.t("papers.special"), words.t("site.pSpecial"))
                .with(points);
    }
}
