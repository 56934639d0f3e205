package org.undersigned.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.exchange.CampaignFile.OrganisationPart;
import org.undersigned.foundation.db.Db;

/** One organisation, written outside a campaign file and judged as an entry of one. */
public final class OrganisationEntry {

    private static final String LIST = "organisations";
    private static final String ENTRY = LIST + "[0].";

    private OrganisationEntry() {}

    /** What came of it. */
    public sealed interface Judged {
        /** It keeps every rule. */
        record Good(OrganisationPart part) implements Judged {}

        /** It does not. @param keys where it breaks one, such as {@code name.en} or {@code social[0].url} */
        record Bad(List<String> keys) implements Judged {}
    }

    /**
     * Reads one.
     *
     * @param main the language that its name has to have
     * @param entry its keys and values, as files have them
     */
    public static Judged judge(String main, Map<String, Object> entry) {
        var findings = new Findings("", Optional.empty());
        var json = Db.toJson(Map.of(LIST, List.of(entry))).getBytes(StandardCharsets.UTF_8);
        var wording = new Wording(main, true, List.of());
        var sections = new OrganisationSections(wording, new PictureSection(wording, Optional.empty()));
        var read = YamlDocument.root(json, findings)
                .map(node -> sections.organisations(Block.of(new Spot(Optional.of(node), "", findings), LIST)
                        .need(LIST)));
        if (read.isPresent() && findings.isEmpty())
            return new Judged.Good(read.get().getFirst());
        return new Judged.Bad(findings.errors().stream()
                .map(error -> error.path().startsWith(ENTRY) ? error.path().substring(ENTRY.length()) : "")
                .distinct()
                .toList());
    }
}
