package org.undersigned.campaign.partnership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.db.Column;

/** All SQL about what organisations said about being partners. */
public final class PartnershipStore {

    private static final String SELECT =
            "SELECT s.*, o.slug, o.name FROM partnership s JOIN organisation o ON o.id = s.organisation ";

    private PartnershipStore() {}

    /** Everybody who was ever asked, in the order of the campaign, those who are gone last. */
    public static List<Partnership> of(Handle handle, UUID campaign) {
        return handle.select(SELECT + """
                          LEFT JOIN partner p ON p.campaign = s.campaign AND p.organisation = s.organisation
                         WHERE s.campaign = ? ORDER BY p.position NULLS LAST, o.slug
                        """, campaign)
                .map((row, context) -> partnership(row))
                .list();
    }

    /** Where these organisations were asked or have joined. */
    public static List<Partnership> live(Handle handle, List<UUID> organisations) {
        return handle.createQuery(SELECT + """
                         WHERE s.organisation = ANY(:organisations) AND s.state IN ('asked', 'joined')
                         ORDER BY s.since DESC, s.campaign
                        """)
                .bindArray("organisations", UUID.class, organisations)
                .map((row, context) -> partnership(row))
                .list();
    }

    /** One, nobody able to change it before this transaction ends. */
    static Optional<Partnership> held(Handle handle, UUID campaign, UUID organisation) {
        return handle.select(
                        SELECT + "WHERE s.campaign = ? AND s.organisation = ? FOR UPDATE OF s", campaign, organisation)
                .map((row, context) -> partnership(row))
                .findOne();
    }

    /** Keeps what one said last. Who leaves takes part in no division any more, and who comes back is asked anew. */
    static void put(Handle handle, Partnership one) {
        handle.createUpdate("""
                        INSERT INTO partnership (campaign, organisation, state, role, asked, on_paper, since)
                        VALUES (:campaign, :organisation, :state, :role, :asked, :onPaper, :since)
                        ON CONFLICT (campaign, organisation) DO UPDATE SET
                               state = excluded.state, role = excluded.role, asked = excluded.asked,
                               on_paper = excluded.on_paper, since = excluded.since,
                               divides = partnership.divides AND excluded.state = 'joined'
                        """)
                .bind("campaign", one.campaign())
                .bind("organisation", one.organisation())
                .bind("state", one.state().word())
                .bind("role", one.role().map(Campaign.Role::word).orElse(null))
                .bind("asked", one.asked().map(Campaign.Role::word).orElse(null))
                .bind("onPaper", one.onPaper())
                .bind("since", one.since())
                .execute();
    }

    /** Takes an organisation out of what the lead wrote. */
    static void remove(Handle handle, UUID campaign, UUID organisation) {
        handle.execute("DELETE FROM partner WHERE campaign = ? AND organisation = ?", campaign, organisation);
    }

    /** Writes the role that stands in place of the one that was wished for. */
    static void role(Handle handle, UUID campaign, UUID organisation, Campaign.Role role) {
        handle.execute(
                "UPDATE partner SET role = ? WHERE campaign = ? AND organisation = ?",
                role.word(),
                campaign,
                organisation);
    }

    /** Whoever has joined a campaign of a coalition that names it belongs to that coalition. */
    static void agree(Handle handle, UUID campaign, List<String> vouched) {
        handle.createUpdate("""
                        UPDATE coalition_organisation m SET agreed = true
                          FROM campaign c, organisation o
                         WHERE c.id = :campaign AND m.coalition = c.coalition AND o.id = m.organisation AND NOT m.agreed
                           AND (o.slug = ANY(:vouched)
                                OR EXISTS (SELECT 1 FROM partnership s
                                            WHERE s.campaign = c.id AND s.organisation = o.id AND s.state = 'joined'))
                        """)
                .bind("campaign", campaign)
                .bindArray("vouched", String.class, vouched)
                .execute();
    }

    /**
     * Organisations that a coalition names, that have not said that they belong there, and whose owners were not told. Who is asked to be a
     * partner of a campaign of it is told there.
     */
    static List<UUID> untold(Handle handle, UUID coalition) {
        return handle.select("""
                        SELECT m.organisation FROM coalition_organisation m
                         WHERE m.coalition = ? AND NOT m.agreed AND m.asked_on IS NULL
                           AND NOT EXISTS (SELECT 1 FROM partnership s JOIN campaign c ON c.id = s.campaign
                                            WHERE c.coalition = m.coalition AND s.organisation = m.organisation
                                              AND s.state IN ('asked', 'joined'))
                         ORDER BY m.position
                        """, coalition).mapTo(UUID.class).list();
    }

    /** The owners of such an organisation were told. */
    static void told(Handle handle, UUID coalition, UUID organisation, LocalDate today) {
        handle.execute(
                "UPDATE coalition_organisation SET asked_on = ? WHERE coalition = ? AND organisation = ?",
                today,
                coalition,
                organisation);
    }

    /** Takes an organisation out of the coalition of a campaign. */
    static void leaveCoalition(Handle handle, UUID campaign, UUID organisation) {
        handle.execute("""
                DELETE FROM coalition_organisation
                 WHERE coalition = (SELECT coalition FROM campaign WHERE id = ?) AND organisation = ?
                """, campaign, organisation);
    }

    private static Partnership partnership(ResultSet row) throws SQLException {
        return new Partnership(
                Column.uuid(row, "campaign"),
                Column.uuid(row, "organisation"),
                row.getString("slug"),
                Column.translated(row, "name"),
                Partnership.State.of(row.getString("state")),
                Optional.ofNullable(row.getString("role")).map(Campaign.Role::of),
                Optional.ofNullable(row.getString("asked")).map(Campaign.Role::of),
                row.getBoolean("on_paper"),
                row.getObject("since", LocalDate.class));
    }
}
