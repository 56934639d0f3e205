package org.undersigned.donation;

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
import org.undersigned.foundation.html.Translated;

/** All SQL about how organisations take gifts. */
public final class AccountStore {

    private static final TypeReference<List<Amounts>> MONEY = new TypeReference<>() {};
    private static final TypeReference<Translated> TRANSLATED = new TypeReference<>() {};

    private AccountStore() {}

    /** The account that gifts go to. */
    public static Optional<Account> inForce(Handle handle, UUID organisation) {
        return of(handle, organisation, "in-force");
    }

    /** The account that somebody asked for. */
    public static Optional<Account> asked(Handle handle, UUID organisation) {
        return of(handle, organisation, "asked");
    }

    private static Optional<Account> of(Handle handle, UUID organisation, String state) {
        return handle.select("SELECT * FROM donation_account WHERE organisation = ? AND state = ?", organisation, state)
                .map((row, context) -> account(row))
                .findOne();
    }

    /** The account of the organisation with a slug. */
    static Optional<Account> inForce(Handle handle, String slug) {
        return handle.select("""
                        SELECT a.* FROM donation_account a JOIN organisation o ON o.id = a.organisation
                         WHERE o.slug = ? AND a.state = 'in-force'
                        """, slug).map((row, context) -> account(row)).findOne();
    }

    /** Takes note of what is asked for, in the place of what was. */
    public static void ask(Handle handle, Account account) {
        dropAsked(handle, account.organisation());
        insert(handle, account, "asked");
    }

    /** Nothing is asked for any more. */
    public static void dropAsked(Handle handle, UUID organisation) {
        handle.execute("DELETE FROM donation_account WHERE organisation = ? AND state = 'asked'", organisation);
    }

    /** Gifts go there from now on. */
    public static void enforce(Handle handle, Account account) {
        handle.execute("DELETE FROM donation_account WHERE organisation = ?", account.organisation());
        insert(handle, account, "in-force");
    }

    /** Gifts go nowhere any more; false if they did not before. */
    public static boolean end(Handle handle, UUID organisation) {
        handle.execute("UPDATE donation_offer SET open = false WHERE organisation = ?", organisation);
        return handle.execute("DELETE FROM donation_account WHERE organisation = ?", organisation) > 0;
    }

    private static void insert(Handle handle, Account account, String state) {
        handle.createUpdate("""
                        INSERT INTO donation_account (organisation, state, legal_name, live, tail, secret, hook, former_hook, former_until)
                        VALUES (:organisation, :state, :legalName, :live, :tail, :secret, :hook, CAST(:formerHook AS bytea), CAST(:formerUntil AS date))
                        """)
                .bind("organisation", account.organisation())
                .bind("state", state)
                .bind("legalName", account.legalName())
                .bind("live", account.live())
                .bind("tail", account.tail())
                .bind("secret", account.secret())
                .bind("hook", account.hook())
                .bind("formerHook", account.formerHook())
                .bind("formerUntil", account.formerUntil())
                .execute();
    }

    /** What an organisation takes gifts of. */
    public static Optional<Offer> offer(Handle handle, UUID organisation) {
        return handle.select("SELECT * FROM donation_offer WHERE organisation = ?", organisation)
                .map((row, context) -> offer(row))
                .findOne();
    }

    static List<Open> open(Handle handle) {
        return handle.select("""
                        SELECT o.*, a.legal_name, a.live FROM donation_offer o
                          JOIN donation_account a ON a.organisation = o.organisation AND a.state = 'in-force' WHERE o.open
                        """)
                .map((row, context) -> new Open(offer(row), row.getString("legal_name"), row.getBoolean("live")))
                .list();
    }

    /** An offer that is open, with what may be known of its account. */
    record Open(Offer offer, String legalName, boolean live) {}

    /** Stores what it takes, in the place of what was. */
    public static void save(Handle handle, Offer offer) {
        handle.createUpdate("""
                        INSERT INTO donation_offer (organisation, open, once, monthly, money, note, portal)
                        VALUES (:organisation, :open, :once, :monthly, CAST(:money AS json), CAST(:note AS json), :portal)
                        ON CONFLICT (organisation) DO UPDATE SET open = excluded.open, once = excluded.once, monthly = excluded.monthly,
                               money = excluded.money, note = excluded.note, portal = excluded.portal
                        """)
                .bind("organisation", offer.organisation())
                .bind("open", offer.open())
                .bind("once", offer.once())
                .bind("monthly", offer.monthly())
                .bind("money", Db.toJson(offer.money()))
                .bind("note", offer.note().map(Db::toJson).orElse(null))
                .bind("portal", offer.portal())
                .execute();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                Column.uuid(row, "organisation"),
                row.getString("legal_name"),
                row.getBoolean("live"),
                row.getString("tail"),
                row.getBytes("secret"),
                row.getBytes("hook"),
                row.getBytes("former_hook"),
                row.getObject("former_until", LocalDate.class));
    }

    private static Offer offer(ResultSet row) throws SQLException {
        var note = row.getString("note");
        return new Offer(
                Column.uuid(row, "organisation"),
                row.getBoolean("open"),
                row.getBoolean("once"),
                row.getBoolean("monthly"),
                Column.json(row, "money", MONEY),
                Optional.ofNullable(note).map(text -> Db.fromJson(text, TRANSLATED)),
                row.getString("portal"));
    }
}
