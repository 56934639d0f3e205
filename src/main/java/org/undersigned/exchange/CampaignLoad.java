package org.undersigned.exchange;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.Coalition;
import org.undersigned.campaign.SignOnWriting;
import org.undersigned.campaign.Statement;
import org.undersigned.campaign.brand.Brand;
import org.undersigned.campaign.brand.BrandWriting;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;

/** Stores everything of one file but its petition, and only what differs from what is stored. */
final class CampaignLoad {

    private final Handle handle;
    private final CampaignFile file;
    private final Instant now;
    private final boolean byStaff;
    private final List<String> changes = new ArrayList<>();

    /**
     * Of one file.
     *
     * @param byStaff whether it comes from the workspace, where announcements are taken down, the division of new supporters is switched on and
     *     the form for sign-ons is closed on pages of their own: a draft puts none back, and leaves the others and the look of
     *     organisations, which their owners choose, as they are
     */
    CampaignLoad(Handle handle, CampaignFile file, Instant now, boolean byStaff) {
        this.byStaff = byStaff;
        this.now = now;
        this.handle = handle;
        this.file = file;
    }

    /** Stores, and says what changed. */
    List<String> changes() {
        organisations();
        // Read after organisations are stored: what is compared below contains them.
        var content = CampaignWriting.stored(handle);
        var organisations = content.organisations().stream().collect(toMap(Organisation::slug, Function.identity()));
        var coalition = coalition(content.coalition(file.coalition().slug()), organisations);
        var stored = content.campaigns().stream()
                .filter(campaign -> campaign.slug().equals(file.campaign().slug()))
                .findFirst();
        var campaign = campaign(stored, coalition, organisations);
        file.statement()
                .ifPresent(part -> statement(campaign.id(), stored.flatMap(Campaign::statement), part, organisations));
        announcements(campaign.id(), stored.map(Campaign::announcements).orElse(List.of()), organisations);
        return changes;
    }

    private void organisations() {
        var stored = OrganisationStore.all(handle).stream().collect(toMap(Organisation::slug, Function.identity()));
        var brands = BrandWriting.stored(handle);
        for (var part : file.organisations()) {
            var before = stored.get(part.slug());
            var wanted = part.with(before == null ? UUID.randomUUID() : before.id());
            var brand = brands.getOrDefault(wanted.id(), Brand.NONE);
            var chosen = part.brand()
                    .filter(one -> !byStaff)
                    .map(one -> one.stored(handle, now))
                    .orElse(brand);
            var change = before == null
                    ? Optional.of("organisation " + part.slug() + ": created")
                    : new Differences()
                            .in("name", before.name(), wanted.name())
                            .in("legal_name", before.legalName(), wanted.legalName())
                            .in("kind", before.kind(), wanted.kind())
                            .in("url", before.url(), wanted.url())
                            .in("privacy_url", before.privacyUrl(), wanted.privacyUrl())
                            .in("postal_address", before.postalAddress(), wanted.postalAddress())
                            .in("donate_url", before.donateUrl(), wanted.donateUrl())
                            .in("social", before.social(), wanted.social())
                            .in("brand", brand, chosen)
                            .of("organisation " + part.slug());
            if (change.isPresent()) {
                OrganisationStore.save(handle, wanted);
                if (before != null && !Differences.same(Exported.organisation(before), Exported.organisation(wanted)))
                    OrganisationStore.described(handle, wanted.id(), false);
            }
            if (!brand.equals(chosen)) BrandWriting.save(handle, wanted.id(), chosen);
            change.ifPresent(changes::add);
        }
    }

    private Coalition coalition(Optional<Coalition> stored, Map<String, Organisation> organisations) {
        var part = file.coalition();
        var wanted = part.with(id(stored.map(Coalition::id)), organisations);
        var change = stored.isEmpty()
                ? Optional.of("coalition " + part.slug() + ": created")
                : new Differences()
                        .in("name", stored.get().name(), wanted.name())
                        .in("about", stored.get().about(), wanted.about())
                        .in("organisations", stored.get().organisations(), wanted.organisations())
                        .of("coalition " + part.slug());
        if (change.isPresent()) CampaignWriting.save(handle, wanted);
        change.ifPresent(changes::add);
        return wanted;
    }

    private Campaign campaign(Optional<Campaign> stored, Coalition coalition, Map<String, Organisation> organisations) {
        var part = file.campaign();
        var written = file.campaign(id(stored.map(Campaign::id)), coalition, organisations);
        var wanted = stored.filter(one -> byStaff)
                .map(one -> written.dividing(one.division()))
                .orElse(written);
        var change = stored.isEmpty()
                ? Optional.of("campaign " + part.slug() + ": created")
                : campaignDifferences(stored.get(), wanted).of("campaign " + part.slug());
        if (change.isPresent()) CampaignWriting.save(handle, wanted);
        change.ifPresent(changes::add);
        return wanted;
    }

