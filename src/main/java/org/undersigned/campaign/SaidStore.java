package org.undersigned.campaign;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.html.Translated;

/**
 * All SQL about words that others wrote in the name of organisations that are no partners of a campaign: quotes and sign-ons. They show once
 * the organisation, or whoever runs the site on its word, approved exactly these.
 */
public final class SaidStore {

    /** Digest of a quote {@code o}. */
    private static final String QUOTE =
            "sha256(convert_to(E'quote\\n' || o.name || E'\\n' || o.office || E'\\n' || o.text, 'UTF8'))";

    /** Digest of a sign-on {@code o}, with the wording that it is for: under another text it is another one. */
    private static final String SIGN_ON = """
            sha256(convert_to(E'sign-on\\n' || o.version || E'\\n' || o.person || E'\\n' || o.office || E'\\n' || (
                   SELECT v.text FROM statement_version v WHERE v.statement = o.statement AND v.number = o.version), 'UTF8'))""";

    /** Whether the organisation of {@code o} was ever asked to be a partner of the campaign of its statement, and so answers as one. */
    private static final String ASKED = """
            EXISTS (SELECT 1 FROM partnership s JOIN statement t ON t.campaign = s.campaign
                     WHERE t.id = o.statement AND s.organisation = o.organisation)""";

    private static final String APPROVED =
            " OR EXISTS (SELECT 1 FROM said_approval a WHERE a.statement = o.statement AND a.organisation = o.organisation AND a.sha256 = ";

    /** A condition on a quote {@code o}: its organisation answers for it as a partner, or approved it. */
    static final String QUOTE_HOLDS = "(" + ASKED + APPROVED + QUOTE + "))";

    /** The same for a sign-on {@code o}. */
    static final String SIGN_ON_HOLDS = "(o.own OR " + ASKED + APPROVED + SIGN_ON + "))";

    private SaidStore() {}

    /** Words of a named person that wait for the organisation in whose name they stand. */
    public record Quoted(
            UUID statement, UUID organisation, String sha256, String name, Translated office, Translated text) {}

    /** Every quote that waits for the organisation in whose name it is. */
    public static List<Quoted> waiting(Handle handle) {
        return handle.createQuery("SELECT o.*, " + QUOTE + " AS sha256 FROM quote o WHERE NOT " + QUOTE_HOLDS
                        + " ORDER BY o.statement, o.position")
                .map((row, context) -> new Quoted(
                        Column.uuid(row, "statement"),
                        Column.uuid(row, "organisation"),
                        HexFormat.of().formatHex(row.getBytes("sha256")),
                        row.getString("name"),
                        Column.translated(row, "office"),
                        Column.translated(row, "text")))
                .list();
    }

    /** An organisation approves a quote in its name, by its digest; false if there is none such any more. */
    public static boolean approve(Handle handle, UUID statement, UUID organisation, byte[] sha256, LocalDate today) {
        return handle.execute(
                        "INSERT INTO said_approval (statement, organisation, sha256, dated, on_paper) SELECT DISTINCT o.statement, o.organisation, "
                                + QUOTE
                                + ", CAST(? AS date), false FROM quote o WHERE o.statement = ? AND o.organisation = ? AND "
                                + QUOTE
                                + " = ? ON CONFLICT DO NOTHING",
                        today,
                        statement,
                        organisation,
                        sha256)
                > 0;
    }

    /**
     * Records on the operator's word that organisations that are no partners approved what a campaign's statement says in their name; answers
     * how many words that is news about.
     */
    public static int onPaper(Handle handle, String campaign, LocalDate today) {
        return onPaper(handle, "quote o", QUOTE, campaign, today)
                + onPaper(handle, "sign_on o", SIGN_ON, campaign, today);
    }

    private static int onPaper(Handle handle, String table, String digest, String campaign, LocalDate today) {
        return handle.execute(
                "INSERT INTO said_approval (statement, organisation, sha256, dated, on_paper) SELECT DISTINCT o.statement, o.organisation, "
                        + digest + ", CAST(? AS date), true FROM " + table
                        + " JOIN statement t ON t.id = o.statement JOIN campaign c ON c.id = t.campaign WHERE c.slug = ? AND NOT "
                        + ASKED + " ON CONFLICT DO NOTHING",
                today,
                campaign);
    }
}
