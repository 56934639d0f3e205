package org.undersigned.campaign;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.undersigned.organisation.Organisation;

/**
 * What strangers may see: nothing of a campaign shows before its first petition is public, neither its coalition nor its
 * organisations, because a draft must not tell who is preparing it. A coalition that they have seen stays.
 */
public record Visible(List<Campaign> campaigns, List<Coalition> coalitions, List<Organisation> organisations) {

    /** The public part of one moment's content. */
    public static Visible of(Campaigns.Content content) {
        var campaigns = content.visible();
        var coalitions = Stream.concat(
                        campaigns.stream().map(Campaign::coalition),
                        content.coalitions().stream().filter(Coalition::stays))
                .distinct()
                .sorted(Comparator.comparing(Coalition::slug))
                .toList();
        var organisations = Stream.of(
                        campaigns.stream().flatMap(c -> c.partners().stream()).map(Campaign.Partner::organisation),
                        coalitions.stream().flatMap(c -> c.organisations().stream()),
                        campaigns.stream()
                                .flatMap(c -> c.statement().stream())
                                .flatMap(s -> s.signOns().stream())
                                .map(Statement.SignOn::organisation),
                        campaigns.stream()
                                .flatMap(c -> c.statement().stream())
                                .flatMap(s -> s.quotes().stream())
                                .map(Statement.Quote::organisation))
                .flatMap(some -> some)
                .distinct()
                .sorted(Comparator.comparing(Organisation::slug))
                .toList();
        return new Visible(campaigns, coalitions, organisations);
    }

    public Optional<Coalition> coalition(String slug) {
        return coalitions.stream().filter(c -> c.slug().equals(slug)).findFirst();
    }

    public Optional<Organisation> organisation(String slug) {
        return organisations.stream().filter(o -> o.slug().equals(slug)).findFirst();
    }

    /** The campaign whose statement has this slug. */
    public Optional<Campaign> withStatement(String slug) {
        return campaigns.stream()
                .filter(c -> c.statement().filter(s -> s.slug().equals(slug)).isPresent())
                .findFirst();
    }

    /** The action with this slug that is no petition, archived ones included, with its campaign. */
    public Optional<Asking> asking(String kind, String slug) {
        return campaigns.stream()
                .flatMap(c -> c.actions().stream()
                        .filter(a -> a.kind().equals(kind) && a.slug().equals(slug) && a.isPublic())
                        .map(a -> new Asking(c, a)))
                .findFirst();
    }

    /** Whether there was an announcement with this slug, which was taken down. */
    public boolean isTakenDown(String slug) {
        return campaigns.stream()
                .flatMap(c -> c.announcements().stream())
                .anyMatch(a -> a.slug().equals(slug) && a.takenDown().isPresent());
    }

    /** Every announcement that was not taken down, with its campaign, the newest first. */
    public List<Announced> announcements() {
        return campaigns.stream()
                .flatMap(c -> c.announced().stream().map(a -> new Announced(c, a)))
                .sorted(Comparator.comparing((Announced a) -> a.announcement().dated())
                        .reversed()
                        .thenComparing(a -> a.announcement().slug()))
                .toList();
    }

    /** Whether all there is to see is made up, so that pages about all of it carry the banner too. */
    public boolean isSample() {
        return !campaigns.isEmpty() && campaigns.stream().allMatch(Campaign::sample);
    }

    /** An action and its campaign. */
    public record Asking(Campaign campaign, Action action) {}

    /** An announcement and the campaign it speaks of. */
    public record Announced(Campaign campaign, Campaign.Announcement announcement) {}
}
