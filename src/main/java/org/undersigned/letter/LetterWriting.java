package org.undersigned.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.ActionWriting;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.letter.representative.Area;
import org.undersigned.letter.representative.Representative;

/** Writes letter actions and their targets. Callers call {@link org.undersigned.foundation.db.Publication#changed}. */
public final class LetterWriting {

    private LetterWriting() {}

    /** Adds one as a draft in test mode, with the campaign's targets; answers its id. */
    public static UUID create(Handle handle, Campaign campaign, LetterPart part, Instant now) {
        var id = RandomBytes.id();
        ActionWriting.create(handle, id, campaign.id(), Action.LETTER, part, now);
        save(handle, id, part);
        return id;
    }

    /** Writes what is a letter's own, in place of what is there. The row of the action is there already. */
    public static void save(Handle handle, UUID action, LetterPart part) {
        handle.createUpdate("""
                        INSERT INTO letter (action, text, suggestions, rule, source, opens, closes, hourly, test, test_address)
                        VALUES (:id, CAST(:text AS json), CAST(:suggestions AS json), :rule, 'campaign', CAST(:opens AS date),
                                CAST(:closes AS date), :hourly, :test, :address)
                        ON CONFLICT (action) DO UPDATE SET
                               text = excluded.text, suggestions = excluded.suggestions, rule = excluded.rule, opens = excluded.opens,
                               closes = excluded.closes, hourly = excluded.hourly, test_address = excluded.test_address
                        """)
                .bind("id", action)
                .bind("text", Db.toJson(part.text()))
                .bind("suggestions", Db.toJson(part.suggestions()))
                .bind("rule", part.rule().word())
                .bind("opens", part.opens().orElse(null))
                .bind("closes", part.closes().orElse(null))
                .bind("hourly", part.hourly())
                .bind("test", part.test())
                .bind("address", part.testAddress())
                .execute();
        test(handle, action, part.test());
        part.representatives().ifPresentOrElse(some -> file(handle, action, some), () -> campaign(handle, action));
    }

    /** What is stored of one. */
    public static LetterPart stored(Handle handle, Action action) {
        return LetterStore.all(handle).stream()
                .filter(row -> row.action().equals(action.id()))
                .map(row -> LetterPart.of(LetterStore.letter(row, null, action)))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Letters go to targets from now on, if {@code test} is over; false if they did before. There is no way back: what people wrote for a target never
     * goes to whoever tries it. What was written for a test never goes to a target, so it is deleted.
     */
    public static boolean test(Handle handle, UUID action, boolean test) {
        if (test || handle.execute("UPDATE letter SET test = false WHERE action = ? AND test", action) == 0)
            return false;
        WritingStore.deleteAll(handle, action);
        return true;
    }

    /** Takes over the targets of a campaign for every letter that follows them. */
    public static void follow(Handle handle, String campaign) {
        handle.select("""
                        SELECT l.action FROM letter l JOIN action a ON a.id = l.action JOIN campaign c ON c.id = a.campaign
                         WHERE c.slug = ? AND l.source = 'campaign'
                        """, campaign).mapTo(UUID.class).list().forEach(action -> campaign(handle, action));
    }

    /** From now on its targets are those of a file. */
    public static void file(Handle handle, UUID action, List<Representative> representatives) {
        handle.execute("UPDATE letter SET source = 'file' WHERE action = ?", action);
        put(handle, action, representatives, false);
    }

    /**
     * From now on its targets are those of the campaign that have an address. An address that somebody entered for one of them stays until the campaign
     * says another.
     */
    public static void campaign(Handle handle, UUID action) {
        handle.execute("UPDATE letter SET source = 'campaign' WHERE action = ?", action);
        var some = handle.select("""
                        SELECT t.* FROM target t JOIN action a ON a.campaign = t.campaign WHERE a.id = ? AND t.email IS NOT NULL ORDER BY t.position
                        """, action)
                .map((row, context) -> new Representative(
                        "",
                        Column.translated(row, "name"),
                        Column.translated(row, "office"),
                        Column.translated(row, "institution"),
                        row.getString("email"),
                        "",
                        "",
                        List.of(),
                        Optional.empty()))
                .list();
        put(handle, action, some, true);
    }

    /** What would change. Those who stay are told by the key of a seat with its holder. */
    public static Differing differing(List<LetterTarget> stored, List<Representative> wanted) {
        var before = stored.stream()
                .filter(one -> !one.former())
                .collect(Collectors.toMap(one -> one.who().key(), Function.identity(), (one, other) -> one));
        var added = new ArrayList<Representative>();
        var changed = new ArrayList<Representative>();
        for (var one : wanted) {
            var old = before.remove(one.key());
            if (old == null) added.add(one);
            else if (!old.who().equals(one)) changed.add(one);
        }
        return new Differing(
                added, changed, before.values().stream().map(LetterTarget::who).toList());
    }

    /** What a file of representatives changes. */
    public record Differing(List<Representative> added, List<Representative> changed, List<Representative> gone) {

        public boolean isNothing() {
            return added.isEmpty() && changed.isEmpty() && gone.isEmpty();
        }
    }

    private static void put(Handle handle, UUID action, List<Representative> wanted, boolean keep) {
        var stored = LetterStore.all(handle).stream()
                .filter(row -> row.action().equals(action))
                .flatMap(row -> row.targets().stream())
                .toList();
        var before = new HashMap<String, LetterTarget>();
        stored.forEach(one -> before.putIfAbsent(one.who().key(), one));
        handle.execute("UPDATE letter_target SET former = true WHERE action = ?", action);
        int position = 0;
        for (var one : wanted)
            target(handle, action, Optional.ofNullable(before.get(one.key())), one, position++, keep);
    }

    private static void target(
            Handle handle, UUID action, Optional<LetterTarget> before, Representative one, int position, boolean keep) {
        handle.createUpdate("""
                        INSERT INTO letter_target AS t (id, action, position, district, name, office, institution, email, country, region,
                                                   postcodes, area)
                        VALUES (:id, :action, :position, :district, CAST(:name AS json), CAST(:office AS json),
                                CAST(:institution AS json), :email, :country, :region, CAST(:postcodes AS json), CAST(:area AS json))
                        ON CONFLICT (id) DO UPDATE SET
                               position = excluded.position, former = false, name = excluded.name, office = excluded.office,
                               institution = excluded.institution,
                               email = CASE WHEN :keep AND t.replaced = excluded.email THEN t.email ELSE excluded.email END,
                               replaced = CASE WHEN :keep AND t.replaced = excluded.email THEN t.replaced END, country = excluded.country,
                               region = excluded.region, postcodes = excluded.postcodes, area = excluded.area
                        """)
                .bind("id", before.map(LetterTarget::id).orElseGet(RandomBytes::id))
                .bind("action", action)
                .bind("position", position)
                .bind("keep", keep)
                .bind("district", one.district())
                .bind("name", Db.toJson(one.name()))
                .bind("office", Db.toJson(one.office()))
                .bind("institution", Db.toJson(one.institution()))
                .bind("email", one.email())
                .bind("country", one.country())
                .bind("region", one.region())
                .bind("postcodes", Db.toJson(one.postcodes()))
                .bind("area", one.area().map(Area::json).orElse(null))
                .execute();
    }
}
