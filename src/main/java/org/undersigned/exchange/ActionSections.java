package org.undersigned.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.ActionPart;
import org.undersigned.campaign.ActionStep;
import org.undersigned.campaign.ActionWriting;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;

/** All that campaign files say of actions other than petitions, kind by kind. */
final class ActionSections {

    /** In the order in which files are written. */
    private static final List<ActionSection<?>> ALL =
            List.of(new LetterSection(), new CallSection(), new PledgeSection());

    private ActionSections() {}

    /** The keys at the top of a file. */
    static List<String> keys() {
        return ALL.stream().<String>map(ActionSection::key).toList();
    }

    /** Reads all of them, by key; a key that is left out has no entries. */
    static Map<String, List<ActionPart>> read(
            Block root,
            Wording wording,
            List<String> organisations,
            CampaignFile.CampaignPart campaign,
            String petition) {
        var result = new LinkedHashMap<String, List<ActionPart>>();
        var entries = new ArrayList<Spot>();
        var slugs = new ArrayList<String>();
        for (var section : ALL) {
            var parts = new ArrayList<ActionPart>();
            for (var entry : root.may(section.key()).entries()) {
                var part = read(section, entry, wording, organisations, campaign);
                if (!part.slug().isEmpty() && part.slug().equals(petition))
                    entry.wrong("the petition has the slug " + Spot.quoted(petition), "choose another one here");
                entries.add(entry);
                slugs.add(part.slug());
                parts.add(part);
            }
            if (!parts.isEmpty()) result.put(section.key(), List.copyOf(parts));
        }
        Block.distinct(entries, slugs, "slug");
        return result;
    }

    private static <P extends ActionPart> P read(
            ActionSection<P> section,
            Spot entry,
            Wording wording,
            List<String> organisations,
            CampaignFile.CampaignPart campaign) {
        var part = section.read(entry, wording, organisations);
        section.check(entry, part, campaign);
        return part;
    }

    /** Those of a file under its keys, as maps and lists. */
    static Map<String, List<Map<String, Object>>> written(CampaignFile file) {
        var result = new LinkedHashMap<String, List<Map<String, Object>>>();
        for (var section : ALL)
            result.put(
                    section.key(),
                    parts(file, section).stream()
                            .map(one -> written(section, one))
                            .toList());
        return result;
    }

    /** What is stored of a campaign, by key. */
    static Map<String, List<ActionPart>> stored(Handle handle, Campaign campaign) {
        var result = new LinkedHashMap<String, List<ActionPart>>();
        for (var section : ALL) {
            var parts = campaign.actions().stream()
                    .filter(action -> action.kind().equals(section.kind()))
                    .<ActionPart>map(action -> section.stored(handle, action))
                    .toList();
            if (!parts.isEmpty()) result.put(section.key(), parts);
        }
        return result;
    }

    /** Why they cannot be stored beside what is there: a slug belongs to one action of one campaign for ever, and some do not become what a file says. */
    static List<FileError> refusals(Handle handle, CampaignFile file, List<Campaign> stored) {
        var errors = new ArrayList<FileError>();
        for (var section : ALL) refusals(handle, file, section, stored, errors);
        return errors;
    }

    private static <P extends ActionPart> void refusals(
            Handle handle, CampaignFile file, ActionSection<P> section, List<Campaign> stored, List<FileError> errors) {
        var parts = parts(file, section);
        for (int i = 0; i < parts.size(); i++) {
            var path = section.key() + "[" + i + "].";
            var part = section.type().cast(parts.get(i));
            for (var campaign : stored)
                for (var action : campaign.actions()) {
                    if (!action.slug().equals(part.slug())) continue;
                    var elsewhere = !campaign.slug().equals(file.campaign().slug());
                    if (elsewhere || !action.kind().equals(section.kind()))
                        errors.add(file.error(
                                path + "slug",
                                "the slug " + Spot.quoted(part.slug()) + " is taken",
                                "it belongs to "
                                        + (elsewhere ? "campaign " + campaign.slug() : "a " + action.kind())
                                        + "; choose another slug"));
                    else
                        section.refusal(section.stored(handle, action), part)
                                .map(one -> file.error(path + one.key(), one.wrong(), one.instead()))
                                .ifPresent(errors::add);
                }
        }
    }

    /** Stores those of a file, after its campaign, and says what changed. */
    static List<String> changes(Handle handle, CampaignFile file, Instant now) {
        var campaign = campaign(handle, file);
        var changes = new ArrayList<String>();
        for (var section : ALL) changes(handle, file, section, campaign, now, changes);
        LetterSection.follow(handle, file.campaign().slug());
        return changes;
    }

    private static <P extends ActionPart> void changes(
            Handle handle,
            CampaignFile file,
            ActionSection<P> section,
            Campaign campaign,
            Instant now,
            List<String> changes) {
        for (var one : parts(file, section)) {
            var part = section.type().cast(one);
            var subject = section.kind() + " " + part.slug();
            var there = campaign.actions().stream()
                    .filter(action -> action.slug().equals(part.slug()))
                    .findFirst();
            if (there.isEmpty()) {
                var id = UUID.randomUUID();
                ActionWriting.create(handle, id, campaign.id(), section.kind(), part, now);
                section.save(handle, id, part, now);
                changes.add(subject + ": created as a draft");
                continue;
            }
            var differences = differences(section, section.stored(handle, there.get()), part);
            if (differences.any()) {
                ActionWriting.title(handle, there.get().id(), part.title());
                section.save(handle, there.get().id(), part, now);
            }
            differences.of(subject).ifPresent(changes::add);
        }
    }

    private static <P extends ActionPart> Differences differences(ActionSection<P> section, P stored, P wanted) {
        var before = section.written(stored);
        var after = section.written(wanted);
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        var differences = new Differences();
        for (var key : keys)
            differences.in(key, Optional.ofNullable(before.get(key)), Optional.ofNullable(after.get(key)));
        return differences;
    }

    /** Opens those of a file that are drafts, with or after their petition; answers them, each as {@code call SLUG}. */
    static List<String> launch(Handle handle, CampaignFile file) {
        var opened = new ArrayList<String>();
        var drafts = campaign(handle, file).actions().stream()
                .filter(action -> !action.isPetition() && !action.isPublic())
                .toList();
        for (var action : drafts)
            if (slugs(file).contains(action.slug()) && ActionWriting.step(handle, action.id(), ActionStep.OPEN))
                opened.add(action.kind() + " " + action.slug());
        return opened;
    }

    /** The slugs of those of a file. */
    static List<String> slugs(CampaignFile file) {
        return file.others().values().stream()
                .flatMap(List::stream)
                .map(ActionPart::slug)
                .toList();
    }

    private static Campaign campaign(Handle handle, CampaignFile file) {
        return CampaignWriting.stored(handle).campaigns().stream()
                .filter(one -> one.slug().equals(file.campaign().slug()))
                .findFirst()
                .orElseThrow();
    }

    private static List<ActionPart> parts(CampaignFile file, ActionSection<?> section) {
        return file.others().getOrDefault(section.key(), List.of());
    }

    private static <P extends ActionPart> Map<String, Object> written(ActionSection<P> section, ActionPart part) {
        return section.written(section.type().cast(part));
    }
}