    private static Differences campaignDifferences(Campaign stored, Campaign wanted) {
        return new Differences()
                .in("coalition", stored.coalition().id(), wanted.coalition().id())
                .in("title", stored.title(), wanted.title())
                .in("colour", stored.colour(), wanted.colour())
                .in("sample", stored.sample(), wanted.sample())
                .in("categories", stored.categories(), wanted.categories())
                .in("hashtags", stored.hashtags(), wanted.hashtags())
                .in("links", stored.links(), wanted.links())
                .in("next_actions", stored.nextActions(), wanted.nextActions())
                .in("partners", stored.partners(), wanted.partners())
                .in("division", stored.division(), wanted.division())
                .in("gifts", stored.gifts(), wanted.gifts())
                .in("targets", stored.targets(), wanted.targets());
    }

    private void statement(
            UUID campaign,
            Optional<Statement> stored,
            CampaignFile.StatementPart part,
            Map<String, Organisation> organisations) {
        var written = part.with(id(stored.map(Statement::id)), organisations);
        var closed = part.closed()
                .filter(said -> !byStaff)
                .orElse(stored.filter(Statement::closed).isPresent());
        var wanted = new Statement(
                written.id(), written.slug(), written.versions(), written.signOns(), written.quotes(), closed);
        var own = stored.map(Statement::signOns).orElse(List.of()).stream()
                .filter(Statement.SignOn::own)
                .map(Approval::of)
                .toList();
        var change = stored.isEmpty()
                ? Optional.of("statement " + part.slug() + ": created")
                : new Differences()
                        .in("sign_on_form", stored.get().closed(), closed)
                        .in("versions", stored.get().versions(), wanted.versions())
                        .in("sign_ons", written(stored.get(), own), written(wanted, own))
                        .in("quotes", stored.get().quotes(), wanted.quotes())
                        .of("statement " + part.slug());
        if (change.isPresent()) CampaignWriting.save(handle, campaign, wanted);
        SignOnWriting.closeForm(handle, wanted.id(), closed);
        change.ifPresent(changes::add);
    }

    private record Approval(int version, String organisation) {
        static Approval of(Statement.SignOn one) {
            return new Approval(one.version(), one.organisation().slug());
        }
    }

    /** What organisations say themselves is no difference; and the database keeps no order of sign-ons, so neither is that in the file. */
    private static List<Statement.SignOn> written(Statement statement, List<Approval> own) {
        return statement.signOns().stream()
                .filter(one -> !own.contains(Approval.of(one)))
                .sorted(Comparator.comparing(Statement.SignOn::version)
                        .thenComparing(signOn -> signOn.organisation().slug()))
                .toList();
    }

    private void announcements(
            UUID campaign, List<Campaign.Announcement> stored, Map<String, Organisation> organisations) {
        var before = stored.stream().collect(toMap(Campaign.Announcement::slug, Function.identity()));
        var wanted = new ArrayList<Campaign.Announcement>();
        var found = new ArrayList<String>();
        for (var part : file.announcements()) {
            var there = Optional.ofNullable(before.remove(part.slug()));
            var written = part.with(
                    id(there.map(Campaign.Announcement::id)), organisations, picture -> picture.stored(handle, now));
            var announcement = byStaff ? written.takenDown(there.flatMap(Campaign.Announcement::takenDown)) : written;
            wanted.add(announcement);
            there.ifPresentOrElse(
                    old -> new Differences()
                            .in("organisation", old.organisation(), announcement.organisation())
                            .in("date", old.dated(), announcement.dated())
                            .in("title", old.title(), announcement.title())
                            .in("body", old.body(), announcement.body())
                            .in("calls", old.calls(), announcement.calls())
                            .in("picture", old.picture(), announcement.picture())
                            .in("taken_down", old.takenDown(), announcement.takenDown())
                            .of("announcement " + part.slug())
                            .ifPresent(found::add),
                    () -> found.add("announcement " + part.slug() + ": created"));
        }
        // Those the file no longer names keep their pages, after the others.
        stored.stream().filter(old -> before.containsKey(old.slug())).forEach(wanted::add);
        var reordered = !slugs(stored).equals(slugs(wanted));
        if (found.isEmpty() && reordered)
            found.add("campaign " + file.campaign().slug() + ": order of announcements changed");
        if (!found.isEmpty()) CampaignWriting.save(handle, campaign, wanted);
        changes.addAll(found);
    }

    private static List<String> slugs(List<Campaign.Announcement> announcements) {
        return announcements.stream().map(Campaign.Announcement::slug).toList();
    }

    private static UUID id(Optional<UUID> stored) {
        return stored.orElseGet(UUID::randomUUID);
    }
}
