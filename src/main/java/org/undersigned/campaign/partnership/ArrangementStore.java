package org.undersigned.campaign.partnership;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.db.Db;

/** All SQL about arrangements between joint controllers. */
public final class ArrangementStore {

    private static final TypeReference<List<Arrangement.Party>> PARTIES = new TypeReference<>() {};

    private ArrangementStore() {}

    /** The newest version. */
    public static Optional<Arrangement> latest(Handle handle, UUID campaign) {
        return handle.select("SELECT * FROM arrangement WHERE campaign = ? ORDER BY number DESC LIMIT 1", campaign)
                .map((row, context) -> arrangement(row))
                .findOne();
    }

    /** Every version of a campaign, the newest first. */
    static List<Arrangement> all(Handle handle, UUID campaign) {
        return handle.select("SELECT * FROM arrangement WHERE campaign = ? ORDER BY number DESC", campaign)
                .map((row, context) -> arrangement(row))
                .list();
    }

    /** Every version of every campaign, the newest of each first. */
    static List<Arrangement> every(Handle handle) {
        return handle.select("SELECT * FROM arrangement ORDER BY campaign, number DESC")
                .map((row, context) -> arrangement(row))
                .list();
    }

    static void insert(Handle handle, Arrangement one) {
        handle.execute(
                "INSERT INTO arrangement (campaign, number, dated, terms, parties) VALUES (?, ?, ?, ?, CAST(? AS json))",
                one.campaign(),
                one.number(),
                one.dated(),
                one.terms(),
                Db.toJson(one.parties()));
    }

    /** Who accepted a version. */
    public static List<Arrangement.Acceptance> acceptances(Handle handle, Arrangement arrangement) {
        return handle.select(
                        "SELECT * FROM arrangement_acceptance WHERE campaign = ? AND number = ? ORDER BY dated, organisation",
                        arrangement.campaign(),
                        arrangement.number())
                .map((row, context) -> new Arrangement.Acceptance(
                        Column.uuid(row, "organisation"),
                        row.getObject("dated", LocalDate.class),
                        row.getBoolean("on_paper")))
                .list();
    }

    /** Records an acceptance; the first one of an organisation counts. */
    static void accept(Handle handle, Arrangement arrangement, Arrangement.Acceptance one) {
        handle.execute(
                """
                INSERT INTO arrangement_acceptance (campaign, number, organisation, dated, on_paper) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """, arrangement.campaign(), arrangement.number(), one.organisation(), one.dated(), one.onPaper());
    }

    private static Arrangement arrangement(ResultSet row) throws SQLException {
        return new Arrangement(
                Column.uuid(row, "campaign"),
                row.getInt("number"),
                row.getObject("dated", LocalDate.class),
                row.getInt("terms"),
                Column.json(row, "parties", PARTIES));
    }
}
