package org.undersigned.mailing.returned;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about where returned mail is heard of. */
final class ReturnStore {

    private ReturnStore() {}

    /** A mailbox, with its address sealed. */
    record Box(UUID organisation, byte[] url, Optional<LocalDate> readOn, Optional<String> trouble) {}

    static List<Box> mailboxes(Handle handle) {
        return handle.select("SELECT * FROM return_mailbox")
                .map((row, context) -> box(row))
                .list();
    }

    static Optional<Box> mailbox(Handle handle, UUID organisation) {
        return handle.select("SELECT * FROM return_mailbox WHERE organisation = ?", organisation)
                .map((row, context) -> box(row))
                .findOne();
    }

    static void setMailbox(Handle handle, UUID organisation, byte[] url) {
        handle.execute("DELETE FROM return_mailbox WHERE organisation = ?", organisation);
        handle.execute("INSERT INTO return_mailbox (organisation, url) VALUES (?, ?)", organisation, url);
    }

    static boolean removeMailbox(Handle handle, UUID organisation) {
        return handle.execute("DELETE FROM return_mailbox WHERE organisation = ?", organisation) == 1;
    }

    static void read(Handle handle, UUID organisation, LocalDate day) {
        handle.execute(
                "UPDATE return_mailbox SET read_on = ?, trouble = NULL WHERE organisation = ?", day, organisation);
    }

    static void trouble(Handle handle, UUID organisation, String trouble) {
        handle.execute("UPDATE return_mailbox SET trouble = ? WHERE organisation = ?", trouble, organisation);
    }

    static List<Hook> hooks(Handle handle, UUID organisation) {
        return handle.select("SELECT * FROM return_hook WHERE organisation = ? ORDER BY provider", organisation)
                .map((row, context) -> hook(row))
                .list();
    }

    /** The one behind a secret, by its digest. */
    static Optional<Hook> hook(Handle handle, byte[] secret) {
        return handle.select("SELECT * FROM return_hook WHERE secret = ?", secret)
                .map((row, context) -> hook(row))
                .findOne();
    }

    /** Makes one, in the place of one of before; what is known of its topic stays. */
    static void setHook(Handle handle, UUID organisation, Hook.Provider provider, byte[] secret) {
        handle.execute("""
                INSERT INTO return_hook (organisation, provider, secret) VALUES (?, ?, ?)
                ON CONFLICT (organisation, provider) DO UPDATE SET secret = excluded.secret
                """, organisation, provider.slug(), secret);
    }

    static boolean removeHook(Handle handle, UUID organisation, Hook.Provider provider) {
        return handle.execute(
                        "DELETE FROM return_hook WHERE organisation = ? AND provider = ?",
                        organisation,
                        provider.slug())
                == 1;
    }

    static void heard(Handle handle, Hook hook, LocalDate day) {
        handle.execute(
                "UPDATE return_hook SET heard_on = ? WHERE organisation = ? AND provider = ? AND heard_on IS DISTINCT FROM ?",
                day,
                hook.organisation(),
                hook.provider().slug(),
                day);
    }

    /** A topic asks to be believed. */
    static void ask(Handle handle, Hook hook, String topic, String confirm) {
        handle.execute(
                "UPDATE return_hook SET asking = ?, confirm_url = ? WHERE organisation = ? AND provider = ?",
                topic,
                confirm,
                hook.organisation(),
                hook.provider().slug());
    }

    /** A topic is believed from now on. */
    static void believe(Handle handle, Hook hook, String topic) {
        handle.execute(
                "UPDATE return_hook SET topic = ?, asking = NULL, confirm_url = NULL WHERE organisation = ? AND provider = ?",
                topic,
                hook.organisation(),
                hook.provider().slug());
    }

    private static Box box(ResultSet row) throws SQLException {
        return new Box(
                Column.uuid(row, "organisation"),
                row.getBytes("url"),
                Optional.ofNullable(row.getObject("read_on", LocalDate.class)),
                Optional.ofNullable(row.getString("trouble")));
    }

    private static Hook hook(ResultSet row) throws SQLException {
        return new Hook(
                Column.uuid(row, "organisation"),
                Hook.Provider.of(row.getString("provider")).orElseThrow(),
                Optional.ofNullable(row.getString("topic")),
                Optional.ofNullable(row.getString("asking")),
                Optional.ofNullable(row.getString("confirm_url")),
                Optional.ofNullable(row.getObject("heard_on", LocalDate.class)));
    }
}
