package org.undersigned.site;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.html.Folded;
import org.undersigned.foundation.html.Markdown;
import org.undersigned.foundation.html.Translated;
import org.undersigned.petition.Petitions;

/**
 * Finds public pages by words, in every language they are written in, whatever the accents and capitals. The folded texts are
 * kept until the public content changes, so that a search costs a walk over strings in memory and no query.
 */
@Singleton
final class Searching {

    /** Most results that one search shows. */
    static final int MOST = 50;

    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Campaigns campaigns;
    private final Petitions petitions;
    private volatile Index index = new Index(null, List.of());

    Searching(Campaigns campaigns, Petitions petitions) {
        this.campaigns = campaigns;
        this.petitions = petitions;
    }

    /** What was found: {@code kind} is the last part of message key {@code found.…}. */
    record Found(String kind, String path, Translated title, Translated about) {}

    private record Entry(Found found, String title, String all) {}

    private record Index(Campaigns.Content content, List<Entry> entries) {}

    /** Pages that hold every word, those with the words in their title first. */
    List<Found> search(String query) {
        var words = Stream.of(APART.split(Folded.of(query)))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) return List.of();
        return current().entries().stream()
                .filter(entry -> words.stream().allMatch(entry.all()::contains))
                .sorted(Comparator.comparing((Entry entry) ->
                                words.stream().filter(entry.title()::contains).count())
                        .reversed())
                .limit(MOST)
                .map(Entry::found)
                .toList();
    }

    private Index current() {
        var now = campaigns.now();
        var known = index;
        if (known.content() == now) return known;
        var made = new Index(now, entries(Visible.of(now)));
        index = made;
        return made;
    }

    private List<Entry> entries(Visible visible) {
        var entries = new ArrayList<Entry>();
        for (var campaign : visible.campaigns())
            for (var action : campaign.petitions()) if (action.isPublic()) entries.add(petition(campaign, action));
        for (var campaign : visible.campaigns())
            for (var action : campaign.otherActions())
                entries.add(entry(
                        action.kind(),
                        action.path(),
                        action.title(),
                        null,
                        List.of(campaign.title(), campaign.coalition().name())));
        for (var announced : visible.announcements()) {
            var announcement = announced.announcement();
            entries.add(entry(
                    "announcement",
                    "/announcements/" + announcement.slug(),
                    announcement.title(),
                    announcement.body(),
                    List.of(announcement.organisation().name())));
        }
        for (var coalition : visible.coalitions())
            entries.add(entry(
                    "coalition", "/coalitions/" + coalition.slug(), coalition.name(), coalition.about(), List.of()));
        for (var organisation : visible.organisations())
            entries.add(entry(
                    "organisation", "/organisations/" + organisation.slug(), organisation.name(), null, List.of()));
        return List.copyOf(entries);
    }

    private Entry petition(Campaign campaign, Action action) {
        var more = new ArrayList<Translated>();
        more.add(campaign.title());
        more.add(campaign.coalition().name());
        campaign.categories().forEach(category -> more.add(category.name()));
        campaign.targets()
                .forEach(target -> more.addAll(List.of(target.name(), target.office(), target.institution())));
        campaign.hashtags().forEach(tag -> more.add(Translated.of("en", tag)));
        var latest = petitions.visible(action.slug()).map(petition -> petition.latest());
        latest.ifPresent(version -> more.add(version.body()));
        return entry(
                "petition",
                action.path(),
                action.title(),
                latest.map(v -> v.ask()).orElse(null),
                more);
    }

    private static Entry entry(String kind, String path, Translated title, Translated about, List<Translated> more) {
        var all = Stream.concat(Stream.ofNullable(about), more.stream()).map(Searching::folded);
        var head = folded(title);
        return new Entry(
                new Found(kind, path, title, about), head, head + "\n" + all.collect(Collectors.joining("\n")));
    }

    private static String folded(Translated text) {
        return text.byLanguage().values().stream()
                .map(each -> Folded.of(Markdown.text(each)))
                .collect(Collectors.joining("\n"));
    }
}
