package org.undersigned.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.picture.PictureName;
import org.undersigned.organisation.Organisation;

/**
 * Writes coalitions, campaigns, statements and announcements by slug. Ids of what exists are kept, lists below it are replaced, and
 * nothing that has a page of its own is ever deleted. Callers call {@link org.undersigned.foundation.db.Publication#changed}.
 */
public final class CampaignWriting {

    private CampaignWriting() {}

    /** Lets one writer in at a time until the transaction ends; readers and signers are not held up. */
    public static void lock(Handle handle) {
        handle.execute("LOCK TABLE campaign IN SHARE ROW EXCLUSIVE MODE");
    }

    /**
     * Everything as leads wrote it and as it stands in this transaction, unlike {@link Campaigns#now}, which trails behind and leaves out
     * who has not agreed.
     */
    public static Campaigns.Content stored(Handle handle) {
        return CampaignStore.written(handle);
    }

    /** What was agreed, as it stands in this transaction. */
    public static Campaigns.Content agreed(Handle handle) {
        return CampaignStore.content(handle);
    }

    /** The picture of a row, from its two columns. */
    public static Optional<Illustration> picture(ResultSet row) throws SQLException {
        var name = row.getString("picture");
        return name == null
                ? Optional.empty()
                : Optional.of(
                        new Illustration(PictureName.parse(name).orElseThrow(), Column.translated(row, "picture_alt")));
    }

