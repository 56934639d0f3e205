package org.undersigned.exchange;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Action;
import org.undersigned.letter.LetterAction;
import org.undersigned.letter.LetterPart;
import org.undersigned.letter.LetterWriting;
import org.undersigned.letter.representative.Representative;

/** Reads and writes {@code letters}. */
final class LetterSection implements ActionSection<LetterPart> {

    private static final List<String> RULES = Arrays.stream(LetterAction.Rule.values())
            .map(LetterAction.Rule::word)
            .toList();

    private static final int SUGGESTION = 4_000;

    @Override
    public String key() {
        return "letters";
    }

    @Override
    public String kind() {
        return Action.LETTER;
    }

    @Override
    public Class<LetterPart> type() {
        return LetterPart.class;
    }

    @Override
    public LetterPart read(Spot entry, Wording wording, List<String> organisations) {
        var block = Block.of(
                entry,
                "slug",
                "title",
                "text",
                "suggestions",
                "rule",
                "opens",
                "closes",
                "hourly",
                "test",
                "test_address",
                "representatives");
        var opens = block.may("opens").map(Spot::date);
        var closes = block.may("closes");
        var last = closes.map(Spot::date);
        if (opens.isPresent() && last.isPresent() && last.get().isBefore(opens.get()))
            closes.wrong("the last day lies before the first", "write a day from " + opens.get() + " on");
        var rule = block.may("rule").map(spot -> spot.oneOf(RULES)).orElse("all");
        return new LetterPart(
                block.need("slug").slug(),
                wording.line(block.need("title"), Wording.TITLE),
                wording.markdown(block.need("text")),
                suggestions(block.need("suggestions"), wording),
                LetterAction.Rule.of(rule).orElse(LetterAction.Rule.ALL),
                opens,
                last,
                block.may("hourly")
                        .map(spot -> spot.number(1, LetterPart.MOST_HOURLY))
                        .orElse(LetterPart.HOURLY),
                block.may("test").map(Spot::flag).orElse(true),
                block.may("test_address").map(Spot::mail).orElse(""),
                block.may("representatives").map(spot -> RepresentativeSection.read(spot, wording)));
    }

    private static List<LetterAction.Suggestion> suggestions(Spot spot, Wording wording) {
        var entries = spot.someEntries("text to begin with");
        if (entries.size() > LetterPart.MOST_SUGGESTIONS)
            spot.wrong("there are " + entries.size() + " texts", "write at most " + LetterPart.MOST_SUGGESTIONS);
        return entries.stream()
                .map(entry -> {
                    var block = Block.of(entry, "subject", "text");
                    var text = wording.prose(block.need("text"), SUGGESTION);
                    return new LetterAction.Suggestion(wording.line(block.need("subject"), 150), text);
                })
                .toList();
    }

    @Override
    public Map<String, Object> written(LetterPart part) {
        return CampaignTree.map(
                "slug",
                part.slug(),
                "title",
                part.title(),
                "text",
                part.text(),
                "rule",
                part.rule().word(),
                "opens",
                part.opens().orElse(null),
                "closes",
                part.closes().orElse(null),
                "hourly",
                part.hourly(),
                "test",
                part.test(),
                "test_address",
                part.testAddress().isEmpty() ? null : part.testAddress(),
                "suggestions",
                CampaignTree.each(
                        part.suggestions(), one -> CampaignTree.map("subject", one.subject(), "text", one.text())),
                "representatives",
                part.representatives().map(LetterSection::each).orElse(null));
    }

    private static List<Map<String, Object>> each(List<Representative> some) {
        return CampaignTree.each(some, RepresentativeSection::written);
    }

    @Override
    public void save(Handle handle, UUID action, LetterPart part, Instant now) {
        LetterWriting.save(handle, action, part);
    }

    @Override
    public LetterPart stored(Handle handle, Action action) {
        return LetterWriting.stored(handle, action);
    }

    /** Letters that follow the targets of their campaign have those of the file from now on. */
    static void follow(Handle handle, String campaign) {
        LetterWriting.follow(handle, campaign);
    }

    /** Nothing is written as an empty text. */
    static Optional<String> some(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }
}
