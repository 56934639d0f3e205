package org.undersigned.campaign.division;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about who takes part in the division of a campaign, and about the account of a petition. */
public final class AccountStore {

    private AccountStore() {}

    /** By campaign, the partners that take part. Who asks people twice takes none: nobody could say yes to it twice. */
    static Map<UUID, Set<UUID>> taking(Handle handle) {
        var taking = new HashMap<UUID, Set<UUID>>();
        handle.select("""
                        SELECT campaign, organisation FROM partnership WHERE divides AND state = 'joined' AND NOT asks_twice
                        """)
                .map((row, context) -> Map.entry(Column.uuid(row, "campaign"), Column.uuid(row, "organisation")))
                .forEach(one -> taking.computeIfAbsent(one.getKey(), campaign -> new HashSet<>())
                        .add(one.getValue()));
        return taking;
    }

    /** Partners of a campaign that said they take part. */
    static Set<UUID> said(Handle handle, UUID campaign) {
        return Set.copyOf(handle.select(
                        "SELECT organisation FROM partnership WHERE campaign = ? AND divides AND state = 'joined'",
                        campaign)
                .mapTo(UUID.class)
                .list());
    }

    /** Keeps whether a partner takes part; false if it is none. */
    static boolean take(Handle handle, UUID campaign, UUID organisation, boolean takes) {
        return handle.execute(
                        "UPDATE partnership SET divides = ? WHERE campaign = ? AND organisation = ? AND state = 'joined'",
                        takes,
                        campaign,
                        organisation)
                == 1;
    }

    /** Keeps the cap of a campaign's division, or that there is none. */
    static void cap(Handle handle, UUID campaign, Integer cap) {
        handle.createUpdate("UPDATE campaign SET division_cap = CAST(:cap AS int) WHERE id = :campaign")
                .bind("cap", cap)
                .bind("campaign", campaign)
                .execute();
    }

    /** Everybody who agreed so far; nobody else divides in this petition before the transaction ends. */
    public static long hold(Handle handle, UUID petition) {
        handle.execute("INSERT INTO division_tally (petition, agreed) VALUES (?, 0) ON CONFLICT DO NOTHING", petition);
        return handle.select("SELECT agreed FROM division_tally WHERE petition = ? FOR UPDATE", petition)
                .mapTo(Long.class)
                .one();
    }

    /** Everybody who agreed so far. */
    public static long agreed(Handle handle, UUID petition) {
        return handle.select("SELECT agreed FROM division_tally WHERE petition = ?", petition)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** How every organisation stands that ever brought or received somebody. */
    public static Map<UUID, Standing> standings(Handle handle, UUID petition) {
        var standings = new HashMap<UUID, Standing>();
        handle.select("SELECT * FROM division_account WHERE petition = ?", petition)
                .map((row, context) ->
                        new Standing(Column.uuid(row, "organisation"), row.getLong("brought"), row.getLong("received")))
                .forEach(one -> standings.put(one.organisation(), one));
        return standings;
    }

    /** Writes the account of a petition that is held: how many agreed, and those whose standing changed. */
    public static void write(Handle handle, UUID petition, long agreed, Collection<Standing> standings) {
        handle.execute("UPDATE division_tally SET agreed = ? WHERE petition = ?", agreed, petition);
        for (var one : standings) handle.execute("""
                    INSERT INTO division_account (petition, organisation, brought, received) VALUES (?, ?, ?, ?)
                    ON CONFLICT (petition, organisation) DO UPDATE SET brought = excluded.brought, received = excluded.received
                    """, petition, one.organisation(), one.brought(), one.received());
    }
}