    /** Whether staff changed the campaign since a file was last loaded. */
    public static boolean isChangedByStaff(Handle handle, String campaign) {
        return handle.select("SELECT changed_by_staff FROM campaign WHERE slug = ?", campaign)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /** Notes that staff changed the campaign, or that a file was loaded over it. */
    public static void changedByStaff(Handle handle, String campaign, boolean changed) {
        handle.execute(
                "UPDATE campaign SET changed_by_staff = ? WHERE slug = ? AND changed_by_staff <> ?",
                changed,
                campaign,
                changed);
    }

    /** Creates the coalition, or replaces all but the id of the one with its slug. */
    public static void save(Handle handle, Coalition coalition) {
        handle.createUpdate("""
                        INSERT INTO coalition (id, slug, name, about) VALUES (:id, :slug, CAST(:name AS json), CAST(:about AS json))
                        ON CONFLICT (slug) DO UPDATE SET name = excluded.name, about = excluded.about
                        """)
                .bind("id", coalition.id())
                .bind("slug", coalition.slug())
                .bind("name", Db.toJson(coalition.name()))
                .bind("about", Db.toJson(coalition.about()))
                .execute();
        handle.createUpdate(
                        "DELETE FROM coalition_organisation WHERE coalition = :coalition AND NOT organisation = ANY(:kept)")
                .bind("coalition", coalition.id())
                .bindArray(
                        "kept",
                        UUID.class,
                        coalition.organisations().stream().map(Organisation::id).toList())
                .execute();
        int position = 0;
        for (var organisation : coalition.organisations())
            handle.execute("""
                    INSERT INTO coalition_organisation (coalition, organisation, position) VALUES (?, ?, ?)
                    ON CONFLICT (coalition, organisation) DO UPDATE SET position = excluded.position
                    """, coalition.id(), organisation.id(), position++);
    }

    /**
     * Creates the campaign, or replaces all but the id of the one with its slug: its own words, partners and targets. Its coalition
     * has to exist; statement and announcements are saved by themselves, actions by the features they belong to.
     */
    public static void save(Handle handle, Campaign campaign) {
        // The page of a coalition that the public has seen stays when the campaign goes to another one.
        handle.execute("""
                UPDATE coalition k SET stays = true
                  FROM campaign c JOIN action a ON a.campaign = c.id
                 WHERE c.slug = ? AND k.id = c.coalition AND k.id <> ? AND NOT k.stays
                   AND a.kind = 'petition' AND a.state NOT IN ('draft', 'review')
                """, campaign.slug(), campaign.coalition().id());
        handle.createUpdate("""
                        INSERT INTO campaign (id, slug, coalition, title, colour, sample, categories, hashtags, links, next_actions,
                                              division_cap, gifts)
                        VALUES (:id, :slug, :coalition, CAST(:title AS json), :colour, :sample, CAST(:categories AS json),
                                CAST(:hashtags AS json), CAST(:links AS json), CAST(:nextActions AS json), CAST(:cap AS int), CAST(:gifts AS json))
                        ON CONFLICT (slug) DO UPDATE SET
                               coalition = excluded.coalition, title = excluded.title, colour = excluded.colour,
                               sample = excluded.sample, categories = excluded.categories, hashtags = excluded.hashtags,
                               links = excluded.links, next_actions = excluded.next_actions, division_cap = excluded.division_cap,
                               gifts = excluded.gifts
                        """)
                .bind("id", campaign.id())
                .bind("slug", campaign.slug())
                .bind("coalition", campaign.coalition().id())
                .bind("title", Db.toJson(campaign.title()))
                .bind("colour", campaign.colour().orElse(null))
                .bind("sample", campaign.sample())
                .bind("categories", Db.toJson(campaign.categories()))
                .bind("hashtags", Db.toJson(campaign.hashtags()))
                .bind("links", Db.toJson(campaign.links()))
                .bind("nextActions", Db.toJson(campaign.nextActions()))
                .bind("gifts", Db.toJson(campaign.gifts()))
                .bind("cap", campaign.division().map(Division::cap).orElse(null))
                .execute();
        partners(handle, campaign);
        targets(handle, campaign);
    }

    private static void partners(Handle handle, Campaign campaign) {
        handle.execute("DELETE FROM partner WHERE campaign = ?", campaign.id());
        int position = 0;
        for (var partner : campaign.partners())
            handle.execute(
                    "INSERT INTO partner (campaign, organisation, role, position) VALUES (?, ?, ?, ?)",
                    campaign.id(),
                    partner.organisation().id(),
                    partner.role().word(),
                    position++);
    }

    private static void targets(Handle handle, Campaign campaign) {
        handle.execute("DELETE FROM target WHERE campaign = ?", campaign.id());
        int position = 0;
        for (var target : campaign.targets())
            handle.createUpdate("""
                            INSERT INTO target (campaign, position, name, office, institution, email)
                            VALUES (:campaign, :position, CAST(:name AS json), CAST(:office AS json), CAST(:institution AS json), :email)
                            """)
                    .bind("campaign", campaign.id())
                    .bind("position", position++)
                    .bind("name", Db.toJson(target.name()))
                    .bind("office", Db.toJson(target.office()))
                    .bind("institution", Db.toJson(target.institution()))
                    .bind("email", target.email().orElse(null))
                    .execute();
    }

    /**
     * Creates the statement of {@code campaign}, or replaces the versions, sign-ons and quotes of the one with its slug. Sign-ons that
     * organisations gave or took back themselves stay as they are; a version that one of them is for has to be among the versions.
     */
    public static void save(Handle handle, UUID campaign, Statement statement) {
        var id = statement.id();
        handle.execute(
                "INSERT INTO statement (id, slug, campaign) VALUES (?, ?, ?) ON CONFLICT (slug) DO NOTHING",
                id,
                statement.slug(),
                campaign);
        handle.execute("DELETE FROM quote WHERE statement = ?", id);
        handle.execute("DELETE FROM sign_on WHERE statement = ? AND NOT own", id);
        handle.createUpdate("DELETE FROM statement_version WHERE statement = :id AND NOT number = ANY(:kept)")
                .bind("id", id)
                .bindArray(
                        "kept",
                        Integer.class,
                        statement.versions().stream()
                                .map(Statement.Version::number)
                                .toList())
                .execute();
        for (var version : statement.versions())
            handle.execute("""
                    INSERT INTO statement_version (statement, number, dated, text) VALUES (?, ?, ?, CAST(? AS json))
                    ON CONFLICT (statement, number) DO UPDATE SET dated = excluded.dated, text = excluded.text
                    """, id, version.number(), version.dated(), Db.toJson(version.text()));
        int place = 0;
        for (var signOn : statement.signOns())
            handle.execute(
                    """
                    INSERT INTO sign_on (statement, position, version, organisation, person, office, dated)
                    VALUES (?, ?, ?, ?, ?, CAST(? AS json), ?) ON CONFLICT (statement, version, organisation) DO NOTHING
                    """,
                    id,
                    place++,
                    signOn.version(),
                    signOn.organisation().id(),
                    signOn.person(),
                    Db.toJson(signOn.office()),
                    signOn.dated());
        int position = 0;
        for (var quote : statement.quotes())
            handle.execute(
                    """
                    INSERT INTO quote (statement, position, name, office, organisation, text)
                    VALUES (?, ?, ?, CAST(? AS json), ?, CAST(? AS json))
                    """,
                    id,
                    position++,
                    quote.name(),
                    Db.toJson(quote.office()),
                    quote.organisation().id(),
                    Db.toJson(quote.text()));
    }

    /** Creates these announcements of {@code campaign}, or replaces all but the ids of those with their slugs, in this order. */
    public static void save(Handle handle, UUID campaign, List<Campaign.Announcement> announcements) {
        int position = 0;
        for (var announcement : announcements)
            handle.createUpdate("""
                            INSERT INTO announcement (id, slug, campaign, organisation, dated, title, body, calls, picture, picture_alt, taken_down,
                                                      position)
                            VALUES (:id, :slug, :campaign, :organisation, :dated, CAST(:title AS json), CAST(:body AS json),
                                    CAST(:calls AS json), :picture, CAST(:alt AS json), CAST(:down AS date), :position)
                            ON CONFLICT (slug) DO UPDATE SET
                                   organisation = excluded.organisation, dated = excluded.dated, title = excluded.title,
                                   body = excluded.body, calls = excluded.calls, picture = excluded.picture,
                                   picture_alt = excluded.picture_alt, taken_down = excluded.taken_down, position = excluded.position
                            """)
                    .bind("id", announcement.id())
                    .bind("slug", announcement.slug())
                    .bind("campaign", campaign)
                    .bind("organisation", announcement.organisation().id())
                    .bind("dated", announcement.dated())
                    .bind("title", Db.toJson(announcement.title()))
                    .bind("body", Db.toJson(announcement.body()))
                    .bind("calls", Db.toJson(announcement.calls()))
                    .bind(
                            "picture",
                            announcement
                                    .picture()
                                    .map(one -> one.picture().file())
                                    .orElse(null))
                    .bind(
                            "alt",
                            announcement
                                    .picture()
                                    .map(one -> Db.toJson(one.alt()))
                                    .orElse(null))
                    .bind("down", announcement.takenDown().orElse(null))
                    .bind("position", position++)
                    .execute();
    }

    /** Takes an announcement down since a day, or puts it back. */
    public static void takeDown(Handle handle, UUID announcement, Optional<LocalDate> since) {
        handle.createUpdate("UPDATE announcement SET taken_down = CAST(:since AS date) WHERE id = :id")
                .bind("id", announcement)
                .bind("since", since.orElse(null))
                .execute();
    }
}
