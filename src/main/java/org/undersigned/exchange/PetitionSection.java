package org.undersigned.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.undersigned.exchange.CampaignFile.PetitionPart;
import org.undersigned.foundation.html.Translated;
import org.undersigned.petition.Channel;
import org.undersigned.petition.Ladder;
import org.undersigned.petition.Petition;
import org.undersigned.petition.ShareWords;

/** Reads {@code petition}. */
record PetitionSection(Wording wording, PictureSection pictures) {

    private static final int MOST_SIGNATURES = 1_000_000_000;
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern FIELD = Pattern.compile("[a-z0-9_]{2,32}");
    private static final List<String> PROFILES = List.of("standard", "high-risk");

    /** Fields of the sign form that every petition has; one of its own must not shadow them. */
    private static final Set<String> STANDARD_FIELDS = Set.of(
            "name",
            "email",
            "email_asked",
            "country",
            "postcode",
            "public",
            "updates",
            "partner",
            "source",
            "lang",
            "submission",
            "website");

    static Block open(Spot spot) {
        return Block.of(
                spot,
                "slug",
                "opens",
                "closes",
                "goals",
                "fields",
                "special_category",
                "profile",
                "picture",
                "share",
                "ladder",
                "title",
                "ask",
                "body");
    }

    PetitionPart petition(Block block) {
        var opens = block.need("opens").date();
        return new PetitionPart(
                block.need("slug").slug(),
                opens,
                closes(block.may("closes"), opens),
                goals(block.need("goals")),
                fields(block.may("fields")),
                block.need("special_category").flag(),
                block.may("profile").map(spot -> spot.oneOf(PROFILES)).orElse("standard"),
                pictures.picture(block.may("picture")),
                share(block.may("share")),
                ladder(block.may("ladder")),
                wording.line(block.may("title"), Wording.TITLE),
                wording.markdown(block.need("ask")),
                wording.markdown(block.need("body")));
    }

    private static Ladder ladder(Spot spot) {
        return new Ladder(spot.entries().stream().map(PetitionSection::rule).toList());
    }

    private static Ladder.Rule rule(Spot spot) {
        var block = Block.of(spot, "partner", "source", "steps");
        var source = block.may("source").map(one -> one.text(64)).orElse("");
        if (!source.isEmpty() && !SOURCE.matcher(source).matches())
            block.may("source").wrong(Spot.quoted(source) + " is no code of a source", "write a-z, A-Z, 0-9, - and _");
        var entries = block.need("steps").someEntries("step");
        var steps = entries.stream().map(one -> one.oneOf(Ladder.STEPS)).toList();
        Block.distinct(entries, steps, "step");
        return new Ladder.Rule(block.may("partner").map(Spot::slug).orElse(""), source.replace('_', '-'), steps);
    }

    private ShareWords share(Spot spot) {
        if (!spot.isWritten()) return ShareWords.NONE;
        var channels = Arrays.stream(Channel.values()).map(Channel::word).toArray(String[]::new);
        var block = Block.of(spot, channels);
        var words = new LinkedHashMap<String, Translated>();
        for (var channel : Channel.values()) {
            var one = block.may(channel.word());
            if (one.isWritten())
                words.put(channel.word(), channel == Channel.MAIL ? wording.prose(one) : wording.line(one));
        }
        return new ShareWords(words);
    }

    private static Optional<LocalDate> closes(Spot spot, LocalDate opens) {
        var closes = spot.map(Spot::date);
        if (closes.isPresent()
                && !closes.get().equals(LocalDate.EPOCH)
                && closes.get().isBefore(opens))
            spot.wrong("the petition closes before it opens", "write " + opens + " or a later day");
        return closes;
    }

    private static List<Integer> goals(Spot spot) {
        var goals = new ArrayList<Integer>();
        int highest = 0;
        for (var entry : spot.someEntries("goal")) {
            int goal = entry.number(1, MOST_SIGNATURES);
            if (goal > 0 && goal <= highest) entry.wrong("goals rise", "write a number above " + highest);
            highest = Math.max(highest, goal);
            goals.add(goal);
        }
        return List.copyOf(goals);
    }

    private List<Petition.Field> fields(Spot spot) {
        var entries = spot.entries();
        var fields = entries.stream().map(this::field).toList();
        Block.distinct(entries, fields.stream().map(Petition.Field::name).toList(), "field");
        return fields;
    }

    private Petition.Field field(Spot spot) {
        var block = Block.of(spot, "name", "label", "hint", "required", "max");
        var required = block.may("required");
        var field = new Petition.Field(
                name(block.need("name")),
                wording.line(block.need("label")),
                block.may("hint").map(wording::line).orElse(null),
                required.flag(),
                block.may("max").map(max -> max.number(1, 500)).orElse(120));
        if (field.required() && ContactConsent.isAskedBy(field))
            required.wrong(
                    "permission to write to people is no condition of signing",
                    "leave \"required\" out; each organisation has a box of its own, which nobody has to tick");
        return field;
    }

    private static String name(Spot spot) {
        var name = spot.text(Spot.LINE);
        if (STANDARD_FIELDS.contains(name) || name.startsWith("consent."))
            spot.wrong(Spot.quoted(name) + " is a field that every petition has", "choose another name");
        else if (!name.isEmpty() && !FIELD.matcher(name).matches())
            spot.wrong(Spot.quoted(name) + " is no name of a field", "write 2 to 32 of a-z, 0-9 and _");
        return name;
    }
}
